"""A font program with cubic outlines (OpenType/CFF), read as if it were a TrueType one.

fontTools reads its outlines; each glyph that is shown is drawn once with quadratic curves, which part from the cubic
ones by less than a thousandth of an em. So one kind of font is all that the rest of the writer knows.
Source: OpenType specification 1.9, chapters 'CFF ', 'glyf', 'maxp'.
"""

import struct
from pathlib import Path
from threading import Lock
from typing import Any

from zx_convert.writers.pdf.program import FontProgram, Glyph

_EM_PARTS = 1000
# Of 'maxp' 1.0, behind the number of glyphs and the sizes of the largest: two zones, and nothing of instructions.
_NO_INSTRUCTIONS = (0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)


class CffProgram(FontProgram):
    """One font of an OpenType file or collection."""

    def __init__(self, path: Path, index: int) -> None:
        # Points and contours of the largest glyph that was drawn.
        self._most = (0, 0)
        self._drawn: dict[Glyph, bytes] = {}
        self._reading = Lock()
        super().__init__(path, index)

    def _read_outlines(self, index: int) -> None:
        from fontTools.ttLib import TTFont

        try:
            font: Any = TTFont(self._data, fontNumber=index, lazy=True)
            self._shapes, self._names = font.getGlyphSet(), font.getGlyphOrder()
        except Exception as error:  # whatever fontTools stumbles over in a damaged file
            raise ValueError(f"the outlines are damaged: {error}") from error

    def table(self, tag: str) -> bytes:
        """Read one table; what counts glyphs says it in the way of TrueType."""
        data = super().table(tag)
        if tag != "maxp":
            return data
        return struct.pack(">I", 0x00010000) + data[4:6] + struct.pack(">13H", *self._most, *_NO_INSTRUCTIONS)

    def outline(self, glyph: Glyph) -> bytes:
        """Draw its entry in 'glyf'. Raises ValueError for damaged outlines."""
        if glyph not in self._drawn:
            # fontTools reads a file from where it stands: threads would disturb each other.
            with self._reading:
                self._drawn[glyph] = self._draw(glyph)
        return self._drawn[glyph]

    def _draw(self, glyph: Glyph) -> bytes:
        from fontTools.pens.cu2quPen import Cu2QuPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        pen = TTGlyphPen(None)
        try:
            self._shapes[self._names[glyph]].draw(Cu2QuPen(pen, self.units / _EM_PARTS, reverse_direction=True))
        except Exception as error:  # as above
            raise ValueError(f"glyph {glyph} is damaged: {error}") from error
        shape = pen.glyph()
        if not shape.numberOfContours:
            return b""
        self._most = (max(self._most[0], len(shape.coordinates)), max(self._most[1], shape.numberOfContours))
        drawn: bytes = shape.compile(None)
        return drawn
