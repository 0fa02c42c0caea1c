"""The structure tree: what each marked stretch of a page is, so that a screen reader can read the document.

Source: ISO 32000-1, 14.7 "Logical structure" and 14.8 "Tagged PDF"; ISO 14289-1 (PDF/UA-1), 7.
"""

from dataclasses import dataclass, field

from zx_convert.writers.pdf.file import PdfFile, Reference

# Standard structure types of roles; every other role is a paragraph.
_HEADINGS = {"title": 1, "contents": 1, "headline": 1, "subhead": 2, "subhead2": 3, "subhead3": 4, "subhead4": 5}


@dataclass(slots=True, eq=False)
class Node:
    """A structure element.

    Attributes:
        kind: structure type, as in 14.8.4.
        parent: the element it is in, None for the document.
        kids: elements, or marked stretches (page, number), or objects (page, reference).
        attributes: of the layout or the table, by owner.
    """

    kind: str
    parent: "Node | None" = None
    kids: list["Node | tuple[int, int] | tuple[int, Reference]"] = field(default_factory=list)
    attributes: dict[str, object] = field(default_factory=dict)

    def child(self, kind: str, **attributes: object) -> "Node":
        """Add an element below this one."""
        node = Node(kind, self, attributes=dict(attributes))
        self.kids.append(node)
        return node

    def last(self, kind: str) -> "Node":
        """The last element below this one if it is of this kind, else a new one."""
        end = self.kids[-1] if self.kids else None
        return end if isinstance(end, Node) and end.kind == kind else self.child(kind)


class Structure:
    """The tree of one document, and which element each mark of a page belongs to."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self._marks: list[list[Node]] = []
        self._links: list[Node] = []
        self._deepest = 0

    def open_page(self) -> None:
        """Begin the next page."""
        self._marks.append([])

    def mark(self, node: Node) -> int:
        """Number a stretch of this page that belongs to an element."""
        page, marks = len(self._marks) - 1, self._marks[-1]
        marks.append(node)
        node.kids.append((page, len(marks) - 1))
        return len(marks) - 1

    def attach(self, node: Node, link: Reference) -> None:
        """Put an annotation of this page below an element."""
        node.kids.append((len(self._marks) - 1, link))
        self._links.append(node)

    def next_link(self, pages: int) -> int:
        """The key of the next annotation in the tree of parents; pages have the keys before."""
        return pages + len(self._links)

    def of_role(self, parent: Node, role: str) -> Node:
        """Add the element of a block. Levels of headings are never skipped (PDF/UA-1, 7.4.2)."""
        if role in _HEADINGS:
            level = min(_HEADINGS[role], self._deepest + 1)
            self._deepest = max(self._deepest, level)
            return parent.child(f"H{level}")
        if role == "item":
            return parent.last("L").child("LI").child("LBody")
        if role == "entry":
            return parent.last("TOC").child("TOCI")
        return parent.child({"row": "Table", "quote": "BlockQuote"}.get(role, "P"))

    def write(self, pdf: PdfFile) -> Reference:
        """Write the tree."""
        references: dict[Node, Reference] = {}
        tree = pdf.reserve()
        self._write(self.root, tree, pdf, references)
        numbers: list[object] = []
        for page, marks in enumerate(self._marks):
            numbers += [page, [references[node] for node in marks]]
        for key, node in enumerate(self._links, len(self._marks)):
            numbers += [key, references[node]]
        pdf.fill(tree, {
            "Type": "/StructTreeRoot", "K": [references[self.root]], "ParentTree": pdf.add({"Nums": numbers}),
            "ParentTreeNextKey": len(self._marks) + len(self._links),
        })  # fmt: skip
        return tree

    def _write(self, node: Node, parent: Reference, pdf: PdfFile, references: dict[Node, Reference]) -> None:
        reference = references[node] = pdf.reserve()
        kids: list[object] = []
        home = next((kid[0] for kid in node.kids if isinstance(kid, tuple)), None)
        for kid in node.kids:
            if isinstance(kid, Node):
                self._write(kid, reference, pdf, references)
                kids.append(references[kid])
            else:
                kids.append(_kid(kid, home, pdf))
        entries: dict[str, object] = {"S": f"/{node.kind}", "P": parent}
        if kids:
            entries["K"] = kids[0] if len(kids) == 1 else kids
        if home is not None:
            entries["Pg"] = pdf.page_reference(home)
        if node.attributes:
            entries["A"] = node.attributes
        pdf.fill(reference, entries)


def _kid(kid: tuple[int, int] | tuple[int, Reference], home: int | None, pdf: PdfFile) -> object:
    page, thing = kid
    if isinstance(thing, Reference):
        return {"Type": "/OBJR", "Pg": pdf.page_reference(page), "Obj": thing}
    return thing if page == home else {"Type": "/MCR", "Pg": pdf.page_reference(page), "MCID": thing}


def table_cell(table: Node, row: int, column: int, *, heads: bool) -> Node:
    """The cell of a table, made with its row if need be; cells of the first row head their columns."""
    rows = [kid for kid in table.kids if isinstance(kid, Node)]
    line = rows[row] if row < len(rows) else table.child("TR")
    cells = [kid for kid in line.kids if isinstance(kid, Node)]
    if column < len(cells):
        return cells[column]
    return line.child("TH", O="/Table", Scope="/Column") if heads else line.child("TD")
