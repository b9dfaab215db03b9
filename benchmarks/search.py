"""Search latency in archives of a known size: `python -m benchmarks.search [--sizes N …]` (paragraphs).

The paragraphs are made up, as few-words-common as any language, and stored without being parsed. Every query is asked
many times of a warm database; 20 hits with snippets. *command* is the whole command, with the start of Python.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.minutes import BODIES, ORGANISATIONS, Press
from benchmarks.tables import table
from protokoll.query.query import Query
from protokoll.query.search import search
from protokoll.store import schema
from protokoll.store.write import Stamp, writer

SIZES = (10_000, 100_000)
TIMES = 40
_PER_DOCUMENT = 20
_DAYS = 28


class Made:
    """Makes the records of meetings; knows a common, a middling and a rare word of what it wrote."""

    def __init__(self) -> None:
        self._random = random.Random(2)
        self._press = Press()

    def said(self, words: int) -> str:
        """So many words of the press."""
        return self._press._said(words)

    def record(self, serial: int) -> dict[str, Any]:
        """The record of one meeting, as the parser would give it."""
        year, month, day = 2010 + serial % 20, serial // 20 % 12 + 1, serial % _DAYS + 1
        body = self._random.choice(BODIES)
        return {
            "source": {"file": f"{serial}.txt", "path": f"{serial}.txt", "sha256": "", "media_type": "text/plain",
                       "pages": 9, "characters": 30_000},
            "kind": "minutes", "organisation": self._random.choice(ORGANISATIONS), "body": body,
            "dates": [f"{year}-{month:02}-{day:02}"], "start": None, "end": None, "place": None, "notice": None,
            "first_paragraph": "1", "last_paragraph": str(_PER_DOCUMENT), "case_numbers": [], "attendance": [],
            "signatures": [], "warnings": [],
            "paragraphs": [self._paragraph(number + 1, body, year) for number in range(_PER_DOCUMENT)],
        }

    def _paragraph(self, number: int, body: str, year: int) -> dict[str, Any]:
        summary, clause = self.said(150), f"{body} beslutar att anta {self.said(12)}."
        case = f"KS {year}/{self._random.randrange(900)}"
        outcome = self._random.choices(("approved", "noted", "rejected", "referred_back"), (70, 20, 7, 3))[0]
        sections = [("summary", "Sammanfattning", summary), ("proposal", "Förslag till beslut", clause),
                    ("decision", "Beslut", clause)]
        empty = ("proposals", "yrkanden", "votes", "reservations", "statements", "recused", "presenters", "documents",
                 "recipients", "references")
        return {
            "number": str(number), "title": self.said(5), "case_numbers": [{"raw": case, "key": case.lower()}],
            "summary": summary, "immediate": False, "pages": [number // 3 + 1, number // 3 + 1],
            "sections": [{"role": role, "heading": heading, "text": text} for role, heading, text in sections],
            "decisions": [{"by": body, "recommends_to": None, "outcome": outcome, "text": clause, "clauses": [clause]}],
        } | {name: [] for name in empty}


def fill(database: Path, size: int) -> float:
    """Store so many paragraphs; returns the seconds."""
    made, begun = Made(), time.perf_counter()
    with writer(database) as store:
        for serial in range(size // _PER_DOCUMENT):
            record = made.record(serial)
            store.put(Path(f"/minutes/{serial}.txt"), Stamp(1, serial), f"{serial:064x}", record, "1")
        store.finish(serial + 1)
    return time.perf_counter() - begun


def queries(database: Path) -> list[tuple[str, str]]:
    """Queries of each kind, with words of the archive that are common, middling and rare."""
    with closing(schema.reading(database)) as connection:
        ranked = [term for (term,) in connection.execute(
            "select term from paragraphs_words where length(term) > 3 and term not like 'z%' order by doc desc"
        )]
    common, middling, rare = ranked[12], ranked[300], ranked[len(ranked) // 2]
    return [
        ("every paragraph", "beslutar"), ("common", common), ("middling", middling), ("rare", rare),
        ("two words", f"{common} {middling}"), ("OR", f"{middling} OR {rare} OR {ranked[301]}"),
        ("NOT", f"{middling} -{common}"), ("phrase", '"beslutar att anta"'), ("beginning*", f"{middling[:3]}*"),
        ("NEAR", f"NEAR({common} {ranked[13]}, 5)"), ("field", f"titel:{common}"), ("common in a field", "beslut:anta"),
        ("outcome", f"{common} utfall:avslag"), ("body and days", f"{common} organ:KS datum:2015..2016"),
        ("filters only", "organ:Socialnämnden utfall:återremiss"), ("nothing", "zzzz"),
    ]


def measure(database: Path) -> list[tuple[object, ...]]:
    """The latency of every query: hits shown, median and 95th percentile in ms."""
    rows: list[tuple[object, ...]] = []
    with closing(schema.reading(database)) as connection:
        for name, text in queries(database):
            def ask(text: str = text) -> int:
                return len(list(islice(search(connection, Query(text)), 20)))

            rows.append((name, ask(), *_quantiles(ask)))
    return rows


def _quantiles(ask: Callable[[], object]) -> tuple[float, float]:
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        ask()
        taken.append((time.perf_counter() - begun) * 1e3)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def command(database: Path) -> tuple[float, float]:
    """The whole command, in ms."""
    call = [sys.executable, "-m", "protokoll.cli", "search", "beslutar", "--db", str(database)]
    return _quantiles(lambda: subprocess.run(call, capture_output=True, check=True))


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description="Search latency.")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES), metavar="N", help="paragraphs")
    for size in parser.parse_args().sizes:
        with tempfile.TemporaryDirectory() as place:
            database = Path(place, "bench.db")
            seconds = fill(database, size)
            print(f"{size:,} paragraphs, stored in {seconds:.1f} s ({seconds * 1e6 / size:.0f} µs each),"
                  f" {database.stat().st_size / 1e6:.0f} MB")
            rows = [*measure(database), ("command", 20, *command(database))]
            print(table(("query", "hits", "p50 ms", "p95 ms"), rows) + "\n", flush=True)


if __name__ == "__main__":
    main()
