"""Writes a document as DOCX."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO, ClassVar, Literal

from zx_convert.document import Article, Document, creators, headline, known_time, reading_tree
from zx_convert.document.metadata import given_meta, running_head
from zx_convert.plugins import Output
from zx_convert.writers.docx import front, page, properties
from zx_convert.writers.docx.body import Body
from zx_convert.writers.docx.markup import paragraph
from zx_convert.writers.docx.package import Package
from zx_convert.writers.front import has_contents, has_title_page, title_page_lines, whole_title


@dataclass(frozen=True, slots=True)
class Options:
    """Options of the DOCX writer."""

    contents: Literal["style", "yes", "no"] = field(
        default="style", metadata={"help": "a table of contents: as the style says, always, or never"}
    )
    changes: Literal["accept", "track", "comment"] = field(
        default="accept",
        metadata={
            "help": "track: show repairs as tracked changes, to be accepted or refused in Word; comment: as comments"
        },
    )
    reasons: bool = field(
        default=False,
        metadata={"help": "with changes=track, a comment beside each change names its rule and how sure it is"},
    )
    page_numbers: Literal["style", "center", "outside", "none"] = field(
        default="style", metadata={"help": "page numbers: as the style says, in the middle, at the outer edge, or none"}
    )
    grid: Literal["lines", "characters"] = field(
        default="lines", metadata={"help": "characters: a grid of squares; Word keeps to it, LibreOffice does not"}
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
    files: ClassVar[tuple[str, ...]] = ("template",)
    Options: ClassVar[type[Options]] = Options

    def write(self, document: Document, stream: BinaryIO, output: Output) -> None:
        """Write `document` to `stream`.

        Raises:
            Problem: `bad-template` for a template that is no Word document.
        """
        _Writing(document, output).write(stream)


class _Writing:
    """One document on its way into a package."""

    def __init__(self, document: Document, output: Output) -> None:
        self.document = document
        self.tree = reading_tree(document)
        self.options: Options = output.options
        self.title = whole_title(document, output.title)
        self.meta = given_meta(self.tree)
        self.made = known_time(document)
        sheet = page.Sheet(output.style, self.options.grid == "characters")
        template = output.files.get("template")
        if template is None:
            self.package = Package(output.style, self.tree.language, sheet)
        else:
            from zx_convert.writers.docx.office import OfficePackage

            self.package = OfficePackage(template, output.style, self.tree.language, sheet, output.report)
        self.own_page = template is None
        self.style = self.package.style
        self.marked = self.options.changes != "accept"
        self.bookmarks = self._bookmarks()

    def write(self, stream: BinaryIO) -> None:
        people = creators(self.tree)
        self.package.set_core_properties(
            properties.core_properties(self.title, [person.name for person in people], self.tree.language, self.made)
        )
        self.package.set_custom_properties(properties.custom_fields(self.meta, people))
        around = self._around() if self.own_page else ()
        opening = self._front(around)
        section = page.Section(around, restart=bool(opening))
        self.package.set_body([*opening, *self._body()], self.package.section(section))
        self.package.set_settings(
            mirror=self.own_page and self.style.page.inner != self.style.page.outer,
            odd_and_even=any(one.pages == "even" for one in around),
            update_fields=bool(self.bookmarks) and self.options.update_fields,
        )
        self.package.save(stream)

    def _body(self) -> Iterator[str]:
        width = page.Sheet(self.style).column_width
        ids, numbering = self.package.ids, self.package.numbering
        if not self.marked:
            yield from Body(self.style, width, self._bookmark, ids, numbering).paragraphs(self.tree)
            return
        from zx_convert.writers.docx import changes, comments

        notes = comments.Comments(self.tree.language, properties.w3cdtf(self.made))
        if self.options.changes == "track":
            reasons = notes if self.options.reasons else None
            tracked = changes.TrackedBody(
                self.style, width, ids=ids, numbering=numbering, moment=notes.moment, comments=reasons
            )
            yield from tracked.paragraphs(self.document)
        else:
            commented = comments.CommentedBody(self.style, width, ids=ids, numbering=numbering, comments=notes)
            yield from commented.paragraphs(self.document)
        if notes.count:
            self.package.add_part("comments", "comments", notes.part())

    def _bookmark(self, article: Article) -> str:
        return self.bookmarks.get(article, "")

    def _bookmarks(self) -> dict[Article, str]:
        """Name the headlines that the contents list; none where there are no contents."""
        articles = self.tree.articles
        listed = [article for article in articles if self.style.prints("headline") and headline(article)]
        wanted = has_contents(self.style, len(articles), self.options.contents)
        # `_Toc` and a number are the names that Word itself gives.
        named = {article: f"_Toc{number:09}" for number, article in enumerate(listed, 1)}
        return named if wanted and not self.marked else {}

    def _around(self) -> tuple[page.Around, ...]:
        return (*self._headers(), *self._footers())

    def _headers(self) -> Iterator[page.Around]:
        """Say where the texts appeared; in a book on left-hand pages, with the headline on right-hand ones."""
        if not self.style.prints("header"):
            return
        published = running_head(self.meta)
        if self._heads_by_article:
            right, left = page.headline_header_part(), page.header_part(published or self.title)
            yield page.Around("header", "default", self.package.add_part("header", "header1", right))
            yield page.Around("header", "even", self.package.add_part("header", "header2", left))
        elif published:
            identity = self.package.add_part("header", "header1", page.header_part(published))
            yield page.Around("header", "default", identity)
            if self._outside:
                yield page.Around("header", "even", identity)

    def _footers(self) -> Iterator[page.Around]:
        form = self.style.page_number if self.style.prints("footer") and self.options.page_numbers != "none" else ""
        if not form:
            return
        right = page.footer_part(form, "right" if self._outside else "")
        identity = self.package.add_part("footer", "footer1", right)
        yield page.Around("footer", "default", identity)
        if self._outside:
            identity = self.package.add_part("footer", "footer2", page.footer_part(form, "left"))
        if self._outside or self._heads_by_article:
            yield page.Around("footer", "even", identity)

    @property
    def _heads_by_article(self) -> bool:
        return self.style.running_head == "article" and len(self.tree.articles) > 1

    @property
    def _outside(self) -> bool:
        place = self.options.page_numbers
        return (self.style.page_number_place if place == "style" else place) == "outside"

    def _front(self, around: tuple[page.Around, ...]) -> list[str]:
        """Make title page and contents, and the end of their section; none where the repairs are to be looked at."""
        if self.marked:
            return []
        lines: list[str] = []
        titled = has_title_page(self.style, len(self.tree.articles))
        if titled:
            lines += front.title_page(title_page_lines(self.document, self.title), self.style, self.package.ids)
        if self.bookmarks:
            pages = self._first_pages()
            entries = [(name, headline(article), pages[article]) for article, name in self.bookmarks.items()]
            lines += front.contents(entries, self.tree.language, self.package.ids, new_page=titled)
        if lines:
            section = page.Section(around, front=True, bare_first_page=titled)
            lines.append(paragraph("", properties=self.package.section(section)))
        return lines

    def _first_pages(self) -> Mapping[Article, int]:
        from zx_convert.writers.docx.pages import FirstPages

        articles, width = self.tree.articles, page.Sheet(self.style).column_width
        return dict(zip(articles, FirstPages(articles, self.style, width).likely(), strict=True))
