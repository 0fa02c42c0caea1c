"""Fonts inside the book: of each the style uses, only what the book shows (`-O fonts=embed`)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from zx_convert.document import Document, inline_runs
from zx_convert.document.printed import block_role
from zx_convert.styling.fonts import find_font
from zx_convert.styling.style import Style, Weight

if TYPE_CHECKING:
    from zx_convert.plugins import Output


@dataclass(frozen=True, slots=True)
class Embedded:
    """A font of the book.

    Attributes:
        role: the font role (song, kai …) that it is for.
        weight: the weight that it is for.
        file: its name in the package.
        content: the font in WOFF.
    """

    role: str
    weight: Weight
    file: str
    content: bytes

    @property
    def family(self) -> str:
        """The name that the style sheet has for it."""
        return f"zx-{self.role}"

    @property
    def rule(self) -> str:
        """The style sheet's rule."""
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {"bold" if self.weight == "bold" else "normal"};'
            f' src: url("{self.file}") format("woff"); }}\n'
        )


def embedded_fonts(plain: Document, labels: Iterable[str], output: "Output") -> Iterator[Embedded]:
    """Cut the fonts of a book down to its characters.

    Args:
        plain: the reading tree.
        labels: what the book says beside: its title, the contents.
        output: the style, and where a font that is not there is reported.
    """
    for (role, weight), shown in sorted(_shown(plain, labels, output.style).items()):
        font = find_font(output.style.fonts[role].pdf, weight, output.report)
        content = _cut(str(font.path), font.index, shown)
        yield Embedded(role, weight, f"fonts/{role}-{weight}.woff", content)


def _shown(plain: Document, labels: Iterable[str], style: Style) -> dict[tuple[str, Weight], set[int]]:
    """The characters of each font and weight."""
    shown: defaultdict[tuple[str, Weight], set[int]] = defaultdict(set)
    for block in plain.blocks():
        role = block_role(block)
        look = style.roles[role]
        for run in inline_runs(block, style) if style.prints(role) else ():
            inline = style.inline.get(run.role)
            font, weight = (inline.font, inline.weight) if inline is not None else ("", "")
            shown[font or look.font, weight or look.weight].update(map(ord, run.text))
    said = set(map(ord, "".join(labels)))
    for role in ("body", "headline", "title", "deck", "byline", "dateline", "note"):
        shown[style.roles[role].font, style.roles[role].weight] |= said
    return shown


def _cut(path: str, index: int, characters: set[int]) -> bytes:
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=["*"], name_IDs=["*"], notdef_outline=True, glyph_names=False)
    options.drop_tables += ["DSIG"]
    cutter = Subsetter(options)
    cutter.populate(unicodes=characters | {0x20})
    out = BytesIO()
    with TTFont(path, fontNumber=index, recalcTimestamp=False, lazy=True) as font:
        cutter.subset(font)
        font.flavor = "woff"
        font.save(out, reorderTables=False)
    return out.getvalue()
