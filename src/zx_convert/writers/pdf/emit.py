"""Emits pages: rows in their places become content streams, each stretch bound to its structure element."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from zx_convert.writers.pdf.around import Around
from zx_convert.writers.pdf.blocks import Block, Figure, Fragment
from zx_convert.writers.pdf.content import Content, baseline
from zx_convert.writers.pdf.file import Entry, Link, PageObject, PdfFile, Place
from zx_convert.writers.pdf.pages import Frame, Placed, Sheet
from zx_convert.writers.pdf.structure import Node, Structure, table_cell
from zx_convert.writers.pdf.type0 import plain

_COLUMN_RULE = 0.25
_BLOCK_AND_COLUMN = attrgetter("block", "column")
_CELL_AND_TARGET = attrgetter("cell", "target")


class Start(NamedTuple):
    """Where an article begins: number of its page, and the place."""

    number: int
    place: Place


class Emitter:
    """Writes pages into a file, and their structure into a tree."""

    def __init__(self, pdf: PdfFile, *, front: bool) -> None:
        """Begin; `front` says that there will be pages before the text, emitted after it."""
        self._pdf = pdf
        self.structure = Structure()
        self._front = self.structure.root.child("Sect") if front else None
        self._articles: dict[int, Node] = {}
        self._figures: dict[Figure, Node] = {}
        self._nodes: dict[Block, Node] = {}
        self.starts: dict[int, Start] = {}
        self.outline: list[Entry] = []

    def emit(
        self, sheet: Sheet, frame: Frame, number: int, around: Iterable[Around], *, front: bool = False
    ) -> PageObject:
        """Write one page, which has this number in its part of the document; give its object."""
        lefts = [frame.left(column, number) for column in range(frame.columns)]
        page = _Page(sheet, frame, number, self._pdf.open_page(), frame.page.height - frame.page.top, lefts)
        key = self.structure.open_page(page.object)
        content = Content()
        links: list[Link] = []
        nodes: dict[Block, Node] = {}
        for (block, _), group in groupby(sheet.rows, key=_BLOCK_AND_COLUMN):
            rows = list(group)
            if not front:
                self._note(block, page, rows[0])
            node = nodes.get(block) or self._nodes.get(block) or self._node(block, front=front)
            nodes[block] = node
            links += self._block(content, page, node, rows)
        # A block is parted at most between this page and the next.
        self._nodes = nodes
        self._column_rules(content, page)
        for each in around:
            each.show(content)
        self._pdf.fill_page(page.object, content.stream(), key, links)
        return page.object

    def _note(self, block: Block, page: "_Page", first: Placed) -> None:
        """Note where articles and sub-headlines begin."""
        if block in self._nodes or (block.mark is None and block.article in self.starts):
            return
        place = Place(page.object, page.height(first))
        self.starts.setdefault(block.article, Start(page.number, place))
        if block.mark is not None:
            entry = Entry(block.mark.title, place)
            (self.outline[-1].entries if block.mark.level and self.outline else self.outline).append(entry)
            block.mark = None

    def finish(self) -> None:
        """Write structure tree and outline."""
        self.structure.add_to(self._pdf)
        self._pdf.set_outline(self.outline)

    def _node(self, block: Block, *, front: bool) -> Node:
        """Make the element of a block."""
        if front and self._front is not None:
            return self.structure.of_role(self._front, block.role)
        if block.article not in self._articles:
            self._articles[block.article] = self.structure.root.child("Art")
        article = self._articles[block.article]
        if block.figure is None:
            return self.structure.of_role(article, block.role)
        if block.figure not in self._figures:
            self._figures[block.figure] = self.structure.of_figure(article, block.figure.alternative)
        return self._figures[block.figure].child("P")

    def _block(self, content: Content, page: "_Page", node: Node, rows: Sequence[Placed]) -> Iterator[Link]:
        """Show the rows of a block in one column; give the links in them."""
        self._rules(content, page, rows)
        shown = [(placed, fragment) for placed in rows for fragment in placed.row.fragments]
        if not shown:
            return
        below = baseline(rows[0].block.look)
        for (cell, target), group in groupby(shown, key=lambda pair: _CELL_AND_TARGET(pair[1])):
            inner = node if cell is None else table_cell(node, *cell, heads=cell[0] == 0)
            inner = inner if target is None else inner.last("Link")
            content.begin(inner.kind, self.structure.mark(inner))
            fragments = list(group)
            for placed, fragment in fragments:
                content.text(fragment, page.left(placed) + fragment.left, page.height(placed) - below)
            content.end()
            if target in self.starts and target is not None:
                for placed, fragment in fragments:
                    yield self._link(page, placed, fragment, inner)

    def _link(self, page: "_Page", placed: Placed, fragment: Fragment, node: Node) -> Link:
        left, top = page.left(placed) + fragment.left, page.height(placed)
        box = [left, top - placed.block.look.line, left + fragment.width, top]
        place = self.starts[fragment.target or 0].place
        text = plain(fragment.text[fragment.line.start : fragment.line.end])
        link = self._pdf.link(box, place, text, self.structure.next_key(node))
        self.structure.attach(node, link)
        return link

    def _rules(self, content: Content, page: "_Page", rows: Sequence[Placed]) -> None:
        if not any(placed.row.rules for placed in rows):
            return
        content.begin_artifact()
        for placed in rows:
            left, top = page.left(placed), page.height(placed)
            for rule in placed.row.rules:
                height = top - (placed.block.look.line if rule.below else 0.0)
                content.rule((left + rule.left, height), (left + rule.right, height), rule.width)
        content.end()

    def _column_rules(self, content: Content, page: "_Page") -> None:
        frame = page.frame
        if not page.sheet.parted:
            return
        content.begin_artifact()
        upper = frame.page.height - frame.page.top
        for start, end, columns in page.sheet.parted:
            for column in range(1, columns):
                left = frame.left(column, page.number) - frame.gap / 2
                content.rule((left, upper - start), (left, upper - end), _COLUMN_RULE)
        content.end()


class _Page(NamedTuple):
    """A page that is being emitted."""

    sheet: Sheet
    frame: Frame
    number: int
    object: PageObject
    upper: float
    lefts: Sequence[float]

    def height(self, placed: Placed) -> float:
        """The upper edge of a row, in points from the foot of the page."""
        return self.upper - placed.top

    def left(self, placed: Placed) -> float:
        """Where the column of a row begins, in points from the left of the page."""
        return self.lefts[placed.column]
