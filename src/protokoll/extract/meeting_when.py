"""On which days the meeting was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from protokoll.extract.meeting_head import Head
from protokoll.outline import Outline
from protokoll.shapes import dates
from protokoll.shapes.dates import DateMatch
from protokoll.text import Found, Line, Text

_AROUND = regex.compile(
    r"(?:[*_\s#,.()–-]|datum|den|\p{L}+dag(?:en)?|mötesdag|sammanträdesdatum|\p{L}*protokoll|\p{L}*anteckningar|kl)*:?[\s*_]*",
    regex.IGNORECASE,
)
# "Protokoll nr 3, 14 maj 2031"
_NUMBERED = regex.compile(r"\p{L}*protokoll\s+(?:nr\.?\s*)?\d+(?:/\d+)?,\s*", regex.IGNORECASE)
_TIME_AFTER = regex.compile(
    r"[\s,]*(?:kl\b\.?|klockan\b)?\s*(?=\d{1,2}(?:[.:]\d\d)?\s*(?:[-–]|$|,))|,\s+(?-i:\p{Lu})[^.\d]{2,60}$",
    regex.IGNORECASE,
)
NOT_MEETING = regex.compile(
    r"juster|anslag|publicer|överklag|utskrift|senast|upprättad|lagra|diarieför", regex.IGNORECASE
)
MET = regex.compile(
    r"protokoll\s+(?:fört\s+)?(?:vid|från|för)\b|(?:sammanträder|sammanträde|möte|stämma|meeting)\p{L}{0,3}\b|"
    r"protokoll\b",
    regex.IGNORECASE,
)
_AT_MEETING = regex.compile(
    r"(?:(?:vid|på)\s+(?:sitt\s+|sin\s+|ett\s+)?(?:\p{L}+\s)?(?:möte|sammanträde|stämma)\p{L}*|\bbeslutade)"
    r"\s*(?:den\s+)?(?=\d)",
    regex.IGNORECASE,
)
_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
_SUMMONS = regex.compile(r"sammanträder|kallas|hålls", regex.IGNORECASE)
_FULL_STOP = regex.compile(r"(?<=\p{Ll})(?<!\bkl|\bca)\.(?=\s)")
_SENTENCE_END = regex.compile(r"(?<=\p{Ll})(?<!\bkl|\bca)\.(?=\s)|\n\s*\n")


def read_dates(text: Text, outline: Outline, head: Head, kind: str | None) -> tuple[Found[str], ...]:
    """The days of the meeting, from the place that is most to be trusted; never those of adjustment or notice."""
    if kind == "memo":
        return ()
    if kind in ("recommendation", "news"):
        return tuple(_once(_letter_dates(text)))
    heads = _head_dates(text, head) if kind not in ("agenda", "notice") else []
    fields = _days(text, (v for v in head.of("date", "place_time", "time") if v.span))
    best = fields if len(fields) > len(heads) or not heads else heads
    if not best:
        best = _sentence_dates(text, head)
    if not best and head.headers:
        best = _header_dates(head)
    if not best and kind == "other":
        best = _letter_dates(text)
    return tuple(_once(best))


def _once(found: Iterable[Found[str]]) -> Iterator[Found[str]]:
    seen: set[str] = set()
    for one in sorted(found, key=lambda f: f.value):
        if one.value not in seen:
            seen.add(one.value)
            yield one


def _spread(text: Text, match: DateMatch) -> list[Found[str]]:
    """`13–14 juni 2031` is two days in one place. A day whose year stands elsewhere has no place that says it."""
    alone = dates.find(text.content, match.start, match.end)
    place = text.span(match.start, match.end) if alone else None
    return [Found(day.isoformat(), place) for day in match.dates]


def _days(text: Text, values: Iterable[Found[str]]) -> list[Found[str]]:
    out: list[Found[str]] = []
    for value in values:
        if value.span and not NOT_MEETING.search(value.value):
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
        number = _NUMBERED.match(text.content, cell.start, cell.end)
        found = dates.find(text.content, number.end() if number else cell.start, cell.end)
        if found and not NOT_MEETING.search(text.content, cell.start, cell.end):
            before, after = (number.end() if number else cell.start, found[0].start), (found[-1].end, cell.end)
            alone = _AROUND.fullmatch(text.content, *after) or _TIME_AFTER.match(text.content, *after)
            if _AROUND.fullmatch(text.content, *before) and alone:
                return [one for match in found for one in _spread(text, match)]
    return []


def _sentence_dates(text: Text, head: Head) -> list[Found[str]]:
    """The sentence that opens the minutes: `Protokoll fört vid … den 14 maj 2031`."""
    lines = text.lines_in(0, max(head.opening, 1))[:30]
    for line in lines:
        if not MET.search(text.content, line.start, line.end):
            continue
        if NOT_MEETING.search(text.content, line.start, line.end):
            continue
        end = sentence_end(text, line)
        found = dates.find(text.content, line.start, end, year=_year(text) or 1900)
        if found:
            said = _YEAR.findall(text.content, line.start, found[0].start)
            found = dates.find(text.content, line.start, end, year=int(said[-1]) if said else _year(text))
        if found:
            return _spread(text, found[0])
    return []


def begins_with_date(text: Text, line: Line) -> bool:
    """`14 maj 2031 kl. 13.00–15.00, Teams`"""
    found = dates.find(text.content, line.start, line.end)
    return bool(found) and _AROUND.fullmatch(text.content, line.start, found[0].start) is not None


def sentence_end(text: Text, line: Line) -> int:
    """Where the sentence that begins on a line ends: at a full stop or a blank line."""
    limit = min(len(text.content), line.start + 400)
    pattern = _FULL_STOP if _SUMMONS.search(text.content, line.start, line.end) else _SENTENCE_END
    stop = pattern.search(text.content, line.start, limit)
    return max(line.end, stop.start() if stop else line.end)


def _header_dates(head: Head) -> list[Found[str]]:
    for header in head.headers:
        found = dates.find(header.value)
        if found and not NOT_MEETING.search(header.value):
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
