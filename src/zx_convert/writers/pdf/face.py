"""What a font says of characters, the same for all documents: glyph, width, and whether a mark has a blank half."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeVar
from unicodedata import category

from zx_convert.writers.pdf.program import FontProgram, Glyph, open_program
from zx_convert.writers.pdf.rules import EM, OPENING, classes

# What a character that no font has is shown as: the mark that a compositor sets in its place.
GETA = "〓"
# Two em dashes are one stroke, drawn by one glyph two ems wide: noncharacters stand for its two halves, the second of
# which is not shown at all.
DASHES = "——"
STROKE = "\U0010fffe\U0010ffff"
_TWO_EM_DASH = 0x2E3A
# Stands for the glyph of what shows nothing.
_NOTHING = -1
# A mark with so much blank on its side, in 1/1000 em, can stand on half a square; those in the middle have up to 450.
_HALF_BLANK = 490
_USUAL_MARKS = "（《“‘「【）》”’」】，、；：。！？"


_Value = TypeVar("_Value")


class _Filled(dict[str, _Value]):
    """A table that works out what it has not been asked before."""

    def __init__(self, work_out: Callable[[str], _Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, char: str) -> _Value:
        found = self[char] = self._work_out(char)
        return found


class Face:
    """What a font program says of characters: the same for all documents.

    Attributes:
        program: the font program.
        scale: from its units to 1/1000 em.
        glyphs: the glyph of each character: 0 for none, below 0 for one that needs none.
        advances: the width of each character in 1/1000 em; that of a geta mark for what the font has not.
        joins: it draws two em dashes as one stroke.
        has_narrow_marks: any of the usual marks has no blank half, so that texts have to be looked through for them.
    """

    def __init__(self, path: Path, index: int) -> None:
        self.program: FontProgram = open_program(path, index)
        self.scale = EM / self.program.units
        self.glyphs: Mapping[str, Glyph] = _Filled(self._glyph)
        self.advances: Mapping[str, int] = _Filled(self._advance)
        self.joins = bool(self.program.glyph(_TWO_EM_DASH))
        self.has_narrow_marks = any(self.glyphs[char] and self.narrow(char) for char in _USUAL_MARKS)

    def _glyph(self, char: str) -> Glyph:
        if _is_invisible(char):
            return _NOTHING
        return self.program.glyph(_TWO_EM_DASH if char == STROKE[0] else ord(char))

    def _advance(self, char: str) -> int:
        glyph = self.shown(char)
        return 0 if glyph is None else round(self.program.advance(glyph) * self.scale)

    def shown(self, char: str) -> Glyph | None:
        """Give the glyph that is shown, None for nothing."""
        glyph = self.glyphs[char]
        return None if glyph == _NOTHING else glyph or self.glyphs[GETA]

    def narrow(self, char: str) -> bool:
        """Whether a mark has no blank half: it is drawn in the middle of its square, or on less than one."""
        glyph = self.shown(char)
        if glyph is None:
            return True
        before, after = self.program.blanks(glyph)
        return (before if classes(char) == OPENING else after) * self.scale < _HALF_BLANK


@lru_cache(maxsize=32)
def open_face(path: Path, index: int) -> Face:
    """Open a font. Raises OSError, ValueError."""
    return Face(path, index)


def _is_invisible(char: str) -> bool:
    """Whether a character shows nothing: joiners, marks of direction, selectors of variants, half of a stroke."""
    selects_variant = "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef"
    return selects_variant or char == STROKE[1] or category(char) == "Cf"
