"""People in running text."""

from __future__ import annotations

import pytest

from protokoll.shapes.people import learn_parties, read_people


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Maj Ekdal (S), Siv Bodin (M) §§ 65–70 och Åke Hed (KD).",
            [("Maj Ekdal", "S"), ("Siv Bodin", "M"), ("Åke Hed", "KD")],
        ),
        (
            "Fia Ek (V), tjänstgörande ersättaren Eva Lund (S) och ordföranden Per Ek (S) röstar Ja (3).",
            [("Fia Ek", "V"), ("Eva Lund", "S"), ("Per Ek", "S")],
        ),
        (
            "Ture Lindqvist, c, Maj Ekdal, s och Åke Hed, m",
            [("Ture Lindqvist", "C"), ("Maj Ekdal", "S"), ("Åke Hed", "M")],
        ),
        ("Maj Ekdals (S) yrkande. Maj Ekdal (S) yrkar bifall.", [("Maj Ekdal", "S"), ("Maj Ekdal", "S")]),
        ("Efter förslag från ordföranden Maj Ekdal beslutar Kommunstyrelsen i Granfors kommun", [("Maj Ekdal", None)]),
        (
            "Maj Ekdal\nTure Lindqvist\nSiv Lund\nBodin (C)",
            [("Maj Ekdal", None), ("Ture Lindqvist", None), ("Siv Lund Bodin", "C")],
        ),
        ("Ledamöterna från SD reserverar sig mot beslutet", []),
        ("Region Mellansjö och Norra Torget", []),
    ],
)
def test_people(text: str, expected: list[tuple[str, str | None]]) -> None:
    people = read_people(text)
    assert [(p.name, p.party) for p in people] == expected
    assert all(" ".join(text[slice(*p.name_span)].split()) == p.name for p in people)


def test_bounds_are_absolute() -> None:
    text = "Åke Hed (M) reserverar sig. Maj Ekdal (S) yrkar bifall."
    (one,) = read_people(text, 28, len(text))
    assert (one.name, one.start, one.rest) == ("Maj Ekdal", 28, " yrkar bifall.")


def test_local_parties_are_learned_from_the_document() -> None:
    text = "Maj Ekdal (S), Siv Bodin (NoL), Åke Hed (NoL), Eva Lund (EY), Per Ek (ordf)"
    assert learn_parties(text) == {"S", "NOL"}
