"""Adjustment and announcement: adjusters, chair and secretary against the signatures, and the days in their order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

import regex

from protokoll.checks import labels
from protokoll.checks.calendar import next_workday
from protokoll.checks.finding import Finding, finding
from protokoll.checks.people import People, fold, is_person, other_spelling
from protokoll.checks.scope import applies
from protokoll.checks.subject import Matter, Subject
from protokoll.checks.words import has, load, pattern
from protokoll.records import Attendance, Office, Signature, SignatureRole
from protokoll.shapes import people as shapes

_SUMMER = timezone(timedelta(hours=2))
_LEAST_DAYS, _MOST_DAYS = 21, 23


@dataclass(frozen=True, slots=True)
class Adjusted:
    """The day of adjustment; `stated` where a label prints it, else it is the day of the last e-signature."""

    day: date
    page: int | None
    stated: bool


def adjusted(subject: Subject) -> Adjusted | None:
    """When the minutes were adjusted: the last e-signature, else the only day that the labels print."""
    signed = [d for s in subject.minutes.signatures if s.role in ("chair", "adjuster") and (d := signed_at(s))]
    if signed:
        return Adjusted(max(signed).date(), None, False)
    beside = labels.days(subject, "adjust_place") or labels.days(subject, "adjusters")
    stated = beside or labels.after(subject, pattern("approval", "adjusted", after=r"(?!\p{L})"))
    if len({day for day, _ in stated}) == 1:
        return Adjusted(*stated[0], True)
    return None


def signed_at(signature: Signature) -> datetime | None:
    """The latest local time that a time of signing can mean; a time without a zone is local."""
    if not signature.signed_at:
        return None
    try:
        moment = datetime.fromisoformat(signature.signed_at)
    except ValueError:
        return None
    if moment.tzinfo is not None:
        return moment.astimezone(_SUMMER).replace(tzinfo=None)
    return moment if "T" in signature.signed_at else datetime.combine(moment.date(), time(23, 59))


def approval(subject: Subject) -> Iterator[Finding]:
    """Everything that adjustment and announcement can contradict."""
    if subject.minutes.kind != "minutes":
        return
    if not labels.several_meetings(subject):
        yield from _signers(subject)
        yield from _adjusters(subject)
    yield from _early(subject)
    yield from _notice(subject)


def _signed(subject: Subject, role: SignatureRole) -> list[Signature]:
    return [s for s in subject.minutes.signatures if s.role == role and len(fold(s.name).split()) > 1]


def _signers(subject: Subject) -> Iterator[Finding]:
    """Chair and secretary of the list against those who sign as such."""
    roles: tuple[tuple[Office, SignatureRole], ...] = (("chair", "chair"), ("secretary", "secretary"))
    for office, role in roles:
        held = [p for p in subject.people.listed if _holds(p, office) and is_person(p.name)]
        signed = _signed(subject, role)
        if not held or not signed:
            continue
        signing = People(tuple(Attendance(name=s.name) for s in signed))
        anybody = People(tuple(Attendance(name=s.name) for s in subject.minutes.signatures))
        for person in held:
            same = signing.find(person.name)
            if same and other_spelling(person.name, same[0].name):
                yield finding("name.spelling", page=subject.page_of(person, "name"), one=person.name, two=same[0].name,
                              place="i underskriften")
            changed = role == "chair" and _second_chair(subject, signed)
            if same or changed or anybody.find(person.name) or _shifted(subject, signed, role):
                continue
            yield from _not_the_same(subject, person, signing, f"{role}.unsigned")


def _holds(person: Attendance, office: Office) -> bool:
    secretary = office == "secretary" and person.present
    titled = secretary and (person.title or "").casefold() in load()["approval"]["secretaries"]
    return person.office == office or titled


def _shifted(subject: Subject, signed: list[Signature], role: SignatureRole) -> bool:
    """Whether the reader gave the chair's name to the secretary's line."""
    listed = [p for s in signed for p in subject.people.find(s.name)]
    return role == "secretary" and any(p.office == "chair" for p in listed)


def _second_chair(subject: Subject, signed: list[Signature]) -> bool:
    """Whether a vice chair signs as chair: the chair changed, which the list may leave out."""
    vice = ("first_vice_chair", "second_vice_chair")
    listed = [p for s in signed for p in subject.people.find(s.name)]
    return any(p.office in vice or (p.office == "chair" and _called_chair(subject, p)) for p in listed)


def _called_chair(subject: Subject, person: Attendance) -> bool:
    """Whether the list itself, beside the name, says that somebody chaired."""
    place = subject.place(person, "name")
    line = subject.text.line_at(place.start) if place else None
    return line is not None and "ordf" in subject.text.of(line).casefold()


def _not_the_same(subject: Subject, person: Attendance, signing: People, code: str) -> Iterator[Finding]:
    page, near = subject.page_of(person, "name"), signing.close(person.name)
    if near is not None:
        yield finding("name.spelling", page=page, one=person.name, two=near.name, place="i underskriften")
    else:
        yield finding(code, page=page, name=person.name, signed=", ".join(p.name for p in signing.listed))


def _named(subject: Subject) -> tuple[Attendance, ...]:
    """The adjusters as the front page names them."""
    named = labels.names(subject, "adjusters")
    if named:
        return tuple(Attendance(name=name) for name, _ in named if is_person(name))
    return tuple(p for p in subject.people.listed if p.office == "adjuster")


def _adjusters(subject: Subject) -> Iterator[Finding]:
    named, signed = _named(subject), _signed(subject, "adjuster")
    signing = People(tuple(Attendance(name=s.name) for s in signed))
    for person in named:
        listed = subject.people.find(person.name)
        if subject.people.known and listed and not any(p.present for p in listed):
            yield finding("adjuster.absent", page=subject.page_of(listed[0], "name"), name=person.name)
        if len(named) == 1 and any(p.office == "chair" for p in listed):
            yield finding("adjuster.chair", page=subject.page_of(listed[0], "name"), name=person.name)
        if signed and len(named) <= max(2, len(signed)) and not signing.find(person.name):
            yield from _not_the_same(subject, person, signing, "adjuster.unsigned")
    yield from _elected(subject, People(named))


def _elected(subject: Subject, named: People) -> Iterator[Finding]:
    """The adjusters of the paragraph that elects them against the front page."""
    for matter in subject.matters:
        title = matter.paragraph.title or ""
        if not named.listed or not has("approval", "election", title):
            continue
        elected = _elected_names(subject, matter)
        if elected and not any(named.find(name) or named.close(name) for name in elected):
            yield finding("adjuster.elected", matter.number, matter.page, number=matter.number,
                          elected=", ".join(elected), named=", ".join(p.name for p in named.listed))


def _elected_names(subject: Subject, matter: Matter) -> list[str]:
    for decision in matter.paragraph.decisions:
        place = subject.place(decision, "text")
        if place is None:
            continue
        content = subject.text.content
        stop = pattern("approval", "substitutes").search(content, place.start, place.end)
        end = stop.start() if stop else place.end
        return [p.name for p in shapes.read_people(content, place.start, end, subject.people.parties)]
    return []


def _ended(subject: Subject) -> datetime | None:
    minutes = subject.minutes
    if not subject.days:
        return None
    clock = minutes.end or minutes.start or "00:00"
    if not regex.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", clock):
        return None
    return datetime.combine(subject.days[0], time.fromisoformat(clock))


def _early(subject: Subject) -> Iterator[Finding]:
    ended, done = _ended(subject), adjusted(subject)
    if ended is None:
        return
    for signature in subject.minutes.signatures:
        moment = signed_at(signature)
        if moment and moment < ended:
            yield finding("signature.early", page=subject.page_of(signature, "signed_at"), name=signature.name,
                          signed=f"{moment:%Y-%m-%d %H:%M}", ended=f"{ended:%Y-%m-%d %H:%M}")
    if done and done.stated and done.day < subject.days[0]:
        yield finding("approval.early", page=done.page, day=done.day, date=subject.days[0])


def _notice(subject: Subject) -> Iterator[Finding]:
    notice, done = subject.minutes.notice, adjusted(subject)
    if notice is None:
        return
    posted = date.fromisoformat(notice.posted) if notice.posted else None
    removed = date.fromisoformat(notice.removed) if notice.removed else None
    page = subject.page_of(notice, "posted") or subject.page_of(notice, "removed")
    if posted and subject.days and posted < subject.days[0]:
        yield finding("notice.before-meeting", page=page, posted=posted, date=subject.days[0])
    elif posted and done and posted < done.day:
        yield finding("notice.early", page=page, posted=posted, day=done.day)
    if posted and removed:
        days = (removed - posted).days
        if days < 0:
            yield finding("notice.order", page=page, posted=posted, removed=removed)
        elif _too_long(posted, removed) or (days < _LEAST_DAYS and not applies(subject)):
            yield finding("notice.length", page=page, days=days, posted=posted, removed=removed)


def _too_long(posted: date, removed: date) -> bool:
    """Whether the notice is up for more than 23 days, also where a weekend or a holiday moves its last day on."""
    last = next_workday(posted + timedelta(days=_MOST_DAYS - 1)) + timedelta(days=1)
    return removed > max(last, posted + timedelta(days=_MOST_DAYS))
