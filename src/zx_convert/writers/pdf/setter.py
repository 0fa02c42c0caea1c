"""Sets paragraphs: the runs of a block become lines in fonts, aligned as its role says."""

from collections.abc import Sequence
from dataclasses import dataclass

from zx_convert.document.printed import Run
from zx_convert.styling.style import Role, Style
from zx_convert.writers.pdf.blocks import Fragment, Row
from zx_convert.writers.pdf.breaker import Line, Paragraph
from zx_convert.writers.pdf.fonts import FontSet, Piece, advances
from zx_convert.writers.pdf.rules import EM, SPACES, classes

_HEADINGS = frozenset({"title", "kicker", "headline", "deck", "subhead", "subhead2", "subhead3", "subhead4"})
# A space between two Han characters is a pause: one square in a heading, half of one in a text.
_PAUSE = EM // 2
_HEADING_PAUSE = EM


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text in columns of one width.

    Attributes:
        style: the style sheet.
        fonts: the fonts of the document.
        width: of a column, in points.
    """

    style: Style
    fonts: FontSet
    width: float

    def rows(self, runs: Sequence[Run], role: str) -> list[Row]:
        """Set the runs of a block; each line feed in them ends a line."""
        rows: list[Row] = []
        for part in _parted(runs):
            rows += [Row([fragment]) for fragment in self.fragments(part, role)]
        return rows

    def fragments(self, runs: Sequence[Run], role: str, width: float | None = None) -> list[Fragment]:
        """Set runs that hold no line feed, in a column of `width` points (default: the setter's)."""
        look = self.style.roles[role]
        text, pieces = self._pieces(runs, look)
        if not text:
            return []
        room = (self.width if width is None else width) - (look.left + look.right) * look.size
        measure = room / look.size * EM
        paragraph = Paragraph(text, self._advances(text, pieces, role))
        lines = self._lines(paragraph, role, look, measure)
        left = look.left * look.size
        return [
            Fragment(text, pieces, line, left + _offset(line, look, measure) * look.size / EM, look.size)
            for line in lines
        ]

    def natural_width(self, runs: Sequence[Run], role: str) -> float:
        """Give the width that runs take on one line, in points."""
        look = self.style.roles[role]
        text, pieces = self._pieces(runs, look)
        if not text:
            return 0.0
        return Paragraph(text, self._advances(text, pieces, role)).natural_width * look.size / EM

    def _lines(self, paragraph: Paragraph, role: str, look: Role, measure: float) -> list[Line]:
        if look.align in ("center", "right") or role in _HEADINGS:
            return paragraph.balanced(measure)
        # A line of verse that is too long goes on further in.
        hanging = EM if role == "verse" else 0
        return paragraph.lines(measure, look.indent * EM, hanging=hanging, justify=look.align == "justify")

    def _pieces(self, runs: Sequence[Run], look: Role) -> tuple[str, list[Piece]]:
        text, pieces = "", list[Piece]()
        for run in runs:
            inline = self.style.inline.get(run.role)
            font = self.fonts.of_role(
                (inline.font if inline else "") or look.font, (inline.weight if inline else "") or look.weight
            )
            shown = run.text.replace("\t", " ")
            pieces += self.fonts.pieces(shown, font, len(text))
            text += shown
        for piece in pieces:
            piece.font.use(text[piece.start : piece.end])
        return text, pieces

    def _advances(self, text: str, pieces: Sequence[Piece], role: str) -> list[int]:
        widths = advances(text, pieces)
        kinds = classes(text)
        pause = _HEADING_PAUSE if role in _HEADINGS else _PAUSE
        for match in SPACES.finditer(kinds):
            start, end = match.span()
            single = end == start + 1 and text[start] != "\u3000"
            if single and "H" in kinds[max(start - 1, 0) : start] and "H" in kinds[end : end + 1]:
                widths[start] = pause
        return widths


def _parted(runs: Sequence[Run]) -> list[list[Run]]:
    """Part runs at line feeds."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        parts[-1].append(Run(run.role, first))
        parts += [[Run(run.role, text)] for text in others]
    return parts


def _offset(line: Line, look: Role, measure: float) -> float:
    if look.align == "center":
        return (measure - line.width) / 2
    return measure - line.width if look.align == "right" else line.indent
