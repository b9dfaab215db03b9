"""One attendance entry, in the forms that lists print."""

from __future__ import annotations

from typing import Any

import pytest

from protokoll.shapes.people import read_entry

PARTIES = {"S", "C", "M", "L", "V", "KD"}


def facts(text: str) -> dict[str, Any] | None:
    entry = read_entry(text, 0, None, PARTIES)
    if entry is None:
        return None
    values = {name: getattr(entry, name) for name in entry.__slots__}
    values = {name: getattr(value, "value", value) for name, value in values.items()}
    return {
        name: value for name, value in values.items() if value is not None and (value is not False or name == "present")
    }


@pytest.mark.parametrize(
    "text",
    [
        "Maj Ekdal (S), ordförande",
        "Maj Ekdal (S) (ordförande)",
        "Ordförande Maj Ekdal (S)",
        "Maj Ekdal, s, ordf",
        "S Maj Ekdal, ordförande",
        "Maj Ekdal S, ordförande",
        "- Maj Ekdal [S] ordf.",
        "Maj Ekdal (S ) Ordförande",
        "• Maj  Ekdal /S/, tillika ordförande",
        "Maj Ekdal (S), tjänstgörande ordförande",
    ],
)
def test_a_chair(text: str) -> None:
    assert facts(text) == {"name": "Maj Ekdal", "party": "S", "office": "chair"}


@pytest.mark.parametrize(
    "text",
    [
        "Siv Bodin (C) ersätter Åke Hed (M)",
        "Siv Bodin (C) tjg ers för Åke Hed (M)",
        "Siv Bodin (C), tjänstgörande för Åke Hed (M)",
        "Siv Bodin (C) (tjänstgör för Åke Hed (M))",
        "Siv Bodin (C) för Åke Hed (M)",
        "Siv Bodin, c, ersätter Åke Hed, m",
        "Siv Bodin (C), tjänstgörande ersättare för Åke Hed (M)",
        "Siv Bodin (C) i stället för Åke Hed (M)",
    ],
)
def test_a_serving_substitute(text: str) -> None:
    assert facts(text) == {"name": "Siv Bodin", "party": "C", "replaces": "Åke Hed", "serving": True}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Siv Bodin (C) (Ersätter tom (V)-plats)", {"name": "Siv Bodin", "party": "C", "serving": True}),
        ("Siv Bodin (C), ej tjänstgörande", {"name": "Siv Bodin", "party": "C"}),
        ("Maj Ekdal (S) §§ 12–18, ej § 14", {"name": "Maj Ekdal", "party": "S", "paragraphs": "§§ 12–18, ej § 14"}),
        ("Maj Ekdal (S) kl. 13.15–15.00", {"name": "Maj Ekdal", "party": "S", "paragraphs": "kl. 13.15–15.00"}),
        (
            "Maj Ekdal (V) på distans §§ 3-9",
            {"name": "Maj Ekdal", "party": "V", "paragraphs": "§§ 3-9", "remote": True},
        ),
        ("Åke Hed (S), frånvarande", {"name": "Åke Hed", "party": "S", "present": False}),
        ("[X] Hed Åke, ordförande", {"name": "Hed Åke", "office": "chair", "present": True}),
        ("[ ] Ros Britta", {"name": "Ros Britta", "present": False}),
        ("Åke Norr (-)", {"name": "Åke Norr"}),
        ("Maj Ekdal (M) (fd L)", {"name": "Maj Ekdal", "party": "M"}),
        ("Ekdal, Maj (S)", {"name": "Ekdal, Maj", "party": "S"}),
        ("Per sten (S)", {"name": "Per sten", "party": "S"}),
        ("Siv Lund\n   Bodin (C)", {"name": "Siv Lund Bodin", "party": "C"}),
        (
            "Anna von Essen (KD), 2:e vice ordförande",
            {"name": "Anna von Essen", "party": "KD", "office": "second_vice_chair"},
        ),
        (
            "Maj Ekdal (C), vice ordförande, ordförande §§ 20–24",
            {"name": "Maj Ekdal", "party": "C", "office": "chair", "paragraphs": "§§ 20–24"},
        ),
        (
            "Maj Ekdal (s) Umeborgs kommun, ordförande",
            {"name": "Maj Ekdal", "party": "S", "office": "chair", "organisation": "Umeborgs kommun"},
        ),
        ("Britta Ros, kommunchef", {"name": "Britta Ros", "title": "kommunchef"}),
        ("kommunchef Britta Ros", {"name": "Britta Ros", "title": "kommunchef"}),
        ("Britta Ros (kommunchef)", {"name": "Britta Ros", "title": "kommunchef"}),
        ("Per Sten, ekonom, 12, 15", {"name": "Per Sten", "title": "ekonom", "paragraphs": "12, 15"}),
        ("Per Sten, sekreterare", {"name": "Per Sten", "office": "secretary"}),
        ("Per Sten, politisk sekreterare (M)", {"name": "Per Sten", "party": "M", "title": "politisk sekreterare"}),
        ("Per Hed, Kommunal", {"name": "Per Hed", "organisation": "Kommunal"}),
        ("Per Hed, ordförande Kommunal", {"name": "Per Hed", "title": "ordförande", "organisation": "Kommunal"}),
        ("Åsa Ek FoU Socialtjänst", {"name": "Åsa Ek", "organisation": "FoU Socialtjänst"}),
        (
            "Eva Lund (Kvarken Revision AB) § 22",
            {"name": "Eva Lund", "organisation": "Kvarken Revision AB", "paragraphs": "§ 22"},
        ),
        (
            "Britta K Roslund (punkt A, kulturförvaltningen, tf. förvaltningschef) §62",
            {
                "name": "Britta K Roslund",
                "organisation": "kulturförvaltningen",
                "title": "tf. förvaltningschef",
                "paragraphs": "§62",
            },
        ),
        (
            "Magnus Björk, kommundirektör, tillika räddningschef",
            {"name": "Magnus Björk", "title": "kommundirektör, tillika räddningschef"},
        ),
        ("Maj Ekdal (S) 2:e v. ordf", {"name": "Maj Ekdal", "party": "S", "office": "second_vice_chair"}),
        ("Maj Ekdal (S), v. ordf.", {"name": "Maj Ekdal", "party": "S", "office": "first_vice_chair"}),
        ("Maj Ekdal (F!)", {"name": "Maj Ekdal", "party": "FI"}),
        ("Maj Ekdal (NoL), Granfors", {"name": "Maj Ekdal", "organisation": "NoL"}),
        ("Siv Bodin (C) ersätts av Åke Hed (M)", {"name": "Siv Bodin", "party": "C", "present": False}),
        ("Åke Hed VD Granfors Energi AB", {"name": "Åke Hed", "title": "VD", "organisation": "Granfors Energi AB"}),
        ("Hälso- och sjukvårdsdirektör Eva Lund", {"name": "Eva Lund", "title": "Hälso- och sjukvårdsdirektör"}),
        ("HR-chef Eva Lund", {"name": "Eva Lund", "title": "HR-chef"}),
        ("solrosen (ordf)", {"name": "solrosen", "office": "chair"}),
        ("Representant för Vision", None),
        ("3 praktikanter", None),
        ("Vakant (M)", None),
        ("", None),
    ],
)
def test_entry(text: str, expected: dict[str, Any] | None) -> None:
    assert facts(text) == expected


def test_values_are_read_again_from_their_places() -> None:
    content = "Beslutande\n\f  Siv Bodin (C) ersätter Åke Hed (M) §§ 12–18"
    entry = read_entry(content, 12, len(content), PARTIES)
    assert entry is not None
    for found in (entry.name, entry.replaces, entry.paragraphs):
        assert found is not None and found.span is not None
        assert (found.span.page, content[found.span.start : found.span.end]) == (2, found.value)
