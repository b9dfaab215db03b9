"""Time per station of the line, per page and per paragraph: `python -m benchmarks.stations [FOLDER …] [--profile N]`.

A station is timed where the pipeline and the writer call it, so that what is measured is what runs. *extract* is what
is left of parsing when the other stations are taken off, *store* what is left of writing without the index. Seconds
are those of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from benchmarks.tables import table
from protokoll import pipeline, readers
from protokoll.errors import ReadError
from protokoll.store.index import Index
from protokoll.store.write import Stamp, Writer, writer

ROOT = Path(__file__).parents[1]
FOLDERS = (ROOT / "fixtures/documents", ROOT.parent / "shared/corpus")
STATIONS = ("read", "normalise", "segment", "extract", "check", "store", "index", "link")
PAGE = 2000
"""Characters that count as a page in formats without pages."""


class Clock:
    """Seconds by station."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def around(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time added to a station."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            begun = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                self.seconds[name] += time.process_time() - begun

        return timed


@contextmanager
def watched(clock: Clock) -> Iterator[None]:
    """The stations with the clock around each."""
    with ExitStack() as stack:
        for name, owner, function in (
            ("read", readers, "read"), ("normalise", pipeline, "normalise"), ("segment", pipeline, "segment"),
            ("check", pipeline, "check"), ("index", Index, "add"), ("put", Writer, "put"), ("link", Writer, "finish"),
        ):
            stack.enter_context(patch.object(owner, function, clock.around(name, getattr(owner, function))))
        yield


def measure(paths: Sequence[Path]) -> tuple[Clock, int, int, int]:
    """Parse and store documents; the clock, and how many documents, pages and paragraphs there were."""
    clock = Clock()
    documents = pages = paragraphs = 0
    with tempfile.TemporaryDirectory() as folder, writer(Path(folder, "bench.db")) as store, watched(clock):
        for path in paths:
            begun = time.process_time()
            try:
                parsed = pipeline.parse_document(path)
            except ReadError:
                continue
            clock.seconds["parse"] += time.process_time() - begun
            source, record = parsed.minutes.source, parsed.minutes.to_dict(provenance=True)
            store.put(path, Stamp(path.stat().st_size, 0), source.sha256, record, pipeline.PARSER_VERSION)
            documents += 1
            pages += max(source.pages, round(source.characters / PAGE))
            paragraphs += len(parsed.minutes.paragraphs)
        store.finish(documents)
    seconds = clock.seconds
    seconds["extract"] = seconds["parse"] - sum(seconds[s] for s in ("read", "normalise", "segment", "check"))
    seconds["store"] = seconds["put"] - seconds["index"]
    return clock, documents, pages, paragraphs


def report(folder: Path, rounds: int) -> str:
    """The table of one folder: of several rounds the fastest of each station."""
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    pipeline.parse_document(paths[0])  # words and patterns are loaded at first use
    runs = [measure(paths) for _ in range(rounds)]
    _, documents, pages, paragraphs = runs[0]
    best = {name: min(run[0].seconds[name] for run in runs) for name in STATIONS}
    parsing = sum(best[name] for name in STATIONS[:5])
    rows = [(name, best[name]) for name in STATIONS[:5]] + [("= parse", parsing)]
    rows += [(name, best[name]) for name in STATIONS[5:]] + [("= all", sum(best.values()))]
    whole = sum(best.values())
    figures = [(name, s * 1e3 / pages, s * 1e6 / paragraphs, f"{100 * s / whole:.0f} %") for name, s in rows]
    head = f"{folder.name}: {documents:,} documents, {pages:,} pages, {paragraphs:,} paragraphs"
    return f"{head}\n{table(('station', 'ms/page', 'µs/paragraph', 'share'), figures)}\n"


def profile(folder: Path, most: int) -> str:
    """The functions of the package in which parsing a folder spends most time, with what they call in libraries."""
    paths = sorted(path for path in folder.iterdir() if path.is_file())
    pipeline.parse_document(paths[0])
    profiler = cProfile.Profile()
    profiler.enable()
    for path in paths:
        try:
            pipeline.parse_document(path)
        except ReadError:
            continue
    profiler.disable()
    own = _own_times(pstats.Stats(profiler))
    whole = sum(own.values())
    ranked = sorted(own.items(), key=lambda pair: -pair[1])[:most]
    return table(("function", "s", "share"), [(name, s, f"{100 * s / whole:.1f} %") for name, s in ranked]) + "\n"


def _own_times(stats: pstats.Stats) -> dict[str, float]:
    """Seconds by function of the package: its own, and those of the library functions that it calls itself."""
    own: dict[str, float] = defaultdict(float)
    for function, (_, _, total, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if "protokoll" in function[0]:
            own[_name(function)] += total
            continue
        for caller, (_, _, _, cumulative) in callers.items():
            if "protokoll" in caller[0]:
                own[_name(caller)] += cumulative if not _calls_back(function) else 0.0
    return own


def _calls_back(function: tuple[str, int, str]) -> bool:
    """Whether a built-in runs code of the package: that time is counted there."""
    return any(word in function[2] for word in ("sorted", "next", "sum", "any", "all", "max", "min", "join", "tuple"))


def _name(function: tuple[str, int, str]) -> str:
    file, line, name = function
    return f"{file.rpartition('protokoll/')[2]}:{line} {name}"


def main() -> None:
    """Print a table for each folder that is there."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stations", description="Time per station.")
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=3, help="the fastest counts (3)")
    parser.add_argument("--profile", type=int, default=0, metavar="N", help="the N functions that take most time")
    options = parser.parse_args()
    for folder in options.folders or FOLDERS:
        if folder.is_dir():
            print(report(folder, options.rounds), flush=True)
            if options.profile:
                print(profile(folder, options.profile), flush=True)


if __name__ == "__main__":
    main()
