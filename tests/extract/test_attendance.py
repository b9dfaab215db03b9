"""Attendance in every layout: who, in which role, present or not, instead of whom."""

from __future__ import annotations

import pytest

from protokoll import readers
from protokoll.extract.attendance import read_attendance
from protokoll.outline.normalise import normalise
from protokoll.outline.segment import segment
from protokoll.records import Attendance

ITEMS = """

§ 12 Val av justerare

Beslut
Nämnden utser Åke Hed att justera protokollet.

§ 13 Information

Beslut
Informationen noteras.
"""


def people(printed: str, name: str = "page.txt") -> dict[str, Attendance]:
    text = normalise(readers.read_text(printed, name)).text
    return {one.name: one for one in read_attendance(text, segment(text))}


def short(printed: str) -> list[tuple[str, str | None, str]]:
    return [(one.name, one.party, one.role) for one in people(printed).values()]


MEMBERS = [
    # "Maj Ekdal (S), ordförande"
    ["Maj Ekdal (S), ordförande", "Ture Lindqvist (C)", "Åke Hed (M)"],
    ["Maj Ekdal, s, ordförande", "Ture Lindqvist, c", "Åke Hed, m"],
    ["Maj Ekdal s, ordförande", "Ture Lindqvist c", "Åke Hed m"],
    ["S  Maj Ekdal, ordförande", "C  Ture Lindqvist", "M  Åke Hed"],
    ["1. Maj Ekdal [S], ordf.", "2. Ture Lindqvist /C/", "3. Åke Hed – M"],
    ["- Ordförande Maj Ekdal (S)", "- Ture Lindqvist (C)", "- Åke Hed (M)"],
    ["Maj Ekdal (S), ordförande, Ture Lindqvist (C) §§ 12–13 och Åke", "Hed (M)"],
    ["Maj Ekdal            S     Ordförande", "Ture Lindqvist       C", "Åke Hed              M"],
]


@pytest.mark.parametrize("lines", MEMBERS, ids=[lines[0][:14] for lines in MEMBERS])
def test_members_with_party_in_any_form(lines: list[str]) -> None:
    indented = ("\n" + " " * 18).join(lines)
    found = people(f"Socialnämnden      2031-05-14\n\nBeslutande        {indented}\n{ITEMS}")
    assert [p.name for p in found.values()] == ["Maj Ekdal", "Ture Lindqvist", "Åke Hed"]
    assert [p.party for p in found.values()] == ["S", "C", "M"]
    assert {p.role for p in found.values()} == {"member"}
    assert (found["Maj Ekdal"].office, found["Åke Hed"].office) == ("chair", "adjuster")


def test_form_page_with_substitutes_officials_and_guests() -> None:
    found = people(
        """Granfors kommun                     2031-05-14
Kommunstyrelsen

Beslutande              Ture Lindqvist (S), ordförande §§ 10–19
                        Maj Ekdal (C), vice ordförande, ordförande §§ 20–24
                        Siv Bodin (L) ersätter Lars Ek (M) § 18
Ej tjänstgörande        Siv Bodin (L) §§ 10–17
ersättare               Åke Norr (-)
Övriga deltagare        Britta Ros, kommunchef
                        Inga Sten (punkt A, C, utvecklingsförvaltningen,
                        handläggare) § 12
                        Eva Lund (Kvarken Revision AB) § 22
                        Per Öst, personalföreträdare
                        Två praktikanter
Utses att justera       Maj Ekdal
Sekreterare             ..........
                        Lars Ås
"""
        + ITEMS
    )
    assert [(p.name, p.party, p.role, p.office) for p in found.values()] == [
        ("Ture Lindqvist", "S", "member", "chair"),
        ("Maj Ekdal", "C", "member", "chair"),
        ("Siv Bodin", "L", "serving_substitute", None),
        ("Åke Norr", None, "substitute", None),
        ("Britta Ros", None, "official", None),
        ("Inga Sten", None, "official", None),
        ("Eva Lund", None, "guest", None),
        ("Per Öst", None, "guest", None),
    ]
    assert found["Siv Bodin"].replaces == "Lars Ek"
    assert found["Ture Lindqvist"].paragraphs == "§§ 10–19"


def test_roles_stand_in_a_column_of_their_own() -> None:
    found = people(
        """Norra Strands stadsdelsnämnd

Närvarande

Ordförande                  Anahita Karimi (S)
Vice ordföranden            Leo Sandström (M)
Ledamöterna                 Doris Kron (S)
                            Felix Aro (V)
Ersättarna                  Viktor Wåg (S)
Tjänstemän                  Stadsdelsdirektör Marcus Elg, avdelningschef Jenny Rapp § 4
                            och nämndsekreterare Sigrid Olin
"""
        + ITEMS
    )
    assert [(p.name, p.role, p.office) for p in found.values()] == [
        ("Anahita Karimi", "member", "chair"),
        ("Leo Sandström", "member", "first_vice_chair"),
        ("Doris Kron", "member", None),
        ("Felix Aro", "member", None),
        ("Viktor Wåg", "substitute", None),
        ("Marcus Elg", "official", None),
        ("Jenny Rapp", "official", None),
        ("Sigrid Olin", "official", "secretary"),
    ]


def test_table_with_a_head() -> None:
    found = people(
        """Kommunfullmäktige        2031-05-14

Beslutande       Enligt närvarolista

Ledamot               Parti   Anmärkning      Tjänstgörande ersättare
Maj Ekdal             S       ordförande
Ture Lindqvist        C       2:e vice ordförande
Åke Hed               M       frånvarande     Siv Bodin (M)

Ej tjänstgörande ersättare

Lena Rosén            V
"""
        + ITEMS
    )
    assert [(p.name, p.party, p.role, p.present) for p in found.values()] == [
        ("Maj Ekdal", "S", "member", True),
        ("Ture Lindqvist", "C", "member", True),
        ("Åke Hed", "M", "member", False),
        ("Siv Bodin", "M", "serving_substitute", True),
        ("Lena Rosén", "V", "substitute", True),
    ]
    assert found["Ture Lindqvist"].office == "second_vice_chair"
    assert found["Siv Bodin"].replaces == "Åke Hed"


def test_columns_side_by_side() -> None:
    assert short(
        """Direktionen        2031-05-14

Direktionens ledamöter         Direktionens ersättare
Maj Ekdal (S), ordförande      Siv Bodin (C)
Ture Lindqvist (C)             Per Alm (M), tjänstgörande
"""
        + ITEMS
    ) == [
        ("Maj Ekdal", "S", "member"),
        ("Ture Lindqvist", "C", "member"),
        ("Siv Bodin", "C", "substitute"),
        ("Per Alm", "M", "serving_substitute"),
    ]


def test_by_exception_names_the_exceptions_only() -> None:
    found = people(
        """Landstingsfullmäktige        2007-06-12

§ 42 Upprop

Upprop förrättades, varvid antecknades att samtliga ledamöter var närvarande utom Rolf Ek, m,
som ersattes av Ann Sköld, m, och Siv Bodin, s.

§ 43 Information

Beslut
Informationen noteras.
"""
    )
    assert [(p.name, p.role, p.present, p.replaces) for p in found.values()] == [
        ("Rolf Ek", "member", False, None),
        ("Ann Sköld", "serving_substitute", True, "Rolf Ek"),
        ("Siv Bodin", "member", False, None),
    ]


def test_groups_at_the_end_with_their_own_absent() -> None:
    found = people(
        """Protokoll Samråd Nära omsorg

Datum och tid: 20310503 Kl. 09.30 – 15.00
Ärenden: 12-13
"""
        + ITEMS
        + """
Närvarande

Samråd Nära omsorg

- Maj Ekdal (s) Granfors kommun, ordförande
- Ture Lindqvist, Norrsjö kommun, ersättare

Frånvarande

- Siv Bodin (c) Malådals kommun

Övriga tjänstepersoner

- Britta Ros, Region Mellansjö, ordförande Länsgruppen

Länsgruppen kl 13-15

- Lars Ås, Granfors kommun

Frånvarande

Lena Rosén, Malådals kommun

Adjungerade

Eva Lund FoU Mellansjö
"""
    )
    assert [(p.name, p.role, p.present, p.office) for p in found.values()] == [
        ("Maj Ekdal", "member", True, "chair"),
        ("Ture Lindqvist", "substitute", True, None),
        ("Siv Bodin", "member", False, None),
        ("Britta Ros", "official", True, None),
        ("Lars Ås", "member", True, None),
        ("Lena Rosén", "member", False, None),
        ("Eva Lund", "guest", True, None),
    ]


def test_an_association_lists_names_and_nicknames() -> None:
    found = people(
        """# Protokoll från höstmöte 28 november 2031

Protokoll fört vid Föreningen Tallskogens höstmöte.

## 1. Val av mötesordförande

Mötet valde kajsa (Kajsa Berg) som mötesordförande

## 2. Röstlängd

Följande var närvarande vid mötet och var röstberättigade:

```
map
kajsa
Gordon Gran
William Roth
```

## 3. Mötets avslutande

Mötet förklarades avslutat 20:36
""",
        "page.md",
    )
    assert list(found) == ["map", "kajsa", "Gordon Gran", "William Roth"]
    assert found["kajsa"].office == "chair"


def test_every_value_is_read_again_from_its_place() -> None:
    printed = """Socialnämnden

Beslutande      Maj Ekdal (s), ordförande
                Siv Bodin (c) för Åke Hed (c) § 12
"""
    printed += ITEMS
    text = normalise(readers.read_text(printed, "page.txt")).text
    for one in read_attendance(text, segment(text)):
        for key, span in one.spans.items():
            assert isinstance(span, tuple)
            read = " ".join(text.content[span.start : span.end].split())
            assert (read.upper() if key == "party" else read) == getattr(one, key)
