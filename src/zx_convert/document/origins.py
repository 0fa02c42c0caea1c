"""Where in the newspaper the articles stood: its name and date, and the page, as running heads in the text say."""

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from zx_convert.document.elements import Document, Element
from zx_convert.document.layers import reading
from zx_convert.text.dates import DATE, HAN_WEEKDAY, iso, number
from zx_convert.text.patterns import regex

_PAGE = regex(
    "第 *(?P<number>[0-9０-９]+|[一二三四五六七八九十]+) *[版頁页]"
    "|(?<![A-Za-z0-9])(?P<letter>[A-Z]0?[0-9]{1,2}) *(?:版|(?![0-9A-Za-z]))"
)
# 04版：民生, 2 要闻; but 今日8版 says how many there are.
_SECTIONS = "要闻|时政|综合|经济|社会|文化|体育|副刊|国际|国内|民生|评论|理论|专题|教育|健康|法治|科技"
_BARE_PAGE = regex(
    "^(?P<number>[0-9]{1,2}) *版(?=$|[ :：·])|(?:^| )(?P<letter>0[0-9]) *版(?=$|[ :：·])"
    f"|^(?P<first>[0-9]{{1,2}}) +(?=(?:{_SECTIONS})$)"
)
_DAY = regex("(?P<era>)(?<![0-9])(?P<year>[12][0-9]{3})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})(?![0-9])")
_WEEKDAY = regex(HAN_WEEKDAY)
# Those who made the page stand behind its day and number on the same line.
_EDITORS = regex(
    "(?:本版|本期|责任|責任|执行|首席|值班)?(?:主编|主編|责编|責編|编辑|編輯|美编|美編|版式|校对|校對|总编|组版|审读)"
)
_HEADERS = frozenset({"page-header", "header", "editors"})
_AROUND = " 　:：|｜/·,，—-()（）"


class Origin(NamedTuple):
    """Where an article stood.

    Attributes:
        paper: newspaper and date as its page header has them, "" if it has none.
        page: number of the page, "" if it is not known.
        section: name of the page (要闻), "".
        publication: the newspaper's name, "".
        day: its date by ISO 8601 (2024-03-05), "".
    """

    paper: str = ""
    page: str = ""
    section: str = ""
    publication: str = ""
    day: str = ""

    @property
    def page_title(self) -> str:
        """The page for people."""
        number = f"第{self.page}版" if self.page.isdecimal() else self.page
        return "　".join(filter(None, (number, self.section)))


UNKNOWN = Origin()


def origins(document: Document) -> dict[str, Origin]:
    """The origin of each article by its id; what no page header says is as the metadata has it."""
    meta = document.meta
    page = (meta.findtext("page") or "") if meta is not None else ""
    section = (meta.findtext("section") or "") if meta is not None else ""
    current = Origin("", _number(page) if page else "", section)
    found: dict[str, Origin] = {}
    heads: list[str] = []
    fresh = False
    for article, element in _in_order(document):
        if element.tag != "furniture":
            dated = _origin(" ".join(heads)) if heads else None
            if dated is not None and dated.day != current.day:  # the page may stand on the line above the day
                same = fresh and (not current.publication or current.publication == dated.publication)
                current = dated._replace(page=current.page, section=current.section) if same else dated
            heads.clear()
            fresh = False
            found.setdefault(article, current)
        elif element.get("type") in _HEADERS:
            text = " ".join(_EDITORS.split(reading(element), maxsplit=1)[0].split()).strip(_AROUND)
            origin = _origin(text)
            if origin is None or not origin.page:
                heads.append(text)
                continue
            if heads and not origin.day:  # name, day and page stand on a line each
                above = _origin(" ".join(heads)) or UNKNOWN
                origin = above._replace(paper=" ".join(heads), page=origin.page, section=origin.section or origin.paper)
            heads.clear()
            current, fresh = origin, True
    return found


def _in_order(document: Document) -> Iterator[tuple[str, Element]]:
    """Furniture, and the parts of articles, each with the id of its article."""
    for child in cast("Iterator[Element]", document):
        if child.tag == "article":
            identity = child.id  # type: ignore[attr-defined]
            yield from ((identity, cast("Element", part)) for part in child.iter("furniture", "head", "body"))
        elif child.tag == "furniture":
            yield "", child


def _origin(text: str) -> Origin | None:
    """What a running head says, None where it has neither a page nor a day."""
    page, (day, date) = _PAGE.search(text) or _BARE_PAGE.search(text), _day(text)
    if page is None and not date:
        return None
    ends = page.start() if page else len(text)
    behind = day.start() if page and day and day.start() > page.end() else None
    section = _without_day(text[page.end() : behind]) if page else ""
    name = _without_day(text[: min(ends, day.start()) if day else ends])
    return Origin(
        text[:ends].strip(_AROUND), _number(next(filter(None, page.groups()))) if page else "", section, name, date
    )


def _day(text: str) -> tuple[re.Match[str] | None, str]:
    """Where a day with its year stands, and the day by ISO 8601."""
    for pattern in (DATE, _DAY):
        for found in pattern.finditer(text):
            date = iso(found)
            if date and date[0] != "-":
                return found, date
    return None, ""


def _without_day(text: str) -> str:
    return " ".join(_WEEKDAY.sub(" ", text).split()).strip(_AROUND)


def _number(text: str) -> str:
    """A page's number without leading zeros, in ASCII digits.

    >>> [_number(text) for text in ("04", "十二", "Ａ", "A07", "第3版")]
    ['4', '12', 'Ａ', 'A7', '3']
    """
    text = text.strip().removeprefix("第").removesuffix("版")
    value = number(text)
    if value is not None:
        return str(value)
    letter = re.fullmatch("([A-Z])0*([0-9]+)", text)
    return f"{letter[1]}{letter[2]}" if letter else text
