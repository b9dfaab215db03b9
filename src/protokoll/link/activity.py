"""What one person did: meetings attended and missed, offices, yrkanden, reservations, statements, jäv and votes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from protokoll.link.organisations import organisation_key, owner_of
from protokoll.link.people import Person, party_code
from protokoll.records import Attendance, AttendanceRole, Minutes, Office, Paragraph

ActKind = Literal["yrkande", "reservation", "statement", "recusal", "vote"]


@dataclass(frozen=True, slots=True)
class Seat:
    """A person at one meeting: present or not, in which role and office, for whom."""

    date: str | None
    body: str | None
    present: bool
    role: AttendanceRole
    offices: tuple[Office, ...]
    replaces: str | None
    name: str
    document: str


@dataclass(frozen=True, slots=True)
class Act:
    """Something that a person did in a matter; `text` holds the words, or of a vote the choice and what it meant."""

    kind: ActKind
    date: str | None
    body: str | None
    number: str
    title: str | None
    text: str
    name: str
    page: int
    document: str


@dataclass(frozen=True, slots=True)
class Activity:
    """One person's activity in order of time."""

    person: Person
    seats: tuple[Seat, ...]
    acts: tuple[Act, ...]

    @property
    def attended(self) -> int:
        """At how many meetings the person was."""
        return sum(seat.present for seat in self.seats)

    @property
    def missed(self) -> int:
        """At how many meetings the person was noted absent."""
        return len(self.seats) - self.attended

    @property
    def substitutions(self) -> int:
        """At how many meetings the person served for somebody else."""
        return sum(seat.present and seat.role == "serving_substitute" for seat in self.seats)


def activity(person: Person, documents: Iterable[tuple[str, Minutes]]) -> Activity:
    """Read a person's activity from the documents of their organisation; others are passed over.

    Documents are best given main versions first: a meeting or a paragraph that stands in several files counts once.
    Costs one pass over the documents given: those in which one of the person's `spellings` stands are enough.
    """
    names = {(_plain(name), party) for name, party in person.spellings}
    seats: dict[tuple[str | None, str | None], Seat] = {}
    acts: dict[tuple[str | None, ...], Act] = {}
    for id_, minutes in documents:
        if organisation_key(owner_of(id_, minutes.organisation)) != organisation_key(person.owner):
            continue
        date = minutes.dates[0] if minutes.dates else None
        mine = [entry for entry in minutes.attendance if (_plain(entry.name), party_code(entry.party)) in names]
        if mine:
            seats.setdefault((minutes.body, date), _seat(mine, minutes, date, id_))
        for paragraph in minutes.paragraphs:
            for kind, name, text in _acts(paragraph, names):
                key = (kind, date, minutes.body, paragraph.number, paragraph.title, text)
                acts.setdefault(key, Act(*key, name, paragraph.pages[0], id_))
    ordered = sorted(acts.values(), key=lambda act: act.date or "")
    return Activity(person, tuple(sorted(seats.values(), key=lambda seat: seat.date or "")), tuple(ordered))


def _plain(name: str) -> str:
    return " ".join(name.split())


def _seat(mine: list[Attendance], minutes: Minutes, date: str | None, document: str) -> Seat:
    """One seat of all the entries that name the person: a member may be the chair and an adjuster too."""
    main = next((entry for entry in mine if entry.present), mine[0])
    offices = tuple(dict.fromkeys(entry.office for entry in mine if entry.office))
    return Seat(date, minutes.body, main.present, main.role, offices, main.replaces, main.name, document)


def _acts(paragraph: Paragraph, names: set[tuple[str, str | None]]) -> Iterator[tuple[ActKind, str, str]]:
    movers: tuple[tuple[ActKind, tuple[tuple[str, str | None, str], ...]], ...] = (
        ("yrkande", tuple((m.name, m.party, m.text) for m in paragraph.yrkanden)),
        ("reservation", tuple((m.name, m.party, m.text) for m in paragraph.reservations)),
        ("statement", tuple((m.name, m.party, m.text) for m in paragraph.statements)),
        ("recusal", tuple((m.name, m.party, "") for m in paragraph.recused)),
    )
    for kind, listed in movers:
        for name, party, text in listed:
            if (_plain(name), party_code(party)) in names:
                yield kind, name, text
    for vote in paragraph.votes:
        for ballot in vote.ballots:
            if (_plain(ballot.name), party_code(ballot.party)) in names:
                means = {"yes": vote.yes_means, "no": vote.no_means}.get(ballot.choice)
                yield "vote", ballot.name, f"{ballot.choice}: {means}" if means else ballot.choice
