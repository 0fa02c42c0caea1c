"""Sets a table in the middle of its column, between rules; what is too wide for a cell goes on in further lines."""

from collections.abc import Sequence
from typing import NamedTuple

from zx_convert.writers.pdf.blocks import Fragment, Row, Rule
from zx_convert.writers.pdf.setter import Passage, Setter

_PADDING_EM = 1.0
_OUTER_RULE, _INNER_RULE = 1.0, 0.5


class Table(NamedTuple):
    """A table of rows of as many cells each; its first row heads the columns.

    Attributes:
        setter: sets its cells, and is as wide as the column it stands in.
        cells: what stands in them, row by row.
    """

    setter: Setter
    cells: Sequence[Sequence[Passage]]

    @property
    def _padding(self) -> float:
        return _PADDING_EM * self.setter.style.roles["row"].size

    def _natural_widths(self) -> list[float]:
        columns = zip(*self.cells, strict=True)
        return [max(map(self.setter.natural_width, column)) + self._padding for column in columns]

    @property
    def natural_width(self) -> float:
        """Its width where no cell is broken into lines, in points."""
        return sum(self._natural_widths())

    def rows(self) -> list[Row]:
        """Set it."""
        natural = self._natural_widths()
        scale = min(1.0, self.setter.width / sum(natural))
        widths = [width * scale for width in natural]
        left = (self.setter.width - sum(widths)) / 2
        right = left + sum(widths)
        rows: list[Row] = []
        for number, passages in enumerate(self.cells):
            lines = self._lines(number, passages, widths, left)
            above = Rule(left, right, _INNER_RULE if number else _OUTER_RULE)
            rows += [line._replace(rules=[above] if line is lines[0] else []) for line in lines]
        rows[-1] = rows[-1]._replace(rules=[*rows[-1].rules, Rule(left, right, _OUTER_RULE, below=True)])
        return rows

    def _lines(self, row: int, passages: Sequence[Passage], widths: Sequence[float], left: float) -> list[Row]:
        """Set one row."""
        columns: list[list[Fragment]] = []
        for column, (passage, width) in enumerate(zip(passages, widths, strict=True)):
            found = self.setter.fragments(passage, width - self._padding)
            moved = left + self._padding / 2
            columns.append([part._replace(left=moved + part.left, cell=(row, column)) for part in found])
            left += width
        depth = max(map(len, columns))
        return [Row([column[number] for column in columns if number < len(column)]) for number in range(depth)]
