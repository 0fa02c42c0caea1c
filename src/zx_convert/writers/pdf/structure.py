"""The structure tree: what each marked stretch of a page is, so that a screen reader can read the document.

Source: ISO 32000-1, 14.7 "Logical structure" and 14.8 "Tagged PDF"; ISO 14289-1 (PDF/UA-1), 7.
"""

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFObject

from zx_convert.writers.pdf.file import Link, PageObject, PdfFile
from zx_convert.writers.pdf.objects import PackedDocument, text_string

# Standard structure types of roles; every other role is a paragraph.
_HEADINGS = {"title": 1, "contents": 1, "headline": 1, "subhead": 2, "subhead2": 3, "subhead3": 4, "subhead4": 5}
_TYPES = {"row": "Table", "quote": "BlockQuote"}


class Node(PDFObject):
    """A structure element, which writes itself: there are many, and reportlab has none.

    Attributes:
        kind: structure type, as in 14.8.4.
        parent: the element it belongs to, None for the root.
        kids: elements, marked stretches of pages, annotations.
        attributes: further entries of its dictionary, as they stand in the file.
        number: of the object, when it has one.
    """

    def __init__(self, kind: str, parent: "Node | None" = None, attributes: bytes = b"") -> None:
        self.kind = kind
        self.parent = parent
        self.kids: list[Node | Stretch | Annotation] = []
        self.attributes = attributes
        self.number = 0

    def child(self, kind: str, attributes: bytes = b"") -> "Node":
        """Add an element below this one."""
        node = Node(kind, self, attributes)
        self.kids.append(node)
        return node

    def format(self, document: PackedDocument) -> bytes:
        """Write its dictionary."""
        parent = self.parent.number if self.parent is not None else document.number(document.Catalog.StructTreeRoot)
        if len(self.kids) == 1 and isinstance(only := self.kids[0], Stretch):
            # Most are a paragraph on one page.
            told = (self.kind.encode(), parent, only.page.number, only.number, self.attributes)
            return b"<</S/%s/P %d 0 R/Pg %d 0 R/K %d%s>>" % told
        home = next((kid.page for kid in self.kids if isinstance(kid, Stretch)), None)
        kids = [_kid(kid, home, document) for kid in self.kids]
        page = b"" if home is None else b"/Pg %d 0 R" % home.number
        held = b"" if not kids else b"/K %s" % kids[0] if len(kids) == 1 else b"/K[%s]" % b" ".join(kids)
        return b"<</S/%s/P %d 0 R%s%s%s>>" % (self.kind.encode(), parent, page, held, self.attributes)

    def last(self, kind: str) -> "Node":
        """The last element below this one if it is of this kind, else a new one."""
        end = self.kids[-1] if self.kids else None
        return end if isinstance(end, Node) and end.kind == kind else self.child(kind)


class Stretch(NamedTuple):
    """A marked stretch of a page's content, by its number on the page."""

    page: PageObject
    number: int


class Annotation(NamedTuple):
    """A link of a page."""

    page: PageObject
    link: Link


class Structure:
    """The tree of one document, and which element each mark of a page belongs to."""

    def __init__(self) -> None:
        self.root = Node("Document")
        # The page, or nothing for an annotation, and the elements of its marks, by key in the tree of parents.
        self._parents: list[Node | list[Node]] = []
        self._page: PageObject | None = None
        self._marks: list[Node] = []
        self._deepest = 0

    def open_page(self, page: PageObject) -> int:
        """Begin the next page; give its key in the tree of parents."""
        self._page, self._marks = page, []
        self._parents.append(self._marks)
        return len(self._parents) - 1

    def mark(self, node: Node) -> int:
        """Number a stretch of this page that belongs to an element."""
        number = len(self._marks)
        self._marks.append(node)
        node.kids.append(Stretch(self._opened, number))
        return number

    def next_key(self, node: Node) -> int:
        """The key in the tree of parents for an annotation that is about to be attached to this element."""
        self._parents.append(node)
        return len(self._parents) - 1

    def attach(self, node: Node, link: Link) -> None:
        """Put an annotation of this page below an element."""
        node.kids.append(Annotation(self._opened, link))

    def of_figure(self, parent: Node, alternative: str) -> Node:
        """Add the caption of a picture, which is told by an alternative text (PDF/UA-1, 7.3)."""
        return parent.child("Figure", b"/Alt%s" % text_string(alternative)).child("Caption")

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
        return parent.child(_TYPES.get(role, "P"))

    @property
    def _opened(self) -> PageObject:
        if self._page is None:
            raise AssertionError("no page is open")
        return self._page

    def add_to(self, pdf: PdfFile) -> None:
        """Write the tree."""
        document = pdf.document
        for node in _all_nodes(self.root):
            node.number = document.number(node)
        pdf.catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        pdf.catalog.StructTreeRoot = PDFDictionary({
            "Type": PDFName("StructTreeRoot"), "K": document.refer(self.root),
            "ParentTree": document.refer(_ParentTree(self._parents)), "ParentTreeNextKey": len(self._parents),
        })  # fmt: skip


class _ParentTree(PDFObject):
    """Which element each mark of each page belongs to, and each annotation."""

    def __init__(self, owners: Sequence[Node | list[Node]]) -> None:
        self.owners = owners

    def format(self, document: PackedDocument) -> bytes:
        del document
        keys = [
            b"%d %d 0 R" % (key, owner.number)
            if isinstance(owner, Node)
            else b"%d[%s]" % (key, b" ".join([b"%d 0 R" % node.number for node in owner]))
            for key, owner in enumerate(self.owners)
        ]
        return b"<</Nums[%s]>>" % b" ".join(keys)


def _all_nodes(node: Node) -> "list[Node]":
    found = [node]
    for each in found:  # grows while it is read
        found += [kid for kid in each.kids if isinstance(kid, Node)]
    return found


def _kid(kid: Node | Stretch | Annotation, home: PageObject | None, document: PackedDocument) -> bytes:
    if isinstance(kid, Node):
        return b"%d 0 R" % kid.number
    if isinstance(kid, Annotation):
        return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (kid.page.number, document.number(kid.link))
    if kid.page is home:
        return b"%d" % kid.number
    return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (kid.page.number, kid.number)


def table_cell(table: Node, row: int, column: int, *, heads: bool) -> Node:
    """The cell of a table, made with its row if need be; cells of the first row head their columns."""
    rows = [kid for kid in table.kids if isinstance(kid, Node)]
    line = rows[row] if row < len(rows) else table.child("TR")
    cells = [kid for kid in line.kids if isinstance(kid, Node)]
    if column < len(cells):
        return cells[column]
    return line.child("TH", b"/A<</O/Table/Scope/Column>>") if heads else line.child("TD")
