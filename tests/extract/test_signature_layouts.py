"""Signature blocks in the orders that they are printed in: labels first, names first, side by side, in a page foot."""

from __future__ import annotations

import pytest

from protokoll.pipeline import parse_text

_FRONT = """Norrsjö kommun
Sammanträdesprotokoll
Byggnadsnämnden
Sammanträdesdatum 2031-02-03

Plats och tid: Kommunhuset, kl. 13.00–15.00

Beslutande
Maj Ekdal (S), ordförande
Ture Lindqvist (M)
Siv Bodin (C)

Övriga närvarande
Åke Hed, nämndsekreterare

Utses att justera: Siv Bodin

"""
_ITEMS = """
§ 12 Val av justerare

Beslut
Byggnadsnämnden utser Siv Bodin (C) att justera protokollet.

§ 13 Budget

Beslut
Byggnadsnämnden antar budgeten.

"""
_LAYOUTS = {
    "names over roles": "Åke Hed\nSekreterare\n\nMaj Ekdal\nOrdförande\n\nSiv Bodin\nJusterare\n",
    "labels then names": "Sekreterare\nOrdförande\nJusterare\n\nÅke Hed\nMaj Ekdal\nSiv Bodin\n",
    "labels then names, spaced": "Sekreterare\n\nOrdförande\n\nJusterare\n\nÅke Hed\n\nMaj Ekdal\n\nSiv Bodin\n",
    "names then labels": "Åke Hed\nMaj Ekdal\nSiv Bodin\n\nSekreterare\nOrdförande\nJusterare\n",
    "labels over names": "Sekreterare\n\nÅke Hed\nOrdförande\n\nMaj Ekdal\nJusterare\n\nSiv Bodin\n",
    "columns, names first": "Åke Hed       Maj Ekdal    Siv Bodin\nSekreterare   Ordförande   Justerare\n",
    "columns, labels first": "Sekreterare   Ordförande   Justerare\n\nÅke Hed       Maj Ekdal    Siv Bodin\n",
    "title under a name": "Vid protokollet     Åke Hed\n\nJusteras            Maj Ekdal\n"
    "                    Ordförande\n\n                    Siv Bodin\n",
    "roles in brackets": "Åke Hed (sekreterare)\n\nMaj Ekdal (ordförande)\n\nSiv Bodin (justerare)\n",
}
_WHO = {("Åke Hed", "secretary"), ("Maj Ekdal", "chair"), ("Siv Bodin", "adjuster")}


@pytest.mark.parametrize("layout", _LAYOUTS.values(), ids=_LAYOUTS)
@pytest.mark.parametrize("last", [False, True], ids=["on the front page", "at the end"])
def test_signatures_and_offices(layout: str, last: bool) -> None:
    minutes = parse_text(_FRONT + _ITEMS + "\n" + layout if last else _FRONT + layout + _ITEMS)
    assert {(signature.name, signature.role) for signature in minutes.signatures} == _WHO
    assert {(person.name, person.office) for person in minutes.attendance if person.office} == _WHO


def test_more_names_than_labels_are_adjusters() -> None:
    block = "Sekreterare\nOrdförande\nJusterare\n\nÅke Hed\nMaj Ekdal\nSiv Bodin\nTure Lindqvist\n"
    minutes = parse_text(_FRONT + block + _ITEMS)
    assert [s.name for s in minutes.signatures if s.role == "adjuster"] == ["Siv Bodin", "Ture Lindqvist"]


def test_labels_at_a_page_end_are_no_footer() -> None:
    strip = "Ordförandes signatur   Justerares signatur"
    block = f"Sekreterare\nÅke Hed\nOrdförande\nMaj Ekdal\nJusterare\n\n{strip}\n\f\nSiv Bodin\n"
    minutes = parse_text(_FRONT + block + f"{_ITEMS}{strip}\n")
    assert {(signature.name, signature.role) for signature in minutes.signatures} == _WHO


def test_a_strip_for_initials_is_no_text() -> None:
    strip = "Signatur ordförande                   Signatur justerare"
    items = _ITEMS.replace("budgeten.", f"budgeten.\n\n{strip}")
    minutes = parse_text(_FRONT + strip + items)
    assert minutes.paragraphs[-1].decisions[0].text == "Byggnadsnämnden antar budgeten."


def test_a_broken_page_number_is_no_text() -> None:
    pages = (_FRONT + "1 (", _ITEMS + "2 (", "§ 14 Avslut\n\nMötet avslutas.\n3 (")
    minutes = parse_text("\n\f\n".join(pages))
    assert minutes.paragraphs[1].decisions[0].text == "Byggnadsnämnden antar budgeten."


def test_jav_in_another_item_is_no_jav_here() -> None:
    items = "§ 12 Anmälan av jäv\nTure Lindqvist (M) anmäler jäv i § 13.\n\n§ 13 Lov\n{}\n\nBeslut\nLov ges.\n"
    minutes = parse_text(_FRONT + items.format("Ture Lindqvist (M) deltar inte i handläggningen på grund av jäv."))
    assert [[person.name for person in item.recused] for item in minutes.paragraphs] == [[], ["Ture Lindqvist"]]


@pytest.mark.parametrize(
    ("head", "organisation", "body"),
    [
        ("Vattenförbundet Tre Älvar\n\nProtokoll direktionen 2031-02-03", "Vattenförbundet Tre Älvar", "Direktionen"),
        ("Protokoll årsmöte Mellansjö Byalag", "Mellansjö Byalag", "Årsmötet"),
        ("Mellansjö IF\nProtokoll fört vid årsmöte den 3 mars 2031", "Mellansjö IF", "Årsmötet"),
    ],
)
def test_organisation_and_body(head: str, organisation: str, body: str) -> None:
    minutes = parse_text(f"{head}\n\n§ 1 Öppnande\nMötet öppnas.\n\n§ 2 Avslut\nMötet avslutas.\n")
    assert (minutes.organisation, minutes.body) == (organisation, body)


def test_range_beside_a_line_to_sign_on() -> None:
    block = (
        "Underskrifter\n                                                       Paragrafer\n"
        "Sekreterare    …………………………………………………………                            12–13\n               Åke Hed\n"
    )
    minutes = parse_text(_FRONT + block + _ITEMS)
    assert (minutes.first_paragraph, minutes.last_paragraph) == ("12", "13")


def test_notice_without_a_label() -> None:
    minutes = parse_text(_FRONT + "Anslaget 2031-02-10. Tas ned 2031-03-04.\n" + _ITEMS)
    assert minutes.notice is not None
    assert (minutes.notice.posted, minutes.notice.removed) == ("2031-02-10", "2031-03-04")
