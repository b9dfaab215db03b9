"""CSV: a folder with one file a table (UTF-8, comma, a header line); columns are those of the database."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from protokoll.errors import StoreError

TableRows = tuple[str, tuple[str, ...], Iterable[tuple[Any, ...]]]
"""A table's name, its columns and its rows."""


def write(folder: Path, tables: Iterable[TableRows]) -> int:
    """Write every table to `folder/NAME.csv`; returns the number of rows of the first one, the documents."""
    first: int | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, columns, rows in tables:
            count = _write_table(folder / f"{name}.csv", columns, rows)
            first = count if first is None else first
    except OSError as error:
        raise StoreError(f"{folder}: cannot be written ({error.strerror}). Choose another folder") from error
    return first or 0


def _write_table(target: Path, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> int:
    part = target.with_name(target.name + ".part")
    count = 0
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            sheet = csv.writer(file)
            sheet.writerow(columns)
            for row in rows:
                sheet.writerow(row)
                count += 1
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return count
