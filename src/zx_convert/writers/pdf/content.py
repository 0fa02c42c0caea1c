"""The content stream of a page: text in its fonts, spaced as it was set, and rules.

Source: ISO 32000-1, 9.4 "Text objects". Spacing stands in TJ arrays or is set for a line; no space character is added.
"""

from collections.abc import Mapping

from zx_convert.styling.style import Role
from zx_convert.writers.pdf.blocks import Fragment
from zx_convert.writers.pdf.face import STROKE
from zx_convert.writers.pdf.objects import number
from zx_convert.writers.pdf.rules import EM
from zx_convert.writers.pdf.type0 import UNSHOWN

# Of the square of a character, in 1/1000 em: Chinese fonts agree on it.
_ASCENT = 880


class Content:
    """Collects what a page shows."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._font: tuple[str, float] = ("", 0.0)
        self._spread = 0.0
        self._place: tuple[float, float] | None = None

    def stream(self) -> bytes:
        """The stream's data, not yet packed."""
        return b"\n".join(self._parts)

    def begin(self, kind: str, mark: int) -> None:
        """Begin a stretch that belongs to the structure element of this kind, by its number on the page."""
        self._parts.append(b"/%s<</MCID %d>>BDC" % (kind.encode(), mark))

    def begin_artifact(self, kind: str = "Layout") -> None:
        """Begin what is no part of the text: rules, running heads, page numbers (14.8.2.2)."""
        subtype = f"/Type/Pagination/Subtype/{kind}" if kind in ("Header", "Footer") else f"/Type/{kind}"
        self._parts.append(b"/Artifact<<%s>>BDC" % subtype.encode())

    def end(self) -> None:
        """End the stretch."""
        if self._place is not None:
            self._parts.append(b"ET")
            self._place = None
        self._parts.append(b"EMC")

    def rule(self, start: tuple[float, float], end: tuple[float, float], width: float) -> None:
        """Draw a rule between two points, in points from the corner of the page; texts may not follow in a stretch."""
        self._parts.append(b"%s w %s %s m %s %s l S" % tuple(map(number, (width, *start, *end))))

    def text(self, fragment: Fragment, left: float, baseline: float) -> None:
        """Show a fragment; `left` and `baseline` are its origin in points from the corner of the page."""
        line, size = fragment.line, fragment.size
        if self._place is None:
            self._parts.append(b"BT")
            self._place = (0.0, 0.0)
        # Places are rounded before they are subtracted, or errors would add up down the page.
        place = (round(left, 3), round(baseline, 3))
        parts = [b"%s %s Td" % (number(place[0] - self._place[0]), number(place[1] - self._place[1]))]
        self._place = place
        spread = round((line.spread + fragment.tracking) * size / EM, 3)
        if spread != self._spread:
            self._spread = spread
            parts.append(b"%s Tc" % number(spread))
        kerns = line.kerns
        if STROKE in fragment.text:
            kerns = _with_strokes(fragment)
        for piece in fragment.pieces:
            start, end = max(piece.start, line.start), min(piece.end, line.end)
            if start < end:
                self._select(parts, piece.font.name, fragment.size)
                parts.append(_shown(fragment.codes, kerns, start, end))
        self._parts.append(b" ".join(parts))

    def _select(self, parts: list[bytes], font: str, size: float) -> None:
        if self._font != (font, size):
            self._font = (font, size)
            parts.append(b"/%s %s Tf" % (font.encode(), number(size)))


def _shown(codes: bytes, kerns: Mapping[int, float], start: int, end: int) -> bytes:
    """Show a stretch of text in one font; what is added after a character moves the next one to the left."""
    if not kerns:
        return b"(%s)Tj" % codes[2 * start : 2 * end].replace(UNSHOWN, b"")
    strings = []
    for index in sorted(kerns):
        if start <= index < end:
            strings.append(b"(%s)%s" % (codes[2 * start : 2 * index + 2], number(-kerns[index])))
            start = index + 1
    if start < end:
        strings.append(b"(%s)" % codes[2 * start : 2 * end])
    # The second half of a stroke is shown with the first.
    return b"[%s]TJ" % b"".join(strings).replace(UNSHOWN, b"")


def _with_strokes(fragment: Fragment) -> Mapping[int, float]:
    """Two characters of one glyph: what would be spread after the first of them has to be added."""
    line = fragment.line
    kerns = dict(line.kerns)
    place = fragment.text.find(STROKE, line.start, line.end)
    while place >= 0:
        kerns[place] = kerns.get(place, 0.0) + line.spread + fragment.tracking
        if not kerns[place]:
            del kerns[place]
        place = fragment.text.find(STROKE, place + 1, line.end)
    return kerns


def baseline(look: Role) -> float:
    """How far below the upper edge of its line a text stands, in points: its square is in the middle of the line."""
    return (look.line - look.size) / 2 + look.size * _ASCENT / EM
