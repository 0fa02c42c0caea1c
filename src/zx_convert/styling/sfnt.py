"""Reads from a TrueType or OpenType file what look-up needs: its names, its weight, its characters.

Source: OpenType specification 1.9, chapters 'otff', 'name', 'OS/2' and 'cmap'.
"""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, Protocol

_COLLECTION = b"ttcf"
_KINDS = (b"\0\1\0\0", b"true", b"OTTO")
# Tables that outlines stand in: quadratic curves of TrueType, cubic ones of OpenType.
_QUADRATIC, _CUBIC = b"glyf", b"CFF "
_FAMILY_IDS = (1, 16)
_ITALIC_OR_OBLIQUE = 0x201
_ENCODINGS = {0: "utf-16-be", 1: "mac-roman", 3: "utf-16-be"}
# Name records of the Windows platform may use the encoding of a Chinese code page.
_WINDOWS_ENCODINGS = {3: "gb18030", 4: "big5"}


class Bytes(Protocol):
    """What is read from: an open file, or one that is mapped into memory."""

    def seek(self, offset: int, /) -> object: ...

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Face:
    """One font of a file.

    Attributes:
        index: its place in a collection, else 0.
        families: family names in every language the font gives.
        weight: usWeightClass, 400 for regular, 700 for bold.
        italic: fsSelection says italic or oblique.

    """

    index: int
    families: tuple[str, ...]
    weight: int
    italic: bool


def faces(path: Path) -> list[Face]:
    """Read the faces of one file that have outlines of TrueType or CFF; [] for a file of another kind, or a bad one."""
    try:
        with path.open("rb") as file:
            return [face for index, start in enumerate(starts(file)) if (face := _face(file, index, start))]
    except (OSError, struct.error, ValueError):
        return []


def is_cubic(path: Path, index: int) -> bool:
    """Whether a font of a file has OpenType/CFF outlines. Raises OSError, IndexError, struct.error."""
    with path.open("rb") as file:
        tables = directory(file, starts(file)[index])
    return _CUBIC in tables and _QUADRATIC not in tables


def starts(file: Bytes) -> list[int]:
    """Read where each font of a file begins: one, or those of a collection."""
    head = file.read(12)
    if head[:4] != _COLLECTION:
        return [0]
    count = min(int(struct.unpack(">L", head[8:])[0]), 256)
    return list(struct.unpack(f">{count}L", file.read(4 * count)))


def directory(file: Bytes, start: int) -> dict[bytes, tuple[int, int]]:
    """Read offset and length of each table; {} if this is no font."""
    file.seek(start)
    tag, count = struct.unpack(">4sH6x", file.read(12))
    if tag not in _KINDS:
        return {}
    records = struct.iter_unpack(">4s4xLL", file.read(16 * count))
    return {name: (offset, length) for name, offset, length in records}


def _table(file: BinaryIO, place: tuple[int, int]) -> bytes:
    file.seek(place[0])
    return file.read(place[1])


def _face(file: BinaryIO, index: int, start: int) -> Face | None:
    tables = directory(file, start)
    if not {b"name", b"OS/2", b"cmap"} <= tables.keys() or not {_QUADRATIC, _CUBIC} & tables.keys():
        return None
    metrics = _table(file, tables[b"OS/2"])
    weight, selection = struct.unpack_from(">H", metrics, 4)[0], struct.unpack_from(">H", metrics, 62)[0]
    return Face(index, _families(_table(file, tables[b"name"])), weight, bool(selection & _ITALIC_OR_OBLIQUE))


def _families(table: bytes) -> tuple[str, ...]:
    _, count, storage = struct.unpack_from(">3H", table)
    names: dict[str, None] = {}
    for number in range(count):
        platform, encoding, _, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        if name in _FAMILY_IDS and platform in _ENCODINGS:
            codec = _WINDOWS_ENCODINGS.get(encoding) if platform == 3 else None
            text = table[storage + offset : storage + offset + length]
            names[text.decode(codec or _ENCODINGS[platform], "replace").replace("\0", "")] = None
    return tuple(names)


@lru_cache(maxsize=64)
def coverage(path: Path, index: int = 0) -> "Coverage":
    """Read which characters a font has. Raises OSError, ValueError (no Unicode 'cmap' of format 4 or 12)."""
    with path.open("rb") as file:
        start = starts(file)[index]
        tables = directory(file, start)
        if b"cmap" not in tables:
            raise ValueError(f"{path} has no table 'cmap'")
        return Coverage(_ranges(_table(file, tables[b"cmap"])))


class Coverage:
    """The characters of a font as ranges of code points."""

    def __init__(self, ranges: list[tuple[int, int]]) -> None:
        """Take first and last code point of each range, in rising order."""
        self._firsts = [first for first, _ in ranges]
        self._lasts = [last for _, last in ranges]

    def __contains__(self, codepoint: int) -> bool:
        place = bisect_right(self._firsts, codepoint) - 1
        return place >= 0 and codepoint <= self._lasts[place]

    def __len__(self) -> int:
        return sum(self._lasts) - sum(self._firsts) + len(self._lasts)


def _ranges(table: bytes) -> list[tuple[int, int]]:
    count = struct.unpack_from(">H", table, 2)[0]
    offsets: dict[int, int] = {}
    for platform, encoding, offset in struct.iter_unpack(">HHL", table[4 : 4 + 8 * count]):
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            offsets[struct.unpack_from(">H", table, offset)[0]] = offset
    if 12 in offsets:
        return _groups(table, offsets[12])
    if 4 in offsets:
        return _segments(table, offsets[4])
    raise ValueError("no Unicode character map of format 4 or 12")


def _groups(table: bytes, offset: int) -> list[tuple[int, int]]:
    count = struct.unpack_from(">L", table, offset + 12)[0]
    groups = struct.iter_unpack(">LLL", table[offset + 16 : offset + 16 + 12 * count])
    # Glyph 0 is the box that stands for a missing character; only the first of a range can be it.
    return sorted((first + (glyph == 0), last) for first, last, glyph in groups if last > first or glyph)


def _segments(table: bytes, offset: int) -> list[tuple[int, int]]:
    count = struct.unpack_from(">H", table, offset + 6)[0] // 2
    columns = [
        struct.unpack_from(f">{count}H", table, offset + 14 + skip)
        for skip in (0, 2 * count + 2, 4 * count + 2, 6 * count + 2)
    ]
    found: list[tuple[int, int]] = []
    for number, (last, first, delta, shift) in enumerate(zip(*columns, strict=True)):
        if shift == 0:
            missing = -delta % 0x10000
            found += _without(first, last, missing)
            continue
        glyphs = offset + 14 + 6 * count + 2 + 2 * number + shift
        for codepoint in range(first, last + 1):
            if struct.unpack_from(">H", table, glyphs + 2 * (codepoint - first))[0]:
                found.append((codepoint, codepoint))
    return sorted(found)


def _without(first: int, last: int, missing: int) -> list[tuple[int, int]]:
    if not first <= missing <= last:
        return [(first, last)]
    return [(start, end) for start, end in ((first, missing - 1), (missing + 1, last)) if start <= end]
