"""Whose document it is: stated, given by the folder, or inferred from the text; and when that does not agree."""

from __future__ import annotations

import pytest
from link_builders import minutes, paragraph

from protokoll.link.organisations import official_code, organisation_key, organisation_of


@pytest.mark.parametrize(("one", "other"), [
    ("Granfors kommun", "GRANFORS KOMMUN"),
    ("Granfors kommuns", "Granfors kommun"),
    ("Granfors stad", "Granfors kommun"),
    ("Piteå kommun", "PITEÅ KOMMUN"),
    ("Lunds kommun", "Lund"),
    ("Malmö Stad", "Malmö kommun"),
    ("Gotlands kommun", "Region Gotland"),
    ("Norrsjö Energi AB", "NORRSJÖ ENERGI AKTIEBOLAG"),
    ("Landstinget Mellanbygd", "Region Mellanbygd"),
    ("Region Skåne", "REGION SKÅNE"),
])
def test_one_organisation(one: str, other: str) -> None:
    assert organisation_key(one) == organisation_key(other)


@pytest.mark.parametrize(("one", "other"), [
    ("Granfors kommun", "Norrsjö kommun"),
    ("Granfors kommun", "Region Granfors"),
    ("Granfors kommun", "Granfors Bostäder AB"),
    ("Granfors kommun", "Kommunalförbundet Granfors"),
    ("Kalmar kommun", "Region Kalmar län"),
])
def test_two_organisations(one: str, other: str) -> None:
    assert organisation_key(one) != organisation_key(other)


def test_codes() -> None:
    names = ("Piteå kommun", "Region Skåne", "Granfors kommun", None)
    assert [official_code(name) for name in names] == ["2581", "12", None, None]


def test_stated_wins_and_the_folder_is_checked() -> None:
    found = organisation_of(minutes("Kommunstyrelsen", "2031-01-01"), folder="Norrsjö kommun")
    assert (found.name, found.basis, found.inferred) == ("Granfors kommun", "stated", False)
    assert [w.code for w in found.warnings] == ["organisation.mismatch"]
    assert not organisation_of(minutes("Kommunstyrelsen", "2031-01-01"), folder="GRANFORS KOMMUN").warnings


TEXT = (
    "Granfors kommun har fått ett bidrag. Norrsjö kommun har inte. Granfors kommuns förvaltning svarar. "
    "Region Mellanbygd"
)


def test_inferred_from_the_text() -> None:
    one = minutes("Kommunstyrelsen", "2031-01-01", paragraph("1", "Bidrag", text=TEXT), organisation=None)
    found = organisation_of(one)
    assert (found.name, found.basis, found.inferred) == ("Granfors kommun", "evidence", True)
    assert "2 times" in found.reason


def test_the_organ_decides_the_level() -> None:
    one = minutes("Regionstyrelsen", "2031-01-01", organisation=None)
    found = organisation_of(one, text=f"{TEXT} svarar. Region Mellanbygd tackar.")
    assert found.name == "Region Mellanbygd"


def test_the_folder_stands_where_nothing_is_stated_and_evidence_is_checked() -> None:
    one = minutes("Kommunstyrelsen", "2031-01-01", organisation=None)
    found = organisation_of(one, folder="Norrsjö kommun", text=TEXT)
    assert (found.name, found.basis) == ("Norrsjö kommun", "folder")
    assert [w.code for w in found.warnings] == ["organisation.mismatch"]
    assert organisation_of(one, folder="Norrsjö kommun", text="").warnings == ()


def test_two_alike_or_one_mention_is_nothing() -> None:
    one = minutes("Kommunstyrelsen", "2031-01-01", organisation=None)
    for text in ("Granfors kommun och Norrsjö kommun. Granfors kommun och Norrsjö kommun.", "Granfors kommun", ""):
        assert organisation_of(one, text=text).name is None
