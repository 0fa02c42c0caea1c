"""Notes beside a story: the editor's (编者按, 编后, 摘登如下), on its author or source, on the figures of a table."""

from zx_convert.text.characters import LETTER, half
from zx_convert.text.patterns import regex

from .words import one_of

_SHORT = 80
_LONGEST_LABEL = 10
_LONGEST_TABLE_NOTE = 60
_EDGE = 160

_LABELS = """
编者答复 编辑答复 编辑回复 編輯回覆 编辑附言
编者按 編者按 编者案 编按 編按 编者注 編者註 编者附言 编者附记 编后 編後 编后语 編後語 编后记 编者的话 編者的話
编辑手记 编者手记 编辑点评 編輯點評 编辑感言 编辑附记 编辑按 本报按 本刊按 本版按 小编按 记者按 栏目按 主编按 开栏的话
開欄的話 开栏语 开篇的话 结束语 结栏语 按语 编者覆 編者覆 编者复 编者答 译按 譯按 主持人语 主持人的话 作者简介
作者簡介 人物简介 译者按 本文作者
"""
# The same, but headings of boxes too where no colon follows.
_BOXES = """
受访者简介 受訪者簡介 受访人简介 对谈者简介 對談者簡介 讲述人简介 人物名片 人物小传 人物档案 人物小档案 专家名片
专家简介 嘉宾简介 嘉宾名片 主讲人简介 上期提要 上期回顾 前情提要 前情回顾
内容提要 內容提要 内容简介 故事梗概
"""
# What explains a story, where the explanation follows on the same line; but 链接：什么是协商 is a headline.
_EXPLANATIONS = """
阅读提示 閱讀提示 链接 連結 相关链接 新闻链接 知识链接 背景链接 名词解释 名詞解釋 小资料 小資料 小知识
小辞典 小辭典 小词典 核心提示 采访札记 采访手记 採訪手記 評語 评语 教师评语 老师评语 点评
點評 专家点评 教师点评 老师点评 评委点评 编辑提示 法官说法 律师说法 检察官说法 民警说法
"""
_LEAST_EXPLANATION = 24
_EXPLANATION = regex(
    rf"[■◆●▲【\[]*{one_of(_EXPLANATIONS)}[】\]]*\s*:\s*\S|[【\[](?:核心|阅读|内容|閱讀)提[示要][】\]]\s*\S|(?:阅读|核心|内容|閱讀)提[示要]\s+\S|(?:小资料|小資料|小辞典|小辭典|小词典)\s+\S"
)
# Who helped or answered, on a line of its own below what was written.
_HELPER = regex(
    r"\(?(?:指导教师|指导老师|指導老師|辅导教师|辅导老师|推荐教师|推荐人|解答人|答疑人|讲述人|记录人)\s*[:：].{2,40}$|\((?:未完)?待[续續]\)$"
)
_LABEL = one_of(_LABELS)
_ASKS_FOR_TEXTS = regex(
    "(?:[征徵约約][稿文图圖](?:[启啟]事)?|稿约|约稿)\\s*:(?=.*(?:[来來]稿|[征徵]集|投稿|刊[用登发發]|稿[酬费費]))"
)
_NOTE = regex(
    rf"[【〖\[(]\s*{_LABEL}\s*[】〗\])]|{_LABEL}\s*(?:[:\s丨|]|$)|[编編]者[按註]、|{one_of(_BOXES)}(?:\s*:|\s+\S{{8}})"
    rf"|[【\[]{one_of(_BOXES)}[】\]]\s*\S{{8}}"
)
_LABEL_ALONE = regex(rf"[【〖\[(]?\s*(?!.*[复覆復答]){_LABEL}\s*[】〗\])]?\s*:?")
_AUTHOR_NOTE = regex(
    rf"作者\s*:\s*{LETTER}{{2,4}}[,;]\S{{2,60}}$|"
    r"\(?(?:本文)?(?:作者|执笔|執筆|整理者|译者)(?:单位|單位|系|为|為|是|简介)\s*[:：]?.{2,60}\)?$"
    r"|\((?:口述者|口述人|讲述者|讲述人|采访者|撰稿者|摄影者|演讲者|发言人|搜集者)(?:系|为|為|是|单位)[^()]{2,70}(?:\)|$)"
    r"|\((?:本期|本版|本栏|本文)(?:解答|答疑|咨询|主讲|坐诊|受访|点评)?(?:专家|嘉宾|律师|医生|法官|老师)(?:为|是|系|:)[^()]{2,60}\)$"
    # （应受访者要求，文中人物为化名）, （葛明远，1998年生，教师，业余写诗）
    r"|\((?:应?(?:受访者|受訪者|当事人|當事人|采访对象|本人)要求|(?:文|本文)中)[^()]{0,40}化名[^()]{0,6}\)$"
    rf"|\({LETTER}{{2,4}},(?:[男女],)?(?:{LETTER}{{1,3}}族,)?(?:19|20)[0-9]{{2}}年(?:[0-9]{{1,2}}月)?(?:出)?生[,;][^()]{{2,60}}\)$"
    r"|\([^()]{2,8}系[^()]{4,80}\)$|\(?(?:注|註)\s*[:：].{2,120}$"
)
# What a learned text says of its sources, below it: 注释：, ①参见……第3期.
_FOOTNOTES = regex("(?:注释|註釋|注解|参考文献|參考文獻|参考资料|附注)\\s*(?::.*)?$")
_FOOTNOTE = regex(
    r"(?:[①-⑳]|\[[0-9]{1,2}\]|\([0-9]{1,2}\)|[0-9]{1,2}[.、])?\s*(?:参见|參見|参阅|參閱|转引自|轉引自|引自|语出|数据来源|資料來源|见)\S{0,20}[《:]"
    r"|(?:[①-⑳]|\[[0-9]{1,2}\]).{0,60}《[^》]+》.{0,30}(?:出版社|书局|書局|[0-9]{4}年(?:第?[0-9]+期|版|[0-9]+月[0-9]+日)|第[0-9]+[页頁])"
)
_ON_TEXT = regex("[(\\[〔【]本文(?:系|为|為|是|原载|原載).{4,100}[)\\]〕】]$")
# 本文系省社科基金项目“……”（编号：……）的阶段性成果。
_GRANTED = regex(
    "本文(?:系|为|為|是|得到)(?=[^。]*(?:项目|項目|课题|課題|基金|论文|編號|编号))[^。]{4,110}(?:成果|资助|資助|支持)[^。]{0,8}。?$"
    "|本文(?:系|为|為|是)[^。，]{4,60}(?:节选|節選|摘要)。?$"
)
_SERIAL = regex("\\((?:连载|連載)(?:之)?[0-9一二三四五六七八九十百廿]{1,4}\\)$")
_TAKEN = "(?:选自|選自|摘自|摘编自|节选自|原载|原載|载于|译自|譯自|编译自|转自|转载自|引自)"
_SOURCE = regex(
    rf"\((?:{_TAKEN}|据(?!{LETTER}{{2,4}}[社网][电電]?\)$)).{{2,50}}\)$|{_TAKEN}[^。]{{0,12}}《[^。]{{2,60}}[)。:]?$"
)
# 《逆水记》　葛明远著　江上文艺出版社2021年3月版　定价：38.00元
_BOOK_DATA = regex(
    rf"《[^《》]{{1,40}}》\s*{LETTER}{{2,8}}\s?(?:著|编|编著|译|譯)\s+{LETTER}{{2,12}}(?:出版社|出版公司|[书書]局)"
    r"\s?(?:[0-9]{4}年(?:[0-9]{1,2}月)?(?:第?[一二三四五1-9]?版|出版)?)?(?:\s+定[价價]\s*:?\s*[0-9.]+元?)?$"
)
# （《逆水记》，葛明远著，江上文艺出版社2021年3月第一版）
_BOOK = regex(
    r"\([^()]{0,40}(?:《[^》]+》[^()]{0,30}(?:著|编|编著|译|譯)[^()]{0,30}(?:出版|書社|书社|書局|书局|[初一]版)|本书由[^()]{2,30}出版)[^()]{0,60}(?:\)|(?<=[0-9,]))$"
)
# An expert of a health page: 葛明远 主任医师，……擅长……
_EXPERT = regex(
    rf"{LETTER}{{2,4}}(?:\s*[,:]\s*|\s+)(?:副?主任(?:医师|药师|护师|技师)|副?教授|主治医师|硕士生导师|博士生导师|心理咨询师)[,、;。]"
)
_SKILLED = regex("擅长|专长|专业特长|(?:出诊|门诊|坐诊)时间")
_SPOKEN = regex(
    r"\((?:本栏目?|本专栏|本文|本版|本期|以上)[^()]{0,30}(?:审核|審核|审定|審定|审读|把关|解答)[^()]{0,10}\)"
    r"|\((?:本报|本報|本刊|本版|本栏|编者|編者).{0,40}(?:将|請|请|欢迎|歡迎|持续|继续|陆续|推出|刊发|刊登|关注)[^()]*\)$"
)
# 更正：本报…。特此更正，并向读者致歉。 and what an editor signs: 欢迎来稿。——编者
_CORRECTS = regex(
    "更正(?:启事|啟事)?\\s*:(?=.*(?:本[报報刊版]|第.{1,4}版|[应應][为為是]|[误誤][为為]|特此)).*(?:更正|致歉|歉意)[。!]?$"
    "|.*[。!](?:——|—|--)\\s*(?:编者|編者)[)）]?$"
)
# How a paper introduces what others have written.
_INTRODUCES = regex(
    "(?:摘登|选登|選登|刊登|摘编|摘要|摘译|摘录|选载|刊载|节选)如下[。:]?$|以[飨饗]读者[。!]?$|敬请(?:关注|垂注|留意)[。!]?$"
)
_OWN = regex("本[报報刊版栏欄校院]|我[校院报们]|现[将予把]|现就|特[将予]|今[日天起]")
_UNITS = regex(
    "\\(?(?:计量|計量|金额|金額|货币|貨幣)?(?:单位|單位)\\s*:|\\(?(?:数据|數據|资料|資料|行情|价格)(?:来源|來源|提供)\\s*[:/]"
    "|\\((?:共|计|按|以)[^()]{2,30}\\)$|\\((?:完整|全部|详细|以下)?(?:名单|排名|数据)[^()]{2,20}\\)$"
    "|(?:以上)?(?:行情|数据|數據|价格|信息|资料|內容|内容|节目|節目|赛程|时间|票价|报价)[^。]{0,30}?"
    "(?:仅供参考|僅供參考|为准|為準|为凖)[。)]?$"
)
_DETAILS = regex(
    "(?:详情|詳情|欲知详情|具体事宜|更多信息)[^。]{0,8}请?(?:登录|登陆|查询|咨询|致电|拨打|关注|见|洽)[^。]{2,40}[。]?$"
)


# 【点评】小作者抓住一件小事: what teachers and editors say of a text, behind its label.
_LABELLED_REMARK = regex(
    "[【\\[](?:点评|點評|评语|評語|老师点评|教师点评|教师评语|专家点评|编辑点评|评析)[】\\]]\\s*\\S{8,}"
)


def note_kind(text: str) -> str:
    """The type of a note: "editor" (编者按, 编后), "author" (作者单位 …, 摘自 …), or "" for no note.

    >>> note_kind("编后：经验要写下来。"), note_kind("（作者系云川一中教师）"), note_kind("编者朋友")
    ('editor', 'author', '')
    """
    line = half(text[:_EDGE]).strip()
    if _NOTE.match(line) or _ASKS_FOR_TEXTS.match(line):
        return "editor"
    if len(text) <= _SHORT and (_is_on_author(line) or _DETAILS.match(line)):
        return "author"
    if len(text) >= _LEAST_EXPLANATION and _EXPLANATION.match(line):
        return "editor"
    if len(text) <= _EDGE and any(found.match(line) for found in (_FOOTNOTES, _FOOTNOTE, _ON_TEXT, _GRANTED, _SERIAL)):
        return "author"
    if _LABELLED_REMARK.match(line) or (len(text) <= _EDGE and _CORRECTS.match(line)):
        return "editor"
    if len(text) <= _SHORT and line[:1] == "《" and _BOOK_DATA.match(line):
        return "author"
    if _EXPERT.match(line) and _SKILLED.search(line):
        return "author"
    whole = len(text) <= _EDGE
    if whole and ((line[:1] == "(" and _SPOKEN.match(line)) or (_INTRODUCES.search(line[-12:]) and _OWN.search(line))):
        return "editor"
    return ""


def is_label_of_note(text: str) -> bool:
    """Whether a line is the label of an editor's note and nothing else: 编者按, 【编后】."""
    return len(text) <= _LONGEST_LABEL and _LABEL_ALONE.fullmatch(half(text).strip()) is not None


def _is_on_author(line: str) -> bool:
    if (line.startswith("(") and _BOOK.match(line)) or _HELPER.match(line):
        return True
    opens = line[:1] in tuple("(注註选選摘节原载译譯编转引") or line.startswith(("作者", "本文作者", "执笔", "整理者"))
    return opens and (_AUTHOR_NOTE.match(line) or _SOURCE.match(line)) is not None


def is_table_note(text: str) -> bool:
    """Whether a short line says what figures of a table or list are (单位：元, 数据来源：…, 仅供参考)."""
    return len(text) <= _LONGEST_TABLE_NOTE and _UNITS.match(half(text)) is not None
