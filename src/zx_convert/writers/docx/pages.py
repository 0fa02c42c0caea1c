"""The pages that articles begin on, so that the contents of a new document have numbers before Word has counted.

Where the least and the most pages agree, the number is known; elsewhere it is what is most likely, until Word brings
the contents up to date.
"""

import math
from collections.abc import Iterable, Iterator, Sequence

from zx_convert.document import Article
from zx_convert.document.printed import block_role
from zx_convert.styling.style import Style
from zx_convert.writers.docx.extent import NOTHING, Extent, extent_of
from zx_convert.writers.stack import stack_spaces

# What keeps together at the end of a page: a heading with two lines, or two lines of a paragraph.
_LOST_BY_PAGE = 4
# A page that ends inside a paragraph is short of a line every other time.
_LIKELY_LOST_BY_PAGE = 0.5


class FirstPages:
    """The page that each article of a reading tree begins on; `width` is that of a column, in points."""

    def __init__(self, articles: Sequence[Article], style: Style, width: float) -> None:
        self._style = style
        self._extents = [_whole(article, style, width) for article in articles]
        self._beginnings = [_beginning(article, style, width) for article in articles]

    def known(self) -> list[int | None]:
        """Give the pages that are certain; None where only Word can know."""
        if self._style.article_break == "flow":
            return list(_flowing(self._extents, self._beginnings, self._style))
        return list(_turning(self._extents, self._style))

    def likely(self) -> list[int]:
        """Give those, and between them what is most likely."""
        found = list(_likely(self._extents, self._beginnings, self.known(), self._style))
        # An estimate lies never behind a page that is known.
        for place in range(len(found) - 2, -1, -1):
            found[place] = min(found[place], found[place + 1])
        return found


def fits_a_page(article: Article, style: Style, width: float) -> bool:
    """Tell whether an article of a reading tree takes a page at most, in a style of one column."""
    return _is_a_page(_whole(article, style, width), style)


def _whole(article: Article, style: Style, width: float) -> Extent:
    return extent_of(article.blocks(), style, width).above(_below_head(article, style))


def _below_head(article: Article, style: Style) -> Extent:
    """The space below a headline stack, beyond that of its last role."""
    roles = [block_role(block) for block in (article.head.blocks() if article.head is not None else ())]
    roles = [role for role in roles if style.prints(role)]
    if not roles:
        return NOTHING
    space = max(stack_spaces(roles, style)[-1][1] - style.roles[roles[-1]].after, 0.0)
    return Extent(space, space, space)


def _beginning(article: Article, style: Style, width: float) -> Extent:
    """What stands at least on the page that an article begins on: a headline stays with the first lines of its text."""
    line = style.roles["body"].line
    first_lines = Extent(0.0, 2 * line, _LOST_BY_PAGE * line)
    head = extent_of(article.head.blocks() if article.head is not None else (), style, width)
    return head.above(_below_head(article, style)).above(first_lines)


def _turning(extents: Iterable[Extent], style: Style) -> Iterator[int | None]:
    """Pages that are known where articles begin new ones, or share one only where they fit on it."""
    page: int | None = 1
    filled = NOTHING
    for number, extent in enumerate(extents):
        if number and page is not None:
            page, filled = _turned(page, filled, extent, style)
        yield page
        least, most = _pages(extent, style)
        if page is not None:
            page = page + least - 1 if least == most else None
            filled = Extent(0.0, _room(style), _room(style)) if least > 1 else filled.above(extent)


def _turned(page: int, filled: Extent, extent: Extent, style: Style) -> tuple[int | None, Extent]:
    """Tell on which page an article begins behind one that ends on `page`, and what stands above it there."""
    together = filled.above(extent, style.article_gap)
    if not _shares_a_page(extent, style) or together.least > _room(style):
        return page + 1, NOTHING
    if _pages(together, style)[1] == 1:
        return page, filled.above(NOTHING, style.article_gap)
    return None, filled


def _flowing(extents: Iterable[Extent], beginnings: Iterable[Extent], style: Style) -> Iterator[int | None]:
    """The same where articles follow each other on the page; of columns nothing is known behind the first."""
    above = NOTHING
    for number, (extent, beginning) in enumerate(zip(extents, beginnings, strict=True)):
        least, most = _pages(above._replace(most=above.most + beginning.most), style)
        known = least if style.page.columns == 1 and least == most else None
        yield known if number else 1
        # The space between two articles can fall away at the end of a page.
        above = above.above(extent)._replace(most=above.most + extent.most + style.article_gap)


def _likely(
    extents: Iterable[Extent], beginnings: Iterable[Extent], known: Iterable[int | None], style: Style
) -> Iterator[int]:
    """The pages that are known, and between them those that articles of likely height come to."""
    page, filled = 0, math.inf
    room = _room(style)
    usable = room - _LIKELY_LOST_BY_PAGE * style.roles["body"].line * style.page.columns
    for extent, beginning, exact in zip(extents, beginnings, known, strict=True):
        filled += style.article_gap
        if style.article_break == "flow":
            begins = filled + beginning.likely > room
        else:
            begins = not _shares_a_page(extent, style) or filled + extent.likely > room
        if begins:
            page, filled = page + 1, 0.0
        if exact is not None and exact != page:
            page, filled = exact, 0.0
        yield page
        filled += extent.likely
        full = math.ceil(filled / usable) - 1 if filled > room else 0
        page, filled = page + full, filled - full * usable


def _shares_a_page(extent: Extent, style: Style) -> bool:
    """Tell whether an article may stand on the page of the one before in a style that does not let them flow."""
    return style.article_break == "fit" and _is_a_page(extent, style)


def _is_a_page(extent: Extent, style: Style) -> bool:
    return style.page.columns == 1 and _pages(extent, style)[1] == 1


def _room(style: Style) -> float:
    return (style.page.height - style.page.top - style.page.bottom) * style.page.columns


def _pages(extent: Extent, style: Style) -> tuple[int, int]:
    room = _room(style)
    usable = room - _LOST_BY_PAGE * style.roles["body"].line * style.page.columns
    most_pages = 1 if extent.most <= room * 0.98 else math.ceil(extent.most / usable)
    return max(math.ceil(extent.least / room), 1), max(most_pages, 1)
