"""Puts it together: a document becomes blocks, blocks become pages, pages become a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from zx_convert.document import Creator, Document, Run, build_time, creators, document_title, reading_tree
from zx_convert.document.metadata import running_head
from zx_convert.plugins import Output
from zx_convert.writers.pdf.blocks import Block, Fragment
from zx_convert.writers.pdf.compose import Composer, article_title
from zx_convert.writers.pdf.content import Content, baseline, width_of
from zx_convert.writers.pdf.file import Entry, Information, PdfFile
from zx_convert.writers.pdf.fonts import FontSet
from zx_convert.writers.pdf.front import Listed, contents, title_page
from zx_convert.writers.pdf.pages import Frame, Placed, Sheet, frame, paginate
from zx_convert.writers.pdf.setter import Setter

# Header and footer stand half-way between the text and the edge of the page.
_MARGIN_SHARE = 0.55


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A page with its number as it is printed, and its frame."""

    sheet: Sheet
    frame: Frame
    number: int
    label: str
    bare: bool


def write_pdf(document: Document, stream: BinaryIO, output: Output, *, contents: bool) -> None:
    """Write `document`; `contents` asks for a table of contents."""
    _Writing(document, output, contents=contents).write(stream)


class _Writing:
    """One document on its way into a file."""

    def __init__(self, document: Document, output: Output, *, contents: bool) -> None:
        self.tree = reading_tree(document)
        self.output = output
        self.style = output.style
        self.contents = contents
        self.published = running_head(_meta(self.tree))
        self.fonts = FontSet(self.style, output.report)
        size = self.style.roles["body"].size
        self.body_frame = frame(self.style.page, size, self.style.page.columns)
        self.front_frame = frame(self.style.page, size, 1)
        self.title = output.title or document_title(self.tree, "")
        people = dict.fromkeys(person.name for person in creators(self.tree))
        self.file = PdfFile(
            Information(self.title, tuple(people), self.tree.language, self.published, build_time(document))
        )

    def write(self, stream: BinaryIO) -> None:
        setter = Setter(self.style, self.fonts, self.body_frame.width)
        body = paginate(list(Composer(self.style, setter).blocks(self.tree)), self.body_frame)
        front = self._front(body)
        pages = [*front, *self._numbered(body, self.body_frame)]
        margins = [self._margins(page) for page in pages]
        self.fonts.number()
        starts = _starts(pages)
        for page, around in zip(pages, margins, strict=True):
            self._add(page, around, starts)
        self.fonts.add_to(self.file)
        self.file.set_outline(self._outline(pages))
        self.file.label_pages(len(front))
        self.fonts.report_missing()
        self.file.save(stream)

    def _front(self, body: Sequence[Sheet]) -> list[_Numbered]:
        """Make title page and contents; the pages of the body are numbered from 1 after them."""
        setter = Setter(self.style, self.fonts, self.front_frame.width)
        blocks: list[Block] = []
        titled = self.style.title_page and len(self.tree.articles) > 1
        if titled:
            blocks += title_page(setter, self.front_frame.height, self.title, self.published, self._editors())
        if self.contents:
            blocks += contents(setter, self._listed(body), self.tree.language, new_page=titled)
        sheets = paginate(blocks, self.front_frame) if blocks else []
        return [
            _Numbered(sheet, self.front_frame, number, _roman(number), bare=titled and number == 1)
            for number, sheet in enumerate(sheets, 1)
        ]

    def _numbered(self, sheets: Sequence[Sheet], frame: Frame) -> list[_Numbered]:
        return [_Numbered(sheet, frame, number, str(number), bare=False) for number, sheet in enumerate(sheets, 1)]

    def _editors(self) -> list[Creator]:
        given = self.tree.meta.findall("creator") if self.tree.meta is not None else []
        return [Creator(person.text or "", person.get("role") or "") for person in given]

    def _listed(self, body: Sequence[Sheet]) -> list[Listed]:
        pages: dict[int, int] = {}
        for number, sheet in enumerate(body, 1):
            for placed in sheet.rows:
                pages.setdefault(placed.block.article, number)
        titles = ((number, article_title(article, self.style)) for number, article in enumerate(self.tree.articles))
        return [Listed(number, title, pages[number]) for number, title in titles if number in pages and title]

    def _margins(self, page: _Numbered) -> list[tuple[Fragment, float, float]]:
        """Set header and footer, each with its left edge and its baseline on the page."""
        if page.bare:
            return []
        setter = Setter(self.style, self.fonts, page.frame.page.width - page.frame.page.inner - page.frame.page.outer)
        form = self.style.page_number.replace("{page}", page.label)
        geometry = page.frame.page
        found = []
        for role, text, height in (
            ("header", self.published, geometry.height - geometry.top * _MARGIN_SHARE),
            ("footer", form, geometry.bottom * _MARGIN_SHARE),
        ):
            for fragment in setter.fragments([Run("", text)], role)[:1] if self.style.prints(role) else []:
                left = page.frame.left(0, page.number) - page.frame.margin
                found.append((fragment, left + fragment.left, height))
        return found

    def _add(self, page: _Numbered, around: Sequence[tuple[Fragment, float, float]], starts: "_Starts") -> None:
        content, links = Content(), []
        for placed in page.sheet.rows:
            links += self._show(content, page, placed, starts)
        for fragment, left, height in around:
            content.text(fragment, left, height)
        geometry = page.frame.page
        entries = {"Annots": links} if links else {}
        self.file.add_page(content.stream(), geometry.width, geometry.height, entries)

    def _show(self, content: Content, page: _Numbered, placed: Placed, starts: "_Starts") -> list[object]:
        """Show one row, and make the links that are in it."""
        look = placed.block.look
        left = page.frame.left(placed.column, page.number)
        top = _height(page, placed)
        links: list[object] = []
        for rule in placed.row.rules:
            content.rule(left + rule.left, left + rule.right, top - (look.line if rule.below else 0.0), rule.width)
        for fragment in placed.row.fragments:
            content.text(fragment, left + fragment.left, top - baseline(look))
            if fragment.target is not None and fragment.target in starts:
                start = left + fragment.left
                box = [start, top - look.line, start + width_of(fragment.line, fragment.size), top]
                links.append(self.file.add_link(box, *starts[fragment.target]))
        return links

    def _outline(self, pages: Sequence[_Numbered]) -> list[Entry]:
        entries: list[Entry] = []
        seen: set[int] = set()
        for index, page in enumerate(pages):
            for placed in page.sheet.rows:
                mark = placed.block.mark
                if mark is None or id(placed.block) in seen:
                    continue
                seen.add(id(placed.block))
                entry = Entry(mark.title, index, _height(page, placed))
                (entries[-1].entries if mark.level and entries else entries).append(entry)
        return entries


_Starts = dict[int, tuple[int, float]]


def _starts(pages: Sequence[_Numbered]) -> _Starts:
    """Find where each article begins: index of its page, and height on it."""
    starts: _Starts = {}
    for index, page in enumerate(pages):
        for placed in page.sheet.rows:
            if placed.block.mark is not None and placed.block.mark.level == 0:
                starts.setdefault(placed.block.article, (index, _height(page, placed)))
    return starts


def _meta(tree: Document) -> dict[str, str]:
    return {str(entry.tag): entry.text or "" for entry in tree.meta} if tree.meta is not None else {}


def _height(page: _Numbered, placed: Placed) -> float:
    """The upper edge of a row, in points from the foot of the page."""
    return page.frame.page.height - page.frame.page.top - placed.top


def _roman(number: int) -> str:
    """A page number of front matter.

    >>> [_roman(n) for n in (1, 4, 9, 14)]
    ['i', 'iv', 'ix', 'xiv']
    """
    text = ""
    letters_of = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}
    for value, letters in letters_of.items():
        count, number = divmod(number, value)
        text += letters * count
    return text
