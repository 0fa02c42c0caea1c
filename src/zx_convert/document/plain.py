"""The reading tree: the same vocabulary without marks, furniture and page breaks. Every writer starts from it."""

from typing import cast

from zx_convert.document.addressee import mark_addressee
from zx_convert.document.closing import mark_closing
from zx_convert.document.elements import BLOCKS, CONTAINERS, PARSER, XML_ID, XML_LANG, Document, Element, make
from zx_convert.document.layers import break_text, reading

_KEPT = frozenset({"agency", "place", "date", "role", "type", "dir", "page", "prev", "next", "break", XML_ID})


def reading_tree(document: Document, *, stitched: bool = True) -> Document:
    """A plain tree of what a reader reads; `document` is left as it is.

    Marks are resolved, furniture is left out but for what parts scenes, figures that stood inside a paragraph follow
    it, and stories that were turned to another page go on where they were cut, unless `stitched` is false. Whom a
    text is addressed to, and the blocks that close it, say so in their `type`.
    """
    root = cast("Document", make("document", version="1"))
    root.set(XML_LANG, document.language)
    if document.meta is not None:
        root.append(_copy_meta(document.meta))
    for article in document.articles:
        plain = _container(article)
        if len(plain):
            root.append(plain)
    if stitched:
        _stitch(root)
    for article in root.articles:
        mark_closing(article)
        mark_addressee(article)
    return root


def _copy_meta(meta: Element) -> Element:
    copy = make("meta")
    for field in meta:
        role = field.get("role")
        copy.append(make(field.tag, field.text or "", **({"role": role} if role else {})))
    return copy


def _new(element: Element) -> Element:
    plain = cast("Element", PARSER.makeelement(element.tag))
    for name, value in element.items():
        if value and name in _KEPT:
            plain.set(name, value)
    return plain


def _container(element: Element) -> Element:
    plain = _new(element)
    for child in cast("list[Element]", list(element)):
        if child.tag in CONTAINERS:
            inner = _container(child)
            if len(inner):
                plain.append(inner)
        elif parts_scenes(child):
            plain.append(make("p", reading(child).strip(), type="ornament"))
        elif child.tag in BLOCKS and child.tag != "furniture":
            for block in plain_block(child):
                plain.append(block)
    return plain


def parts_scenes(element: Element) -> bool:
    """Whether a line of asterisks or rules stands between two paragraphs, where readers see it part a story."""
    if element.tag != "furniture" or element.get("type") != "ornament":
        return False
    sides = (element.itersiblings(preceding=True), element.itersiblings())
    return all(next((other.tag for other in side if other.tag != "lb"), "") == "p" for side in sides)


def plain_block(element: Element) -> list[Element]:
    """A block in plain text, and the figures that stood in it; nothing for a block without text."""
    plain = _new(element)
    figures: list[Element] = []
    parts = _Parts(plain)
    _content(element, parts, figures)
    _trim(plain)
    blocks = [plain] if plain.text or len(plain) else []
    return blocks + [figure for figure in figures if len(figure)]


class _Parts:
    """Collects the content of one element: text is gathered and set once."""

    def __init__(self, element: Element) -> None:
        self.element = element
        self.text: list[str] = []
        self.last: Element | None = None

    def add(self, text: str) -> None:
        if text:
            self.text.append(text)

    def child(self, child: Element) -> None:
        self.flush()
        self.element.append(child)
        self.last = child

    def flush(self) -> None:
        text = "".join(self.text)
        if self.last is None:
            self.element.text = text or None
        else:
            self.last.tail = text or None
        self.text.clear()


def _content(element: Element, parts: _Parts, figures: list[Element]) -> None:
    parts.add(element.text or "")
    for child in cast("list[Element]", list(element)):
        if child.tag == "lb":
            if child.get("break") == "no":
                parts.add(break_text(child))
            else:
                parts.child(make("lb", break_="line"))
        elif child.tag == "reg":
            parts.add(child.text or "")
        elif child.tag == "figure":
            figures.append(_container(child))
        elif child.tag != "furniture":
            plain = _new(child)
            inner = _Parts(plain)
            _content(child, inner, figures)
            _trim(plain)
            parts.child(plain)
        parts.add(child.tail or "")
    parts.flush()


def _trim(element: Element) -> None:
    """Strip white space at both ends, and beside line ends and marks at the edges."""
    text = element.text or ""
    if not len(element):
        stripped = text.strip()
        if stripped != text:
            element.text = stripped or None
        return
    children = cast("list[Element]", list(element))
    element.text = text.lstrip() or None
    last = children[-1]
    last.tail = (last.tail or "").rstrip() or None
    for before, child in zip([None, *children], children, strict=False):
        if child.tag not in ("lb", "dateline", "byline", "credit", "continuation", "note"):
            continue
        if before is None:
            element.text = (element.text or "").rstrip() or None
        else:
            before.tail = (before.tail or "").rstrip() or None
        if child.tail:
            child.tail = child.tail.lstrip() or None


def _stitch(root: Document) -> None:
    """Put the second half of a turned story where the first was cut."""
    by_id = {article.id: article for article in root.articles if article.id}
    for article in root.articles:
        follower = by_id.get(article.get("next") or "")
        while follower is not None and follower is not article and follower.getparent() is not None:
            further = by_id.get(follower.get("next") or "")
            _append_story(article, follower)
            follower = further
        for name in ("next", "prev"):
            article.attrib.pop(name, "")


def _append_story(first: Element, second: Element) -> None:
    body, rest = first.find("body"), second.find("body")
    if body is None or rest is None:
        return
    blocks = cast("list[Element]", [child for child in rest if child.tag != "continuation"])
    cut = _cut_end(cast("Element", body))
    for jump in cast("list[Element]", [c for c in first.iter("continuation") if c.get("dir") == "to"]):
        drop(jump)
    if cut is not None and blocks and blocks[0].tag == "p":
        _join_plain(cut, blocks.pop(0))
    for block in blocks:
        body.append(block)
    parent = second.getparent()
    if parent is not None:
        parent.remove(second)


def _cut_end(body: Element) -> Element | None:
    """The paragraph that goes on after the jump, where the jump says so."""
    jumps = [c for c in body.iter("continuation") if c.get("dir") == "to" and c.get("break") == "no"]
    if not jumps:
        return None
    paragraphs = body.findall("p")
    return cast("Element", paragraphs[-1]) if paragraphs else None


def _join_plain(target: Element, source: Element) -> None:
    if len(target):
        target[-1].tail = (target[-1].tail or "") + (source.text or "") or None
    else:
        target.text = (target.text or "") + (source.text or "") or None
    for child in list(source):
        target.append(child)


def drop(element: Element) -> None:
    """Take an element out of a reading tree; what stands behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before, tail = element.getprevious(), element.tail or ""
    if parent.tag not in CONTAINERS and tail:
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    element.tail = None
    parent.remove(element)
