"""Attendance against itself and against those who move, reserve themselves and leave because of jäv."""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.checks import labels
from protokoll.checks.finding import Finding, finding
from protokoll.checks.numbering import numbered, whole
from protokoll.checks.people import SERVING, fold, is_person
from protokoll.checks.scope import applies
from protokoll.checks.subject import Matter, Subject
from protokoll.checks.words import has
from protokoll.records import Attendance, Mover, Recusal
from protokoll.shapes import numbers


def presence(subject: Subject) -> Iterator[Finding]:
    """Everything that the attendance list can contradict."""
    if not labels.several_meetings(subject):
        yield from _list(subject)
        yield from _replaced(subject)
    yield from _ranges(subject)
    for matter in subject.matters:
        yield from _movers(subject, matter, "mover", matter.paragraph.yrkanden)
        yield from _movers(subject, matter, "reservation", matter.paragraph.reservations)
        yield from _recused(subject, matter)
    yield from _parties(subject)


def limited_to(subject: Subject, person: Attendance) -> bool:
    """Whether somebody was there for a part of the meeting only, by the record or by what stands beside the name."""
    place = subject.place(person, "name")
    line = subject.text.line_at(place.start) if place else None
    beside = subject.text.content[place.end : line.end] if place and line else ""
    return bool(person.paragraphs) or has("presence", "part", beside)


def _list(subject: Subject) -> Iterator[Finding]:
    people = subject.people.listed
    for name, page in labels.names(subject, "absent"):
        there = [p for p in subject.people.find(name) if p.present and p.role in SERVING]
        if is_person(name) and there and not any(limited_to(subject, p) for p in there):
            yield finding("attendance.conflict", page=page, name=name)
    serving = [p for p in people if p.present and p.role in SERVING]
    chaired = any(p.office in ("chair", "first_vice_chair", "second_vice_chair") for p in people)
    if applies(subject) and len(serving) >= 3 and not chaired:
        yield finding("attendance.chair", page=subject.page_of(serving[0], "name"))


def _replaced(subject: Subject) -> Iterator[Finding]:
    taken: dict[str, Attendance] = {}
    for person in subject.people.listed:
        if not person.replaces or " " not in fold(person.replaces) or limited_to(subject, person):
            continue
        page = subject.page_of(person, "name")
        wanted = fold(person.replaces)
        there = [p for p in subject.people.listed if fold(p.name) == wanted and p.present and p.role == "member"]
        if there and not any(limited_to(subject, p) for p in there):
            yield finding("attendance.replaced-present", page=page, substitute=person.name, name=there[0].name)
        first = taken.setdefault(wanted, person)
        if first is not person and fold(first.name) != fold(person.name):
            yield finding("attendance.replaced-twice", page=page, name=person.replaces, one=first.name, two=person.name)


def _ranges(subject: Subject) -> Iterator[Finding]:
    have = numbered(subject.minutes)
    if subject.minutes.kind != "minutes" or len(have) < 3:
        return
    low, high = min(have), max(have)
    for person in subject.people.listed:
        if not person.paragraphs or "kl" in person.paragraphs:
            continue
        named = [n for m in numbers.find_ranges(person.paragraphs) for one in (m.first, m.last) if (n := whole(one))]
        if any(n < low or n > high for n in named):
            yield finding("attendance.range", page=subject.page_of(person, "name"), name=person.name,
                          range=person.paragraphs, low=low, high=high)


def _movers(subject: Subject, matter: Matter, area: str, movers: tuple[Mover, ...]) -> Iterator[Finding]:
    """Those who move or reserve themselves: listed, present, serving, and under the same name."""
    people = subject.people
    if not subject.attested:
        return
    for mover in movers:
        page = subject.page_of(mover, "name", matter.page)
        if not is_person(mover.name):
            continue
        listed = people.find(mover.name)
        if not listed:
            yield from _unlisted(subject, matter, area, mover, page)
        elif not any(p.present for p in listed):
            yield finding(f"{area}.absent", matter.number, page, name=mover.name)
        elif all(p.role == "substitute" and not p.paragraphs and not p.replaces for p in listed) and any(
            p.role == "serving_substitute" for p in people.listed
        ):
            yield finding(f"{area}.not-serving", matter.number, page, name=mover.name)
        if mover.party and listed and subject.place(mover, "party"):
            known = {p.party for p in listed if p.party}
            if known and mover.party not in known:
                yield finding("name.party", matter.number, page, name=mover.name, one="/".join(sorted(known)),
                              two=mover.party, number=matter.number)


def _unlisted(subject: Subject, matter: Matter, area: str, mover: Mover, page: int | None) -> Iterator[Finding]:
    near, substitute = subject.people.close(mover.name), subject.people.replaced(mover.name)
    if near is not None:
        yield finding("name.spelling", matter.number, page, one=near.name, two=mover.name, place=f"i § {matter.number}")
    elif substitute is not None and area == "mover":
        yield finding("mover.replaced", matter.number, page, name=mover.name, substitute=substitute.name)
    elif not subject.people.surname(mover.name):
        yield finding(f"{area}.stranger", matter.number, page, name=mover.name)


def _recused(subject: Subject, matter: Matter) -> Iterator[Finding]:
    paragraph = matter.paragraph
    movers = {fold(m.name) for m in paragraph.yrkanden}
    reserved = {fold(m.name) for m in paragraph.reservations}
    for person in paragraph.recused:
        page, name = subject.page_of(person, "name", matter.page), fold(person.name)
        if name in movers:
            yield finding("recusal.mover", matter.number, page, name=person.name)
        if name in reserved:
            yield finding("recusal.reservation", matter.number, page, name=person.name)
        if subject.attested and is_person(person.name) and not subject.people.find(person.name):
            near = subject.people.close(person.name)
            if near is None:
                yield finding("recusal.stranger", matter.number, page, name=person.name)
            else:
                yield finding("name.spelling", matter.number, page, one=near.name, two=person.name,
                              place=f"i § {matter.number}")


def _parties(subject: Subject) -> Iterator[Finding]:
    """A printed party that nobody in the list has; once for each party."""
    known = set(subject.people.parties)
    if not subject.attested or len(known) < 2:
        return
    for matter in subject.matters:
        paragraph = matter.paragraph
        named: list[Mover | Recusal] = [*paragraph.yrkanden, *paragraph.reservations, *paragraph.recused]
        for person in named:
            named_party = person.party and person.party not in known and subject.place(person, "party")
            listed = {p.party for p in subject.people.find(person.name)}
            if named_party and (None in listed or not is_person(person.name)):
                known.add(person.party or "")
                yield finding("party.unknown", matter.number, subject.page_of(person, "party", matter.page),
                              name=person.name, party=person.party)
