"""Data to standard output in the form that is wanted: a table for people, JSON Lines or CSV for programs."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
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


def say_masked(masked: Mapping[tuple[str, str], int], where: str = "") -> None:
    """How much was masked, in one line; nothing masked, no line. `where` names the log."""
    if masked:
        kinds: Counter[str] = Counter()
        for (_, kind), places in masked.items():
            kinds[kind] += places
        shown = ", ".join(f"{kind} {places}" for kind, places in sorted(kinds.items()))
        documents = len({document for document, _ in masked})
        of = "1 document" if documents == 1 else f"{documents} documents"
        say(f"Masked in {of}: {shown}{f' (see {where})' if where else ''}. As printed with --unmask.")


def say(message: str) -> None:
    """A message for the user, apart from the data."""
    print(message.encode(errors="backslashreplace").decode(), file=sys.stderr)
