"""Dates of datelines as ISO 8601: 3月21日, １２月３１日, 十二月三十一日, 18日, 2024年3月21日, 民國99年7月3日.

A missing year or month is written as XML Schema writes it: `--03-21` (gMonthDay) and `---21` (gDay).
"""

import re
from datetime import date

from zx_convert.text.patterns import regex

_DIGIT = "0-9０-９〇○零一二三四五六七八九十廿卅元正"
DATE = regex(
    f"(?:(?P<era>中華民國|民國|民国|公元)?(?P<year>[{_DIGIT}]{{2,4}})[ \u3000]?年[ \u3000]?)?"
    f"(?:(?P<month>[{_DIGIT}]{{1,3}})[ \u3000]?月(?:份)?[ \u3000]?)?"
    f"(?P<day>[{_DIGIT}]{{1,4}})[ \u3000]?[日号號]"
    "(?:凌晨|清晨|早晨|早间|上午|中午|下午|傍晚|晚间|晚上|深夜|夜间|午后|晚|夜|晨|午|早)?"
)
HAN_WEEKDAY = "(?:星期|周|週|礼拜)[一二三四五六日天]"
_ISO_DAY = regex(r"(\d{4})-(\d\d)-(\d\d)")
_LEAP_YEAR = 2000
_REPUBLIC = 1911  # what is added to a year of the Republic of China
_HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "元": 1, "正": 1}


def number(text: str) -> int | None:
    """The value of Arabic numerals, Han numerals up to 99, or Han digits in a row (一九九六); None if it is none."""
    folded = text.translate({ord("０") + i: str(i) for i in range(10)})
    if folded.isascii():
        return int(folded) if folded.isdigit() else None
    folded = folded.replace("廿", "二十").replace("卅", "三十")
    tens, ten, units = folded.rpartition("十")
    if ten:
        if len(tens) > 1 or len(units) > 1:
            return None
        high, low = _HAN_DIGITS.get(tens, 1 if not tens else None), _HAN_DIGITS.get(units, 0 if not units else None)
        return None if high is None or low is None else high * 10 + low
    value = 0
    for character in folded:
        digit = int(character) if character.isascii() and character.isdigit() else _HAN_DIGITS.get(character)
        if digit is None:
            return None
        value = value * 10 + digit
    return value


def iso(match: re.Match[str]) -> str | None:
    """The ISO form of a match of `DATE`, or None if there is no such day."""
    day = number(match["day"])
    month = number(match["month"]) if match["month"] else None
    year = _year(match)
    try:
        date(year or _LEAP_YEAR, (month or 0) if match["month"] else 1, day or 0)
    except ValueError:
        return None
    if month is None:
        return f"---{day:02d}"
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"--{month:02d}-{day:02d}"


def day_name(day: str) -> str:
    """A day of ISO 8601 as Chinese print has it; what is none stays as it is.

    >>> day_name("2024-06-08"), day_name("2024年夏")
    ('2024年6月8日', '2024年夏')
    """
    found = _ISO_DAY.fullmatch(day)
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else day


def _year(match: re.Match[str]) -> int | None:
    """The year; None where it is not told, or told in two figures (98年)."""
    year = number(match["year"]) if match["year"] else None
    if year is None:
        return None
    if (match["era"] or "").endswith(("民國", "民国")) or 100 <= year < 200:
        return year + _REPUBLIC
    return year if year >= 1000 else None
