"""The content stream of a page: text in its fonts, spaced as it was set, and rules.

Source: ISO 32000-1, 9.4 "Text objects". Spacing stands in TJ arrays or is set for a line; no space character is added.
"""

from collections.abc import Iterator

from zx_convert.styling.style import Role
from zx_convert.writers.pdf.blocks import Fragment
from zx_convert.writers.pdf.breaker import Line
from zx_convert.writers.pdf.fonts import Piece
from zx_convert.writers.pdf.rules import EM

# Of the square of a character, in 1/1000 em: Chinese fonts agree on it.
_ASCENT = 880


class Content:
    """Collects what a page shows."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._font: tuple[str, float] = ("", 0.0)

    def stream(self) -> bytes:
        """The stream's data, not yet packed."""
        return b"\n".join(self._parts)

    def begin(self, kind: str, number: int) -> None:
        """Begin a stretch that belongs to the structure element of this kind, by its number on the page."""
        self._parts.append(b"/%s <</MCID %d>> BDC" % (kind.encode(), number))

    def begin_artifact(self, kind: str = "Layout") -> None:
        """Begin what is no part of the text: rules, running heads, page numbers (14.8.2.2)."""
        subtype = f"/Type/Pagination/Subtype/{kind}" if kind in ("Header", "Footer") else f"/Type/{kind}"
        self._parts.append(b"/Artifact <<%s>> BDC" % subtype.encode())

    def end(self) -> None:
        """End the stretch."""
        self._parts.append(b"EMC")

    def rule(self, left: float, right: float, height: float, width: float) -> None:
        """Draw a rule from `left` to `right`, `height` points above the foot of the page."""
        self._parts.append(b"%s w %s %s m %s %s l S" % tuple(map(_number, (width, left, height, right, height))))

    def text(self, fragment: Fragment, left: float, baseline: float) -> None:
        """Show a fragment; `left` and `baseline` are its origin in points from the corner of the page."""
        size, line = fragment.size, fragment.line
        parts = [b"BT 1 0 0 1 %s %s Tm" % (_number(left), _number(baseline))]
        spread = line.spread if not line.rigid else 0.0
        if spread:
            parts.append(b"%s Tc" % _number(spread * size / EM))
        spaces = line.spaces()
        for piece in fragment.pieces:
            parts += self._piece(fragment, piece, spaces)
        if spread:
            parts.append(b"0 Tc")
        self._parts.append(b" ".join([*parts, b"ET"]))

    def _piece(self, fragment: Fragment, piece: Piece, spaces: dict[int, float]) -> Iterator[bytes]:
        start, end = max(piece.start, fragment.line.start), min(piece.end, fragment.line.end)
        if start >= end:
            return
        if self._font != (piece.font.name, fragment.size):
            self._font = (piece.font.name, fragment.size)
            yield b"/%s %s Tf" % (piece.font.name.encode(), _number(fragment.size))
        strings: list[bytes] = []
        for index in sorted(index for index in spaces if start <= index < end):
            kern = _number(-spaces[index])
            strings.append(b"(%s)%s" % (piece.font.encode(fragment.text[start : index + 1]), kern))
            start = index + 1
        if start < end:
            strings.append(b"(%s)" % piece.font.encode(fragment.text[start:end]))
        yield b"[%s]TJ" % b"".join(strings) if spaces else b"%s Tj" % b"".join(strings)


def baseline(look: Role) -> float:
    """How far below the upper edge of its line a text stands, in points: its square is in the middle of the line."""
    return (look.line - look.size) / 2 + look.size * _ASCENT / EM


def width_of(line: Line, size: float) -> float:
    """Width of a line in points."""
    return line.width * size / EM


def _number(value: float) -> bytes:
    """Write a number with three places at most."""
    return f"{round(value, 3) or 0:.3f}".rstrip("0").rstrip(".").encode()
