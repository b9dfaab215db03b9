"""`python -m quality.search`: how often a search finds what it must, and nothing else, on `fixtures/queries.toml`."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from protokoll import pipeline
from protokoll.archive import Archive
from protokoll.query.query import Query
from protokoll.shapes.compounds import split
from protokoll.shapes.stem import stem
from protokoll.store.write import Stamp, writer

FIXTURES = Path(__file__).parents[1] / "fixtures"
QUERIES = FIXTURES / "queries.toml"
FLOOR = 0.95
FLOORED = ("stem", "compound", "forms", "parts")
"""The kinds of which neither recall nor precision may fall below the floor."""


@dataclass(frozen=True, slots=True)
class Case:
    """One query with the paragraphs, as `(file, number)`, that must and must not be found."""

    kind: str
    query: str
    must: frozenset[tuple[str, str]]
    may: frozenset[tuple[str, str]]
    must_not: frozenset[tuple[str, str]] | None
    """None where everything is wrong that neither must nor may be found."""


@dataclass(slots=True)
class Tally:
    """What was found of what had to be found, and what was found wrongly."""

    queries: int = 0
    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def recall(self) -> float:
        """The part found of what had to be found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def precision(self) -> float:
        """The part of what was found, and judged, that had to be found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0


@dataclass(frozen=True, slots=True)
class Result:
    """What a case missed and found wrongly."""

    case: Case
    right: frozenset[tuple[str, str]]
    missed: frozenset[tuple[str, str]]
    wrong: frozenset[tuple[str, str]]


def read_cases(path: Path = QUERIES) -> list[Case]:
    """The queries of the test set."""
    data = tomllib.loads(path.read_text("utf-8"))
    files: Mapping[str, str] = data.pop("documents")

    def places(names: list[str]) -> frozenset[tuple[str, str]]:
        split = (name.partition(" ") for name in names)
        return frozenset((files[document], number) for document, _, number in split)

    return [
        Case(
            kind, one["query"], places(one["must"]), places(one.get("may", [])),
            places(one.get("must_not", [])) if one.get("some") else None,
        )
        for kind, cases in data.items() for one in cases
    ]


def read_documents(path: Path = QUERIES) -> list[Path]:
    """The documents that the queries are asked of."""
    names: Mapping[str, str] = tomllib.loads(path.read_text("utf-8"))["documents"]
    return [FIXTURES / "documents" / name for name in names.values()]


def fill(database: Path) -> Archive:
    """An archive of the documents of the test set."""
    with writer(database) as store:
        for serial, path in enumerate(read_documents()):
            record = pipeline.parse(path).to_dict(provenance=True)
            store.put(path, Stamp(1, serial), record["source"]["sha256"] or f"{serial:064}", record, "1")
        store.finish(serial + 1)
    return Archive(database)


def ask(archive: Archive, case: Case) -> Result:
    """What a search finds for one case."""
    found = frozenset((hit.file, hit.number) for hit in archive.search(Query(case.query, limit=None)))
    wrong = found - case.must - case.may if case.must_not is None else found & case.must_not
    return Result(case, found & case.must, case.must - found, wrong)


def measure(archive: Archive) -> tuple[dict[str, Tally], list[Result]]:
    """Recall and precision by kind of query, and what went wrong."""
    tallies: dict[str, Tally] = {}
    faults: list[Result] = []
    for case in read_cases():
        result = ask(archive, case)
        for kind in (case.kind, "all"):
            tally = tallies.setdefault(kind, Tally())
            tally.queries += 1
            tally.right += len(result.right)
            tally.missed += len(result.missed)
            tally.wrong += len(result.wrong)
        if result.missed or result.wrong:
            faults.append(result)
    return tallies, faults


def measure_words() -> tuple[dict[str, Tally], list[str]]:
    """How many pairs of forms of one word meet, and how many parts of compounds are found: on held-out words."""
    forms, parts, faults = Tally(), Tally(), []
    for words in _words("paradigms-held-out.txt"):
        forms.queries += 1
        apart = [pair for pair in combinations(words, 2) if stem(pair[0]) != stem(pair[1])]
        forms.missed += len(apart)
        forms.right += len(words) * (len(words) - 1) // 2 - len(apart)
        faults += [" ≠ ".join(pair) for pair in apart]
    for compound, part in _words("compounds-held-out.txt"):
        parts.queries += 1
        found = stem(part) in split(compound)
        parts.right += found
        parts.missed += not found
        faults += [] if found else [f"{part} not in {compound}"]
    return {"forms": forms, "parts": parts}, faults


def _words(name: str) -> list[list[str]]:
    lines = (FIXTURES / name).read_text("utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def lines(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """The table that is printed."""
    yield f"{'search':<12}{'queries':>8}{'recall':>8}{'precision':>11}"
    for kind, tally in tallies.items():
        yield f"{kind:<12}{tally.queries:>8}{tally.recall:>8.3f}{tally.precision:>11.3f}"


def main() -> int:
    """Measure and print; 1 where a floor is broken."""
    with tempfile.TemporaryDirectory() as folder:
        tallies, faults = measure(fill(Path(folder) / "search.db"))
    words, apart = measure_words()
    tallies |= words
    print("\n".join(lines(tallies)))
    print("\n".join(f"  {pair}" for pair in apart))
    for fault in faults:
        print(f"  {fault.case.query}: missed {sorted(fault.missed)}, wrong {sorted(fault.wrong)}")
    low = [kind for kind in FLOORED if kind in tallies and min(tallies[kind].recall, tallies[kind].precision) < FLOOR]
    for kind in low:
        print(f"{kind}: below {FLOOR}", file=sys.stderr)
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())
