"""Credits that name no person (新华社发, 图片由…提供), and bylines of an organ alone (本报评论员, 据新华社电)."""

import re

from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex

from .roles import AGENCY_AT_START, ORGAN_CHARACTERS, SUPPLIERS, is_organ
from .words import one_of

_LONGEST_CREDIT = 40

_PICTURE = (
    "(?:(?:除(?:署名|标注|標註|注明|註明)(?:者|图片)?外[,，]?)?(?:本版|压题|题头|以上|以下|本组|本組|上图|下图|文中|题图|部分)?(?:所有)?"
    "(?:照片|图片|圖片|组图|插图|配图|题图|图|圖|視頻|视频))"
)
_SOURCE = f"[{ORGAN_CHARACTERS}\\s／/∕.、（）()]"
_CREDIT = regex(
    "(?:(?:本报|本報|本刊|网络|網絡|历史|歷史)?"
    "(?:数码|數碼|數位)?(?:资料|資料|电视|電視|档案|檔案|传真|傳真|效果|示意|翻拍|无人机|無人機|视频截|网络|網絡|合成|AI生成)"
    "(?:图片?|圖片?|照片)"
    f"|(?:{SUPPLIERS}|{LETTER}{{1,2}}家(?:属|屬|人)?)(?:供图|供圖|提供)"
    f"|(?:翻[摄攝拍]|[撷擷截]?取|截[图圖]|截[图圖]?)自[\\w「」《》]{{2,16}}"
    "|(?:新华社|新華社|中新社|人民图片|光明图片|人民视觉|视觉中国|影像中国|东方IC|CFP|IC photo)"
    "(?:[／/∕、](?:法新|路透|美联|美聯|欧新|歐新|卫星|韩联|韓聯|塔斯|共同|IC photo)社?){0,3}(?:发|發|供图|照片|图片)?"
    f"(?:{LETTER}{{2,4}}社)?(?:传真|傳真)?(?:发|發|照片|图片)?"
    f"|{LETTER}{{1,6}}[网網社报報](?:图片|圖片|照片)"
    "|[见見][上下左右题題]?[图圖]|附[图圖])"
)
_OF_CREDITS = frozenset("图圖照片自社供视像C")
_IN_BRACKETS = regex(f"图片|圖片|照片|资料|資料|传真|傳真|网络|網絡|视觉{LETTER}{{2}}|{LETTER}{{2}}(?:视觉|图库)")
# One of these stands in each credit with a source.
_PICTURE_WORDS = frozenset("图圖照視视供")
_SOURCED_CREDIT = regex(
    f"(?:{_PICTURE}(?:(?:均|皆|都)?(?:由|来自|來自|取自|选自|據|据|源|来源|來源)|(?:均|皆|都)(?:为|為))"
    f"[:：／/∕]?{_SOURCE}{{2,30}}?"
    "(?:提供|供图|供圖|发布|发|發|攝|摄|资料图片?)?"
    f"|(?:图片|圖片|照片|图|圖|视频)(?:来源|來源|提供)?\\s?[:：／/∕|｜]\\s?{_SOURCE}{{2,30}}?"
    "(?:提供|供图|供圖)?"
    f"|{_SOURCE}{{2,20}}?(?:供图|供圖|供稿图|提供图片|提供圖片))"
)
_ISSUED = regex(
    f"(?:{_PICTURE}(?:均|皆|都)?(?:由|为|為)?)?(?P<organ>[{ORGAN_CHARACTERS}]{{2,14}}?)(?:发|發|供图|供圖)$"
)
_SUPPLIED_BY = regex(
    f"(?:{_PICTURE}(?:除{LETTER}{{2,6}}外)?\\s*(?:(?:均|皆|都)?(?:由|为|為)|(?:均|皆|都))\\s*"
    f"[:：]?\\s*"
    f"|(?P<agency>[{ORGAN_CHARACTERS}]{{1,8}}[社网網報报台])(?:发|發)[，,\\s]+)"
)

_WORKS = """
专电 專電 电 電 讯 訊 消息 专稿 專稿 特稿 专特稿 供本报专稿 供本报特稿 供稿 稿 综合消息 综合报道 綜合報道 綜合報導 综合
整理 报道 報道 報導 评论 社论 集体采写
"""
_GROUPS = """
采访组 採訪組 报道组 報道組 报道小组 调查组 评论部 評論部 评论中心 编辑部 編輯部 专案组 專案組 写作组 采编组 评论组
专题组 特稿组 课题组 通讯组 通訊組 调研组 調研組 大批判组 理论组 编写组 采写组
"""
_ORGAN_ALONE = regex(
    f"(?:(?:除署名外)?(?:均|皆)?(?:据|據|综合|綜合)\\s?)?(?P<organ>[{ORGAN_CHARACTERS}、]{{2,20}}?)"
    f"(?:\\s*{one_of(_WORKS + _GROUPS)})?"
)
# Outside brackets each of these forms has one of these characters.
_CUE = regex(f"[图圖照片自社供视像C透发發合据據单單提反{''.join({word[-1] for word in (_WORKS + _GROUPS).split()})}]")
_REPORTS = "(?:报道|報道|報導|报导|消息|整理)"
_COMPILED = regex(
    f"(?:本报|本報|本刊|本网)?(?:综合|綜合){_REPORTS}"
    f"|(?:据|據|综合|綜合)(?:外电|外電|新华社电?|媒体|各方|网络){_REPORTS}?"
)
# （据市委政法委、市人民法院消息综合整理）
_PUT_TOGETHER = regex(
    f"[据據](?:{LETTER}|[、，“”《》]){{2,24}}?(?:消息|[来來]稿|材料|[资資]料|信息|[报報][道導]|通[报報])?(?:\\s*[综綜]合)?\\s*(?:整理|[编編][写寫辑輯]|摘[编編])"
)
_OFFICE = f"{LETTER}{{2,16}}(?:[部局委办辦室科处處会會院校站所队隊联聯协協]|中心|支部|公司|集团)"
_OFFICE_SUPPLIES = regex(f"{_OFFICE}\\s*供稿|供稿\\s*[:：/／∕]\\s*{_OFFICE}")
_OFFICE_PICTURES = regex(f"{_OFFICE}\\s*(?:供图|供圖)|(?:供图|供圖)\\s*[:：/／∕]\\s*{_OFFICE}")
# （县环保局提供）, below a picture or a forecast; but 线索由读者提供 is said in the sentence.
_SUPPLIED = regex(f"(?![数數]据|[数數]據|线索|線索|信息|素材){LETTER}{{2,14}}(?<!由)提供")
_OFFICE_ALONE = regex(_OFFICE)
_PICTURE_IS = regex("[图圖]\\s?[:：]\\s?")
_LONGEST_SOURCE = 6
# 提案单位：民革云川县支部
_PROPOSED = regex(
    r"(?:(?:提案|議案|议案|发言|反映|报送)(?:单位|單位)|提案人|反映人)\s*[:：]"
    rf"\s*(?:{LETTER}|[、（）()]){{2,30}}(?<=[会會委社局办部组組室员院队])"
)
_WITHOUT_MARKS = str.maketrans("", "", "、《》“”")
_GROUP = regex(
    f"(?!.*(?:成立|[组組]建|派出|[设設]立|[进進][驻駐]|清算|赴|的))[{ORGAN_CHARACTERS}]{{1,14}}{one_of(_GROUPS)}"
)


def may_be_anonymous(text: str) -> bool:
    """Whether `text` has a character that each credit and byline has that names nobody."""
    return _CUE.search(text) is not None


def anonymous_credit(text: str, *, bracket: bool = False) -> str | None:
    """The agency ("" if none) of a photo credit that names no person, or None if `text` is none.

    `bracket` says that it stands in brackets: then one word (图片, 资料) is enough.
    """
    if len(text) > _LONGEST_CREDIT:
        return None
    if bracket and _IN_BRACKETS.fullmatch(text):
        return ""
    if bracket and text.endswith("提供") and _SUPPLIED.fullmatch(text):
        return ""
    if not _OF_CREDITS.isdisjoint(text) and _CREDIT.fullmatch(text):
        return next((agency for agency in ("新华社", "新華社", "中新社") if text.startswith(agency)), "")
    if AGENCY_AT_START.fullmatch(text) and text.endswith(("社", "透")):
        return text
    issued = _ISSUED.fullmatch(text)
    if issued and is_organ(issued["organ"]):
        return issued["organ"]
    return "" if "供" in text and _OFFICE_PICTURES.fullmatch(text) else None


def sourced_credit(text: str) -> bool:
    """True for a credit with a source: 图片由…提供, 图／视觉中国. It may name persons: read it as a byline first."""
    pictured = len(text) <= _LONGEST_CREDIT and not _PICTURE_WORDS.isdisjoint(text)
    if not pictured or not _SOURCED_CREDIT.fullmatch(text):
        return False
    told = _PICTURE_IS.match(text)
    return told is None or _names_a_source(text[told.end() :])


def _names_a_source(text: str) -> bool:
    """Whether what stands behind 图： is a source and not what the picture shows: 视觉中国; but 工作人员讲解模型."""
    short = len(text) <= _LONGEST_SOURCE or text.endswith(("提供", "供图", "供圖"))
    return short or is_organ(text) or _OFFICE_ALONE.fullmatch(text) is not None


def supplied_by(text: str, start: int, end: int) -> tuple[int, str]:
    """Where the names begin after 照片均由, 图片为, 新华社发 and the like, and the agency among these words.

    (`start`, "") where there is nothing of it.
    """
    found = _SUPPLIED_BY.match(text, start, end)
    return (found.end(), found["agency"] or "") if found else (start, "")


def organ_alone(text: str) -> str | None:
    """The organ of a byline without a person (据新华社电, 本报综合报道, 人民日报评论部), or None if `text` is none."""
    if ("供" in text and _OFFICE_SUPPLIES.fullmatch(text)) or _PROPOSED.fullmatch(text):
        return ""
    if text[:1] in ("据", "據") and _PUT_TOGETHER.fullmatch(text):
        return ""
    if _COMPILED.fullmatch(text):
        return next((agency for agency in ("本报", "本報", "新华社") if agency in text), "")
    if _GROUP.fullmatch(text):
        return re.match("本[报報刊网台]|", text).group() if text[0] == "本" else ""  # type: ignore[union-attr]
    found = _ORGAN_ALONE.fullmatch(text)
    if found is None or found.span("organ") == (0, len(text)):  # an organ and nothing else says nothing
        return None
    return found["organ"] if is_organ(found["organ"].translate(_WITHOUT_MARKS)) else None
