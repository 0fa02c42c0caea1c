"""Breaks a paragraph into lines by the rules of Chinese layout, and headings into lines of about one length.

Lengths are in 1/1000 em of the paragraph's size. Of fonts, only the width of each character is known, and which marks
have no blank half. Names and order follow CLREQ, as in `rules`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import NamedTuple

from zx_convert.writers.pdf.justify import Line, Steps, compressed, evenly_stretched, most_stretch, stretched
from zx_convert.writers.pdf.rules import (
    CLOSING,
    DOUBLED,
    EIGHTH,
    EM,
    EXCLAMATION,
    HALF,
    INTERPUNCT,
    MARKS,
    MAY_BE_RIGID,
    MEETING,
    OPENING,
    PAUSE,
    QUARTER,
    RIGID,
    SOLID,
    SOLIDUS,
    SPACES,
    STOP,
    Level,
    breaks,
    classes,
    seams,
)

_ENDING = CLOSING + PAUSE + STOP + EXCLAMATION
# A word or address of so many characters is parted where a line would be all gaps without it.
_LONG_WORD = 12
_NO_KERNS: Mapping[int, float] = MappingProxyType({})
# So many lines give a character to the last one at most.
_PULLED = 4
# One character and the marks that may follow it.
_FEW = 6
# A heading's line may be this much shorter than the longest before its last line is one of few characters.
_EVEN = 0.9


class Setting(NamedTuple):
    """How lines are set.

    Attributes:
        level: of the prohibitions at line start and line end.
        hanging: a pause or stop that finds no room hangs outside the measure.
        compressed: marks that meet share their blank halves, and stand on half a square at the edges of a line; where
            characters stand on a grid they do so only to keep a prohibition.
    """

    level: Level = "basic"
    hanging: bool = False
    compressed: bool = True


class Paragraph:
    """The text of one paragraph, measured and ready to be broken."""

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

    # Widths

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
        if self.classes[last] in _ENDING and self.setting.compressed and last not in self._narrow:
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

    # Breaks

    def _may_end(self, index: int) -> bool:
        """Whether a line may end before this character."""
        return index >= len(self.text) or self._breaks[self.classes[index - 1 : index + 1]]

    def _next_break(self, index: int) -> int:
        """The first place after `index` where a line may end."""
        index += 1
        while not self._may_end(index):
            index += 1
        return index

    def _last_break(self, start: int, reach: int, available: float) -> int:
        """The last place where a line that fits may end, `start` if there is none."""
        place = reach
        while place > start and not (self._may_end(place) and self._extent(start, place) <= available):
            place -= 1
        return place

    def lines(self, width: float, indent: float = 0.0, *, hanging: float = 0.0, justify: bool = True) -> list[Line]:
        """Break into lines.

        Args:
            width: of the measure.
            indent: of the first line.
            hanging: indent of all other lines.
            justify: stretch lines to the measure, but for the last.
        """
        width = max(width, EM)
        ends = self._line_ends(width, indent, hanging)
        lines = []
        start, offset = 0, indent
        for end in ends:
            last = end == ends[-1]
            lines.append(self._set(start, end, width - offset, offset, stretch=justify and not last))
            start, offset = self._next_start(end), hanging
        return lines

    def _next_start(self, end: int) -> int:
        while end < len(self.text) and self.classes[end] == "S":
            end += 1
        return end

    def _line_ends(self, width: float, indent: float, hanging: float) -> list[int]:
        ends: list[int] = []
        start, available, size = 0, width - indent, len(self.text)
        while True:
            end = self._line_end(start, available)
            ends.append(end)
            following = self._next_start(end)
            if following >= size:
                ends[-1] = size
                break
            start, available = following, width - hanging
        if len(ends) > 1:
            self._mend_last(ends, width, indent, hanging)
        return ends

    def _line_end(self, start: int, available: float) -> int:
        """Find where the line that begins at `start` ends."""
        limit = self._ends[start] + self._lead(start) + available
        place = bisect_right(self._ends, limit, start + 1) - 1
        if self.classes[place - 1 : place + 1] == "HH" and place > start:
            # Between two Han no rule applies; most lines end so.
            return place
        return self._ruled_end(start, available)

    def _ruled_end(self, start: int, available: float) -> int:
        """Find where a line ends that has a mark, an alphabet or the end of the text where it is full."""
        size = len(self.text)
        # What stands out, and what the last mark gives up, may let in a character and a half more.
        reach = bisect_right(self._ends, self._ends[start] + available + EM + HALF, start + 1) - 1
        if reach >= size and self._extent(start, size) <= available:
            return size
        fit = self._last_break(start, min(reach, size), available)
        rest = available - self._extent(start, fit)
        if rest == 0 and fit > start:
            return fit
        following = self._next_break(fit)
        if self.setting.hanging and self._hangs(start, following, available):
            return following
        if self._pushed_in(start, fit, following, available):
            return following
        if fit == start or (following - fit > _LONG_WORD and rest > self._most_stretch(start, fit)):
            return self._forced_break(start, following, available)
        return fit

    def _pushed_in(self, start: int, fit: int, following: int, available: float) -> bool:
        """Push in before pushing out: where a rule stopped the line, marks and spaces give way for what follows.

        They do so too where the line would have to be stretched beyond its bounds.
        """
        over = self._extent(start, following) - available
        if over > EM + EM:
            return False
        stopped = fit == start or self._extent(start, fit + 1) <= available
        wanted = stopped or available - self._extent(start, fit) > self._most_stretch(start, fit)
        return wanted and over <= sum(map(sum, (step.values() for step in self._slack(start, following))))

    def _hangs(self, start: int, end: int, available: float) -> bool:
        """Whether the line ends with one pause or stop for which alone there is no room."""
        last = self._trimmed(start, end) - 1
        if last <= start or self.classes[last] not in PAUSE + STOP or self.classes[last - 1] in _ENDING:
            return False
        return self._ends[last] - self._ends[start] - self._lead(start) <= available

    def _forced_break(self, start: int, following: int, available: float) -> int:
        """Part what is longer than a line, or an address so long that the line would be all gaps."""
        end = start + 1
        while end < following and self._extent(start, end + 1) <= available:
            end += 1
        return end

    def _mend_last(self, ends: list[int], width: float, indent: float, hanging: float) -> None:
        """Let no paragraph end in a line of one character (#adjustments_of_orphans_and_widows, 孤字不成行)."""
        start = self._next_start(ends[-2])
        if len(self.text) - start > _FEW or len(SOLID.findall(self.classes, start)) > 1:
            return
        before = self._next_start(ends[-3]) if len(ends) > 2 else 0
        available = width - (hanging if len(ends) > 2 else indent)
        over = self._extent(before, ends[-1]) - available
        if over <= sum(map(sum, (step.values() for step in self._slack(before, ends[-1])))):
            del ends[-2]
            return
        self._pull_back(ends, width, indent, hanging)

    def _pull_back(self, ends: list[int], width: float, indent: float, hanging: float) -> None:
        """Let the line before the last end earlier, and those before it where it would be all gaps."""
        tried = list(ends)
        for number in range(len(ends) - 2, max(len(ends) - 2 - _PULLED, -1), -1):
            start = self._next_start(tried[number - 1]) if number else 0
            end = tried[number] - 1
            while end > start and not self._may_end(end):
                end -= 1
            if end <= start:
                return
            tried[number] = end
            below = self._next_start(end)
            if number + 2 < len(ends) and self._extent(below, tried[number + 1]) > width - hanging:
                return
            if self._fills(start, end, width - (hanging if number else indent)):
                ends[:] = tried
                return

    def _fills(self, start: int, end: int, available: float) -> bool:
        """Whether a line can be stretched to its measure."""
        return available - self._extent(start, end) <= self._most_stretch(start, end)

    # Lines

    def _between(self, indices: list[int], start: int, end: int) -> list[int]:
        """Those of sorted indices after which something stands on the line from `start` to `end`."""
        return indices[bisect_left(indices, start) : bisect_left(indices, end - 1)] if indices else indices

    def _slack(self, start: int, end: int) -> Steps:
        """What can give way, and how much, step by step (#procedures_for_inter-character_spacing_reduction).

        First spaces between words, then brackets and quotation marks, pauses, spaces between scripts, at last stops.
        """
        end = self._trimmed(start, end)
        # On a grid the mark at the end of the line still has its blank half to give.
        last = end if not self.setting.compressed else end - 1
        words = {
            index: over for index in self._between(self._spaces, start, end)
            if (over := self._advances[index] - QUARTER) > 0
        }  # fmt: skip
        brackets: dict[int, int] = {}
        pauses: dict[int, int] = {}
        stops: dict[int, int] = {}
        for match in MARKS.finditer(self.classes, start, last):
            index, kind = match.start(), match[0]
            if index in self._narrow or self._kerns.get(index, 0) < 0:
                continue
            # The blank of an opening mark lies before it.
            place = index - 1 if kind == OPENING else index
            if place >= start and self._kerns.get(place, 0) >= 0:
                step = pauses if kind == PAUSE else stops if kind in STOP + EXCLAMATION else brackets
                step[place] = step.get(place, 0) + HALF
        seams = dict.fromkeys(self._between(self._seams, start, end), EIGHTH)
        return words, brackets, pauses, seams, stops

    def _most_stretch(self, start: int, end: int) -> float:
        end = self._trimmed(start, end)
        return most_stretch(
            [self._advances[index] for index in self._between(self._spaces, start, end)],
            len(self._between(self._seams, start, end)),
            end - start - 1 - len(self._between(self._rigid, start, end)),
        )

    def _set(self, start: int, end: int, available: float, offset: float, *, stretch: bool) -> Line:
        """Set one line: compress what is too long, stretch what is too short."""
        extent = self._extent(start, end)
        lead, end = self._lead(start), self._trimmed(start, end)
        kerns: Mapping[int, float] = _NO_KERNS
        if inner := self._between(self._kerned, start, end):
            kerns = {index: self._kerns[index] for index in inner}
        line = Line(start, end, extent, offset - lead, kerns)
        rest = available - extent
        if rest < 0:
            if self.setting.hanging and self._hangs(start, end, available):
                held = self._ends[end - 1] - self._ends[start] - lead
                line = Line(start, end, held, offset - lead, kerns, hangs=True)
                rest = available - held
            else:
                return compressed(line, self._slack(start, end), -rest)
        if not stretch or rest == 0 or end - start < 2:
            return line
        seams, rigid = self._between(self._seams, start, end), self._between(self._rigid, start, end)
        spaces = self._between(self._spaces, start, end)
        if not (seams or rigid or spaces):
            return evenly_stretched(line, rest)
        return stretched(line, rest, {index: self._advances[index] for index in spaces}, seams, rigid)

    # Headings

    def balanced(self, width: float) -> list[Line]:
        """Break a heading into as few lines as hold it, all about as long; a space in it is the best place to break."""
        widest = max(width, EM)
        count = len(self._line_ends(widest, 0, 0))
        if count == 1:
            return self.lines(widest, justify=False)
        if parted := self._at_spaces(widest, count):
            return parted
        low, high = self.natural_width / count * _EVEN, float(widest)
        while high - low > QUARTER:
            middle = (low + high) / 2
            if len(self._line_ends(middle, 0, 0)) > count:
                low = middle
            else:
                high = middle
        return self.lines(high, justify=False)

    def _at_spaces(self, width: float, count: int) -> list[Line]:
        """Break at the spaces between the parts of a heading, if as few lines hold it so."""
        places = [index + 1 for index in self._spaces if self._may_end(index + 1)]
        if len(places) + 1 < count:
            return []
        lines: list[Line] = []
        start = 0
        for place in [*places, len(self.text)]:
            if start and self._extent(lines[-1].start, place) <= width:
                start = lines.pop().start
            if self._extent(start, place) > width:
                return []
            lines.append(self._set(start, place, width, 0.0, stretch=False))
            start = place
        return lines if len(lines) == count else []
