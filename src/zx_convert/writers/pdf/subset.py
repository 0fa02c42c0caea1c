"""A font program with only the glyphs that a document shows, numbered in the order they are given.

Source: ISO 32000-1, 9.9 "Embedded font programs" (which tables a CIDFontType2 needs); OpenType specification 1.9.
"""

import struct
from array import array
from collections.abc import Sequence
from itertools import accumulate

from zx_convert.writers.pdf.program import Entry, FontProgram, Glyph, entry, numbers, packed

# Flags of a component of a composite glyph ('glyf').
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x1, 0x8, 0x20, 0x40, 0x80
_SHORT_OFFSETS_END = 0x20000
_NOTHING = Entry(b"", 0, bytes(4))
# The first byte of a number of contours below zero.
_COMPOSITE = b"\x80"


def subset(program: FontProgram, glyphs: Sequence[Glyph | None]) -> bytes:
    """Make a font file whose glyph n is `glyphs[n]`; None leaves a number without a glyph, parts of others follow."""
    entries = _entries(program, glyphs)
    count = len(entries)
    head, hhea, maxp = (bytearray(program.table(tag)) for tag in ("head", "hhea", "maxp"))
    offsets = list(accumulate((len(each.outline) for each in entries), initial=0))
    short = offsets[-1] < _SHORT_OFFSETS_END
    head[8:12] = bytes(4)
    struct.pack_into(">h", head, 50, 0 if short else 1)
    struct.pack_into(">H", hhea, 34, count)
    struct.pack_into(">H", maxp, 4, count)
    loca = array("H", (offset // 2 for offset in offsets)) if short else array("I", offsets)
    tables = {
        "head": bytes(head), "hhea": bytes(hhea), "hmtx": b"".join([each.metrics for each in entries]),
        "loca": packed(loca), "maxp": bytes(maxp),
        **{tag: program.table(tag) for tag in ("cvt ", "fpgm", "prep") if program.has_table(tag)},
    }  # fmt: skip
    summed = {tag: (data, sum(numbers("I", data + bytes(-len(data) % 4)))) for tag, data in tables.items()}
    summed["glyf"] = b"".join([each.outline for each in entries]), sum(each.checksum for each in entries)
    return _file(summed)


def _entries(program: FontProgram, glyphs: Sequence[Glyph | None]) -> list[Entry]:
    """Collect the glyphs; what composites are made of is added, and their references renumbered."""
    order = list(glyphs)
    places = {glyph: number for number, glyph in enumerate(order) if glyph is not None}
    entries: list[Entry] = []
    for glyph in order:  # grows while composites are read
        found = _NOTHING if glyph is None else program.entry(glyph)
        if found.outline[:1] >= _COMPOSITE:
            found = entry(_renumbered(found.outline, places, order), found.metrics)
        entries.append(found)
    return entries


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


def _file(tables: dict[str, tuple[bytes, int]]) -> bytes:
    """Put tables together, each with its checksum."""
    count = len(tables)
    power = count.bit_length() - 1
    header = [struct.pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))]
    body: list[bytes] = []
    offset = 12 + 16 * count
    for tag, (data, checksum) in sorted(tables.items()):
        header.append(struct.pack(">4sIII", tag.encode("latin-1"), checksum & 0xFFFFFFFF, offset, len(data)))
        padded = data + bytes(-len(data) % 4)
        body.append(padded)
        offset += len(padded)
    return b"".join(header + body)
