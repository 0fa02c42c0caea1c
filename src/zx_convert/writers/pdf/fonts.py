"""The fonts of one document: those of the style's roles, and what helps out where one lacks a character."""

import struct
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from zx_convert.styling.fonts import FontFile, bundled_fonts, find_font
from zx_convert.styling.style import Style, Weight
from zx_convert.text.problem import Notice, Problem, Report, unheard
from zx_convert.writers.pdf.file import PdfFile
from zx_convert.writers.pdf.type0 import Type0Font


class Piece(NamedTuple):
    """A stretch of a text in one font, from `start` to `end`."""

    font: Type0Font
    start: int
    end: int


class FontSet:
    """Finds fonts, cuts texts by the font that has their characters, and reports what none has."""

    def __init__(self, style: Style, report: Report) -> None:
        self._style = style
        self._report = report
        self._roles: dict[tuple[str, Weight], Type0Font] = {}
        self._fonts: dict[FontFile, Type0Font] = {}
        self._helpers: dict[tuple[Type0Font, str], Type0Font | None] = {}
        self._missing: set[str] = set()

    def of_role(self, role: str, weight: Weight) -> Type0Font:
        """The font of a style's font role. Raises Problem: `no-font`, `bad-font` (font, reason)."""
        key = (role, weight)
        if key not in self._roles:
            self._roles[key] = self._open(find_font(self._style.fonts[role].pdf, weight, self._report))
        return self._roles[key]

    def _open(self, file: FontFile) -> Type0Font:
        if file not in self._fonts:
            try:
                self._fonts[file] = Type0Font(file, f"F{len(self._fonts) + 1}")
            except (OSError, ValueError) as error:
                raise Problem("bad-font", font=str(file.path), reason=str(error)) from error
        return self._fonts[file]

    def pieces(self, text: str, font: Type0Font, start: int = 0) -> tuple[str, list[Piece]]:
        """Cut a text that begins at `start` of its block where another font has to help out; give it as it is shown."""
        if not text:
            return "", []
        lacking = font.lacking(text)
        if not lacking:
            return font.joined(text), [Piece(font, start, start + len(text))]
        pieces: list[Piece] = []
        for place, char in enumerate(text, start):
            used = self._instead(font, char) if char in lacking else font
            if pieces and pieces[-1].font is used:
                pieces[-1] = Piece(used, pieces[-1].start, place + 1)
            else:
                pieces.append(Piece(used, place, place + 1))
        return "".join(piece.font.joined(text[piece.start - start : piece.end - start]) for piece in pieces), pieces

    def _instead(self, font: Type0Font, char: str) -> Type0Font:
        """The font that shows a character which this one lacks."""
        used = self._helper(font, char) or font
        used.note({char})
        return used

    def _helper(self, font: Type0Font, char: str) -> Type0Font | None:
        """Find a font that has what this one lacks; what none has is noted."""
        key = (font, char)
        if key not in self._helpers:
            found = (other for other in self._others(font) if other.has(char))
            self._helpers[key] = next(found, None)
        if self._helpers[key] is None:
            self._missing.add(char)
        return self._helpers[key]

    def _others(self, font: Type0Font) -> Iterator[Type0Font]:
        """Give the further fonts that the style names, then the bundled ones, those of the same weight first."""
        for role in self._style.fonts.values():
            for name in role.pdf:
                file = find_font([name], font.file.weight, unheard)
                if file.family.casefold() == name.casefold():
                    yield self._open(file)
        for file in sorted(bundled_fonts(), key=lambda file: file.weight != font.file.weight):
            yield self._open(file)

    def report_missing(self, lines_of: Callable[[str], Sequence[int]]) -> None:
        """Report each character that no font has: it is shown as a geta mark, and stays itself in the text.

        Args:
            lines_of: gives the line of the source of every place where a character stands, none if it is not in there.
        """
        for char in sorted(self._missing):
            facts: dict[str, object] = {"char": char, "code": f"{ord(char):04X}"}
            if lines := Counter(lines_of(char)):
                named = [f"{line} (×{count})" if count > 1 else str(line) for line, count in lines.items()]
                self._report(Notice("missing-glyph", values={**facts, "lines": ", ".join(named)}))
            else:
                self._report(Notice("missing-glyph-apart", values=facts))

    def number(self) -> None:
        """Number the glyphs that are used, when all text is known."""
        for font in self._fonts.values():
            if font.used:
                font.number()

    def add_to(self, pdf: PdfFile) -> None:
        """Embed the fonts that are used; they are packed while pages are set. Raises Problem: `bad-font`."""
        embedded = []
        for file, font in self._fonts.items():
            if font.used:
                try:
                    embedded.append((font.name, font.add_to(pdf.document)))
                except (OSError, ValueError, IndexError, struct.error) as error:
                    raise Problem("bad-font", font=str(file.path), reason=str(error)) from error
        pdf.set_fonts(embedded)


def advances(text: str, kinds: str, pieces: Sequence[Piece]) -> list[int]:
    """Measure each character as its font draws it, in 1/1000 em; `kinds` are their classes."""
    if len(pieces) == 1:
        return pieces[0].font.advances(text, kinds)
    widths: list[int] = []
    for piece in pieces:
        widths += piece.font.advances(text[piece.start : piece.end], kinds[piece.start : piece.end])
    return widths
