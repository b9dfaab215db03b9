"""Data to standard output in the form that is wanted: a table for people, JSON Lines or CSV for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

JSON = "json"
CSV = "csv"
TABLE = "table"


def form_of(as_json: bool, as_csv: bool = False) -> str:
    """The form to write: as wanted, else a table on a terminal and JSON Lines elsewhere."""
    if as_csv:
        return CSV
    return TABLE if sys.stdout.isatty() and not as_json else JSON


def write_json(rows: Iterable[dict[str, Any]]) -> None:
    """One JSON object a line."""
    for row in rows:
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def write_csv(columns: tuple[str, ...], rows: Iterable[dict[str, Any]]) -> None:
    """CSV with a header line."""
    import csv

    sheet = csv.DictWriter(sys.stdout, columns, extrasaction="ignore", lineterminator="\n")
    sheet.writeheader()
    sheet.writerows(rows)


def say(message: str) -> None:
    """A message for the user, apart from the data."""
    print(message.encode(errors="backslashreplace").decode(), file=sys.stderr)
