"""Which cases of the archive a written case number means."""

from __future__ import annotations

import sqlite3
from itertools import groupby


def meant(connection: sqlite3.Connection, number: str) -> list[str]:
    """The keys of the cases that a number means: one, or, for a number without its series, all with these figures."""
    from protokoll.shapes.case_numbers import key

    wanted = key(number)
    if connection.execute("select 1 from case_numbers where key = ?", (wanted,)).fetchone():
        return [wanted]
    if any(char.isalpha() for char in number):
        return []
    figures = sorted(_figures(number))
    return [found for found, _ in _all(connection) if figures and sorted(_figures(found)) == figures]


def similar(connection: sqlite3.Connection, number: str, limit: int = 5) -> list[str]:
    """Case numbers in the archive that share a figure, other than the year, with one that is not there."""
    wanted = set(_figures(number))
    close = [(_likeness(wanted & set(_figures(raw))), raw) for _, raw in _all(connection)]
    return [raw for score, raw in sorted(close, key=lambda item: (-item[0], item[1])) if score > 1][:limit]


def _likeness(shared: set[str]) -> int:
    """A shared year says little: 1; any other figure says more: 2."""
    return sum(1 if len(figure) == 4 and figure.startswith(("19", "20")) else 2 for figure in shared)


def _figures(text: str) -> list[str]:
    """The runs of digits of a number, without leading zeros."""
    runs = ("".join(run) for is_digit, run in groupby(text, str.isdigit) if is_digit)
    return [run.lstrip("0") for run in runs]


def _all(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    return connection.execute("select key, raw from case_numbers order by key").fetchall()
