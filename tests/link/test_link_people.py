"""People: which spellings are one person, and which are not."""

from __future__ import annotations

import pytest

from protokoll.link.people import PersonIndex, Sighting

TOWN = "Granfors kommun"


def people(*names: str, listed: bool = False) -> list[list[str]]:
    """The spellings of each person; a name is 'Maj Ekdal (S)'."""
    seen = []
    for number, name in enumerate(names):
        bare, _, party = name.partition(" (")
        seen.append(Sighting(bare, party.rstrip(")") or None, TOWN, "d" if listed else f"d{number}", listed))
    return [sorted(s for s, _ in person.spellings) for person in PersonIndex.of(seen).people(TOWN)]


@pytest.mark.parametrize(("one", "other"), [
    ("Maj Ekdal (S)", "Maj Ekdahl (S)"),
    ("Christer Ohlsén (M)", "Krister Olsén (M)"),
    ("Eva Zemrén (C)", "Eva Zembrén (C)"),
    ("Rene Holm (V)", "René Holm (V)"),
    ("Maj T Ekdal (S)", "Maj Ekdal (S)"),
    ("Maj T. Ekdal (S)", "MAJ EKDAL (S)"),
    ("Maj-Britt Norr (KD)", "Maj Britt Norr (KD)"),
    ("Anna Berg Lund (S)", "Anna Lund-Berg (S)"),
    ("Anna Berg Lund (S)", "Anna Berg (S)"),
    ("Anna Maria Berg (S)", "Anna Berg (S)"),
    ("M Ekdal (S)", "Maj Ekdal (S)"),
    ("M. Ekdal (S)", "Maj Ekdal (S)"),
    ("Maj Ekdal (S)", "Maj Ekdal"),
    ("Per sten (L)", "Per Sten (L)"),
    ("Åke Wallin (FP)", "Åke Vallin (L)"),
    ("Stephan Hed (M)", "Stefan Hed (M)"),
    ("Siv Bogdansson (S)", "Siv Bogdanson (S)"),
    ("Siv Bogdansson (S)", "Siv Bogdasson (S)"),
    ("Carl-Åke von Norr (M)", "Karl Åke Norr (M)"),
    ("Yngve Tallmarksson (C)", "Yngve Tallmarkson (C)"),
])
def test_one_person(one: str, other: str) -> None:
    assert len(people(one, other)) == 1
    assert len(people(other, one)) == 1


@pytest.mark.parametrize(("one", "other"), [
    ("Maj Ekdal (S)", "Maj Ekdal (M)"),
    ("Anna Svensson (S)", "Anna Stensson (S)"),
    ("Anna Lindgren (S)", "Anna Lundgren (S)"),
    ("Anders Larsson (S)", "Andreas Larsson (S)"),
    ("Kristin Norr (S)", "Kristina Norr (S)"),
    ("Marie Norr (S)", "Maria Norr (S)"),
    ("Mikael Norr (S)", "Mikaela Norr (S)"),
    ("Kerstin Norr (S)", "Kristin Norr (S)"),
    ("Anna Berg (S)", "Eva Berg (S)"),
    ("Jan Hed (V)", "Jon Hed (V)"),
    ("Anna Ek (S)", "Anna Ed (S)"),
    ("Eva Zemrén (C)", "Eva Zembrén (M)"),
    ("M Ekdal (S)", "Maj Ekdal (M)"),
    ("Anna Karlsson (S)", "Anna Larsson (S)"),
    ("Anna Hedman (S)", "Anna Hedberg (S)"),
    ("Per Nilsson (S)", "Pär Norrman (S)"),
])
def test_two_people(one: str, other: str) -> None:
    assert len(people(one, other)) == 2


def test_one_list_has_both_so_they_are_two() -> None:
    assert len(people("Eva Zemrén (C)", "Eva Zembrén (C)", listed=True)) == 2


def test_a_name_without_party_that_can_be_two_is_neither() -> None:
    index = PersonIndex.of([Sighting("Maj Ekdal", p, TOWN, p) for p in ("S", "M")])
    assert index.resolve("Maj Ekdal", None, TOWN) is None
    assert len(index.find("Maj Ekdal")) == 2


def test_two_organisations_are_two_people() -> None:
    index = PersonIndex.of([Sighting("Maj Ekdal", "S", town, town) for town in (TOWN, "Norrsjö kommun")])
    assert [person.organisation for person in index.find("Maj Ekdahl")] == [TOWN, "Norrsjö kommun"]
    person = index.resolve("MAJ EKDAL", "S", "Norrsjö kommun")
    assert person is not None
    assert person.organisation == "Norrsjö kommun"


def test_reason_is_kept() -> None:
    index = PersonIndex.of([Sighting("Maj Ekdal", "S", TOWN, "a"), Sighting("M Ekdal", "S", TOWN, "b")])
    (person,) = index.people(TOWN)
    assert [(link.spelling, link.reason) for link in person.links] == [("Maj Ekdal", "exact"), ("M Ekdal", "initial")]
