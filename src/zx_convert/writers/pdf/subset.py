"""A font program with only the glyphs that a document shows, numbered in the order they are given.

Source: ISO 32000-1, 9.9 "Embedded font programs" (which tables a CIDFontType2 needs); OpenType specification 1.9.
"""

import struct
from array import array
from collections.abc import Sequence

from zx_convert.writers.pdf.program import FontProgram, Glyph, numbers, packed

# Flags of a component of a composite glyph ('glyf').
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80
_SHORT_OFFSETS_END = 0x20000


def subset(program: FontProgram, glyphs: Sequence[Glyph | None]) -> bytes:
    """Make a font file whose glyph n is `glyphs[n]`; None leaves a number without a glyph, parts of others follow."""
    outlines, order = _outlines(program, glyphs)
    head, hhea, maxp = (bytearray(program.table(tag)) for tag in ("head", "hhea", "maxp"))
    offsets, glyf = _laid_out(outlines)
    short = offsets[-1] < _SHORT_OFFSETS_END
    head[8:12] = bytes(4)
    struct.pack_into(">h", head, 50, 0 if short else 1)
    struct.pack_into(">H", hhea, 34, len(order))
    struct.pack_into(">H", maxp, 4, len(order))
    loca = array("H", (offset // 2 for offset in offsets)) if short else offsets
    metrics = array("H")
    for glyph in order:
        metrics.extend((0, 0) if glyph is None else (program.advance(glyph), program.bearing(glyph)))
    tables = {
        "glyf": glyf, "head": bytes(head), "hhea": bytes(hhea), "hmtx": packed(metrics), "loca": packed(loca),
        "maxp": bytes(maxp), **{tag: program.table(tag) for tag in ("cvt ", "fpgm", "prep") if program.has_table(tag)},
    }  # fmt: skip
    return _file(tables)


def _outlines(program: FontProgram, glyphs: Sequence[Glyph | None]) -> tuple[list[bytes], list[Glyph | None]]:
    """Collect the outlines; what composites are made of is added, and their references renumbered."""
    order = list(glyphs)
    places = {glyph: number for number, glyph in enumerate(order) if glyph is not None}
    outlines: list[bytes] = []
    for glyph in order:  # grows while composites are read
        outline = b"" if glyph is None else program.outline(glyph)
        outlines.append(_renumbered(outline, places, order) if outline[:1] >= b"\x80" else outline)
    return outlines, order


def _renumbered(composite: bytes, places: dict[Glyph, int], order: list[Glyph | None]) -> bytes:
    outline, at, more = bytearray(composite), 10, True
    while more:
        flags, part = struct.unpack_from(">HH", outline, at)
        if part not in places:
            places[part] = len(order)
            order.append(part)
        struct.pack_into(">H", outline, at + 2, places[part])
        scales = 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0
        at += 4 + (4 if flags & _WORDS else 2) + scales
        more = bool(flags & _MORE)
    return bytes(outline)


def _laid_out(outlines: Sequence[bytes]) -> tuple["array[int]", bytes]:
    offsets, pieces, end = array("I", [0]), [], 0
    for outline in outlines:
        padded = outline + bytes(-len(outline) % 4)
        pieces.append(padded)
        end += len(padded)
        offsets.append(end)
    return offsets, b"".join(pieces)


def _file(tables: dict[str, bytes]) -> bytes:
    count = len(tables)
    power = count.bit_length() - 1
    header = [struct.pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))]
    body: list[bytes] = []
    offset = 12 + 16 * count
    for tag, data in sorted(tables.items()):
        header.append(struct.pack(">4sIII", tag.encode("latin-1"), _checksum(data), offset, len(data)))
        padded = data + bytes(-len(data) % 4)
        body.append(padded)
        offset += len(padded)
    return b"".join(header + body)


def _checksum(data: bytes) -> int:
    return sum(numbers("I", data + bytes(-len(data) % 4))) & 0xFFFFFFFF
