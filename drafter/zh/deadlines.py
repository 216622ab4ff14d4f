"""The day by which something is to be handed in, as people write it: 12月20日, 2025-12-20, 12.20."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

_WHOLE = re.compile(
    r"(?P<year>20\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?(?:前|以前|之前)?"
)
_SHORT = re.compile(r"(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*[日号]?(?:前|以前|之前)?")
_WORKING_DAYS = 10
_WEEKEND = 5


def day_of(text: str) -> date | None:
    """A day written with its year -> the day; None where it is none, or there is no such day."""
    found = _WHOLE.fullmatch(unicodedata.normalize("NFKC", text).strip())
    return _day(int(found["year"]), int(found["month"]), int(found["day"])) if found else None


def deadline(text: str, today: date) -> date | None:
    """What she wrote and today -> the day; without a year the next such day. None where it is none, or there is no such day."""
    said = unicodedata.normalize("NFKC", text).strip()
    if _WHOLE.fullmatch(said):
        return day_of(said)
    if found := _SHORT.fullmatch(said):
        here = _day(today.year, int(found["month"]), int(found["day"]))
        return here if here is None or here >= today else _day(today.year + 1, here.month, here.day)
    return None


def usual(today: date) -> date:
    """Two weeks of working days from today, holidays not counted."""
    day, left = today, _WORKING_DAYS
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _WEEKEND
    return day


def printed(day: date) -> str:
    """2025年12月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
