"""Every invented document: its public form, that parsing is repeatable, that no text is lost, and how right it is."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import regex
from quality.floors import below, read_floors, round_down
from quality.scores import Score, score, score_document
from quality.sets import SETS

from protokoll.pipeline import Parsed, parse, parse_document
from protokoll.records import Minutes

FIXTURES = SETS[0]
EXPECTED = FIXTURES.expected()
FLOORS = read_floors()
NAMES = sorted(EXPECTED)

DOCUMENT = {
    "source", "kind", "organisation", "body", "dates", "start", "end", "place", "first_paragraph", "last_paragraph",
    "case_numbers", "paragraphs", "attendance", "signatures", "notice", "warnings",
}
PARTS = {
    "source": {"file", "path", "sha256", "media_type", "pages", "characters"},
    "case_numbers": {"raw", "key"},
    "paragraphs": {
        "number", "title", "case_numbers", "summary", "sections", "proposals", "yrkanden", "votes", "decisions",
        "reservations", "statements", "recused", "presenters", "documents", "recipients", "references", "immediate",
        "pages",
    },
    "sections": {"role", "heading", "text"},
    "proposals": {"by", "text", "clauses"},
    "yrkanden": {"name", "party", "text"},
    "votes": {"yes", "no", "abstain", "absent", "yes_means", "no_means", "ballots"},
    "ballots": {"name", "party", "choice"},
    "decisions": {"by", "recommends_to", "outcome", "text", "clauses"},
    "reservations": {"name", "party", "text"},
    "statements": {"name", "party", "text"},
    "recused": {"name", "party"},
    "references": {"raw", "body", "date", "paragraph", "case_number"},
    "attendance": {
        "name", "party", "role", "present", "office", "replaces", "organisation", "title", "paragraphs",
    },
    "signatures": {"name", "role", "electronic", "signed_at", "provider"},
    "notice": {"posted", "removed"},
    "warnings": {"code", "message", "paragraph", "page"},
}
# A rule between two items is drawn, not written.
RULE = regex.compile(r"\p{Pd}{3,}|_{3,}|={3,}|\*{3,}")


@cache
def _parsed(name: str) -> Parsed:
    return parse_document(FIXTURES.documents / name)


def test_every_document_has_its_expected_record() -> None:
    assert sorted(path.name for path in FIXTURES.documents.iterdir()) == NAMES
    assert sorted(path.stem for path in FIXTURES.expectations.iterdir()) == sorted(Path(name).stem for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_its_json_is_its_record_again(name: str) -> None:
    minutes = _parsed(name).minutes
    assert Minutes.model_validate(json.loads(json.dumps(minutes.to_dict(provenance=True)))) == minutes
    bare = Minutes.model_validate(json.loads(json.dumps(minutes.to_dict())))
    assert bare.to_dict() == minutes.to_dict()


@pytest.mark.parametrize("name", NAMES)
def test_parsed_twice_it_gives_the_same_bytes(name: str) -> None:
    again = parse(FIXTURES.documents / name)
    assert _bytes(again) == _bytes(_parsed(name).minutes)


def _bytes(minutes: Minutes) -> bytes:
    return json.dumps(minutes.to_dict(provenance=True), ensure_ascii=False).encode()


@pytest.mark.parametrize("name", NAMES)
def test_its_public_form_has_every_key(name: str) -> None:
    record = _parsed(name).minutes.to_dict()
    assert set(record) == DOCUMENT
    _check_keys(record)


def _check_keys(record: dict[str, Any]) -> None:
    for key, value in record.items():
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict):
                assert set(part) == PARTS[key], key
                _check_keys(part)


@pytest.mark.parametrize("name", NAMES)
def test_no_text_of_a_paragraph_is_lost(name: str) -> None:
    parsed = _parsed(name)
    for item, paragraph in zip(parsed.outline.items, parsed.minutes.paragraphs, strict=True):
        kept = "".join(f"{section.heading or ''}\n{section.text}\n" for section in paragraph.sections)
        assert _written(kept) == _written(parsed.text.content[item.body : item.end]), f"§ {paragraph.number}"


def _written(text: str) -> str:
    return RULE.sub("", "".join(text.split()))


@pytest.mark.parametrize("name", NAMES)
def test_it_is_as_right_as_it_ever_was(name: str) -> None:
    own = score_document(EXPECTED[name], _parsed(name).minutes.to_dict())
    assert round_down(own.macro) >= FLOORS["fixtures"]["documents"].get(name, 0.0)


def test_no_field_is_under_its_floor() -> None:
    total: Score = score(EXPECTED, {name: _parsed(name).minutes.to_dict() for name in NAMES})
    assert list(below(FLOORS, "fixtures", total)) == []
