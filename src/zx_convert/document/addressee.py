"""Whom a letter or notice is addressed to: the line above its text that ends in a colon (GB/T 9704-2012, 7.3.2).

Announcements have none: their first paragraph may end in a colon too (现公告如下：), so what the line names must be
organs or people.
"""

from typing import Literal, cast

from zx_convert.document.closing import closing
from zx_convert.document.elements import Element
from zx_convert.document.layers import reading
from zx_convert.text.patterns import regex

ADDRESSEE: Literal["addressee"] = "addressee"

_LONGEST = 120
_IN_BRACKETS = regex("[（(][^（）()]*[）)]")
_BETWEEN = regex("[，、,；;和及与與]")
_PEOPLE = (
    "同志|先生|女士|老[师師]|[编編][辑輯]|朋友|[读讀]者|代表|委[员員]|市民|居民|村民|同[学學]|[乡鄉][亲親]|家[长長]|[业業]主"
    "|用[户戶]|[客顾顧][户戶客]|[战戰]友|校友|[来來][宾賓]|社[长長]|主[编編]"
)
_ORGANS = (
    "政府|[委局厅廳部办辦院会會社司站所处處室协協联聯]|人大|[机機][构構关關]|[单單]位|部[门門]|企[业業]|集[团團]|[大中小][学學]|[学學]校"
    "|[银銀]行|[队隊]|[军軍][区區]|[厂廠]|省|市|[县縣]|[区區]|州|盟|旗|[乡鄉]|[镇鎮]|街道|村|[团團][体體]|[党黨]派|[组組]"
)
_ADDRESSED = regex(f".*(?:{_ORGANS})|[尊敬亲親][敬爱愛]的.{{1,12}}|.{{1,12}}(?:{_PEOPLE})[们們]?|(?:{_PEOPLE})[们們]")
# What tells an address where nobody signs below.
_POLITE = regex("各|[尊敬亲親][敬爱愛]|同志|朋友")
# What a form or a programme names before a colon.
_NO_ADDRESS = regex(
    "[主承协協支指招采中成施监監设設获獲参參咨受举舉出列][办辦持导導标標购購交工理计計奖獎赛賽询詢報席][单單部机機企]"
    "|采[访訪]|告[诉訴]|提醒|^[据據]|[来來]自|[询詢][问問]|[说說]$"
    "|^(?:指[导導]|[获獲][奖獎]|[责責]任|[牵牽][头頭]|配合|工作|推[荐薦]|[参參][赛賽]|所在|主管)[老教同单單部机機]"
    "|[：:].*[：:]|[联聯]系|如下|下列|以下"
)


def addressee(body: Element) -> Element | None:
    """The first block of a body if it names whom the text is addressed to; None where nothing else follows it."""
    blocks = [block for block in body.blocks() if block.tag != "furniture"]
    if len(blocks) < 2 or blocks[0].tag != "p" or len(blocks[0].findall("*")) > len(blocks[0].findall("lb")):
        return None
    text = reading(blocks[0]).strip()
    if len(text) > _LONGEST or not is_address(text):
        return None
    return blocks[0] if _POLITE.search(text) or closing(body) else None


def is_address(text: str) -> bool:
    """Whether a line names organs or people, and ends in a colon.

    >>> [is_address(text) for text in ("各县（区）人民政府，市直各单位：", "编辑同志：", "主办单位：", "现公告如下：")]
    [True, True, False, False]
    >>> [is_address(text) for text in ("记者采访了两位同学：", "据市气象局：", "指导老师：", "牵头部门：")]
    [False, False, False, False]
    """
    if text[-1:] not in ("：", ":") or _NO_ADDRESS.search(text):
        return False
    named = _IN_BRACKETS.sub("", text[:-1])
    return all(_ADDRESSED.fullmatch(part.strip()) for part in _BETWEEN.split(named))


def mark_addressee(article: Element) -> None:
    """Name the role of that block in a reading tree, as `type`."""
    body = article.find("body")
    found = addressee(cast("Element", body)) if body is not None else None
    if found is not None:
        found.set("type", ADDRESSEE)
