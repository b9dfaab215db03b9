"""Completeness: series of numbers, what is referred to and absent, what failed."""

from __future__ import annotations

from link_builders import minutes, paragraph

from protokoll.link.cards import card, index_bodies
from protokoll.link.citations import Paragraphs
from protokoll.link.coverage import Completeness, Failed, coverage
from protokoll.records import Minutes


def completeness(*documents: Minutes, failed: tuple[Failed, ...] = ()) -> Completeness:
    cards = [card(f"d{n}", one) for n, one in enumerate(documents)]
    return coverage(Paragraphs(cards, index_bodies(cards)), failed)


def meeting(day: str, *numbers: int, body: str = "Kommunstyrelsen", **more: object) -> Minutes:
    return minutes(body, day, *(paragraph(str(n), f"Ärende {n} den {day}") for n in numbers), **more)  # type: ignore[arg-type]


def test_gaps_within_the_year_and_before_the_first() -> None:
    (row,) = completeness(meeting("2031-02-01", 3, 4, 6), meeting("2031-03-01", 10, 11, last_paragraph="12")).rows
    assert (row.series, row.missing, row.missing_count) == ("year", ((1, 2), (5, 5), (7, 9), (12, 12)), 7)
    assert row.meetings == ("2031-02-01", "2031-03-01")
    assert (row.first, row.last, row.documents, row.paragraphs) == ("3", "11", 2, 5)


def test_numbers_restart_in_january_for_each_organ() -> None:
    rows = completeness(
        meeting("2030-12-01", 1, 2), meeting("2031-01-20", 1, 3), meeting("2031-01-20", 1, 2, body="Kommunfullmäktige"),
    ).rows
    assert [(r.body, r.year, r.missing) for r in rows] == [
        ("Kommunfullmäktige", "2031", ()), ("Kommunstyrelsen", "2030", ()), ("Kommunstyrelsen", "2031", ((2, 2),)),
    ]


def test_an_organ_that_counts_each_meeting_from_one() -> None:
    (row,) = completeness(meeting("2031-01-20", 1, 2, 4), meeting("2031-02-20", 1, 2)).rows
    assert (row.series, row.missing) == ("meeting", ((3, 3),))


def test_an_organ_that_goes_on_through_the_years() -> None:
    rows = completeness(meeting("2030-12-01", 1, 2), meeting("2031-01-20", 3, 5)).rows
    assert [(r.series, r.missing) for r in rows] == [("year", ()), ("running", ((4, 4),))]


def test_an_extract_fills_a_gap() -> None:
    (row,) = completeness(meeting("2031-01-20", 1, 3), meeting("2031-01-20", 2, kind="extract", file="utdrag.txt")).rows
    assert row.missing == ()


def test_what_is_referred_to_and_absent() -> None:
    cites = [{"body": "Kommunfullmäktige", "date": "2031-02-02", "paragraph": "9"},
             {"body": "kommunstyrelsen", "date": "2031-01-20", "paragraph": "1"},
             {"body": "Kommunstyrelsens", "date": "2031-01-20", "paragraph": "7"}]
    found = completeness(
        meeting("2031-01-20", 1),
        minutes("Kommunstyrelsen", "2031-03-01", paragraph("2", "Uppföljning", cites=cites)),
    )
    (row,) = found.rows
    (absent,) = row.absent
    assert absent.cited_in == ("d1",)
    assert (absent.date, absent.number, absent.body) == ("2031-01-20", "7", "Kommunstyrelsen")
    assert [(o, a.body, a.number) for o, a in found.absent] == [("Granfors kommun", "Kommunfullmäktige", "9")]


def test_failed_documents_by_organisation() -> None:
    failed = (
        Failed("b.pdf", "no text", "GRANFORS KOMMUN"), Failed("a.pdf", "no text", "Granfors kommun"),
        Failed("c.pdf", "no text"),
    )
    found = completeness(failed=failed).failed
    assert [[one.path for one in group] for _, group in found] == [["a.pdf", "b.pdf"], ["c.pdf"]]
