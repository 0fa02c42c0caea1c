"""How many columns a text takes on a screen of fixed pitch, and lines of that width, broken as Chinese type is.

Widths follow UAX #11 (East Asian Width), line edges GB/T 15834-2011 and CLREQ's basic level of prohibition.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

# What may not begin a line: marks that close or follow something, connectors, units.
NO_START = frozenset("，。、；：？！”’」』）》〉】〗〕］｝﹂﹄〞·•・～．／％‰℃°′″!%),.:;?]}/\"'")
# What may not end a line: marks that open something, signs of currency.
NO_END = frozenset("“‘「『（《〈【〖〔［｛﹁﹃〝￥＄／([{$¥£/\"'")
# Connectors where they stand alone: two dashes are a dash, a sign belongs to its number.
_CONNECTORS = frozenset("—－–")

_WORD = "!-~\u00a1-\u00b6\u00b8-\u024f\u0300-\u052f\u1e00-\u1fff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
# Marks that make one picture with the character before them: combining, variation selectors, joiners.
_EXTEND = "\u0300-\u036f\u200d\u2060\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
_CLUSTER = f"[^{_EXTEND}]?[{_EXTEND}]+|."
# Stretches that no line end may cut: dashes, ellipses, words and signed numbers of either width, one character.
_ATOM = re.compile(f"\\s+|[—―]+|…+|(?:(?<![{_WORD}])[－＋])?[{_WORD}]+(?:．[{_WORD}]+)*|{_CLUSTER}", re.DOTALL)
_CHARACTER = re.compile(_CLUSTER, re.DOTALL)


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


def display_width(text: str) -> int:
    """Columns that `text` takes: two for a full-width character, none for a combining one.

    >>> [display_width(t) for t in ("研究", "“A”——", "e\u0301")]
    [4, 9, 1]
    """
    return sum(_WIDTHS[char] for char in text)


def wrap(text: str, columns: int, indent: str = "") -> list[str]:
    """Cut one paragraph into lines of at most `columns` columns; white space at a cut is left out.

    No line begins with a closing mark or ends with an opening one; dashes, ellipses, words and numbers stay whole.
    Only what is longer than a line by itself is cut anywhere; a single character may be wider than `columns`.

    Args:
        text: the paragraph, without line ends.
        columns: greatest width of a line, at least 1.
        indent: stands before the first line, and counts.

    >>> wrap("他说：“一河清水，两岸青山。”", 16, "　　")
    ['　　他说：“一河', '清水，两岸青', '山。”']
    """
    lines: list[str] = []
    line, width, empty = indent, display_width(indent), True
    for space, atoms in _units(text):
        unit = "".join(atoms)
        needed = display_width(space) + display_width(unit)
        if width + needed <= columns:
            line, width, empty = line + space + unit, width + needed, False
            continue
        if not empty:
            lines.append(line)
            line, width = "", 0
        for piece in _pieces(atoms, columns, width):
            size = display_width(piece)
            if line and width + size > columns:
                lines.append(line)
                line, width = "", 0
            line, width = line + piece, width + size
        empty = False
    return [*lines, line]


def _units(text: str) -> Iterator[tuple[str, list[str]]]:
    """What stays together, and the white space before it."""
    before, space, unit = "", "", list[str]()
    for atom in _ATOM.findall(text):
        if atom.isspace():
            space = atom
            continue
        if unit and _parts(unit[-1], atom):
            yield before, unit
            before, unit = space, []
        elif space and unit:
            unit.append(space)
        else:
            before = before or space
        unit.append(atom)
        space = ""
    if unit:
        yield before, unit


def _parts(left: str, right: str) -> bool:
    """Whether a line may end between two atoms."""
    return not (left[-1] in NO_END or right[0] in NO_START or right in _CONNECTORS)


def _pieces(atoms: Iterable[str], columns: int, used: int) -> list[str]:
    """A unit as it is where a line holds it, else its atoms, else their characters."""
    whole = "".join(atoms)
    if display_width(whole) <= columns - used:
        return [whole]
    pieces: list[str] = []
    for atom in atoms:
        pieces += [atom] if display_width(atom) <= columns else _CHARACTER.findall(atom)
    return pieces
