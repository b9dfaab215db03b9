"""Every value says whether it is stated, derived or missing, and a derived one from what."""

from __future__ import annotations

from pathlib import Path

import pytest

from protokoll.explain.values import values
from protokoll.pipeline import parse_document, parse_text
from protokoll.records import Decision, Minutes, Paragraph, Record
from protokoll.records.basis import REASONS, basis, basis_of_element, reason
from protokoll.text import Found, Span


def test_a_value_with_a_span_is_stated() -> None:
    decision = Decision.read(by=Found("Nämnden", Span(1, 0, 7)), text=Found("Bifalls.", Span(1, 8, 16)))
    assert basis(decision, "by") == "stated"
    assert reason(decision, "by") is None


def test_a_value_without_a_span_is_derived_and_says_from_what() -> None:
    decision = Decision.read(by="Nämnden", outcome="approved", text=Found("Bifalls.", Span(1, 8, 16)))
    assert basis(decision, "by") == basis(decision, "outcome") == "derived"
    assert reason(decision, "outcome") == "from the verb of the main clause and what the title names"


def test_what_is_not_said_is_missing() -> None:
    decision = Decision.read(text=Found("Bifalls.", Span(1, 8, 16)))
    assert basis(decision, "by") == basis(decision, "clauses") == "missing"
    assert reason(decision, "by") is None


def test_a_list_is_stated_where_all_of_it_is() -> None:
    both = Decision.read(text="", clauses=(Found("att a", Span(1, 0, 5)), Found("att b", Span(1, 6, 11))))
    one = Decision.read(text="", clauses=(Found("att a", Span(1, 0, 5)), "att b"))
    assert basis(both, "clauses") == "stated"
    assert basis(one, "clauses") == "derived"
    assert [basis_of_element(one, "clauses", i) for i in (0, 1)] == ["stated", "derived"]


def test_a_list_of_records_is_as_well_founded_as_they_are() -> None:
    stated = Paragraph.read(number="1", decisions=(Decision.read(text=Found("Bifalls.", Span(1, 8, 16))),))
    derived = Paragraph.read(number="1", decisions=(Decision.read(text="Bifalls."),))
    assert basis(stated, "decisions") == "stated"
    assert basis(derived, "decisions") == "derived"
    assert basis(derived, "votes") == "missing"


def test_an_inherited_body_is_named_as_the_reason() -> None:
    parsed = parse_text(
        "Granfors kommun\nKommunstyrelsen\nSammanträdesprotokoll 2031-05-14\n\n"
        "§ 1 Taxa för vatten\n\nBeslut\nTaxan antas.\n\n§ 2 Motion om bibliotek\n\nBeslut\nMotionen avslås.\n"
    )
    decision = parsed.paragraphs[0].decisions[0]
    assert decision.by == parsed.body == "Kommunstyrelsen"
    assert "inherited" in str(reason(decision, "by", parsed))


def test_a_meeting_that_is_the_organ_says_so() -> None:
    assert "the meeting itself" in str(reason(Minutes.read(**_source(), body="Höstmötet"), "body"))
    assert "stand apart" in str(reason(Minutes.read(**_source(), body="Kommunstyrelsens arbetsutskott"), "body"))


def test_every_reason_belongs_to_a_field() -> None:
    for record, field in REASONS:
        assert field in record.model_fields, f"{record.__name__}.{field}"


def test_every_derived_value_of_the_invented_documents_has_a_reason_of_its_own(documents: list[Path]) -> None:
    known = {(record.__name__, field) for record, field in REASONS}
    seen = {
        (value.record, value.field)
        for path in documents for value in values(parse_document(path).minutes) if value.basis == "derived"
    }
    assert seen - known == set()


@pytest.mark.parametrize("record", [Decision, Paragraph, Minutes])
def test_spans_are_no_value(record: type[Record]) -> None:
    assert not any(field == "spans" for kind, field in REASONS if kind is record)


def _source() -> dict[str, object]:
    source = {"file": "a", "path": "a", "sha256": "", "media_type": "", "pages": 1, "characters": 0}
    return {"source": source, "kind": "minutes"}
