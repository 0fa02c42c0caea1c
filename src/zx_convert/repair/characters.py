"""Characters that copying and old encodings have left: radicals for characters, private use, invisible ones."""

from typing import cast

from zx_convert.document.edits import Change, flow, regularise
from zx_convert.document.elements import Document, Element
from zx_convert.repair.pipeline import Context
from zx_convert.text.patterns import regex
from zx_convert.text.radicals import PRIVATE, RADICALS

name = "characters"
rules = {
    "radical": "A radical that PDF copying left in place of a character becomes that character (⼀ → 一).",
    "private": "A private use character of the older GB 18030 becomes the standard's character of 2022.",
    "invisible": "A zero-width or soft-hyphen character that cannot be seen is left out.",
    "control": "A control character that XML cannot hold is kept in the source only.",
}

_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff"
_ODD = regex(f"[\u2e80-\u2fd5{''.join(PRIVATE)}{_INVISIBLE}]")


def run(document: Document, context: Context) -> None:
    """Mark such characters in every block."""
    for block in cast("list[Element]", list(document.blocks())):
        text = flow(block)
        changes = context.lists.without_kept(text, _changes(text, context))
        if changes:
            regularise(block, changes)


def _changes(text: str, context: Context) -> list[Change]:
    found = []
    for match in _ODD.finditer(text):
        rule, new = _reading(match[0])
        if rule and context.allows(rule):
            found.append(Change(match.start(), match.end(), new, rule))
    return found


def _reading(char: str) -> tuple[str, str]:
    """The rule for an odd character and what it reads as; no rule where nothing is known of it."""
    if char in RADICALS:
        return "radical", RADICALS[char]
    if char in PRIVATE:
        return "private", PRIVATE[char]
    return ("", char) if "\u2e80" <= char <= "\u2fd5" else ("invisible", "")
