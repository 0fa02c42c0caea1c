"""How wide a text is and how many pages an article takes, as far as that can be known without Word.

Where the least and the most pages agree, the contents can say where the next article begins.

Which line a word falls on only Word knows. But lines lose no more than a character and a half to the rules of line ends
(CLREQ, 3.1.3), and marks and Latin letters are no wider and no narrower than their bounds here.
"""

import math
import re
from collections.abc import Iterable, Iterator

from zx_convert.document import Article, Element, inline_runs
from zx_convert.document.closing import CLOSING
from zx_convert.document.printed import block_role
from zx_convert.styling.style import Role, Style

# Widths in em at least and at most, 1 for all else: marks are pressed to a half, Latin words have space around them.
_MARK, _LATIN = (0.5, 1.0), (0.2, 1.1)
_MARKS = re.compile("[，。、；：？！（）《》〈〉“”‘’「」『』【】〔〕—…·]")
_NARROW = re.compile("(?![“”‘’—…·])[\0-\u2e7f\uff61-\uffdc]")
_LOST_BY_LINE = 1.5
# Space after a dateline and a byline.
_GAPS = 2.0
# What keeps together at the end of a page: a heading with two lines, or two lines of a paragraph.
_LOST_BY_PAGE = 4


# Letters, digits and points as offices' fonts draw them, and the space between Han and Latin, in em.
_LETTER, _POINT, _SEAM = 0.5, 0.25, 0.25
_SEAMS = re.compile("(?<=[\u3007\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3007\u3400-\u9fff])")


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
        style: the style sheet; only articles that begin pages have pages that can be known.
        width: of a column, in points.
    """
    page: int | None = 1
    for number, article in enumerate(articles):
        if number and style.article_break != "page":
            page = None
        yield page
        if page is not None:
            least, most = _pages(article, style, width)
            page = page + least if least == most else None


def fits_a_page(article: Article, style: Style, width: float) -> bool:
    """Tell whether an article of a reading tree takes a page at most, in a style of one column."""
    return style.page.columns == 1 and _pages(article, style, width)[1] == 1


def _pages(article: Article, style: Style, width: float) -> tuple[int, int]:
    room = (style.page.height - style.page.top - style.page.bottom) * style.page.columns
    least = most = 0.0
    for block in article.blocks():
        role = block_role(block)
        if style.prints(role):
            look = style.roles[role]
            fewest, greatest = _lines(_text(block, style), look, width)
            around = look.before + look.after
            # Lines of verse, of tables and of signatures have space around all of them together.
            least += fewest * look.line + (around if role not in ("verse", "row", *CLOSING) else 0)
            most += greatest * look.line + around + look.line * (role in ("verse", "row"))
    # Space before the first block of a page can fall away.
    fewest_pages = math.ceil((least - style.roles["headline"].before - style.roles["kicker"].before) / room)
    usable = room - _LOST_BY_PAGE * style.roles["body"].line * style.page.columns
    most_pages = 1 if most <= room * 0.98 else math.ceil(most / usable)
    return max(fewest_pages, 1), max(most_pages, 1)


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
