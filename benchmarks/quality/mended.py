"""What a repair has made of a text: the text as it reads now, and what became of each break between its lines."""

from collections.abc import Iterator
from typing import cast

from zx_convert.document import Document, Element
from zx_convert.document.elements import CONTAINERS
from zx_convert.document.layers import break_text, source_offsets


def joined(document: Document) -> set[int]:
    """The places in the source, in characters, of the breaks that were taken for none."""
    found = set()
    for offset, element in source_offsets(document):
        if element.tag == "lb" and element.get("break") == "no" and not _before_furniture(element):
            found.add(offset)
    return found


def _before_furniture(lb: Element) -> bool:
    """Furniture inside a paragraph stands between two breaks: only behind it is something joined."""
    after = lb.getnext()
    return after is not None and after.tag == "furniture" and not (lb.tail or "")


def whole_text(document: Document) -> str:
    """All text, what has a role and furniture included, with every mark applied, a block a line."""
    return "".join(_parts(document)).strip("\n")


def _parts(element: Element) -> Iterator[str]:
    if element.tag in ("source", "meta"):
        return
    if element.tag == "lb":
        yield break_text(element)
        return
    holds_text = element.tag not in CONTAINERS
    if holds_text:
        yield element.text or ""
    for child in cast("Iterator[Element]", iter(element)):
        yield from _parts(child)
        if holds_text:
            yield child.tail or ""
