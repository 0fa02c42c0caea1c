"""Puts it together: a document becomes blocks, blocks become pages, pages become a file.

All texts are composed first, so that fonts know what they have to show; then page after page is set and written.
"""

from collections.abc import Iterator
from functools import partial
from typing import BinaryIO

from zx_convert.document import Document, creators, known_time, original, reading_tree
from zx_convert.document.metadata import given_meta
from zx_convert.plugins import Output
from zx_convert.text.problem import Notice
from zx_convert.writers.front import has_title_page, title_page_lines, whole_title
from zx_convert.writers.pdf.around import Around, Surroundings, roman
from zx_convert.writers.pdf.blocks import Block
from zx_convert.writers.pdf.compose import Composer, article_title
from zx_convert.writers.pdf.emit import Emitter
from zx_convert.writers.pdf.file import Information, PageObject, PdfFile
from zx_convert.writers.pdf.fonts import FontSet
from zx_convert.writers.pdf.front import Contents, title_page
from zx_convert.writers.pdf.grid import in_columns, on_a_grid, square_of
from zx_convert.writers.pdf.measured import Setting
from zx_convert.writers.pdf.pages import Frame, Sheet, frame, paginate
from zx_convert.writers.pdf.setter import Count, Setter


def write_pdf(document: Document, stream: BinaryIO, output: Output, *, contents: bool) -> None:
    """Write `document`; `contents` asks for a table of contents."""
    _Writing(document, output, contents=contents).write(stream)


class _Writing:
    """One document on its way into a file."""

    def __init__(self, document: Document, output: Output, *, contents: bool) -> None:
        self.document = document
        self.tree = reading_tree(document)
        self.style = on_a_grid(in_columns(output.style))
        self.output = output
        self.fonts = FontSet(self.style, output.report)
        self.count = Count()
        body = self.style.roles["body"]
        square = square_of(body)
        self.body_frame = frame(self.style.page, square, body.line, self.style.page.columns)
        self.front_frame = frame(self.style.page, square, body.line, 1)
        self.titles = [article_title(article, self.style) for article in self.tree.articles]
        self.title = whole_title(document, output.title, next(filter(None, self.titles), ""))
        self.titled = has_title_page(self.style, len(self.tree.articles))
        self.contents = contents
        self.meta = given_meta(self.tree)

    def write(self, stream: BinaryIO) -> None:
        around = Surroundings(self._setter(self.front_frame.width), self.meta, self.title, self.titles)
        composer = Composer(self.style, self._setter(self.body_frame.width), self.body_frame.whole)
        blocks = list(composer.blocks(self.tree, self.titles))
        page = self.style.page
        pdf = PdfFile(self._information(around.published), page.width, page.height)
        emitter = Emitter(pdf, front=self.titled or self.contents)
        front = self._front_blocks(emitter)
        self.fonts.number()
        self.fonts.add_to(pdf)
        body_pages = [
            emitter.emit(sheet, self.body_frame, number, self._around(around, sheet, number))
            for number, sheet in enumerate(paginate(blocks, self.body_frame), 1)
        ]
        front_pages = list(self._front_pages(emitter, front, around))
        emitter.finish()
        self._report()
        pdf.save(stream, front_pages, body_pages)

    def _setter(self, width: float) -> Setter:
        style = self.style
        setting = Setting(style.prohibitions, style.hanging, style.compression)
        return Setter(style, self.fonts, width, setting, self.count)

    def _information(self, published: str) -> Information:
        people = tuple(dict.fromkeys(person.name for person in creators(self.tree)))
        return Information(self.title, people, self.tree.language, published, known_time(self.document))

    def _front_blocks(self, emitter: Emitter) -> list[Block]:
        """Make title page and contents."""
        setter = self._setter(self.front_frame.width)
        blocks = list[Block]()
        if self.titled:
            blocks += title_page(setter, self.front_frame.height, title_page_lines(self.document, self.title))
        if self.contents:
            entries = Contents(setter, self.titles, self.tree.language, lambda article: emitter.starts[article].number)
            blocks += entries.blocks(new_page=self.titled)
        return blocks

    def _front_pages(self, emitter: Emitter, blocks: list[Block], around: Surroundings) -> Iterator[PageObject]:
        for number, sheet in enumerate(paginate(blocks, self.front_frame), 1):
            left = self._left(self.front_frame, number)
            bare = self.titled and number == 1
            shown = () if bare else around.of_page(number, roman(number), None, left)
            yield emitter.emit(sheet, self.front_frame, number, shown, front=True)

    def _around(self, around: Surroundings, sheet: Sheet, number: int) -> Iterator[Around]:
        article = sheet.rows[0].block.article if sheet.rows else None
        return around.of_page(number, str(number), article, self._left(self.body_frame, number))

    def _left(self, frame: Frame, number: int) -> float:
        """Where running heads begin: the type area of a single column."""
        return self.front_frame.left(0, number)

    def _report(self) -> None:
        self.fonts.report_missing(partial(_lines_of, self.document))
        if self.count.ragged:
            facts: dict[str, object] = {"count": self.count.ragged, "lines": self.count.lines}
            self.output.report(Notice("ragged-lines", "info", facts))


def _lines_of(document: Document, char: str) -> list[int]:
    """The line of the source of every place where a character stands."""
    lines = original(document).split("\n")
    return [number for number, line in enumerate(lines, 1) for _ in range(line.count(char))]
