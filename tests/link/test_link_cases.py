"""Cases: a chain of six documents comes out complete, and nothing joins that does not belong together."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from link_builders import minutes, paragraph
from pydantic import TypeAdapter

from protokoll.link.cards import card
from protokoll.link.cases import Case, CaseIndex, CaseRef, build_case
from protokoll.pipeline import parse
from protokoll.records import CaseNumber, Minutes, Reference

CHAIN = Path(__file__).parents[2] / "fixtures" / "chain"
EXPECTED = json.loads((CHAIN / "expected.json").read_text("utf-8"))


def index_of(documents: Mapping[str, Minutes]) -> CaseIndex:
    return CaseIndex.of(card(id_, one) for id_, one in documents.items())


def the_case(documents: Mapping[str, Minutes], number: str) -> Case:
    index = index_of(documents)
    (ref,) = index.lookup(number)
    return index.case(ref, documents.__getitem__)


@pytest.fixture(scope="module")
def chain() -> dict[str, Minutes]:
    return {path.name: parse(path) for path in sorted(CHAIN.glob("[0-9]*"))}


@pytest.mark.parametrize("number", [*EXPECTED["spellings"], *EXPECTED["also_found_by"]])
def test_any_spelling_finds_the_case(chain: dict[str, Minutes], number: str) -> None:
    assert len(index_of(chain).lookup(number)) == 1


def test_the_chain_comes_out_complete(chain: dict[str, Minutes]) -> None:
    case = the_case(chain, EXPECTED["number"])
    assert case.title == EXPECTED["title"]
    assert case.organisation is not None
    assert case.organisation.casefold() == EXPECTED["organisation"].casefold()
    assert set(EXPECTED["spellings"]) <= set(case.spellings)
    assert [
        {
            "file": s.file, "date": s.date, "body": s.body, "number": s.number, "kind": s.kind, "label": s.label,
            "outcome": s.outcome, "follows": s.follows, "yrkanden": [y.name for y in s.yrkanden],
            "reservations": [r.name for r in s.reservations], "joined": s.joined, "page": s.page,
            "sources": [place.document for place in s.places],
        }
        for s in case.steps
    ] == EXPECTED["steps"]
    assert case.missing == ()
    assert case.related == ()


def test_the_chain_by_hand() -> None:
    clause = "att bygga en ny bro vid Mellansjö"
    documents = {
        "au": minutes("Kommunstyrelsens arbetsutskott", "2031-02-19",
                      paragraph("12", "Ny bro", "KS 2031/0147", f"Arbetsutskottet föreslår kommunstyrelsen {clause}",
                                "kommunstyrelsen", proposal=clause)),
        "ks": minutes("Kommunstyrelsen", "2031-03-11",
                      paragraph("40", "Bron i Mellansjö", None, f"Kommunstyrelsen föreslår fullmäktige {clause}",
                                "kommunfullmäktige",
                                cites=[{"body": "KSAU", "date": "2031-02-19", "paragraph": "12"}])),
        "kf": minutes("Kommunfullmäktige", "2031-04-08",
                      paragraph("77", "Bro vid Mellansjö", None, "Kommunfullmäktige beslutar att inte bygga någon bro",
                                cites=[{"body": "Kommunstyrelsens", "paragraph": "40"}])),
        "tn": minutes("Tekniska nämnden", "2031-05-06", paragraph("9", "Ny bro", "KS-2031-147", "Nämnden noterar det")),
    }
    case = the_case(documents, "KS/2031:147")
    assert [(s.document, s.joined) for s in case.steps] == [
        ("au", "number"), ("ks", "reference"), ("kf", "reference"), ("tn", "number"),
    ]
    assert [s.follows for s in case.steps] == ["same", "same", "changed", "unknown"]


def test_one_number_in_two_municipalities_is_two_cases() -> None:
    documents = {
        "g": minutes("Kommunstyrelsen", "2031-03-11", paragraph("1", "Bro", "KS 2031/12", "att bygga")),
        "n": minutes("Kommunstyrelsen", "2031-03-11", paragraph("1", "Torg", "KS 2031/12", "att riva"),
                     organisation="Norrsjö kommun"),
        "u": minutes("Kommunstyrelsen", "2031-03-12", paragraph("1", "Väg", "KS 2031/12", "att laga"),
                     organisation=None),
        "v": minutes("Kommunstyrelsen", "2031-03-13", paragraph("1", "Hus", "KS 2031/12", "att laga"),
                     organisation=None),
    }
    index = index_of(documents)
    found = index.lookup("KS 2031/12")
    assert [len(ref.entries) for ref in found] == [1, 1, 1, 1]
    assert [ref.organisation_name for ref in index.lookup("KS 2031/12", "NORRSJÖ KOMMUN")] == ["Norrsjö kommun"]


def test_a_reference_never_leads_to_another_organisation() -> None:
    cites = [{"body": "Kommunstyrelsen", "date": "2031-03-11", "paragraph": "1"}]
    documents = {
        "g": minutes("Kommunstyrelsen", "2031-03-11", paragraph("1", "Bro", "KS 2031/12", "att bygga")),
        "n": minutes("Socialnämnden", "2031-04-01", paragraph("7", "Bro", None, "att bygga", cites=cites),
                     organisation="Norrsjö kommun"),
    }
    case = the_case(documents, "KS 2031/12")
    assert [s.document for s in case.steps] == ["g"]


def test_what_a_step_names_and_is_not_there_is_missing() -> None:
    cites = [{"body": "Nämnden", "date": "2031-09-22", "paragraph": "142", "case_number": "HSN 801-2031"}]
    documents = {
        "au": minutes("Arbetsutskottet", "2031-11-03",
                      paragraph("30", "Fallstudier", "HSN 801-2031", "att betala", cites=cites)),
    }
    assert the_case(documents, "HSN 801-2031").spellings == ("HSN 801-2031",)
    (missing,) = the_case(documents, "HSN 801-2031").missing
    assert (missing.date, missing.paragraph, missing.cited_in) == ("2031-09-22", "142", "au")
    stated = paragraph("142", "Stöd", None, "att stödja")
    documents["hsn"] = minutes("Hälso- och sjukvårdsnämnden", "2031-09-22", stated)
    case = the_case(documents, "HSN: 801-2031")
    assert [(s.document, s.joined) for s in case.steps] == [("hsn", "reference"), ("au", "number")]
    assert case.missing == ()


def test_title_and_time_are_only_a_suggestion() -> None:
    documents = {
        "ks": minutes("Kommunstyrelsen", "2031-03-11",
                      paragraph("1", "Ny simhall i Norrsjö centrum", "KS 2031/12", "att bygga")),
        "kf": minutes("Kommunfullmäktige", "2031-04-01",
                      paragraph("7", "Ny simhall i centrum, Norrsjö", None, "att bygga")),
        "late": minutes("Kommunfullmäktige", "2035-04-01",
                        paragraph("8", "Ny simhall i Norrsjö centrum", None, "att riva")),
    }
    case = the_case(documents, "KS 2031/12")
    assert [(s.document, s.suggested, s.joined) for s in case.steps] == [("ks", False, "number"), ("kf", True, "title")]
    assert 0.85 <= case.steps[1].score <= 1.0


def test_titles_that_come_every_time_and_titles_of_two_cases_suggest_nothing() -> None:
    documents = {
        f"ks{month}": minutes(
            "Kommunstyrelsen", f"2031-0{month}-11",
            paragraph("1", "Information från kommundirektören", f"KS 2031/{month}" if month < 3 else None, "x"),
            paragraph("2", "Budget för skolorna i Norrsjö", f"KS 2031/9{month}" if month < 3 else None, "y"),
        )
        for month in range(1, 6)
    }
    index = index_of(documents)
    assert [len(index.lookup(f"KS 2031/{n}")[0].entries) for n in (1, 2, 91, 92)] == [1, 1, 1, 1]


def test_references_between_two_cases_are_related_not_joined() -> None:
    cites = [{"body": "Kommunstyrelsen", "date": "2031-03-11", "paragraph": "1"}]
    documents = {
        "a": minutes("Kommunstyrelsen", "2031-03-11", paragraph("1", "Bro", "KS 2031/12", "att bygga")),
        "b": minutes("Kommunstyrelsen", "2031-04-11", paragraph("9", "Väg", "KS 2031/40", "att bygga", cites=cites)),
    }
    case = the_case(documents, "KS 2031/40")
    assert [s.document for s in case.steps] == ["b"]
    assert [s.document for s in case.related] == ["a"]


def test_a_paragraph_of_several_cases_is_a_step_of_each_and_joins_none() -> None:
    both = paragraph("1", "Två motioner", "KS 2031/1", "att avslå").model_copy(update={
        "case_numbers": (CaseNumber(raw="KS 2031/1", key="KS|2031|1"), CaseNumber(raw="KS 2031/2", key="KS|2031|2")),
    })
    documents = {
        "a": minutes("Kommunstyrelsen", "2031-03-11", both),
        "b": minutes("Kommunstyrelsen", "2031-04-11", paragraph("9", "Den ena", "KS 2031/1", "att bygga")),
    }
    index = index_of(documents)
    assert [len(index.lookup(f"KS 2031/{n}")[0].entries) for n in (1, 2)] == [2, 1]


def test_a_number_without_series_joins_the_one_with_it() -> None:
    documents = {
        "a": minutes("Kommunstyrelsen", "2031-03-11", paragraph("1", "Bro", "KS 2031/12", "att bygga")),
        "b": minutes("Kommunfullmäktige", "2031-04-11", paragraph("9", "Bro", "2031/12", "att bygga")),
    }
    case = the_case(documents, "2031/12")
    assert [(s.document, s.score) for s in case.steps] == [("a", 1.0), ("b", 0.95)]
    documents["c"] = minutes("Socialnämnden", "2031-05-11", paragraph("2", "Stöd", "SN 2031/12", "att ge"))
    assert [len(index_of(documents).lookup(n)[0].entries) for n in ("KS 2031/12", "SN 2031/12", "2031/12")] == [1, 1, 1]


def test_a_day_without_a_year_and_a_number_in_brackets_lead_to_the_paragraph() -> None:
    cites = [{"raw": "Nämnden beslutade den 22 september § 142", "body": "Nämnden", "paragraph": "142"}]
    au = minutes("Arbetsutskottet", "2031-11-03", paragraph("30", "Fallstudier", "HSN 801-2031", "att betala"))
    cited = au.paragraphs[0].model_copy(update={"references": tuple(Reference(**c) for c in cites)})
    documents = {
        "au": au.model_copy(update={"paragraphs": (cited,)}),
        "hsn": minutes("Hälso- och sjukvårdsnämnden", "2031-09-22", paragraph("142", "Stöd", None, "att stödja")),
    }
    assert [s.document for s in the_case(documents, "HSN 801-2031").steps] == ["hsn", "au"]


def test_a_list_of_what_came_in_mentions_cases_and_joins_none() -> None:
    documents = {
        "a": minutes("Kommunstyrelsen", "2031-03-11", paragraph("1", "Bro", "KS 2031/12", "att bygga")),
        "b": minutes("Kommunstyrelsen", "2031-04-11",
                     paragraph("9", "Meddelanden", None, "att notera", cites=[{"case_number": "KS 2031/12"}]),
                     paragraph("10", "Bron", None, "att bygga", cites=[{"case_number": "KS 2031/12"}])),
    }
    case = the_case(documents, "KS 2031/12")
    assert [(s.number, s.joined, s.kind) for s in case.steps] == [
        ("1", "number", "decided"), ("9", "mention", "mentioned"), ("10", "reference", "decided"),
    ]


def test_a_case_can_be_kept_without_its_texts() -> None:
    cites = [{"body": "Kommunfullmäktige", "date": "2031-02-11", "paragraph": "8"}]
    documents = {
        "a": minutes("Kommunstyrelsen", "2031-03-11", paragraph("1", "Bro", "KS 2031/12", "att bygga", cites=cites)),
        "other": minutes("Kommunstyrelsen", "2031-05-11", paragraph("3", "Torg", "KS 2031/13", "att riva")),
    }
    index = index_of(documents)
    (ref,) = index.lookup("KS 2031/12")
    kept = TypeAdapter(CaseRef).validate_json(TypeAdapter(CaseRef).dump_json(ref))
    assert kept == ref
    asked: list[str] = []

    def load(document: str) -> Minutes:
        asked.append(document)
        return documents[document]

    assert build_case(kept, load) == index.case(ref, documents.__getitem__)
    assert asked == ["a"]


def test_what_every_meeting_has_is_never_suggested() -> None:
    documents = {
        "a": minutes("Kommunstyrelsen", "2031-03-11", paragraph("1", "Val av två justerare", "KS 2031/12", "x")),
        "b": minutes("Kommunfullmäktige", "2031-04-11", paragraph("1", "Val av två justerare", None, "x")),
    }
    assert [s.document for s in the_case(documents, "KS 2031/12").steps] == ["a"]
