"""Planted faults: one document for each code, in which that code and nothing else is found."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from protokoll.checks.audit import audit
from protokoll.checks.finding import Report, codes
from protokoll.pipeline import parse_document

ROOT = Path(__file__).resolve().parents[2]
FAULTS = ROOT / "fixtures" / "faults"
EXPECTED = tomllib.loads((Path(__file__).parent / "expected.toml").read_text("utf-8"))
UNREAD = ".unknown"  # what the reader could not read is no alarm: the documents' own tests watch it
NOT_PLANTED = {"page.no-text", "page.unreadable", "sequence.disorder"}


def report(path: Path) -> Report:
    parsed = parse_document(path)
    return audit(parsed.minutes, parsed.text, parsed.outline, parsed.source)


@pytest.mark.parametrize("path", sorted(FAULTS.iterdir()), ids=lambda path: path.stem)
def test_the_planted_fault_is_found_and_nothing_else(path: Path) -> None:
    found = {finding.code for finding in report(path).findings}
    assert path.stem in found
    assert found - {path.stem} == set(EXPECTED["faults"].get(path.stem, []))


def test_every_code_has_a_planted_fault() -> None:
    planted = {path.stem for path in FAULTS.iterdir()}
    by_check = {code for code in codes() if not code.startswith("privacy.")}
    assert by_check - planted == NOT_PLANTED
    assert len(planted) >= 40


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures" / "documents").iterdir()), ids=lambda path: path.name)
def test_clean_documents_give_no_false_alarm(path: Path) -> None:
    graver = [f for f in report(path).at_least("warning") if not f.code.endswith(UNREAD)]
    found = sorted({f"{finding.code} {finding.paragraph or ''}".strip() for finding in graver})
    assert found == sorted(EXPECTED["documents"].get(path.name, []))
