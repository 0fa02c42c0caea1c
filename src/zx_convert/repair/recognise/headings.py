"""How a short line shows what heading it is: kicker, headline, deck, sub-headline, box title, chapter."""

import re

from zx_convert.text.characters import half

from .words import one_of

_BOXES = """
小贴士 小貼士 小知识 小档案 小檔案 资料卡 短评 快评 微评 公告 通告 通报 公示 讣告 訃告 通知 致歉 更正 鸣谢 话你知
話你知 微言 图说 知多点 知多啲 回音壁 反馈 回应 来信 来信选登 来信摘登 今日看点 今日提示 今日导读 延伸閱讀 人物名片
人物档案 人物简介 声明 启事 小词典 词典 回音 周报 更正与道歉 致读者 动态 花絮 快评 荐书 书讯 影讯 天气 菜谱 小常识
"""
_BOX = re.compile(
    "(?:相关|新闻|法条|法律|知识|背景|案例|政策|延伸|資料)?(?:链接|鏈接|連結)|(?:新闻|事件|相关)?背景"
    "|(?:名词|名詞|词语)解释|(?:延伸|扩展|相关)阅读|(?:新闻|相关)(?:延伸|新闻|资料)"
    "|(?:温馨|友情|健康|安全|警方|专家|医生|记者|消费|气象|法官|检察官|律师|交警|消防)"
    "(?:提示|提醒|说法|点评|手记|支招|观察|建议|連線|连线)"
    "|(?:采访|採訪|编辑|记者|現場|现场)(?:手记|手記|札记|感言|花絮)"
    "|(?:一句话|短|简明|社会|时政|经济|体育|文化|科技|国际|各地|基层|要闻)?"
    "(?:新闻|简讯|簡訊|短讯|短訊|快讯|短波|速览|速递|集锦|拾零|点击)"
    "|(?:遗失|遺失|严正|郑重)声明|(?:招领|寻人|寻物|更正|招聘|征集|征稿|停水|停电)启事"
    f"|{one_of(_BOXES)}"
)
_DOCUMENTS = """
通知 公告 通告 决定 办法 规定 条例 方案 意见 的建议 的提案 议案 倡议书 倡议 公开信 任免名单 名单 纪要 公报 声明 启事
议程 安排 安排表 时间表 一览 一览表 价格表
"""
_TITLE_END = re.compile(f"(?:{one_of(_DOCUMENTS)}|积分榜.{{0,6}}|排行榜|指标.{{0,10}})$")
_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[(][0-9]{4}[〕\])](?:第)?[0-9]{1,5}号$")
_ACTS = """
发布 發布 获评 获批 荣获 启动 啟動 召开 召開 举行 舉行 举办 舉辦 开幕 開幕 闭幕 开工 開工 通车 通車 投运 揭牌 签约
簽約 印发 出台 上线 上線 增长 增長 突破 完成 建成 落户 落戶 入选 入選 当选 當選 获得 獲得 通过 通過 下降 上调 下调
首次 首个 首個 实现 實現 开通 開通 投产 投產 开业 開業 亮相 公布 公佈 成立 颁发 表彰 开展 新增 达到 迎来 迎來 抵达
访问 會見 会见 考察 视察 视察 破获 查获 受贿 感谢 警惕 严查 禁止 取消 调整 延长 延長
"""
_ACT = re.compile(one_of(_ACTS))
_SAYINGS = """
强调 强調 強調 指出 要求 透露 提出 获悉 表示 显示 披露 宣布 呼吁 召开 召開 会议上 座谈会上 提醒 回应 决定
"""
_SAYS = re.compile(f"{one_of(_SAYINGS)}[:：]?$")
_ATTENDANCE = """
讲话 講話 主持 出席 致辞 致辭 参加 作报告 作批示 见证 陪同 列席 宣读 发言 主持会议
"""
_ATTENDS = re.compile(f"{one_of(_ATTENDANCE)}$")
_NUMBERED_HEAD = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)"
    r"|第[一二三四五六七八九十百0-9]{1,4}[章节節回部篇辑讲][\s:]?|[其之][一二三四五六七八九十]$|[0-9]{1,2}[.、]"
)
_NUMBERING = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|[0-9]{1,2}[.、](?![0-9])|\([0-9]{1,2}\)"
)
_CHAPTER = re.compile(
    r"第[一二三四五六七八九十百千0-9]{1,5}[章节節回部篇卷]|(?:楔子|序章|序言|引子|尾声|尾聲|后记|後記)$"
)
_GENRES = """
侧记 側記 纪实 紀實 见闻 見聞 综述 綜述 巡礼 巡禮 扫描 掃描 观察 觀察 记事 記事 札记 札記 走笔 特写 特寫 追记 追記
启示录 启示 掠影 速写 印象 探访记 采访记 走访记 调查 透视 纪行 紀行 手记 手記 小记 小記 素描 剪影 回眸 评述 述评
述評 解读 解讀 的故事 专访 專訪
"""
_GENRE = re.compile(f"{one_of(_GENRES)}$")
_COLUMN_NAMES = """
社论 社論 社评 社評 时评 時評 短评 快评 来论 來論 来信 來信 投书 投書 来函 来稿 发言 發言 选登 選登 选载 選載 摘登
摘编 连载 連載 亮点 亮點 聚焦 看台 视窗 窗口 之窗 广角 廣角 走廊 茶坊 书房 诗群 诗会 微言 大义 物语 物語 人语 人語
百态 众生 即景 絮语 絮語 问诊 投诉 传真 在线 在線 现场 現場 一刻 笔记 筆記 新语 新語 漫画 漫畫 图说 圖說 有话 有話
说法 说事 话题 話題 专版 專版 特刊 专刊
"""
_COLUMN_NAME = re.compile(f"(?:{one_of(_COLUMN_NAMES)})$|第[0-9一二三四五六七八九十]+[号期届](?:提案|议案|建议|案例)?$")
_SECTION_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}|[0-9]{1,2}|[IVX]{1,4}|[(（][一二三四五六七八九十]{1,3}[)）]")
_ORGANISATIONS = """
政协 政協 人大 人大常委会 政府 党委 党组 厅 廳 局 委 委员会 委員會 办 办公室 院 法院 检察院 检察官 公安 警方 所 站
队 支队 大队 中心 镇 鎮 乡 鄉 村 街道 社区 社區 县 縣 市 区 區 州 盟 旗 省 学校 中学 小学 大学 大學 学院 医院 醫院
公司 集团 集團 厂 廠 银行 协会 学会 商会 联合会 总会 工会 团委 妇联 科协 文联 工商联 基金会 图书馆 博物馆 馆 园 园区
开发区 新区 库区 港 矿 林场 农场 合作社 东部 南部 西部 北部 中部 平原 高原 流域 两岸 沿线 全省 全市 全县 我省 我市
我县 我区 我州 本市
"""
_ORGANISATION = re.compile(one_of(_ORGANISATIONS))
_COLUMNS = """
谈 談 论坛 論壇 漫笔 漫筆 随笔 隨筆 偶记 偶記 札记 手记 手記 一线 一線 进行时 系列报道 连续报道 追踪报道 系列 聚焦
关注 關注 走笔 观察 觀察 专栏 專欄 特稿 调查 之窗 纪事 紀事 视点 視點 视角 热线 快评 时评 短评 评论 点评 新实践 新篇
故事 人物 风采 风景 剪影 速写 掠影 见闻 来信 信箱 之声 传真 播报 直通车 讲堂 课堂 课 园地 百科 知识 小贴士 提示 提醒
说法 释法 以案说法 档案 檔案 记忆 往事 春秋 副刊 新作 诗页 书评 影评 评弹 杂谈 杂感 闲读 夜话 茶座 沙龙 访谈 对话
专访 在行动 行动 开新局 新气象 新征程 主题新闻发布会 巡礼 行 看点 简讯 短讯 短波 要闻 快讯 速览 一句话新闻 回声 反馈
调研 建言 献策 专题 特写 侧记 纵深 解读 政策 民生 健康 教育
"""
_COLUMN = re.compile(f"{one_of(_COLUMNS)}|农技[0-9]*")
_VERBS = """
开展 召开 举办 举行 调研 加快 推进 聚力 部署 排查 落实 启动 出台 实施 深入 组织 专题 积极 扎实 全面 多措 助力 推动
打造 建成 获 荣获 喜 喝 用 以 为 让 把 从 開展 召開 舉辦 舉行 加快 推動 協商 视察 走访 慰问 督办 学习 传达 完善 建立
籲 吁 盼 冀 促 倡 筑牢 提升 优化 破解 点亮 绘 做 念 跑 打 送 建 办 抓 强 护 晒 种 奏 走 唱 架 搭 下 上 发 评 查 救
守 闯 拓 创
"""
_VERB_START = re.compile(one_of(_VERBS))


def is_numbered_head(text: str) -> bool:
    """Whether a short line opens as a numbered heading (一、…, （二）…, 第三章 …)."""
    return _NUMBERED_HEAD.match(half(text[:12])) is not None


def numbering(text: str) -> str:
    """The way in which a line is numbered ("1.", "一、", "（一）"), "" for none."""
    match = _NUMBERING.match(half(text[:12]))
    return re.sub("[0-9]+", "1", re.sub("[一二三四五六七八九十]+", "一", match[0])) if match else ""


def is_chapter(text: str) -> bool:
    """Whether a short line is the heading of a chapter (第三章 …, 尾声)."""
    return len(text) <= 30 and _CHAPTER.match(half(text)) is not None


def is_section_number(text: str) -> bool:
    """Whether a line is only a number (一, 2, （三）)."""
    return _SECTION_NUMBER.fullmatch(half(text)) is not None


def ends_as_organisation(text: str) -> bool:
    """Whether a short line ends as the name of an organisation or region (兰州市政协, 城关镇)."""
    tail = text[-5:]
    return any(_ORGANISATION.fullmatch(tail, at) for at in range(len(tail)))


def ends_as_column(text: str) -> bool:
    """Whether a short line ends as the name of a column or series (车间论坛, 三夏进行时)."""
    tail = text[-8:]
    return any(_COLUMN.fullmatch(tail, at) for at in range(len(tail)))


def is_column_name(text: str) -> bool:
    """Whether a very short line is the name of a column (社论, 读者来信, 微言大义)."""
    return len(text) <= 8 and _COLUMN_NAME.search(half(text).strip("【】[]〔〕■●◆◎▲ :")) is not None


def ends_as_genre(text: str) -> bool:
    """Whether a line ends as the kind of its story (…侧记, …见闻): a deck."""
    return _GENRE.search(half(text[-10:]).rstrip(")")) is not None


def opens_with_verb(text: str) -> bool:
    """Whether a headline line opens with a verb, so that the line above it names who acts."""
    return _VERB_START.match(text.lstrip("“「‘")) is not None


def is_box(text: str) -> bool:
    """Whether a short line is the title of a box or column of short items (相关链接, 警方提醒, 一句话新闻)."""
    return _BOX.fullmatch("".join(half(text).split()).strip("【】[]〔〕■●◆◎▲:")) is not None


def is_document_number(text: str) -> bool:
    """Whether a line is the number of an official text (政发〔2023〕4号)."""
    return _DOCUMENT_NUMBER.match(half(text)) is not None


def tells_an_act(text: str) -> bool:
    """Whether a line says that somebody did something, as headlines of news do and sub-headlines seldom do."""
    return _ACT.search(text, 1) is not None


def is_document_title(text: str) -> bool:
    """Whether a short line ends as the title of an official text or table (…的通知, …任免名单)."""
    return _TITLE_END.search(half(text[-20:])) is not None


def ends_with_says(text: str) -> bool:
    """Whether a line leads up to what somebody said (…会议强调): a kicker."""
    return _SAYS.search(text[-8:]) is not None


def ends_with_attendance(text: str) -> bool:
    """Whether a line says who presided or spoke (…主持并讲话): a deck."""
    return _ATTENDS.search(half(text[-8:]).rstrip(")")) is not None
