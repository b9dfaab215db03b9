"""The table of kommuner and regioner is complete and its names are found."""

from __future__ import annotations

from protokoll.lexicon import load
from protokoll.lexicon.places import code_of, find_organisation, municipalities


def test_all_are_there() -> None:
    counties = load("places")["county"]
    assert (len(counties), len(municipalities())) == (21, 290)
    assert all(code.startswith(c["code"]) for c in counties for code in (m[:4] for m in c["municipalities"]))


def test_every_known_name_is_found() -> None:
    for code, name in municipalities().items():
        assert code_of(f"{name} kommun") == code
    for county in load("places")["county"]:
        text = f"Ägare är {county['region']}."
        assert [(m.name, m.code) for m in find_organisation(text)] == [(county["region"], county["code"])]


def test_names_nobody_has_listed() -> None:
    text = "Granfors kommun, Norrsjö räddningstjänstförbund och Kommunalförbundet Mellansjö; denna kommun"
    assert [m.name for m in find_organisation(text)] == [
        "Granfors kommun",
        "Norrsjö räddningstjänstförbund",
        "Kommunalförbundet Mellansjö",
    ]
