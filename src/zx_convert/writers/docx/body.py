"""The body of a Word document: every block of a reading tree as a paragraph of its role's style."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from zx_convert.document import Article, Document, Element, inline_runs, reading
from zx_convert.document.elements import BLOCKS
from zx_convert.document.printed import block_role
from zx_convert.styling.style import Style
from zx_convert.writers.closing import places
from zx_convert.writers.docx.extent import natural_width
from zx_convert.writers.docx.ids import OURS, StyleIds
from zx_convert.writers.docx.markup import em_of, hanging_indents, paragraph, right_indent, runs, twips
from zx_convert.writers.docx.numbering import Numbered, Numbering
from zx_convert.writers.docx.pages import fits_a_page
from zx_convert.writers.docx.tables import table
from zx_convert.writers.notes import BULLET_EM, is_bulleted, is_joined
from zx_convert.writers.stack import stack_spaces
from zx_convert.writers.tables import cells_of


@dataclass(frozen=True, slots=True)
class Direct:
    """What one paragraph has beside its style.

    Attributes:
        keep: stays with the paragraph that follows.
        new_page: begins a page.
        before: space before it in points, None for that of the style.
        after: space after it in points, None for that of the style.
        indents: a `w:ind`, "" for that of the style.
        number: a `w:numPr`, "" for that of the style.
    """

    keep: bool = False
    new_page: bool = False
    before: float | None = None
    after: float | None = None
    indents: str = ""
    number: str = ""

    def markup(self) -> str:
        keep = "<w:keepNext/>" if self.keep else ""
        page = ("<w:pageBreakBefore/>" if self.new_page else "") + self.number
        if self.before is None and self.after is None:
            return keep + page + self.indents
        before = "" if self.before is None else f' w:before="{twips(self.before)}"'
        after = "" if self.after is None else f' w:after="{twips(self.after)}"'
        return f"{keep}{page}<w:spacing{before}{after}/>{self.indents}"


PLAIN = Direct()


@dataclass(slots=True)
class Body:
    """Makes the paragraphs of a document.

    Attributes:
        style: the style sheet.
        width: width of a column in points.
        bookmark: name of the bookmark of an article's headline, "" for none.
        ids: ids of the styles.
        numbering: that of the template, None where no style has numbers.
    """

    style: Style
    width: float
    bookmark: Callable[[Article], str] = lambda article: ""
    ids: StyleIds = OURS
    numbering: Numbering | None = None
    _ids: int = field(default=0, init=False)
    _pending: Direct = field(default=PLAIN, init=False)
    # The last block of an article that is not parted by a page, None for one that may be.
    _kept_to: Element | None = field(default=None, init=False)
    _spaces: dict[Element, Direct] = field(default_factory=dict, init=False)
    _closing: dict[Element, Direct] = field(default_factory=dict, init=False)

    def paragraphs(self, document: Document) -> Iterator[str]:
        """Make every paragraph and table of a reading tree, in order."""
        for number, article in enumerate(document.articles):
            self._pending = self._opening(article, article) if number else PLAIN
            yield from self._article(article)

    def _opening(self, article: Article, plain: Article) -> Direct:
        """Set an article off from the one before; `plain` is the same in the reading tree."""
        self._kept_to = None
        if self.style.article_break == "fit" and fits_a_page(plain, self.style, self.width):
            # Where a page has no room for all of it, Word moves paragraphs that are kept with the next to a new one.
            self._kept_to = next(
                (block for block in reversed(list(article.blocks())) if block.tag != "furniture"), None
            )
        elif self.style.article_break != "flow":
            return Direct(new_page=True)
        return Direct(before=self.style.article_gap)

    def _article(self, article: Article) -> Iterator[str]:
        name = self.bookmark(article)
        self._closing = dict(self._closed(article))
        self._spaces = self._stack(article.head)
        for block in article.head if article.head is not None else ():
            yield from self._head_block(cast("Element", block), name, article)
        self._begin_numbers()
        yield from self._blocks(article.body)

    def _begin_numbers(self) -> None:
        if self.numbering is not None:
            self.numbering.begin()

    def _closed(self, article: Article) -> Iterator[tuple[Element, Direct]]:
        """Say where the blocks stand that close an article of a reading tree."""
        measure = self.width / em_of(self.style.roles["signature"])
        for block, place in places(article, self.style, lambda role, text: natural_width(text), measure).items():
            em = em_of(self.style.roles[block_role(block)])
            indents = "" if place.right is None else right_indent(place.right, em)
            if place.indent is not None:
                indents = hanging_indents(place.indent, place.hanging, em)
            yield block, Direct(place.keep, before=None if place.first else 0.0, indents=indents)

    def _head_block(self, block: Element, name: str, article: Article) -> Iterator[str]:
        if block.tag == "figure":
            yield from self._blocks(block)
            return
        # A headline stack stays whole and with the text it heads.
        last = article.body is None and block.getnext() is None
        direct = replace(self._spaces.get(block, PLAIN), keep=not last)
        yield from self._block(block, direct, name if block.tag == "headline" else "")

    def _stack(self, head: Element | None) -> dict[Element, Direct]:
        """Say which blocks of a head have other spaces than their styles."""
        blocks = [cast("Element", block) for block in (head if head is not None else ()) if block.tag in BLOCKS]
        blocks = [block for block in blocks if self.style.prints(block_role(block))]
        roles = [block_role(block) for block in blocks]
        found: dict[Element, Direct] = {}
        for block, role, (before, after) in zip(blocks, roles, stack_spaces(roles, self.style), strict=True):
            look = self.style.roles[role]
            other = [value if value != own else None for value, own in ((before, look.before), (after, look.after))]
            if other != [None, None]:
                found[block] = Direct(before=other[0], after=other[1])
        return found

    def _blocks(self, container: Element | None) -> Iterator[str]:
        for child in cast("Iterator[Element]", container if container is not None else ()):
            if child.tag == "lg":
                yield from self._verse(child)
            elif child.tag == "table":
                yield from self._table(child)
            elif child.tag in ("list", "quote", "figure"):
                yield from self._blocks(child)
            elif child.tag == "note":
                yield from self._block(child, self._closing.get(child) or self._note(child))
            else:
                yield from self._block(child, self._closing.get(child, PLAIN))

    def _note(self, note: Element) -> Direct:
        """Set a note close to the notes beside it, and let its lines hang behind a bullet."""
        look = self.style.roles["note"]
        before, after = (0.0 if is_joined(note, above=above) else None for above in (True, False))
        opening = look.left + look.indent
        bulleted = is_bulleted(reading(note).lstrip())
        indents = hanging_indents(opening, opening + BULLET_EM, em_of(look)) if bulleted else ""
        direct = Direct(before=before, after=after, indents=indents)
        return PLAIN if direct == PLAIN else direct

    def _block(self, block: Element, direct: Direct = PLAIN, bookmark: str = "") -> Iterator[str]:
        role = self._role(block)
        style = self.ids.paragraphs[role]
        content, number = self._numbered(block, style) if self.style.prints(role) else ("", Numbered())
        if not content:
            return
        if number.markup:
            direct = replace(direct, number=number.markup, indents=direct.indents or number.indents)
        if bookmark:
            identity = self._next_id()
            start = f'<w:bookmarkStart w:id="{identity}" w:name="{bookmark}"/>'
            end = f'<w:bookmarkEnd w:id="{identity}"/>'
            content = start + content + end
        if self._kept_to is not None and block is not self._kept_to:
            direct = replace(direct, keep=True)
        yield self._paragraph(content, style, self._merged(direct, role).markup())

    def _role(self, block: Element) -> str:
        return block_role(block)

    def _numbered(self, block: Element, style: str) -> tuple[str, Numbered]:
        """Make the runs of a block, "" if nothing of it is printed, and tell what numbers it."""
        parts = inline_runs(block, self.style)
        number = Numbered()
        if self.numbering is not None and parts:
            number = self.numbering.of(style, parts[0].text)
            parts[0] = parts[0]._replace(text=parts[0].text[number.cut :])
        return runs(parts, self.ids.characters), number

    def _paragraph(self, content: str, style: str, properties: str) -> str:
        return paragraph(content, style, properties)

    def _next_id(self) -> int:
        """Give a number for an annotation, unique in the document."""
        self._ids += 1
        return self._ids

    def _merged(self, direct: Direct, role: str) -> Direct:
        """Add what is due at the beginning of an article, and drop what the style does anyway."""
        pending, self._pending = self._pending, PLAIN
        if pending is PLAIN and direct is PLAIN:
            return PLAIN
        look = self.style.roles[role]
        if pending.before is not None:
            direct = replace(direct, before=pending.before + (look.before if direct.before is None else direct.before))
        return replace(direct, new_page=pending.new_page, keep=direct.keep and not look.keep)

    def _verse(self, stanza: Element) -> Iterator[str]:
        """Set a stanza; one that follows another is parted from it by an empty line."""
        look = self.style.roles["verse"]
        previous = stanza.getprevious()
        gap = look.line if previous is not None and previous.tag == "lg" else look.before
        lines = list(stanza)
        for number, line in enumerate(lines):
            before = gap if number == 0 and gap != look.before else 0.0 if number and look.before else None
            after = 0.0 if number < len(lines) - 1 and look.after else None
            yield from self._block(cast("Element", line), Direct(before=before, after=after))

    def _table(self, element: Element) -> Iterator[str]:
        if self.style.prints("row"):
            if self._pending != PLAIN:
                yield paragraph("", self.ids.paragraphs["row"], self._pending.markup())
                self._pending = PLAIN
            cells = cells_of(element, self.style)
            yield from table(cells, self.style.roles["row"], self.ids.paragraphs["row"], self.width)
