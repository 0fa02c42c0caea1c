"""Names of columns, boxes and official texts, which stand where headlines and kickers do."""

from zx_convert.text.characters import LETTER, half
from zx_convert.text.patterns import regex

from .bullets import CIRCLED
from .likelihood import cost_of_dotted
from .poems import FORMS
from .words import Endings, one_of

_BOXES = """
小贴士 小貼士 小知识 小档案 小檔案 资料卡 短评 快评 微评 公告 通告 通报 公示 讣告 訃告 通知 致歉 更正 鸣谢 话你知
話你知 微言 图说 知多点 知多啲 回音壁 反馈 回应 来信 来信选登 来信摘登 今日看点 今日提示 今日导读 延伸閱讀 人物名片
代邮 代郵 人物档案 人物简介 声明 启事 小词典 词典 回音 周报 更正与道歉 致读者 动态 花絮 快评 荐书 书讯 影讯 天气 菜谱
小常识 启事 啟事 征稿 徵稿 征文 徵文 招聘
"""
_BACKGROUND = (
    "(?:相关|新闻|法条|法律|知识|背景|案例|政策|延伸|資料)?(?:链接|鏈接|連結)|(?:新闻|事件|相关)?背景"
    "|(?:名词|名詞|词语)解释"
)
_BOX = regex(
    f"{_BACKGROUND}|(?:延伸|扩展|相关)阅读|(?:新闻|相关)(?:延伸|新闻|资料)"
    "|(?:温馨|友情|健康|安全|警方|专家|医生|记者|消费|气象|法官|检察官|律师|交警|消防)"
    "(?:提示|提醒|说法|点评|手记|支招|观察|建议|連線|连线)"
    "|(?:采访|採訪|编辑|记者|現場|现场)(?:手记|手記|札记|感言|花絮)"
    "|(?:一句话|短|简明|社会|时政|经济|体育|文化|科技|国际|各地|基层|要闻)?"
    "(?:新闻|简讯|簡訊|短讯|短訊|快讯|短波|速览|速递|集锦|拾零|点击)"
    "|(?:遗失|遺失|严正|郑重)声明|(?:招领|寻人|寻物|更正|招聘|征集|征稿|停水|停电)启事"
    "|(?:本|下|每|一)[周週](?:社区|社區|便民)?(?:预告|預告|行情|天象|天气|天氣|活动|活動|提示|影讯|书讯|赛事|菜价|农事|看点|要闻|展讯|演出)"
    "|新[书書](?:过眼|速[递遞]|推介|[讯訊]|榜|推荐|导读)"
    f"|{one_of(_BOXES)}"
)
# Boxes that go with the story above them, where others stand for themselves (简讯, 更正).
_SIDE_BOX = regex(
    f"{_BACKGROUND}|(?:延伸|扩展|相关)(?:阅读|閱讀)|新闻延伸|(?:技术|技術)统计"
    "|.{0,4}(?:提示|提醒|说法|点评|支招|手记|手記|札记|感言)"
    "|小贴士|小貼士|小知识|小常识|小词典|小档案|小檔案|资料卡|人物(?:名片|档案|简介)|回音|回音壁|反馈|回应|话你知|話你知|知多点"
    f"|(?:小|人物)?(?:档案|檔案|名片|资料|資料|鏈接|链接)[/:|]{LETTER}{{2,10}}"
)
_BOX_ENDS = """
预告 預告 动态 動態 短波 摘登 摘译 摘編 摘编 信息 資訊 日历 日曆 档案 檔案 快讯 快訊 简讯 簡訊 短讯 要闻 天气 天氣
预报 預報 揭晓 榜 信箱 来函 來函 来信 回音 回声 启事 啟事 声明 聲明 公告 催告 通告 讣闻 訃聞 讣告 名录 征稿 徵稿
一览 一覽 一周 展演 活动表 时刻表 节目单 节目表 菜谱 食谱 花絮 问答 問答 一问一答 服务台 公示栏 光荣榜 红黑榜
曝光台 晨报 早知道 小档案 链接 连线 名单 提要 要目 文摘 四则 三则 两则 二则 五则 六则 则 数字 数说 语录 声音 金句
名單 名錄 時刻表 節目表 節目單 光榮榜
资讯 开奖 开獎 播报 播報 速报 简报 表 行情 战报 戰報 大事记 赛程 荐书 薦書 农气 菜价 物价 参考价 小报 小報
"""
_BOX_END = regex(f"{one_of(_BOX_ENDS)}$")
_DOCUMENTS = """
通知 公告 通告 决定 规定 条例 方案 意见 的建议 的提案 议案 倡议书 倡议 公开信 任免名单 名单 纪要 公报 声明
启事 啟事 訃告 讣告 敬告 公示 感谢信 致歉信 议程 批复 批覆 决议 決議 章程 守则 细则 须知 須知 规则 大事记 实录
請示 请示 安排 安排表 时间表 一览 一览表 价格表 工作报告 上的讲话 上的致辞 上的发言 发言摘录 发言摘编
议定事项 主持讲话 主持词 邀请函 邀請函 请柬 慰问信 慰問信 唁电 承诺书
"""
_TITLE_END = regex(
    f"(?:{one_of(_DOCUMENTS)}|(?<!的)办法|积分榜.{{0,6}}|排行榜|指标.{{0,10}})"
    r"(?:\((?:摘录|摘要|节选|节录|试行|草案|全文|征求意见稿)\))?$"
)
_DOCUMENT_NUMBER = regex(
    rf"{LETTER}{{2,12}}[〔\[(][0-9]{{4}}[〕\])](?:第)?[0-9]{{1,5}}号(?:\s+签发人\s*:\s*\S[^。]{{1,16}})?$"
)
# Titles of official texts that tell by themselves what they are: 云川市政府关于做好防汛工作的通知.
_ABOUT = regex(
    rf"(?:{LETTER}|、){{0,30}}关于(?=[^。，]{{2,60}}$).*的(?:紧急|补充|若干)?"
    "(?:通知|请示|报告|函|复函|意见|实施意见|批复|通报|公告|通告|决定|决议|方案|建议|提案|议案|调研报告|情况报告|说明|倡议书)"
    r"(?:\((?:摘要|节选|试行|草案|征求意见稿)\))?"
)
_LONGEST_ABOUT, _LONGEST_SPACED, _LONGEST_GROUP = 70, 12, 24
# 云川市人民政府办公室文件, 特急: what stands above the number of an official text.
_RED_HEAD = regex(rf"{LETTER}{{4,30}}文件|特急|加急|平急|(?:绝密|机密|秘密)(?:★.{{0,6}})?|[0-9]{{6}}")
# Above the rows of names of a list: 中共（5名）, 副主席, 一等奖.
_GROUP = regex(
    rf"{LETTER}{{2,16}}\((?:共)?[0-9一二三四五六七八九十]+[名人位个個件篇项項部首幅组組家]\)"
    "|(?:名誉|常务|执行)?副?(?:主席|会长|主任|理事长|秘书长|组长|社长|院长|总编辑?|团长|队长|召集人)|(?:常务)?(?:委员|理事|成员|顾问|评委|会员)"
    "|(?:特|一|二|三|四|优秀|优胜|鼓励|入围|组织|单项|特别|金|银|铜)等?奖"
)
_FORMULAS = """
此颂 此頌 即颂 即頌 顺祝 順祝 近安 近祺 文安 文祺 大安 道安 教安 编祺 春祺 夏祺 秋祺 冬祺 暑安 时祺 颐安 康安
敬祝 敬頌 敬颂 顺颂 順頌 祝好 編安 编安 撰安 時綏 时绥 台安 春安 夏安 秋安 冬安 敬上 谨上 謹上 敬启 敬啟 谨启 謹啟
谢谢大家 谢谢 謝謝大家 謝謝 此致 敬礼 敬禮 此启 此致敬礼 敬请期待 敬請期待 未完待续 待续 未完待續 待續 完 全文完
"""
_GREETING = regex("(?:早上|上午|下午|晚上|大家|同学们|朋友们|您|你们)好[!。]?|(?:恭候|欢迎)光临[!。]?")
_WISH = (
    "[敬谨謹顺順]?[祝颂頌]您?(?:[编編撰教文时時台春夏秋冬大旅](?:安|祺|绥|綏)|(?:工作|身体|身體|生活|节日|新年|新春|一切|大家|您)?"
    "(?:好|愉快|健康|快乐|快樂|顺利|順利|如意))"
)
_FORMULA = regex(
    f"(?:{one_of(_FORMULAS)}|特此{LETTER}{{2,4}}|{_WISH})[!。]?|[敬谨謹顺順恭]?祝[您你]?|(?:未完)?(?:待续|待續),.{{4,24}}"
)
_ENACTED = regex(r"[(（].{0,40}年.{0,40}(?:通过|通過|发布|發布|公布|印发|施行|修订|修訂|批准|签署).{0,40}[)）]")
_SLOGANS = """
学习 學習 深入学习 深入贯彻 贯彻 践行 推进 坚决 喜迎 庆祝 慶祝 纪念 紀念 聚焦 关注 奋战 决战 决胜 支援 深化 落实
弘扬 坚持 奋进 奋力 迎接 热烈 贺 学党史 不忘 牢记 搞好 走进 走基层 讲好 争当 争创 创建 献礼 致敬 追寻 重温 打赢
打好 加快 扎实 全面 建设 传承 守护
"""
_SLOGAN_ENDS = """
精神 前夕 之际 之際 高潮 新实践 新篇章 新局 新风 新征程 进行时 改革 建设 建設 发展 發展 脱贫攻坚 振兴 文明 教育
活动 活動 行动 会议 會議 大会 开幕 闭幕 閉幕 举行 舉行 召开 表明 显示 公报 会谈 接见 记者问 現場会 现场会
"""
_SLOGAN = regex(f"{one_of(_SLOGANS)}.{{2,}}{one_of(_SLOGAN_ENDS)}$")
_MEETINGS = """
座谈会 座談會 协商会 協商會 推进会 研讨会 研討會 发布会 發布會 恳谈会 博览会 博覽會 交易会 报告会 表彰会
运动会 運動會 联席会 茶话会 党代会 交流会 对接会 洽谈会 调度会 评议会 听证会 聽證會 现场会 分享会 联谊会 例会
"""
_OCCASIONS = Endings(_SLOGAN_ENDS + _MEETINGS)
_COLUMN_NAMES = """
社论 社論 社评 社評 时评 時評 短评 快评 来论 來論 来信 來信 投书 投書 来函 来稿 发言 發言 选登 選登 选载 選載 摘登
摘编 连载 連載 亮点 亮點 聚焦 看台 视窗 窗口 之窗 广角 廣角 走廊 茶坊 书房 诗群 诗会 微言 大义 物语 物語 人语 人語
百态 众生 即景 絮语 絮語 问诊 投诉 传真 在线 在線 现场 現場 一刻 笔记 筆記 新语 新語 漫画 漫畫 图说 圖說 有话 有話
说法 说事 话题 話題 专版 專版 特刊 专刊 问医 求医 面对面 会客厅 必答 讲堂 讲坛 茶座 论坛 沙龙 直播间 文苑 诗苑 艺苑
笔会 小说 小說 散文 散文诗 诗歌 童话 寓言 报告文学 诗笺 诗页 史话 掌故 科普 博览 大观 纵横
"""
# 时　评
_PADDED = regex(f"{LETTER}(?:\\s+{LETTER}){{1,3}}")
# 云川记忆 | 第47期
_ISSUED = regex(rf"{LETTER}{{2,8}}(?:\s*[|·•]\s*|\s+)(?:总|總)?第[0-9一二三四五六七八九十百]{{1,4}}期")
# Words that are the whole name, or have two characters before them: 城南旧话; but 警方展开追踪.
_SHORT_NAMES = """
漫话 漫話 短论 短論 微论 微评 小景 闲话 閒話 闲章 旧话 舊話 小札 书简 茶余 词苑 笑林 谜语 謎語 追踪 追蹤 跟踪
求证 辟谣 闢謠 探店 跑腿 帮办 旁听席 前沿 新知 瞭望 速递 动手做 头条 权威发布 新书架 天下 深度 追思 口述 述评
述評 素描 群英谱 英雄谱 风物 旧事 舊事 小荷 新荷 短笛 边线球 健身 处方 坐堂 门诊 大家谈 留痕 新声 烟火 馆藏
手拉手 新风赞 看变化 回访 專欄 专栏 專題 側寫 侧写 極短篇 看板 佈告欄 闲谈 閒談 新辞典 新聞辭典 有话直说
有问有答 你问我答 笑一笑 数说 数读 微讲堂 编读往来 小品文 打油诗 三言两语 商道 财眼 读书 讀書
"""
_SHORT_NAME = regex(f".{{0,2}}{one_of(_SHORT_NAMES)}")
_COLUMN_NAME = regex(f"(?:{one_of(_COLUMN_NAMES)})$|第[0-9一二三四五六七八九十]+[号期届](?:提案|议案|建议|案例)?$")
# 走进一线哨所, 聚焦“大干一百天”
_VISITED = regex("(?:走进|走進|聚焦|关注|關注|直击|直擊|探访|寻访)\\S{2,6}")
_COLUMNS = """
谈 談 论坛 論壇 漫笔 漫筆 随笔 隨筆 偶记 偶記 札记 手记 手記 一线 一線 进行时 系列报道 连续报道 追踪报道 系列 聚焦
关注 關注 走笔 观察 觀察 专栏 專欄 特稿 调查 之窗 纪事 紀事 视点 視點 视角 热线 快评 时评 短评 评论 点评 新实践
新篇 故事 人物 风采 风景 剪影 速写 掠影 见闻 来信 信箱 之声 传真 播报 直通车 讲堂 课堂 课 园地 百科 知识 小贴士
提示 提醒 说法 释法 以案说法 档案 檔案 记忆 往事 春秋 副刊 新作 诗页 书评 影评 评弹 杂谈 杂感 闲读 夜话 茶座 沙龙
访谈 对话 专访 在行动 行动 开新局 新气象 新征程 主题新闻发布会 巡礼 行 看点 简讯 短讯 短波 要闻 快讯 速览
一句话新闻 回声 反馈 调研 建言 献策 专题 特写 侧记 纵深 解读 政策 民生 健康 教育
"""
_COLUMN_ENDS = Endings(_COLUMNS)
# 新村巡礼系列之七; the first of a series is told by its name, as 之一 ends sentences too (…古镇之一).
_PART_OF_SERIES = regex(
    r"(?:(?<![分成十])之(?P<number>[一二三四五六七八九十百]{1,3}|[0-9]{1,2})|(?P<circled>[①-⑳])"
    r"|\((?:之?[一二三四五六七八九十]{1,3}|[0-9]{1,2})\))$"
)


# 文明云川·身边好人, 图说云川; but 浣溪沙·晒秋 is a poem, 穆罕默德·艾山 somebody.
_DOTTED = regex(f"(?!{one_of(FORMS)}){LETTER}{{2,8}}[·•・]{LETTER}{{2,8}}")
_NAME_OF_SOMEBODY = 4.0
_PICTURED = regex(f"[图圖][说說]{LETTER}{{2,6}}")


def ends_as_column(text: str) -> bool:
    """Whether a short line is or ends as the name of a column or series (车间论坛, 三夏进行时, 新村巡礼之七)."""
    part = _PART_OF_SERIES.search(half(text[-6:]))
    if part is not None:
        named = text[: -len(part[0])] in _COLUMN_ENDS
        numbered = part["number"] is not None and part["number"] not in ("一", "1")
        return named or numbered or (part["circled"] is not None and text[0] not in CIRCLED)
    if _PICTURED.fullmatch(text) or (_DOTTED.fullmatch(text) and cost_of_dotted(text) > _NAME_OF_SOMEBODY):
        return True
    return text in _COLUMN_ENDS or text[-8:].rstrip("0123456789").endswith("农技")


def is_column_name(text: str) -> bool:
    """Whether a very short line is the name of a column (社论, 读者来信, 微言大义)."""
    bare = half(text).strip("【】[]〔〕■●◆◎▲ :")
    if _ISSUED.fullmatch(bare):
        return True
    bare = "".join(bare.split()) if _PADDED.fullmatch(bare) else bare
    if len(text) > 8 or (len(bare) > 5 and "的" in bare):  # 一年级的教室窗口
        return False
    whole = _SHORT_NAME.fullmatch(bare) or _VISITED.fullmatch(bare)
    return whole is not None or _COLUMN_NAME.search(bare) is not None


def is_slogan(text: str) -> bool:
    """Whether a line is a campaign's motto, as kickers are (深入学习贯彻…精神, 支援农业合作化高潮)."""
    return len(text) >= 6 and _SLOGAN.match(text.lstrip("“「")) is not None


def ends_as_occasion(text: str) -> bool:
    """Whether a line ends as the occasion of the news below (…会议闭幕, …前夕)."""
    return len(text) >= 5 and text in _OCCASIONS


def is_box(text: str) -> bool:
    """Whether a short line is the title of a box or column of short items (相关链接, 警方提醒, 一句话新闻)."""
    return _BOX.fullmatch(_bare(text)) is not None


def is_side_box(text: str) -> bool:
    """Whether a short line is the title of a box that goes with the story above it (相关链接, 名词解释, 小贴士)."""
    return len(text) <= _LONGEST_SIDE_BOX and _SIDE_BOX.fullmatch(_bare(text)) is not None


_LONGEST_SIDE_BOX = 14


def _bare(text: str) -> str:
    """The title of a box without spaces, and without the brackets, bullets or colon around it."""
    return "".join(half(text).split()).strip("【】[]〔〕■●◆◎▲★☆△□○◇※│┃║:")


def is_formula(text: str) -> bool:
    """Whether a line is what letters, speeches and notices end with (特此公告, 此致, 谢谢大家)."""
    return _FORMULA.fullmatch(half(text).strip("() ")) is not None


def is_set_phrase(text: str) -> bool:
    """Whether a line is a formula or nothing but a greeting (早上好！, 恭候光临！), which head nothing."""
    return is_formula(text) or (len(text) <= _LONGEST_GREETING and _GREETING.fullmatch(half(text)) is not None)


_LONGEST_GREETING = 8


def tells_enactment(text: str) -> bool:
    """Whether a line in brackets says when a law or list was passed, as decks of official texts do."""
    return text[:1] in "（(" and len(text) <= 90 and _ENACTED.fullmatch(half(text)) is not None


def ends_as_box(text: str) -> bool:
    """Whether a short line ends as titles of boxes and lists do (健康讲堂预告, 各地市场动态, 农谚四则)."""
    return 3 <= len(text) <= 14 and _BOX_END.search(half(text).rstrip("】]〕:() ")) is not None


def is_document_number(text: str) -> bool:
    """Whether a line is the number of an official text (政发〔2023〕4号)."""
    return "号" in text and _DOCUMENT_NUMBER.match(half(text)) is not None


# 工作报告（摘登）
_SHORTENED = regex("[(（](?:摘[登要编]|[节節][选選]|全文)[)）]$")


def is_document_title(text: str) -> bool:
    """Whether a short line ends as the title of an official text or table (…的通知, …任免名单, 邀 请 函)."""
    bare = "".join(text.split()) if len(text) <= _LONGEST_SPACED else _SHORTENED.sub("", text)
    return _TITLE_END.search(half(bare[-20:])) is not None


def is_about(text: str) -> bool:
    """Whether a line is the title of an official text that says what it is about.

    >>> is_about("云川市政府关于做好防汛工作的通知"), is_about("关于防汛，他有话说")
    (True, False)
    """
    return len(text) <= _LONGEST_ABOUT and "关于" in text and _ABOUT.fullmatch(half(text)) is not None


def is_red_head(text: str) -> bool:
    """Whether a line may stand above the number of an official text (发文机关标志, 紧急程度; GB/T 9704-2012, 7.2)."""
    return _RED_HEAD.fullmatch("".join(text.split())) is not None


def heads_names(text: str) -> bool:
    """Whether a line may head the names of a group in a list: 中共（5名）, 副主席, 一等奖."""
    return len(text) <= _LONGEST_GROUP and _GROUP.fullmatch(half(text)) is not None
