"""Where a heading is best broken into lines: between words, and first where its sense pauses.

Source: GB/T 9704-2012, 7.3.1 (回行时，要做到词意完整，排列对称，长短适宜).
"""

from collections.abc import Iterator
from itertools import pairwise

from zx_convert.text.bonds import bond
from zx_convert.text.patterns import regex
from zx_convert.text.words import NUMERALS, word_ends
from zx_convert.writers.pdf.rules import (
    CLOSING,
    DASH,
    DIGIT,
    ELLIPSIS,
    EXCLAMATION,
    HAN,
    LETTER,
    OPENING,
    PAUSE,
    SPACE,
    STOP,
    WIDE_DIGIT,
)

# What it costs to end a line at a place, against lines that are not of one length.
_PAUSE, _BEHIND_DE, _BRACKET, _WORD, _UNSURE, _INSIDE, _NUMBER = 0.0, 1.0, 1.5, 2.0, 3.0, 8.0, 12.0
_IN_BRACKETS, _CLITIC, _LONE = 1.0, 4.0, 2.0
_LISTED = frozenset("、·・")
_DE = frozenset("的之")
# What leans on the word before it, and on the word behind it.
_ENCLITICS = frozenset("的之了着著过過们們地得等")
_PROCLITICS = frozenset("和与與及或在从從把将將被对對为為以向于於让讓使由到至第")
# Bonds of characters that no word spans.
_SURE = frozenset({"never", "weak", "even"})
_ALPHABETIC = LETTER + DIGIT
_DIGITS = DIGIT + WIDE_DIGIT
_HAN = regex(f"{HAN}+")


def breaking_costs(text: str, kinds: str) -> list[float]:
    """Tell what it costs to end a line before each character, and behind the last: whatever the rules allow there."""
    costs = [0.0, *(_at_mark(text, kinds, place) for place in range(1, len(text))), 0.0]
    for start, end in _words(text, kinds):
        if end < len(text) and kinds[end] == HAN:
            costs[end] = _WORD if bond(text[end - 1], text[end]) in _SURE else _UNSURE
        if end == start + 1 and costs[end]:
            costs[end] = _BEHIND_DE if text[start] in _DE else costs[end] + _behind_lone(text[start])
        if end == start + 1 and costs[start]:
            costs[start] += _before_lone(text[start])
    depth = 0
    for place, kind in enumerate(kinds):
        if depth:
            costs[place] += _IN_BRACKETS
        depth += (kind == OPENING) - (kind == CLOSING)
    return costs


def _words(text: str, kinds: str) -> Iterator[tuple[int, int]]:
    """Where words of Han begin and end."""
    for found in _HAN.finditer(kinds):
        # The last figure of a number shows that a unit follows.
        start = found.start() - (found.start() > 0 and kinds[found.start() - 1] in _DIGITS)
        ends = [start + end for end in word_ends(text[start : found.end()])]
        yield from pairwise([start, *ends])


def _at_mark(text: str, kinds: str, place: int) -> float:
    """What it costs between two characters of which one at least is not Han, or inside a word."""
    before, after = kinds[place - 1], kinds[place]
    if before == HAN == after:
        return _NUMBER if text[place - 1] in NUMERALS and text[place] in NUMERALS else _INSIDE
    if before in _DIGITS and after == HAN:
        return _NUMBER
    if before in PAUSE + STOP + EXCLAMATION + DASH + ELLIPSIS and text[place - 1] not in _LISTED:
        return _PAUSE
    if before == SPACE:
        return _WORD if kinds[place - 2] in _ALPHABETIC and after in _ALPHABETIC else _PAUSE
    if text[place - 1] in _LISTED or before == CLOSING or after == OPENING:
        return _BRACKET + (_CLITIC if text[place] in _DE else 0.0)
    return _WORD if HAN in (before, after) else _UNSURE


def _behind_lone(char: str) -> float:
    return _CLITIC if char in _PROCLITICS else 0.0 if char in _ENCLITICS else _LONE


def _before_lone(char: str) -> float:
    return _CLITIC if char in _ENCLITICS else 0.0 if char in _PROCLITICS else _LONE
