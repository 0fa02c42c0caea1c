"""Composes a document: every block of a reading tree is set in its role's look, in order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from zx_convert.document import Article, Document, Element, Run, headline, inline_runs
from zx_convert.document.printed import block_role
from zx_convert.document.tables import number_columns
from zx_convert.styling.style import Style
from zx_convert.text.patterns import regex
from zx_convert.writers.closing import Place, places
from zx_convert.writers.notes import BULLET_EM, is_bulleted, is_joined
from zx_convert.writers.pdf.blocks import Block, Figure, Mark, Row
from zx_convert.writers.pdf.setter import Passage, Setter
from zx_convert.writers.pdf.tables import Table
from zx_convert.writers.stack import stack_spaces
from zx_convert.writers.tables import are_aligned, cells_of

# Text in which two ellipses in a row stand for paragraphs that are left out.
_PROSE = frozenset({"body", "lead", "quote", "note", "item"})
_TWO_ELLIPSES = "…………"
# Not those that stand for silence inside a sentence or a quotation.
_OMISSION = regex(f"(?:^|(?<=[。！？!?”’』」）]))(?<!…){_TWO_ELLIPSES}(?=$|[^…，。、；：？！”’』」）,.;:?!)])")
_TABLE_GAP = 0.5  # lines
_TITLE_LENGTH = 24
# How the alternative text of a picture begins, whose caption follows.
_NO_PICTURE = {"zh-CN": "图片未收录："}
_NO_PICTURE_ELSEWHERE = "圖片未收錄："


class Composer:
    """Turns articles into blocks."""

    def __init__(self, style: Style, setter: Setter, whole: float) -> None:
        """Take what sets a column, and the width of all columns together, which heads stand across."""
        self.style = style
        self._column = setter
        self._across = setter._replace(width=whole)
        self.setter = setter
        self._before = 0.0
        self._new_page = False
        self._article = 0
        self._mark: Mark | None = None
        self._language = ""
        self._places: dict[Element, Place] = {}

    def blocks(self, document: Document, titles: Sequence[str]) -> Iterator[Block]:
        """Set every block of a reading tree, whose articles are called as in `titles`."""
        self._language = document.language
        for number, (article, title) in enumerate(zip(document.articles, titles, strict=True)):
            self._article = number
            self._mark = Mark(title, 0)
            self._new_page = bool(number) and self.style.article_break != "flow"
            self._before = self.style.article_gap if number and self.style.article_break != "page" else 0.0
            blocks = list(self._article_blocks(article))
            if blocks and self.style.article_break == "fit":
                blocks[0].fitting = len(blocks)
            yield from blocks

    def _article_blocks(self, article: Article) -> Iterator[Block]:
        self.setter = self._across
        head = list(self._container(article.head))
        self.setter = self._column
        self._places = places(article, self.style, self._em, self.setter.width / self.style.roles["signature"].size)
        body = list(self._container(article.body))
        # A headline stack stays whole and with the text it heads, and stands above all its columns.
        for number, block in enumerate(head):
            block.keep = bool(body) or number < len(head) - 1
            block.across = True
        spaces = stack_spaces([block.role for block in head], self.style)
        for block, (before, after) in zip(head, spaces, strict=True):
            # What is due at the beginning of the article stays.
            block.before += before - block.look.before
            block.after = after
        if head:
            head[0].stack = len(head)
        yield from head
        yield from body

    def _container(self, container: Element | None) -> Iterator[Block]:
        for child in cast("Iterator[Element]", container if container is not None else ()):
            if child.tag == "lg":
                yield from self._stanza(child)
            elif child.tag == "table":
                yield from self._table(child)
            elif child.tag == "figure":
                yield from self._figure(child)
            elif child.tag in ("list", "quote"):
                yield from self._container(child)
            else:
                yield from self._block(child)

    def _figure(self, element: Element) -> Iterator[Block]:
        """Set what stands below a picture; the picture itself is not in the text."""
        blocks = list(self._container(element))
        said = "".join("".join(map(str, child.itertext())) for child in cast("Iterator[Element]", element))
        figure = Figure(_NO_PICTURE.get(self._language, _NO_PICTURE_ELSEWHERE) + "".join(said.split()))
        for number, block in enumerate(blocks):
            block.figure, block.tied = figure, number > 0
        yield from blocks

    def _block(self, element: Element) -> Iterator[Block]:
        role = block_role(element)
        runs = inline_runs(element, self.style) if self.style.prints(role) else []
        if role in _PROSE:
            runs = _with_own_lines(runs)
        passages = self.setter.passages(runs, role)
        if passages:
            place = self._places.get(element)
            if place is not None:
                passages = [_placed(passage, place) for passage in passages]
            elif role == "note" and is_bulleted(passages[0].text):
                passages = [one._replace(hanging=one.look.indent + BULLET_EM) for one in passages]
            block = self._opened(role, partial(self.setter.rows, passages))
            if place is not None:
                block.keep = block.keep or place.keep
                block.tied = place.first and role != "attachment"
                block.before *= place.first
            if element.tag == "note":
                _close_up(block, element)
            if block.mark is None and role.startswith("subhead"):
                block.mark = Mark(" ".join("".join([run.text for run in runs]).split()), 1)
            yield block

    def _em(self, role: str, text: str) -> float:
        """Measure a text in em of its role."""
        passages = self.setter.passages([Run("", text)], role)
        return sum(self.setter.natural_width(passage) / passage.look.size for passage in passages)

    def _opened(self, role: str, setting: Callable[[], list[Row]]) -> Block:
        """Make a block; the first of an article brings the article's gap and its entry in the outline."""
        look = self.style.roles[role]
        block = Block(
            role, look, setting, self._before + look.before, look.after,
            keep=look.keep, new_page=self._new_page, article=self._article,
        )  # fmt: skip
        block.mark = self._mark
        self._before, self._new_page, self._mark = 0.0, False, None
        return block

    def _stanza(self, stanza: Element) -> Iterator[Block]:
        """Set a stanza as one block; one that follows another is parted from it by an empty line."""
        if not self.style.prints("verse"):
            return
        texts = [inline_runs(cast("Element", line), self.style) for line in stanza]
        passages = [passage for runs in texts for passage in self.setter.passages(runs, "verse")]
        if not passages:
            return
        block = self._opened("verse", partial(self.setter.rows, passages))
        previous = stanza.getprevious()
        if previous is not None and previous.tag == "lg":
            block.before += block.look.line
        yield block

    def _table(self, table: Element) -> Iterator[Block]:
        """Set rows of one number of cells in columns, others as they are."""
        cells = [row for row in cells_of(table, self.style) if row]
        if are_aligned(cells):
            yield self._whole_table(self._cells(cells))
            return
        for row in cells:
            passages_of_row = self.setter.passages([Run("", "　".join(row))], "row")
            yield self._opened("row", partial(self.setter.rows, passages_of_row))

    def _cells(self, cells: Sequence[Sequence[str]]) -> list[list[Passage]]:
        """Make the passages of a table's cells: numbers stand at the right of their columns."""
        at_right = number_columns(cells)
        made: list[list[Passage]] = []
        for row in cells:
            passages = [self.setter.passages([Run("", cell)], "row")[0] for cell in row]
            made.append([
                one._replace(look=replace(one.look, align="right")) if right else one
                for one, right in zip(passages, at_right, strict=True)
            ])  # fmt: skip
        return made

    def _whole_table(self, passages: Sequence[Sequence[Passage]]) -> Block:
        """Make the block of a table; one that is too wide for a column stands across all of them."""
        table = Table(self._column, passages)
        across = table.natural_width > self._column.width
        block = self._opened("row", table._replace(setter=self._across).rows if across else table.rows)
        block.across, block.whole = across, True
        # Its rules would touch the text around it.
        gap = block.look.line * _TABLE_GAP
        block.before, block.after = max(block.before, gap), max(block.after, gap)
        return block


def _with_own_lines(runs: list[Run]) -> list[Run]:
    """Put two ellipses in a row, between sentences, on a line of their own (GB/T 15834-2011, 5.1.5)."""
    if not any(_TWO_ELLIPSES in run.text for run in runs):
        return runs
    text = "".join(run.text for run in runs)
    places = [place for found in _OMISSION.finditer(text) for place in found.span() if 0 < place < len(text)]
    parted: list[Run] = []
    end = len(text)
    for run in reversed(runs):
        start, shown = end - len(run.text), run.text
        for place in reversed(places):
            if start <= place < end:
                shown = f"{shown[: place - start]}\n{shown[place - start :]}"
        parted.append(Run(run.role, shown))
        end = start
    return parted[::-1]


def _close_up(block: Block, note: Element) -> None:
    """Leave no space between notes that follow each other."""
    if is_joined(note, above=True):
        block.before = 0.0
    if is_joined(note, above=False):
        block.after = 0.0


def _placed(passage: Passage, place: Place) -> Passage:
    """Put a passage where a block that closes an article stands."""
    look = passage.look
    if place.right is not None:
        look = replace(look, right=place.right)
    if place.indent is None:
        return passage._replace(look=look)
    return passage._replace(look=replace(look, indent=place.indent), hanging=place.hanging)


def article_title(article: Article, style: Style) -> str:
    """What an article is called: its headline, or how its text begins."""
    if title := headline(article):
        return title
    for block in article.blocks():
        if text := "".join(run.text for run in inline_runs(block, style)).strip():
            return text if len(text) <= _TITLE_LENGTH else text[:_TITLE_LENGTH] + "……"
    return ""
