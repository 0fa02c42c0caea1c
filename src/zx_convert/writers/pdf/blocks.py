"""Blocks of text: composed, then set into rows of fragments of lines, ready to be put on pages."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from zx_convert.styling.style import Role
from zx_convert.writers.pdf.fonts import Piece
from zx_convert.writers.pdf.justify import Line


class Fragment(NamedTuple):
    """A line, or the part of one that stands at a place of its own.

    Attributes:
        text: of the whole paragraph.
        pieces: the fonts of `text`.
        codes: the two bytes by which its font shows each character of `text`.
        line: which part of it this is, and how it is spaced.
        left: where it begins, in points from the left of the column.
        size: in points.
        tracking: added after every character, in 1/1000 em.
        target: number of the article that it leads to, None for none.
        cell: row and column of the table it stands in, None for none.
    """

    text: str
    pieces: Sequence[Piece]
    codes: bytes
    line: Line
    left: float
    size: float
    tracking: int = 0
    target: int | None = None
    cell: tuple[int, int] | None = None

    @property
    def width(self) -> float:
        """Its width in points."""
        return self.line.width * self.size / 1000


class Rule(NamedTuple):
    """A rule above a row, or below it: from `left` to `right` of the column, `width` thick, in points."""

    left: float
    right: float
    width: float
    below: bool = False


class Row(NamedTuple):
    """What stands on one line of the page."""

    fragments: Sequence[Fragment]
    rules: Sequence[Rule] = ()


class Mark(NamedTuple):
    """An entry of the outline that leads to a block: `level` 0 for an article, 1 for a sub-headline in it."""

    title: str
    level: int


class Figure:
    """A picture that is not shown: what stands in its place for those who listen, the same for all its blocks."""

    def __init__(self, alternative: str) -> None:
        self.alternative = alternative


class Block:
    """A paragraph, a headline, a stanza or a table.

    Attributes:
        role: role in the style sheet, or one of the front matter's own.
        look: how the style sets that role.
        setting: sets its rows, when they are needed.
        before: space before it in points.
        after: space after it in points.
        keep: it stays in the column of the block that follows.
        tied: it stays in the column of the last rows of the block before.
        new_page: it begins a page.
        fitting: how many blocks, from this one on, need no new page where they fit on the rest of one; 0 for none.
        stack: how many blocks are the headline stack that begins with this one; 0 for none.
        across: it stands across all columns.
        whole: it is not parted if a page can hold it.
        mark: its entry in the outline.
        article: number of the article it belongs to, from 0.
        figure: the picture that it is the caption or credit of.
    """

    def __init__(
        self,
        role: str,
        look: Role,
        setting: Callable[[], list[Row]],
        before: float = 0.0,
        after: float = 0.0,
        *,
        keep: bool = False,
        new_page: bool = False,
        article: int = 0,
    ) -> None:
        self.role = role
        self.look = look
        self.setting = setting
        self.before = before
        self.after = after
        self.keep = keep
        self.new_page = new_page
        self.fitting = 0
        self.stack = 0
        self.article = article
        self.tied = False
        self.across = False
        self.whole = False
        self.mark: Mark | None = None
        self.figure: Figure | None = None

    @cached_property
    def rows(self) -> list[Row]:
        """Its rows."""
        return self.setting()

    def release(self) -> None:
        """Let go of its rows, when they are on their pages."""
        self.__dict__.pop("rows", None)

    @property
    def height(self) -> float:
        """Height of its rows in points."""
        return len(self.rows) * self.look.line
