"""Dates and times: those that the calendar refuses, and those that are out of order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from protokoll import lexicon
from protokoll.checks.finding import Finding, finding
from protokoll.checks.subject import Subject
from protokoll.checks.words import load, pattern
from protokoll.shapes import dates, times

_ISO = regex.compile(r"(?<![\d\p{L}/:.-])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>\d\d)(?![\d/:-]|\.\d)")
_WRITTEN = regex.compile(r"(?<![\d/:.-])(?P<d>3[0-9])\s+(?P<m>\p{L}{3,9})\s+(?P<y>(?:19|20)\d\d)(?!\d)")
_DAY_AFTER = r"(?:en|s)?,?\s+(?:den\s+)?$"
_BACK_BY, _NIGHT = 24, "05:00"


def days(subject: Subject) -> Iterator[Finding]:
    """Everything that days and times can contradict."""
    yield from _weekdays(subject)
    yield from _impossible(subject)
    yield from _times(subject)


def _weekdays(subject: Subject) -> Iterator[Finding]:
    content = subject.text.content
    weekdays = pattern("days", "weekdays", r"(?<!\p{L})", _DAY_AFTER)
    for match in dates.find(content):
        before = weekdays.search(content, max(0, match.start - _BACK_BY), match.start)
        inside = regex.match(r"\p{L}+", content[match.start : match.end])
        word = before[0].strip() if before else inside[0] if inside else ""
        printed_day = next((d for d in load()["days"]["weekdays"] if word.casefold().startswith(d)), None)
        if printed_day is None or len(match.dates) > 1:
            continue
        weekday = load()["days"]["weekdays"][match.dates[0].weekday()]
        if weekday != printed_day:
            start = before.start() if before else match.start
            printed = " ".join(content[start : match.end].split())
            yield finding("date.weekday", page=subject.text.page_at(start), printed=printed,
                          date=match.dates[0].isoformat(), weekday=weekday)


def _impossible(subject: Subject) -> Iterator[Finding]:
    text = subject.text
    months = {name: i for i, name in enumerate(lexicon.load("calendar")["months"], 1)}
    for shape in (_ISO, _WRITTEN):
        for m in text.finditer(shape):
            month = months.get(m["m"].casefold(), 0) if m["m"].isalpha() else int(m["m"])
            if month and not _exists(int(m["y"]), month, int(m["d"])):
                yield finding("date.impossible", page=text.page_at(m.start()), printed=m[0])


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _times(subject: Subject) -> Iterator[Finding]:
    minutes, text = subject.minutes, subject.text
    start, end = minutes.start, minutes.end
    if not start or not end or len(minutes.dates) > 1:
        return
    page = subject.page_of(minutes, "end")
    if end < start and end > _NIGHT:
        yield finding("time.order", page=page, start=start, end=end)
        return
    for region in subject.outline.regions:
        if region.kind != "front" or end < start:
            continue
        for m in text.finditer(pattern("days", "adjourned"), region.start, region.end):
            line = text.line_at(m.start())
            for found in times.find(text.content, m.end(), line.end if line else m.end()):
                if found.begin and found.finish and (found.begin.value < start or found.finish.value > end):
                    yield finding("time.adjournment", page=text.page_at(m.start()), begin=found.begin.value,
                                  finish=found.finish.value, start=start, end=end)
