"""Whether two Han characters belong together: how much oftener they stand side by side than chance would have it.

The table is counted on a month of a daily by `tools/fit_bonds.py`; traditional characters count as simplified ones.
"""

import struct
import sys
from array import array
from bisect import bisect_left
from functools import cache
from importlib.resources import files

from zx_convert.text.characters import is_han

MAGIC = b"ZXB1"
# Steps of a logarithm to the base 2.
STEPS = 8
# Names of bonds, each with the least logarithm (base 2) of count over chance.
BINS = (("word", 7.0), ("bound", 4.0), ("likely", 1.0), ("even", 0.0), ("weak", float("-inf")))


class Table:
    """The counts as they lie in the file."""

    def __init__(self, data: bytes) -> None:
        magic, known, pairs, turned, self.total = struct.unpack_from("<4s4I", data)
        if magic != MAGIC:
            raise ValueError("bonds.bin is of another version")
        at = struct.calcsize("<4s4I")
        columns: list[array[int]] = []
        for kind, count in (("H", known), ("B", known), ("I", pairs), ("B", pairs), ("H", turned), ("H", turned)):
            column = array(kind)
            column.frombytes(data[at : at + count * column.itemsize])
            at += count * column.itemsize
            if sys.byteorder == "big":
                column.byteswap()
            columns.append(column)
        characters, rarities, self._pairs, self._bins, traditional, simplified = columns
        self._rarity = dict(zip(characters, rarities, strict=True))
        self._simplified = dict(zip(traditional, simplified, strict=True))

    def bond(self, before: str, after: str) -> str:
        a, b = (self._simplified.get(code, code) for code in (ord(before), ord(after)))
        if a not in self._rarity or b not in self._rarity:
            return ""
        key = a << 16 | b
        place = bisect_left(self._pairs, key)
        if place < len(self._pairs) and self._pairs[place] == key:
            return BINS[self._bins[place]][0]
        # Unseen though chance alone would have brought it about.
        return "never" if self._rarity[a] + self._rarity[b] < self.total else "unseen"


@cache
def _shipped() -> Table:
    return Table(files("zx_convert.repair.recognise").joinpath("bonds.bin").read_bytes())


def bond(before: str, after: str) -> str:
    """Tell how two characters hold together: a name of BINS, or unseen, never; "" where nothing is known.

    >>> [bond("研", "究"), bond("的", "是"), bond("究", "兰")]
    ['word', 'even', 'unseen']
    """
    return _shipped().bond(before, after) if is_han(before) and is_han(after) else ""
