"""The day, and the place, below a letter, a poem or an official text: 2024年3月4日于云川, 写于二〇二四年三月."""

import re

from zx_convert.text.characters import LETTER
from zx_convert.text.dates import DATE, iso, number
from zx_convert.text.patterns import regex

from .brackets import strip_span
from .headwords import Dateline
from .places import doubt_of_place

_LONGEST_LINE = 40
_WRITTEN = "(?:写|寫|作|草|记|記|成|改|摄|攝)?"
_NUMERIC = "(?P<y>[12][0-9]{3})[.\\-/](?P<m>[01]?[0-9])(?:[.\\-/](?P<d>[0-3]?[0-9]))?"
_MONTH = "(?P<year2>[0-9０-９〇○零一二三四五六七八九]{4})年(?P<month2>[0-9０-９一二三四五六七八九十]{1,3})月"
_DAY = f"(?:{DATE.pattern}|{_NUMERIC}|{_MONTH})"
_GAP = "[\\s，,·]*"
_LINE = regex(
    f"(?:(?P<before>{LETTER}{{2,8}}?){_GAP})??(?:{_WRITTEN}[于於])?{_GAP}{_DAY}{_GAP}"
    f"(?:{_WRITTEN}[于於在](?P<at>{LETTER}{{2,12}}?)|(?P<after>{LETTER}{{2,6}}))?{_GAP}{_WRITTEN}"
)
_LIKELY_PLACE = 1.0


def signed_day(text: str) -> Dateline | None:
    """The day and place that a whole line tells, or None."""
    if len(text) > _LONGEST_LINE:
        return None
    start, end = strip_span(text, 0, len(text))
    if end - start > 2 and text[start] in "(（" and text[end - 1] in ")）":
        start, end = strip_span(text, start + 1, end - 1)
    found = _LINE.fullmatch(text, start, end)
    date = _iso(found) if found else None
    if found is None or date is None:
        return None
    beside = found["before"] or found["after"] or ""
    if beside and doubt_of_place(beside) > _LIKELY_PLACE:
        return None
    return Dateline(0, len(text), "", found["at"] or beside, date, (), "dateline-day", "medium")


def _iso(found: re.Match[str]) -> str | None:
    if found["day"]:
        return iso(found)
    year, month = number(found["y"] or found["year2"]), number(found["m"] or found["month2"])
    day = number(found["d"]) if found["d"] else None
    if year is None or month is None or not 1 <= month <= 12 or not (day is None or 1 <= day <= 31):
        return None
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")
