"""The keys a style file may have, what each may hold, and the check of one file against them."""

from collections.abc import Mapping

from zx_convert.styling.style import BLOCK_ROLES, INLINE_ROLES
from zx_convert.text.problem import Fault, fault
from zx_convert.text.toml import Choice, Flag, Kind, Number, Text, Texts, TomlFile

FONT_ROLES = ("song", "hei", "kai", "fangsong", "xiaobiaosong")
# ISO 216, in millimetres.
PAPER = {"A3": (297.0, 420.0), "A4": (210.0, 297.0), "A5": (148.0, 210.0), "A6": (105.0, 148.0), "B5": (176.0, 250.0)}


class PageNumber:
    """The form of a page number, "" for none."""

    def accepts(self, value: object) -> bool:
        return isinstance(value, str) and (value == "" or value.count("{page}") == 1)

    @property
    def shape(self) -> Fault:
        return fault("page-number")


_WEIGHT = ("regular", "bold")
_SIDE = Number(10, 2000)
_MARGIN = Number(0, 1000)
_EM = Number(0, 100)
_SPACE = Number(0, 1000)

# Page lengths in millimetres, type in points, indents in em.
PAGE: Mapping[str, Kind] = {
    "size": Choice(tuple(PAPER)), "width": _SIDE, "height": _SIDE, "top": _MARGIN, "bottom": _MARGIN,
    "inner": _MARGIN, "outer": _MARGIN, "columns": Number(1, 12, whole=True), "gap": _MARGIN, "foot": _MARGIN,
}  # fmt: skip
FONT: Mapping[str, Kind] = {
    "pdf": Texts(), "docx": Text(), "latin": Text(), "epub": Texts(),
    "generic": Choice(("serif", "sans-serif", "cursive")), "docx_traditional": Text(),
}  # fmt: skip
ROLE: Mapping[str, Kind] = {
    "font": Choice(FONT_ROLES), "weight": Choice(_WEIGHT), "size": Number(1, 400), "line": Number(1, 1000),
    "align": Choice(("justify", "left", "center", "right")), "indent": _EM, "left": _EM, "right": _EM,
    "before": _SPACE, "after": _SPACE, "keep": Flag(), "tracking": Number(-10, 100), "prints": Flag(),
}  # fmt: skip
INLINE: Mapping[str, Kind] = {
    "font": Choice(("", *FONT_ROLES)), "weight": Choice(("", *_WEIGHT)), "gap": _EM, "prints": Flag(),
}  # fmt: skip
DOCUMENT: Mapping[str, Kind] = {
    "article_break": Choice(("page", "flow", "fit")), "article_gap": _SPACE, "contents": Flag(), "title_page": Flag(),
    "page_number": PageNumber(), "page_number_place": Choice(("center", "outside")),
    "running_head": Choice(("publication", "article")), "masthead": Flag(),
    "prohibitions": Choice(("basic", "gb", "strict")), "hanging": Flag(), "compression": Flag(),
}  # fmt: skip
STYLE: Mapping[str, Kind] = {"name": Text(), "title": Text(), "base": Text()}

# Tables of keys, and tables of such tables.
TEMPLATE: Mapping[str, Kind] = {role: Texts() for role in BLOCK_ROLES}
TABLES = {"style": STYLE, "page": PAGE, "document": DOCUMENT, "template": TEMPLATE}
FAMILIES = {"fonts": (FONT_ROLES, FONT), "roles": (BLOCK_ROLES, ROLE), "inline": (INLINE_ROLES, INLINE)}


def check(sheet: TomlFile) -> None:
    """Check the tables of one file. Raises Problem for unknown keys and values of the wrong kind."""
    for name, table in sheet.tables.items():
        sheet.check_name(name, (*TABLES, *FAMILIES), (name,))
        content = sheet.table(table, (name,))
        if name in TABLES:
            sheet.check_values(content, TABLES[name], (name,))
            continue
        members, keys = FAMILIES[name]
        for member, values in content.items():
            sheet.check_name(member, members, (name, member))
            sheet.check_values(sheet.table(values, (name, member)), keys, (name, member))
