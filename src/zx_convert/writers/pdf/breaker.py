"""Breaks a paragraph into lines by the rules of Chinese layout.

Lengths are in 1/1000 em of the paragraph's size. Names and order follow CLREQ, as in `rules`.
"""

from bisect import bisect_right
from collections.abc import Mapping
from types import MappingProxyType

from zx_convert.writers.pdf.justify import Line, compressed, evenly_stretched, stretched, total
from zx_convert.writers.pdf.measured import ENDING, Measured
from zx_convert.writers.pdf.rules import EM, HALF, PAUSE, SOLID, STOP

_NO_KERNS: Mapping[int, float] = MappingProxyType({})
# So many lines give a character to the last one at most.
_PULLED = 4
# One character and the marks that may follow it.
_FEW = 6


class Paragraph(Measured):
    """The text of one paragraph, ready to be broken."""

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
        if fit == start or (self._extent(fit, following) > available and rest > self._most_stretch(start, fit)):
            return self._forced_break(start, following, available)
        return fit

    def _pushed_in(self, start: int, fit: int, following: int, available: float) -> bool:
        """Push in before pushing out: where a rule stopped the line, marks and spaces give way for what follows.

        They do so too where the line would have to be stretched beyond its bounds.
        """
        over = self._extent(start, following) - available
        if over > EM + EM:
            return False
        if available - self._extent(start, fit) > self._most_stretch(start, fit):
            return over <= total(self._slack(start, following))
        stopped = fit == start or self._extent(start, fit + 1) <= available
        return stopped and over <= total(self._easy_slack(start, following))

    def _hangs(self, start: int, end: int, available: float) -> bool:
        """Whether the line ends with one pause or stop for which alone there is no room."""
        last = self._trimmed(start, end) - 1
        if last <= start or self.classes[last] not in PAUSE + STOP or self.classes[last - 1] in ENDING:
            return False
        return self._ends[last] - self._ends[start] - self._lead(start) <= available

    def _forced_break(self, start: int, following: int, available: float) -> int:
        """Part what is longer than a line, where the line would be all gaps without it."""
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
        if over <= total(self._easy_slack(before, ends[-1])):
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
