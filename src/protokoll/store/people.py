"""What people did: found by any spelling of the name, one person of one organisation at a time."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from protokoll.link.activity import Activity, activity
from protokoll.link.names import person_key
from protokoll.link.people import Person, PersonIndex, Sighting, party_code
from protokoll.records import Minutes
from protokoll.store.links import Records

_PARTS = {
    table: f"select p.document from {table} t join paragraphs p on p.id = t.paragraph where t.name in ({{marks}})"
    for table in ("yrkanden", "reservations", "statements", "recused")
}
_NAMED_IN = " union ".join((
    "select document from attendance where name in ({marks})",
    *_PARTS.values(),
    "select p.document from ballots b join votes v on v.id = b.vote join paragraphs p on p.id = v.paragraph"
    " where b.name in ({marks})",
))


@dataclass(frozen=True, slots=True)
class _Found:
    number: int
    organisation_key: str
    person: Person


def find(connection: sqlite3.Connection, name: str, organisation: str | None = None) -> list[Activity]:
    """What everybody did that a name can stand for: two of one name in two organisations are two.

    Costs the reading of each document that names them.
    """
    name, party = _taken_apart(name)
    found = [
        one for one in _people(connection, name)
        if _is_of(one.person.organisation, organisation) and party in (None, one.person.party)
    ]
    load = Records(connection)
    return [activity(one.person, _documents(connection, one, load)) for one in found]


def _taken_apart(name: str) -> tuple[str, str | None]:
    """'Anna Berg (S)': the name and the party."""
    before, bracket, party = name.strip().partition("(")
    return (before.strip(), party_code(party.strip(" )"))) if bracket and before.strip() else (name, None)


def similar(connection: sqlite3.Connection, name: str, limit: int = 5) -> list[str]:
    """Names in the archive that share a word with one that is not there."""
    rows = _like(connection, name)
    return list(dict.fromkeys(f"{found} ({party})" if party else found for _, found, party in rows))[:limit]


def _people(connection: sqlite3.Connection, name: str) -> list[_Found]:
    """By the name itself, else by what it is an initial, a part or a misspelling of."""
    rows = connection.execute("select distinct person from person_spellings where key = ?", (person_key(name),))
    numbers = [number for (number,) in rows.fetchall()]
    if not numbers:
        near = _like(connection, name)
        index = PersonIndex.of(Sighting(spelled, party, str(number), "") for number, spelled, party in near)
        numbers = [int(person.owner) for person in index.find(name)]
    found = [_person(connection, number) for number in sorted(set(numbers))]
    return sorted(found, key=lambda one: (one.person.organisation is None, one.person.owner, one.person.name))


def _like(connection: sqlite3.Connection, name: str) -> list[tuple[int, str, str | None]]:
    words = [word.strip(".,()") for word in name.split()]
    like = [f"%{word}%" for word in words if len(word) > 2]
    if not like:
        return []
    where = " or ".join(["name like ?"] * len(like))
    return connection.execute(
        f"select person, name, party from person_spellings where {where} order by name", like
    ).fetchall()


def _person(connection: sqlite3.Connection, number: int) -> _Found:
    key, organisation, name, party = connection.execute(
        "select organisation_key, organisation, name, party from people where id = ?", (number,)
    ).fetchone()
    spellings = connection.execute(
        "select name, party from person_spellings where person = ? order by rowid", (number,)
    ).fetchall()
    owner = organisation or key
    return _Found(number, key, Person(person_key(name), name, party, owner, tuple(map(tuple, spellings)), ()))


def _documents(connection: sqlite3.Connection, found: _Found, load: Records) -> Iterator[tuple[str, Minutes]]:
    """The documents that name a person, those that count first, each under the organ's one name."""
    names = list(dict.fromkeys(name for name, _ in found.person.spellings))
    marks = ", ".join(f"?{n}" for n in range(2, len(names) + 2))
    rows = connection.execute(
        "select d.id, m.body from documents d left join meeting_files f on f.document = d.id"
        " left join meetings m on m.id = f.meeting where d.organisation_key = ?1"
        f" and d.id in ({_NAMED_IN.format(marks=marks)})"
        " order by coalesce(f.position, 9), d.date, d.id", (found.organisation_key, *names),
    ).fetchall()
    for document, body in rows:
        minutes = load(document)
        yield document, minutes.model_copy(update={"body": body}) if body else minutes


def _is_of(name: str | None, wanted: str | None) -> bool:
    return wanted is None or (name is not None and wanted.strip().casefold() in name.casefold())
