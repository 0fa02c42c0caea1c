"""Puts it together: a document becomes blocks, blocks become pages, pages become a file."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from zx_convert.document import Creator, Document, Run, build_time, creators, document_title, reading_tree
from zx_convert.document.metadata import running_head
from zx_convert.plugins import Output
from zx_convert.writers.pdf.blocks import Block
from zx_convert.writers.pdf.compose import Composer, article_title
from zx_convert.writers.pdf.emit import Around, Emitter, NumberedSheet, Starts
from zx_convert.writers.pdf.file import Entry, Information, PdfFile
from zx_convert.writers.pdf.fonts import FontSet
from zx_convert.writers.pdf.front import Listed, contents, title_page
from zx_convert.writers.pdf.pages import Sheet, frame, paginate
from zx_convert.writers.pdf.setter import Setter

# Header and footer stand half-way between the text and the edge of the page.
_MARGIN_SHARE = 0.55
_ROMAN = {100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"}


def write_pdf(document: Document, stream: BinaryIO, output: Output, *, contents: bool) -> None:
    """Write `document`; `contents` asks for a table of contents."""
    _Writing(document, output, contents=contents).write(stream)


class _Writing:
    """One document on its way into a file."""

    def __init__(self, document: Document, output: Output, *, contents: bool) -> None:
        self.tree = reading_tree(document)
        self.style = output.style
        self.contents = contents
        self.published = running_head(_meta(self.tree))
        self.fonts = FontSet(self.style, output.report)
        size = self.style.roles["body"].size
        self.body_frame = frame(self.style.page, size, self.style.page.columns)
        self.front_frame = frame(self.style.page, size, 1)
        self.titles = [article_title(article, self.style) for article in self.tree.articles]
        self.title = output.title or document_title(self.tree, "") or next(filter(None, self.titles), "zx-convert")
        self.when = build_time(document)

    def write(self, stream: BinaryIO) -> None:
        setter = Setter(self.style, self.fonts, self.body_frame.width)
        body = paginate(list(Composer(self.style, setter).blocks(self.tree)), self.body_frame)
        front = self._front(body)
        pages = [*front, *(self._numbered(sheet, number) for number, sheet in enumerate(body, 1))]
        self.fonts.number()
        pdf = PdfFile(self._information())
        emitter = Emitter(pdf, _starts(pages), len(pages))
        for page in pages:
            emitter.add(page)
        emitter.finish()
        self.fonts.add_to(pdf)
        pdf.set_outline(_outline(pages))
        pdf.label_pages(len(front))
        self.fonts.report_missing()
        pdf.save(stream)

    def _information(self) -> Information:
        people = tuple(dict.fromkeys(person.name for person in creators(self.tree)))
        return Information(self.title, people, self.tree.language, self.published, self.when)

    def _front(self, body: Sequence[Sheet]) -> list[NumberedSheet]:
        """Make title page and contents; the pages of the body are numbered from 1 after them."""
        setter = Setter(self.style, self.fonts, self.front_frame.width)
        blocks = list[Block]()
        titled = self.style.title_page and len(self.tree.articles) > 1
        if titled:
            blocks += title_page(setter, self.front_frame.height, self.title, self.published, self._editors())
        if self.contents:
            blocks += contents(setter, self._listed(body), self.tree.language, new_page=titled)
        found = []
        for number, sheet in enumerate(paginate(blocks, self.front_frame) if blocks else [], 1):
            around = [] if titled and number == 1 else list(self._around(number, _roman(number)))
            found.append(NumberedSheet(sheet, self.front_frame, number, around, front=True))
        return found

    def _numbered(self, sheet: Sheet, number: int) -> NumberedSheet:
        return NumberedSheet(sheet, self.body_frame, number, list(self._around(number, str(number))))

    def _editors(self) -> list[Creator]:
        given = self.tree.meta.findall("creator") if self.tree.meta is not None else []
        return [Creator(person.text or "", person.get("role") or "") for person in given]

    def _listed(self, body: Sequence[Sheet]) -> list[Listed]:
        pages: dict[int, int] = {}
        for number, sheet in enumerate(body, 1):
            for placed in sheet.rows:
                pages.setdefault(placed.block.article, number)
        return [Listed(number, title, pages[number]) for number, title in enumerate(self.titles) if number in pages]

    def _around(self, number: int, label: str) -> Iterator[Around]:
        """Set running head and page number across the whole text area."""
        page = self.style.page
        setter = Setter(self.style, self.fonts, page.width - page.inner - page.outer)
        left = page.outer if number % 2 == 0 else page.inner
        form = self.style.page_number.replace("{page}", label)
        top, foot = page.height - page.top * _MARGIN_SHARE, page.bottom * _MARGIN_SHARE
        for role, text, height in (("header", self.published, top), ("footer", form, foot)):
            for fragment in setter.fragments([Run("", text)], role)[:1] if self.style.prints(role) else []:
                yield Around(role.capitalize(), fragment, left + fragment.left, height)


def _starts(pages: Sequence[NumberedSheet]) -> Starts:
    """Find where each article begins."""
    starts: dict[int, tuple[int, float]] = {}
    for index, page in enumerate(pages):
        for placed in page.sheet.rows if not page.front else ():
            starts.setdefault(placed.block.article, (index, page.height(placed)))
    return starts


def _outline(pages: Sequence[NumberedSheet]) -> list[Entry]:
    """Make an entry for each article, with its sub-headlines below it."""
    entries: list[Entry] = []
    seen: set[int] = set()
    for index, page in enumerate(pages):
        for placed in page.sheet.rows:
            mark = placed.block.mark
            if mark is None or id(placed.block) in seen:
                continue
            seen.add(id(placed.block))
            entry = Entry(mark.title, index, page.height(placed))
            (entries[-1].entries if mark.level and entries else entries).append(entry)
    return entries


def _meta(tree: Document) -> dict[str, str]:
    return {str(entry.tag): entry.text or "" for entry in tree.meta} if tree.meta is not None else {}


def _roman(number: int) -> str:
    """A page number of front matter.

    >>> [_roman(n) for n in (1, 4, 9, 14)]
    ['i', 'iv', 'ix', 'xiv']
    """
    text = ""
    for value, letters in _ROMAN.items():
        times, number = divmod(number, value)
        text += letters * times
    return text
