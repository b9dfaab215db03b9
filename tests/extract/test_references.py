"""References to other paragraphs and cases, and the lists of papers and recipients."""

from __future__ import annotations

import pytest

from extract.made import item_of
from protokoll.extract.presenters import read_documents, read_presenters, read_recipients
from protokoll.extract.references import read_references


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        (
            "Kommunstyrelsen har den 16 mars 2031, § 28 behandlat ärendet.",
            [("Kommunstyrelsen", "2031-03-16", "28", None)],
        ),
        ("Nämnden beslutade den 14 maj §118 (HSN 233-2030) att avvakta.", [("Nämnden", None, "118", "HSN 233-2030")]),
        ("- KS § 204, 2030-09-24, Motion", [("KS", "2030-09-24", "204", None)]),
        (
            "Bordlagt den 15 januari 2031, § 8, den 5 februari 2031, § 9.",
            [(None, "2031-01-15", "8", None), (None, "2031-02-05", "9", None)],
        ),
        ("Se § 142.", [(None, None, "142", None)]),
        ("Enligt 7 kap § 18 miljöbalken och § 5 i reglementet.", []),
    ],
)
def test_references(printed: str, expected: list[tuple[str | None, ...]]) -> None:
    text, item = item_of(f"§ 30 Ishall\n\n{printed}")
    found = [(r.body, r.date, r.paragraph, r.case_number) for r in read_references(text, item)]
    assert found == expected


def test_lists() -> None:
    text, item = item_of(
        "§ 30 Ishall\n\nFöredragande: Britta Ros, kommunchef, och Per Sten, ekonom\n\nBeslutsunderlag\n"
        "- Tjänsteskrivelse den 9 mars 2031, med\n  bilaga\n- Rapport\n\n"
        "Beslutet skickas till: Kommunstyrelsen, Barn- och utbildningsnämnden\n"
    )
    assert [n.value for n in read_presenters(text, item)] == ["Britta Ros", "Per Sten"]
    assert [d.value for d in read_documents(text, item)] == ["Tjänsteskrivelse den 9 mars 2031, med bilaga", "Rapport"]
    assert [r.value for r in read_recipients(text, item)] == ["Kommunstyrelsen", "Barn- och utbildningsnämnden"]
