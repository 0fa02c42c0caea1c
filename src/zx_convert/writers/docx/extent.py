"""How wide a text is and how high blocks are, as far as that can be told without Word.

Which line a word falls on only Word knows. But lines lose no more than a character and a half to the rules of line ends
(CLREQ, 3.1.3), and marks and Latin letters are no wider and no narrower than their bounds here.
"""

import math
from collections.abc import Iterable
from typing import NamedTuple

from zx_convert.document import Element, inline_runs
from zx_convert.document.closing import CLOSING
from zx_convert.document.printed import block_role
from zx_convert.styling.style import Role, Style
from zx_convert.text.patterns import regex

# Widths in em at least and at most, 1 for all else: marks are pressed to a half, Latin words have space around them.
_MARK, _LATIN = (0.5, 1.0), (0.2, 1.1)
_MARKS = regex("[，。、；：？！（）《》〈〉“”‘’「」『』【】〔〕—…·]")
_NARROW = regex("(?![“”‘’—…·])[\0-\u2e7f\uff61-\uffdc]")
_LOST_BY_LINE, _LIKELY_LOST_BY_LINE = 1.5, 0.25
# Space after a dateline and a byline.
_GAPS = 2.0
# Letters, digits and points as offices' fonts draw them, and the space between Han and Latin, in em.
_LETTER, _POINT, _SEAM = 0.5, 0.25, 0.25
_SEAMS = regex("(?<=[\u3007\u3400-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u3007\u3400-\u9fff])")


class Extent(NamedTuple):
    """Heights in points: at least, most likely, and at most."""

    least: float
    likely: float
    most: float

    def above(self, below: "Extent", gap: float = 0.0) -> "Extent":
        return Extent(self.least + gap + below.least, self.likely + gap + below.likely, self.most + gap + below.most)


NOTHING = Extent(0.0, 0.0, 0.0)


def natural_width(text: str) -> float:
    """Tell about how wide a line of text is, in em: what marks share is not known here."""
    narrow = _NARROW.findall(text)
    points = sum(character in " .,:;'!()" for character in narrow)
    latin = (len(narrow) - points) * _LETTER + points * _POINT
    return len(text) - len(narrow) + latin + len(_SEAMS.findall(text)) * _SEAM


def extent_of(blocks: Iterable[Element], style: Style, width: float) -> Extent:
    """Tell how high blocks of a reading tree are; `width` is that of a column, in points."""
    total = NOTHING
    for block in blocks:
        role = block_role(block)
        if style.prints(role):
            look = style.roles[role]
            fewest, likely, most = (lines * look.line for lines in _lines(_text(block, style), look, width))
            around = look.before + look.after
            # These have space around all of them together, decks none where a byline follows.
            own = around if role not in ("verse", "row", "deck", *CLOSING) else 0.0
            apart = around + look.line * (role in ("verse", "row"))
            total = total.above(Extent(fewest + own, likely + own, most + apart))
    # Space before the first block of a page can fall away.
    fallen = style.roles["headline"].before + style.roles["kicker"].before
    return total._replace(least=max(total.least - fallen, 0.0))


def _text(block: Element, style: Style) -> str:
    """What a block prints, gaps aside; the quick way where nothing in it is left out."""
    if block.find("lb") is None and all(inline.prints for inline in style.inline.values()):
        return "".join(map(str, block.itertext()))
    return "".join(run.text for run in inline_runs(block, style))


def _lines(text: str, look: Role, width: float) -> tuple[int, int, int]:
    """Lines of a paragraph at least, most likely, and at most."""
    measure = width / (look.size + look.tracking) - look.left - look.right
    fewest = likely = greatest = 0
    for line in text.split("\n"):
        least, most = _widths(line)
        fewest += _filled(least + look.indent, measure)
        likely += _filled(natural_width(line) + look.indent, measure - _LIKELY_LOST_BY_LINE)
        greatest += _filled(most + look.indent + _GAPS, measure - _LOST_BY_LINE)
    return fewest, likely, greatest


def _filled(width: float, measure: float) -> int:
    return max(math.ceil(width / measure), 1)


def _widths(text: str) -> tuple[float, float]:
    marks, narrow = len(_MARKS.findall(text)), len(_NARROW.findall(text))
    full = len(text) - marks - narrow
    least, most = (full + marks * mark + narrow * latin for mark, latin in zip(_MARK, _LATIN, strict=True))
    return least, most
