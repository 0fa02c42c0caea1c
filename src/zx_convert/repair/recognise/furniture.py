"""Page furniture: running heads, page numbers, editors' lines, addresses, source lines and the links of web pages.

A line is furniture when its parts are all known kinds of part and at least one of them is telling.
"""

import re
from dataclasses import dataclass

from zx_convert.text.characters import half

from .endings import is_end_mark
from .imprint import imprint
from .mastheads import DIGIT, masthead
from .weather import weather_line
from .webpages import frame_line, links_line

_LONGEST_LINE = 160
_LONGEST_NUMBER = 14
_NUMBER_LINE = re.compile(
    r"[-—–―─・·•.\s~～\[【]*(?:第\s*)?([0-9]{1,4})(?:\s*/\s*[0-9]{1,4})?(?:\s*[页頁])?(?:\s*共\s*[0-9]{1,4}\s*[页頁])?"
    r"[-—–―─・·•.\s~～\]】]*"
)
_PAGE_OF = re.compile(r"(?i:page)\s*[0-9]+(?:\s*(?:of|/)\s*[0-9]+)?|第\s*[0-9]+\s*[页頁]\s*[,/]\s*共\s*[0-9]+\s*[页頁]")
_FIELD = re.compile("(?:开会|会议|活动|庭审)?(?:时间|日期|地点|时长)\\s*:")
_STARS = re.compile(r"[\s*＊★☆◇◆○●□■△▲※~～\-—=_·.]{3,}")
_GUIDE = re.compile("(?:今日|本版|本期|今天)?(?:导读|導讀|导览|要目)")
# A line that leads to another page: ▶02版 要闻, 详见A04版.
_LEADS = re.compile(
    rf"[▶►■●▲☞]\s*[A-Z]?[0-9]{{1,2}}版(?:\s|$)|[(]?(?:详见|詳見|请看|相关报道见|报道见)(?:今日|本报|本報)?第?\s*[A-Z]?[{DIGIT}]{{1,3}}\s*版[)]?$"
)
_GUIDED = re.compile(rf"第?[A-Z]?[{DIGIT}]+版|[A-Z][0-9]{{1,2}}")
# Jump lines name a page too, but belong to their story.
_JUMP = re.compile("[(\\[【▼▲●■☞→\\s]*(?:下[转轉接续續]|上接|紧接|緊接|承接|[转轉](?![载載])|续|續|接)")


@dataclass(frozen=True, slots=True)
class Furniture:
    """What kind of furniture a line is, and how sure."""

    type: str
    cert: str


def furniture(text: str) -> Furniture | None:
    """The kind of furniture a whole line is, or None.

    Page numbers alone are `page-number` with low certainty: where they stand must decide.

    >>> furniture("秦川日报 2025年11月6日 星期四 第01版:要闻")
    Furniture(type='page-header', cert='high')
    >>> furniture("这是一段正文。") is None
    True
    """
    if len(text) > _LONGEST_LINE:
        return None
    line = half(text).strip()
    if not line or _JUMP.match(line) or _FIELD.match(line):
        return None
    if is_end_mark(line):
        return Furniture("end-mark", "high")
    if frame_line(line):
        return Furniture("links", "high")
    number = _NUMBER_LINE.fullmatch(line) if len(line) <= _LONGEST_NUMBER else None
    if number:
        return Furniture("page-number", "low" if line.strip("[]【】") == number[1] else "high")
    if _PAGE_OF.fullmatch(line):
        return Furniture("page-number", "high")
    if _STARS.fullmatch(line):
        return Furniture("ornament", "medium")
    return _contents(line) or _by_kind(line)


def _contents(line: str) -> Furniture | None:
    guide = _GUIDE.match(line)
    if guide and (_GUIDED.search(line) or guide.end() == len(line)):
        return Furniture("contents", "high" if len(line) > guide.end() else "medium")
    return Furniture("contents", "high") if _LEADS.match(line) else None


def _by_kind(line: str) -> Furniture | None:
    found = imprint(line)
    if found:
        return Furniture(*found)
    head = ("page-header", "high") if weather_line(line) else masthead(line)
    links = links_line(line)
    if links and (head is None or head[1] != "high"):
        return Furniture("links", links)
    return Furniture(*head) if head else None
