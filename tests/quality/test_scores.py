"""Scores: what counts as right, and that they agree with the script that outsiders score with."""

from __future__ import annotations

import importlib.util
from types import ModuleType
from typing import Any

import pytest
from quality.fields import FIELDS, Record
from quality.matchers import alike, begins_and_ends, case_key, equal, fold, number_key, same_moment
from quality.reading import read_all
from quality.scores import Count, errors, pair, score, score_document
from quality.sets import SETS, SHARED

BY_NAME = {field.name: field for field in FIELDS}
SCRIPT = SHARED / "eval/score.py"

EXPECTED: Record = {
    "source": {"file": "a.txt"},
    "document": {"kind": "minutes", "dates": ["2031-05-14"], "start": "13:15", "end": None, "place": "Sal Tallen"},
    "paragraphs": [
        {
            "number": "30",
            "title": "Taxa för slamtömning",
            "case_numbers": ["KS 2031/147"],
            "decisions": [
                {"by": "Kommunstyrelsen", "outcome": "approved", "start": "Kommunstyrelsen beslutar", "end": "taxan."}
            ],
            "yrkanden": [{"name": "Siv Bodin", "party": "C"}],
            "votes": [{"yes": 7, "no": 4, "abstain": 0}],
            "recused": ["Åke Hed"],
        }
    ],
    "attendance": [{"name": "Siv Bodin", "party": "C", "role": "member", "present": True}],
    "signatures": [{"name": "Siv Bodin", "role": "chair", "signed_at": "2031-05-20"}],
    "notice": {"posted": "2031-05-21", "removed": None},
}
PARSED: Record = {
    "kind": "minutes",
    "dates": ["2031-05-14"],
    "start": "13:15:00",
    "end": None,
    "place": "Sal Tallen",
    "paragraphs": [
        {
            "number": "30",
            "title": "Taxa för slamtömning",
            "case_numbers": [{"raw": "Dnr KS 2031/147", "key": "k"}],
            "decisions": [
                {"by": "Kommunstyrelsen", "outcome": "approved", "text": "Kommunstyrelsen beslutar att höja taxan."}
            ],
            "yrkanden": [{"name": "Siv Bodin", "party": "C", "text": "…"}],
            "votes": [{"yes": 7, "no": 4, "abstain": None}],
            "recused": [{"name": "Åke Hed", "party": None}],
        }
    ],
    "attendance": [{"name": "Siv Bodin", "party": "c", "role": "member", "present": True}],
    "signatures": [{"name": "Siv Bodin", "role": "chair", "signed_at": "2031-05-20T09:00:00+02:00"}],
    "notice": {"posted": "2031-05-21", "removed": None},
}


def test_a_record_that_is_right_in_every_field() -> None:
    own = score_document(EXPECTED, PARSED)
    assert own.macro == 1.0
    assert all(count.missed == count.extra == 0 for count in own.soft.values())
    assert own.soft["votes"] == Count(right=1)


def test_a_document_that_was_not_parsed_is_a_full_miss() -> None:
    total = score({"a.txt": EXPECTED}, {})
    assert total.macro == 0.0
    assert total.documents == {"a.txt": 0.0}
    assert all(count.right == count.extra == 0 for count in total.soft.values())


def test_a_value_is_paired_once() -> None:
    field = BY_NAME["attendance"]
    twice = {"attendance": [{"name": "Siv Bodin"}, {"name": "Siv Bodin"}]}
    assert pair(field, EXPECTED, twice).count == Count(right=1, extra=1)
    assert pair(field, twice, PARSED).count == Count(right=1, missed=1)


def test_exact_allows_no_other_letter() -> None:
    near = {"attendance": [{"name": "Siv Boddin"}]}
    assert pair(BY_NAME["attendance"], EXPECTED, near).count == Count(right=1)
    assert pair(BY_NAME["attendance"], EXPECTED, near, exact=True).count == Count(extra=1, missed=1)


def test_errors_name_document_and_value() -> None:
    lines = list(errors(BY_NAME["decisions"], {"a.txt": EXPECTED}, {"a.txt": {}}))
    assert lines == ["a.txt: missed 30 | Kommunstyrelsen beslutar … taxan."]


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (fold("Hälso- och  SJUKVÅRD\u00ad."), "hälso och sjukvård"),
        (number_key("§ 30 A."), "30a"),
        (case_key("Dnr HSN: 50:2-2024"), "HSN-50-2-2024"),
        (case_key({"raw": "KS/2031:147"}), "KS-2031-147"),
    ],
)
def test_keys(made: str, wanted: str) -> None:
    assert made == wanted


def test_matchers() -> None:
    assert equal("a", "a", True) and not equal("a", "b", False)
    assert alike(80)("Sal Tallen", "sal Tallén", False) and not alike(80)("Sal Tallen", "sal Tallén", True)
    assert begins_and_ends({"start": "Maj", "end": "huset."}, "Maj Ekdal köper huset", True)
    assert not begins_and_ends({"start": "Maj", "end": "huset."}, "", False)
    assert same_moment("20310520", "203105200900", False) and not same_moment("20310520", "203105200900", True)


# The script that outsiders score with


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_script", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _scored_by_script(script: Any, expected: dict[str, Record], parsed: dict[str, Record]) -> dict[str, list[int]]:
    tally = script.Tally()
    for name, record in expected.items():
        script.score_document(tally, name, record, parsed.get(name) or {})
    return {field: tally.counts[field] for field in script.FIELDS}


@pytest.mark.skipif(not SCRIPT.is_file(), reason="the scoring script is not here")
def test_same_counts_as_the_script() -> None:
    fixtures = SETS[0]
    expected = fixtures.expected()
    readings = read_all([fixtures.documents / name for name in expected])
    parsed = {path.name: record for path, record in readings.records.items()}
    total = score(expected, parsed)
    wanted = _scored_by_script(_script(), expected, parsed)
    assert {name: [c.right, c.extra, c.missed] for name, c in total.soft.items()} == wanted
