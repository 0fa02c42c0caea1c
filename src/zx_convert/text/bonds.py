"""Whether two Han characters belong together: how much oftener they stand side by side than chance would have it.

And whether a character stands at the edge of a sentence oftener than others do.

The table is counted on a month of a daily by `tools/fit_bonds.py`; traditional characters count as simplified ones.
"""

import struct
import sys
from array import array
from bisect import bisect_left
from functools import cache
from pathlib import Path

from zx_convert.text.characters import is_han

MAGIC = b"ZXB2"
# Steps of a logarithm to the base 2.
STEPS = 8
# Names of bonds, each with the least logarithm (base 2) of count over chance.
BINS = (("word", 7.0), ("bound", 4.0), ("likely", 1.0), ("even", 0.0), ("weak", float("-inf")))
# The same for how often a character stands at the beginning or the end of a sentence.
EDGES = (("often", 2.0), ("rather", 0.7), ("even", -0.7), ("seldom", -2.5), ("hardly", float("-inf")))


class Table:
    """The counts as they lie in the file."""

    def __init__(self, data: bytes) -> None:
        magic, known, pairs, turned, self.total = struct.unpack_from("<4s4I", data)
        if magic != MAGIC:
            raise ValueError("bonds.bin is of another version")
        at = struct.calcsize("<4s4I")
        columns: list[array[int]] = []
        for kind, count in (
            ("H", known),
            *[("B", known)] * 3,
            ("I", pairs),
            ("B", pairs),
            ("H", turned),
            ("H", turned),
        ):
            column = array(kind)
            column.frombytes(data[at : at + count * column.itemsize])
            at += count * column.itemsize
            if sys.byteorder == "big":
                column.byteswap()
            columns.append(column)
        characters, rarities, first, last, self._pairs, self._bins, traditional, simplified = columns
        self._rarity = dict(zip(characters, rarities, strict=True))
        self._edges = dict(zip(characters, zip(first, last, strict=True), strict=True))
        self._simplified = dict(zip(traditional, simplified, strict=True))

    def bond(self, before: str, after: str) -> str:
        a, b = self._codes(before + after)
        if a not in self._rarity or b not in self._rarity:
            return ""
        told = self._told(a, b)
        if told is not None:
            return BINS[told % len(BINS)][0]
        # Unseen though chance alone would have brought it about.
        return "never" if self._rarity[a] + self._rarity[b] < self.total else "unseen"

    def edge(self, text: str, *, last: bool) -> str:
        codes = self._codes(text)
        told = self._told(*codes) if len(codes) == 2 else None
        if told is not None:
            edges = told // len(BINS)
            return EDGES[edges // len(EDGES) if last else edges % len(EDGES)][0]
        of_character = self._edges.get(codes[-1 if last else 0])
        return EDGES[of_character[last]][0] if of_character is not None else ""

    def _codes(self, text: str) -> list[int]:
        return [self._simplified.get(code, code) for code in map(ord, text)]

    def _told(self, a: int, b: int) -> int | None:
        """What the file holds of a pair."""
        key = a << 16 | b
        place = bisect_left(self._pairs, key)
        return self._bins[place] if place < len(self._pairs) and self._pairs[place] == key else None


@cache
def _shipped() -> Table:
    return Table(Path(__file__).with_name("bonds.bin").read_bytes())


def bond(before: str, after: str) -> str:
    """Tell how two characters hold together: a name of BINS, or unseen, never; "" where nothing is known.

    >>> [bond("研", "究"), bond("的", "是"), bond("究", "兰")]
    ['word', 'even', 'unseen']
    """
    return _shipped().bond(before, after) if is_han(before) and is_han(after) else ""


# The bonds of characters that one word or set phrase spans.
TIGHT = frozenset({"word", "bound"})


def is_tight(before: str, after: str) -> bool:
    """Whether a word or a set phrase spans two characters, as far as counting can tell.

    >>> is_tight("研", "究"), is_tight("的", "是")
    (True, False)
    """
    return bond(before, after) in TIGHT


def begins_sentences(text: str) -> str:
    """How often one or two characters begin a sentence, the first of Han: a name of EDGES, "" if nothing is known.

    >>> begins_sentences("据"), begins_sentences("们"), begins_sentences("在这"), begins_sentences("在的")
    ('often', 'hardly', 'often', 'seldom')
    """
    return _shipped().edge(text, last=False) if is_han(text[0]) else ""


def ends_sentences(text: str) -> str:
    """The same for how often they end one, the last of Han.

    >>> ends_sentences("了"), ends_sentences("的")
    ('rather', 'even')
    """
    return _shipped().edge(text, last=True) if is_han(text[-1]) else ""
