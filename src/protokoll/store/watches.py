"""Saved queries: their rows, and what has arrived since."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from protokoll.errors import StoreError
from protokoll.store import schema

_COLUMNS = "name, query, since, seen, made_at, run_at"


@dataclass(frozen=True, slots=True)
class Watch:
    """A saved query. `since` and `seen` count documents in the order in which they came into the archive."""

    name: str
    query: str
    since: int
    """The last document that was there when the watch was made."""
    seen: int
    """The last document that a run has reported on."""
    made_at: str
    run_at: str | None


def last_arrival(connection: sqlite3.Connection) -> int:
    """The number of the document that came last."""
    (last,) = connection.execute("select coalesce(max(arrival), 0) from arrivals").fetchone()
    return int(last)


def arrived_at(connection: sqlite3.Connection) -> dict[str, str]:
    """When each document came into the archive."""
    rows = connection.execute("select d.id, a.arrived_at from documents d join arrivals a on a.sha256 = d.sha256")
    return dict(rows.fetchall())


def read(connection: sqlite3.Connection) -> list[Watch]:
    """All saved queries, by name."""
    return [Watch(*row) for row in connection.execute(f"select {_COLUMNS} from watches order by name")]


def add(connection: sqlite3.Connection, name: str, query: str, since: int) -> None:
    """Save a query."""
    try:
        connection.execute(
            "insert into watches(name, query, since, seen, made_at) values (?, ?, ?, ?, ?)",
            (name, query, since, since, _now()),
        )
    except sqlite3.IntegrityError as error:
        raise StoreError(f"{name}: there is a watch of that name. Remove it first, or choose another name") from error


def remove(connection: sqlite3.Connection, name: str) -> None:
    """Take a saved query out."""
    if not connection.execute("delete from watches where name = ?", (name,)).rowcount:
        known = ", ".join(watch.name for watch in read(connection)) or "none"
        raise StoreError(f"{name}: no such watch. There are: {known}")


def mark(connection: sqlite3.Connection, names: Iterable[str], seen: int) -> None:
    """Note that what arrived up to `seen` has been reported."""
    connection.executemany(
        "update watches set seen = ?, run_at = ? where name = ?", [(seen, _now(), name) for name in names]
    )


@contextmanager
def writing(path: Path) -> Iterator[sqlite3.Connection]:
    """The archive, open for a short change to the saved queries, also while documents are being brought in."""
    schema.reading(path).close()  # it must be there, and of this version
    connection = schema.writing(path)
    try:
        with connection:
            connection.execute("begin immediate")
            yield connection
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path}: could not be written ({error}). Try again") from error
    finally:
        schema.tidy(connection)
        connection.close()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
