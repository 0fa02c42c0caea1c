"""Which lines of a page are rows of a table, or of a list of names with their places."""

import itertools
import re
from collections.abc import Sequence

from zx_convert.repair.code import is_code
from zx_convert.repair.looks import Line, take_byline
from zx_convert.repair.recognise.blocks import is_cue
from zx_convert.text.characters import LETTER
from zx_convert.text.patterns import regex


def rows(lines: Sequence[Line], columns: bool) -> None:
    """Lines of a table: neighbours of the same number of cells, with figures in them, or names and places.

    Where lines were wrapped by columns, single spaces stand between words and part no cells.
    """
    _bearers(lines)
    _programs(lines)
    for line in lines:
        if is_cue(line.half):
            line.facts.update(("row", "cue"))
    tabbed = [line for line in lines if line.text.count("\t") > 1]
    for line in tabbed if len(tabbed) > 1 else ():
        line.facts.add("row")
    _records(lines)
    gap = _WIDE_GAP if columns else _GAP
    cells = [_cells(line, gap) for line in lines]
    start = 0
    while start < len(lines):
        stop = start + 1
        while stop < len(lines) and cells[start] >= 2 and cells[stop] == cells[start]:
            stop += 1
        run = lines[start:stop]
        figures = sum(any(map(str.isdigit, line.half)) for line in run) if len(run) >= 2 else 0
        if len(run) >= 2 and (figures * 2 >= max(len(run), 4) or (len(run) >= 3 and cells[start] >= 3)):
            for line in run:
                line.facts.add("row")
        start = stop


def _programs(lines: Sequence[Line]) -> None:
    """Lines of code, and all between two fences of Markdown, are lines of their own."""
    fences = [place for place, line in enumerate(lines) if line.text.startswith(_FENCE)]
    for first, last in zip(fences[::2], fences[1::2], strict=False):
        for line in lines[first : last + 1]:
            line.facts.add("code")
    for line in lines:
        if is_code(line.text):
            line.facts.add("code")


_FENCE = "```"


def _records(lines: Sequence[Line]) -> None:
    """Three and more lines of as many values each, a figure in each but the first, are a table: 1001,北窗夜话,23.50."""
    for count, run in itertools.groupby(lines, _values):
        if count < _LEAST_VALUES:
            continue
        table = list(run)
        figures = sum(any(map(_FIGURE.fullmatch, _PARTS.split(line.text))) for line in table)
        if len(table) >= _LEAST_RECORDS and figures >= len(table) - 1:
            for line in table:
                line.facts.add("row")


def _values(line: Line) -> int:
    """How many values a line has between commas or semicolons without spaces; 0 where it has a sentence."""
    if line.ending == "stop" or "。" in line.text or "，" in line.text:
        return 0
    values = [line.text.split(sign) for sign in ",;"]
    return max(len(parts) if all(map(_VALUE.fullmatch, parts)) else 0 for parts in values)


_LEAST_VALUES, _LEAST_RECORDS = 3, 3
_PARTS = regex("[,;]")
_FIGURE = regex(r"[0-9][0-9.%:/-]*")
_VALUE = regex(r"(?:\S.{0,28}\S|\S?)")


def _bearers(lines: Sequence[Line]) -> None:
    """Three and more names with their bearers' places are a list, and none of them a byline: 田茂林　柳营镇白岩村."""
    for named, run in itertools.groupby(lines, _opens_with_name):
        listed = list(run)
        if named and len(listed) >= 3:
            for line in listed:
                take_byline(line)
                line.facts.add("row")


def _opens_with_name(line: Line) -> bool:
    cells = line.text.split()
    if len(cells) != 2 or line.ending:
        return False
    return 2 <= len(cells[0]) <= 3 and cells[0].isalpha() and len(cells[1]) > len(cells[0])


_GAP, _WIDE_GAP = regex(r"\s+"), regex(r"\s{2,}|[\t\u3000]")


def _cells(line: Line, gap: re.Pattern[str]) -> int:
    if line.length > 60 or line.ending in ("stop", "comma", "semicolon"):
        return 0
    if not line.facts.isdisjoint(_NO_ROWS) or any(f.startswith("byline") for f in line.facts):
        return 0
    if _PADDED_LABEL.match(line.text):  # 时  间：2025年9月12日
        return 0
    return len(gap.split(line.text.strip()))


# Captions with their credits are parted by spaces too.
_NO_ROWS = frozenset({"table-note", "caption", "credited"})
_PADDED_LABEL = regex(f"{LETTER}[\\s\u3000]+{LETTER}\\s*[:：]")
