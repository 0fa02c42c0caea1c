"""The CSS of an e-book, made from a style: lengths in em, classes named as the roles, no colours of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from zx_convert.styling.style import BLOCK_ROLES, INLINE_ROLES, FontRole, Inline, Style
from zx_convert.writers.epub.embed import Embedded
from zx_convert.writers.notes import BULLET_EM

# Running heads and page numbers are the reading system's.
_ROLES = tuple(role for role in BLOCK_ROLES if role not in ("header", "footer"))
# The physical sides of a block in horizontal and in vertical lines (right to left).
_SIDES = {"before": ("top", "right"), "after": ("bottom", "left"), "start": ("left", "top"), "end": ("right", "bottom")}
# Pictures' captions and tables stand half a character apart from the text, where the style wants no more.
_APART = 0.5
_GENERIC = frozenset({"serif", "sans-serif", "cursive", "fantasy", "monospace"})
# What no style decides. Line edges and Han–Latin space are left to the reading system, as CLREQ asks of it.
_BASE = """\
h1, h2, h3, h4, h5 { break-after: avoid; page-break-after: avoid; text-wrap: balance; }
p { orphans: 2; widows: 2; }
header, section, aside, blockquote, ul, .figure, .stanza, .rows { margin: 0; padding: 0; }
ul { list-style: none; }
h1, h2, h3, h4, h5, .figure, table { break-inside: avoid; page-break-inside: avoid; }
table { border-collapse: collapse; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav a { text-decoration: none; }
.phrases { word-break: keep-all; overflow-wrap: break-word; }
.noteref { font-size: 0.75em; vertical-align: super; line-height: 0; margin: 0 0.15em; }
.cover { text-align: center; text-indent: 0; }
.cover img { max-width: 100%; max-height: 100vh; }
.pagebreak { margin: 0; padding: 0; }
"""
_VERTICAL = """\
html { -epub-writing-mode: vertical-rl; -webkit-writing-mode: vertical-rl; writing-mode: vertical-rl; }
.upright { -epub-text-combine: horizontal; -webkit-text-combine: horizontal; text-combine-upright: all; }
"""

Declarations = dict[str, str]


def style_sheet(style: Style, language: str, *, vertical: bool = False, fonts: Sequence[Embedded] = ()) -> str:
    """The style as CSS for a text in `language` (zh-CN, zh-TW, zh-HK); `fonts` are those that the book brings.

    Sizes are relative to the body's, so that 1 em is the size that the reader has chosen.
    """
    if fonts:
        style = _with_fonts(style, fonts)
    body = style.roles["body"]
    around = _Sides(vertical)
    rules = ["".join(font.rule for font in fonts), _VERTICAL + _BASE if vertical else _BASE]
    page = {
        "font-family": _family(style.fonts[body.font], language),
        "line-height": _number(body.line / body.size),
        "overflow-wrap": "break-word",
        "line-break": "strict",
        "text-autospace": "normal",
    }
    rules.append(_rule("body", page))
    for name in _ROLES:
        # Spans of an inline role have its name too.
        selector = f"p.{name}" if name in INLINE_ROLES else f".{name}"
        rules.append(_rule(selector, _role(style, name, language, around)))
    rules += (_rule(f"span.{name}", _inline(style.inline[name], style.fonts, language)) for name in INLINE_ROLES)
    rules += [*_groups(style, around), _rule("p.ragged, li.ragged", {"text-align": "start"})]
    return "".join(rules)


def _with_fonts(style: Style, fonts: Sequence[Embedded]) -> Style:
    """The style with the book's own fonts first in every stack."""
    own = {font.role: font.family for font in fonts}
    stacks = {
        role: replace(font, epub=(own[role], *font.epub)) if role in own else font for role, font in style.fonts.items()
    }
    return replace(style, fonts=stacks)


class _Sides:
    """Physical sides of a line's start and of a block's, as older reading systems know no logical properties."""

    def __init__(self, vertical: bool) -> None:
        self.vertical = vertical

    def margin(self, before: float, end: float | None, after: float, start: float | None) -> str:
        """Value of `margin` in em: before, after the block, at the end, start of its lines (None: auto)."""
        top, right, bottom, left = (start, before, end, after) if self.vertical else (before, end, after, start)
        if left == right:
            return _em(top) if top == right == bottom else " ".join(map(_em, (top, right, bottom)))
        return " ".join(map(_em, (top, right, bottom, left)))

    def name(self, side: str) -> str:
        """The physical side that is `before`, `after`, `start` or `end`."""
        horizontal, vertical = _SIDES[side]
        return vertical if self.vertical else horizontal


def _role(style: Style, name: str, language: str, around: _Sides) -> Declarations:
    role, body = style.roles[name], style.roles["body"]
    before, after = (0.0, 0.0) if name in ("verse", "row") else (role.before / role.size, role.after / role.size)
    # A line of verse that is too long goes on one em further in.
    hanging = 1.0 if name == "verse" else 0.0
    look = {
        "font-size": _em(role.size / body.size),
        "font-weight": "bold" if role.weight == "bold" else "normal",
        "line-height": _number(role.line / role.size),
        "margin": around.margin(before, role.right, after, role.left + hanging),
        "text-align": role.align,
        "text-indent": _em(role.indent - hanging),
    }
    if role.font != body.font:
        look["font-family"] = _family(style.fonts[role.font], language)
    if role.keep:
        look |= {"break-after": "avoid", "page-break-after": "avoid"}
    return dict(sorted(look.items()))


def _inline(inline: Inline, fonts: Mapping[str, FontRole], language: str) -> Declarations:
    look: Declarations = {}
    if inline.font:
        look["font-family"] = _family(fonts[inline.font], language)
    if inline.weight:
        look["font-weight"] = "bold" if inline.weight == "bold" else "normal"
    return look


def _groups(style: Style, around: _Sides) -> list[str]:
    """What stands around blocks: verse and tables, whose lines stand close; cells; the title page; the contents."""
    body, row = style.roles["body"], style.roles["row"]
    verse, note = style.roles["verse"], style.roles["note"]
    before, after = (max(length / body.size, _APART) for length in (row.before, row.after))
    hung = _em(note.left + note.indent + BULLET_EM)
    cell = {"padding": around.margin(0.15, 0.5, 0.15, 0.5), "vertical-align": "baseline", "text-indent": "0"}
    return [
        _rule(".stanza", {"margin": around.margin(verse.before / body.size, 0, verse.after / body.size, 0)}),
        _rule(".stanza + .stanza", {f"margin-{around.name('before')}": "1em"}),
        _rule(".figure", {"margin": around.margin(_APART, 0, _APART, 0)}),
        _rule(".rows, table.row", {"margin": around.margin(before, None, after, None)}),
        _rule("table.row", {f"border-{around.name(side)}": "1px solid" for side in ("before", "after")}),
        _rule("thead", {f"border-{around.name('after')}": "1px solid"}),
        _rule("td, th", cell | {"text-align": row.align if row.align != "justify" else "left"}),
        _rule("td.number, th.number", {"text-align": "right"}),
        _rule("p.note + p.note", {f"margin-{around.name('before')}": "0"}),
        _rule("p.note:not(:last-child)", {f"margin-{around.name('after')}": "0"}),
        _rule("p.bulleted", {f"margin-{around.name('start')}": hung, "text-indent": _em(-BULLET_EM)}),
        _rule(".titlepage", {f"padding-{around.name('before')}": "4em"}),
        _rule("nav li", {"margin": around.margin(0.3, 0, 0.3, 0)}),
        _rule("nav li li", {"margin": around.margin(0.1, 0, 0.1, 2)}),
    ]


def _family(font: FontRole, language: str) -> str:
    """A font stack; Traditional Chinese asks for the Traditional member of a family first."""
    names = list(font.epub)
    if language != "zh-CN":
        names = [f"{name[:-3]} TC" for name in names if name.endswith(" SC")] + names
    return ", ".join([*(name if name in _GENERIC else _quoted(name) for name in names), font.generic])


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _rule(selector: str, look: Declarations) -> str:
    content = "".join(f" {name}: {value};" for name, value in look.items())
    return f"{selector} {{{content} }}\n" if look else ""


def _em(length: float | None) -> str:
    if length is None:
        return "auto"
    number = _number(length)
    return "0" if number == "0" else f"{number}em"


def _number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"
