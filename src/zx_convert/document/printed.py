"""What a page shows: the text of a reading tree's blocks, with the roles that a style prints."""

from collections.abc import Iterator
from typing import NamedTuple, Protocol, cast

from zx_convert.document.addressee import ADDRESSEE
from zx_convert.document.closing import CLOSING
from zx_convert.document.elements import Document, Element
from zx_convert.document.layers import reading
from zx_convert.document.plain import reading_tree
from zx_convert.text.patterns import regex

_ROLE_OF = {"p": "body", "l": "verse"}
_PLACED = frozenset({ADDRESSEE, *CLOSING})
_OPENING = frozenset("（(【[〔")
_INLINE = frozenset({"byline", "dateline", "credit", "continuation", "note"})


class Prints(Protocol):
    """The part of a style that decides what is shown."""

    def prints(self, role: str, *, inline: bool = False) -> bool: ...

    def gap(self, role: str) -> float: ...

    def sets_apart(self, role: str) -> bool: ...


# Levels of numbered headings (GB/T 9704-2012, 7.3.3): 一、 then （一） then 1. then （1）.
_LEVELS = regex("[（(](?:(?P<two>[一二三四五六七八九十百]+)|(?P<four>[0-9０-９]+))[）)]|(?P<three>[0-9０-９]+)[.．]")


def subhead_level(text: str) -> int:
    """The level of a sub-headline by how it is numbered, from 1; one without a number is of the first.

    >>> [subhead_level(text) for text in ("一、总则", "（一）范围", "1.人员", "（1）干部", "春耕")]
    [1, 2, 3, 4, 1]
    """
    found = _LEVELS.match(text)
    return {"two": 2, "three": 3, "four": 4}[found.lastgroup or ""] if found else 1


class Run(NamedTuple):
    """A stretch of text of one role; "" is the plain text of its block."""

    role: str
    text: str


def block_role(block: Element) -> str:
    """A block's role in a style: p → body, l → verse, a numbered subhead → subhead2, what parts scenes → ornament.

    A block that opens or closes its article has the role that the reading tree gives it: addressee, attachment,
    signature or day.
    """
    if block.tag != "note" and block.get("type") in _PLACED:
        return block.get("type") or ""
    if block.tag == "subhead":
        level = subhead_level(reading(block))
        return f"subhead{level}" if level > 1 else "subhead"
    parent = block.getparent()
    if block.tag in ("p", "furniture") and block.get("type") == "ornament":
        return "ornament"
    if block.tag == "p" and parent is not None and parent.tag == "quote":
        return "quote"
    return _ROLE_OF.get(block.name, block.name)


# A heading of the second level that runs in with its text.
_RUN_IN = regex("[（(][一二三四五六七八九十百]+[）)][^。！？!?；;：:\n]{2,30}。")


def inline_runs(block: Element, style: Prints) -> list[Run]:
    """The printed text of one block of a reading tree, cut into runs.

    An inline role that the style does not print is left out. After a dateline or byline that is followed by text stands
    the style's gap, as full-width spaces that belong to its run; before a credit without brackets that ends its block
    too. A headline's lines are parted by a line feed. The sentence that heads a paragraph (（一）明确责任。…) is a run
    of its own where the style sets it apart.
    """
    runs: list[Run] = []
    _runs(block, "", style, runs)
    merged = _merged(runs)
    return _with_run_in(merged) if style.sets_apart("runin") and block.tag in ("p", "item") else merged


def _with_run_in(runs: list[Run]) -> list[Run]:
    found = _RUN_IN.match(runs[0].text) if runs and not runs[0].role else None
    if found is None or (len(runs) == 1 and found.end() == len(runs[0].text)):
        return runs
    rest = Run("", runs[0].text[found.end() :])
    return [Run("runin", found[0]), *([rest] if rest.text else []), *runs[1:]]


def _runs(element: Element, role: str, style: Prints, out: list[Run]) -> None:
    if element.text:
        out.append(Run(role, element.text))
    for child in cast("Iterator[Element]", element):
        if child.tag == "lb":
            out.append(Run(role, "\n"))
        elif child.tag in _INLINE:
            if style.prints(child.name, inline=True):
                inner = role or child.name
                if not role and out and _ends_block(child):
                    out.append(Run("", "\u3000" * round(style.gap(child.name))))
                _runs(child, inner, style, out)
                followed = child.tail or child.getnext() is not None
                if not role and followed and child.tag in ("dateline", "byline") and not _leads_on(child):
                    out.append(Run(inner, "\u3000" * round(style.gap(child.name))))
        else:
            _runs(child, role, style, out)
        if child.tail:
            out.append(Run(role, child.tail))


def _leads_on(mark: Element) -> bool:
    """Whether a dateline ends in a colon, whose width parts it from the text: 据《云川日报》报道：“…."""
    return reading(mark, asides=True).rstrip().endswith(("：", ":"))


def _ends_block(mark: Element) -> bool:
    """Whether a credit stands behind the text of its block, without brackets that part it from that."""
    return mark.tag == "credit" and not mark.tail and mark.getnext() is None and reading(mark)[:1] not in _OPENING


def _merged(runs: list[Run]) -> list[Run]:
    if len(runs) < 2:
        return runs if runs and runs[0].text else []
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].role == run.role:
            merged[-1] = Run(run.role, merged[-1].text + run.text)
        elif run.text:
            merged.append(run)
    return merged


def printed_blocks(plain: Element, style: Prints) -> Iterator[tuple[Element, str]]:
    """Every printed block of a reading tree with its text; blocks of roles that are not printed are left out."""
    for block in plain.blocks():
        if style.prints(block_role(block)):
            text = "".join(run.text for run in inline_runs(block, style))
            if text:
                yield block, text


def printed_text(document: Document, style: Prints) -> str:
    """The text that a page of this style shows, a block a line: what the writers' outputs are compared with."""
    return "\n".join(text for _, text in printed_blocks(reading_tree(document), style))
