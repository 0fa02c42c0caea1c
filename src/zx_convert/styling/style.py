"""A style as the writers see it: page, fonts and the look of each role. Read from TOML by `sheets`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["justify", "left", "center", "right"]
Weight = Literal["regular", "bold"]

# Paragraph roles: every one stands in every style.
BLOCK_ROLES = (
    "title", "kicker", "headline", "deck", "lead", "byline", "dateline", "body", "subhead",
    "subhead2", "subhead3", "subhead4", "item", "verse", "quote",
    "caption", "credit", "note", "row", "ornament", "continuation",
    "addressee", "attachment", "signature", "day", "header", "footer",
)  # fmt: skip
# Roles of text inside a paragraph.
INLINE_ROLES = ("byline", "dateline", "credit", "continuation", "note", "runin")


@dataclass(frozen=True, slots=True)
class Page:
    """Page geometry. Lengths in points; margins are those of a right-hand page (inner = left).

    `foot` is the distance from the text to the page number; 0 sets it half-way to the edge.
    """

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    columns: int = 1
    gap: float = 0.0
    foot: float = 0.0


@dataclass(frozen=True, slots=True)
class FontRole:
    """The fonts of one role (song, hei, kai, fangsong, xiaobiaosong), by format.

    Attributes:
        pdf: names looked up in order, system families or the bundled ones ("ZX Song").
        docx: the East Asian family written into DOCX (what an office has: 宋体).
        latin: the Latin family that goes with it in DOCX.
        epub: CSS font stack.
        generic: the CSS generic family that closes the stack.
        docx_traditional: the East Asian family of a text in traditional characters, "" for that of all texts.

    """

    pdf: tuple[str, ...]
    docx: str
    latin: str
    epub: tuple[str, ...]
    generic: str = "serif"
    docx_traditional: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """The look of a paragraph role.

    Attributes:
        font: name of a font role.
        weight: regular or bold.
        size: font size in points.
        line: distance of baselines in points.
        align: CLREQ's alignment of lines.
        indent: first-line indent in em of this role; of a day, how far it begins behind the beginning of the signature
            above it (0: each stands at the right by itself).
        left: indent of all lines in em.
        right: indent of all lines from the right in em.
        before: space before the block in points.
        after: space after the block in points.
        keep: stays on the page of the block that follows.
        tracking: added to the width of every character, in points.
        prints: False leaves the role out of the page.

    """

    font: str = "song"
    weight: Weight = "regular"
    size: float = 10.5
    line: float = 18.0
    align: Align = "justify"
    indent: float = 0.0
    left: float = 0.0
    right: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    tracking: float = 0.0
    prints: bool = True


@dataclass(frozen=True, slots=True)
class Inline:
    """The look of marked text inside a paragraph.

    Attributes:
        font: name of a font role, "" for that of the paragraph.
        weight: "" for that of the paragraph.
        gap: space that parts it from the text of its paragraph, in em, set as full-width spaces: behind a dateline or
            byline, before a credit at the end.
        prints: False takes it out of the page (it stays in the metadata).

    """

    font: str = ""
    weight: Weight | Literal[""] = ""
    gap: float = 0.0
    prints: bool = True


@dataclass(frozen=True, slots=True)
class Style:
    """One style sheet.

    Attributes:
        name: short name, as in `--style newspaper`.
        title: name for people.
        page: page geometry.
        fonts: font roles by name.
        roles: paragraph roles by name; all of BLOCK_ROLES are there.
        inline: inline roles by name; all of INLINE_ROLES are there.
        article_break: an article begins a new page ("page"), or follows after `article_gap`: always ("flow"), or where
            all of it fits on the rest of the page ("fit").
        article_gap: space before an article that follows another on the page, in points.
        contents: a document of several articles opens with a table of contents.
        title_page: a document of several articles opens with a title page.
        page_number: form of the page number, with {page} in it; "" for none.
        page_number_place: in the middle, or at the outer edge (right on odd pages, left on even ones).
        running_head: what headers say: where the texts appeared, or on right-hand pages the headline of the article.
        masthead: the head of a page is the publication's name, day and page, with a rule below.
        prohibitions: level of CLREQ's prohibitions at line start and line end.
        hanging: a pause or stop that finds no room at the end of a line hangs outside.
        compression: marks that meet share their blank halves; false keeps every character on its square.
        template: names, by role, that a style of an office's own Word template may have to stand for that role.

    """

    name: str
    title: str
    page: Page
    fonts: Mapping[str, FontRole]
    roles: Mapping[str, Role]
    inline: Mapping[str, Inline]
    article_break: Literal["page", "flow", "fit"] = "flow"
    article_gap: float = 24.0
    contents: bool = False
    title_page: bool = False
    page_number: str = "{page}"
    page_number_place: Literal["center", "outside"] = "center"
    running_head: Literal["publication", "article"] = "publication"
    masthead: bool = False
    prohibitions: Literal["basic", "gb", "strict"] = "basic"
    hanging: bool = False
    compression: bool = True
    template: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def prints(self, role: str, *, inline: bool = False) -> bool:
        """Whether text of this role is shown on the page."""
        if role == "furniture":
            return False
        if inline:
            return role not in self.inline or self.inline[role].prints
        return role not in self.roles or self.roles[role].prints

    def sets_apart(self, role: str) -> bool:
        """Whether text of this inline role looks different from that of its paragraph."""
        return role in self.inline and bool(self.inline[role].font or self.inline[role].weight)

    def gap(self, role: str) -> float:
        """Space that parts an inline role from the text of its paragraph, in em."""
        return self.inline[role].gap if role in self.inline else 0.0
