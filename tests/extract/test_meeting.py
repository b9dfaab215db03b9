"""Who met, when and where, from any front page or none."""

from __future__ import annotations

import pytest

from protokoll import readers
from protokoll.extract.meeting import Meeting, read_meeting
from protokoll.outline.normalise import normalise
from protokoll.outline.segment import segment
from protokoll.text import Found

ITEMS = """

§ 12 Val av justerare

Beslut
Åke Hed utses att justera protokollet.

§ 13 Information

Beslut
Informationen noteras.
"""


def meeting(printed: str, kind: str = "minutes", name: str = "page.txt") -> Meeting:
    source = readers.read_text(printed, name)
    text = normalise(source).text
    return read_meeting(text, segment(text), source, kind)


def value(found: Found[str] | None) -> str | None:
    return found.value if found else None


HEADS = [
    (
        "GRANFORS KOMMUN       SAMMANTRÄDESPROTOKOLL\nKommunstyrelsen       2031-05-14",
        "GRANFORS KOMMUN",
        "Kommunstyrelsen",
    ),
    (
        """
                Barn- och
                ungdomsnämndens
                arbetsutskott
                2031-05-14""",
        None,
        "Barn- och ungdomsnämndens arbetsutskott",
    ),
    ("          Överförmyndarnämnde\n          n\n          2031-05-14", None, "Överförmyndarnämnden"),
    (
        "Sjukvårdsberedning norr\n\nProtokoll 2031-05-14, Region Mellansjö",
        "Region Mellansjö",
        "Sjukvårdsberedning norr",
    ),
    ("Protokoll Samråd Nära omsorg\n\nDatum: 2031-05-14", None, "Samråd Nära omsorg"),
    ("NORRSJÖ ENERGI AB                 1 (4)\nStyrelsen\n2031-05-14", "NORRSJÖ ENERGI AB", "Styrelsen"),
    ("Vattenförbundet Tre Älvar\nDirektionen\n2031-05-14", "Vattenförbundet Tre Älvar", "Direktionen"),
    ("Malådals församling\nKyrkofullmäktige\n2031-05-14", "Malådals församling", "Kyrkofullmäktige"),
    (
        "Protokoll fört vid Datorföreningen Stubbens höstmöte, torsdag den 14 maj 2031",
        "Datorföreningen Stubben",
        "Höstmötet",
    ),
    (
        "PROTOKOLL fört vid sammanträde med styrelsen för Granfors hembygdsförening\nden 14 maj 2031",
        "Granfors hembygdsförening",
        "Styrelsen",
    ),
]


@pytest.mark.parametrize(("head", "organisation", "body"), HEADS)
def test_organisation_and_body(head: str, organisation: str | None, body: str) -> None:
    found = meeting(head + "\n" + ITEMS)
    assert value(found.organisation) == organisation
    assert value(found.body) == body
    assert [date.value for date in found.dates] == ["2031-05-14"]


def test_the_organisation_is_never_guessed_from_a_place_in_the_text() -> None:
    said = "\nGranfors kommun och Norrsjö kommun svarar.\n"
    assert meeting("Kommunstyrelsen\n2031-05-14\n" + ITEMS + said).organisation is None
    board = "Justeringen har tillkännagivits på Granfors kommuns digitala anslagstavla.\n"
    assert value(meeting("Kommunstyrelsen\n2031-05-14\n\n" + board + ITEMS).organisation) == "Granfors kommun"


FORMS = [
    (
        """Plats och tid     Kommunhuset, sal B, tisdagen den 12 maj 2031, kl. 13.15–16.05
                  Ajournering kl. 14.20–14.40""",
        "13:15", "16:05", "Kommunhuset, sal B",
    ),
    (
        """Plats och tid     Campus, Östra huset,          Paragrafer     §§12-13
                  Storgatan 16
                  kl. 14:00-17:45""",
        "14:00", "17:45", "Campus, Östra huset, Storgatan 16",
    ),
    (
        "Tid och plats     Tisdagen den 12 maj 2031 kl 18.30–21.05, Församlingsgården i Granfors",
        "18:30", "21:05", "Församlingsgården i Granfors",
    ),
    ("Tid: 08.30–12.00, 13.00–15.45\nPlats: Teams", "08:30", "15:45", "Teams"),
    ("Plats: Kommunhuset Tid: 08.30–10.00", "08:30", "10:00", "Kommunhuset"),
    (
        "Tid      12 maj 2031 kl. 13.00 – 13 maj 2031 kl. 15.30\nPlats    Stadshuset, samt digitalt",
        "13:00", "15:30", "Stadshuset, samt digitalt",
    ),
]


@pytest.mark.parametrize(("form", "start", "end", "place"), FORMS)
def test_time_and_place(form: str, start: str, end: str, place: str) -> None:
    found = meeting("Kommunstyrelsen      2031-05-12\n\n" + form + "\n" + ITEMS)
    assert (value(found.start), value(found.end), value(found.place)) == (start, end, place)


def test_times_in_the_text_where_the_front_page_has_none() -> None:
    found = meeting(
        "Protokoll fört vid Stubbens vårmöte 2031, torsdagen den 8 maj klockan 19:30 i sal V21.\n\n"
        "§ 1 Mötets öppnande\nMötet förklarades öppnat 19:35.\n\n§ 2 Mötets avslutande\nMötet avslutades kl 20.41.\n"
    )
    assert (value(found.start), value(found.end), value(found.place)) == ("19:35", "20:41", "sal V21")
    assert [date.value for date in found.dates] == ["2031-05-08"]


@pytest.mark.parametrize(
    ("printed", "first", "last"),
    [("Paragrafer     §§41-48", "41", "48"), ("Ärenden: 15-25", "15", "25"), ("Paragrafer     FF §§ 17–22", "17", "22"),
     ("Paragrafer     §§ 5–9, 11, 13–20", "5", "20"), ("Paragraf       § 116", "116", "116"),
     ("Punkter: 7–12", "7", "12")],
)
def test_declared_range(printed: str, first: str, last: str) -> None:
    found = meeting("Kommunstyrelsen      2031-05-12\n\nPlats: Teams\n" + printed + "\n" + ITEMS)
    assert (value(found.first_paragraph), value(found.last_paragraph)) == (first, last)


def test_dates_of_adjustment_and_notice_are_not_the_meetings() -> None:
    found = meeting(
        "Kommunstyrelsen\n\nSammanträdesdatum    2031-05-12\nJusteringens plats   Kansliet 2031-05-19\noch tid\n"
        "Datum för anslags uppsättande    2031-05-20\n" + ITEMS
    )
    assert [date.value for date in found.dates] == ["2031-05-12"]


def test_an_extract_is_its_decisions_words() -> None:
    found = meeting(
        "§ 47 Fortsatt stöd\n\nBeslut\nArbetsutskottet föreslår hälso- och sjukvårdsnämnden att avsätta medel.\n",
        "extract",
    )
    assert found.body == Found("Arbetsutskottet", None)
    assert found.dates == ()


def test_news_tells_of_a_meeting() -> None:
    found = meeting(
        "Klartecken!\n\n2031-06-25 13:03\n\nVid mötet den 18 juni beslutade styrgruppen för God vård om nästa steg.\n",
        "news",
    )
    assert value(found.body) == "Styrgruppen för God vård"
    assert [date.value for date in found.dates] == ["2031-06-18"]
    assert found.start is None
