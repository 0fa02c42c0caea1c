"""How wide a text is and how many pages an article takes, as far as that can be known without Word.

Where the least and the most pages agree, the contents can say where the next article begins.

Which line a word falls on only Word knows. But lines lose no more than a character and a half to the rules of line ends
(CLREQ, 3.1.3), and marks and Latin letters are no wider and no narrower than their bounds here.
"""

import math
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zx_convert.document import Article, Element, inline_runs
from zx_convert.document.closing import CLOSING
from zx_convert.document.printed import block_role
from zx_convert.styling.style import Role, Style
from zx_convert.text.patterns import regex

# Widths in em at least and at most, 1 for all else: marks are pressed to a half, Latin words have space around them.
_MARK, _LATIN = (0.5, 1.0), (0.2, 1.1)
_MARKS = regex("[，。、；：？！（）《》〈〉“”‘’「」『』【】〔〕—…·]")
_NARROW = regex("(?![“”‘’—…·])[\0-\u2e7f\uff61-\uffdc]")
_LOST_BY_LINE = 1.5
# Space after a dateline and a byline.
_GAPS = 2.0
# What keeps together at the end of a page: a heading with two lines, or two lines of a paragraph.
_LOST_BY_PAGE = 4


# Letters, digits and points as offices' fonts draw them, and the space between Han and Latin, in em.
_LETTER, _POINT, _SEAM = 0.5, 0.25, 0.25
_SEAMS = regex("(?<=[\u3007\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3007\u3400-\u9fff])")


def natural_width(text: str) -> float:
    """Tell about how wide a line of text is, in em: what marks share is not known here."""
    narrow = _NARROW.findall(text)
    points = sum(character in " .,:;'!()" for character in narrow)
    latin = (len(narrow) - points) * _LETTER + points * _POINT
    return len(text) - len(narrow) + latin + len(_SEAMS.findall(text)) * _SEAM


def first_pages(articles: Iterable[Article], style: Style, width: float) -> Iterator[int | None]:
    """Give the page that each article begins on, None where it cannot be known.

    Args:
        articles: of a reading tree.
        style: the style sheet.
        width: of a column, in points.
    """
    if style.article_break == "flow":
        yield from _flowing(articles, style, width)
        return
    page: int | None = 1
    filled = _Extent(0.0, 0.0)
    for number, article in enumerate(articles):
        extent = _extent(article.blocks(), style, width)
        if number and page is not None:
            page, filled = _turned(page, filled, extent, style)
        yield page
        least, most = _pages(extent, style)
        if page is not None:
            page = page + least - 1 if least == most else None
            filled = _Extent(0.0, _room(style)) if least > 1 else filled.above(extent)


def _flowing(articles: Iterable[Article], style: Style, width: float) -> Iterator[int | None]:
    """The same where articles follow each other on the page; of columns nothing is known behind the first."""
    above = _Extent(0.0, 0.0)
    for number, article in enumerate(articles):
        head = article.head.blocks() if article.head is not None else ()
        # A headline stays with the first lines of its text.
        beginning = _extent(head, style, width).most + _LOST_BY_PAGE * style.roles["body"].line
        least, most = _pages(_Extent(above.least, above.most + beginning), style)
        known = least if style.page.columns == 1 and least == most else None
        yield known if number else 1
        extent = _extent(article.blocks(), style, width)
        # The space between two articles can fall away at the end of a page.
        above = _Extent(above.least + extent.least, above.most + extent.most + style.article_gap)


def fits_a_page(article: Article, style: Style, width: float) -> bool:
    """Tell whether an article of a reading tree takes a page at most, in a style of one column."""
    return style.page.columns == 1 and _pages(_extent(article.blocks(), style, width), style)[1] == 1


class _Extent(NamedTuple):
    """Heights in points, at least and at most."""

    least: float
    most: float

    def above(self, below: "_Extent", gap: float = 0.0) -> "_Extent":
        return _Extent(self.least + gap + below.least, self.most + gap + below.most)


def _turned(page: int, filled: _Extent, extent: _Extent, style: Style) -> tuple[int | None, _Extent]:
    """Tell on which page an article begins behind one that ends on `page`, and what stands above it there."""
    fits = style.article_break == "fit" and style.page.columns == 1 and _pages(extent, style)[1] == 1
    together = filled.above(extent, style.article_gap)
    if not fits or together.least > _room(style):
        return page + 1, _Extent(0.0, 0.0)
    if _pages(together, style)[1] == 1:
        return page, filled.above(_Extent(0.0, 0.0), style.article_gap)
    return None, filled


def _room(style: Style) -> float:
    return (style.page.height - style.page.top - style.page.bottom) * style.page.columns


def _extent(blocks: Iterable[Element], style: Style, width: float) -> _Extent:
    least = most = 0.0
    for block in blocks:
        role = block_role(block)
        if style.prints(role):
            look = style.roles[role]
            fewest, greatest = _lines(_text(block, style), look, width)
            around = look.before + look.after
            # These have space around all of them together, decks none where a byline follows.
            least += fewest * look.line + (around if role not in ("verse", "row", "deck", *CLOSING) else 0)
            most += greatest * look.line + around + look.line * (role in ("verse", "row"))
    # Space before the first block of a page can fall away.
    return _Extent(max(least - style.roles["headline"].before - style.roles["kicker"].before, 0.0), most)


def _pages(extent: _Extent, style: Style) -> tuple[int, int]:
    room = _room(style)
    usable = room - _LOST_BY_PAGE * style.roles["body"].line * style.page.columns
    most_pages = 1 if extent.most <= room * 0.98 else math.ceil(extent.most / usable)
    return max(math.ceil(extent.least / room), 1), max(most_pages, 1)


def _text(block: Element, style: Style) -> str:
    """What a block prints, gaps aside; the quick way where nothing in it is left out."""
    if block.find("lb") is None and all(inline.prints for inline in style.inline.values()):
        return "".join(map(str, block.itertext()))
    return "".join(run.text for run in inline_runs(block, style))


def _lines(text: str, look: Role, width: float) -> tuple[int, int]:
    """Lines of a paragraph at least and at most."""
    measure = width / (look.size + look.tracking) - look.left - look.right
    fewest = greatest = 0
    for line in text.split("\n"):
        least, most = _widths(line)
        fewest += max(math.ceil((least + look.indent) / measure), 1)
        greatest += max(math.ceil((most + look.indent + _GAPS) / (measure - _LOST_BY_LINE)), 1)
    return fewest, greatest


def _widths(text: str) -> tuple[float, float]:
    marks, narrow = len(_MARKS.findall(text)), len(_NARROW.findall(text))
    full = len(text) - marks - narrow
    least, most = (full + marks * mark + narrow * latin for mark, latin in zip(_MARK, _LATIN, strict=True))
    return least, most
