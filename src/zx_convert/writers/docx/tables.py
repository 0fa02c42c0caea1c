"""Tables: rows whose cells align become a real table, others stay lines with tabs."""

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import east_asian_width

from zx_convert.document.tables import has_heading_row, number_columns
from zx_convert.styling.style import Role
from zx_convert.writers.docx.markup import HINT, is_east_asian, paragraph, run, twips
from zx_convert.writers.tables import are_aligned

_PADDING_EM = 1.0
_SEAM_EM = 0.3
# Offices draw a character some fractions of a point wider than it is; a cell without room to spare would break.
_SPARE = 3.0
_ROWS_KEPT_TOGETHER = 12
_AT_THE_RIGHT = '<w:jc w:val="right"/>'
_BOLD = "<w:b/><w:bCs/>"
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="auto"/>'
    for side, size in (("top", 8), ("bottom", 8), ("insideH", 4))
)


def table(cells: Sequence[Sequence[str]], look: Role, style: str, width: float) -> list[str]:
    """Make the paragraphs or the table of these rows.

    Args:
        cells: text of the cells of each row.
        look: the role `row`.
        style: id of the style of that role.
        width: of the text, in points; a wider table is narrowed to it.
    """
    if not are_aligned(cells):
        return [paragraph(_run("\t".join(row)), style) for row in cells if row]
    widths = _widths(cells, look, width)
    grid = "".join(f'<w:gridCol w:w="{value}"/>' for value in widths)
    # A table of a few rows is not parted by the end of a page.
    together = "<w:keepNext/>" if len(cells) <= _ROWS_KEPT_TOGETHER else ""
    last = len(cells) - 1
    aligned = [_AT_THE_RIGHT if is_number else "" for is_number in number_columns(cells)]
    heading = has_heading_row(cells)
    body = ""
    for number, row in enumerate(cells):
        kept = together if number < last else ""
        body += _row(row, widths, style, [kept + alignment for alignment in aligned], heads=heading and number == 0)
    margins = twips(_PADDING_EM * look.size / 2)
    properties = (
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{_BORDERS}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{margins}" w:type="dxa"/>'
        f'<w:right w:w="{margins}" w:type="dxa"/></w:tblCellMar>'
    )
    # Half a line of air; and without a paragraph between them Word would make one table of two.
    height = f'w:line="{twips(look.line / 2)}" w:lineRule="exact"'
    spacer = paragraph("", style, f'<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" {height}/>')
    return [f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>", spacer]


def _row(cells: Sequence[str], widths: Sequence[int], style: str, properties: Sequence[str], *, heads: bool) -> str:
    """Make a row; `properties` are those of the paragraph in each cell."""
    content = ""
    for cell, width, own in zip(cells, widths, properties, strict=True):
        text = paragraph(_run(cell, _BOLD * heads), style, own)
        content += f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{text}</w:tc>'
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * heads}</w:trPr>{content}</w:tr>"


def _run(text: str, look: str = "") -> str:
    return run(text, (HINT if is_east_asian(text) else "") + look)


def _widths(rows: Sequence[Sequence[str]], look: Role, available: float) -> list[int]:
    """Give each column the room of its longest cell, in twips."""
    natural = [(max(map(_em, column)) + _PADDING_EM) * look.size + _SPARE for column in zip(*rows, strict=True)]
    scale = min(1.0, available / sum(natural))
    return [twips(width * scale) for width in natural]


def _em(text: str) -> float:
    """About the width of a text, with the space that Word sets between Han and Latin (autoSpaceDE, autoSpaceDN)."""
    wide = [east_asian_width(character) in "WFA" for character in text]
    seams = sum(one is not other for one, other in pairwise(wide))
    return sum(1.0 if is_wide else 0.6 for is_wide in wide) + _SEAM_EM * seams
