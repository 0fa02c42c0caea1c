"""The day that a dateline leaves to the reader: the year, or year and month, of the paper in which it stands."""

import calendar
import datetime

# A paper of the next morning can be dated earlier than the dispatch that it prints.
_AHEAD = datetime.timedelta(days=1)


def complete(date: str, day: str) -> str:
    """Complete a date of ISO 8601 that lacks its year, or year and month: the last such day up to `day` and one more.

    `date` stays as it is where it is complete, where `day` is none, and where no such day is near.

    >>> complete("--12-31", "2024-01-02"), complete("--01-02", "2024-01-02"), complete("---18", "2024-03-17")
    ('2023-12-31', '2024-01-02', '2024-03-18')
    >>> complete("---31", "2024-03-17"), complete("--02-29", "2023-03-01"), complete("--05-08", "")
    ('---31', '--02-29', '--05-08')
    """
    try:
        latest = datetime.date.fromisoformat(day) + _AHEAD
    except (ValueError, OverflowError):
        return date
    parts = date.removeprefix("--").split("-")
    if date.startswith("---"):
        months = ((latest.year, latest.month), _month_before(latest))
        days = [(year, month, int(parts[-1])) for year, month in months]
    elif date.startswith("--") and len(parts) == 2:
        days = [(year, int(parts[0]), int(parts[1])) for year in (latest.year, latest.year - 1)]
    else:
        return date
    near = [found for year, month, number in days if (found := _day(year, month, number)) and found <= latest]
    return near[0].isoformat() if near else date


def _month_before(day: datetime.date) -> tuple[int, int]:
    return (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)


def _day(year: int, month: int, day: int) -> datetime.date | None:
    valid = 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]
    return datetime.date(year, month, day) if valid else None
