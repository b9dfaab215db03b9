"""The small set of checks that every parse runs: what could not be read, and what shows that reading went wrong."""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.checks.finding import Finding, codes, finding
from protokoll.checks.numbering import contents_missing, gaps, range_mismatch
from protokoll.outline import Outline
from protokoll.records import Minutes, Paragraph, Warning
from protokoll.text import Source

_CHOICES = (("yes", "ja"), ("no", "nej"), ("abstain", "avstår"))


def check(minutes: Minutes, source: Source, outline: Outline) -> tuple[Warning, ...]:
    """All warnings of one document: what the reader could not read, then what does not agree."""
    notes = tuple(Warning(code=code, message=message, page=page) for code, message, page in source.notes)
    return notes + tuple(f.warning() for f in reading(minutes, outline))


def notes(source: Source) -> Iterator[Finding]:
    """What the reader could not read, as findings."""
    for code, message, page in source.notes:
        if code in codes():
            yield finding(code, page=page)
        else:
            yield Finding(code, "warning", message, page=page)


def reading(minutes: Minutes, outline: Outline) -> Iterator[Finding]:
    """The findings of the records alone."""
    yield from range_mismatch(minutes)
    yield from gaps(minutes)
    yield from contents_missing(minutes, outline)
    for paragraph in minutes.paragraphs:
        yield from _paragraph(paragraph)
    if minutes.kind == "minutes" and not minutes.attendance:
        yield finding("attendance.unknown")
    if minutes.kind == "minutes" and not minutes.dates:
        yield finding("date.unknown")
    if minutes.kind in ("minutes", "extract") and not minutes.body:
        yield finding("body.unknown")


def _paragraph(paragraph: Paragraph) -> Iterator[Finding]:
    page, number = paragraph.pages[0], paragraph.number
    decided = [s for s in paragraph.sections if s.role == "decision"]
    if decided and not paragraph.decisions and not any(s.text.strip() for s in decided):
        yield finding("decision.empty", number, page, heading=decided[0].heading or "Beslut")
    if paragraph.reservations and not paragraph.decisions:
        yield finding("decision.missing", number, page, name=paragraph.reservations[0].name)
    for vote in paragraph.votes:
        for choice, word in _CHOICES:
            total = getattr(vote, choice)
            names = sum(b.choice == choice for b in vote.ballots)
            if total is not None and names and names != total:
                yield finding("vote.count", number, page, total=total, choice=word, names=names)
        if vote.yes is not None and vote.yes_means is None:
            yield finding("vote.meaning", number, page)
