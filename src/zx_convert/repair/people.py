"""Bylines, datelines and credits that stand in the text become marks, with the people, places and dates they name."""

from collections.abc import Sequence
from typing import cast

from zx_convert.document.edits import Wrap, flow, retag, wrap
from zx_convert.document.elements import CONTAINERS, Document, Element
from zx_convert.repair.lists import Lists
from zx_convert.repair.pipeline import Context
from zx_convert.repair.recognise.bylines import Byline, below_headline, is_aside, poet, trailing_byline, whole_byline
from zx_convert.repair.recognise.datelines import (
    Dateline,
    credit_before_dateline,
    leading_datelines,
    trailing_dateline,
)
from zx_convert.repair.recognise.days import complete
from zx_convert.repair.recognise.names import Known, Person
from zx_convert.repair.recognise.signed_days import signed_day
from zx_convert.repair.recognise.tails import artist, signed_behind

name = "people"
rules = {
    "byline-line": "The people that a byline of its own names.",
    "byline-tail": "A byline at the end of a text.",
    "dateline-head": "A dateline at the start of a text, with the byline that belongs to it.",
    "dateline-tail": "A dateline at the end of a text.",
    "credit-tail": "The credit of a picture at the end of its caption.",
}

_MARKS = ("person", "byline", "dateline", "credit")
_PROSE = frozenset({"p", "caption", "item", "note", "lead", "l", "deck"})


def run(document: Document, context: Context) -> None:
    """Mark them in every block of every article."""
    known = _known(document, context.lists)
    for block in cast("list[Element]", list(document.texts())):
        if next(block.iterdescendants(*_MARKS), None) is not None:
            continue  # it has been through here
        if block.tag in ("byline", "credit", "dateline"):
            _whole(block, known, context)
        elif block.tag in _PROSE:
            _inside(block, known, context)


def _known(document: Document, lists: Lists) -> Known:
    """The names of the page's own bylines and of the list: evidence for names that stand glued together elsewhere."""
    names = set(lists.people)
    for block in cast("list[Element]", list(document.iter("byline", "credit"))):
        parent = block.getparent()
        if parent is None or parent.tag not in CONTAINERS:
            continue
        found = whole_byline(lists.veil(flow(block)), known=lists.known)
        if found is not None and found.cert == "high":
            names.update(person.name for person in found.persons)
    return Known(names=frozenset(names))


def _whole(block: Element, known: Known, context: Context) -> None:
    text = context.lists.veil(flow(block))
    datelines = leading_datelines(text, known=known)
    if datelines and (block.tag == "dateline" or (_tells(text, datelines) and context.allows("dateline-head"))):
        if block.tag != "dateline":
            block = retag(block, "dateline")
        _set_dateline(block, datelines[0], context)
        bylines = [byline for dateline in datelines for byline in dateline.bylines]
        _wrap(block, [person for byline in bylines for person in _people(byline)], context)
        return
    day = signed_day(text) if block.tag == "dateline" else None
    if day is not None:
        _set_dateline(block, day, context)
        return
    byline = whole_byline(text, known=known) or poet(_above(block), text)
    if byline is None and block.tag == "byline":
        byline = below_headline(text, known=known)
    if byline is not None and context.allows("byline-line"):
        _wrap(block, _people(byline), context)


def _above(block: Element) -> str:
    """The text of the block above, "" at the beginning."""
    above = next((other for other in block.itersiblings(preceding=True) if other.tag != "lb"), None)
    return flow(cast("Element", above)) if above is not None else ""


def _tells(text: str, datelines: Sequence[Dateline]) -> bool:
    """Whether the line is nothing but datelines and one tells a place or date: 本报记者 张三 发自上海."""
    return datelines[-1].end >= len(text.rstrip()) and any(d.place or d.date for d in datelines)


def _set_dateline(block: Element, dateline: Dateline, context: Context) -> None:
    for key, value in _facts(dateline, context).items():
        block.set(key, context.lists.unveil(value))


def _wrap(block: Element, wraps: Sequence[Wrap], context: Context) -> None:
    wrap(block, [_unveiled(each, context.lists) for each in wraps])


def _unveiled(found: Wrap, lists: Lists) -> Wrap:
    attributes = {key: lists.unveil(value) for key, value in found.attributes.items()}
    return found._replace(attributes=attributes, inner=tuple(_unveiled(each, lists) for each in found.inner))


def _inside(block: Element, known: Known, context: Context) -> None:
    text = context.lists.veil(flow(block))
    wraps: list[Wrap] = []
    at = 0
    if block.tag in ("p", "lead", "item") and context.allows("dateline-head"):
        credit = credit_before_dateline(text, known=known)
        if credit is not None:
            wraps.append(_byline(credit, "credit", "credit-tail"))
        for dateline in leading_datelines(text, known=known):
            wraps.append(_dateline(dateline, "dateline-head", context))
            at = dateline.end
    tail = _tail(block, text, at, known, context)
    if tail is not None:
        wraps.append(tail)
    _wrap(block, wraps, context)


def _ends_a_text(block: Element) -> bool:
    """Whether a paragraph is the last of its article, or stands above something else than text."""
    below = next((other for other in block.itersiblings() if other.tag not in ("lb", "furniture")), None)
    return block.tag == "p" and (below is None or below.tag not in _PROSE)


def _tail(block: Element, text: str, at: int, known: Known, context: Context) -> Wrap | None:
    if is_aside(text):
        return None
    whole = whole_byline(text, known=known)
    if whole is not None and block.tag == "p" and whole.cert != "low" and whole.persons and _is_bracketed(text):
        return _byline(whole, "byline", "byline-tail") if context.allows("byline-tail") else None
    if whole is not None and whole.cert == "high":
        return None
    byline = trailing_byline(text, known=known) or (signed_behind(text, known) if _ends_a_text(block) else None)
    byline = byline or (artist(text, known) if block.tag == "caption" else None)
    if byline is not None and byline.start >= at:
        credit = byline.kind == "credit"
        tag = "credit" if credit and block.tag == "caption" else "byline" if byline.persons or not credit else "credit"
        rule = "credit-tail" if tag == "credit" else "byline-tail"
        if (byline.start > 0 or block.tag != "p") and context.allows(rule):
            return _byline(byline, tag, rule)
        return None
    dateline = trailing_dateline(text)
    if dateline is not None and dateline.start >= at and dateline.start > 0 and context.allows("dateline-tail"):
        return _dateline(dateline, "dateline-tail", context)
    return None


def _is_bracketed(text: str) -> bool:
    bare = text.strip()
    return bare[:1] in ("(", "（") and bare[-1:] in (")", "）")


def _dateline(dateline: Dateline, rule: str, context: Context) -> Wrap:
    inner: list[Wrap] = []
    for byline in dateline.bylines:
        start, end = max(byline.start, dateline.start), min(byline.end, dateline.end)
        if start < end:
            inner.append(Wrap(start, end, "byline", _agency(byline), tuple(_people(byline))))
    attributes = _facts(dateline, context) | {"rule": rule, "cert": dateline.cert}
    return Wrap(dateline.start, dateline.end, "dateline", attributes, tuple(inner))


def _byline(byline: Byline, tag: str, rule: str) -> Wrap:
    attributes = (_agency(byline) if tag == "byline" else {}) | {"rule": rule, "cert": byline.cert}
    return Wrap(byline.start, byline.end, tag, attributes, tuple(_people(byline)))


def _agency(byline: Byline) -> dict[str, str]:
    return {"agency": byline.agency} if byline.agency else {}


def _facts(dateline: Dateline, context: Context) -> dict[str, str]:
    date = complete(dateline.date, context.date)
    facts = {"agency": dateline.agency, "place": dateline.place, "date": date}
    return {key: value for key, value in facts.items() if value}


def _people(byline: Byline) -> list[Wrap]:
    return [_person(person) for person in byline.persons]


def _person(person: Person) -> Wrap:
    return Wrap(person.start, person.end, "person", {"role": person.role} if person.role else {})
