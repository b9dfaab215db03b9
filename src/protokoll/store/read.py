"""What can be asked of an archive without a query: documents, records, tables."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from protokoll.store.rows import COLUMNS, Row

_DOCUMENT_TABLE = (
    "id", "organisation", "body", "kind", "date", "last_date", "start_time", "end_time", "place", "first_paragraph",
    "last_paragraph", "file", "path", "sha256", "media_type", "pages", "characters", "parser_version",
    "derived",
)
_OF_PARAGRAPH = frozenset(name for name, columns in COLUMNS.items() if columns[0] == "paragraph" or name in {
    "proposals", "decisions", "votes",
})


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of the archive, in a line."""

    id: str
    date: str | None
    organisation: str | None
    body: str | None
    kind: str
    paragraphs: int
    decisions: int
    warnings: int
    file: str
    path: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table to be written out: its name, its columns, its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[Row]


def documents(connection: sqlite3.Connection) -> Iterator[DocumentRow]:
    """Every document in order of time."""
    for row in connection.execute(
        "select d.id, date, organisation, body, kind,"
        " (select count(*) from paragraphs p where p.document = d.id),"
        " (select count(*) from decisions x join paragraphs p on p.id = x.paragraph where p.document = d.id),"
        " (select count(*) from warnings w where w.document = d.id), file, path"
        " from documents d order by date, d.id"
    ):
        yield DocumentRow(*row)


def counts(connection: sqlite3.Connection) -> tuple[int, int]:
    """How many documents and paragraphs the archive holds."""
    row = connection.execute(
        "select (select count(*) from documents), (select count(*) from paragraphs)"
    ).fetchone()
    return row[0], row[1]


def find_documents(connection: sqlite3.Connection, name: str) -> list[str]:
    """The ids of the documents that a name stands for: an id, the beginning of one, or a file's name or path."""
    for where in ("id = :name", "path = :name or file = :name", "substr(id, 1, length(:name)) = :name"):
        found = connection.execute(f"select id from documents where {where} order by id", {"name": name}).fetchall()
        if found:
            return [id_ for (id_,) in found]
    return []


def records(connection: sqlite3.Connection, ids: set[str] | None = None) -> Iterator[tuple[str, str]]:
    """The id and record (JSON) of all documents, or of some, in order of time."""
    for (id_,) in connection.execute("select id from documents order by date, id").fetchall():
        if ids is None or id_ in ids:
            (record,) = connection.execute("select record from documents where id = ?", (id_,)).fetchone()
            yield id_, record


def record(connection: sqlite3.Connection, document: str) -> dict[str, Any]:
    """The record of one document; an empty one where there is no such document."""
    row = connection.execute("select record from documents where id = ?", (document,)).fetchone()
    data: dict[str, Any] = json.loads(row[0]) if row else {}
    return data


def private_record(connection: sqlite3.Connection, document: str) -> dict[str, Any] | None:
    """The parts of a document's record that say something private; None where nothing does.

    All of it, where the document came in before places were noted.
    """
    noted = connection.execute("select distinct paragraph, kind from private_findings where document = ?", (document,))
    found = noted.fetchall()
    if not found:
        return None
    whole = record(connection, document)
    if any(kind == "unread" for _, kind in found):
        return whole
    positions = {position for position, _ in found}
    parts: dict[str, Any] = whole if None in positions else {}
    kept = [one for position, one in enumerate(whole.get("paragraphs", ()), start=1) if position in positions]
    return parts | {"paragraphs": kept}


def paragraph_ids(connection: sqlite3.Connection, document: str) -> list[str]:
    """The ids of a document's paragraphs, in order."""
    found = connection.execute("select id from paragraphs where document = ? order by position", (document,))
    return [id_ for (id_,) in found]


def tables(connection: sqlite3.Connection, paragraphs: set[str] | None, documents: set[str] | None) -> Iterator[Table]:
    """Every table to be exported, or the part of each that belongs to some paragraphs and documents."""
    connection.execute("create temp table if not exists chosen (id text primary key) without rowid")
    with connection:
        connection.execute("begin")
        connection.execute("delete from chosen")
        chosen = [(id_,) for id_ in (paragraphs or set()) | (documents or set())]
        connection.executemany("insert into chosen values (?)", chosen)
    everything = paragraphs is None and documents is None
    yield _table(connection, "documents", _DOCUMENT_TABLE, "t.id", None if everything else "t.id")
    for name, columns in COLUMNS.items():
        if name == "case_numbers":
            continue
        document, chosen_by, columns = _belongs(name, columns)
        yield _table(connection, name, columns, document, None if everything else chosen_by)


def _belongs(name: str, columns: tuple[str, ...]) -> tuple[str, str, tuple[str, ...]]:
    """How a row of a table is tied to its document: the document's id, the id to choose by, the columns to show."""
    if name == "paragraphs":
        return "t.document", "t.id", tuple(c for c in columns if c != "document")
    if name == "ballots":
        own = "(select paragraph from votes v where v.id = t.vote)"
    elif name in _OF_PARAGRAPH:
        own = "t.paragraph"
    else:
        return "t.document", "t.document", tuple(c for c in columns if c != "document")
    return f"(select document from paragraphs p where p.id = {own})", own, columns


def _table(
    connection: sqlite3.Connection, name: str, columns: tuple[str, ...], document: str, chosen_by: str | None
) -> Table:
    where = "" if chosen_by is None else f" where {chosen_by} in (select id from temp.chosen)"
    shown = columns if name == "documents" else ("document", *columns)
    selected = [f"t.{column}" for column in columns]
    if name != "documents":
        selected.insert(0, document)
    rows = connection.execute(f"select {', '.join(selected)} from {name} t{where} order by t.rowid")
    return Table(name, shown, rows)
