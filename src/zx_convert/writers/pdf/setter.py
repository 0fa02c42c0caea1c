"""Sets paragraphs: the runs of a block become lines in fonts, aligned as its role says."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from zx_convert.document.printed import Run
from zx_convert.styling.style import Role, Style
from zx_convert.text.patterns import regex
from zx_convert.writers.pdf.blocks import Fragment, Row
from zx_convert.writers.pdf.breaker import Paragraph
from zx_convert.writers.pdf.fonts import FontSet, Piece, advances
from zx_convert.writers.pdf.grid import tracking_of
from zx_convert.writers.pdf.headings import Heading
from zx_convert.writers.pdf.justify import Line
from zx_convert.writers.pdf.measured import Setting
from zx_convert.writers.pdf.rules import APOSTROPHE, EM, GLUE, HAN, IDEOGRAPHIC_SPACE, SPACE, SPACES, classes
from zx_convert.writers.pdf.type0 import Type0Font

_HEADINGS = frozenset({"title", "kicker", "headline", "deck", "subhead", "subhead2", "subhead3", "subhead4"})
# A space between two Han characters is a pause: one square in a heading, half of one in a text.
_PAUSE = EM // 2
_HEADING_PAUSE = EM
# Names of two characters have a space between them in a byline: less than what parts one person from the next.
_PADDED_NAME = regex(f"(?<!{HAN})({HAN})({SPACE}+)(?={HAN}(?!{HAN}))")
_PADDING = regex(f"{GLUE}+")
_PERSONS = regex(f"(?<={HAN}){SPACE}+(?={HAN})")
_NAME_PADDING = EM // 2
_BETWEEN_PERSONS = EM
# Chinese fonts draw the apostrophe of a word on a whole square.
_APOSTROPHE_WIDTH = 300


class Passage(NamedTuple):
    """A text that is to be set, in its fonts: what stands between two ends of line that the text itself has.

    Attributes:
        text: what is shown.
        pieces: its fonts.
        role: role in the style sheet.
        look: how that role is set.
        hanging: indent of all lines but the first, in em.
    """

    text: str
    pieces: Sequence[Piece]
    role: str
    look: Role
    hanging: float = 0.0


class Count:
    """How many lines were set, and how many of them had to be left ragged."""

    def __init__(self) -> None:
        self.lines = 0
        self.ragged = 0


class Setter(NamedTuple):
    """Sets text in columns of one width.

    Attributes:
        style: the style sheet.
        fonts: the fonts of the document.
        width: of a column, in points.
        setting: prohibitions and compression.
        tally: of the lines that are set.
    """

    style: Style
    fonts: FontSet
    width: float
    setting: Setting
    tally: Count

    def passages(self, runs: Sequence[Run], role: str, look: Role | None = None) -> list[Passage]:
        """Look up the fonts of the runs of a block; each line feed in them ends a passage."""
        look = look or self.style.roles[role]
        return [passage for part in _parted(runs) if (passage := self._passage(part, role, look)).text]

    def _passage(self, runs: Sequence[Run], role: str, look: Role) -> Passage:
        text, pieces = "", list[Piece]()
        for run in runs:
            shown, found = self.fonts.pieces(run.text.replace("\t", " "), self._font(run, look), len(text))
            pieces += found
            text += shown
        # A line of verse that is too long goes on further in.
        return Passage(text, pieces, role, look, hanging=1.0 if role == "verse" else 0.0)

    def _font(self, run: Run, look: Role) -> Type0Font:
        inline = self.style.inline.get(run.role) if run.role else None
        if inline is None:
            return self.fonts.of_role(look.font, look.weight)
        return self.fonts.of_role(inline.font or look.font, inline.weight or look.weight)

    def rows(self, passages: Sequence[Passage]) -> list[Row]:
        """Set the passages of a block."""
        return [Row([fragment]) for passage in passages for fragment in self.fragments(passage)]

    def fragments(self, passage: Passage, width: float | None = None) -> list[Fragment]:
        """Set a passage in a column of `width` points (default: the setter's)."""
        look = passage.look
        # A hundredth of a point lets in what is too wide by rounding alone.
        room = (self.width if width is None else width) - (look.left + look.right) * look.size + 0.01
        measure = room / look.size * EM
        lines = self._lines(passage, measure)
        left, size, tracking = look.left * look.size, look.size, tracking_of(look)
        text, pieces, codes = passage.text, passage.pieces, self._codes(passage)
        if look.align in ("center", "right"):
            share = 2 if look.align == "center" else 1
            offsets = [(measure - line.width) / share for line in lines]
        else:
            offsets = [line.indent for line in lines]
        return [
            Fragment(text, pieces, codes, line, left + offset * size / EM, size, tracking)
            for line, offset in zip(lines, offsets, strict=True)
        ]

    @staticmethod
    def _codes(passage: Passage) -> bytes:
        """Encode a passage once, for all its lines."""
        if len(passage.pieces) == 1:
            return passage.pieces[0].font.codes(passage.text)
        return b"".join(piece.font.codes(passage.text[piece.start : piece.end]) for piece in passage.pieces)

    def natural_width(self, passage: Passage) -> float:
        """Give the width that a passage takes on one line, in points."""
        return self._paragraph(passage)[0].natural_width * passage.look.size / EM if passage.text else 0.0

    def _paragraph(self, passage: Passage) -> tuple[Paragraph, Mapping[int, int]]:
        """Measure a passage, and tell what a viewer has to add after the characters that are set on other widths."""
        text, kinds = passage.text, classes(passage.text)
        if passage.role == "byline":
            kinds = _PADDED_NAME.sub(lambda found: found[1] + GLUE * len(found[2]), kinds)
        narrow: list[int] = []
        for piece in passage.pieces:
            narrow += piece.font.narrow_marks(text, kinds, piece.start, piece.end)
        widths = advances(text, kinds, passage.pieces)
        added: dict[int, int] = {}
        for index, width in _other_widths(passage, kinds):
            if width != widths[index]:
                added[index] = width - widths[index]
                widths[index] = width
        if tracking := tracking_of(passage.look):
            widths = [width + tracking for width in widths]
        kind = Heading if passage.look.align in ("center", "right") else Paragraph
        return kind(text, widths, self.setting, narrow, kinds), added

    def _lines(self, passage: Passage, measure: float) -> list[Line]:
        paragraph, added = self._paragraph(passage)
        look = passage.look
        if isinstance(paragraph, Heading):
            return _with_kerns(paragraph.balanced(measure), added)
        justify = look.align == "justify" and passage.role not in _HEADINGS
        lines = paragraph.lines(measure, look.indent * EM, hanging=passage.hanging * EM, justify=justify)
        self.tally.lines += len(lines)
        self.tally.ragged += [line.ragged for line in lines].count(True)
        return _with_kerns(lines, added)


def _other_widths(passage: Passage, kinds: str) -> Iterator[tuple[int, int]]:
    """Give the indices of characters that are not set as wide as their font draws them, and how wide they are set."""
    text = passage.text
    if passage.role == "byline":
        yield from _spread_over(_PADDING, kinds, _NAME_PADDING)
        yield from _spread_over(_PERSONS, kinds, _BETWEEN_PERSONS)
    elif "S" in kinds:
        pause = _HEADING_PAUSE if passage.role in _HEADINGS else _PAUSE
        for match in SPACES.finditer(kinds):
            start, end = match.span()
            single = end == start + 1 and text[start] != IDEOGRAPHIC_SPACE
            if single and "H" in kinds[max(start - 1, 0) : start] and "H" in kinds[end : end + 1]:
                yield start, pause
    if "’" in text:
        for match in APOSTROPHE.finditer(text):
            yield match.start(), _APOSTROPHE_WIDTH


def _spread_over(spaces: re.Pattern[str], kinds: str, width: int) -> Iterator[tuple[int, int]]:
    """Give rows of spaces one width, however many they are."""
    for match in spaces.finditer(kinds):
        share, rest = divmod(width, match.end() - match.start())
        for index in range(*match.span()):
            yield index, share + (rest if index == match.start() else 0)


def _with_kerns(lines: list[Line], added: Mapping[int, int]) -> list[Line]:
    """Have what is set drawn."""
    if not added:
        return lines
    places = sorted(added)
    found: list[Line] = []
    for line in lines:
        kerns = dict(line.kerns)
        for index in places[bisect_left(places, line.start) : bisect_left(places, line.end)]:
            kerns[index] = kerns.get(index, 0.0) + added[index]
        found.append(line._replace(kerns=kerns))
    return found


def _parted(runs: Sequence[Run]) -> Sequence[Sequence[Run]]:
    """Part runs at line feeds."""
    if not [run for run in runs if "\n" in run.text]:
        return [runs]
    parts: list[list[Run]] = [[]]
    for run in runs:
        first, *others = run.text.split("\n")
        parts[-1].append(Run(run.role, first))
        parts += [[Run(run.role, text)] for text in others]
    return parts
