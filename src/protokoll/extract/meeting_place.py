"""Where the meeting was: the words of place and time without the time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from protokoll.extract.meeting_head import Head, joined
from protokoll.extract.meeting_times import sittings
from protokoll.extract.meeting_when import begins_with_date, sentence_end
from protokoll.shapes import dates, times
from protokoll.text import Found, Text

_TIME_WORDS = regex.compile(
    r"(?:\b(?:månd|tisd|onsd|torsd|fred|lörd|sönd)ag(?:en)?\b|\bden\b(?=\s+\d)|\btill\b|\bkl(?:ockan)?\b\.?|\bfm\b|\bem\b|\bca\b|\bdag\b)",
    regex.IGNORECASE,
)
_NO_PLACE = regex.compile(
    r"(?:ajourner|paus|lunch|gruppmöte|§|sid\b|se\s|enligt|datum|mötet\s+ajourner)", regex.IGNORECASE
)
_EDGE = " \t\n,;.:–—-()|*_"
_IN = regex.compile(r"(?:i|på|hos|via)\s+")
# "i Folkets hus", "i klubbstugan på Sjövallen"
_PREPOSITION = regex.compile(r"(?<!\p{L})(?:i|på|hos|via)\s+(?=[\p{Lu}\d]|\p{Ll}+[nt]\s+(?:i|på)\s+\p{Lu})")


def read_place(text: Text, head: Head) -> Found[str] | None:
    """The place of the meeting as printed, without date, time and adjournments."""
    for key in ("place", "place_time", "time", "date"):
        parts = _first(text, [field.values for field in head.fields if field.key == key])
        if key in ("time", "date"):
            parts = parts if len(parts) == 1 and text.content[parts[0][0]].isupper() else []
        if parts:
            found = joined(text, [*((a, b + text.content.startswith(",", b)) for a, b in parts[:-1]), parts[-1]])
            if any(c.isalpha() for c in found.value):
                return found
    return _in_sentence(text, head)


def _first(text: Text, fields: Iterable[Iterable[Found[str]]]) -> list[tuple[int, int]]:
    """The places of the first field that has one: a second `Plats och tid` is that of the adjustment."""
    for values in fields:
        spans = [value.span for value in values if value.span]
        if parts := [part for span in spans for part in _places(text, span.start, span.end)]:
            return parts
    return []


def _places(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What is left of a cell when dates, times and the words around them are taken out: its first stretch."""
    if _NO_PLACE.match(text.content, start, end):
        return
    for a, b in _rest(text, start, end):
        if sum(c.isalpha() for c in text.content[a:b]) >= 2 and not _NO_PLACE.match(text.content, a, b):
            yield a, b
            return


def _rest(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    taken = sorted(_taken(text, start, end))
    at = start
    for a, b in [*taken, (end, end)]:
        left, right = at, max(at, a)
        while left < right and text.content[left] in _EDGE:
            left += 1
        while right > left and text.content[right - 1] in _EDGE and not _closes(text.content, left, right):
            right -= 1
        if right > left:
            yield left, right
        at = max(at, b)


def _closes(content: str, left: int, right: int) -> bool:
    """A bracket at the end that was opened inside."""
    return content[right - 1] == ")" and "(" in content[left:right]


def _taken(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield from ((m.start, m.end) for m in dates.find(text.content, start, end))
    yield from ((m.start, m.end) for m in times.find(text.content, start, end))
    yield from (m.span() for m in text.finditer(_TIME_WORDS, start, end))
    yield from sittings(text, start, end)


def _in_sentence(text: Text, head: Head) -> Found[str] | None:
    """`Protokoll fört vid … möte, torsdag den 7 mars kl. 19.30 i V21.`, `Fullmäktiges sammanträde i Folkets hus, …`"""
    for line in text.lines_in(0, max(head.opening, 1))[:20]:
        words = text.of(line)
        if not regex.search(r"sammanträde|möte|stämma", words, regex.IGNORECASE) and not begins_with_date(text, line):
            continue
        if regex.search(r"juster|anslag", words, regex.IGNORECASE):
            continue
        end = sentence_end(text, line)
        if not (dates.find(text.content, line.start, end) or times.find(text.content, line.start, end)):
            continue
        if begins_with_date(text, line):
            dated = dates.find(text.content, line.start, line.end)
            for a, b in _rest(text, dated[0].end, line.end):
                if not line.level and len(text.content[a:b].split()) <= 8:
                    return text.found(a, b)
            continue
        meeting = regex.compile(r"(?:sammanträde|möte|stämma)\p{L}*").search(text.content, line.start, end)
        lead = _PREPOSITION.search(text.content, meeting.end() if meeting else line.start, end)
        if lead:
            for a, b in _rest(text, lead.end(), end):
                return text.found(a, b)
        clock = times.find(text.content, line.start, end)
        for a, b in _rest(text, clock[-1].end, end) if clock else ():
            blank = text.content.find("\n\n", a, b)
            in_it = _IN.match(text.content, a, b)
            a, b = in_it.end() if in_it else a, b if blank < 0 else blank
            if len(text.content[a:b].split()) <= 6:
                return text.found(a, b)
    return None
