"""How a block of newspaper text shows its kind: captions, notes, items, speakers, organisations, columns, headings."""

import re

from zx_convert.text.characters import half

from .words import one_of

_NUM = "[一二三四五六七八九十百〇零0-9]"

_CAPTION = re.compile(
    r"(?:\d+月\d+日[,，].{0,40}?)?"
    r"(?:(?:上|下|左|右|本|题|題)?(?:图|圖|组图|組圖)"
    r"(?:为|為|[①-⑳]|[一二三四五六七八九十]\s*:|\s*\d+\s*:|\s*:|\s*\((?:[一二三四五六七八九十\d]+)\)\s*:))"
    r"|[▲▼◀▶⬆⬇⬅➡↑↓←→](?!\s*(?:上接|下转|下轉|本报|本報|[0-9]+版))|(?:上|下|左|右|本)(?:图|圖)[:,，为為]|照片(?:为|:)"
    r"|图片说明\s*:|圖說\s*:|(?:这|這)是(?:\d+月|\d+日).{0,60}(?:摄|攝)"
)
_NOTES = """
编者按 編者按 编者案 编者注 編者註 编后 編後 编后语 编者的话 編者的話 编辑手记 编者手记 开栏的话 開欄的話 开栏语
结束语 按语 主持人语 主持人的话 作者简介 作者簡介 人物简介 本文作者
"""
_NOTE = re.compile(rf"(?:【|\[|\()?\s*{one_of(_NOTES)}\s*(?:】|\]|\))?(?:[:\s]|$)")
_AUTHOR_NOTE = re.compile(
    r"\(?(?:本文)?(?:作者|执笔|執筆|整理者|译者)(?:单位|單位|系|为|為|是|简介)\s*[:：]?.{2,60}\)?$"
    r"|[(（][^()（）]{2,8}系[^()（）]{4,80}[)）]$|\((?:选自|選自|摘自|原载|原載|载于|据).{2,50}\)$"
    r"|[(（]?(?:注|註)\s*[:：].{2,120}$"
)
_ITEM = re.compile(
    rf"\({_NUM}{{1,3}}\)|{_NUM}{{1,3}}[、)]|[0-9]{{1,2}}\.(?![0-9])|[①-⑳⑴-⒛㈠-㈩]"
    r"|[●○◆◇■□▲△★☆•·▪◎※☉►▶](?!.{0,3}(?:记者|記者|通讯员))|———|--(?!-)"
    rf"|第{_NUM}{{1,3}}[,、:]|{_NUM}(?:是|要|则)(?![\u4e00-\u9fff]?[年月日])"
)
_SPEAKER = re.compile(r"[“\"]?(?:[\u4e00-\u9fff·]{2,8}|问|答|問|Q|A|甲|乙)\s*[:：]")
_QA = re.compile(r"(?:问|答|問|记者|記者|主持人|Q|A)\s*[:：]")
_BOXES = """
小贴士 小貼士 小知识 小档案 小檔案 资料卡 短评 快评 微评 公告 通告 通报 公示 讣告 訃告 通知 致歉 更正 鸣谢 话你知
話你知 微言 图说 知多点 知多啲 回音壁 反馈 回应 来信 来信选登 来信摘登 今日看点 今日提示 今日导读 延伸閱讀 人物名片
人物档案 人物简介 声明 启事
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
通知 公告 通告 决定 办法 规定 条例 方案 意见 倡议书 倡议 公开信 任免名单 名单 纪要 公报 声明 启事 议程 安排 安排表
时间表 一览 一览表 价格表
"""
_TITLE_END = re.compile(f"(?:{one_of(_DOCUMENTS)}|积分榜.{{0,6}}|排行榜|指标.{{0,10}})$")
_DATE_LINE = re.compile(
    "(?:(?:公元|民國|中華民國)?[0-9〇零一二三四五六七八九十○]{2,4}年)?"
    "[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日"
)
_SAYINGS = """
强调 强調 強調 指出 要求 透露 提出 获悉 表示 显示 披露 宣布 建议 呼吁 召开 召開 会议上 座谈会上 提醒 回应 决定
"""
_SAYS = re.compile(f"{one_of(_SAYINGS)}[:：]?$")
_ATTENDANCE = """
讲话 講話 主持 出席 致辞 致辭 参加 作报告 作批示 见证 陪同 列席 宣读 发言 主持会议
"""
_ATTENDS = re.compile(f"{one_of(_ATTENDANCE)}$")
_POSITION = re.compile(
    r"\((?:左|右|中|前|后|後|上|下|前排|后排|後排)?(?:[起]|[左右中][一二三四五]?|[一二三四五])\)|\([左右中]\)"
)
_NUMBERED_HEAD = re.compile(
    r"[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)"
    r"|第[一二三四五六七八九十百0-9]{1,4}[章节節回部篇辑讲][\s:]?|[其之][一二三四五六七八九十]$|[0-9]{1,2}[.、]"
)
_CHAPTER = re.compile(
    r"第[一二三四五六七八九十百千0-9]{1,5}[章节節回部篇卷]|(?:楔子|序章|序言|引子|尾声|尾聲|后记|後記)$"
)
_SECTION_NUMBER = re.compile(r"[一二三四五六七八九十]{1,3}|[0-9]{1,2}|[IVX]{1,4}|[(（][一二三四五六七八九十]{1,3}[)）]")
_ORGANISATIONS = """
政协 政協 人大 人大常委会 政府 党委 党组 厅 廳 局 委 委员会 委員會 办 办公室 院 法院 检察院 检察官 公安 警方 所 站 队
支队 大队 中心 镇 鎮 乡 鄉 村 街道 社区 社區 县 縣 市 区 區 州 盟 旗 省 学校 中学 小学 大学 大學 学院 医院 醫院 公司
集团 集團 厂 廠 银行 协会 学会 商会 联合会 总会 工会 团委 妇联 科协 文联 工商联 基金会 图书馆 博物馆 馆 园 园区 开发区
新区 库区 港 矿 林场 农场 合作社 东部 南部 西部 北部 中部 平原 高原 流域 两岸 沿线 全省 全市 全县 我省 我市 我县 我区
我州 本市
"""
_ORGANISATION = re.compile(one_of(_ORGANISATIONS))
_COLUMNS = """
谈 談 论坛 論壇 漫笔 漫筆 随笔 隨筆 偶记 偶記 札记 手记 手記 一线 一線 进行时 系列报道 连续报道 追踪报道 系列 聚焦
关注 關注 走笔 观察 觀察 专栏 專欄 特稿 调查 之窗 纪事 紀事 视点 視點 视角 热线 快评 时评 短评 评论 点评 新实践 新篇
故事 人物 风采 风景 剪影 速写 掠影 见闻 来信 信箱 之声 传真 播报 直通车 讲堂 课堂 课 园地 百科 知识 小贴士 提示 提醒
说法 释法 以案说法 档案 檔案 记忆 往事 春秋 副刊 新作 诗页 书评 影评 评弹 杂谈 杂感 闲读 夜话 茶座 沙龙 访谈 对话 专访
在行动 行动 开新局 新气象 新征程 主题新闻发布会 巡礼 行 看点 简讯 短讯 短波 要闻 快讯 速览 一句话新闻 回声 反馈 调研
建言 献策 专题 特写 侧记 纵深 解读 政策 民生 健康 教育
"""
_COLUMN = re.compile(f"{one_of(_COLUMNS)}|农技[0-9]*")
_VERBS = """
开展 召开 举办 举行 调研 加快 推进 聚力 部署 排查 落实 启动 出台 实施 深入 组织 专题 积极 扎实 全面 多措 助力 推动
打造 建成 获 荣获 喜 喝 用 以 为 让 把 从 開展 召開 舉辦 舉行 加快 推動 協商 视察 走访 慰问 督办 学习 传达 完善 建立
筑牢 提升 优化 破解 点亮 绘 做 念 跑 打 送 建 办 抓 强 护 晒 种 奏 走 唱 架 搭 下 上 发 评 查 救 守 闯 拓 创
"""
_VERB_START = re.compile(one_of(_VERBS))
_DAYS = """
昨天 昨日 昨晚 昨夜 今天 今日 今晨 近日 日前 连日来 連日來 近期 最近 前天 前不久 本周 上周 本月 上月
"""
_NEWS_LEAD = re.compile(
    f"{one_of(_DAYS)}|(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})月(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})日"
    "|[0-9]{1,2}日(?![0-9])|(?:本报|本報)?(?:记者|記者)(?:从|從|昨|今|近|日前|获悉|獲悉)"
)


def is_caption(text: str) -> bool:
    """Whether a block opens as a caption (图为…, ▲…, 图①…, 圖：…)."""
    line = half(text[:80]).lstrip()
    return _CAPTION.match(line) is not None or (line[:1] in "■●◆" and _POSITION.search(line) is not None)


def note_kind(text: str) -> str:
    """The type of a note: "editor" (编者按, 编后), "author" (作者单位 …), or "" for no note."""
    line = half(text[:160]).strip()
    if _NOTE.match(line):
        return "editor"
    if len(text) <= 80 and (line.startswith(("(", "（", "作者", "本文作者", "注", "註"))) and _AUTHOR_NOTE.match(line):
        return "author"
    return ""


def is_item(text: str) -> bool:
    """Whether a block opens as an item of a list (一是, （一）, ①, ●, 第一，, ——)."""
    return _ITEM.match(half(text[:12]).lstrip()) is not None


def is_speaker(text: str) -> bool:
    """Whether a block opens with a speaker or a field's name (记者：, 郑秋实：, 时间：)."""
    return _SPEAKER.match(half(text[:12])) is not None


def is_question_or_answer(text: str) -> bool:
    """Whether a block opens with 问：, 答：, 记者：."""
    return _QA.match(half(text[:6])) is not None


def is_numbered_head(text: str) -> bool:
    """Whether a short line opens as a numbered heading (一、…, （二）…, 第三章 …)."""
    return _NUMBERED_HEAD.match(half(text[:12])) is not None


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


def opens_with_verb(text: str) -> bool:
    """Whether a headline line opens with a verb, so that the line above it names who acts."""
    return _VERB_START.match(text.lstrip("“「‘")) is not None


def is_news_lead(text: str) -> bool:
    """Whether a paragraph opens as a news story does (昨天, 8月16日, 记者从…)."""
    return _NEWS_LEAD.match(half(text[:16]).lstrip("“「")) is not None


def is_box(text: str) -> bool:
    """Whether a short line is the title of a box or column of short items (相关链接, 警方提醒, 一句话新闻)."""
    return _BOX.fullmatch(half(text).strip("【】[]〔〕■●◆◎▲ :")) is not None


def is_document_title(text: str) -> bool:
    """Whether a short line ends as the title of an official text or table (…的通知, …任免名单)."""
    return _TITLE_END.search(half(text[-20:])) is not None


def is_date_line(text: str) -> bool:
    """Whether a line is nothing but a date (a signature's)."""
    return _DATE_LINE.fullmatch(half(text).replace(" ", "")) is not None


def ends_with_says(text: str) -> bool:
    """Whether a line leads up to what somebody said (…会议强调): a kicker."""
    return _SAYS.search(text[-8:]) is not None


def ends_with_attendance(text: str) -> bool:
    """Whether a line says who presided or spoke (…主持并讲话): a deck."""
    return _ATTENDS.search(half(text[-8:]).rstrip(")")) is not None
