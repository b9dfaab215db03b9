"""What stands beside the labels of the front page and the closing page, read again for the checks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from protokoll.checks.subject import Subject
from protokoll.lexicon.labels import match_label
from protokoll.shapes import dates, people
from protokoll.text import Cell, Line

_REGIONS = ("front", "closing")


def values(subject: Subject, key: str) -> Iterator[tuple[int, int]]:
    """Where the values of a label stand: the rest of its line, and lines below in the same column without a label."""
    text = subject.text
    for region in subject.outline.regions:
        if region.kind in _REGIONS:
            lines = text.lines_in(region.start, region.end)
            for i, line in enumerate(lines):
                for cell in line.cells:
                    found = match_label(text.content[cell.start : line.end])
                    if found and found.key == key:
                        yield cell.start + found.end, _until(subject, lines, i, cell)


def _until(subject: Subject, lines: tuple[Line, ...], i: int, label: Cell) -> int:
    """Where the value ends: before a blank line, another label, or a line that begins left of the value."""
    end = lines[i].end
    for line in lines[i + 1 : i + 4]:
        other = any(match_label(subject.text.content[c.start : line.end]) for c in line.cells)
        if line.gap or other or line.indent < label.column:
            break
        end = line.end
    return end


def several_meetings(subject: Subject) -> bool:
    """Whether the document holds the minutes of several meetings: adjusters are named more than once."""
    text = subject.text
    named = 0
    for line in text.lines:
        label = match_label(text.content[line.start : line.end]) if line.cells else None
        if label and label.key == "adjusters":
            named += bool(people.read_people(text.content, line.start + label.end, line.end))
    return named > 1


def days(subject: Subject, key: str) -> tuple[tuple[date, int], ...]:
    """The days that a label has, each with its page; none where it has several ranges."""
    found = []
    for start, end in values(subject, key):
        for match in dates.find(subject.text.content, start, end):
            found.append((match.dates[0], subject.text.page_at(match.start)))
    return tuple(found)


def after(subject: Subject, words: regex.Pattern[str]) -> tuple[tuple[date, int], ...]:
    """The days that stand after words at the beginning of a cell, on the same line."""
    text, found = subject.text, []
    for region in subject.outline.regions:
        for line in text.lines_in(region.start, region.end) if region.kind in _REGIONS else ():
            if any(words.match(text.content, cell.start, line.end) for cell in line.cells):
                found += [(m.dates[0], line.page) for m in dates.find(text.content, line.start, line.end)]
    return tuple(found)


def names(subject: Subject, key: str) -> tuple[tuple[str, int], ...]:
    """The names that a label has, each with its page."""
    found = []
    for start, end in values(subject, key):
        for person in people.read_people(subject.text.content, start, end, subject.people.parties):
            found.append((person.name, subject.text.page_at(person.start)))
    return tuple(found)
