"""A TrueType font program: which glyph a character has, how wide it is, what it looks like.

The file is mapped into memory and only what is asked for is read: opening 15 MB takes a few milliseconds.
Source: OpenType specification 1.9, chapters 'cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'OS/2'.
"""

import mmap
import struct
import sys
from array import array
from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from zx_convert.styling import sfnt

Glyph = int


class Entry(NamedTuple):
    """What a subset needs of a glyph, worked out once for all documents of a process.

    Attributes:
        outline: its entry in 'glyf', padded to whole words.
        checksum: of `outline`, as a table of its own.
        metrics: its entry in 'hmtx'.
    """

    outline: bytes
    checksum: int
    metrics: bytes


def entry(outline: bytes, metrics: bytes) -> Entry:
    """Pad an outline and add it up."""
    padded = outline + bytes(-len(outline) % 4)
    return Entry(padded, sum(numbers("I", padded)), metrics)


@lru_cache(maxsize=32)
def open_program(path: Path, index: int) -> "FontProgram":
    """Open a font. Raises OSError, ValueError (no outlines of a kind that can be embedded, or a damaged file)."""
    try:
        if sfnt.is_cubic(path, index):
            from zx_convert.writers.pdf.cff import CffProgram

            return CffProgram(path, index)
        return FontProgram(path, index)
    except (struct.error, KeyError, IndexError) as error:
        raise ValueError(f"{path} is damaged, or has outlines of another kind") from error


class FontProgram:
    """One font of a file.

    Attributes:
        units: units per em.
        ascent: of the em box, in units.
        descent: of the em box, in units, below zero.
        cap_height: in units.
        box: of all glyphs (x min, y min, x max, y max), in units.
        weight: usWeightClass, 400 for regular.
        glyphs: how many there are.
        name: PostScript name.
    """

    def __init__(self, path: Path, index: int) -> None:
        with path.open("rb") as file:
            self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        self._tables = {
            tag.decode("latin-1"): place
            for tag, place in sfnt.directory(self._data, sfnt.starts(self._data)[index]).items()
        }
        head, hhea, os2 = self.table("head"), self.table("hhea"), self.table("OS/2")
        self.units: int = struct.unpack_from(">H", head, 18)[0]
        self.box: tuple[int, int, int, int] = struct.unpack_from(">4h", head, 36)
        self.glyphs: int = struct.unpack_from(">H", self.table("maxp"), 4)[0]
        self.weight: int = struct.unpack_from(">H", os2, 4)[0]
        self.ascent, self.descent = struct.unpack_from(">2h", os2, 68)
        has_cap_height = struct.unpack_from(">H", os2)[0] >= 2
        self.cap_height: int = struct.unpack_from(">h", os2, 88)[0] if has_cap_height else self.ascent
        self.name = _postscript_name(self.table("name"))
        self._full_metrics: int = struct.unpack_from(">H", hhea, 34)[0]
        self._metrics = numbers("H", self.table("hmtx"))
        self._read_outlines(index)
        self._entries: dict[Glyph, Entry] = {}
        self.glyph: Callable[[int], Glyph] = _character_map(self.table("cmap"))
        """The glyph of a code point, 0 where there is none."""

    def _read_outlines(self, index: int) -> None:
        """Find where each outline lies; `index` is the place of the font in its file."""
        del index
        long_offsets = struct.unpack_from(">h", self.table("head"), 50)[0]
        loca = self.table("loca")
        self._offsets = numbers("I", loca) if long_offsets else array("I", (2 * n for n in numbers("H", loca)))

    def has_table(self, tag: str) -> bool:
        return tag in self._tables

    def table(self, tag: str) -> bytes:
        """Read one table. Raises KeyError."""
        offset, length = self._tables[tag]
        return self._data[offset : offset + length]

    def let_go(self) -> None:
        """Give back the memory of the file's pages that were read; what is asked for next is read again."""
        if hasattr(mmap, "MADV_DONTNEED"):
            self._data.madvise(mmap.MADV_DONTNEED)

    def advance(self, glyph: Glyph) -> int:
        """Its width, in units."""
        return self._metrics[2 * min(glyph, self._full_metrics - 1)]

    def bearing(self, glyph: Glyph) -> int:
        """Its left side bearing, in units, as the unsigned number that stands in the file."""
        full = self._full_metrics
        return self._metrics[2 * glyph + 1 if glyph < full else full + glyph]

    def entry(self, glyph: Glyph) -> Entry:
        """What a subset needs of it."""
        if glyph not in self._entries:
            metrics = struct.pack(">HH", self.advance(glyph), self.bearing(glyph))
            self._entries[glyph] = entry(self.outline(glyph), metrics)
        return self._entries[glyph]

    def blanks(self, glyph: Glyph) -> tuple[int, int]:
        """The blank to the left and to the right of what is drawn, in units."""
        outline = self.outline(glyph)
        if not outline:
            return 0, 0
        left, _, right = struct.unpack_from(">3h", outline, 2)
        return left, self.advance(glyph) - right

    def outline(self, glyph: Glyph) -> bytes:
        """Its entry in 'glyf', empty for a space."""
        start, end = self._offsets[glyph], self._offsets[glyph + 1]
        base = self._tables["glyf"][0]
        return self._data[base + start : base + end]


def numbers(kind: str, data: bytes) -> "array[int]":
    """Read big-endian numbers ("H" of 16 bits, "I" of 32)."""
    found = array(kind)
    found.frombytes(data[: len(data) // found.itemsize * found.itemsize])
    if sys.byteorder == "little":
        found.byteswap()
    return found


def packed(values: "array[int]") -> bytes:
    """Write numbers big-endian."""
    copy = values[:]
    if sys.byteorder == "little":
        copy.byteswap()
    return copy.tobytes()


def _postscript_name(table: bytes) -> str:
    _, count, storage = struct.unpack_from(">3H", table)
    for number in range(count):
        platform, _, _, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if name == 6:
            text = table[storage + offset : storage + offset + length]
            found = text.decode("utf-16-be" if platform in (0, 3) else "latin-1", "replace")
            return "".join(char for char in found if char.isascii() and (char.isalnum() or char in "-_")) or "Font"
    return "Font"


def _character_map(table: bytes) -> Callable[[int], Glyph]:
    offsets: dict[int, int] = {}
    count = struct.unpack_from(">H", table, 2)[0]
    for platform, encoding, offset in struct.iter_unpack(">HHL", table[4 : 4 + 8 * count]):
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            offsets[struct.unpack_from(">H", table, offset)[0]] = offset
    if 12 in offsets:
        return _by_groups(table, offsets[12])
    if 4 in offsets:
        return _by_segments(table, offsets[4])
    raise ValueError("no Unicode character map of format 4 or 12")


def _by_groups(table: bytes, offset: int) -> Callable[[int], Glyph]:
    count = struct.unpack_from(">L", table, offset + 12)[0]
    values = numbers("I", table[offset + 16 : offset + 16 + 12 * count])
    firsts, lasts, glyphs = values[0::3], values[1::3], values[2::3]

    def glyph(codepoint: int) -> Glyph:
        place = bisect_right(firsts, codepoint) - 1
        return glyphs[place] + codepoint - firsts[place] if place >= 0 and codepoint <= lasts[place] else 0

    return glyph


def _by_segments(table: bytes, offset: int) -> Callable[[int], Glyph]:
    size = struct.unpack_from(">H", table, offset + 6)[0]
    columns = [numbers("H", table[offset + 14 + skip :][:size]) for skip in (0, size + 2, 2 * size + 2, 3 * size + 2)]
    lasts, firsts, deltas, shifts = columns
    base = offset + 16 + 3 * size

    def glyph(codepoint: int) -> Glyph:
        place = bisect_right(firsts, codepoint) - 1
        if place < 0 or codepoint > lasts[place]:
            return 0
        if not shifts[place]:
            return (codepoint + deltas[place]) & 0xFFFF
        at = base + 2 * place + shifts[place] + 2 * (codepoint - firsts[place])
        found: int = struct.unpack_from(">H", table, at)[0] if at + 2 <= len(table) else 0
        return (found + deltas[place]) & 0xFFFF if found else 0

    return glyph
