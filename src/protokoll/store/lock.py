"""One writer at a time: a lock beside the database that the system lets go of when its holder dies."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from protokoll.errors import StoreError


@contextmanager
def only_writer(path: Path) -> Iterator[None]:
    """Hold the writer's lock of a database, or say that somebody else does."""
    beside = path.with_name(path.name + "-ingest")
    try:
        connection = sqlite3.connect(beside, timeout=0, isolation_level=None)
        connection.execute("begin exclusive")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise StoreError(f"{beside}: cannot be made ({error}). Choose another --db") from error
        raise StoreError(f"{path}: another ingest is writing to it. Wait until it is done, then run again") from error
    try:
        yield
    finally:
        connection.close()
        with suppress(OSError):
            beside.unlink()
