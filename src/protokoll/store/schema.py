"""The database file: is it ours, is it of this version, and how it is made and brought up to date.

`documents.sql` holds the truth and changes by migrations; `tables.sql` and `links.sql` hold everything made from it,
and are dropped and made again when they, or the way stems or links are made, change.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from protokoll.errors import StoreError
from protokoll.shapes.compounds import SPLIT_VERSION
from protokoll.store.lock import only_writer

APPLICATION_ID = 0x50524F54  # "PROT"
SCHEMA_VERSION = 6
LINKS_VERSION = 1
TABLES_VERSION = f"4/{SPLIT_VERSION}/{LINKS_VERSION}"
"""Changes when `tables.sql`, the projection, the stems or the links change."""

_PAGE_SIZE = 8192
_KEPT = ("documents", "files", "failures", "about", "arrivals", "watches", "private_findings", "_sqlite_migrations")


def reading(path: Path) -> sqlite3.Connection:
    """Open an archive to read; one of an older version is brought up to date first."""
    if not path.is_file():
        raise StoreError(f"{path}: no such database. Make it with: protokoll ingest FOLDER --db {path}")
    connection = _connect(path, "ro")
    if not _is_ours(connection, path) or _is_old(connection):
        connection.close()
        with only_writer(path):
            upgraded = writing(path)
            tidy(upgraded)
            upgraded.close()
        connection = _connect(path, "ro")
    return connection


def writing(path: Path) -> sqlite3.Connection:
    """Open an archive to write, made if need be."""
    if not path.parent.is_dir():
        raise StoreError(f"{path.parent}: no such folder for the database. Make it first, or choose another --db")
    connection = _connect(path, "rwc")
    try:
        is_new = not _is_ours(connection, path)
        if is_new:
            connection.execute(f"pragma page_size = {_PAGE_SIZE}")
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = normal")
        if is_new or _is_old(connection):
            _bring_up_to_date(connection)
    except sqlite3.OperationalError as error:
        connection.close()
        raise StoreError(f"{path}: cannot be written ({error}). Check the file's permissions and free space") from error
    except BaseException:
        connection.close()
        raise
    return connection


def tidy(connection: sqlite3.Connection) -> None:
    """Leave one file behind, without a write-ahead log beside it (unless somebody is reading)."""
    try:
        connection.execute("pragma busy_timeout = 0")
        connection.execute("pragma wal_checkpoint(truncate)")
        connection.execute("pragma journal_mode = delete")
    except sqlite3.OperationalError:  # a reader holds the log: it stays until the next time
        return


def rebuild(connection: sqlite3.Connection) -> None:
    """Drop every table that is made from `documents.record` and make it again."""
    from protokoll.records import Minutes
    from protokoll.store import attribution, index, links, project, rows

    connection.execute("pragma foreign_keys = off")
    with connection:
        connection.execute("begin immediate")
        made = "select type, name from sqlite_master where type in ('view', 'table') and sql is not null"
        objects = connection.execute(made + " order by type = 'table', rowid desc").fetchall()
        for kind, name in objects:
            shadow = name.startswith(("paragraphs_fts_", "sqlite_"))
            if name not in _KEPT and not shadow:
                connection.execute(f'drop {kind} "{name}"')
        for statement in (*_statements("tables.sql"), *_statements("links.sql")):
            connection.execute(statement)
        made_again = index.Index(connection)
        for document, record in connection.execute("select id, record from documents order by date, rowid").fetchall():
            minutes = Minutes.model_validate_json(record)
            rows.insert(connection, project.project(document, minutes))
            attribution.describe_again(connection, document, minutes)
            made_again.add(document)
        made_again.optimize()
        for organisation in links.waiting(connection):
            links.link(connection, organisation)
        connection.execute("insert or replace into about values ('tables', ?)", (TABLES_VERSION,))
    connection.execute("pragma foreign_keys = on")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    try:
        uri = f"{path.resolve().as_uri()}?mode={mode}"
        connection = sqlite3.connect(uri, uri=True, timeout=10, isolation_level=None)
        connection.execute("pragma foreign_keys = on")
    except sqlite3.Error as error:
        raise StoreError(f"{path}: cannot be opened as a database ({error}). Choose another file with --db") from error
    return connection


def _is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """True for an archive, False for an empty file; anything else is refused."""
    try:
        application, version, objects = connection.execute(
            "select application_id, user_version, (select count(*) from sqlite_master)"
            " from pragma_application_id, pragma_user_version"
        ).fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        raise StoreError(f"{path}: not a database ({error}). Choose another file with --db") from error
    if application == APPLICATION_ID and version > SCHEMA_VERSION:
        connection.close()
        raise StoreError(f"{path}: made by a newer version of protokoll. Upgrade protokoll, or choose another --db")
    if application != APPLICATION_ID and objects:
        connection.close()
        raise StoreError(f"{path}: a database of another program. Choose another file with --db")
    return bool(application == APPLICATION_ID)


def _is_old(connection: sqlite3.Connection) -> bool:
    (version,) = connection.execute("pragma user_version").fetchone()
    if version < SCHEMA_VERSION:
        return True
    found = connection.execute("select value from about where key = 'tables'").fetchone()
    return found is None or found[0] != TABLES_VERSION


def _bring_up_to_date(connection: sqlite3.Connection) -> None:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("protokoll")

    @migrations(name="0001 documents")
    def _documents(db: Database) -> None:
        for statement in _statements("documents.sql"):
            db.execute(statement)

    @migrations(name="0002 watches")
    def _watches(db: Database) -> None:
        for statement in _statements("watches.sql"):
            db.execute(statement)

    @migrations(name="0003 folders")
    def _folders(db: Database) -> None:
        for statement in _statements("folders.sql"):
            db.execute(statement)

    @migrations(name="0004 private findings")
    def _private(db: Database) -> None:
        for statement in _statements("private.sql"):
            db.execute(statement)

    @migrations(name="0005 basis")
    def _basis(db: Database) -> None:
        for statement in _statements("basis.sql"):
            db.execute(statement)

    @migrations(name="0006 derived")
    def _derived(db: Database) -> None:
        for statement in _statements("derived.sql"):
            db.execute(statement)

    connection.execute(f"pragma application_id = {APPLICATION_ID}")  # first: from here on a half-made file is ours
    migrations.apply(Database(connection))
    connection.execute(f"pragma user_version = {SCHEMA_VERSION}")
    rebuild(connection)


def _statements(file: str) -> Iterator[str]:
    """The statements of one of our SQL files; the comments inside them stay and are seen in `.schema`."""
    from importlib import resources

    text = resources.files("protokoll.store").joinpath(file).read_text("utf-8")
    statement = ""
    for line in text.splitlines():
        if not statement and (not line.strip() or line.startswith("--")):
            continue
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement.strip().removesuffix(";")
            statement = ""
