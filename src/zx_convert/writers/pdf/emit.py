"""Emits pages: rows in their places become content streams, each stretch bound to its structure element."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from zx_convert.writers.pdf.blocks import Block, Fragment
from zx_convert.writers.pdf.content import Content, baseline, width_of
from zx_convert.writers.pdf.file import PdfFile
from zx_convert.writers.pdf.pages import Frame, Placed, Sheet
from zx_convert.writers.pdf.structure import Node, Structure, table_cell

# Number of an article → index of its page, and height on it.
Starts = Mapping[int, tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Around:
    """A running head or page number.

    Attributes:
        kind: Header or Footer.
        fragment: what it shows.
        left: where it begins, in points from the left of the page.
        height: of its baseline, in points from the foot of the page.
    """

    kind: str
    fragment: Fragment
    left: float
    height: float


@dataclass(frozen=True, slots=True)
class NumberedSheet:
    """A page that is filled, with its number.

    Attributes:
        sheet: its rows.
        frame: where its columns are.
        number: from 1 in its part of the document.
        around: running head and page number.
        front: it is front matter, before all articles.
    """

    sheet: Sheet
    frame: Frame
    number: int
    around: Sequence[Around]
    front: bool = False

    def height(self, placed: Placed) -> float:
        """The upper edge of a row, in points from the foot of the page."""
        return self.frame.page.height - self.frame.page.top - placed.top


class Emitter:
    """Writes pages into a file, and their structure into a tree."""

    def __init__(self, pdf: PdfFile, starts: Starts, pages: int) -> None:
        self._pdf = pdf
        self._starts = starts
        self._pages = pages
        self._index = -1
        self.structure = Structure()
        self._articles: dict[int, Node] = {}
        self._front: Node | None = None
        self._nodes: dict[int, Node] = {}

    def add(self, page: NumberedSheet) -> None:
        """Write one page."""
        self._index += 1
        self.structure.open_page()
        content = Content()
        links: list[object] = []
        for _, group in groupby(page.sheet.rows, key=lambda placed: (id(placed.block), placed.column)):
            links += self._block(content, page, list(group))
        for around in page.around:
            content.begin_artifact(around.kind)
            content.text(around.fragment, around.left, around.height)
            content.end()
        geometry = page.frame.page
        entries: dict[str, object] = {"StructParents": self._index, "Tabs": "/S"}
        if links:
            entries["Annots"] = links
        self._pdf.add_page(content.stream(), geometry.width, geometry.height, entries)

    def finish(self) -> None:
        """Write the structure tree."""
        self._pdf.catalog |= {"StructTreeRoot": self.structure.write(self._pdf), "MarkInfo": {"Marked": "true"}}

    def _node(self, page: NumberedSheet, block: Block) -> Node:
        """The element of a block, made where the block begins."""
        if id(block) not in self._nodes:
            self._nodes[id(block)] = self.structure.of_role(self._parent(page, block), block.role)
        return self._nodes[id(block)]

    def _parent(self, page: NumberedSheet, block: Block) -> Node:
        root = self.structure.root
        if page.front:
            self._front = self._front or root.child("Sect")
            return self._front
        if block.article not in self._articles:
            self._articles[block.article] = root.child("Art")
        return self._articles[block.article]

    def _block(self, content: Content, page: NumberedSheet, rows: Sequence[Placed]) -> Iterator[object]:
        """Show the rows of a block in one column; give the links in them."""
        block = rows[0].block
        self._rules(content, page, rows)
        fragments = [(placed, fragment) for placed in rows for fragment in placed.row.fragments]
        if not fragments:
            return
        node = self._node(page, block)
        for (cell, target), group in groupby(fragments, key=lambda shown: (shown[1].cell, shown[1].target)):
            inner = node if cell is None else table_cell(node, *cell, heads=cell[0] == 0)
            inner = inner if target is None else inner.last("Link")
            content.begin(inner.kind, self.structure.mark(inner))
            shown = list(group)
            for placed, fragment in shown:
                left, top = page.frame.left(placed.column, page.number), page.height(placed)
                content.text(fragment, left + fragment.left, top - baseline(block.look))
            content.end()
            if target is not None and target in self._starts:
                for placed, fragment in shown:
                    yield self._link(page, placed, fragment, inner)

    def _link(self, page: NumberedSheet, placed: Placed, fragment: Fragment, node: Node) -> object:
        left, top = page.frame.left(placed.column, page.number) + fragment.left, page.height(placed)
        box = [left, top - placed.block.look.line, left + width_of(fragment.line, fragment.size), top]
        start = self._starts[fragment.target or 0]
        text = fragment.text[fragment.line.start : fragment.line.end]
        link = self._pdf.add_link(box, *start, text, self.structure.next_link(self._pages))
        self.structure.attach(node, link)
        return link

    def _rules(self, content: Content, page: NumberedSheet, rows: Sequence[Placed]) -> None:
        if not any(placed.row.rules for placed in rows):
            return
        content.begin_artifact()
        for placed in rows:
            left, top = page.frame.left(placed.column, page.number), page.height(placed)
            for rule in placed.row.rules:
                height = top - (placed.block.look.line if rule.below else 0.0)
                content.rule(left + rule.left, left + rule.right, height, rule.width)
        content.end()
