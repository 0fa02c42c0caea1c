"""Dates of datelines as ISO 8601, from Arabic and Han numerals."""

import pytest

from recognition import SHAPES
from zx_convert.repair.recognise.signed_days import signed_day
from zx_convert.text.dates import DATE, iso

DATES = [
    ("3月21日", "--03-21"),
    ("12月31日", "--12-31"),
    ("1月5日", "--01-05"),
    ("十二月三十一日", "--12-31"),
    ("十月十日", "--10-10"),
    ("一月二十日", "--01-20"),
    ("二月廿九日", "--02-29"),
    ("元月五日", "--01-05"),
    ("正月初五日", None),
    ("18日", "---18"),
    ("二十日", "---20"),
    ("二〇二四年一月五日", "2024-01-05"),
    ("二零二四年一月五日", "2024-01-05"),
    ("二○二四年一月五日", "2024-01-05"),
    ("一九九七年十二月三十一日", "1997-12-31"),
    ("2024年3月21日", "2024-03-21"),
    ("2024年3月21日晚", "2024-03-21"),
    ("2024 年 3 月 21 日", "2024-03-21"),
    ("98年3月21日", "--03-21"),
    ("114年7月3日", "2025-07-03"),
    ("中華民國114年7月3日", "2025-07-03"),
    ("民國99年7月3日", "2010-07-03"),
    ("民國八十八年七月三日", "1999-07-03"),
    ("31號", "---31"),
    ("13月5日", None),
    ("2月30日", None),
    ("2月29日", "--02-29"),
    ("2023年2月29日", None),
    ("4月31日", None),
    ("32日", None),
    ("0日", None),
    ("一百日", None),
    ("二十十日", None),
]


@pytest.mark.parametrize("shape", ["as printed", "full-width digits"])
@pytest.mark.parametrize(("text", "date"), DATES)
def test_date(text: str, date: str | None, shape: str) -> None:
    match = DATE.fullmatch(SHAPES[shape](text))
    assert (iso(match) if match else None) == date


SIGNED = [
    ("2024年3月4日", "", "2024-03-04"),
    ("（2024年3月4日）", "", "2024-03-04"),
    ("2024年3月4日于云川", "云川", "2024-03-04"),
    ("二〇二四年三月四日于云川县城", "云川县城", "2024-03-04"),
    ("3月4日", "", "--03-04"),
    ("写于2024年3月4日", "", "2024-03-04"),
    ("2024年3月写于云川", "云川", "2024-03"),
    ("二〇二四年三月", "", "2024-03"),
    ("2024.3.4", "", "2024-03-04"),
    ("2024-03-04", "", "2024-03-04"),
    ("2024.3于云川", "云川", "2024-03"),
    ("2024年3月4日晚于云川", "云川", "2024-03-04"),
    ("北京 2024年3月4日", "北京", "2024-03-04"),
    ("2024年3月4日 北京", "北京", "2024-03-04"),
]


@pytest.mark.parametrize(("line", "place", "date"), SIGNED)
def test_day_below_a_text(line: str, place: str, date: str) -> None:
    found = signed_day(line)
    assert found is not None
    assert (found.place, found.date, found.start, found.end) == (place, date, 0, len(line))


@pytest.mark.parametrize(
    "line", ["2024年的春天", "3月4日的会议", "2024年13月", "2024.13.4", "三月", "会议 2024年3月4日", "春天", "", "（）"]
)
def test_line_that_is_no_day(line: str) -> None:
    assert signed_day(line) is None
