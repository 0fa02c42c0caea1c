"""Writes a document as DOCX."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, ClassVar, Literal

from zx_convert.document import Article, Creator, Document, build_time, creators, headline, reading_tree
from zx_convert.document.metadata import running_head
from zx_convert.plugins import Output
from zx_convert.writers.docx import front, page, properties, styles
from zx_convert.writers.docx.body import Body
from zx_convert.writers.docx.changes import TrackedBody
from zx_convert.writers.docx.markup import paragraph
from zx_convert.writers.docx.package import Package


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the DOCX writer."""

    contents: Literal["style", "yes", "no"] = field(
        default="style", metadata={"help": "a table of contents: as the style says, always, or never"}
    )
    changes: Literal["accept", "track"] = field(
        default="accept",
        metadata={"help": "track: show repairs as tracked changes, to be accepted or refused in Word"},
    )
    update_fields: bool = field(
        default=False,
        metadata={"help": "let Word fill in the page numbers of the contents on opening (it asks the reader first)"},
    )


class DocxWriter:
    """Word documents for offices: Word, WPS and LibreOffice read them."""

    name: ClassVar[str] = "docx"
    suffixes: ClassVar[tuple[str, ...]] = (".docx",)
    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    Options: ClassVar[type[Options]] = Options

    def write(self, document: Document, stream: BinaryIO, output: Output) -> None:
        """Write `document` to `stream`."""
        _Writing(document, output).write(stream)


class _Writing:
    """One document on its way into a package."""

    def __init__(self, document: Document, output: Output) -> None:
        self.document = document
        self.tree = reading_tree(document)
        self.output = output
        self.style = output.style
        self.meta = _meta(self.tree)
        self.package = Package()
        self.bookmarks = self._bookmarks()

    def write(self, stream: BinaryIO) -> None:
        language, width = self.tree.language, page.text_width(self.style)
        self.package.set_styles(styles.style_elements(self.style, language, width), language)
        self.package.set_fonts(styles.font_elements(self.style))
        self.package.set_settings(
            language,
            mirror=self.style.page.inner != self.style.page.outer,
            update_fields=bool(self.bookmarks) and self.output.options.update_fields,
        )
        self.package.set_properties(
            properties.core_properties(
                self.output.title, [person.name for person in creators(self.tree)], language, build_time(self.document)
            ),
            properties.custom_properties(self.meta),
        )
        header, footer = self._header(), self._footer()
        opening = self._front(header, footer)
        section = page.Section(header, footer, restart=bool(opening))
        self.package.set_body([*opening, *self._body()], section.markup(self.style))
        self.package.save(stream)

    def _body(self) -> Iterator[str]:
        width = page.column_width(self.style)
        if self.output.options.changes == "track":
            moment = properties.w3cdtf(build_time(self.document))
            return TrackedBody(self.style, width, self._bookmark, moment).paragraphs(self.document)
        return Body(self.style, width, self._bookmark).paragraphs(self.tree)

    def _bookmark(self, article: Article) -> str:
        return self.bookmarks.get(article, "")

    def _bookmarks(self) -> dict[Article, str]:
        """Name the headlines that the contents list; none where there are no contents."""
        wish = self.output.options.contents
        tree = self.document if self.output.options.changes == "track" else self.tree
        articles = [article for article in tree.articles if self.style.prints("headline") and headline(article)]
        wanted = wish == "yes" or (wish == "style" and self.style.contents and len(tree.articles) > 1)
        # `_Toc` and a number are the names that Word itself gives.
        return {article: f"_Toc{number:09}" for number, article in enumerate(articles, 1)} if wanted else {}

    def _header(self) -> str:
        text = running_head(self.meta) if self.style.prints("header") else ""
        return self.package.add_header(page.header_part(text)) if text else ""

    def _footer(self) -> str:
        form = self.style.page_number if self.style.prints("footer") else ""
        return self.package.add_footer(page.footer_part(form)) if form else ""

    def _front(self, header: str, footer: str) -> list[str]:
        """Make title page and contents, and the end of their section."""
        lines: list[str] = []
        titled = self.style.title_page and len(self.tree.articles) > 1
        if titled:
            lines += front.title_page(self.output.title, running_head(self.meta), self._editors(), self.style)
        if self.bookmarks:
            entries = [(name, headline(article)) for article, name in self.bookmarks.items()]
            lines += front.contents(entries, self.tree.language, new_page=titled)
        if lines:
            section = page.Section(header, footer, front=True, bare_first_page=titled)
            lines.append(paragraph("", properties=section.markup(self.style)))
        return lines

    def _editors(self) -> list[Creator]:
        given = self.tree.meta.findall("creator") if self.tree.meta is not None else []
        return [Creator(person.text or "", person.get("role") or "") for person in given]


def _meta(tree: Document) -> Mapping[str, str]:
    return {entry.tag: entry.text or "" for entry in tree.meta} if tree.meta is not None else {}
