"""Records and tables as files: JSON, JSON Lines, or a folder of CSV tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from protokoll.errors import StoreError
from protokoll.export import csv_tables, json_records
from protokoll.export.csv_tables import TableRows

FORMATS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", "": "csv"}
"""The format that a name's suffix stands for; a name without one is a folder."""


LOG = ("document", "kind", "places")
"""The columns of the log of what was masked."""


def format_of(target: Path, wanted: str | None) -> str:
    """The format to write: as wanted, else by the suffix."""
    known = sorted(set(FORMATS.values()))
    if wanted is not None:
        if wanted not in known:
            raise StoreError(f"{wanted}: no such format. Choose one of: {', '.join(known)}")
        return wanted
    if target.is_dir():
        return "csv"
    try:
        return FORMATS[target.suffix.lower()]
    except KeyError:
        raise StoreError(
            f"{target}: the suffix names no format. End the name with .json or .jsonl, name a folder for CSV tables,"
            " or say --format"
        ) from None


def write_records(target: Path, format: str, records: Iterable[dict[str, Any]], provenance: bool) -> int:
    """Write records as JSON or JSON Lines; returns how many."""
    return json_records.write(target, format, records, provenance)


def write_log(target: Path, format: str, masked: Mapping[tuple[str, str], int]) -> None:
    """Write, beside an export, in how many places each document was masked; nothing masked, no such file."""
    folder, name = (target, "masked") if format == "csv" else (target.parent, f"{target.name}.masked")
    if masked:
        csv_tables.write(folder, [(name, LOG, [(*of, count) for of, count in sorted(masked.items())])])
    else:
        (folder / f"{name}.csv").unlink(missing_ok=True)


def write_tables(target: Path, tables: Iterable[TableRows]) -> int:
    """Write tables as a folder of CSV files; returns how many documents."""
    return csv_tables.write(target, tables)
