"""PDF set by the rules of Chinese layout: tagged, archival, and page by page."""

from dataclasses import dataclass, field
from typing import BinaryIO, ClassVar, Literal

from zx_convert.document import Document
from zx_convert.plugins import Output


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the PDF writer."""

    contents: Literal["style", "yes", "no"] = field(
        default="style", metadata={"help": "a table of contents: as the style says, always, or never"}
    )


class PdfWriter:
    """Pages for printing and filing."""

    name: ClassVar[str] = "pdf"
    suffixes: ClassVar[tuple[str, ...]] = (".pdf",)
    media_type: ClassVar[str] = "application/pdf"
    Options: ClassVar[type[Options]] = Options

    def write(self, document: Document, stream: BinaryIO, output: Output) -> None:
        """Write `document` to `stream`; the same document, style and options give the same bytes.

        Raises:
            Problem: `no-font`, `bad-font`.
        """
        from zx_convert.writers.pdf.writer import write_pdf

        wish = output.options.contents
        listed = output.style.contents and len(document.articles) > 1
        write_pdf(document, stream, output, contents=wish == "yes" or (wish == "style" and listed))
