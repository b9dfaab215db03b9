"""Links into their tables, one organisation at a time: nothing ties two organisations together."""

from __future__ import annotations

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from protokoll.link.bodies import BodyIndex
from protokoll.link.cards import DocumentCard, index_bodies
from protokoll.link.case_web import bare_key
from protokoll.link.cases import Case, CaseIndex, CaseRef, build_case
from protokoll.link.citations import Paragraphs
from protokoll.link.coverage import Absent, coverage
from protokoll.link.meetings import Meeting
from protokoll.link.names import person_key
from protokoll.link.people import PersonIndex, Sighting
from protokoll.records import Minutes
from protokoll.store.attribution import CARDS
from protokoll.store.rhythm import gaps

_REF: TypeAdapter[CaseRef] = TypeAdapter(CaseRef)
_CASE: TypeAdapter[Case] = TypeAdapter(Case)
_IN_MEMORY = 300
_SIGHTINGS = """
  select a.name, a.party, a.document, 1 from attendance a join documents d on d.id = a.document
  where d.organisation_key = ?1
""" + "".join(f"""
  union all select t.name, t.party, p.document, 0 from {table} t join paragraphs p on p.id = t.paragraph
  join documents d on d.id = p.document where d.organisation_key = ?1
""" for table in ("yrkanden", "reservations", "statements", "recused")) + """
  union all select b.name, b.party, p.document, 0 from ballots b join votes v on v.id = b.vote
  join paragraphs p on p.id = v.paragraph join documents d on d.id = p.document where d.organisation_key = ?1
"""


def waiting(connection: sqlite3.Connection) -> list[str]:
    """The keys of the organisations whose links are not up to date."""
    return [key for (key,) in connection.execute("select organisation_key from links_waiting order by 1")]


def link(connection: sqlite3.Connection, organisation: str) -> None:
    """Make the links of one organisation, in the caller's transaction.

    Costs a pass over the cards of all its documents; the ways of cases are made again only where something changed.
    """
    _Links(connection, organisation).make()
    connection.execute("update cards set linked = 1 where document in (select id from documents"
                       " where organisation_key = ?)", (organisation,))
    connection.execute("delete from links_waiting where organisation_key = ?", (organisation,))


class Records:
    """The records of documents as linking reads them, a few hundred kept in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._kept: OrderedDict[str, Minutes] = OrderedDict()

    def __call__(self, document: str) -> Minutes:
        """The record of a document, by its id, under the organisation that it was attributed to."""
        found = self._kept.pop(document, None)
        if found is None:
            record, organisation = self._connection.execute(
                "select record, organisation from documents where id = ?", (document,)
            ).fetchone()
            found = Minutes.model_validate_json(record).model_copy(update={"organisation": organisation})
        self._kept[document] = found
        if len(self._kept) > _IN_MEMORY:
            self._kept.popitem(last=False)
        return found


class _Links:
    def __init__(self, connection: sqlite3.Connection, organisation: str) -> None:
        self._connection = connection
        self._key = organisation
        self._changed: set[str] = set()
        self._load = Records(connection)

    def make(self) -> None:
        cards = list(self._cards())
        names = [one.organisation for one in cards if one.organisation]
        self._name = max(sorted(set(names)), key=names.count) if names else None
        bodies = index_bodies(cards, self._abbreviations())
        paragraphs = Paragraphs(cards, bodies)
        self._meetings(paragraphs.meetings)
        self._bodies(bodies, paragraphs.meetings, cards[0].owner if cards else self._key)
        self._cases(CaseIndex(paragraphs))
        self._people()
        self._coverage(paragraphs)

    def _cards(self) -> Iterator[DocumentCard]:
        for document, text, linked in self._connection.execute(
            "select c.document, c.card, c.linked from cards c join documents d on d.id = c.document"
            " where d.organisation_key = ? order by d.date, d.id", (self._key,)
        ):
            if not linked:
                self._changed.add(document)
            yield CARDS.validate_json(text)

    def _abbreviations(self) -> list[tuple[str | None, str, str]]:
        rows = self._connection.execute(
            "select coalesce(d.organisation, '?' || d.id), c.abbreviations from cards c"
            " join documents d on d.id = c.document where d.organisation_key = ? and c.abbreviations <> '[]'"
            " order by d.date, d.id", (self._key,)
        )
        return [(owner, short, name) for owner, pairs in rows for short, name in json.loads(pairs)]

    def _clear(self, table: str) -> None:
        self._connection.execute(f"delete from {table} where organisation_key = ?", (self._key,))

    def _meetings(self, meetings: list[Meeting]) -> None:
        self._clear("meetings")
        self._connection.execute(
            "delete from paragraph_copies where paragraph in (select p.id from paragraphs p"
            " join documents d on d.id = p.document where d.organisation_key = ?)", (self._key,)
        )
        for one in meetings:
            number = self._connection.execute(
                "insert into meetings(organisation_key, organisation, body_key, body, date, document)"
                " values (?, ?, ?, ?, ?, ?)",
                (self._key, one.organisation_name, one.body, one.body_name, one.date, one.main),
            ).lastrowid
            self._connection.executemany(
                "insert or replace into meeting_files values (?, ?, ?, ?, ?, ?)",
                [(v.document, number, n, v.part, v.status, v.replaced_by) for n, v in enumerate(one.versions)],
            )
            for joined in one.paragraphs:
                if len(joined.places) > 1:
                    ids = [self._paragraph(p.document, p.position) for p in joined.places]
                    rows = [(id_, ids[0]) for id_ in ids[1:] if id_ and ids[0]]
                    self._connection.executemany("insert or ignore into paragraph_copies values (?, ?)", rows)

    def _paragraph(self, document: str, position: int) -> str | None:
        row = self._connection.execute(
            "select id from paragraphs where document = ? and position = ?", (document, position + 1)
        ).fetchone()
        return None if row is None else str(row[0])

    def _bodies(self, bodies: BodyIndex, meetings: list[Meeting], owner: str) -> None:
        self._clear("bodies")
        self._clear("body_spellings")
        days: dict[str, list[str]] = {}
        for one in meetings:
            days.setdefault(one.body, []).append(one.date)
        for key, name, spellings in bodies.bodies(owner):
            self._connection.execute("insert into bodies values (?, ?, ?, ?, ?)", (
                self._key, key, self._name, name, json.dumps(gaps(days.get(key, []))),
            ))
            self._connection.executemany(
                "insert or ignore into body_spellings values (?, ?, ?, ?, ?)",
                [(self._key, key, s.spelling, s.reason, s.score) for s in spellings],
            )

    def _cases(self, index: CaseIndex) -> None:
        before = dict(self._connection.execute(
            "select key, link from cases where organisation_key = ?", (self._key,)
        ).fetchall())
        for ref in index.refs():
            text = _REF.dump_json(ref).decode()
            if before.pop(ref.key, None) != text or self._is_touched(ref):
                self._case(ref, text)
        self._connection.executemany(
            "delete from cases where organisation_key = ? and key = ?", [(self._key, key) for key in before]
        )

    def _is_touched(self, ref: CaseRef) -> bool:
        entries = (*ref.entries, *ref.related)
        return any(place.document in self._changed for entry in entries for place in entry.places)

    def _case(self, ref: CaseRef, text: str) -> None:
        case = build_case(ref, self._load)
        days = [step.date for step in case.steps if step.date]
        self._connection.execute("delete from cases where organisation_key = ? and key = ?", (self._key, ref.key))
        number = self._connection.execute(
            "insert into cases(organisation_key, organisation, key, bare, numbered, title, first_date, last_date, link,"
            " story) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._key, ref.organisation_name, ref.key, bare_key(ref.key),
             int(any(entry.joined == "number" for entry in ref.entries)), case.title, min(days, default=None),
             max(days, default=None), text, _dumps(_CASE.dump_python(case, mode="json"))),
        ).lastrowid
        self._connection.executemany("insert or ignore into case_spellings values (?, ?)",
                                     [(number, spelling) for spelling in ref.spellings])
        self._connection.executemany("insert into case_steps values (?, ?, ?, ?, ?, ?)", [
            (number, place.document, self._paragraph(place.document, place.position), e.joined, e.evidence, e.score)
            for e in ref.entries for place in e.places
        ])

    def _people(self) -> None:
        self._clear("people")
        owner = self._name or self._key
        rows = self._connection.execute(_SIGHTINGS, (self._key,))
        index = PersonIndex.of(Sighting(name, party, owner, id_, bool(listed)) for name, party, id_, listed in rows)
        for person in index.people(owner):
            number = self._connection.execute(
                "insert into people(organisation_key, organisation, name, party) values (?, ?, ?, ?)",
                (self._key, self._name, person.name, person.party),
            ).lastrowid
            self._connection.executemany("insert into person_spellings values (?, ?, ?, ?)",
                                         [(number, name, party, person_key(name)) for name, party in person.spellings])

    def _coverage(self, paragraphs: Paragraphs) -> None:
        self._clear("coverage")
        found = coverage(paragraphs)
        rows: list[tuple[Any, ...]] = [
            (self._key, self._name, r.body, r.year, json.dumps(r.meetings), r.documents, r.paragraphs, r.first, r.last,
             r.series, json.dumps(r.missing), _dumps([asdict(a) for a in r.absent]))
            for r in found.rows
        ]
        elsewhere: dict[tuple[str | None, str], list[Absent]] = {}
        for _, absent in found.absent:
            elsewhere.setdefault((absent.body, absent.date[:4]), []).append(absent)
        rows += [
            (self._key, self._name, body, year, "[]", 0, 0, None, None, "none", "[]", _dumps([asdict(a) for a in lost]))
            for (body, year), lost in elsewhere.items()
        ]
        self._connection.executemany(f"insert into coverage values ({', '.join('?' * 12)})", rows)


def _dumps(value: Any) -> str:
    return json.dumps(_without_spans(value), ensure_ascii=False, separators=(",", ":"))


def _without_spans(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_spans(item) for key, item in value.items() if key != "spans"}
    return [_without_spans(item) for item in value] if isinstance(value, list) else value
