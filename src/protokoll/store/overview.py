"""What the archive holds and what it lacks: organs with their meetings, and coverage by organ and year."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way in which an organ's name is written, and why it is taken for that organ."""

    spelling: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class Body:
    """An organ: how many meetings, from when to when, where its rhythm breaks off, how many § are missing."""

    organisation: str | None
    body: str
    meetings: int
    first: str | None
    last: str | None
    gaps: tuple[tuple[str, str], ...]
    missing: int
    spellings: tuple[Spelling, ...]


@dataclass(frozen=True, slots=True)
class AbsentParagraph:
    """A paragraph that documents refer to and that is in none; `cited_in` are their ids."""

    body: str | None
    date: str
    number: str
    raw: str
    cited_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """An organ's year: `missing` are ranges of § that no document has, `series` says how the § are counted.

    `body` is None for paragraphs that are referred to without their organ; without meetings the archive has nothing
    of that year but references to it.
    """

    organisation: str | None
    body: str | None
    year: str
    meetings: tuple[str, ...]
    documents: int
    paragraphs: int
    first: str | None
    last: str | None
    series: str
    missing: tuple[tuple[int, int], ...]
    absent: tuple[AbsentParagraph, ...]

    @property
    def missing_count(self) -> int:
        """How many numbers are missing."""
        return sum(last - first + 1 for first, last in self.missing)


@dataclass(frozen=True, slots=True)
class FailedDocument:
    """A file that could not be read; the organisation is that of its folder."""

    organisation: str | None
    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """What is there and what is missing."""

    rows: tuple[CoverageRow, ...]
    failed: tuple[FailedDocument, ...]


def bodies(connection: sqlite3.Connection, organisation: str | None = None) -> list[Body]:
    """Every organ by organisation and name."""
    rows = connection.execute(
        "select b.organisation_key, b.key, b.organisation, b.name, b.gaps,"
        " (select count(*) from meetings m where m.organisation_key = b.organisation_key and m.body_key = b.key),"
        " (select min(date) from meetings m where m.organisation_key = b.organisation_key and m.body_key = b.key),"
        " (select max(date) from meetings m where m.organisation_key = b.organisation_key and m.body_key = b.key)"
        " from bodies b order by b.organisation is null, b.organisation, b.name, b.organisation_key"
    ).fetchall()
    return [
        Body(owner, name, meetings, first, last, tuple((a, b) for a, b in json.loads(gaps)),
             _missing(connection, owner_key, name), tuple(_spellings(connection, owner_key, key)))
        for owner_key, key, owner, name, gaps, meetings, first, last in rows if _is_of(owner, organisation)
    ]


def coverage(connection: sqlite3.Connection, organisation: str | None = None) -> CoverageReport:
    """What is there and what is missing, by organisation, organ and year; and the files that failed."""
    rows = connection.execute(
        "select organisation, body, year, meetings, documents, paragraphs, first, last, series, missing, absent"
        " from coverage order by organisation is null, organisation, organisation_key, body is null, body, year"
    )
    found = [
        CoverageRow(
            owner, body, year, tuple(json.loads(days)), documents, paragraphs, first, last, series,
            tuple((a, b) for a, b in json.loads(missing)),
            tuple(AbsentParagraph(**(one | {"cited_in": tuple(one["cited_in"])})) for one in json.loads(absent)),
        )
        for owner, body, year, days, documents, paragraphs, first, last, series, missing, absent in rows
        if _is_of(owner, organisation)
    ]
    failed = connection.execute("select organisation, path, message from failures order by path")
    return CoverageReport(tuple(found), tuple(FailedDocument(*row) for row in failed if _is_of(row[0], organisation)))


def _missing(connection: sqlite3.Connection, organisation: str, body: str) -> int:
    rows = connection.execute(
        "select missing from coverage where organisation_key = ? and body = ?", (organisation, body)
    )
    return sum(last - first + 1 for (ranges,) in rows for first, last in json.loads(ranges))


def _spellings(connection: sqlite3.Connection, organisation: str, key: str) -> Iterator[Spelling]:
    for row in connection.execute(
        "select spelling, reason, score from body_spellings where organisation_key = ? and key = ?"
        " order by score desc, spelling", (organisation, key)
    ):
        yield Spelling(*row)


def _is_of(name: str | None, wanted: str | None) -> bool:
    return wanted is None or (name is not None and wanted.strip().casefold() in name.casefold())
