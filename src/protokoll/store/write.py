"""The writer: documents in and out, one transaction each."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from protokoll.errors import StoreError
from protokoll.records import Minutes
from protokoll.store import project, rows, schema
from protokoll.store.ids import document_id
from protokoll.store.index import Index
from protokoll.store.lock import only_writer


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file looks like from outside: cheap to ask, and enough to see that it has not been touched."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Known:
    """What the archive knows of a file: its document, or why it could not be read; `organisation` is its folder's."""

    stamp: Stamp
    sha256: str
    parser_version: str
    document: str | None
    failure: str | None = None
    organisation: str | None = None


_FILE = "insert or replace into files(path, size, mtime_ns, document, organisation) values (?, ?, ?, ?, ?)"


_PRIVATE = "insert into private_findings values (?, ?, ?, ?, ?, ?, ?, ?)"

Found = tuple[str, int | None, str | None, int, int, int]
"""Something private: its kind, the position of its paragraph, the role of its section, page, start and end."""


class Writer:
    """An archive open for writing; made by `writer`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._index = Index(connection)

    def known_files(self) -> dict[str, Known]:
        """Every file in the archive, and every file that failed, by path."""
        known = {
            path: Known(Stamp(size, mtime), sha, version, document, None, organisation)
            for path, size, mtime, sha, version, document, organisation in self._connection.execute(
                "select f.path, f.size, f.mtime_ns, d.sha256, d.parser_version, d.id, f.organisation"
                " from files f join documents d on d.id = f.document"
            )
        }
        failed = self._connection.execute(
            "select path, size, mtime_ns, sha256, parser_version, message, organisation from failures"
        )
        for path, size, mtime, sha, version, message, organisation in failed:
            document = known[path].document if path in known else None
            known[path] = Known(Stamp(size, mtime), sha, version, document, message, organisation)
        return known

    def put(
        self, path: Path, stamp: Stamp, sha256: str, record: dict[str, Any], parser_version: str,
        organisation: str | None = None, private: Iterable[Found] = (),
    ) -> str:
        """Store a document in place of what the file, or the same content, held before; returns its id.

        `organisation` is what the file's folder says, `private` where the document says something private. Raises
        ValueError, and stores nothing, where the record does not fit the tables.
        """
        try:
            return self._put(path, stamp, sha256, record, parser_version, organisation, private)
        except (sqlite3.IntegrityError, sqlite3.InterfaceError, ArithmeticError, LookupError, TypeError) as error:
            raise ValueError(f"{type(error).__name__}: {error}") from error

    def _put(
        self, path: Path, stamp: Stamp, sha256: str, record: dict[str, Any], parser_version: str,
        organisation: str | None, private: Iterable[Found],
    ) -> str:
        from protokoll.store import attribution

        minutes = Minutes.model_validate(record)
        with self._transaction():
            self._connection.execute("delete from failures where path = ?", (str(path),))
            same = self._connection.execute("select id from documents where sha256 = ?", (sha256,)).fetchone()
            others = [] if same is None else self._detach_all(same[0], path)
            self._release(path)
            found = attribution.attribution_of(minutes, organisation)
            document = self._free_id(record, found.name, sha256)
            self._connection.execute(*_document_row(document, path, sha256, record, parser_version))
            mine = (str(path), stamp.size, stamp.mtime_ns, organisation)
            for other, size, mtime, named in [mine, *others]:
                self._connection.execute(_FILE, (other, size, mtime, document, named))
            self._connection.executemany(_PRIVATE, [(document, i, *one) for i, one in enumerate(private, start=1)])
            attribution.set_organisation(self._connection, document, found)
            rows.insert(self._connection, project.project(document, minutes))
            attribution.describe(self._connection, document, minutes, found)
            self._index.add(document)
        return document

    def attach(self, path: Path, stamp: Stamp, document: str, organisation: str | None = None) -> None:
        """Note that a file holds a document that is there already, and what its folder says of its organisation."""
        from protokoll.store import attribution

        with self._transaction():
            self._connection.execute("delete from failures where path = ?", (str(path),))
            before = attribution.folder_of(self._connection, document)
            self._hold(path, stamp, document, organisation)
            if attribution.folder_of(self._connection, document) != before:
                self._describe_again(document)

    def mismatch(self, document: str) -> str | None:
        """What a document says against its folder's organisation, if anything."""
        from protokoll.store import attribution

        return attribution.mismatch_of(self._connection, document)

    def move(self, old: str, path: Path, stamp: Stamp, document: str, organisation: str | None = None) -> None:
        """Note that a file was moved or renamed."""
        with self._transaction():
            self._connection.execute("delete from files where path = ?", (old,))
            self._hold(path, stamp, document, organisation)
            (record,) = self._connection.execute("select record from documents where id = ?", (document,)).fetchone()
            data = json.loads(record)
            data["source"] |= {"file": path.name, "path": str(path)}
            self._connection.execute(
                "update documents set file = ?, path = ?, record = ? where id = ?",
                (path.name, str(path), _dumps(data), document),
            )
            self._describe_again(document)

    def fail(
        self, path: Path, stamp: Stamp, sha256: str, parser_version: str, message: str, organisation: str | None = None
    ) -> None:
        """Note that a file could not be read; what it held before stays."""
        now = datetime.now(UTC).isoformat(timespec="seconds")
        with self._transaction():
            self._connection.execute(
                "insert or replace into failures values (?, ?, ?, ?, ?, ?, ?, ?)",
                (str(path), stamp.size, stamp.mtime_ns, sha256, parser_version, message, now, organisation),
            )

    def forget(self, path: str) -> bool:
        """Take a file out, with its document if no other file holds it; True if a document went."""
        with self._transaction():
            self._connection.execute("delete from failures where path = ?", (path,))
            return self._release(Path(path))

    def finish(self, changed: int) -> None:
        """Tidy up after `changed` documents came or went, and make the links of their organisations."""
        with self._transaction():
            self._connection.execute(
                "delete from case_numbers where key not in (select case_key from paragraph_cases)"
                " and key not in (select case_key from document_cases)"
            )
            (total,) = self._connection.execute("select count(*) from documents").fetchone()
            if changed * 4 >= max(total, 1):
                self._index.optimize()
        if self._connection.execute("select 1 from links_waiting").fetchone():
            self._link()

    def _link(self) -> None:
        from protokoll.store import links

        for organisation in links.waiting(self._connection):
            with self._transaction():
                links.link(self._connection, organisation)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            with self._connection:
                self._connection.execute("begin immediate")
                yield
        except sqlite3.OperationalError as error:
            raise StoreError(f"the database could not be written ({error}); what was stored before is whole") from error

    def _hold(self, path: Path, stamp: Stamp, document: str, organisation: str | None) -> None:
        self._release(path, unless=document)
        self._connection.execute(_FILE, (str(path), stamp.size, stamp.mtime_ns, document, organisation))

    def _describe_again(self, document: str) -> None:
        """Take a document's name or organisation over into everything that is made from them."""
        from protokoll.store import attribution

        (record,) = self._connection.execute("select record from documents where id = ?", (document,)).fetchone()
        self._index.remove(document)
        attribution.describe_again(self._connection, document, Minutes.model_validate_json(record))
        self._index.add(document)

    def _release(self, path: Path, unless: str | None = None) -> bool:
        """Take a file off its document; the document goes with its last file."""
        found = self._connection.execute("select document from files where path = ?", (str(path),)).fetchone()
        if found is None or found[0] == unless:
            return False
        self._connection.execute("delete from files where path = ?", (str(path),))
        left = self._connection.execute("select path from files where document = ? limit 1", (found[0],)).fetchone()
        if left is None:
            self._delete(found[0])
        return left is None

    def _detach_all(self, document: str, path: Path) -> list[tuple[str, int, int, str | None]]:
        others = self._connection.execute(
            "select path, size, mtime_ns, organisation from files where document = ? and path <> ?",
            (document, str(path)),
        ).fetchall()
        self._connection.execute("delete from files where document = ?", (document,))
        self._delete(document)
        return others

    def _delete(self, document: str) -> None:
        from protokoll.store import attribution

        attribution.wait_for_links(self._connection, document)
        self._index.remove(document)
        self._connection.execute("delete from documents where id = ?", (document,))

    def _free_id(self, record: dict[str, Any], organisation: str | None, sha256: str) -> str:
        date = record["dates"][0] if record["dates"] else None
        for digits in range(4, len(sha256) + 1, 4):
            id_ = document_id(organisation, record["body"], date, sha256, digits)
            if self._connection.execute("select 1 from documents where id = ?", (id_,)).fetchone() is None:
                return id_
        raise StoreError(f"{record['source']['file']}: no free id for it; report this as a defect")


@contextmanager
def writer(path: Path) -> Iterator[Writer]:
    """Open an archive for writing, alone; made if need be."""
    if not path.parent.is_dir():
        raise StoreError(f"{path.parent}: no such folder for the database. Make it first, or choose another --db")
    with only_writer(path):
        connection = schema.writing(path)
        try:
            yield Writer(connection)
        finally:
            schema.tidy(connection)
            connection.close()


def _document_row(
    document: str, path: Path, sha256: str, record: dict[str, Any], parser_version: str
) -> tuple[str, tuple[Any, ...]]:
    source = record["source"] | {"file": path.name, "path": str(path)}
    dates = record["dates"]
    values = {
        "id": document, "body": record["body"], "kind": record["kind"],
        "date": dates[0] if dates else None, "last_date": dates[-1] if dates else None,
        "start_time": record["start"], "end_time": record["end"], "place": record["place"],
        "first_paragraph": record["first_paragraph"], "last_paragraph": record["last_paragraph"],
        "file": path.name, "path": str(path), "sha256": sha256, "media_type": source["media_type"],
        "pages": source["pages"], "characters": source["characters"], "parser_version": parser_version,
        "ingested_at": datetime.now(UTC).isoformat(timespec="seconds"), "record": _dumps(record | {"source": source}),
    }
    columns = ", ".join(values)
    return f"insert into documents({columns}) values ({', '.join('?' * len(values))})", tuple(values.values())


def _dumps(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
