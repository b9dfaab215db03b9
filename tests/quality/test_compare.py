"""Comparing two versions, and the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from quality.__main__ import main
from quality.compare import differences
from quality.fields import Record
from quality.reading import ROOT, read_all
from quality.scores import score
from quality.sets import DocumentSet, Measured, measure

EXPECTED: Record = {
    "source": {"file": "a.txt"},
    "document": {"kind": "minutes", "dates": ["2031-05-14", "2031-05-15"]},
    "attendance": [{"name": "Siv Bodin", "role": "member"}],
}


def _measured(**parsed: object) -> Measured:
    expected, record = {"a.txt": EXPECTED}, {"a.txt": dict(parsed)}
    return Measured(DocumentSet("own", Path(), Path()), expected, record, {}, score(expected, record))


def test_values_gained_and_lost_are_listed() -> None:
    before = _measured(dates=["2031-05-14", "2031-05-30"], kind="extract")
    after = _measured(dates=["2031-05-15"], kind="minutes")
    assert list(differences(before, after)) == [
        "own: macro F1 0.1250 → 0.4167",
        "kind  0.000 → 1.000",
        "  gained  a.txt: minutes",
        "  wrong, gone  a.txt: extract",
        "dates  0.500 → 0.667",
        "  gained  a.txt: 2031-05-15",
        "  lost    a.txt: 2031-05-14",
        "  wrong, gone  a.txt: 2031-05-30",
        "",
    ]


def test_a_crash_is_reported_with_its_reason(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "missing.txt"
    good.write_text("Kommunstyrelsen\n\n§ 1 Mötets öppnande\n\nOrdföranden öppnar mötet.\n", "utf-8")
    readings = read_all([good, bad])
    assert list(readings.records) == [good]
    assert list(readings.failures) == [bad]


def test_a_missing_set_is_skipped(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    absent = DocumentSet("corpus", ROOT / "no-such-folder", ROOT / "no-such-folder")
    monkeypatch.setattr("quality.__main__.SETS", (absent,))
    assert main(["--markdown"]) == 0
    assert "corpus: skipped" in capsys.readouterr().err


def test_a_set_is_measured(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"source": {"file": "a.txt"}, "document": {"kind": "minutes"}}', "utf-8")
    measured = measure(DocumentSet("own", tmp_path, tmp_path))
    assert measured.score.documents == {"a.txt": 0.0}
    assert list(measured.failures) == ["a.txt"]
