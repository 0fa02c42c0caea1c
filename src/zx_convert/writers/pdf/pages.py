"""Fills columns and pages with blocks: what stays together, and where a paragraph may be parted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from zx_convert.styling.style import Page
from zx_convert.writers.pdf.blocks import Block, Row

# A paragraph is parted so that neither page gets a single line of it (CLREQ: 孤行不成页).
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """Where columns lie on a page; lengths in points.

    Attributes:
        page: size and margins.
        width: of a column.
        height: of a column.
        columns: how many a page has.
        gap: between columns.
        margin: what is left over at either side, since columns hold whole squares.
    """

    page: Page
    width: float
    height: float
    columns: int
    gap: float
    margin: float

    def left(self, column: int, number: int) -> float:
        """Where a column begins, from the left of the page; an even page number is that of a left-hand page."""
        outer = self.page.outer if number % 2 == 0 else self.page.inner
        return outer + self.margin + column * (self.width + self.gap)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row in its place: `top` is the distance of its upper edge from that of the column, in points."""

    block: Block
    row: Row
    column: int
    top: float


@dataclass(slots=True)
class Sheet:
    """A page that is filled."""

    rows: list[Placed] = field(default_factory=list)


def frame(page: Page, size: float, columns: int) -> Frame:
    """Divide a page into columns that hold whole squares of `size` points (CLREQ 2.4: the type area)."""
    room = page.width - page.inner - page.outer
    gap = page.gap if columns > 1 else 0.0
    width = (room - gap * (columns - 1)) / columns
    whole = max(width // size, 1) * size if width >= size else width
    # A hundredth of a point lets in what is a line too high by rounding alone.
    height = page.height - page.top - page.bottom + 0.01
    return Frame(page, whole, height, columns, gap, (room - whole * columns - gap * (columns - 1)) / 2)


def paginate(blocks: Sequence[Block], frame: Frame) -> list[Sheet]:
    """Put blocks on pages."""
    filling = _Filling(frame)
    for index, block in enumerate(blocks):
        filling.place(block, _together(blocks, index, frame.height))
    return filling.sheets


class _Filling:
    """The column that is being filled."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.sheets: list[Sheet] = [Sheet()]
        self.column = 0
        self.top = 0.0

    def _next_column(self) -> None:
        self.top = 0.0
        self.column += 1
        if self.column == self.frame.columns:
            self._next_page()

    def _next_page(self) -> None:
        if self.sheets[-1].rows:
            self.sheets.append(Sheet())
        self.column, self.top = 0, 0.0

    def place(self, block: Block, together: float) -> None:
        """Place one block; from its first row on, `together` points must not be parted."""
        if block.new_page and self.sheets[-1].rows:
            self._next_page()
        if self.top and self.top + block.before + together > self.frame.height:
            self._next_column()
        if self.top:
            self.top += block.before
        rows = block.rows
        while rows:
            count = self._fitting(rows, block.look.line)
            if not count:
                self._next_column()
                continue
            for row in rows[:count]:
                self.sheets[-1].rows.append(Placed(block, row, self.column, self.top))
                self.top += block.look.line
            rows = rows[count:]
        self.top += block.after

    def _fitting(self, rows: Sequence[Row], line: float) -> int:
        """Tell how many of these rows go into this column."""
        fitting = int((self.frame.height - self.top) / line)
        if fitting >= len(rows):
            return len(rows)
        count = min(fitting, len(rows) - _FEWEST_ROWS) if len(rows) > _FEWEST_ROWS else 0
        if count < _FEWEST_ROWS:
            # A column that is empty takes what it can, or nothing would ever be placed.
            count = 0 if self.top else max(fitting, 1)
        return count


def _together(blocks: Sequence[Block], index: int, limit: float) -> float:
    """Tell how much height a block needs at once: a heading with what it heads, the first lines of a paragraph."""
    height = 0.0
    for block in _chain(blocks, index):
        height += block.before if height else 0.0
        if not block.keep:
            count = len(block.rows)
            height += block.look.line * (count if count < 2 * _FEWEST_ROWS else _FEWEST_ROWS)
            break
        height += block.height + block.after
    return min(height, limit)


def _chain(blocks: Sequence[Block], index: int) -> Iterable[Block]:
    return (blocks[place] for place in range(index, len(blocks)))
