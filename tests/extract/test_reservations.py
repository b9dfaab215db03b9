"""Reservations, statements and jäv."""

from __future__ import annotations

import pytest

from extract.made import item_of, names, roster_of
from protokoll.extract.reservations import read_recused, read_reservations, read_statements

ROSTER = roster_of("Maj Ekdal (S)", "Ture Lindqvist (C)", "Siv Bodin (M)", "Åke Hed (V)")


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("Siv Bodin (M) och Åke Hed (V) reserverar sig mot beslutet.", ["Siv Bodin (M)", "Åke Hed (V)"]),
        ("Mot beslutet reserverade sig ledamöterna från M.", ["ledamöterna från M (M)"]),
        ("Reservation\nMaj Ekdal (S), Siv Bodin (M)", ["Maj Ekdal (S)", "Siv Bodin (M)"]),
        ("Reservation\nSiv Bodin (M) lämnar följande reservation:\nModeraterna reserverar sig.", ["Siv Bodin (M)"]),
        ("Reservation anmäls av Siv Bodin (M).", ["Siv Bodin (M)"]),
        ("Bakgrund\nSiv Bodin (M) reserverade sig förra året.", []),
        ("Nämnden har reserverat 5 mnkr.", []),
    ],
)
def test_reservations(printed: str, people: list[str]) -> None:
    text, item = item_of(f"§ 30 Ishall\n\n{printed}")
    assert names(read_reservations(text, item, ROSTER)) == people


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("Särskilt yttrande\nSiv Bodin (M) lämnar ett särskilt yttrande.", ["Siv Bodin (M)"]),
        ("Protokollsanteckning\nÅke Hed (V) antecknar som yttrande en skrivelse.", ["Åke Hed (V)"]),
        ("Åke Hed (V) deltar inte i beslutet.", ["Åke Hed (V)"]),
    ],
)
def test_statements(printed: str, people: list[str]) -> None:
    text, item = item_of(f"§ 30 Ishall\n\n{printed}")
    assert names(read_statements(text, item, ROSTER)) == people


@pytest.mark.parametrize(
    ("printed", "people"),
    [
        ("Jäv\nSiv Bodin (M) anmäler jäv och lämnar rummet. Åke Hed (V) tjänstgör i hennes ställe.", ["Siv Bodin (M)"]),
        ("På grund av jäv deltar inte Siv Bodin (M) i ärendets behandling.", ["Siv Bodin (M)"]),
        ("Jäv\nSiv Bodin (M)\nÅke Hed (V)", ["Siv Bodin (M)", "Åke Hed (V)"]),
        ("Jäv\nMaj Ekdal (S) deltar inte. Åke Hed (V) leder förhandlingarna.", ["Maj Ekdal (S)"]),
        ("Ingen ledamot anmäler jäv.", []),
    ],
)
def test_recused(printed: str, people: list[str]) -> None:
    text, item = item_of(f"§ 30 Ishall\n\n{printed}")
    assert names(read_recused(text, item, ROSTER)) == people
