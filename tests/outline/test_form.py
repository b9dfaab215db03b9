"""Front pages in every layout become the same labels and values."""

from __future__ import annotations

import pytest

from protokoll import readers
from protokoll.outline.form import read_form
from protokoll.outline.normalise import normalise

COLUMNS = """
Plats och tid             Kommunhuset, sal Tallen                Paragrafer      §§41-48
                          kl. 14:30-16:16

Beslutande                Maj Ekdal (S), ordförande
                          Ture Lindqvist (C)

Ej tjänstgörande          Siv Bodin (M)
ersättare                 Åke Hed (V)

Utses att justera         Ture Lindqvist

Justeringens plats och    Kommunkontoret 2031-05-21
tid

Under-                    Sekreterare   ..........................   Protokollet omfattar  41–48
skrifter                                Per Sten
                          Ordförande    ..........................
                                        Maj Ekdal
"""

READING_ORDER = """
Plats och tid Stadsbiblioteket, hörsalen,
torsdagen den 7 november 2024
Paragrafer §§61-82
kl. 17.30 – 19.15
Beslutande Ledamöter
Gunnel Rask (L), ordförande
Per-Arne Modin (S)
Ej tjänstgörande
ersättare
Jerker Holm (M)
Justeringens plats
och tid
Kulturförvaltningen, 2024-11-14
Underskrifter Sekreterare
Mats Ohlin
"""

DETACHED = """
Plats:
Tid:
Beslutande ledamöter:
Ej tjänstgörande ersättare:
Justerare:
Paragrafer:

Kommunhuset, Ekeryd
torsdagen den 19 juni 2031, klockan 14:00-16:25

Wilma Tallberg (C), ordförande
Hans Udden (S)

Bror Håkan (S)

Hans Udden (S)

§§ 52-57
"""

HEADINGS = """
Närvarande

Direktionens ledamöter
Maj Ekdal (S), ordförande
Ture Lindqvist (C)

Övriga närvarande ersättare
Siv Bodin (M)

Frånvarande
Åke Hed (V)
"""

COLONS = """
Datum: 2031-05-14
Tid: kl. 18-21.30
Plats: Bystugan
Punkter: 7–12
Närvarande: Maj Ekdal, Ture Lindqvist,
Siv Bodin
"""

SIDE_BY_SIDE = """
Ledamöter                  Ersättare
Maj Ekdal (S)              Siv Bodin (M)
Ture Lindqvist (C)         Åke Hed (V)
"""


def form(printed: str) -> list[tuple[str, list[str]]]:
    text = normalise(readers.read_text(printed, "page.txt")).text
    return [(f.key, [v.value for v in f.values]) for f in read_form(text, 0, len(text.content))]


def test_columns_with_wrapped_labels_and_a_second_pair_to_the_right() -> None:
    assert form(COLUMNS) == [
        ("place_time", ["Kommunhuset, sal Tallen", "kl. 14:30-16:16"]),
        ("range", ["§§41-48"]),
        ("members", ["Maj Ekdal (S), ordförande", "Ture Lindqvist (C)"]),
        ("substitutes", ["Siv Bodin (M)", "Åke Hed (V)"]),
        ("adjusters", ["Ture Lindqvist"]),
        ("adjust_place", ["Kommunkontoret 2031-05-21"]),
        ("signatures", []),
        ("secretary", ["Per Sten"]),
        ("range", ["41–48"]),
        ("chair", ["Maj Ekdal"]),
    ]


def test_label_and_value_run_together_in_reading_order() -> None:
    assert form(READING_ORDER) == [
        ("place_time", ["Stadsbiblioteket, hörsalen,", "torsdagen den 7 november 2024", "kl. 17.30 – 19.15"]),
        ("range", ["§§61-82"]),
        ("members", ["Gunnel Rask (L), ordförande", "Per-Arne Modin (S)"]),
        ("substitutes", ["Jerker Holm (M)"]),
        ("adjust_place", ["Kulturförvaltningen, 2024-11-14"]),
        ("signatures", []),
        ("secretary", ["Mats Ohlin"]),
    ]


def test_all_labels_first_and_all_values_after() -> None:
    assert form(DETACHED) == [
        ("place", ["Kommunhuset, Ekeryd"]),
        ("time", ["torsdagen den 19 juni 2031, klockan 14:00-16:25"]),
        ("members", ["Wilma Tallberg (C), ordförande", "Hans Udden (S)"]),
        ("substitutes", ["Bror Håkan (S)"]),
        ("adjusters", ["Hans Udden (S)"]),
        ("range", ["§§ 52-57"]),
    ]


def test_headings_with_lists_below() -> None:
    assert form(HEADINGS) == [
        ("members", []),
        ("members", ["Maj Ekdal (S), ordförande", "Ture Lindqvist (C)"]),
        ("substitutes", ["Siv Bodin (M)"]),
        ("absent", ["Åke Hed (V)"]),
    ]


def test_colons() -> None:
    assert form(COLONS) == [
        ("date", ["2031-05-14"]),
        ("time", ["kl. 18-21.30"]),
        ("place", ["Bystugan"]),
        ("unknown", ["7–12"]),
        ("members", ["Maj Ekdal, Ture Lindqvist,", "Siv Bodin"]),
    ]


def test_two_lists_side_by_side() -> None:
    assert form(SIDE_BY_SIDE) == [
        ("members", ["Maj Ekdal (S)", "Ture Lindqvist (C)"]),
        ("substitutes", ["Siv Bodin (M)", "Åke Hed (V)"]),
    ]


@pytest.mark.parametrize("printed", [COLUMNS, READING_ORDER, DETACHED, HEADINGS, COLONS, SIDE_BY_SIDE])
def test_every_value_is_read_again_from_its_place(printed: str) -> None:
    text = normalise(readers.read_text(printed, "page.txt")).text
    for field in read_form(text, 0, len(text.content)):
        for value in field.values:
            assert value.span is not None
            assert " ".join(text.content[value.span.start : value.span.end].split()) == value.value
