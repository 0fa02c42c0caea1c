"""Where the blocks that close an article stand, the same in every format of pages (GB/T 9704-2012, 7.3.4 and 7.3.5)."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from zx_convert.document import Article, Element, inline_runs
from zx_convert.document.closing import CLOSING, attachment_parts
from zx_convert.document.printed import block_role
from zx_convert.styling.style import Style

# The width of a text of a role in em.
WidthOf = Callable[[str, str], float]


class Place(NamedTuple):
    """Where one block stands, beside what its role says; lengths in em.

    Attributes:
        first: it is the first of the attachments, or of the signatures and days: only there is space before it.
        keep: it stays with the block that follows.
        indent: of its first line, None for that of the role.
        hanging: indent of its other lines, where `indent` is given.
        right: distance from the right, None for that of the role.
    """

    first: bool = True
    keep: bool = False
    indent: float | None = None
    hanging: float = 0.0
    right: float | None = None


def places(article: Article, style: Style, width_of: WidthOf, measure: float) -> dict[Element, Place]:
    """The places of the blocks that close an article of a reading tree.

    Args:
        article: the article.
        style: the style sheet.
        width_of: measures a text of a role.
        measure: width of a column, in em of a signature.
    """
    blocks = [block for block in article.blocks() if block.get("type") in CLOSING and style.prints(block_role(block))]
    texts = ["".join(run.text for run in inline_runs(block, style)) for block in blocks]
    roles = [block_role(block) for block in blocks]
    noted = roles.count("attachment")
    found = [*_attachments(texts[:noted], style, width_of), *_signed(roles[noted:], texts[noted:], style, width_of)]
    if any((place.right or 0.0) >= measure for place in found):
        # No room to begin below each other.
        found = [place._replace(right=None) for place in found]
    return dict(zip(blocks, found, strict=True))


def _attachments(texts: Sequence[str], style: Style, width_of: WidthOf) -> Iterator[Place]:
    """Numbers stand below each other, and further lines of a name below its first character (7.3.4)."""
    numbered = opening = style.roles["attachment"].indent
    for place, text in enumerate(texts):
        label, number = attachment_parts(text)
        if label:
            numbered = opening + _offset(width_of, label, text[len(label) :])
        indent = opening if label else numbered
        hanging = indent + _offset(width_of, label + number, text[len(label + number) :])
        yield Place(not place, place < len(texts) - 1, indent, hanging)


def _offset(width_of: WidthOf, before: str, after: str) -> float:
    """How far behind its beginning a text goes on; marks that meet share their blanks, so what follows counts too."""
    return width_of("attachment", before + after[:1]) - width_of("attachment", after[:1])


def _signed(roles: Sequence[str], texts: Sequence[str], style: Style, width_of: WidthOf) -> Iterator[Place]:
    """Names below each other, and the day so far behind their beginning as the style says (7.3.5.2)."""
    last = len(roles) - 1
    behind = style.roles["day"].indent
    below = behind > 0 and last > 0 and list(roles) == ["signature"] * last + ["day"]
    ends = [width_of(role, text) + behind * (role == "day") for role, text in zip(roles, texts, strict=True)]
    for place, (role, end) in enumerate(zip(roles, ends, strict=True)):
        right = style.roles[role].right + max(ends) - end if below else None
        yield Place(not place, place < last, right=right)
