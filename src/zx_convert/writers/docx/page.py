"""The page: size, margins, columns, grid, and the running headers and footers."""

from typing import Literal, NamedTuple

from zx_convert.styling.style import Style
from zx_convert.writers.docx.ids import OURS
from zx_convert.writers.docx.markup import HINT, NAMESPACES, clean, field, is_east_asian, paragraph, run, twips

# Header and footer stand half-way between the text and the edge of the page.
_MARGIN_SHARE = 0.55
# `w:charSpace` counts 4096ths of a point (ECMA-376-1, 17.6.5).
_CHARACTER_SPACE = 4096


class Sheet(NamedTuple):
    """The page of one document.

    Attributes:
        style: the style sheet.
        characters: the grid has squares for characters too, not lines alone; only Word keeps to them.
    """

    style: Style
    characters: bool = False

    @property
    def text_width(self) -> float:
        """Width between the margins in points."""
        page = self.style.page
        return page.width - page.inner - page.outer

    @property
    def column_width(self) -> float:
        """Width of a column of text in points."""
        page = self.style.page
        return (self.text_width - page.gap * (page.columns - 1)) / page.columns

    def geometry(self) -> str:
        """Size and margins."""
        page = self.style.page
        foot = (
            page.bottom * _MARGIN_SHARE if not page.foot else page.bottom - page.foot - self.style.roles["footer"].line
        )
        return (
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.outer)}" w:bottom="{twips(page.bottom)}"'
            f' w:left="{twips(page.inner)}" w:header="{twips(page.top * _MARGIN_SHARE)}" w:footer="{twips(foot)}"'
            ' w:gutter="0"/>'
        )

    def grid(self) -> str:
        """The grid of lines, or of lines and characters."""
        body = self.style.roles["body"]
        pitch = twips(body.line)
        if not self.characters:
            return f'<w:docGrid w:type="lines" w:linePitch="{pitch}"/>'
        # As many whole squares as a line of text in the style has.
        squares = round(self.column_width / (body.size + body.tracking))
        space = round((self.column_width / squares - body.size) * _CHARACTER_SPACE)
        return f'<w:docGrid w:type="linesAndChars" w:linePitch="{pitch}" w:charSpace="{space}"/>'


class Around(NamedTuple):
    """A header or footer: its kind, for which pages it is, and its relationship id."""

    kind: Literal["header", "footer"]
    pages: Literal["default", "even"]
    identity: str


class Section(NamedTuple):
    """What sections differ in.

    Attributes:
        around: headers and footers.
        front: front matter: one column, pages numbered i, ii …; what follows it begins with page 1.
        bare_first_page: the first page has neither header nor footer.
        restart: page numbers begin with 1.
    """

    around: tuple[Around, ...] = ()
    front: bool = False
    bare_first_page: bool = False
    restart: bool = False

    @property
    def numbers(self) -> str:
        if self.front:
            return '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>'
        return '<w:pgNumType w:start="1"/>' if self.restart else ""

    def markup(self, sheet: Sheet) -> str:
        """Make the `w:sectPr`."""
        page = sheet.style.page
        references = "".join(
            f'<w:{one.kind}Reference w:type="{one.pages}" r:id="{one.identity}"/>' for one in self.around
        )
        return (
            f'<w:sectPr>{references}<w:type w:val="nextPage"/>{sheet.geometry()}{self.numbers}'
            f'<w:cols w:num="{1 if self.front else page.columns}" w:space="{twips(page.gap)}"/>'
            f"{'<w:titlePg/>' if self.bare_first_page else ''}{sheet.grid()}</w:sectPr>"
        )


def header_part(text: str) -> bytes:
    """Make a header's part."""
    return _part("hdr", paragraph(_run(text), OURS.paragraphs["header"]))


def headline_header_part() -> bytes:
    """Make the part of a header that has the headline in force on its page.

    Programs that do not work the field out show nothing, which is better than the same headline on every page.
    """
    return _part("hdr", paragraph(field("STYLEREF 1", ""), OURS.paragraphs["header"]))


def footer_part(form: str, align: Literal["", "left", "right"] = "") -> bytes:
    """Make a footer's part: `form` has {page} where the page number stands; `align` is "" for that of the style."""
    before, after = (_run(text) if text else "" for text in form.split("{page}"))
    look = f'<w:jc w:val="{align}"/>' if align else ""
    return _part("ftr", paragraph(before + field("PAGE", run("1")) + after, OURS.paragraphs["footer"], look))


def _run(text: str) -> str:
    return run(clean(text), HINT if is_east_asian(text) or "—" in text else "")


def _part(kind: str, content: str) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{declaration}<w:{kind} {NAMESPACES}>{content}</w:{kind}>".encode()
