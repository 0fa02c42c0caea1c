"""Rows of a text as cells, and whether they make a table: the same in every format."""

from collections.abc import Sequence
from typing import cast

from zx_convert.document import Element, inline_runs
from zx_convert.styling.style import Style


def cells_of(table: Element, style: Style) -> list[list[str]]:
    """The printed text of each row, parted at white space; a row of white space has no cells.

    Rows of which nothing is printed are left out.
    """
    if not style.prints("row"):
        return []
    texts = ("".join(run.text for run in inline_runs(cast("Element", row), style)) for row in table)
    return [text.split() for text in texts if text]


def are_aligned(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows have columns: two or more cells, and all of them as many."""
    return bool(rows) and len(rows[0]) > 1 and all(len(row) == len(rows[0]) for row in rows)
