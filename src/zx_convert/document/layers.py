"""The two layers of a text: `original`, what the input holds, character for character, and `reading`, what it means."""

from collections.abc import Generator, Iterator
from typing import cast

from zx_convert.document.elements import ASIDES, CONTAINERS, Document, Element, unescape


def original(document: Element) -> str:
    """The decoded input, character for character, whatever repairs have marked.

    Also gives the source text of any part of a document.
    """
    out: list[str] = []
    _source(document, out)
    return "".join(out)


def _source(element: Element, out: list[str]) -> None:
    orig = element.get("orig")
    if orig is not None:
        out.append(unescape(orig))
        return
    if element.tag in ("source", "meta"):
        return
    text = element.tag not in CONTAINERS
    if text and element.text:
        out.append(element.text)
    for child in element:
        _source(cast("Element", child), out)
        if text and child.tail:
            out.append(child.tail)


def break_text(lb: Element) -> str:
    """What a break reads as: its own text where it joins, else a line end."""
    return (lb.text or "") if lb.get("break") == "no" else "\n"


def reading(element: Element, *, asides: bool = False) -> str:
    """The clean prose of a block, or of all blocks of a container, a line each.

    Args:
        element: a block or container.
        asides: include the text of bylines, datelines, credits and jump lines that stand inside the block.
    """
    if element.tag in CONTAINERS:
        return "\n".join(reading(block, asides=asides) for block in element.blocks() if block.tag != "furniture")
    out: list[str] = []
    _reading(element, out, asides)
    return "".join(out)


def _reading(element: Element, out: list[str], asides: bool) -> None:
    if element.text:
        out.append(element.text)
    for child in cast("Iterator[Element]", element):
        if child.tag == "lb":
            out.append(break_text(child))
        elif child.tag not in ASIDES or (asides and child.tag not in ("furniture", "figure")):
            _reading(child, out, asides)
        if child.tail:
            out.append(child.tail)


def source_offsets(document: Document) -> Iterator[tuple[int, Element]]:
    """Every element with the place in the source where it begins (in characters)."""
    yield 0, document
    yield from _offsets(document, 0)


def _offsets(element: Element, offset: int) -> Generator[tuple[int, Element], None, int]:
    """The elements below one that begins at `offset`; gives where it ends."""
    text = element.tag not in CONTAINERS
    if text:
        offset += len(element.text or "")
    for child in cast("Iterator[Element]", element):
        yield offset, child
        orig = child.get("orig")
        if orig is not None:
            offset += len(unescape(orig))
        elif child.tag not in ("source", "meta"):
            if len(child):
                offset = yield from _offsets(child, offset)
            elif child.tag not in CONTAINERS:
                offset += len(child.text or "")
        if text:
            offset += len(child.tail or "")
    return offset
