"""EPUB 3.3 with an NCX for older readers: one XHTML document an article. Packed by EbookLib (AGPL), only here."""

from dataclasses import dataclass, field
from typing import BinaryIO, ClassVar

from zx_convert.document import Document, build_time, document_title, reading_tree
from zx_convert.plugins import Output
from zx_convert.text.problem import Problem


@dataclass(frozen=True, slots=True)
class Options:
    """Options of EPUB."""

    vertical: bool = field(default=False, metadata={"help": "lines from top to bottom, pages from right to left"})
    toc_depth: int = field(default=2, metadata={"help": "1: the contents list articles; 2: their sub-headlines too"})
    title_page: bool = field(default=True, metadata={"help": "a document of several articles opens with a title page"})


class EpubWriter:
    """Writes an e-book: the style gives fonts, sizes and spacing, the reading system colours and margins."""

    name: ClassVar[str] = "epub"
    suffixes: ClassVar[tuple[str, ...]] = (".epub",)
    media_type: ClassVar[str] = "application/epub+zip"
    Options: ClassVar[type] = Options

    def write(self, document: Document, stream: BinaryIO, output: Output) -> None:
        """Write `document`; the same document, style and options give the same bytes.

        Raises:
            Problem: `bad-option` for a depth of contents other than 1 or 2.
        """
        options: Options = output.options
        if options.toc_depth not in (1, 2):
            raise Problem("bad-option", option="toc_depth", value=options.toc_depth, reason="must be 1 or 2")
        from zx_convert.writers.epub.chapters import chapters
        from zx_convert.writers.epub.front import front_matter
        from zx_convert.writers.epub.metadata import clean_title, metadata
        from zx_convert.writers.epub.package import pack
        from zx_convert.writers.epub.sheet import style_sheet

        plain = reading_tree(document)
        stories = chapters(plain, output.style, vertical=options.vertical, sections=options.toc_depth > 1)
        fallback = stories[0].title if stories else ""
        title = clean_title(output.title or document_title(plain, fallback), plain.language)
        before = front_matter(plain, stories, title, title_page=options.title_page, contents=output.style.contents)
        book = pack(
            [*before, *stories],
            metadata(plain, title, vertical=options.vertical),
            style_sheet(output.style, plain.language, vertical=options.vertical),
            build_time(document),
        )
        stream.write(book)
