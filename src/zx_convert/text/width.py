"""How many columns a text takes on a screen of fixed pitch, and lines of that width, broken as Chinese type is.

Widths follow UAX #11 (East Asian Width), line edges GB/T 15834-2011 and CLREQ's basic level of prohibition.
"""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from zx_convert.text.patterns import regex

# What may not begin a line: marks that close or follow something, connectors, units.
NO_START = frozenset("，。、；：？！”’」』）》〉】〗〕］｝﹂﹄〞·•・～．／％‰℃°′″!%),.:;?]}/\"'")
# What may not end a line: marks that open something, signs of currency.
NO_END = frozenset("“‘「『（《〈【〖〔［｛﹁﹃〝￥＄／([{$¥£/\"'")

_WORD = "[!-~\u00a1-\u00b6\u00b8-\u024f\u0300-\u052f\u1e00-\u1fff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
# Marks that make one picture with the character before them: combining, variation selectors, joiners.
_EXTEND = "[\u0300-\u036f\u200d\u2060\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef]"
_CONTINUES = regex(_EXTEND)
# What goes on with the character before it: dashes, ellipses, words and numbers with sign and point.
_INSIDE = regex(
    f"(?<=[—―])[—―]|(?<=…)…|{_EXTEND}|(?<={_WORD}){_WORD}"
    f"|(?<={_WORD})．(?={_WORD})|(?<={_WORD}．){_WORD}|(?<=[－＋])(?<!{_WORD}[－＋]){_WORD}"
)
# Dashes and ellipses in a row, each of two cells.
_ROW = regex("[—―]+|…+")
_CELLS = 2
# Connectors: one dash alone, a hyphen that is no sign.
_CONNECTOR = regex(f"—(?<!——)(?!—)|–|－(?!{_WORD})|(?<={_WORD})－")


class _Widths(dict[str, int]):
    """Widths of single characters, each looked up once."""

    def __missing__(self, char: str) -> int:
        self[char] = width = _width(char)
        return width


def _width(char: str) -> int:
    category = unicodedata.category(char)
    if category in ("Mn", "Me", "Cf", "Cc"):
        return 0
    kind = unicodedata.east_asian_width(char)
    # Ambiguous marks (“ ” — … · ①) take a cell in Chinese fonts, ambiguous letters (à, α, я) do not.
    return 2 if kind in "WF" or (kind == "A" and not category.startswith("L")) else 1


_WIDTHS = _Widths()
# Most of a Chinese text, taken at once.
_FULL = regex("[\u4e00-\u9fff，。、；：？！（）《》\u3000]+")


def display_width(text: str) -> int:
    """Columns that `text` takes: two for a full-width character, none for a combining one.

    >>> [display_width(t) for t in ("研究", "“A”——", "e\u0301")]
    [4, 9, 1]
    """
    rest = _FULL.sub("", text)
    return 2 * (len(text) - len(rest)) + sum(map(_WIDTHS.__getitem__, rest))


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """Cut one paragraph into lines of at most `columns` columns; white space at a cut is left out.

    No line begins with a closing mark or ends with an opening one; dashes, ellipses, words and numbers stay whole.
    A row of dashes or ellipses that is longer than a line is cut between two of them. Only what else is longer than a
    line by itself is cut anywhere; a single character may be wider than `columns`.

    Args:
        text: the paragraph, without line ends.
        columns: greatest width of a line, at least 1.
        indent: stands before the first line, and counts.

    >>> wrap("他说：“一河清水，两岸青山。”", 16, "　　")
    ['　　他说：“一河', '清水，两岸青', '山。”']
    """
    text = text.rstrip()
    edges = [*accumulate(map(_WIDTHS.__getitem__, text), initial=0)]
    lines: list[str] = []
    start, room = 0, columns - display_width(indent)
    while edges[-1] - edges[start] > room:
        end = _line_end(text, start, bisect_right(edges, edges[start] + room, start) - 1)
        lines.append(text[start:end].rstrip())
        start, room = end, columns
    lines.append(text[start:])
    return [indent + lines[0], *lines[1:]]


def _line_end(text: str, start: int, limit: int) -> int:
    """Where the next line begins, for a line from `start` that holds the characters before `limit`."""
    while text[limit].isspace():
        limit += 1
    return (
        _last_place(text, start, limit, _may_part)
        or _in_row(text, start, limit)
        or _last_place(text, start, limit, _may_cut)
        or _after_picture(text, start, limit)
    )


def _last_place(text: str, start: int, limit: int, parts: Callable[[str, int, int], bool]) -> int:
    """The last place up to `limit` where a line from `start` may end, 0 if there is none."""
    at = limit
    while at > start:
        left = at - 1
        while left >= start and text[left].isspace():
            left -= 1
        if left >= start and parts(text, left, at):
            return at
        at = left
    return 0


def _in_row(text: str, start: int, limit: int) -> int:
    """The last place up to `limit` between two dashes or ellipses of two cells each in a row, 0 if there is none."""
    rows = [row for row in _ROW.finditer(text, start, limit + 1) if row.end() - row.start() > _CELLS]
    if not rows:
        return 0
    first, last = rows[-1].start(), min(limit, rows[-1].end() - 1)
    return last - (last - first) % _CELLS


def _may_part(text: str, left: int, right: int) -> bool:
    """Whether a line may end between two characters, white space between them aside."""
    if text[left] in NO_END or text[right] in NO_START or _CONNECTOR.match(text, right):
        return False
    return _may_cut(text, left, right)


def _may_cut(text: str, left: int, right: int) -> bool:
    """Whether no word, number or dash is cut between two characters."""
    return right - left > 1 or not _INSIDE.match(text, right)


def _after_picture(text: str, start: int, limit: int) -> int:
    """The last place up to `limit` where no picture of several characters is cut, at least one picture on."""
    at = max(limit, start + 1)
    while at > start + 1 and _CONTINUES.match(text, at):
        at -= 1
    while at < len(text) and _CONTINUES.match(text, at):
        at += 1
    return at
