"""Archives: documents per second, and how time and memory grow: `python -m benchmarks.archive [--sizes N …]`.

Runs the command itself, as a user would. One archive grows from size to size; a second run over the same folder finds
every document unchanged. *peak* is the memory of the largest process.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.minutes import Press
from benchmarks.tables import table

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "fixtures/documents", ROOT.parent / "shared/corpus")
SIZES = (500, 2000, 5000)


class Run(NamedTuple):
    """One call of `protokoll ingest`: its summary, and what it cost."""

    report: dict[str, Any]
    seconds: float
    peak: float

    @property
    def parsed(self) -> int:
        """How many documents were brought in."""
        return int(self.report["new"]) + int(self.report["updated"])


def ingest(folder: Path, database: Path, jobs: int) -> Run:
    """Bring a folder into a database in a process of its own."""
    command = [sys.executable, "-m", "protokoll.cli", "ingest", str(folder), "--db", str(database)]
    begun = time.perf_counter()
    command += ["--jobs", str(jobs), "--json"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return Run(json.loads(said), seconds, usage.ru_maxrss / 1024)


def speed() -> str:
    """Documents per second of real layouts, with one process and with two."""
    rows = []
    for folder in filter(Path.is_dir, FOLDERS):
        for jobs in (1, 2):
            with tempfile.TemporaryDirectory() as place:
                database = Path(place, "bench.db")
                run, again = ingest(folder, database, jobs), ingest(folder, database, jobs)
            rows.append((folder.name, jobs, run.parsed, run.seconds, run.parsed / run.seconds, again.seconds, run.peak))
    return table(("folder", "jobs", "documents", "s", "documents/s", "unchanged s", "peak MB"), rows)


def growth(sizes: list[int], jobs: int) -> str:
    """One archive of made-up minutes at growing sizes."""
    rows = []
    with tempfile.TemporaryDirectory() as place:
        folder, database = Path(place, "minutes"), Path(place, "bench.db")
        press, before = Press(), 0
        for size in sizes:
            press.folder(folder, before, size)
            run, again = ingest(folder, database, jobs), ingest(folder, database, jobs)
            added, megabytes = size - before, database.stat().st_size / 1e6
            rows.append((
                f"{size:,}", added, run.seconds, run.seconds * 1e3 / added, added / run.seconds, again.seconds,
                again.seconds * 1e6 / size, megabytes * 1e3 / size, run.peak, again.peak,
            ))
            before = size
    head = (
        "documents", "added", "s", "ms each", "added/s", "unchanged s", "µs each", "kB each", "peak MB", "unchanged MB",
    )
    return table(head, rows)


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.archive", description="Archives at growing sizes.")
    parser.add_argument("--sizes", nargs="+", type=int, default=list(SIZES), metavar="N", help="documents, rising")
    parser.add_argument("--jobs", type=int, default=2, help="processes that parse in the growing archive (2)")
    options = parser.parse_args()
    print(f"{speed()}\n", flush=True)
    print(f"made-up minutes, six items each, {options.jobs} jobs\n{growth(sorted(options.sizes), options.jobs)}")


if __name__ == "__main__":
    main()
