"""An index of a run: a row an article, for Excel and for programs."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from zx_convert.batch.tasks import Outcome
from zx_convert.batch.work import PAGE_SUFFIX
from zx_convert.messages.reports import INDEX
from zx_convert.text.problem import Problem

# What a spreadsheet takes for a formula (OWASP, CSV injection).
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_COLUMNS = (
    "headline", "kicker", "deck", "creators", "place", "date", "publication", "page", "characters", "joins", "maybes",
    "source", "outputs",
)  # fmt: skip
_WIDTHS = {"headline": 40, "kicker": 20, "deck": 24, "creators": 28, "source": 32, "outputs": 32}


def index_bytes(outcomes: Iterable[Outcome], path: Path, split: bool = False) -> bytes:
    """The index as its file's suffix says: `.csv` (UTF-8 with byte order mark, as Excel wants it) or `.xlsx`.

    Args:
        outcomes: how each input fared, in any order.
        path: the file that it will be.
        split: whether each article has outputs of its own.

    Raises Problem: `index-form`, `missing-extra`.
    """
    check_form(path)
    table = [tuple(INDEX[column] for column in _COLUMNS), *_rows(outcomes, split)]
    return _xlsx(table) if path.suffix.lower() == ".xlsx" else _csv(table)


def check_form(path: Path) -> None:
    """Raise Problem `index-form` or `missing-extra` for an index that cannot be made."""
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise Problem("index-form", output=path)
    if suffix == ".xlsx":
        from importlib.util import find_spec

        if find_spec("xlsxwriter") is None:
            raise Problem("missing-extra", option="--index .xlsx", library="XlsxWriter", extra="xlsx")


def safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("-12℃的早晨"), safe("春耕")
    ("'=1+1", "'-12℃的早晨", '春耕')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _rows(outcomes: Iterable[Outcome], split: bool) -> Iterator[tuple[str | int, ...]]:
    for outcome in sorted(outcomes, key=lambda outcome: outcome.number):
        outputs = [str(path) for path in outcome.outputs if not path.name.endswith(PAGE_SUFFIX)]
        stories = 1 + max((row["story"] for row in outcome.rows), default=0)
        for row in outcome.rows:
            creators = "；".join(f"{role}：{name}" if role else name for role, name in row["creators"])
            values = {**row, "creators": creators, "date": row["date"] or row["dateline"].lstrip("-")}
            values |= {
                "source": outcome.input.label,
                "outputs": "; ".join(outputs[row["story"] :: stories] if split else outputs),
            }
            yield tuple(values[column] for column in _COLUMNS)


def _csv(table: Sequence[Sequence[str | int]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    for row in table:
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig", "replace")


def _xlsx(table: Sequence[Sequence[str | int]]) -> bytes:
    import xlsxwriter

    from zx_convert.document import build_time

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"created": build_time().replace(tzinfo=None)})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    for number, row in enumerate(table):
        for place, cell in enumerate(row):
            text = cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
            sheet.write(number, place, text, *([bold] if number == 0 else []))
    for place, column in enumerate(_COLUMNS):
        sheet.set_column(place, place, _WIDTHS.get(column, 12))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table) - 1), len(_COLUMNS) - 1)
    book.close()
    return stream.getvalue()
