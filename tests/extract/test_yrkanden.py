"""Yrkanden: who moved something at the meeting."""

from __future__ import annotations

import pytest

from extract.made import item_of, names, roster_of
from protokoll.extract.yrkanden import read_yrkanden

ROSTER = roster_of("Maj Ekdal (S)", "Ture Lindqvist (C)", "Siv Bodin (M)", "Åke Hed (V)")


def movers_of(printed: str) -> list[str]:
    text, item = item_of(f"§ 30 Ishall\n\n{printed}")
    return names(read_yrkanden(text, item, ROSTER))


@pytest.mark.parametrize(
    ("printed", "movers"),
    [
        ("Yrkanden\nMaj Ekdal (S) och Siv Bodin (M) yrkar bifall.", ["Maj Ekdal (S)", "Siv Bodin (M)"]),
        ("Yrkande\nSiv Bodin (M), med instämmande av Åke Hed (V), yrkar avslag.", ["Siv Bodin (M)", "Åke Hed (V)"]),
        ("Yrkande\nOrdföranden yrkar bifall till arbetsutskottets förslag.", ["Maj Ekdal (S)"]),
        ("Yrkanden\nTure Lindqvist (C) och Åke Hed (V): Bifall till ansökan.", ["Ture Lindqvist (C)", "Åke Hed (V)"]),
        (
            "Yrkanden\nBifall: Maj Ekdal (S), Åke Hed (V)\nAvslag: Siv Bodin (M)",
            ["Maj Ekdal (S)", "Åke Hed (V)", "Siv Bodin (M)"],
        ),
        ("Yrkanden\nLedamöterna från SD yrkar återremiss.", ["Ledamöterna från SD (SD)"]),
        ("Yrkande\nMaj Ekdal (S) yrkar bifall. Vidare yrkar Åke Hed (V) avslag.", ["Maj Ekdal (S)", "Åke Hed (V)"]),
        ("Maj Ekdal yrkade avslag på förslaget.", ["Maj Ekdal (S)"]),
        ("Beslut\nPå förslag av Åke Hed (V):\nÄrendet bordläggs.", ["Åke Hed (V)"]),
        ("Siv Bodin (M) föreslår att ärendet bordläggs.", ["Siv Bodin (M)"]),
        (
            "Yrkanden\nSiv Bodin (M) yrkar avslag på alla yrkanden\nÅke Hed (V) yrkar bifall.",
            ["Siv Bodin (M)", "Åke Hed (V)"],
        ),
    ],
)
def test_movers(printed: str, movers: list[str]) -> None:
    assert movers_of(printed) == movers


@pytest.mark.parametrize(
    "printed",
    [
        "Anförande\nMaj Ekdal (S) och Siv Bodin (M) yttrar sig.",
        "Sammanfattning\nI en motion yrkar Siv Bodin (M) att en ishall byggs.",
        "Handlingar\nYrkande från Siv Bodin (M) den 3 maj 2031.",
        "Beslutsgång\nOrdföranden ställer proposition på Siv Bodins yrkande och finner att det avslås.",
        "Efter förslag från valberedningen väljs Siv Bodin (M).",
    ],
)
def test_no_movers(printed: str) -> None:
    assert movers_of(printed) == []


def test_the_words_go_on_after_a_colon() -> None:
    text, item = item_of(
        "§ 30 Ishall\n\nYrkanden\nSiv Bodin (M) yrkar:\natt bygga,\natt riva.\n\nÅke Hed (V) yrkar avslag."
    )
    first, second = read_yrkanden(text, item, ROSTER)
    assert first.text.endswith("att riva.")
    assert second.text == "Åke Hed (V) yrkar avslag."
