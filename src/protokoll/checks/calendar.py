"""Days on which a time set by law cannot end: it ends on the next working day instead (lag 1930:173)."""

from __future__ import annotations

from datetime import date, timedelta

_FIXED = {(1, 1), (1, 6), (5, 1), (6, 6), (12, 24), (12, 25), (12, 26), (12, 31)}


def next_workday(day: date) -> date:
    """The day itself, or the first after it that is no Saturday, Sunday, holiday or holiday's eve.

    >>> next_workday(date(2031, 6, 6)).isoformat()
    '2031-06-09'
    """
    while day.weekday() >= 5 or _holiday(day):
        day += timedelta(days=1)
    return day


def easter(year: int) -> date:
    """Easter Sunday.

    >>> easter(2026).isoformat()
    '2026-04-05'
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _holiday(day: date) -> bool:
    moving = {timedelta(days=n) for n in (-2, 1, 39)}
    midsummer_eve = day.month == 6 and 19 <= day.day <= 25 and day.weekday() == 4
    return (day.month, day.day) in _FIXED or day - easter(day.year) in moving or midsummer_eve
