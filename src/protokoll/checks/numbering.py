"""Paragraph numbers: the declared range, the sequence, the contents page, and references within the meeting."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

import regex

from protokoll.checks.finding import Finding, finding
from protokoll.checks.subject import Subject, untitled
from protokoll.checks.words import pattern
from protokoll.lexicon.bodies import same_body
from protokoll.outline import Outline
from protokoll.records import Minutes, Reference
from protokoll.shapes import numbers

_LEAST_ALIKE = 0.6
_WORDS = regex.compile(r"[^\p{L}\d]+")
_HEADING = regex.compile(r"(?:\p{L}{2,6}\s)?§\s*(?P<number>\d{1,4}(?:\s?[a-h])?)(?![\p{L}\d:.,/-])(?P<title>[^\n]*)")
_NAMED = r"§\s*(?P<number>\d{1,4}(?:\s?[a-h](?!\p{L}))?),?\s+"
_NO_TITLE = regex.compile(r"§|\d+\s*$")


def whole(printed: str | None) -> int | None:
    """The number of a paragraph without its letter.

    >>> whole("30a"), whole("8:1"), whole("")
    (30, 8, None)
    """
    digits = "".join(c for c in (printed or "").split(":")[0] if c.isdigit())
    return int(digits) if digits else None


def numbered(minutes: Minutes) -> list[int]:
    """The numbers of the paragraphs in their order."""
    return [n for p in minutes.paragraphs if (n := whole(p.number)) is not None]


def range_mismatch(minutes: Minutes) -> Iterator[Finding]:
    """The range on the front page against the text."""
    first, last, have = whole(minutes.first_paragraph), whole(minutes.last_paragraph), numbered(minutes)
    if first is None or last is None or not have:
        return
    if first > last:
        yield finding("range.reversed", page=1, first=first, last=last)
    elif min(have) != first or max(have) != last:
        yield finding("range.mismatch", page=1, first=first, last=last, low=min(have), high=max(have))


def gaps(minutes: Minutes) -> Iterator[Finding]:
    """Numbers that are left out."""
    numbered_ones = [(p, n) for p in minutes.paragraphs if (n := whole(p.number)) is not None]
    for (_, a), (after, b) in pairwise(numbered_ones):
        if b > a + 1:
            missing = f"§ {a + 1}" if b == a + 2 else f"§§ {a + 1}–{b - 1}"
            yield finding("sequence.gap", str(b), after.pages[0], missing=missing, before=a, after=b)


def contents_missing(minutes: Minutes, outline: Outline) -> Iterator[Finding]:
    """What the contents page lists and the text does not have."""
    have = {p.number for p in minutes.paragraphs}
    for number, title in outline.contents.items():
        if number not in have:
            yield finding("contents.missing", number, number=number, title=title)


def numbering(subject: Subject) -> Iterator[Finding]:
    """Everything that paragraph numbers can contradict."""
    minutes = subject.minutes
    yield from range_mismatch(minutes)
    left_out = _left_out(subject)
    yield from (f for f in gaps(minutes) if not left_out.issuperset(_between(f, minutes)))
    listed = subject.outline.contents
    if sum(p.number in listed for p in minutes.paragraphs) * 2 >= len(listed):
        yield from contents_missing(minutes, subject.outline)
        yield from _contents(subject)
    yield from _again(subject)
    for matter in subject.matters:
        for reference in matter.paragraph.references:
            yield from _reference(subject, reference, matter.number)
        yield from _same_day(subject, matter.item.start, matter.item.end, matter.number)


def _between(gap: Finding, minutes: Minutes) -> set[int]:
    have, after = numbered(minutes), whole(gap.paragraph) or 0
    before = max((n for n in have if n < after), default=after)
    return set(range(before + 1, after))


def _left_out(subject: Subject) -> set[int]:
    """The numbers that the front page's own list of paragraphs jumps over."""
    minutes = subject.minutes
    for region in subject.outline.regions:
        if region.kind in ("front", "closing"):
            for match in numbers.find_ranges(subject.text.content, region.start, region.end):
                if (match.first, match.last) == (minutes.first_paragraph, minutes.last_paragraph):
                    listed = {whole(n) for n in match.numbers}
                    low, high = whole(match.first) or 0, whole(match.last) or 0
                    return {n for n in range(low, high + 1) if n not in listed}
    return set()


def _contents(subject: Subject) -> Iterator[Finding]:
    """The contents page against the headings, where it lists most of the paragraphs."""
    listed = subject.outline.contents
    have = [m.paragraph for m in subject.matters if m.number and not untitled(m)]
    if any(_NO_TITLE.match(title) for title in listed.values()):
        return  # the columns of the contents page were not told apart
    if not have or sum(p.number in listed for p in have) * 2 < len(have):
        return
    for paragraph in have:
        page, title = paragraph.pages[0], paragraph.title or ""
        if paragraph.number not in listed:
            yield finding("contents.extra", paragraph.number, page, number=paragraph.number, title=title)
        elif title and not alike(title, listed[paragraph.number]):
            yield finding("contents.title", paragraph.number, page, number=paragraph.number, title=title,
                          listed=listed[paragraph.number])


def alike(one: str, other: str) -> bool:
    """Whether two titles are the same but for spelling, or one is the beginning of the other."""
    a, b = (_WORDS.sub(" ", t.casefold()).strip() for t in (one, other))
    short, long = sorted((a, b), key=len)
    shared = len(set(a.split()) & set(b.split())) / max(1, min(len(set(a.split())), len(set(b.split()))))
    return short in long or shared >= _LEAST_ALIKE or SequenceMatcher(None, a, b).ratio() >= _LEAST_ALIKE


def _again(subject: Subject) -> Iterator[Finding]:
    """Headings inside a paragraph that carry a number which is used already, or a lower one."""
    seen: dict[str, str] = {}
    before = 0
    for matter in subject.matters:
        number, title = matter.paragraph.number, matter.paragraph.title or ""
        if number and number in seen:
            yield finding("sequence.duplicate", number, matter.page, number=number, one=seen[number], two=title)
        elif number and (whole(number) or before) < before:
            yield finding("sequence.disorder", number, matter.page, number=number, before=before)
        before = whole(number) or before
        seen.setdefault(number, title)
        yield from _inside(subject, matter.item.body, matter.item.end, number, title)


def _inside(subject: Subject, start: int, end: int, number: str, title: str) -> Iterator[Finding]:
    text = subject.text
    for line in text.lines_in(start, end):
        m = _HEADING.fullmatch(text.content, line.start, line.end)
        if not m or not line.gap or numbers.read_number(m["number"]) != number:
            continue
        other = m["title"].strip(" .–-") or _title_below(subject, line.index)
        if len(other) > 3 and other[0].isupper() and not alike(other, title) and "fort" not in other.casefold():
            yield finding("sequence.duplicate", number, line.page, number=number, one=title, two=other)


def _title_below(subject: Subject, index: int) -> str:
    lines = subject.text.lines
    return subject.text.of(lines[index + 1]) if index + 1 < len(lines) else ""


def _reference(subject: Subject, reference: Reference, inside: str) -> Iterator[Finding]:
    """A paragraph of this day that is named but does not exist, or a decision from after the meeting."""
    minutes = subject.minutes
    if not minutes.dates or reference.date is None or reference.paragraph is None:
        return
    page = subject.page_of(reference, "raw")
    if reference.date > minutes.dates[-1]:
        yield finding("reference.future", inside, page, raw=reference.raw, date=minutes.dates[-1])
    own = reference.body is None or (minutes.body is not None and same_body(reference.body, minutes.body))
    if own and reference.date in minutes.dates and not _exists(minutes, reference.paragraph):
        yield finding("reference.missing", inside, page, raw=reference.raw)


def _same_day(subject: Subject, start: int, end: int, inside: str) -> Iterator[Finding]:
    """Avgifterna beslutades i § 23 denna dag."""
    for m in subject.text.finditer(pattern("numbering", "same_day", _NAMED, r"(?!\p{L})"), start, end):
        if not _exists(subject.minutes, numbers.read_number(m["number"]) or ""):
            page = subject.text.page_at(m.start())
            yield finding("reference.missing", inside, page, raw=f"§ {m['number']}")


def _exists(minutes: Minutes, number: str) -> bool:
    return number in {p.number for p in minutes.paragraphs}
