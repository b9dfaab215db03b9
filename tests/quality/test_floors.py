"""Floors only rise."""

from __future__ import annotations

from pathlib import Path

from quality.floors import below, lifted, read_floors, round_down, write_floors
from quality.scores import Count, Score


def _score(right: int, missed: int, document: float = 1.0) -> Score:
    score = Score(documents={"a.txt": document})
    score.soft["dates"] = Count(right=right, missed=missed)
    return score


def test_a_field_under_its_floor_is_named() -> None:
    floors = {"fixtures": {"fields": {"dates": 0.9}, "documents": {"a.txt": 0.5}}}
    assert list(below(floors, "fixtures", _score(3, 1, document=0.5))) == [
        "fixtures: dates is 0.857, its floor is 0.900"
    ]
    assert list(below(floors, "fixtures", _score(9, 1))) == []
    assert list(below(floors, "corpus", _score(0, 1))) == []


def test_a_field_that_is_no_longer_measured_is_under_its_floor() -> None:
    floors = {"fixtures": {"fields": {"votes": 0.9}}}
    assert list(below(floors, "fixtures", _score(1, 0))) == ["fixtures: votes has no values, its floor is 0.900"]


def test_floors_rise_and_never_sink() -> None:
    floors = lifted({}, "fixtures", _score(9, 1))
    assert floors["fixtures"]["fields"] == {"macro": 0.947, "dates": 0.947}
    assert lifted(floors, "fixtures", _score(1, 1, document=0.2)) == floors
    assert lifted(floors, "fixtures", _score(1, 0))["fixtures"]["fields"]["dates"] == 1.0


def test_documents_of_others_have_no_floors() -> None:
    assert set(lifted({}, "corpus", _score(1, 0))["corpus"]) == {"fields"}


def test_floors_are_read_as_they_are_written(tmp_path: Path) -> None:
    floors = lifted({}, "fixtures", _score(9, 1))
    write_floors(floors, tmp_path / "floors.toml")
    assert read_floors(tmp_path / "floors.toml") == floors
    assert read_floors(tmp_path / "none.toml") == {}


def test_rounding_goes_down() -> None:
    assert round_down(0.9999) == 0.999
    assert round_down(0.29) == 0.29
    assert round_down(1.0) == 1.0
