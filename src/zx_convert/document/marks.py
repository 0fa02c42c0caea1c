"""The decisions in a document as values: what was marked, by which rule, how sure, and under which id."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple, cast

from zx_convert.document.elements import CONTAINERS, Document, Element, unescape
from zx_convert.document.layers import break_text, original, reading, source_offsets
from zx_convert.text.lines import count_line_ends

_AROUND = 12


class Mark(NamedTuple):
    """One decision.

    Attributes:
        id: the rule and 8 hex digits; it survives edits elsewhere in the text.
        rule: the rule that decided.
        cert: high, medium or low.
        why: the evidence, where it helps.
        kind: the element's name (lb, reg, byline, headline …).
        line: line of the source, from 1.
        before: what the source has.
        after: what it reads as.
        context: the source on both sides, `…before|after…`.
        offset: place in the source in characters.
        element: the element that carries the mark.
    """

    id: str
    rule: str
    cert: str
    why: str
    kind: str
    line: int
    before: str
    after: str
    context: str
    offset: int
    element: Element

    @property
    def around(self) -> tuple[str, str]:
        """The source before and after, a few characters each."""
        cut = min(_AROUND, self.offset)  # the source may have a | of its own
        return self.context[:cut], self.context[cut + 1 :]


class Counts(NamedTuple):
    """How much was repaired.

    Breaks joined, marks and characters regularised, breaks undecided, roles found, pieces of page furniture set aside.
    """

    joined: int
    punctuation: int
    characters: int
    undecided: int
    roles: int
    furniture: int


def marks(document: Document) -> list[Mark]:
    """Every mark of a document in source order.

    A `reg` for a character that XML cannot hold is the model's way to keep it and counts as a mark of rule `control`.
    """
    text = original(document)
    seen: Counter[str] = Counter()
    found: list[Mark] = []
    line, at = 1, 0
    for offset, element in _decided(document):
        line += count_line_ends(text[at:offset])
        at = offset
        source = original(element)
        label = f"{element.rule}-{_digest(element.rule, _key(element, source), text, offset, len(source))}"
        seen[label] += 1
        mark_id = label if seen[label] == 1 else f"{label}-{seen[label]}"
        end = offset + len(source)
        context = f"{text[max(0, offset - _AROUND) : offset]}|{text[end : end + _AROUND]}"
        found.append(
            Mark(
                mark_id, element.rule, element.get("cert") or "high", element.get("why") or "", element.name,
                line, source, _after(element), context, offset, element,
            )
        )  # fmt: skip
    return found


def _decided(document: Document) -> Iterator[tuple[int, Element]]:
    return ((offset, element) for offset, element in source_offsets(document) if element.get("rule"))


def _key(element: Element, source: str) -> str:
    """What identifies the mark beside its neighbourhood: its source, for long blocks only how they begin."""
    return source if element.get("orig") is not None else source[:_AROUND]


def _digest(rule: str, orig: str, text: str, offset: int, length: int) -> str:
    end = offset + length
    around = text[max(0, offset - _AROUND) : offset] + "\0" + text[end : end + _AROUND]
    data = "\0".join((rule, orig, around)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:8]


def _after(element: Element) -> str:
    if element.tag == "lb":
        return break_text(element)
    if element.get("orig") is not None:
        return element.text or ""
    return reading(element, asides=True) if element.tag not in CONTAINERS else ""


def summary(document: Document) -> Counts:
    """How much a document was repaired."""
    joined = undecided = 0
    for lb in cast("Iterator[Element]", document.iter("lb")):
        kind = lb.get("break")
        undecided += kind == "maybe"
        joined += kind == "no" and bool(lb.rule) and not _second_half(lb)
    punctuation = characters = 0
    for reg in cast("Iterator[Element]", document.iter("reg")):
        is_width = is_punctuation(reg)
        punctuation += is_width
        characters += not is_width
    inline = ("byline", "dateline", "credit", "continuation")
    roles = sum(1 for element in document.iter(*inline) if element.get("rule"))
    # Ornaments between paragraphs are printed.
    furniture = sum(1 for x in document.iter("furniture") if x.get("rule") and x.get("type") != "ornament")
    return Counts(joined, punctuation, characters, undecided, roles, furniture)


def _second_half(lb: Element) -> bool:
    """A break after furniture that fell into a paragraph: one join has two breaks."""
    before = lb.getprevious()
    return before is not None and before.tag in ("furniture", "figure") and not (before.tail or "")


def is_punctuation(reg: Element) -> bool:
    """Whether a change is of no more than marks of punctuation."""
    text = unescape(reg.get("orig") or "") + (reg.text or "")
    return bool(text) and not any(c.isalnum() for c in text)
