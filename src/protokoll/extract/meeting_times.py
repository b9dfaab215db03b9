"""When the meeting began and ended."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from protokoll.extract.meeting_head import Head
from protokoll.extract.meeting_when import MET, NOT_MEETING, begins_with_date, sentence_end
from protokoll.outline import Outline
from protokoll.shapes import dates, times
from protokoll.text import Found, Text

_PAUSE = regex.compile(
    r"\(?[^\n(;,]*?\b(?:ajourner|paus|lunch|uppehåll|gruppmöte|avbrott)\p{L}*[^\n);]*\)?", regex.IGNORECASE
)
_OPENS = regex.compile(r"\b(?:öppna(?:s|des|t|de|r)?|förklarar?(?:s|des)?[^.\n]{0,40}öppnat)\b", regex.IGNORECASE)
_CLOSED = regex.compile(r"\b(?:avsluta(?:s|des|d|t|de|r)|stäng(?:s|des|d|t|de)?|slutade)\b", regex.IGNORECASE)
_OF_MEETING = regex.compile(r"möte|sammanträde|stämma|ordförande|styrelse", regex.IGNORECASE)


def sittings(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """Adjournments and pauses within a stretch (`Ajournering kl. 14.30–14.50`)."""
    return [m.span() for m in text.finditer(_PAUSE, start, end)]


def read_times(text: Text, outline: Outline, head: Head) -> tuple[Found[str] | None, Found[str] | None]:
    """When the meeting began and ended: as the front page says it, else as the text does."""
    start = end = None
    for a, b in _stretches(text, head):
        if not (start and end):
            begins, ends = _clock(text, a, b)
            start, end = start or begins, ends or end
    opened, closed = _said(text, outline)
    if start is None:
        begins, ends = _sentence_time(text, head)
        start, end = opened or begins, end or ends
    return start, end or closed


def _stretches(text: Text, head: Head) -> Iterator[tuple[int, int]]:
    """The values that may hold the time; those of one field that follow each other in the text are one stretch."""
    for key in ("time", "place_time", "date", "place"):
        for field in head.fields:
            if field.key == key:
                spans = [v.span for v in field.values if v.span]
                whole = [(a.start, b.end) for a, b in pairwise(spans) if not text.content[a.end : b.start].strip()]
                yield from whole
                yield from ((s.start, s.end) for s in spans)


def _clock(text: Text, start: int, end: int) -> tuple[Found[str] | None, Found[str] | None]:
    pauses = sittings(text, start, end)
    days = [(d.start, d.end) for d in dates.find(text.content, start, end, year=1900)]
    found = [t for t in times.find(text.content, start, end) if not any(a <= t.start < b for a, b in pauses)]
    if not found:
        return None, None
    begin, finish = found[0].begin, next((t.finish for t in reversed(found) if t.finish), None)
    if finish and any(a <= finish.start < b for a, b in days):
        finish = None  # `kl. 13.00 – 12 mars 2031 kl. 15.30`
    if finish is None and len(found) > 1 and begin:
        finish = found[-1].begin
    return (
        Found(begin.value, text.span(begin.start, begin.end)) if begin else None,
        Found(finish.value, text.span(finish.start, finish.end)) if finish else None,
    )


def _said(text: Text, outline: Outline) -> tuple[Found[str] | None, Found[str] | None]:
    """`Mötet öppnades kl 19.35`, `Mötet förklarades avslutat 20:36`."""
    start = end = None
    stretches = [(i.body, i.end) for i in (*outline.items[:3], *outline.items[-2:])]
    if outline.items:
        stretches = [(0, outline.items[0].start), *stretches]
        stretches += [(r.start, r.end) for r in outline.regions if r.kind == "closing"]
    else:
        stretches = [(0, len(text.content))]
    for a, b in stretches:
        start = start or _near(text, _OPENS, a, b)
        end = _near(text, _CLOSED, a, b) or end
    return start, end


def _near(text: Text, verb: regex.Pattern[str], start: int, end: int) -> Found[str] | None:
    """The time in the sentence of a verb that opens or closes the meeting."""
    for match in text.finditer(verb, start, end):
        a = max(text.content.rfind("\n", start, match.start()), start)
        stop = text.content.find("\n", match.end(), end)
        b = end if stop < 0 else stop
        words = text.content[a:b]
        if not _OF_MEETING.search(words) or _PAUSE.search(words):
            continue
        found = times.find(text.content, match.end(), b) or times.find(text.content, a, b)
        if found and found[0].begin and found[0].start - match.end() < 60:
            clock = found[0].begin
            return Found(clock.value, text.span(clock.start, clock.end))
    return None


def _sentence_time(text: Text, head: Head) -> tuple[Found[str] | None, Found[str] | None]:
    """The time in the opening sentence, or in a line of the head that begins with the date."""
    for line in text.lines_in(0, max(head.opening, 1))[:15]:
        dated = begins_with_date(text, line)
        met = dated or MET.search(text.content, line.start, line.end)
        if met and not NOT_MEETING.search(text.content, line.start, line.end):
            begins, ends = _clock(text, line.start, sentence_end(text, line) if not dated else line.end)
            if begins:
                return begins, ends
    return None, None
