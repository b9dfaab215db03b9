"""Each matter by itself: headings without text, decisions that repeat or stray, later papers, placeholders."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from protokoll.checks.finding import Finding, finding
from protokoll.checks.subject import Matter, Subject, untitled
from protokoll.checks.words import has, pattern
from protokoll.lexicon.bodies import find_bodies, is_preparatory, same_body
from protokoll.records import Decision
from protokoll.shapes import case_numbers, dates

_SPACE = regex.compile(r"\s+")
_CLOCK = regex.compile(r",?\s*(?:kl\.?\s*)?\d\d[:.]\d\d")
_RESERVED, _RECIPIENTS = "reservation", "recipients"
_LONG, _OPENING = 40, 120
_DAMAGED = "\ufffd"


def matters(subject: Subject) -> Iterator[Finding]:
    """Everything that a paragraph can contradict by itself."""
    have = [m for m in subject.matters if m.paragraph.title]
    titled = len(have) * 3 >= len(subject.matters) * 2
    for matter in subject.matters:
        yield from _sections(subject, matter)
        if matter.number and titled and untitled(matter):
            yield finding("title.missing", matter.number, matter.page, number=matter.number)
        yield from _body(subject, matter)
        for decision in matter.paragraph.decisions:
            yield from _repeated(matter, decision)
            yield from _case(subject, matter, decision)
        yield from _documents(subject, matter)
    yield from _text(subject)


def _sections(subject: Subject, matter: Matter) -> Iterator[Finding]:
    """Headings of reservations and recipients with nothing under them, apart from their last words."""
    sections = matter.paragraph.sections
    for i, section in enumerate(sections):
        if section.text.strip() or not section.heading:
            continue
        page = subject.page_of(section, "heading", matter.page)
        heading = " ".join(section.heading.split())
        following = sections[i + 1] if i + 1 < len(sections) else None
        if section.role == _RESERVED and not matter.paragraph.reservations and following is None:
            yield finding("reservation.empty", matter.number, page, heading=heading)
        if section.role == _RECIPIENTS and not matter.paragraph.recipients:
            yield finding("recipients.empty", matter.number, page, heading=heading)


def _repeated(matter: Matter, decision: Decision) -> Iterator[Finding]:
    seen: set[str] = set()
    for clause in decision.text.split("\n"):
        plain = _SPACE.sub(" ", clause).strip(" .,;-").casefold()
        if plain in seen and len(plain) > _LONG:
            yield finding("decision.repeated", matter.number, matter.page, clause=_SPACE.sub(" ", clause)[:80])
        seen.add(plain)


def _body(subject: Subject, matter: Matter) -> Iterator[Finding]:
    """Another organ's name before the verb of the last decision: words left from another organ's minutes."""
    block = next((b for b in reversed(matter.item.blocks) if b.role == "decision"), None)
    body, content = subject.minutes.body, subject.text.content
    if block is None or not body:
        return
    start = block.heading.span.start if block.heading and block.heading.span else block.start
    named = next(iter(find_bodies(content, start, min(block.end, start + _OPENING))), None)
    decides = pattern("law", "decides", r"\s+(?:har\s+)?", r"(?!\p{L})")
    if named is None or not content[named.start].isupper() or not decides.match(content, named.end):
        return
    by = " ".join(content[named.start : named.end].split())
    if not _same_organ(by, body):
        yield finding("decision.body", matter.number, subject.text.page_at(named.start), by=by, body=body)


def _same_organ(by: str, body: str) -> bool:
    """Whether a name can mean the organ: the same, its short form, or one that only prepared the matter."""
    head = pattern("matters", "organs", r"(?P<stem>\p{L}*?)(?P<head>", r")(?:n|en|et)?s?$")
    one, own = head.search(by), head.search(body)
    if one is None or own is None or same_body(by, body) or is_preparatory(by):
        return True
    return one["head"].casefold() == own["head"].casefold() and one["stem"].casefold() in ("", own["stem"].casefold())


def _case(subject: Subject, matter: Matter, decision: Decision) -> Iterator[Finding]:
    """A case number in the decision that stands nowhere else, of the series that the paragraph's own case has."""
    place = subject.place(decision, "text")
    own = matter.paragraph.case_numbers
    if place is None or not own:
        return
    content = subject.text.content
    series = {c.key.split("|")[0] for c in own}
    strange = [
        case for case in case_numbers.find(content, place.start, place.end)
        if case.key.split("|")[0] in series and all(c.key != case.key for c in own) and content.count(case.raw) == 1
    ]
    if len(strange) == 1 and not has("law", "no_matter", matter.paragraph.title or ""):  # more: a list of cases
        yield finding("decision.case", matter.number, subject.text.page_at(strange[0].start), case=strange[0].raw,
                      own=", ".join(c.raw for c in own))


def _documents(subject: Subject, matter: Matter) -> Iterator[Finding]:
    if not subject.days:
        return
    for document in matter.paragraph.documents:
        for match in dates.find(document):
            if len(match.dates) == 1 and match.dates[0] > subject.days[-1] and _dated(document, match.start, match.end):
                yield finding("document.future", matter.number, matter.page, document=document[:80],
                              day=match.dates[0], date=subject.days[-1])
                break


def _dated(document: str, at: int, end: int) -> bool:
    """Whether a date tells when a paper was written, not what it is about or when it was signed."""
    if _CLOCK.match(document, end):
        return False
    return _before("written", document, at) and not _before("about", document, at)


def _before(key: str, document: str, at: int) -> bool:
    border = r"(?<!\p{L})" if key == "about" else ""
    tail = r"\s+(?:den\s+)?$" if key == "about" else r"\s*(?:den\s+)?$"
    return pattern("matters", key, border, tail).search(document, 0, at) is not None


def _text(subject: Subject) -> Iterator[Finding]:
    text = subject.text
    for m in text.finditer(pattern("matters", "placeholders")):
        yield finding("placeholder.left", page=text.page_at(m.start()), printed=" ".join(m[0].split()))
    if _DAMAGED in text.content:
        first = text.content.index(_DAMAGED)
        yield finding("text.damaged", page=text.page_at(first), count=text.content.count(_DAMAGED))
