"""EPUB 3.3 with an NCX for older readers: one XHTML document an article. Packed by EbookLib (AGPL), only here."""

from dataclasses import dataclass, field
from typing import BinaryIO, ClassVar, Literal

from zx_convert.document import Document
from zx_convert.plugins import Output
from zx_convert.text.problem import Problem, fault


@dataclass(frozen=True, slots=True)
class Options:
    """Options of EPUB. Raises Problem: `bad-option` for a depth of contents other than 1 or 2."""

    vertical: bool = field(default=False, metadata={"help": "lines from top to bottom, pages from right to left"})
    cover: bool = field(default=True, metadata={"help": "a cover set from title, publication and date, or --cover"})
    fonts: Literal["reader", "embed"] = field(
        default="reader",
        metadata={"help": "embed: the book brings the style's fonts with it, cut down to what it shows"},
    )
    notes: Literal["popup", "inline"] = field(
        default="popup",
        metadata={"help": "notes that explain a text: as pop-up notes, or where they stand in the text"},
    )
    toc_depth: int = field(default=2, metadata={"help": "1: the contents list articles; 2: their sub-headlines too"})
    title_page: bool = field(default=True, metadata={"help": "a document of several articles opens with a title page"})

    def __post_init__(self) -> None:
        if self.toc_depth not in (1, 2):
            raise Problem("bad-option", option="toc_depth", value=self.toc_depth, reason=fault("must-be", wanted="1|2"))


class EpubWriter:
    """Writes an e-book: the style gives fonts, sizes and spacing, the reading system colours and margins."""

    name: ClassVar[str] = "epub"
    suffixes: ClassVar[tuple[str, ...]] = (".epub",)
    media_type: ClassVar[str] = "application/epub+zip"
    files: ClassVar[tuple[str, ...]] = ("cover",)
    Options: ClassVar[type] = Options

    def write(self, document: Document, stream: BinaryIO, output: Output) -> None:
        """Write `document`; the same document, style and options give the same bytes.

        Raises:
            Problem: `bad-cover`.
        """
        options: Options = output.options
        from zx_convert.writers.epub.book import book

        stream.write(book(document, output, options))
