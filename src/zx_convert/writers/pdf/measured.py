"""A paragraph measured: how wide each stretch of it is as a line, what of it can give way, and what can be stretched.

Lengths are in 1/1000 em of the paragraph's size. Of fonts, only the width of each character is known, and which marks
have no blank half. Source: CLREQ, #punctuation_width_adjustment and #line_adjustment.
"""

from bisect import bisect_left
from collections.abc import Collection, Sequence
from itertools import accumulate
from typing import NamedTuple

from zx_convert.writers.pdf.justify import Steps, most_stretch
from zx_convert.writers.pdf.rules import (
    CLOSING,
    DOUBLED,
    EIGHTH,
    EXCLAMATION,
    HALF,
    IDEOGRAPHIC_SPACE,
    INTERPUNCT,
    MARKS,
    MAY_BE_RIGID,
    MEETING,
    OPENING,
    PAUSE,
    QUARTER,
    RIGID,
    SOLIDUS,
    SPACES,
    STOP,
    Level,
    breaks,
    classes,
    seams,
)

# Marks whose blank half is on their right.
ENDING = CLOSING + PAUSE + STOP + EXCLAMATION
# Steps that give way on a grid before marks inside the line do.
_EASY = 3


class Setting(NamedTuple):
    """How lines are set.

    Attributes:
        level: of the prohibitions at line start and line end.
        hanging: a pause or stop that finds no room hangs outside the measure.
        compressed: marks that meet share their blank halves, and stand on half a square at the edges of a line; where
            characters stand on a grid the last mark does so to keep a prohibition, others only in a line that would be
            all gaps.
    """

    level: Level = "basic"
    hanging: bool = False
    compressed: bool = True


class Measured:
    """The text of one paragraph, its classes and widths."""

    def __init__(
        self,
        text: str,
        advances: Sequence[int],
        setting: Setting = Setting(),  # noqa: B008 -- a constant
        narrow: Collection[int] = (),
        kinds: str = "",
    ) -> None:
        """Take the width of each character of `text`.

        Args:
            text: of the paragraph.
            advances: widths.
            setting: prohibitions and compression.
            narrow: indices of marks that have no blank half.
            kinds: classes of the characters, where they have been found already.
        """
        self.text = text
        self.setting = setting
        kinds = self.classes = kinds or classes(text)
        self._narrow = narrow
        self._advances = advances
        self._breaks = breaks(setting.level)
        self._spaces = [match.end() - 1 for match in SPACES.finditer(kinds)] if "S" in kinds else []
        self._seams, self._rigid = ([], []) if kinds.isupper() else seams(kinds)
        if not MAY_BE_RIGID.isdisjoint(kinds):
            self._rigid = sorted([*self._rigid, *(match.start() for match in RIGID.finditer(kinds))])
        self._kerns = self._edges(advances)
        self._kerned = sorted(self._kerns)
        if self._kerns:
            advances = list(advances)
            for index, kern in self._kerns.items():
                advances[index] += kern
        # Where each character would end if all stood on one line.
        self._ends = list(accumulate(advances, initial=0))

    def _edges(self, advances: Sequence[int]) -> dict[int, int]:
        """Compress marks that meet, part Han from alphabets, and set interpuncts on half a square."""
        kerns: dict[int, int] = {}
        if self.setting.compressed:
            for match in MEETING.finditer(self.classes):
                if match.start() not in self._narrow:
                    kerns[match.start()] = -HALF
            for match in DOUBLED.finditer(self.classes) if "XX" in self.classes else ():
                if match.start(1) not in self._narrow:
                    kerns[match.start(1)] = -HALF
        for index in self._seams:
            kerns[index] = kerns.get(index, 0) + QUARTER
        if self.setting.compressed and ("M" in self.classes or "V" in self.classes):
            self._halve(advances, kerns)
        return kerns

    def _halve(self, advances: Sequence[int], kerns: dict[int, int]) -> None:
        """Interpunct and solidus stand on half a square (GB/T 15834, 5.1.7, 5.1.9), though a font's take a whole."""
        for index, kind in enumerate(self.classes):
            if kind in INTERPUNCT + SOLIDUS and advances[index] > HALF + EIGHTH:
                kerns[index] = kerns.get(index, 0) - QUARTER
                if index:
                    kerns[index - 1] = kerns.get(index - 1, 0) - QUARTER

    @property
    def natural_width(self) -> int:
        """Its width on one line."""
        return self._extent(0, len(self.text))

    def _trimmed(self, start: int, end: int) -> int:
        """Spaces at the end of a line belong to none."""
        while end > start and self.classes[end - 1] == "S":
            end -= 1
        return end

    def _lead(self, start: int) -> int:
        """How far an opening mark at the beginning of a line stands out; one that opens the paragraph does not."""
        if self.classes[start : start + 1] != OPENING or not start or not self.setting.compressed:
            return 0
        return 0 if start in self._narrow else HALF

    def _tail(self, end: int) -> int:
        """What the last character of a line gives up: its kern, and the blank half of a mark (GB/T 15834, 5.1.10)."""
        last = end - 1
        given = self._kerns.get(last, 0)
        if self.classes[last] in ENDING and self.setting.compressed and last not in self._narrow:
            given += HALF
        return given

    def _extent(self, start: int, end: int) -> int:
        """Give the width of a line from `start` to `end`, neither compressed nor stretched."""
        kind = self.classes[end - 1 : end]
        if kind == "S":
            end = self._trimmed(start, end)
        if end == start:
            return 0
        return self._ends[end] - self._ends[start] - self._lead(start) - self._tail(end)

    def _between(self, indices: list[int], start: int, end: int) -> list[int]:
        """Those of sorted indices after which something stands on the line from `start` to `end`."""
        return indices[bisect_left(indices, start) : bisect_left(indices, end - 1)] if indices else indices

    def _slack(self, start: int, end: int) -> Steps:
        """What can give way, and how much, step by step (#procedures_for_inter-character_spacing_reduction).

        First spaces between words, then brackets and quotation marks, pauses, spaces between scripts, at last stops. On
        a grid the mark at the end of the line has its blank half to give, where nothing stands on it, before others.
        A space of a whole square, as one behind a dateline, gives nothing.
        """
        end = self._trimmed(start, end)
        words = {
            index: over for index in self._between(self._spaces, start, end)
            if self.text[index] != IDEOGRAPHIC_SPACE and (over := self._advances[index] - QUARTER) > 0
        }  # fmt: skip
        brackets, pauses, stops = self._blanks(start, end - 1)
        seams = dict.fromkeys(self._between(self._seams, start, end), EIGHTH)
        if self.setting.compressed:
            return words, brackets, pauses, seams, stops
        last = {index: given for step in self._blanks(end - 1, end) for index, given in step.items()}
        return words, last, seams, brackets, pauses, stops

    def _easy_slack(self, start: int, end: int) -> Steps:
        """What can give way only to keep a prohibition: on a grid no mark inside the line."""
        steps = self._slack(start, end)
        return steps if self.setting.compressed else steps[:_EASY]

    def _blanks(self, start: int, end: int) -> tuple[dict[int, int], dict[int, int], dict[int, int]]:
        """The blank halves of brackets, pauses and stops from `start` to `end`."""
        brackets: dict[int, int] = {}
        pauses: dict[int, int] = {}
        stops: dict[int, int] = {}
        for match in MARKS.finditer(self.classes, start, end):
            index, kind = match.start(), match[0]
            if index in self._narrow or self._kerns.get(index, 0) < 0:
                continue
            # The blank of an opening mark lies before it.
            place = index - 1 if kind == OPENING else index
            if place >= start and self._kerns.get(place, 0) >= 0:
                step = pauses if kind == PAUSE else stops if kind in STOP + EXCLAMATION else brackets
                step[place] = step.get(place, 0) + HALF
        return brackets, pauses, stops

    def _most_stretch(self, start: int, end: int) -> float:
        end = self._trimmed(start, end)
        return most_stretch(
            [self._advances[index] for index in self._between(self._spaces, start, end)],
            len(self._between(self._seams, start, end)),
            end - start - 1 - len(self._between(self._rigid, start, end)),
        )
