"""The structure tree: what each marked stretch of a page is, so that a screen reader can read the document.

Source: ISO 32000-1, 14.7 "Logical structure" and 14.8 "Tagged PDF"; ISO 14289-1 (PDF/UA-1), 7.
"""

from typing import NamedTuple

from zx_convert.writers.pdf.objects import Objects, Reference

# Standard structure types of roles; every other role is a paragraph.
_HEADINGS = {"title": 1, "contents": 1, "headline": 1, "subhead": 2, "subhead2": 3, "subhead3": 4, "subhead4": 5}
_TYPES = {"row": "Table", "quote": "BlockQuote", "caption": "Caption"}


class Node:
    """A structure element.

    Attributes:
        kind: structure type, as in 14.8.4.
        kids: elements, marked stretches of pages, annotations.
        attributes: further entries of its dictionary, as they stand in the file.
    """

    __slots__ = ("attributes", "kids", "kind")

    def __init__(self, kind: str, attributes: bytes = b"") -> None:
        self.kind = kind
        self.kids: list[Node | Stretch | Annotation] = []
        self.attributes = attributes

    def child(self, kind: str, attributes: bytes = b"") -> "Node":
        """Add an element below this one."""
        node = Node(kind, attributes)
        self.kids.append(node)
        return node

    def last(self, kind: str) -> "Node":
        """The last element below this one if it is of this kind, else a new one."""
        end = self.kids[-1] if self.kids else None
        return end if isinstance(end, Node) and end.kind == kind else self.child(kind)


class Stretch(NamedTuple):
    """A marked stretch of a page's content, by its number on the page."""

    page: Reference
    number: int


class Annotation(NamedTuple):
    """A link of a page."""

    page: Reference
    link: Reference


class Structure:
    """The tree of one document, and which element each mark of a page belongs to."""

    def __init__(self) -> None:
        self.root = Node("Document")
        # The page, or nothing for an annotation, and the elements of its marks, by key in the tree of parents.
        self._parents: list[Node | list[Node]] = []
        self._page: Reference = 0
        self._marks: list[Node] = []
        self._deepest = 0

    def open_page(self, page: Reference) -> int:
        """Begin the next page; give its key in the tree of parents."""
        self._page, self._marks = page, []
        self._parents.append(self._marks)
        return len(self._parents) - 1

    def mark(self, node: Node) -> int:
        """Number a stretch of this page that belongs to an element."""
        stretch = Stretch(self._page, len(self._marks))
        self._marks.append(node)
        node.kids.append(stretch)
        return stretch.number

    def next_key(self, node: Node) -> int:
        """The key in the tree of parents for an annotation that is about to be attached to this element."""
        self._parents.append(node)
        return len(self._parents) - 1

    def attach(self, node: Node, link: Reference) -> None:
        """Put an annotation of this page below an element."""
        node.kids.append(Annotation(self._page, link))

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

    def write(self, objects: Objects) -> Reference:
        """Write the tree."""
        tree = objects.reserve()
        numbers = {node: objects.reserve() for node in _all_nodes(self.root)}
        for node in numbers:
            for kid in node.kids:
                if isinstance(kid, Node):
                    objects.fill(numbers[kid], _element(kid, numbers[node], numbers))
        objects.fill(numbers[self.root], _element(self.root, tree, numbers))
        keys = []
        for key, owner in enumerate(self._parents):
            if isinstance(owner, Node):
                keys.append(b"%d %d 0 R" % (key, numbers[owner]))
            else:
                keys.append(b"%d[%s]" % (key, b" ".join(b"%d 0 R" % numbers[node] for node in owner)))
        parents = objects.add(b"<</Nums[%s]>>" % b" ".join(keys))
        objects.fill(
            tree,
            b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (numbers[self.root], parents, len(keys)),
        )
        return tree


def _all_nodes(node: Node) -> "list[Node]":
    found = [node]
    for each in found:  # grows while it is read
        found += [kid for kid in each.kids if isinstance(kid, Node)]
    return found


def _element(node: Node, parent: Reference, numbers: dict[Node, Reference]) -> bytes:
    home = next((kid.page for kid in node.kids if isinstance(kid, Stretch)), 0)
    kids = [_kid(kid, home, numbers) for kid in node.kids]
    page = b"/Pg %d 0 R" % home if home else b""
    held = b"" if not kids else b"/K %s" % kids[0] if len(kids) == 1 else b"/K[%s]" % b" ".join(kids)
    return b"<</S/%s/P %d 0 R%s%s%s>>" % (node.kind.encode(), parent, page, held, node.attributes)


def _kid(kid: Node | Stretch | Annotation, home: Reference, numbers: dict[Node, Reference]) -> bytes:
    if isinstance(kid, Node):
        return b"%d 0 R" % numbers[kid]
    if isinstance(kid, Annotation):
        return b"<</Type/OBJR/Pg %d 0 R/Obj %d 0 R>>" % (kid.page, kid.link)
    return b"%d" % kid.number if kid.page == home else b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (kid.page, kid.number)


def table_cell(table: Node, row: int, column: int, *, heads: bool) -> Node:
    """The cell of a table, made with its row if need be; cells of the first row head their columns."""
    rows = [kid for kid in table.kids if isinstance(kid, Node)]
    line = rows[row] if row < len(rows) else table.child("TR")
    cells = [kid for kid in line.kids if isinstance(kid, Node)]
    if column < len(cells):
        return cells[column]
    return line.child("TH", b"/A<</O/Table/Scope/Column>>") if heads else line.child("TD")
