"""When the meeting was: days, start and end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from protokoll.extract.meeting_head import Head
from protokoll.outline import Outline
from protokoll.shapes import dates, times
from protokoll.shapes.dates import DateMatch
from protokoll.text import Found, Text

_PAUSE = regex.compile(
    r"\(?[^\n(;,]*?\b(?:ajourner|paus|lunch|uppehåll|gruppmöte|avbrott)\p{L}*[^\n);]*\)?", regex.IGNORECASE
)
_AROUND = regex.compile(r"(?:[*_\s#,.()–-]|datum|den|\p{L}+dag(?:en)?|mötesdag|sammanträdesdatum|protokoll|kl)*:?[\s*_]*", regex.IGNORECASE)
_NOT_MEETING = regex.compile(r"juster|anslag|publicer|överklag|utskrift|senast|upprättad|lagra|diarieför", regex.IGNORECASE)
_MET = regex.compile(
    r"protokoll\s+(?:fört\s+)?(?:vid|från|för)\b|\b(?:sammanträde|möte|stämma)\p{L}{0,3}\b|protokoll\b", regex.IGNORECASE
)
_AT_MEETING = regex.compile(r"(?:vid|på)\s+(?:sitt\s+|sin\s+|mötet|sammanträdet|ett\s+)?\s*(?:möte|sammanträde|stämma)?\w*\s*(?:den\s+)?(?=\d)", regex.IGNORECASE)
_OPENED = regex.compile(
    r"(?:mötet|sammanträdet|stämman|ordförande\p{L}*|öppna\p{L}*)\b[^.\n]{0,80}?\b(?:öppna\p{L}*|börja\p{L}*|inled\p{L}*|startade)\b", regex.IGNORECASE
)
_OPENS = regex.compile(r"\b(?:öppna(?:s|des|t|de|r)?|förklarar?(?:s|des)?[^.\n]{0,40}öppnat)\b", regex.IGNORECASE)
_CLOSED = regex.compile(r"\b(?:avsluta(?:s|des|d|t|de|r)|stäng(?:s|des|d|t|de)?|slutade)\b", regex.IGNORECASE)
_SENTENCE_END = regex.compile(r"(?<=\p{Ll})\.\s|\n\s*\n")


def read_dates(text: Text, outline: Outline, head: Head, kind: str | None) -> tuple[Found[str], ...]:
    """The days of the meeting, from the place that is most to be trusted; never those of adjustment or notice."""
    heads = _head_dates(text, head)
    fields = _days(text, (v for v in head.of("date", "place_time", "time") if v.span))
    best = fields if len(fields) > len(heads) or not heads else heads
    if not best:
        best = _sentence_dates(text, head)
    if not best and head.headers:
        best = _header_dates(head)
    if not best and kind in ("recommendation", "news", "memo", "other"):
        best = _letter_dates(text)
    return tuple(_once(best))


def _once(found: Iterable[Found[str]]) -> Iterator[Found[str]]:
    seen: set[str] = set()
    for one in sorted(found, key=lambda f: f.value):
        if one.value not in seen:
            seen.add(one.value)
            yield one


def _spread(text: Text, match: DateMatch) -> list[Found[str]]:
    """`13–14 juni 2031` is two days in one place."""
    place = text.span(match.start, match.end)
    if len(match.dates) == 1:
        return [Found(match.dates[0].isoformat(), place)]
    return [Found(day.isoformat(), place) for day in match.dates]


def _days(text: Text, values: Iterable[Found[str]]) -> list[Found[str]]:
    out: list[Found[str]] = []
    for value in values:
        if value.span and not _NOT_MEETING.search(value.value):
            for match in dates.find(text.content, value.span.start, value.span.end, year=_year(text)):
                out.extend(_spread(text, match))
    return out


def _year(text: Text) -> int | None:
    """The year of the first full date, for dates that leave it out."""
    for match in dates.find(text.content, 0, min(len(text.content), 6000)):
        return match.dates[0].year
    return None


def _head_dates(text: Text, head: Head) -> list[Found[str]]:
    """A date that fills a cell of the head (`2031-05-14`, `Sammanträdesdatum: 2031-05-14`), or ends its title."""
    for cell in head.cells:
        found = dates.find(text.content, cell.start, cell.end)
        if found and not _NOT_MEETING.search(text.content, cell.start, cell.end):
            before, after = (cell.start, found[0].start), (found[-1].end, cell.end)
            if _AROUND.fullmatch(text.content, *before) and _AROUND.fullmatch(text.content, *after):
                return [one for match in found for one in _spread(text, match)]
    return []


def _sentence_dates(text: Text, head: Head) -> list[Found[str]]:
    """The sentence that opens the minutes: `Protokoll fört vid … den 14 maj 2031`."""
    lines = text.lines_in(0, max(head.opening, 1))[:30]
    for line in lines:
        if not _MET.search(text.content, line.start, line.end):
            continue
        stop = _SENTENCE_END.search(text.content, line.start, min(len(text.content), line.start + 400))
        end = max(line.end, stop.start() if stop else line.end)
        if _NOT_MEETING.search(text.content, line.start, line.end):
            continue
        found = dates.find(text.content, line.start, end, year=_title_year(text, line.start, end))
        if found:
            return _spread(text, found[0])
    return []


def _title_year(text: Text, start: int, end: int) -> int | None:
    match = regex.compile(r"\b(?:19|20)\d\d\b").search(text.content, start, end)
    return int(match.group()) if match else _year(text)


def _header_dates(head: Head) -> list[Found[str]]:
    for header in head.headers:
        found = dates.find(header.value)
        if found and not _NOT_MEETING.search(header.value):
            if header.span is None:
                return [Found(day.isoformat(), None) for day in found[0].dates]
            return [Found(day.isoformat(), header.span) for day in found[0].dates]
    return []


def _letter_dates(text: Text) -> list[Found[str]]:
    """`beslutade vid sitt sammanträde den 24 mars 2031`, `Vid mötet den 18 juni beslutade`."""
    match = text.search(_AT_MEETING)
    if match is None:
        return []
    found = dates.find(text.content, match.end(), min(len(text.content), match.end() + 40), year=_year(text))
    return _spread(text, found[0]) if found and found[0].start - match.end() < 6 else []


# Times


def sittings(text: Text, start: int, end: int) -> list[tuple[int, int]]:
    """Adjournments and pauses within a stretch (`Ajournering kl. 14.30–14.50`)."""
    return [m.span() for m in text.finditer(_PAUSE, start, end)]


def read_times(text: Text, outline: Outline, head: Head) -> tuple[Found[str] | None, Found[str] | None]:
    """When the meeting began and ended: as the front page says it, else as the text does."""
    start = end = None
    for value in head.of("time", "place_time", "date", "place"):
        if value.span is None or (start and end):
            continue
        begins, ends = _clock(text, value.span.start, value.span.end)
        start, end = start or begins, ends or end
    opened, closed = _said(text, outline)
    if start is None:
        start = opened or _sentence_time(text, head)
    return start, end or closed


def _clock(text: Text, start: int, end: int) -> tuple[Found[str] | None, Found[str] | None]:
    pauses = sittings(text, start, end)
    found = [t for t in times.find(text.content, start, end) if not any(a <= t.start < b for a, b in pauses)]
    if not found:
        return None, None
    begin, finish = found[0].begin, next((t.finish for t in reversed(found) if t.finish), None)
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
        if not regex.search(r"möte|sammanträde|stämma|ordförande|styrelse", words, regex.IGNORECASE) or _PAUSE.search(words):
            continue
        found = times.find(text.content, match.end(), b) or times.find(text.content, a, b)
        if found and found[0].begin and found[0].start - match.end() < 60:
            clock = found[0].begin
            return Found(clock.value, text.span(clock.start, clock.end))
    return None


def _sentence_time(text: Text, head: Head) -> Found[str] | None:
    for line in text.lines_in(0, max(head.opening, 1))[:15]:
        if _MET.search(text.content, line.start, line.end) and not _NOT_MEETING.search(text.content, line.start, line.end):
            stop = text.content.find("\n\n", line.start)
            end = min(len(text.content) if stop < 0 else stop, line.start + 300)
            for found in times.find(text.content, line.start, end):
                if found.begin:
                    return Found(found.begin.value, text.span(found.begin.start, found.begin.end))
    return None
