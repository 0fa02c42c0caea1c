"""What copying and old encodings have left: radicals for characters, invisible ones, entities, spaces between all."""

import re
from collections.abc import Iterator
from typing import cast

from zx_convert.document.edits import Change, flow, regularise
from zx_convert.document.elements import Document, Element
from zx_convert.repair.pipeline import Context
from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex
from zx_convert.text.radicals import PRIVATE, RADICALS

name = "characters"
rules = {
    "radical": "A radical that PDF copying left in place of a character becomes that character (⼀ → 一).",
    "private": "A private use character of the older GB 18030 becomes the standard's character of 2022.",
    "invisible": "A zero-width or soft-hyphen character that cannot be seen is left out.",
    "entity": "What HTML writes for a mark or a space (&ldquo;, &nbsp;) becomes that.",
    "markup": "The tags of HTML around words (<strong>, <span …>) are left out.",
    "letterspaced": "The spaces that PDF copying left between all characters of a line are left out.",
    "control": "A control character that XML cannot hold is kept in the source only.",
}

_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff"
_ODD = regex(f"[\u2e80-\u2fd5{''.join(PRIVATE)}{_INVISIBLE}]")


# Marks and spaces; what could be code (&lt;, &amp;lt;) stays, and what is spoken of (“&nbsp;”).
_ENTITY = regex(
    "(?<![“‘\"'`（(「])&(?:[nt]bsp|e[nm]sp|thinsp|[lr][ds]quo|[mn]dash|hellip|middot|bull|shy|zwnj|quot|[lr]aquo|times|deg|yen"
    "|#[0-9]{2,6}|#x[0-9A-Fa-f]{2,5}|amp(?!;(?:[A-Za-z]{2,8}|#[0-9]+);));"
)
# Tags around words, and what parts two cells of a table.
_TAGS = regex(
    "<(?P<level>su[bp])>(?P<figures>[0-9+-]{1,6})</(?P=level)>|(?P<cells></t[dh]>\\s*<t[dh](?:\\s[^<>]{0,300})?>)"
    "|</?(?:strong|b|em|i|u|font|span|a|img|o:p|st1:[a-z]+|t[dh])(?:\\s[^<>]{0,300})?/?>",
    re.IGNORECASE,
)
_FIGURES = "0123456789+-"
_RAISED = {"sup": str.maketrans(_FIGURES, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"), "sub": str.maketrans(_FIGURES, "₀₁₂₃₄₅₆₇₈₉₊₋")}
# One space between two characters, of which one is Han or a mark of Han text, or between two lone letters or figures.
_MARKS = "，。、；：？！“”‘’（）《》【】…—"
_LETTERSPACE = regex(
    f"(?:(?<={LETTER})|(?<=[{_MARKS}]))[ \u00a0](?=\\S)|(?<=\\S)[ \u00a0](?:(?={LETTER})|(?=[{_MARKS}]))"
    "|(?<![0-9A-Za-z][0-9A-Za-z])(?<=[0-9A-Za-z])[ \u00a0](?=[0-9A-Za-z](?![0-9A-Za-z]))"
    "|(?<=[0-9])[ \u00a0](?=[.:/%])|(?<=[.:/])[ \u00a0](?=[0-9])"
)
_SPACED = regex(f"{LETTER}[ \u00a0](?=\\S)")
_LETTER = regex(LETTER)
_LEAST_LETTERS = 10
_UNSEEN = regex(f"[{_INVISIBLE}\u200c]")


def run(document: Document, context: Context) -> None:
    """Mark such characters in every block."""
    blocks = cast("list[Element]", list(document.blocks()))
    texts = list(map(flow, blocks))
    spaced = list(map(_is_spaced, texts))
    letterspaced = context.allows("letterspaced") and any(spaced) and _are_most(spaced, texts)
    marked_up = context.allows("markup") and any("</" in text for text in texts) and _is_marked_up(document)
    for block, text in zip(blocks, texts, strict=True):
        tags = _tags(text) if marked_up else ()
        spaces = _spaces(text) if letterspaced and _parts_letters(text) else ()
        found = sorted([*_changes(text, context), *tags, *spaces])
        changes = context.lists.without_kept(text, found)
        if changes:
            regularise(block, changes)


def _changes(text: str, context: Context) -> Iterator[Change]:
    for match in _ODD.finditer(text):
        rule, new = _reading(match[0])
        if rule and context.allows(rule):
            yield Change(match.start(), match.end(), new, rule)
    if "&" in text and context.allows("entity"):
        import html

        for match in _ENTITY.finditer(text):
            new = html.unescape(match[0]).replace("\u00a0", " ")
            yield Change(match.start(), match.end(), "" if _UNSEEN.fullmatch(new) else new, "entity")


def _is_marked_up(document: Document) -> bool:
    """Whether tags part the paragraphs; in other texts those around words are spoken of."""
    return any("<" in (lb.get("orig") or "") for lb in document.iter("lb"))


def _tags(text: str) -> Iterator[Change]:
    """Tags are left out; raised figures stay raised (10<sup>4</sup> → 10⁴), and cells stay apart."""
    for match in _TAGS.finditer(text):
        raised = match["figures"].translate(_RAISED[match["level"].lower()]) if match["level"] else ""
        yield Change(match.start(), match.end(), "\u3000" if match["cells"] else raised, "markup")


def _are_most(spaced: list[bool], texts: list[str]) -> bool:
    """Whether most lines of some length have a space behind most of their characters."""
    long = [is_spaced for is_spaced, text in zip(spaced, texts, strict=True) if _is_long(text)]
    return sum(long) * 2 > len(long)


def _is_long(text: str) -> bool:
    return len(_LETTER.findall(text)) >= _LEAST_LETTERS


def _is_spaced(text: str) -> bool:
    """Whether a space stands behind most characters of a line."""
    spaces = text.count(" ") + text.count("\u00a0")
    return spaces * 4 >= len(text) and _parts_letters(text)


def _parts_letters(text: str) -> bool:
    """Whether a space stands behind most letters of Han, however much of the line is figures and addresses."""
    return 0 < len(_LETTER.findall(text)) * 3 <= len(_SPACED.findall(text)) * 5


def _spaces(text: str) -> list[Change]:
    return [Change(match.start(), match.end(), "", "letterspaced") for match in _LETTERSPACE.finditer(text)]


def _reading(char: str) -> tuple[str, str]:
    """The rule for an odd character and what it reads as; no rule where nothing is known of it."""
    if char in RADICALS:
        return "radical", RADICALS[char]
    if char in PRIVATE:
        return "private", PRIVATE[char]
    return ("", char) if "\u2e80" <= char <= "\u2fd5" else ("invisible", "")
