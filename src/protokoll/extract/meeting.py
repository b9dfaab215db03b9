"""The meeting: who met, when and where, and what the front page declares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from protokoll.extract.meeting_body import read_body
from protokoll.extract.meeting_head import Head, read_head
from protokoll.extract.meeting_organisation import read_organisation
from protokoll.extract.meeting_place import read_place
from protokoll.extract.meeting_times import read_times
from protokoll.extract.meeting_when import read_dates
from protokoll.outline import Outline
from protokoll.shapes import case_numbers, numbers
from protokoll.shapes.case_numbers import CaseMatch
from protokoll.text import Found, Source, Text

_NUMBER = r"\d{1,4}(?:\s?[a-z]\b)?"
_LIST = regex.compile(
    rf"(?:\p{{Lu}}\p{{L}}{{0,5}}\s+)?§*\s*{_NUMBER}(?:\s*(?:[-–—]+|,|och|§+)\s*§*\s*{_NUMBER})*[\s.§]*"
)
_SINGLE = regex.compile(rf"§*\s*({_NUMBER})")
# "Protokollet omfattar §§ 31–38."
_COVERS = regex.compile(
    rf"\bprotokollet\s+omfattar\s+(?:paragraf(?:erna|er)?\s+)?(?P<numbers>§*\s*{_NUMBER}\s*(?:[-–—]+|t\.?o\.?m\.?|till)"
    rf"\s*§*\s*{_NUMBER}(?:\s*§+)?)", regex.IGNORECASE,
)
_LABEL = regex.compile(r"(?:punkter|paragrafer|ärenden|§§)", regex.IGNORECASE)
_DIGITS = regex.compile(r"\d{2}")


_REPORTS = ("recommendation", "news", "memo", "other")  # they only tell of a meeting


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a document says of its meeting; a value without a span was worked out."""

    organisation: Found[str] | None = None
    body: Found[str] | None = None
    dates: tuple[Found[str], ...] = ()
    start: Found[str] | None = None
    end: Found[str] | None = None
    place: Found[str] | None = None
    first_paragraph: Found[str] | None = None
    last_paragraph: Found[str] | None = None
    case_numbers: tuple[CaseMatch, ...] = ()


def read_meeting(
    text: Text, outline: Outline, source: Source, kind_hint: str | None = None, headers: Sequence[Found[str]] = ()
) -> Meeting:
    """The meeting that a document reports. `headers` are its running header and footer lines, most frequent first."""
    head = read_head(text, outline, headers)
    first, last = _range(text, head)
    reported = kind_hint in _REPORTS
    start, end = (None, None) if reported else read_times(text, outline, head)
    return Meeting(
        organisation=read_organisation(text, head, source, kind_hint),
        body=read_body(text, outline, head, kind_hint),
        dates=read_dates(text, outline, head, kind_hint),
        start=start, end=end, place=None if reported else read_place(text, head),
        first_paragraph=first, last_paragraph=last, case_numbers=_case_numbers(text, head),
    )


def _range(text: Text, head: Head) -> tuple[Found[str] | None, Found[str] | None]:
    """`Paragrafer §§ 41–48`: the first and the last number that the front page declares."""
    for field in head.fields:
        label = text.content[field.label.start : field.label.end]
        if field.key != "range" and not (field.key == "unknown" and _LABEL.match(label)):
            continue
        for value in field.values:
            match = _LIST.match(text.content, value.span.start, value.span.end) if value.span else None
            if match is None or (value.span and _DIGITS.search(text.content, match.end(), value.span.end)):
                continue
            found = _numbers(text, match.start(), match.end())
            if found:
                return found[0], found[-1]
    said = text.search(_COVERS)
    found = _numbers(text, *said.span("numbers")) if said else []
    return (found[0], found[-1]) if found else (None, None)


def _numbers(text: Text, start: int, end: int) -> list[Found[str]]:
    ranges = numbers.find_ranges(text.content, start, end)
    out = []
    if ranges:
        out = [_number(text, ranges[0].first_span), _number(text, ranges[-1].last_span)]
    singles = [m.span(1) for m in text.finditer(_SINGLE, start, end)]
    if singles and (not out or (out[-1].span is not None and singles[-1][0] > out[-1].span.start)):
        out.append(_number(text, singles[-1]))
        if not ranges:
            out.insert(0, _number(text, singles[0]))
    return out


def _number(text: Text, span: tuple[int, int]) -> Found[str]:
    found = text.found(*span)
    return found.map(lambda words: numbers.read_number(words) or words)


def _case_numbers(text: Text, head: Head) -> tuple[CaseMatch, ...]:
    """The document's own case numbers: under a label, or alone on a line of the head."""
    out: dict[str, CaseMatch] = {}
    for field in head.fields:
        if field.key == "case_number":
            for value in field.values:
                if value.span:
                    for case in case_numbers.find(text.content, value.span.start, value.span.end, where="label"):
                        out.setdefault(case.key, case)
    for cell in head.cells:
        for case in case_numbers.find(text.content, cell.start, cell.end, where="label"):
            if case.end >= cell.end and case.start - cell.start <= 14:
                out.setdefault(case.key, case)
    return tuple(out.values())
