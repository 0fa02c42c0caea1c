"""Quotation marks in the form that was asked for: “…‘…’…” becomes 「…『…』…」, or the other way round."""

from collections import Counter
from typing import cast

from zx_convert.document.edits import Change, flow, regularise
from zx_convert.document.elements import Document, Element
from zx_convert.repair.pipeline import Context
from zx_convert.text.characters import HAN, letter_beside
from zx_convert.text.patterns import regex

name = "quotes"
rules = {
    "corner-quotes": "Quotation marks become corner brackets where --quotes corner asks for it (“ → 「).",
    "curly-quotes": "Corner brackets become quotation marks where --quotes curly asks for it (「 → “).",
}

# The marks for a quotation and for one inside it.
_FORMS = {"curly": ("“”", "‘’"), "corner": ("「」", "『』")}
_CLOSING = {pair[0]: pair[1] for form in _FORMS.values() for pair in form}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_QUOTE = regex(f"[{''.join(_CLOSING)}{''.join(_OPENING)}]")
_HAN = regex(f"[{HAN}，。、；：？！…—《》〈〉【】〔〕（）]")
_LATIN = regex("[A-Za-z]")
_APOSTROPHE = regex("(?<=[A-Za-z])’(?=[A-Za-z])")


def run(document: Document, context: Context) -> None:
    """Mark each quotation mark of the other form, but those of Latin text."""
    rule = f"{context.quotes}-quotes"
    if context.quotes not in _FORMS or not context.allows(rule):
        return
    for block in cast("list[Element]", list(document.texts())):
        if block.tag != "furniture":
            text = flow(block)
            changes = [Change(at, at + 1, new, rule) for at, new in quotes_in(text, context.quotes)]
            regularise(block, context.lists.without_kept(text, changes))


def quotes_in(text: str, form: str) -> list[tuple[int, str]]:
    """Where a quotation mark is to change, and into which: one inside another has the other mark.

    >>> quotes_in("“说‘好’”", "corner")
    [(0, '「'), (2, '『'), (4, '』'), (5, '」')]
    """
    found = list(_QUOTE.finditer(text))
    if not found:
        return []
    partners = _partners(text)
    wanted = _FORMS[form]
    made: list[tuple[int, str]] = []
    # Of each quotation that is open: where it ends (-1 if it does not), and whether it is one inside another.
    around: list[tuple[int, bool]] = []
    depth: dict[int, int] = {}
    for at in (mark.start() for mark in found):
        mark, other = text[at], partners.get(at, -1)
        if mark in _CLOSING:
            if mark not in (wanted[0][0], wanted[1][0]) and not _is_in_han(text, at, other):
                continue
            inner = mark == wanted[1][0] or (mark != wanted[0][0] and bool(around) and not around[-1][1])
            depth[other] = len(around)
            around.append((other, inner))
            new = wanted[inner][0]
        elif other >= 0:
            if at not in depth:
                continue
            new = wanted[around[depth[at]][1]][1]
            del around[depth[at] :]
        elif _ends_quotation(text, at):
            new = wanted[mark in "’』"][1]
        else:
            continue
        if new != mark:
            made.append((at, new))
    return made


def _partners(text: str) -> dict[int, int]:
    """The other mark of each that has one."""
    apostrophes = {found.start() for found in _APOSTROPHE.finditer(text)}
    partners: dict[int, int] = {}
    opened: list[int] = []
    unclosed: Counter[str] = Counter()
    for found in _QUOTE.finditer(text):
        at, mark = found.start(), found[0]
        if mark in _CLOSING:
            opened.append(at)
            unclosed[mark] += 1
        elif at not in apostrophes and unclosed[opening := _OPENING[mark]]:
            while True:  # those inside it that nothing has closed are passed over for good
                last = opened.pop()
                unclosed[text[last]] -= 1
                if text[last] == opening:
                    break
            partners[last], partners[at] = at, last
    return partners


def _is_in_han(text: str, start: int, end: int) -> bool:
    """Whether a quotation stands in Han text: Han is beside it, or in it with no Latin text around."""
    if end < 0:
        return _HAN.match(text, start + 1) is not None
    before, after = letter_beside(text, start - 1, -1), letter_beside(text, end + 1, 1)
    if _HAN.match(before) or _HAN.match(after):
        return True
    return _HAN.search(text, start, end) is not None and (not (before or after) or _is_han(text))


def _ends_quotation(text: str, at: int) -> bool:
    """Whether a mark without a partner ends a quotation that began in another paragraph."""
    return at > 0 and _HAN.match(text, at - 1) is not None


def _is_han(text: str) -> bool:
    return len(_HAN.findall(text)) > len(_LATIN.findall(text))
