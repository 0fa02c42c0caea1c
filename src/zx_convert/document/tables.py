"""What the cells of a table are, the same in every format: numbers stand at the right, a row of words heads them."""

from collections.abc import Sequence

from zx_convert.text.patterns import regex

_NUMBER = regex(r"[-－+＋±]?[¥￥$]?[0-9０-９]")
_DIGIT = regex("[0-9０-９]")


def is_number(cell: str) -> bool:
    """Whether a cell is a number, with its sign and unit.

    >>> [is_number(cell) for cell in ("1.80", "－3.1％", "¥85亿元", "持平", "PM2.5")]
    [True, True, True, False, False]
    """
    return _NUMBER.match(cell) is not None


def has_heading_row(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the first row heads the columns: it has words only, and there are numbers in all rows below.

    >>> has_heading_row([["品种", "今日价"], ["大白菜", "1.80"]]), has_heading_row([["大白菜", "1.80"]])
    (True, False)
    """
    first, *others = rows
    return bool(others) and not _has_digit(first) and all(map(_has_digit, others))


def _has_digit(row: Sequence[str]) -> bool:
    return any(_DIGIT.search(cell) for cell in row)


def number_columns(rows: Sequence[Sequence[str]]) -> list[bool]:
    """Say of each column whether most of its cells are numbers, the heading aside; its words (持平) stand with them.

    >>> number_columns([["品种", "价", "涨跌"], ["白菜", "1.80", "+3%"], ["鸡蛋", "8", "持平"], ["猪肉", "22", "-1%"]])
    [False, True, True]
    """
    below = rows[has_heading_row(rows) :]
    return [sum(map(is_number, column)) * 2 > len(column) for column in zip(*below, strict=True)]
