"""Dates, in every form that minutes print them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import regex

from protokoll.lexicon import load


class DateMatch(NamedTuple):
    """One day, or several days printed together ('den 13–14 juni 2031'), from `start` to `end`."""

    start: int
    end: int
    dates: tuple[date, ...]


_DIGIT = regex.compile(r"\d")
_D = r"[-‐‑–—]"
_MOST_DAYS = 14
_ORDINAL = r":?(?:[ae]|de|dje|sta|ste|tte|nde)(?!\p{L})"  # '7:de mars'
_COUNTED = regex.compile(r"(?:\b(?:nr|nummer|punkt|sid(?:a|an)?|bilaga|mom)\.?|§)\s*$", regex.IGNORECASE)


@cache
def _months() -> dict[str, int]:
    data = load("calendar")
    return {name: i for i, name in enumerate(data["months"], 1)} | dict(data["other_months"])


@cache
def _pattern() -> regex.Pattern[str]:
    months = "|".join(sorted(_months(), key=len, reverse=True))
    return regex.compile(
        rf"""(?:(?<=\d{{4}}-\d\d-\d\d[–—-])|(?<![\d/]|\d[.:]|[\d]{_D}))(?:
          (?P<y>(?:19|20)\d\d){_D}\s?(?P<m>\d\d?){_D}\s?(?P<d>\d\d?)(?:\s?--?\s?(?P<to>\d\d?)(?![\d:.]))?(?!\d)(?!{_D}(?!\d{{4}}-)\d)
        | (?P<y>(?:19|20)\d\d)(?P<s>[./])(?P<m>[01]\d)(?P=s)(?P<d>[0-3]\d)(?!\d)
        | (?P<y>(?:19|20)\d\d)(?P<m>[01]\d)(?P<d>[0-3]\d)(?![\d/.]|{_D}?\s?\d{{4}}\b)
        | (?P<yy>\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?![\d-])
        | (?P<d>\d\d?)(?:{_ORDINAL})?(?:\s?(?P<sep>[-–—,]|och|samt)\s?(?:den\s)?(?P<to>\d\d?)(?:{_ORDINAL})?)?
          \s+(?P<name>{months})\.?(?:,?\s+(?P<y>(?:19|20)\d\d)(?!\d))?(?!\p{{L}})
        | (?P<d>\d\d?)/(?P<m>\d\d?)(?:\s*[-–]\s*|\s+|/)(?P<y>(?:19|20)\d\d)(?!\d)
        | (?P<d>\d\d?)/(?P<m>\d\d?)\s?[-–]\s?(?P<yy>\d\d)(?![\d/])
        | (?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>(?:19|20)\d\d)(?!\d)
        | (?<=\bden\s|\bd\.\s)(?P<d>\d\d?)/(?P<m>\d\d?)(?![\d/]|\s?[-–]\s?\d)
        )""",
        regex.IGNORECASE | regex.VERBOSE,
    )


def find(content: str, start: int = 0, end: int | None = None, year: int | None = None) -> list[DateMatch]:
    """All dates between absolute bounds; `year` is for those that print none, which are left out without it.

    >>> [m.dates[0].isoformat() for m in find("onsdagen den 14 maj 2031, justerat 20/5 2031")]
    ['2031-05-14', '2031-05-20']
    >>> [d.day for d in find("den 13–14 juni 2031")[0].dates]
    [13, 14]
    """
    stop = len(content) if end is None else end
    if not _DIGIT.search(content, start, stop):
        return []
    found = []
    for m in _pattern().finditer(content, start, stop):
        days, begin = _days(m, year), m.start()
        if days and m["sep"] == "," and _COUNTED.search(content, max(0, begin - 12), begin):
            days, begin = days[-1:], m.start("to")  # 'protokoll nr 3, 14 maj 2031'
        if days:
            found.append(DateMatch(begin, m.end(), days))
    return found


def _days(m: regex.Match[str], year: int | None) -> tuple[date, ...]:
    month = _months()[m["name"].lower()] if m["name"] else int(m["m"])
    printed = int(m["y"]) if m["y"] else century(int(m["yy"])) if m["yy"] else year
    if printed is None:
        return ()
    try:
        first = date(printed, month, int(m["d"]))
        last = date(printed, month, int(m["to"])) if m["to"] else first
    except ValueError:
        return ()
    if m["sep"] and m["sep"] not in "-–—":
        return (first, last)
    length = (last - first).days
    return tuple(first + timedelta(i) for i in range(length + 1)) if 0 <= length < _MOST_DAYS else (first,)


def century(two_digits: int) -> int:
    """The year that two digits stand for.

    >>> century(94), century(31)
    (1994, 2031)
    """
    return two_digits + (2000 if two_digits < 60 else 1900)


_SIX = regex.compile(r"\s*(\d\d)([01]\d)([0-3]\d)\s*$")
_SHORT = regex.compile(r"\s*(\d\d?)/(\d\d?)\.?\s*$")


def read(text: str, year: int | None = None) -> date | None:
    """The first day that a text prints; a text that is nothing but a date may be shorter ('310514', '14/5').

    >>> read("Onsdag 14 maj 2031, kl. 18"), read("310514"), read("14/5", year=2031)
    (datetime.date(2031, 5, 14), datetime.date(2031, 5, 14), datetime.date(2031, 5, 14))
    """
    found = find(text, year=year)
    if found:
        return found[0].dates[0]
    six, short = _SIX.match(text), _SHORT.match(text)
    try:
        if six:
            return date(century(int(six[1])), int(six[2]), int(six[3]))
        if short and year:
            return date(year, int(short[2]), int(short[1]))
    except ValueError:
        return None
    return None
