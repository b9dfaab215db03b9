from __future__ import annotations

import pytest

from protokoll.lexicon import load
from protokoll.shapes.compounds import split
from protokoll.shapes.stem import stem

EXAMPLES = [(compound, parts.split(" + ")) for compound, parts in
            (example.split(" = ") for example in load("compounds")["examples"])]


@pytest.mark.parametrize(("compound", "parts"), EXAMPLES)
def test_the_examples_come_apart(compound: str, parts: list[str]) -> None:
    assert {stem(part) for part in parts} <= set(split(compound))


@pytest.mark.parametrize("word", ["beslut", "förslag", "kommunikation", "organisation", "granskning", "ledamot",
                                  "sammanträde", "ordförande", "avgift", "uppdrag", "nämnden", "justering", "bifall"])
def test_simple_words_stay_whole(word: str) -> None:
    assert split(word) == ()


def test_the_archive_brings_words_of_its_own() -> None:
    assert split("glasögonbidraget") == (stem("glasögon"), "bidrag")
    assert "kolonilott" not in split("kolonilottskö")
    assert "kolonilot" in split("kolonilottsavgäld", {"kolonilot", "avgäld"})


def test_parts_of_parts_are_found_too() -> None:
    assert {"barnomsorg", "barn", "omsorg", "avgift"} <= set(split("barnomsorgsavgifterna"))
