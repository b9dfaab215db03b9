"""One meeting, several files: what is joined, what counts, and what changed between two versions."""

from __future__ import annotations

from link_builders import minutes, paragraph

from protokoll.link.cards import card, index_bodies, status_of
from protokoll.link.diff import diff
from protokoll.link.meetings import Meeting, join_meetings
from protokoll.records import Minutes, Signature


def meetings(**documents: Minutes) -> list[Meeting]:
    cards = [card(id_, one) for id_, one in documents.items()]
    return join_meetings(cards, index_bodies(cards))


ONE = paragraph("1", "Bro", "KS 2031/12", "att bygga")
TWO = paragraph("2", "Torg", "KS 2031/13", "att riva")
DAY = "2031-03-11"


def test_extract_and_minutes_are_one_paragraph_with_two_sources() -> None:
    (meeting,) = meetings(
        utdrag=minutes("KS", DAY, TWO, kind="extract", file="utdrag.txt"),
        hela=minutes("Kommunstyrelsen", DAY, ONE, TWO),
    )
    assert meeting.main == "hela"
    assert meeting.body_name == "Kommunstyrelsen"
    assert [(v.document, v.part) for v in meeting.versions] == [("hela", "minutes"), ("utdrag", "extract")]
    assert [(p.number, [place.document for place in p.places]) for p in meeting.paragraphs] == [
        ("1", ["hela"]), ("2", ["hela", "utdrag"]),
    ]


def test_immediate_duplicate_and_corrected() -> None:
    at_once = TWO.model_copy(update={"immediate": True})
    (meeting,) = meetings(
        b=minutes("Kommunstyrelsen", DAY, ONE, TWO, file="ks.pdf", sha="1"),
        c=minutes("Kommunstyrelsen", DAY, ONE, TWO, file="ks-kopia.pdf", sha="1"),
        a=minutes("Kommunstyrelsen", DAY, at_once, file="ks-omedelbar.pdf"),
        r=minutes("Kommunstyrelsen", DAY, ONE, paragraph("2", "Torg", "KS 2031/13", "att laga"), file="ks_rättad.pdf"),
    )
    assert [(v.document, v.part, v.replaced_by) for v in meeting.versions] == [
        ("r", "minutes", None), ("b", "superseded", "r"), ("c", "duplicate", "b"), ("a", "immediate", None),
    ]
    assert [p.places[0].document for p in meeting.paragraphs] == ["r", "r"]


def test_order_of_versions() -> None:
    signed = (Signature(name="Maj Ekdal", electronic=True),)
    (meeting,) = meetings(
        a=minutes("Kommunstyrelsen", DAY, ONE, TWO, file="ks ojusterat.txt"),
        b=minutes("Kommunstyrelsen", DAY, ONE, paragraph("2", "Torg", None, "x"), file="ks 2.txt", signatures=signed),
        c=minutes("Kommunstyrelsen", DAY, ONE, paragraph("2", "Torg", None, "y"), file="ks 3.txt"),
    )
    assert [v.document for v in meeting.versions] == ["b", "c", "a"]


def test_a_corrected_extract_counts_for_its_paragraph_only() -> None:
    (meeting,) = meetings(
        hela=minutes("Kommunstyrelsen", DAY, ONE, TWO),
        rattad=minutes("Kommunstyrelsen", DAY, TWO, kind="extract", file="§ 2 rättat.pdf"),
    )
    assert meeting.main == "hela"
    assert [p.places[0].document for p in meeting.paragraphs] == ["hela", "rattad"]


def test_two_halves_of_a_meeting_are_both_minutes() -> None:
    (meeting,) = meetings(a=minutes("Kommunstyrelsen", DAY, ONE), b=minutes("Kommunstyrelsen", DAY, TWO, file="2.txt"))
    assert [v.part for v in meeting.versions] == ["minutes", "minutes"]


def test_other_organ_day_or_organisation_is_another_meeting() -> None:
    assert len(meetings(
        a=minutes("Kommunstyrelsen", DAY, ONE),
        b=minutes("Kommunstyrelsen", "2031-03-12", ONE),
        c=minutes("Kommunfullmäktige", DAY, ONE),
        d=minutes("Kommunstyrelsen", DAY, ONE, organisation="Norrsjö kommun"),
        e=minutes("Kommunstyrelsen", DAY, ONE, organisation=None),
        f=minutes("Kommunstyrelsen", DAY, ONE, organisation=None),
        g=minutes(None, DAY, ONE),
        h=minutes("Kommunstyrelsen", DAY, ONE, kind="agenda"),
    )) == 6


def test_status_is_read_from_name_head_and_signature() -> None:
    one = minutes("Kommunstyrelsen", DAY, ONE, file="ks.pdf")
    assert status_of(one) == "unknown"
    assert status_of(one, "PROTOKOLL\nRättad version 2031-04-01") == "corrected"
    assert status_of(one, "Protokollet är ännu ej justerat") == "unadjusted"
    assert status_of(minutes("Kommunstyrelsen", DAY, file="justerat-protokoll.pdf")) == "adjusted"


def test_diff_shows_values_and_text() -> None:
    before = minutes("Kommunstyrelsen", DAY, ONE, TWO, file="a.txt", end="10:00")
    after = minutes("Kommunstyrelsen", DAY, paragraph("1", "Bro", "KS 2031/12", "att riva"), file="b.txt", end="10:30")
    found = diff(before, after)
    assert [(c.where, c.before, c.after) for c in found.changes] == [
        ("end", "10:00", "10:30"), ("§ 1.decisions.0.text", "att bygga", "att riva"), ("§ 2", "Torg", None),
    ]
    assert [name for name, _ in found.text] == ["§ 1", "§ 2"]
    assert "-Bro. att bygga" in found.text[0][1]
    assert "+Bro. att riva" in found.text[0][1]
    assert diff(before, before).same
