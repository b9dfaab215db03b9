"""The sets of documents that are scored, each with the records that a careful reader expects."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from quality.fields import Record
from quality.reading import ROOT, read_all
from quality.scores import Score, score

SHARED = ROOT.parent / "shared"


@dataclass(frozen=True, slots=True)
class DocumentSet:
    """A folder of documents and the folder of what is expected of them (`NAME.json` each)."""

    name: str
    documents: Path
    expectations: Path

    @property
    def present(self) -> bool:
        """Whether both folders exist."""
        return self.documents.is_dir() and self.expectations.is_dir()

    def expected(self) -> dict[str, Record]:
        """Expected records by the file name of their document."""
        records = (json.loads(path.read_text("utf-8")) for path in sorted(self.expectations.glob("*.json")))
        return {record["source"]["file"]: record for record in records}


@dataclass(frozen=True, slots=True)
class Measured:
    """A set with what was read of it."""

    documents: DocumentSet
    expected: dict[str, Record]
    parsed: dict[str, Record]
    failures: dict[str, str]
    score: Score


SETS = (
    DocumentSet("fixtures", ROOT / "fixtures/documents", ROOT / "fixtures/expected"),
    DocumentSet("corpus", SHARED / "corpus", SHARED / "gold/corpus"),
    DocumentSet("seeds", SHARED / "seeds", SHARED / "gold/seeds"),
)


def measure(documents: DocumentSet, source: Path = ROOT / "src") -> Measured:
    """Parse a set's documents with the parser in `source` and score what it reads."""
    expected = documents.expected()
    readings = read_all([documents.documents / name for name in expected], source)
    parsed = {path.name: record for path, record in readings.records.items()}
    failures = {path.name: reason for path, reason in readings.failures.items()}
    return Measured(documents, expected, parsed, failures, score(expected, parsed))
