"""The page: size, margins, columns, grid, and the running header and footer."""

from dataclasses import dataclass

from zx_convert.styling.style import Style
from zx_convert.writers.docx.markup import HINT, NAMESPACES, clean, field, is_east_asian, paragraph, run, twips
from zx_convert.writers.docx.styles import PARAGRAPH_IDS


@dataclass(frozen=True, slots=True)
class Section:
    """What sections differ in.

    Attributes:
        header: relationship id of the header, "" for none.
        footer: relationship id of the footer, "" for none.
        front: front matter: one column, pages numbered i, ii …; what follows it begins with page 1.
        bare_first_page: the first page has neither header nor footer.
        restart: page numbers begin with 1.
    """

    header: str = ""
    footer: str = ""
    front: bool = False
    bare_first_page: bool = False
    restart: bool = False

    def markup(self, style: Style) -> str:
        """Make the `w:sectPr`."""
        page = style.page
        columns = 1 if self.front else page.columns
        references = "".join(
            f'<w:{kind}Reference w:type="default" r:id="{identity}"/>'
            for kind, identity in (("header", self.header), ("footer", self.footer))
            if identity
        )
        # Half-way between edge and text.
        header, footer = twips(page.top * 0.55), twips(page.bottom * 0.55)
        numbers = '<w:pgNumType w:fmt="lowerRoman" w:start="1"/>' if self.front else ""
        numbers = numbers or ('<w:pgNumType w:start="1"/>' if self.restart else "")
        return (
            f'<w:sectPr {NAMESPACES}>{references}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.outer)}" w:bottom="{twips(page.bottom)}"'
            f' w:left="{twips(page.inner)}" w:header="{header}" w:footer="{footer}" w:gutter="0"/>{numbers}'
            f'<w:cols w:num="{columns}" w:space="{twips(page.gap)}"/>'
            f"{'<w:titlePg/>' if self.bare_first_page else ''}"
            f'<w:docGrid w:type="lines" w:linePitch="{twips(style.roles["body"].line)}"/></w:sectPr>'
        )


def column_width(style: Style) -> float:
    """Give the width of a column of text in points."""
    page = style.page
    return (page.width - page.inner - page.outer - page.gap * (page.columns - 1)) / page.columns


def text_width(style: Style) -> float:
    """Give the width between the margins in points."""
    return style.page.width - style.page.inner - style.page.outer


def header_part(text: str) -> bytes:
    """Make the header's part."""
    content = run(clean(text), HINT if is_east_asian(text) else "")
    return _part("hdr", paragraph(content, PARAGRAPH_IDS["header"]))


def footer_part(form: str) -> bytes:
    """Make the footer's part: `form` has {page} where the page number stands."""
    before, after = (run(text, HINT) if text else "" for text in form.split("{page}"))
    return _part("ftr", paragraph(before + field("PAGE", run("1")) + after, PARAGRAPH_IDS["footer"]))


def _part(kind: str, content: str) -> bytes:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{declaration}<w:{kind} {NAMESPACES}>{content}</w:{kind}>".encode()
