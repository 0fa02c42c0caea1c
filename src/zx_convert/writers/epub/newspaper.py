"""Where in the newspaper the articles stood: its name and date, and the page, as page headers in the text say."""

import re
from collections.abc import Iterator
from typing import NamedTuple, cast

from zx_convert.document import Document, Element, reading

_PAGE = re.compile(
    "第 *(?P<number>[0-9０-９]+|[一二三四五六七八九十]+) *版"
    "|(?<![A-Za-z0-9])(?P<letter>[A-Z]0?[0-9]{1,2}) *(?:版|(?![0-9A-Za-z]))"
)
_YEAR = re.compile("[12][0-9]{3}")
_HEADERS = frozenset({"page-header", "header"})
_HAN_DIGITS = {character: value for value, character in enumerate("一二三四五六七八九", 1)}


class Origin(NamedTuple):
    """Where an article stood.

    Attributes:
        paper: newspaper and date as its page header has them, "" if it has none.
        page: number of the page, "" if it is not known.
        section: name of the page (要闻), "".
    """

    paper: str = ""
    page: str = ""
    section: str = ""

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
    for article, element in _in_order(document):
        if element.tag != "furniture":
            heads.clear()
            found.setdefault(article, current)
        elif element.get("type") in _HEADERS:
            text = " ".join(reading(element).split())
            origin = _origin(text)
            if origin is None:
                heads.append(text)
                continue
            if heads and not _YEAR.search(origin.paper):  # name, day and page stand on a line each
                origin = Origin(" ".join(heads), origin.page, origin.section or origin.paper)
            heads.clear()
            current = origin
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
    found = _PAGE.search(text)
    if found is None:
        return None
    section = text[found.end() :].strip(" :：")
    return Origin(text[: found.start()].strip(), _number(found["number"] or found["letter"]), section)


def _number(text: str) -> str:
    """A page's number without leading zeros, in ASCII digits.

    >>> [_number(text) for text in ("04", "十二", "Ａ", "A07", "第3版")]
    ['4', '12', 'Ａ', 'A7', '3']
    """
    text = text.strip().removeprefix("第").removesuffix("版")
    if text and set(text) <= {*_HAN_DIGITS, "十"}:
        tens, ten, units = text.rpartition("十")
        return str((_HAN_DIGITS.get(tens, 1) * 10 if ten else 0) + _HAN_DIGITS.get(units, 0))
    if text.isdecimal():
        return str(int(text))
    letter = re.fullmatch("([A-Z])0*([0-9]+)", text)
    return f"{letter[1]}{letter[2]}" if letter else text
