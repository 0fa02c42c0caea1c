"""How a short line shows what heading it is: kicker, headline, deck, sub-headline, chapter, entry of a list."""

import re

from zx_convert.text.characters import LETTER, half
from zx_convert.text.dates import HAN_WEEKDAY
from zx_convert.text.patterns import regex

from .words import Endings, one_of

_ACTS = """
发布 發布 获评 获批 荣获 启动 啟動 召开 召開 举行 舉行 举办 舉辦 开幕 開幕 闭幕 开工 開工 通车 通車 投运 揭牌 签约
簽約 印发 出台 上线 上線 增长 增長 突破 完成 建成 落户 落戶 入选 入選 当选 當選 获得 獲得 通过 通過 下降 上调 下调
首次 首个 首個 实现 實現 开通 開通 投产 投產 开业 開業 亮相 公布 公佈 成立 颁发 表彰 开展 新增 达到 迎来 迎來 抵达
试制 研制 問世 问世 诞生 首飞 首发 首發 开课 开讲 开馆 开园 开播 开学 开赛 開賽 开航 停航 复航 停运 试运行 投用 启用
啟用 挂牌 奠基 封顶 合龙 贯通 增开 加开 推广 推出 上演 首演 展出 开放 開放 上涨 上漲 下跌 回落 滞销 滯銷 减产 減產 增产
获救 獲救 遇难 起火 落网 落網 获刑 宣判 夺冠 奪冠 夺得 折桂 摘金 晋级 战胜 击败 不敌 力克 憾负 憾平 落幕 收官 免费
免費 捐赠 捐贈 慰问 慰問 督查 走访 填平 搬进 住上 用上 新建 扩建 改建 建起 办起 开办 拆除 重铺 恢复 恢復
暂停 暫停 叫停 吃上 喝上 长出 長出 签署 簽署 签订 簽訂 达成 達成 打通 出炉 出爐 升级 升級 提前 推迟
访问 會見 会见 考察 视察 破获 查获 受贿 感谢 警惕 严查 禁止 取消 调整 延长 延長
"""
_ACT = regex(one_of(_ACTS))
_WITH_PICTURE = regex("[(（](?:附|见)[图圖照].{0,8}[)）]$")
_SAYINGS = """
强调 强調 強調 指出 表明 證明 证明 要求 透露 提出 获悉 表示 显示 披露 宣布 呼吁 召开 召開 会议上 座谈会上 提醒 回应 决定
研究部署
"""
_SAYS = regex(
    f"(?:{one_of(_SAYINGS)}|(?:公[报報]|[报報]告|[调調]查|研究|消息|媒体|媒體|官员|官員|[专專]家|学者|學者|[声聲]明|白皮[书書]|公司|警方)[称稱])[:：]?$"
)
_ATTENDANCE = """
讲话 講話 主持 出席 致辞 致辭 参加 作报告 作批示 见证 陪同 列席 宣读 发言 主持会议 作说明 作總結
作总结 听取意见 到会指导
"""
_ATTENDS = regex(f"(?<![的·]){one_of(_ATTENDANCE)}$")
_NUMBERED_HEAD = regex(
    r"[一二三四五六七八九十]{1,3}(?:、|[问問]:)|\([一二三四五六七八九十]{1,3}\)"
    r"|0[1-9](?![0-9])|第[一二三四五六七八九十百0-9]{1,4}[章节節回部篇辑讲][\s:]?|[其之][一二三四五六七八九十]$|[0-9]{1,2}[.、](?![0-9])"
)
_NUMBERS = frozenset("一二三四五六七八九十(（0123456789０１２３４５６７８９")
_NUMBERING = regex(
    r"[一二三四五六七八九十]{1,3}(?:、|[问問]:)|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、](?![0-9])|\([0-9]{1,2}\)"
)
_CHAPTER = regex(r"第[一二三四五六七八九十百千0-9]{1,5}[章节節回部篇卷]|(?:楔子|序章|序言|引子|尾声|尾聲|后记|後記)$")
# What a box beside a story is called: 链接：什么是远程协商.
_LINKS = """
链接 鏈接 相关链接 新闻链接 知识链接 政策链接 背景 新闻背景 延伸阅读 名词解释 小贴士 小知识 相关新闻 新闻多一点
新闻资料 资料 读者来信 专家提醒 记者观察 记者手记 倡议书
"""
_LINK = regex(f"[【\\[]?{one_of(_LINKS)}[】\\]]?\\s*[:：|｜丨·]\\s*\\S")
# What a deck says of a meeting that the headline tells of.
_DEMANDS = one_of("强调 強調 指出 要求 提出 号召 號召 部署 审议 審議 通过了 听取 聽取 研究部署 传达学习")
_REPORTS = regex(f"(?:并|還|还|会议|會議)?{_DEMANDS}(?!.{{0,3}}的)")
_GENRES = """
侧记 側記 纪实 紀實 见闻 見聞 综述 綜述 巡礼 巡禮 扫描 掃描 观察 觀察 记事 記事 札记 札記 走笔 特写 特寫 追记 追記
启示录 启示 掠影 速写 印象 探访记 采访记 走访记 调查 透视 纪行 紀行 手记 手記 小记 小記 素描 剪影 回眸 评述 述评
述評 解读 解讀 的故事 专访 專訪 答记者问 答記者問
"""
_GENRE = regex(f"{one_of(_GENRES)}$")
_ON_BOOK = regex("(?:读|讀|评|評|观|觀|看|听)《")
_VOICE = regex(f"{LETTER}{{2,5}}(?:[说說称稱]|回应|回應)?:\\S")
_CLAUSE = regex("第[一二三四五六七八九十百千0-9]{1,6}条")
_TIME = regex(
    "(?:[0-9〇零一二三四五六七八九十○]{4}年)?[0-9一二三四五六七八九十]{1,3}月(?:[0-9一二三四五六七八九十]{1,3}日)?"
    r"|[12][0-9]{3}年[\s,:]|[0-9]{1,2}(?:[:.][0-9]{2}|[时時点點日])"
    "|[一二三四五六七八九十]{1,3}[时時点點](?:[一二三四五六七八九十]{1,3}分|[半整\\s:])"
    f"|(?:上午|下午|晚上|凌晨|清晨) ?[0-9]|{HAN_WEEKDAY}|Day ?[0-9]|第[一二三四五六七八九十]天"
)
_APPOINTS = regex("(?:决定)?(?:任命|免去|聘任|聘请|委派|批准|接受).{2,30}(?:[为任]|的|辞去|职务)")
_FIGURE = regex(r"[^:。,]{2,18}:\s*[约約]?[0-9][^:。]{0,14}")
_SECTION_NUMBER = regex(
    r"[一二三四五六七八九十]{1,3}|[壹贰貳叁參肆柒捌玖]|[伍陆陸](?=[、.])|拾[壹贰貳叁參]?|[0-9]{1,2}|[IVX]{1,4}"
    r"|[(（][一二三四五六七八九十]{1,3}[)）]"
)
_PROPOSALS = ("建议", "提案", "对策", "思考", "发言", "报告", "意见", "建議", "報告")
_OFFICE = regex(
    f"{LETTER}{{1,16}}(?:委员会|委員會|专委会|[省市县区州]委会|总支|支部|工委|界别小组|联络组|联络处|办公室|工商联|调研组|课题组"
    f"|(?<={LETTER}{{3}})[局厅廳])"
    f"|(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟){LETTER}{{2,10}}委"
)
_LONGEST_OFFICE = 20
_ORGANISATIONS = """
政协 政協 人大 人大常委会 政府 党委 党组 厅 廳 局 委 委员会 委員會 办 办公室 院 法院 检察院 检察官 公安 警方 所 站 队
支队 大队 中心 镇 鎮 乡 鄉 村 街道 社区 社區 县 縣 市 区 區 州 盟 旗 省 学校 中学 小学 大学 大學 学院 医院 醫院 公司
集团 集團 厂 廠 银行 协会 学会 商会 联合会 总会 工会 团委 妇联 科协 文联 工商联 基金会 图书馆 博物馆 馆 园 园区 开发区
新区 库区 港 矿 林场 农场 合作社 东部 南部 西部 北部 中部 平原 高原 流域 两岸 沿线 全省 全市 全县 我省 我市 我县 我区
我州 本市 处 處 处室 部 科 科室 组 车间 分局 派出所 中队 工区 项目部 指挥部 编辑部 联社 供销社 卫生院 敬老院 幼儿园 团
营 连 组委会 管委会 村委会 居委会 分公司 支行 分行 社 段 电厂 井 坊 府 署 科技馆 文化馆 档案馆 美术馆 剧院 剧团 法庭
旅 哨所 舰 部队 场站 基地 边防连 残联 侨联 僑聯 台联 台盟 民革 民盟 民建 民进 农工党 致公党 少年宫 文化宫 青年宫 纪委
监委 海关 海關 税务 稅務 消防 交警 特警 城管 环卫 供电 电力 邮政 机场 機場 油田 煤矿 渔场 牧场 茶场 苗圃 公社 气象台
电视台 電視台 广播站 疾控 红十字会 农会 農會 渔会 漁會 公所 商场 超市 书店 粮库 县城 縣城 城区 城區 山区 山區 灾区
牧区 老区 上游 中游 下游 寨 屯 口岸 码头 碼頭 集镇 半岛 半島 群岛 支部 党支部 总站 客运站 供电站
"""
_ORGANISATION_ENDS = Endings(_ORGANISATIONS)
_VERBS = """
给 給 向 对 對 将 將 与 與 同 开展 召开 举办 举行 调研 加快 推进 聚力 部署 排查 落实 启动 出台 实施 深入 组织 专题
积极 扎实 全面 多措 助力 推动 打造 建成 获 荣获 喜 喝 用 以 为 让 把 从 開展 召開 舉辦 舉行 推動 協商 视察 走访 慰问
督办 学习 传达 完善 建立 籲 吁 盼 冀 促 倡 筑牢 提升 优化 破解 点亮 绘 做 念 跑 打 送 建 办 抓 强 护 晒 种 奏 走 唱 架
搭 下 上 发 评 查 救 守 闯 拓 创 新辟 新开 新增 新建 新添 再添 添 增 减 免 试行 试点 首创 率先 整治 规范 严查 通报
公布 发布 發布 征集 招聘 推出 推行 推广 推廣 养 長出 长出 吃上 用上 住进 搬进 织 挖 修 补 换 收 帮 教 请 选 设 引 扩
巧 智 增設 增设 試辦 试办 擬 拟 獲 籌 募 查獲 破獲 重鋪 開放 开放 开通 開通 恢复 恢復 取消 暂停 暫停 叫停 下调 上调
调整 調整
"""
_LONGEST_COLOPHON, _LONGEST_PRINTING = 28, 50
_HAN_NUMBER = "[0-9〇○零一二三四五六七八九十]+"
_COLOPHON_DAY = f"{_HAN_NUMBER}年{_HAN_NUMBER}月(?:{_HAN_NUMBER}日)?[,\\s]*"
_COLOPHON = regex(
    f"\\(?(?:{_COLOPHON_DAY}(?:[春夏秋冬]日?)?(?:[写寫作记記草改]|初稿|定稿|完稿)?|(?:[写寫作记記草]|初稿|改定|定稿|完稿))[于於]"
    f"[^。,:的了是们們]{{2,10}}\\)?"
    # 审判长　葛明远: who signs a judgment.
    f"|(?:审判长|(?:代理)?审判员|人民陪审员|(?:代)?书记员|法官助理)\\s*:?\\s+{LETTER}(?:\\s*{LETTER}){{1,3}}"
)
# The printing record at the foot of an official text (GB/T 9704-2012, 7.4).
_PRINTING = regex(
    f"(?:主题词|主題詞)\\s*:.{{2,40}}|{LETTER}{{4,24}}\\s*{_HAN_NUMBER}年{_HAN_NUMBER}月{_HAN_NUMBER}日\\s*印[发發制]"
    f"|[(〔]?共印\\s*{_HAN_NUMBER}\\s*份[)〕]?"
)
_AMOUNT = regex(
    "[0-9][0-9.,]*(?:万|亿|千|百|萬|億)*(?:%|[元亩畝件人名户戶个個家项項条條座台辆次场場篇吨噸斤株所套份倍成位升米]|人次|公里|平方米|公斤|千瓦时?)?"
)
_ENCLOSURE = regex("附[件表图][:：]\\s*\\S")
_VERB_START = regex(one_of(_VERBS))


def is_numbered_head(text: str) -> bool:
    """Whether a short line opens as a numbered heading (一、…, （二）…, 第三章 …)."""
    return _NUMBERED_HEAD.match(half(text[:12])) is not None


def numbering(text: str) -> str:
    """The way in which a line is numbered ("1.", "一、", "（一）"), "" for none."""
    match = _NUMBERING.match(half(text[:12])) if text[:1] in _NUMBERS else None
    return re.sub("[0-9]+", "1", re.sub("[一二三四五六七八九十]+", "一", match[0])) if match else ""


def is_chapter(text: str) -> bool:
    """Whether a short line is the heading of a chapter (第三章 …, 尾声)."""
    return len(text) <= 30 and _CHAPTER.match(half(text)) is not None


def is_section_number(text: str) -> bool:
    """Whether a line is only a number (一, 2, （三）)."""
    return _SECTION_NUMBER.fullmatch(half(text)) is not None


def ends_as_organisation(text: str) -> bool:
    """Whether a short line ends as the name of an organisation or region (兰州市政协, 城关镇)."""
    return "\u3000" not in text and text.rstrip(":：") in _ORGANISATION_ENDS


def proposes(text: str) -> bool:
    """Whether a title is that of a proposal, a speech or a report to a body: 关于…的建议, ……的思考与建议."""
    return text.endswith(_PROPOSALS)


def names_an_office(text: str) -> bool:
    """Whether a line is the name of a committee, party or group that proposes: 省政协教科卫体委员会, 民革云川市委会."""
    return len(text) <= _LONGEST_OFFICE and _OFFICE.fullmatch(text) is not None


def names_an_enclosure(text: str) -> bool:
    """Whether a line names what is enclosed with an official text: 附件：读书节活动方案."""
    return _ENCLOSURE.match(text) is not None


def is_colophon(text: str) -> bool:
    """Whether a line says where and when a text was written or printed: 写于清水河畔, 县政协办公室 2024年3月6日印发."""
    if len(text) > _LONGEST_PRINTING:
        return False
    line = half(text)
    written = len(text) <= _LONGEST_COLOPHON and _COLOPHON.fullmatch(line) is not None
    return written or _PRINTING.fullmatch(line) is not None


def is_amount(text: str) -> bool:
    """Whether a line is nothing but a figure and its unit, as figures of the week are set: 3.2万亩, 198件."""
    return text[:1].isdigit() and _AMOUNT.fullmatch(half(text)) is not None


def opens_with_link(text: str) -> bool:
    """Whether a line is the headline of a box that goes with a story: 链接：什么是远程协商."""
    return _LINK.match(text) is not None


def opens_as_report_of_meeting(text: str) -> bool:
    """Whether a line tells what a meeting demanded, without saying who: 强调要抓项目建设."""
    return _REPORTS.match(text) is not None


def ends_as_genre(text: str) -> bool:
    """Whether a line ends as the kind of its story (…侧记, …见闻): a deck."""
    return _GENRE.search(half(text[-10:]).rstrip(")")) is not None or _ON_BOOK.match(text) is not None


def gives_voice(text: str) -> bool:
    """Whether a line of a heading says who speaks: 专家：像是昆虫幼虫."""
    return _VOICE.match(half(text[:10])) is not None


def opens_with_verb(text: str) -> bool:
    """Whether a headline line opens with a verb, so that the line above it names who acts."""
    return _VERB_START.match(text.lstrip("“「‘")) is not None


def opens_a_clause_of_law(text: str) -> bool:
    """Whether a line opens as an article of a law (第三条 …)."""
    return text[:1] == "第" and _CLAUSE.match(half(text[:12])) is not None


def opens_with_time(text: str) -> bool:
    """Whether a line opens with a day or an hour, as entries of diaries, schedules and chronicles do."""
    return _TIME.match(half(text[:16])) is not None


def tells_an_appointment(text: str) -> bool:
    """Whether a line gives somebody an office or takes it away, as lists of appointments do: 任命葛明远为局长；."""
    return _APPOINTS.match(text) is not None


def is_figure_of_name(text: str) -> bool:
    """Whether a line is a name with its figure (人均可支配收入：9876元)."""
    return _FIGURE.fullmatch(half(text)) is not None


def tells_an_act(text: str) -> bool:
    """Whether a line says that somebody did something, as headlines of news do and sub-headlines seldom do."""
    return _ACT.search(text, 1) is not None


def ends_with_says(text: str) -> bool:
    """Whether a line leads up to what somebody said (…会议强调): a kicker."""
    return _SAYS.search(text[-8:]) is not None


def ends_with_attendance(text: str) -> bool:
    """Whether a line says who presided or spoke (…主持并讲话): a deck."""
    return _ATTENDS.search(half(text[-8:]).rstrip(")")) is not None


def points_to_a_picture(text: str) -> bool:
    """Whether a line ends as the headline of a story with a picture: …在京举行（附图片１张）."""
    return text[-1:] in (")", "）") and _WITH_PICTURE.search(text) is not None
