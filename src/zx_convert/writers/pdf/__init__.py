"""PDF set by the rules of Chinese layout: tagged, archival, and page by page."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, BinaryIO, ClassVar, Literal

from zx_convert.document import Document
from zx_convert.plugins import Output

if TYPE_CHECKING:
    from zx_convert.styling.style import Style


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the PDF writer."""

    contents: Literal["style", "yes", "no"] = field(
        default="style", metadata={"help": "a table of contents: as the style says, always, or never"}
    )
    columns: Literal["style", "1", "2", "3"] = field(
        default="style", metadata={"help": "columns of the text, below headlines that stand across all of them"}
    )
    prohibitions: Literal["style", "basic", "gb", "strict"] = field(
        default="style", metadata={"help": "which marks may not begin or end a line: CLREQ's levels"}
    )
    hanging: Literal["style", "yes", "no"] = field(
        default="style", metadata={"help": "a stop that finds no room at the end of a line hangs outside"}
    )

    def over(self, style: "Style") -> "Style":
        """Lay what was asked for over a style."""
        page = style.page if self.columns == "style" else replace(style.page, columns=int(self.columns))
        return replace(
            style,
            page=page,
            prohibitions=style.prohibitions if self.prohibitions == "style" else self.prohibitions,
            hanging=style.hanging if self.hanging == "style" else self.hanging == "yes",
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
        from zx_convert.writers.front import has_contents
        from zx_convert.writers.pdf.writer import write_pdf

        options: Options = output.options
        style = options.over(output.style)
        contents = has_contents(style, len(document.articles), options.contents)
        write_pdf(document, stream, replace(output, style=style), contents=contents)
