"""Breaks headings, and whatever else is centred or stands at the right, into lines of about one length, between words.

Lengths are in 1/1000 em of the heading's size.
"""

from collections.abc import Sequence
from itertools import pairwise

from zx_convert.writers.pdf.breaker import Paragraph
from zx_convert.writers.pdf.heading_breaks import breaking_costs
from zx_convert.writers.pdf.justify import Line
from zx_convert.writers.pdf.rules import EM

# What it costs that a line is not as long as it would be if all were alike, and that there is a line.
_UNEVEN, _LINE = 4.0, 1.5
_IMPOSSIBLE = float("inf")


class Heading(Paragraph):
    """The text of one heading, ready to be broken."""

    def balanced(self, width: float) -> list[Line]:
        """Break into as few lines as hold it, or one more where that keeps words whole; none is stretched."""
        widest = max(width, EM)
        count = len(self._line_ends(widest, 0, 0))
        if count == 1:
            return self.lines(widest, justify=False)
        costs = breaking_costs(self.text, self.classes)
        cost, places = min(self._parted(widest, self.natural_width / lines, costs) for lines in (count, count + 1))
        if cost == _IMPOSSIBLE:
            # A word is longer than the line.
            return self.lines(widest, justify=False)
        return [self._set(start, end, widest, 0.0, stretch=False) for start, end in pairwise(places)]

    def _parted(self, width: float, target: float, costs: Sequence[float]) -> tuple[float, list[int]]:
        """Find the lines about as long as `target` that cost least: their cost, and where they begin and end."""
        size = len(self.text)
        best = [0.0, *[_IMPOSSIBLE] * size]
        before = [0] * (size + 1)
        for end in filter(self._may_end, range(1, size + 1)):
            for start in range(end - 1, -1, -1):
                if (length := self._extent(start, end)) > width:
                    break
                cost = best[start] + costs[end] + _LINE + _UNEVEN * (length / target - 1) ** 2
                if cost < best[end]:
                    best[end], before[end] = cost, start
        places = [size]
        while places[-1]:
            places.append(before[places[-1]])
        return best[size], places[::-1]
