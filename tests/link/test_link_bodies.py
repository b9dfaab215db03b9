"""Organs: pairs of spellings that are the same, pairs that are not, and what abbreviations and short forms lead to."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from protokoll.link.bodies import BodyIndex, resolve_body, stated_abbreviations

PAIRS = tomllib.loads((Path(__file__).parents[2] / "fixtures" / "links" / "bodies.toml").read_text("utf-8"))


@pytest.mark.parametrize(("spelling", "name"), PAIRS["same"]["pairs"])
def test_same(spelling: str, name: str) -> None:
    link = resolve_body(spelling, "Granfors kommun", [name])
    assert link is not None
    assert link.target == name
    assert link.spelling
    assert link.reason


@pytest.mark.parametrize(("spelling", "name"), PAIRS["different"]["pairs"])
def test_different(spelling: str, name: str) -> None:
    assert resolve_body(spelling, "Granfors kommun", [name]) is None
    assert resolve_body(name, "Granfors kommun", [spelling]) is None


@pytest.mark.parametrize("case", PAIRS["among"], ids=lambda case: case["spelling"])
def test_among(case: dict[str, object]) -> None:
    known = case["known"]
    assert isinstance(known, list)
    link = resolve_body(str(case["spelling"]), case.get("organisation"), known, own=case.get("own"))  # type: ignore[arg-type]
    assert (link.target if link else None) == (case["is"] or None)
    if link and "reason" in case:
        assert link.reason == case["reason"]


def test_there_are_enough_pairs() -> None:
    assert min(len(PAIRS["same"]["pairs"]), len(PAIRS["different"]["pairs"])) >= 60


def test_the_commonest_spelling_is_the_name_and_all_spellings_are_kept() -> None:
    named = [("Granfors kommun", "Länssamverkansgruppen")] * 3 + [("Granfors kommun", "Länsamverkansgruppen")]
    ((_, name, spellings),) = BodyIndex.of(named).bodies("GRANFORS KOMMUN")
    assert name == "Länssamverkansgruppen"
    assert [(link.spelling, link.reason) for link in spellings] == [
        ("Länssamverkansgruppen", "exact"), ("Länsamverkansgruppen", "typo"),
    ]


def test_organs_of_two_organisations_never_mix() -> None:
    index = BodyIndex.of([("Granfors kommun", "Kommunstyrelsen"), ("Norrsjö kommun", "Socialnämnden")])
    assert index.resolve("KS", "Granfors kommun") is not None
    assert index.resolve("KS", "Norrsjö kommun") is None
    assert index.resolve("Socialnämnden", "Granfors kommun") is None
    assert index.resolve("Socialnämnden", None) is None


def test_stated_abbreviation_wins() -> None:
    stated = stated_abbreviations("Arbetet leds av Länssamverkansgruppen (LSG) och samrådet.")
    index = BodyIndex.of(
        [("Region Mellanbygd", "Länssamverkansgruppen")], [("Region Mellanbygd", *pair) for pair in stated]
    )
    link = index.resolve("LSG", "Region Mellanbygd")
    assert link is not None
    assert (link.target, link.reason) == ("Länssamverkansgruppen", "stated abbreviation")


def test_a_renamed_organ_is_known_by_its_later_name() -> None:
    names = ["Landstingsfullmäktige", "Landstingsfullmäktige", "Regionfullmäktige"]
    index = BodyIndex.of(("Region Mellanbygd", name) for name in names)
    ((_, name, spellings),) = index.bodies("Landstinget Mellanbygd")
    assert name == "Regionfullmäktige"
    assert [(link.spelling, link.reason) for link in spellings] == [
        ("Regionfullmäktige", "exact"), ("Landstingsfullmäktige", "renamed"),
    ]
