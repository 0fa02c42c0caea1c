"""One document from many inputs: which order they come in, and the tree that holds them all."""

from collections.abc import Iterable, Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING, Any, Literal, cast

from zx_convert.batch.tasks import Outcome
from zx_convert.text.patterns import regex

if TYPE_CHECKING:
    from zx_convert.document import Document, Element

BookOrder = Literal["name", "date", "given"]
BOOK_ORDERS: tuple[BookOrder, ...] = ("name", "date", "given")

_PARTS = regex(r"(\d+)|([〇零一二三四五六七八九十百]+)(?=[版期章节回卷集部篇月日年号辑])")
_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0}
_DATE = regex(r"(\d{4})(?:年|[-./_]?)(\d{1,2})(?:月|[-./_]?)(\d{1,2})")
_WHOLE_DATE = regex(r"\d{4}-\d\d-\d\d")


def natural(text: str) -> list[tuple[int, int, str]]:
    """A key that sorts names as people do: by the numbers in them, Chinese ones too.

    >>> sorted(["第十版", "第2版", "第二十一版", "第九版", "附录"], key=natural)
    ['第2版', '第九版', '第十版', '第二十一版', '附录']
    >>> sorted(["a10", "a9", "a"], key=natural)
    ['a', 'a9', 'a10']
    """
    key: list[tuple[int, int, str]] = []
    at = 0
    for match in _PARTS.finditer(text):
        key += [(1, 0, text[at : match.start()])] if match.start() > at else []
        key.append((0, int(match[1]) if match[1] else _number(match[2]), ""))
        at = match.end()
    return [*key, (1, 0, text[at:])] if at < len(text) else key


def ordered(outcomes: Iterable[Outcome], order: BookOrder) -> list[Outcome]:
    """The outcomes in the order in which a book has them.

    Args:
        outcomes: in any order.
        order: by `name`, numbers in it by their value; by `date` of the text, those without one last; or as `given`.
    """
    found = sorted(outcomes, key=lambda outcome: outcome.number)
    if order == "given":
        return found
    found.sort(key=lambda outcome: [natural(part) for part in (*outcome.input.folder.parts, outcome.input.name)])
    if order == "date":
        found.sort(key=lambda outcome: date_of(outcome.rows, outcome.input.name) or "9999")
    return found


def date_of(rows: Sequence[Mapping[str, Any]], name: str) -> str:
    """The day of a text: that of its metadata, else the first that a dateline gives whole, else that in its name."""
    for row in rows:
        if row["date"]:
            return str(row["date"])
    for row in rows:
        if _WHOLE_DATE.fullmatch(row["dateline"]):
            return str(row["dateline"])
    found = _DATE.search(name)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else ""


def merged(documents: "Sequence[Document]") -> "Document":
    """One document with the articles of all, each with an id of its own; metadata stay where all have the same.

    It was read from no file, so that none can be given back from it.
    """
    from zx_convert.document.elements import PARSER, XML_LANG, make

    languages = [document.language for document in documents]
    whole = cast("Document", PARSER.makeelement("document", {"version": "1"}))
    whole.set(XML_LANG, max(set(languages), key=languages.count) if languages else "zh-CN")
    whole.set("passes", " ".join(documents[0].passes) if documents else "")
    shared = _shared_meta(documents)
    if shared:
        meta = make("meta")
        for name, text in shared.items():
            meta.append(make(name, text))
        whole.append(meta)
    for number, document in enumerate(documents, 1):
        for child in document:
            if child.tag not in ("source", "meta"):
                whole.append(_renamed(deepcopy(cast("Element", child)), number))
        if number < len(documents):
            whole.append(make("lb", orig="\n\n", break_="yes"))
    return whole


def _shared_meta(documents: "Sequence[Document]") -> dict[str, str]:
    metas = [
        {field.tag: field.text or "" for field in document.meta if field.tag != "creator"}
        for document in documents
        if document.meta is not None
    ]
    if not metas or len(metas) < len(documents):
        return {}
    return {name: text for name, text in metas[0].items() if all(meta.get(name) == text for meta in metas)}


def _renamed(element: "Element", number: int) -> "Element":
    from zx_convert.document.elements import XML_ID

    for one in [element, *element.iter("*")]:
        for name in (XML_ID, "prev", "next"):
            if one.get(name):
                one.set(name, f"t{number}-{str(one.get(name)).removeprefix(f't{number}-')}")
    return element


def _number(text: str) -> int:
    """The value of a Chinese number below a thousand; digits may just follow each other (二〇二六)."""
    if not set(text) & set("十百"):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = digit = 0
    for character in text:
        if character in _DIGITS:
            digit = _DIGITS[character]
        else:
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
    return total + digit
