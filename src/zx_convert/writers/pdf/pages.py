"""Fills columns and pages with blocks: what stays together, where a paragraph may be parted, and the grid of lines.

Source: CLREQ, #adjustments_of_orphans_and_widows, #handling_of_headings, and the chapter on pages: all lines of text
stand on one grid, and what stands between them, headings above all, takes up whole lines of it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil
from typing import NamedTuple

from zx_convert.styling.style import Page
from zx_convert.writers.pdf.blocks import Block, Row

# A paragraph is parted so that neither page gets a single line of it (孤行不成页).
_FEWEST_ROWS = 2
# What is a line too high by rounding alone still fits.
_ROUNDING = 0.01


class Frame(NamedTuple):
    """Where columns lie on a page; lengths in points.

    Attributes:
        page: size and margins.
        width: of a column.
        height: of a column.
        columns: how many a page has.
        gap: between columns.
        margin: what is left over at either side, since columns hold whole squares.
        line: distance of the lines of the grid.
    """

    page: Page
    width: float
    height: float
    columns: int
    gap: float
    margin: float
    line: float

    @property
    def whole(self) -> float:
        """Width of all columns together."""
        return self.width * self.columns + self.gap * (self.columns - 1)

    def left(self, column: int, number: int) -> float:
        """Where a column begins, from the left of the page; an even page number is that of a left-hand page."""
        outer = self.page.outer if number % 2 == 0 else self.page.inner
        return outer + self.margin + column * (self.width + self.gap)


def frame(page: Page, square: float, line: float, columns: int) -> Frame:
    """Divide a page into columns of whole squares of `square` points, and lines of `line` points (the type area)."""
    room = page.width - page.inner - page.outer
    gap = page.gap if columns > 1 else 0.0
    width = (room - gap * (columns - 1)) / columns
    whole = max((width + _ROUNDING) // square, 1) * square if width >= square else width
    height = page.height - page.top - page.bottom + _ROUNDING
    return Frame(page, whole, height, columns, gap, (room - whole * columns - gap * (columns - 1)) / 2, line)


class Placed(NamedTuple):
    """A row in its place: `top` is the distance of its upper edge from that of the type area, in points."""

    block: Block
    row: Row
    column: int
    top: float


class Sheet:
    """A page that is filled, and where rules part columns: from and to which height below the upper edge, how many."""

    def __init__(self) -> None:
        self.rows: list[Placed] = []
        self.parted: list[tuple[float, float, int]] = []


class _Place(NamedTuple):
    """Where the text goes on: a block and a row of it."""

    block: int = 0
    row: int = 0


def paginate(blocks: Sequence[Block], frame: Frame) -> Iterator[Sheet]:
    """Put blocks on pages, page by page."""
    return _Filling(blocks, frame).sheets()


class _Filling:
    """A text that is being put on pages."""

    def __init__(self, blocks: Sequence[Block], frame: Frame) -> None:
        self.blocks = blocks
        self.frame = frame
        self.sheet = Sheet()
        self.at = _Place()

    def sheets(self) -> Iterator[Sheet]:
        while self.at.block < len(self.blocks):
            self.sheet = Sheet()
            before = self.at
            self._page()
            if self.at == before:
                raise AssertionError("a page took nothing")
            yield self.sheet
            for block in self.blocks[before.block : self.at.block]:
                block.release()

    def _page(self) -> None:
        """Fill one page with bands: a head across, the text below it in columns, the next head across."""
        top = 0.0
        while self.at.block < len(self.blocks):
            block = self.blocks[self.at.block]
            if top and block.new_page and not self.at.row:
                return
            end = self._band_end()
            if block.across and self.frame.columns > 1:
                top = self._stack_top(self.at.block, top + block.before if top else 0.0)
                if top and top + self._together(self.at.block) > self.frame.height:
                    return
                placed, self.at, top = self._column(self.at, end, 0, top, self.frame.height)
                self.sheet.rows += placed
                if self.at.block < end:
                    return
                top = self._on_grid(top + self.blocks[end - 1].after)
            elif not (top := self._columns(end, top)):
                return

    def _band_end(self) -> int:
        """Where the blocks end that go across, or the blocks that do not."""
        if self.frame.columns == 1:
            return len(self.blocks)
        across = self.blocks[self.at.block].across
        end = self.at.block
        while end < len(self.blocks) and self.blocks[end].across == across:
            if end > self.at.block and self.blocks[end].new_page:
                break
            end += 1
        return end

    def _columns(self, end: int, top: float) -> float:
        """Fill all columns from `top` down; give where they end if all fits, else 0."""
        start, limit = self.at, self.frame.height
        rows, at, bottom = self._filled(start, end, top, limit)
        if at.block == end and self.frame.columns > 1:
            rows, at, bottom = self._balanced(start, end, top, limit)
        if not rows and top:
            return 0.0
        self.sheet.rows += rows
        self.at = at
        if self.frame.columns > 1 and bottom > top:
            self.sheet.parted.append((top, bottom, rows[-1].column + 1))
        stopped = at.block < end or self.frame.columns == 1
        return 0.0 if stopped else self._on_grid(bottom)

    def _balanced(self, start: _Place, end: int, top: float, limit: float) -> tuple[list[Placed], _Place, float]:
        """Find the lowest columns that hold the text, in whole lines of the grid: the last columns of it are even."""
        line = self.frame.line
        height = sum(block.before + block.height + block.after for block in self.blocks[start.block : end])
        height -= start.row * self.blocks[start.block].look.line
        lines = max(int(height / self.frame.columns / line) - 1, 1)
        while True:
            bottom = min(top + lines * line + _ROUNDING, limit)
            found = self._filled(start, end, top, bottom)
            if bottom == limit or (found[1].block == end and not _is_parted(found[0])):
                return found
            lines += 1

    def _filled(self, at: _Place, end: int, top: float, limit: float) -> tuple[list[Placed], _Place, float]:
        """Fill columns between two heights; give the rows, where the text goes on, and the lowest edge."""
        rows: list[Placed] = []
        bottom = top
        for column in range(self.frame.columns):
            placed, at, edge = self._column(at, end, column, top, limit)
            rows += placed
            bottom = max(bottom, edge)
            if at.block == end:
                break
        return rows, at, bottom

    def _column(
        self, at: _Place, end: int, column: int, start: float, limit: float
    ) -> tuple[list[Placed], _Place, float]:
        """Fill one column; give its rows, where the text goes on, and where it ends."""
        placed: list[Placed] = []
        top = start
        block, row = at.block, at.row
        # Where the text begins below a headline stack.
        below = block
        while block < end:
            current = self.blocks[block]
            if placed and not row and current.new_page and not self._fits(block, limit - top):
                break
            # Columns begin at one height, whatever opens them.
            spaced = current.before > 0 and not row and bool(placed)
            top += current.before if spaced else 0.0
            if current.stack and not row:
                top, below = self._stack_top(block, top), block + current.stack
            elif current.look.line == self.frame.line and not spaced and block >= below:
                # What has space of its own above takes whole lines together with what follows.
                top = self._on_grid(top)
            if placed and not row and top + self._together(block, end) > limit:
                break
            rows = current.rows
            count = self._fitting(current, row, limit - top, empty=not placed and not start)
            if row + count == len(rows):
                count = self._left_to_tied(block + 1, end, count, limit - top, empty=not placed)
            if not count:
                break
            line = current.look.line
            for each in rows[row : row + count]:
                placed.append(Placed(current, each, column, top))
                top += line
            row += count
            if row < len(rows):
                break
            top += current.after
            block, row = block + 1, 0
        edge = placed[-1].top + placed[-1].block.look.line if placed else start
        return placed, _Place(block, row), edge

    def _fits(self, index: int, room: float) -> bool:
        """Whether a block that would begin a page may stay, as all that belongs to it has room on this one."""
        blocks = self.blocks[index : index + self.blocks[index].fitting]
        if not blocks or self.frame.columns > 1:
            return False
        # Each block may lose up to a line to the grid; the last one has nothing below it.
        lost = self.frame.line * sum(block.before % self.frame.line > 0 for block in blocks)
        height = sum(block.before + block.height + block.after for block in blocks) - blocks[-1].after
        return height + lost <= room + _ROUNDING

    def _stack_top(self, index: int, top: float) -> float:
        """Where a headline stack begins, so that the text below it stands on the grid and as far from it as ever."""
        stack = self.blocks[index : index + self.blocks[index].stack]
        if not stack:
            return top
        height = sum(block.before + block.height + block.after for block in stack) - stack[0].before
        return self._on_grid(top + height) - height

    def _on_grid(self, top: float) -> float:
        """The next line of the grid."""
        return ceil((top - _ROUNDING) / self.frame.line) * self.frame.line if top > _ROUNDING else 0.0

    def _fitting(self, block: Block, row: int, room: float, *, empty: bool) -> int:
        """Tell how many rows of a block, from `row` on, go into a column with so much room."""
        left = len(block.rows) - row
        fitting = int((room + _ROUNDING) / block.look.line)
        if fitting >= left:
            return left
        if block.whole and not empty:
            return 0
        count = min(fitting, left - _FEWEST_ROWS) if left > _FEWEST_ROWS else 0
        if count < _FEWEST_ROWS:
            # A page that is empty takes what it can, or nothing would ever be placed.
            count = max(fitting, 1) if empty else 0
        return count

    def _left_to_tied(self, following: int, end: int, count: int, room: float, *, empty: bool) -> int:
        """Tell how many of the last `count` rows of a block stay, so that what is tied to them has some above it."""
        if following >= end or not self.blocks[following].tied:
            return count
        block, tied = self.blocks[following - 1], self.blocks[following]
        if count * block.look.line + block.after + tied.before + self._together(following, end) <= room + _ROUNDING:
            return count
        fewer = count - _FEWEST_ROWS if count >= 2 * _FEWEST_ROWS and not block.whole else 0
        return fewer if fewer or not empty else count

    def _together(self, index: int, end: int | None = None) -> float:
        """Tell how much height a block needs at once: a heading with what it heads, the first lines of a paragraph."""
        height = 0.0
        end = len(self.blocks) if end is None else end
        for block in (self.blocks[place] for place in range(index, end)):
            height += block.before if height else 0.0
            if not block.keep:
                count = len(block.rows)
                height += block.look.line * (count if count < 2 * _FEWEST_ROWS else _FEWEST_ROWS)
                break
            height += block.height + block.after
        return min(height, self.frame.height)


def _is_parted(rows: Sequence[Placed]) -> bool:
    """Whether blocks that stay together stand in two columns."""
    return any(
        above.column != below.column and above.block is not below.block and (above.block.keep or below.block.tied)
        for above, below in pairwise(rows)
    )
