"""Where one Han word ends and the next begins, as far as the bonds of characters tell: for headings, not for prose.

No dictionary is asked: of all ways to part a text into words, that one is taken whose words hold together best.
"""

from collections.abc import Sequence
from itertools import pairwise

from zx_convert.text.bonds import bond

NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两萬億兩0123456789０１２３４５６７８９")
# How well a word holds together in which two characters of such a bond stand side by side.
_HELD = {"word": 3.0, "bound": 1.8, "likely": 0.5, "even": -0.8, "weak": -1.5, "never": -2.5, "unseen": -0.4, "": -0.4}
_IN_A_NUMBER, _BEFORE_ITS_UNIT = 4.0, 1.5
# They stand beside nearly everything, so that it tells little when they do so often.
_FUNCTION = frozenset("的和与與及或在从從把将將被对對为為以向让讓使由到")
# Most words have two characters.
_LONGEST = 6
_ALONE, _EACH_FURTHER = -0.8, -0.5


def word_ends(text: str) -> list[int]:
    """Give where each word of a stretch of Han ends.

    >>> text = "持续四百二十天的主要农产品"
    >>> [text[start:end] for start, end in pairwise([0, *word_ends(text)])]
    ['持续', '四百二十天', '的', '主要', '农产品']
    """
    holds = [_held(before, after) for before, after in pairwise(text)]
    best = [0.0]
    begins = [0]
    for end in range(1, len(text) + 1):
        score, begin = max((best[start] + _worth(holds, start, end), start) for start in _starts(end))
        best.append(score)
        begins.append(begin)
    ends = []
    place = len(text)
    while place:
        ends.append(place)
        place = begins[place]
    return ends[::-1]


def _starts(end: int) -> range:
    return range(max(end - _LONGEST, 0), end)


def _worth(holds: Sequence[float], start: int, end: int) -> float:
    """How good a word the characters from `start` to `end` make."""
    length = end - start
    return sum(holds[start : end - 1], _ALONE if length == 1 else _EACH_FURTHER * (length - 2))


def _held(before: str, after: str) -> float:
    if before not in NUMERALS:
        held = bond(before, after)
        return _HELD["even" if held == "likely" and not _FUNCTION.isdisjoint((before, after)) else held]
    return _IN_A_NUMBER if after in NUMERALS else max(_BEFORE_ITS_UNIT, _HELD[bond(before, after)])
