"""A document with its repairs to be seen: every block as steps from what the source has to what it reads as.

Made of the document itself, not of its reading tree: what a repair takes away is still in it. The steps of a block are
brought into line with the reading tree, so that what they add up to is, to the character, what the other writers print.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal, cast

from zx_convert.document import Article, Document, Element, Run, inline_runs, original, reading, reading_tree
from zx_convert.document.addressee import ADDRESSEE, addressee
from zx_convert.document.closing import closing
from zx_convert.document.elements import unescape
from zx_convert.document.plain import drop, parts_scenes, plain_block
from zx_convert.document.printed import block_role
from zx_convert.writers.docx.body import PLAIN, Body, Direct
from zx_convert.writers.docx.markup import HINT, is_east_asian, run
from zx_convert.writers.docx.numbering import Numbered


@dataclass(frozen=True, slots=True)
class Op:
    """A step: text kept, put in or taken out, or a paragraph's end taken out; `cause` is the mark that says so."""

    kind: Literal["keep", "ins", "del", "end"]
    text: str
    role: str
    cause: Element | None = None


@dataclass(slots=True)
class MarkedBody(Body):
    """Makes paragraphs of a document in the order of its source. What a mark becomes is for the classes below it."""

    _hint: str = field(default="", init=False)
    _cut: Element | None = field(default=None, init=False)
    _continued: Element | None = field(default=None, init=False)
    _jumps_go: bool = field(default=False, init=False)
    _roles: dict[Element, str] = field(default_factory=dict, init=False)

    def paragraphs(self, document: Document) -> Iterator[str]:
        stories = _Stories(document)
        first = True
        for child in cast("Iterator[Element]", document):
            if child.tag == "article":
                article = cast("Article", child)
                if stories.is_moved(article):
                    for block in article.blocks():
                        yield from self._gone(block)
                    continue
                self._pending = PLAIN if first else self._opening(article, stories.plain(article))
                first = False
                yield from self._story(article, stories)
            elif child.tag in ("furniture", "lb"):
                yield from self._block(child)

    def _story(self, article: Article, stories: "_Stories") -> Iterator[str]:
        self._cut, self._continued = stories.cut(article)
        self._jumps_go = stories.goes_on(article)
        closed = {} if self._jumps_go or article.body is None else closing(article.body)
        placed = [direct for _, direct in self._closed(stories.plain(article))] if closed else []
        self._closing = dict(zip(closed, placed, strict=True)) if len(placed) == len(closed) else {}
        addressed = addressee(article.body) if article.body is not None else None
        self._roles = dict(closed) if addressed is None else {addressed: ADDRESSEE, **closed}
        for part in article:
            yield from self._article_part(cast("Element", part), article)
        yield from self._moved(stories.rest(article))
        self._cut, self._jumps_go = None, False

    def _article_part(self, part: Element, article: Article) -> Iterator[str]:
        if part.tag == "head":
            self._spaces = self._stack(part)
            for block in part:
                yield from self._head_block(cast("Element", block), "", article)
        elif part.tag == "body":
            self._begin_numbers()
            yield from self._blocks(part)
        else:
            yield from self._block(part)

    def _block(self, block: Element, direct: Direct = PLAIN, bookmark: str = "") -> Iterator[str]:
        if block.tag == "lb":
            if block.get("break") == "maybe":
                self._undecided(block)
        elif block.tag == "furniture" and not parts_scenes(block):
            yield from self._left_out(block)
        elif not self.style.prints(self._role(block)) or (self._jumps_go and _is_jump(block)):
            yield from self._gone(block)
        else:
            yield from Body._block(self, block, direct, bookmark)
            figures = [part for part in plain_block(block) if part.tag == "figure"]
            yield from self._moved(figures)

    def _role(self, block: Element) -> str:
        return self._roles.get(block) or block_role(block)

    def _verse(self, stanza: Element) -> Iterator[str]:
        for line in cast("Iterator[Element]", stanza):
            yield from self._block(line)

    def _table(self, element: Element) -> Iterator[str]:
        for row in cast("Iterator[Element]", element):
            yield from self._block(row)

    def _numbered(self, block: Element, style: str) -> tuple[str, Numbered]:
        content = self._content(block)
        if self.numbering is None or not content:
            return content, Numbered()
        # Text that is looked at stays whole.
        return content, self.numbering.of(style, reading(block).lstrip(), whole=True)

    def _content(self, block: Element) -> str:
        self._hint = HINT if is_east_asian(reading(block, asides=True)) else ""
        ops: list[Op] = []
        self._walk(block, "", ops)
        printed = self._printed(block)
        ops = list(_settled(ops, "".join(part.text for part in printed)))
        if printed and printed[0].role == "runin":
            ops = list(_headed(ops, len(printed[0].text)))
        return self._render(ops) if any(op.text.strip() for op in ops) else ""

    def _printed(self, block: Element) -> list[Run]:
        """What the other writers print of a block."""
        plain = self._continued if block is self._cut else None
        plain = plain if plain is not None else next((b for b in plain_block(block) if b.tag == block.tag), None)
        if plain is None:
            return []
        for jump in [jump for jump in plain.iter("continuation") if self._jumps_go and _is_jump(cast("Element", jump))]:
            drop(cast("Element", jump))
        return inline_runs(plain, self.style)

    def _walk(self, element: Element, role: str, out: list[Op], gone: bool = False) -> None:
        kept: Literal["keep", "del"] = "del" if gone else "keep"
        cause = element if gone else None
        _add(out, kept, element.text, role, cause)
        for child in cast("Iterator[Element]", element):
            if child.tag == "lb":
                self._break(child, role, out, gone)
            elif child.tag == "reg":
                _add(out, "del", unescape(child.get("orig") or ""), role, child)
                if not gone:
                    _add(out, "ins", child.text, role, child)
            elif child.tag in ("furniture", "figure"):
                _take_out(out, original(child), role, child)
            else:
                own = child.name if child.tag in self.ids.characters else ""
                hidden = bool(own) and (not self.style.prints(own, inline=True) or (self._jumps_go and _is_jump(child)))
                self._walk(child, role or own, out, gone or hidden)
            _add(out, kept, child.tail, role, cause)

    def _break(self, lb: Element, role: str, out: list[Op], gone: bool) -> None:
        if lb.get("break") != "no":
            _add(out, "del" if gone else "keep", "\n", role)
            return
        out.append(Op("end", "", role, lb))
        if not gone:
            _add(out, "ins", lb.text, role, lb)

    def _run(self, op: Op, tag: str = "w:t") -> str:
        named = f'<w:rStyle w:val="{self.ids.characters[op.role]}"/>' if op.role else ""
        return run(op.text, named + self._hint, tag) if op.text else ""

    def _plain_blocks(self, blocks: list[Element]) -> Iterator[str]:
        """Blocks of a reading tree, as a document without marks has them."""
        for block in blocks:
            inner = list(block) if block.tag in ("figure", "list", "quote", "lg", "table") else []
            if inner:
                yield from self._plain_blocks(cast("list[Element]", inner))
            elif self.style.prints(block_role(block)):
                yield from self._plain_block(block)

    def _plain_block(self, block: Element) -> Iterator[str]:
        text = "".join(part.text for part in inline_runs(block, self.style))
        self._hint = HINT if is_east_asian(text) else ""
        ops = [Op("ins", part.text, part.role) for part in inline_runs(block, self.style)]
        yield self._paragraph(self._render(ops), self.ids.paragraphs[block_role(block)], "")

    def _render(self, ops: list[Op]) -> str:
        raise NotImplementedError

    def _left_out(self, furniture: Element) -> Iterator[str]:
        raise NotImplementedError

    def _gone(self, block: Element) -> Iterator[str]:
        raise NotImplementedError

    def _moved(self, blocks: list[Element]) -> Iterator[str]:
        raise NotImplementedError

    def _undecided(self, lb: Element) -> None:
        """A break that no rule could decide."""


class _Stories:
    """Stories turned to another page: which articles are second halves, and what they add to the first."""

    def __init__(self, document: Document) -> None:
        self._own = {article.id: article for article in reading_tree(document, stitched=False).articles}
        turned = any(article.get("next") for article in document.articles)
        self._whole = {article.id: article for article in reading_tree(document).articles} if turned else self._own

    def plain(self, article: Article) -> Article:
        """The article in the reading tree; itself where nothing of it is read."""
        return self._own.get(article.id, article)

    def is_moved(self, article: Article) -> bool:
        """Whether the article goes on another one, and is set there."""
        return bool(article.id) and article.id in self._own and article.id not in self._whole

    def goes_on(self, article: Article) -> bool:
        """Whether another article goes on this one."""
        other = article.get("next") or ""
        return other in self._own and other not in self._whole and article.id in self._whole

    def rest(self, article: Article) -> list[Element]:
        """The blocks that the other halves add behind those of the article."""
        if not self.goes_on(article):
            return []
        own = [block for block in _children(self._own[article.id]) if not _is_jump(block)]
        return _children(self._whole[article.id])[len(own) :]

    def cut(self, article: Article) -> tuple[Element | None, Element | None]:
        """The paragraph that goes on in another half, and as it reads then."""
        if not self.goes_on(article) or article.body is None:
            return None, None
        paragraphs, own, whole = (
            [block for block in body if block.tag == "p"]
            for body in (article.body, _children(self._own[article.id]), _children(self._whole[article.id]))
        )
        if not paragraphs or not own:
            return None, None
        return cast("Element", paragraphs[-1]), cast("Element", whole[len(own) - 1])


def _children(article: Article) -> list[Element]:
    return cast("list[Element]", list(article.body)) if article.body is not None else []


def _is_jump(element: Element) -> bool:
    return element.tag == "continuation" and element.get("dir") == "to"


def _add(
    out: list[Op], kind: Literal["keep", "ins", "del"], text: str | None, role: str, cause: Element | None = None
) -> None:
    if text:
        out.append(Op(kind, text, role, cause))


def _take_out(out: list[Op], text: str, role: str, cause: Element) -> None:
    """Take out text that may be of several lines: each was a paragraph of the source."""
    for number, line in enumerate(text.splitlines()):
        if number:
            out.append(Op("end", "", role, cause))
        _add(out, "del", line, role, cause)


def _settled(ops: list[Op], printed: str) -> Iterator[Op]:
    """Bring steps into line with what is printed: white space at the edges of marks, and gaps, differ.

    What is printed beyond the end of the steps is put in there.
    """
    place = 0
    for op in ops:
        if op.kind in ("del", "end"):
            yield op
            continue
        start = 0
        for index, character in enumerate(op.text):
            gap = place
            while gap < len(printed) and printed[gap].isspace() and printed[gap] != character:
                gap += 1
            if printed[gap : gap + 1] == character:
                if gap > place:
                    yield from _part(op, start, index)
                    yield Op("ins", printed[place:gap], op.role)
                    start = index
                place = gap + 1
            elif character.isspace():
                yield from _part(op, start, index)
                if op.kind == "keep":
                    yield replace(op, kind="del", text=character)
                start = index + 1
        yield from _part(op, start, len(op.text))
    if printed[place:]:
        yield Op("ins", printed[place:], "")


def _headed(ops: list[Op], length: int) -> Iterator[Op]:
    """Give so many printed characters at the beginning the role of a heading that runs in."""
    for op in ops:
        printed = len(op.text) if op.kind in ("keep", "ins") else 0
        if length <= 0:
            yield op
        elif printed <= length:
            yield replace(op, role="runin")
        else:
            yield replace(op, text=op.text[:length], role="runin")
            yield replace(op, text=op.text[length:])
        length -= printed


def _part(op: Op, start: int, end: int) -> Iterator[Op]:
    if end > start:
        yield replace(op, text=op.text[start:end])
