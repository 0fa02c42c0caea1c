"""Breaks a paragraph into lines and sets each: compression of marks, justification, balanced headings.

Lengths are in 1/1000 em of the paragraph's size. Of fonts, only the width of each character is known.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

from zx_convert.writers.pdf.rules import (
    EIGHTH,
    EM,
    FULL,
    HALF,
    INTERPUNCT,
    MEETING,
    QUARTER,
    RIGID,
    SEAM,
    SOLID,
    SPACES,
    SQUEEZABLE,
    UNBREAKABLE,
    classes,
)

# A line that would stay emptier than this part of the measure parts a word of so many characters.
_LOOSEST = 0.15
_LONG_WORD = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a paragraph.

    Attributes:
        start: index of its first character.
        end: index after its last one; spaces at the end of a line belong to none.
        width: its set width.
        indent: where it begins, negative where an opening mark's blank half stands outside.
        kerns: space added after the character at an index; negative where marks are compressed.
        spread: space added after each character that `rigid` does not name, but for the last.
        rigid: indices of characters after which nothing is spread.
    """

    start: int
    end: int
    width: float
    indent: float = 0.0
    kerns: dict[int, float] = field(default_factory=dict)
    spread: float = 0.0
    rigid: frozenset[int] = frozenset()

    def spaces(self) -> dict[int, float]:
        """Give the space after each character at which there is any, the spread of words that stay whole resolved."""
        if not (self.spread and self.rigid):
            return self.kerns
        spaced = dict(self.kerns)
        for index in range(self.start, self.end - 1):
            if index not in self.rigid:
                spaced[index] = spaced.get(index, 0.0) + self.spread
        return spaced


class Paragraph:
    """The text of one paragraph, measured and ready to be broken."""

    def __init__(self, text: str, advances: Sequence[int]) -> None:
        """Take the width of each character of `text`."""
        self.text = text
        self.classes = classes(text)
        self._kerns = self._edges(advances)
        self._full = [advance >= FULL for advance in advances]
        kerned = list(advances)
        for index, kern in self._kerns.items():
            kerned[index] += kern
        self._ends = list(accumulate(kerned, initial=0))
        self._breaks = self._allowed()

    def _edges(self, advances: Sequence[int]) -> dict[int, int]:
        """Compress marks that meet, part Han from alphabets, and set interpuncts on half a square."""
        kerns: dict[int, int] = {}
        for match in MEETING.finditer(self.classes):
            if advances[match.start()] >= FULL:
                kerns[match.start()] = -HALF
        for match in SEAM.finditer(self.classes):
            kerns[match.end() - 1] = kerns.get(match.end() - 1, 0) + QUARTER
        for index in (match.start() for match in INTERPUNCT.finditer(self.classes)):
            if advances[index] >= FULL:
                kerns[index] = kerns.get(index, 0) - QUARTER
                if index:
                    kerns[index - 1] = kerns.get(index - 1, 0) - QUARTER
        return kerns

    def _allowed(self) -> bytearray:
        """Mark the indices before which a line may begin."""
        allowed = bytearray(b"\1") * (len(self.text) + 1)
        for match in UNBREAKABLE.finditer(self.classes):
            allowed[match.start()] = 0
        allowed[0] = 0
        allowed[len(self.text)] = 1
        return allowed

    @property
    def natural_width(self) -> int:
        """Its width on one line."""
        return self._extent(0, len(self.text), first=True)

    def _trimmed(self, start: int, end: int) -> int:
        while end > start and self.classes[end - 1] == "S":
            end -= 1
        return end

    def _lead(self, start: int, *, first: bool) -> int:
        """How far an opening mark at the beginning of a line stands out; one that opens the paragraph does not."""
        return HALF if not first and self.classes[start] == "O" and self._full[start] else 0

    def _tail(self, end: int) -> int:
        """What the last character of a line gives up: its kern, and the blank half of a mark."""
        given = self._kerns.get(end - 1, 0)
        return given + (HALF if self.classes[end - 1] in "CP" and self._full[end - 1] else 0)

    def _extent(self, start: int, end: int, *, first: bool) -> int:
        """Give the width of a line from `start` to `end`, neither compressed nor stretched."""
        end = self._trimmed(start, end)
        if end == start:
            return 0
        return self._ends[end] - self._ends[start] - self._lead(start, first=first) - self._tail(end)

    def _slack(self, start: int, end: int) -> dict[int, int]:
        """Tell how much each character of a line can give up to let one more in (CLREQ: push in before push out)."""
        end = self._trimmed(start, end)
        slack: dict[int, int] = {}
        for match in SQUEEZABLE.finditer(self.classes, start, end - 1):
            index = match.start()
            if self._full[index] and self._kerns.get(index, 0) >= 0:
                # The blank of an opening mark lies before it.
                place = index - 1 if match[0] == "O" else index
                if place >= start:
                    slack[place] = slack.get(place, 0) + HALF
        for match in SEAM.finditer(self.classes, start, end - 1):
            slack[match.end() - 1] = slack.get(match.end() - 1, 0) + EIGHTH
        return slack

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
        starts = [0, *(self._next_start(end) for end in ends[:-1])]
        lines = []
        for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
            offset = hanging if number else indent
            stretch = justify and number < len(ends) - 1
            lines.append(self._set(start, end, width - offset, offset, stretch=stretch))
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
        size, first = len(self.text), start == 0
        if self._extent(start, size, first=first) <= available:
            return size
        reach = bisect_right(self._ends, self._ends[start] + available + EM + HALF, start + 1) - 1
        fit = self._last_break(start, min(reach, size), available)
        following = self._breaks.find(1, max(fit, start) + 1)
        over = self._extent(start, following, first=first) - available
        rest = available - self._extent(start, fit, first=first)
        # A rule stopped the line before it was full.
        stopped = fit == start or self._extent(start, fit + 1, first=first) <= available
        if (stopped or over < rest) and over <= sum(self._slack(start, following).values()):
            return following
        if fit == start or (rest > available * _LOOSEST and following - fit > _LONG_WORD):
            return self._forced_break(start, following, available)
        return fit

    def _last_break(self, start: int, reach: int, available: float) -> int:
        """Find the last place where a line that fits may end, `start` if there is none."""
        place = self._breaks.rfind(1, start + 1, reach + 1)
        while place > start and self._extent(start, place, first=start == 0) > available:
            place = self._breaks.rfind(1, start + 1, place)
        return max(place, start)

    def _forced_break(self, start: int, following: int, available: float) -> int:
        """Part what is longer than a line, or an address so long that the line would be all gaps."""
        end = start + 1
        while end < following and self._extent(start, end + 1, first=start == 0) <= available:
            end += 1
        return end

    def _mend_last(self, ends: list[int], width: float, indent: float, hanging: float) -> None:
        """Let no paragraph end in a line of one character (CLREQ: 孤字不成行)."""
        start = self._next_start(ends[-2])
        if len(SOLID.findall(self.classes, start)) > 1:
            return
        before = self._next_start(ends[-3]) if len(ends) > 2 else 0
        available = width - (hanging if len(ends) > 2 else indent)
        over = self._extent(before, ends[-1], first=before == 0) - available
        if over <= sum(self._slack(before, ends[-1]).values()):
            del ends[-2]
            return
        earlier = self._breaks.rfind(1, before + 1, ends[-2])
        if earlier > before and self._extent(before, earlier, first=before == 0) > available * 0.75:
            ends[-2] = earlier

    def _set(self, start: int, end: int, available: float, offset: float, *, stretch: bool) -> Line:
        """Set one line: compress what is too long, stretch what is too short."""
        extent = self._extent(start, end, first=start == 0)
        lead, end = self._lead(start, first=start == 0) if end > start else 0, self._trimmed(start, end)
        kerns: dict[int, float] = {}
        if self._kerns:
            kerns = {index: kern for index in range(start, end - 1) if (kern := self._kerns.get(index))}
        line = Line(start, end, extent, offset - lead, kerns)
        rest = available - extent
        if rest < 0:
            _compress(kerns, self._slack(start, end), -rest)
            return replace(line, width=min(extent, available) if self._slack(start, end) else extent)
        if not stretch or rest == 0 or end - start < 2:
            return line
        return self._stretched(line, rest)

    def _stretched(self, line: Line, rest: float) -> Line:
        """Fill a line: first the spaces between words and scripts, then evenly between all characters."""
        kerns = dict(line.kerns)
        seams = [match.end() - 1 for match in SEAM.finditer(self.classes, line.start, line.end)]
        seams += [match.end() - 1 for match in SPACES.finditer(self.classes, line.start, line.end - 1)]
        seams = [index for index in seams if index < line.end - 1]
        share = min(rest / len(seams), EIGHTH) if seams else 0.0
        for index in seams:
            kerns[index] = kerns.get(index, 0.0) + share
        rest -= share * len(seams)
        words = (match.start() for match in RIGID.finditer(self.classes, line.start, line.end))
        rigid = frozenset(index for index in words if index < line.end - 1)
        gaps = line.end - line.start - 1 - len(rigid)
        spread = rest / gaps if gaps > 0 else 0.0
        width = line.width + share * len(seams) + spread * gaps
        return replace(line, kerns=kerns, spread=spread, rigid=rigid, width=width)

    def balanced(self, width: float) -> list[Line]:
        """Break a heading into as few lines as hold it, all about as long; a space in it is the best place to break."""
        widest = max(width, EM)
        count = len(self._line_ends(widest, 0, 0))
        if count == 1:
            return self.lines(widest, justify=False)
        if parted := self._at_spaces(widest, count):
            return parted
        low, high = self.natural_width / count * 0.9, float(widest)
        while high - low > QUARTER:
            middle = (low + high) / 2
            if len(self._line_ends(middle, 0, 0)) > count:
                low = middle
            else:
                high = middle
        return self.lines(high, justify=False)

    def _at_spaces(self, width: float, count: int) -> list[Line]:
        """Break at the spaces between the parts of a heading, if as few lines hold it so."""
        places = [match.end() for match in SPACES.finditer(self.classes) if self._breaks[match.end()]]
        if len(places) + 1 < count:
            return []
        lines: list[Line] = []
        start = 0
        for place in [*places, len(self.text)]:
            if start and self._extent(lines[-1].start, place, first=lines[-1].start == 0) <= width:
                start = lines.pop().start
            if self._extent(start, place, first=start == 0) > width:
                return []
            lines.append(self._set(start, place, width, 0.0, stretch=False))
            start = place
        return lines if len(lines) == count else []


def _compress(kerns: dict[int, float], slack: dict[int, int], over: float) -> None:
    """Take `over` from the characters that can give it, each in proportion to what it can."""
    total = sum(slack.values())
    if total:
        for index, given in slack.items():
            kerns[index] = kerns.get(index, 0.0) - given * over / total
