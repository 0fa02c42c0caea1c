"""Blocks that are set: rows of fragments of lines, ready to be put on pages."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from zx_convert.styling.style import Role
from zx_convert.writers.pdf.breaker import Line
from zx_convert.writers.pdf.fonts import Piece


@dataclass(frozen=True, slots=True)
class Fragment:
    """A line, or the part of one that stands at a place of its own.

    Attributes:
        text: of the whole paragraph.
        pieces: the fonts of `text`.
        line: which part of it this is, and how it is spaced.
        left: where it begins, in points from the left of the column.
        size: in points.
        target: number of the article that it leads to, None for none.
        cell: row and column of the table it stands in, None for none.
    """

    text: str
    pieces: Sequence[Piece]
    line: Line
    left: float
    size: float
    target: int | None = None
    cell: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule above a row, or below it: from `left` to `right` of the column, `width` thick, in points."""

    left: float
    right: float
    width: float
    below: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """What stands on one line of the page."""

    fragments: Sequence[Fragment]
    rules: Sequence[Rule] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry of the outline that leads to a block: `level` 0 for an article, 1 for a sub-headline in it."""

    title: str
    level: int


@dataclass(slots=True)
class Block:
    """A paragraph or table that is set.

    Attributes:
        role: the style's role.
        look: its look.
        rows: its lines.
        before: space before it in points; at the head of a column there is none.
        after: space after it in points.
        keep: it stays in the column of the block that follows.
        new_page: it begins a page.
        mark: its entry in the outline.
        article: number of the article it belongs to, from 0.
    """

    role: str
    look: Role
    rows: list[Row]
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    new_page: bool = False
    mark: Mark | None = None
    article: int = field(default=0)

    @property
    def height(self) -> float:
        """Height of its rows in points."""
        return len(self.rows) * self.look.line
