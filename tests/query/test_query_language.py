"""The language: what docs/query.md says is true, and faults are told with their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll.archive import Archive
from protokoll.errors import QueryError
from protokoll.query.fields import FILTER_FIELDS, KIND, OUTCOME, ROLE, TEXT_FIELDS
from protokoll.query.parse import parse
from protokoll.query.query import Query
from protokoll.query.tree import And, Filter, Near, Not, Or, Word

DOCS = (Path(__file__).parents[2] / "docs" / "query.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in DOCS.splitlines() if line.startswith("| `")]
EXAMPLES = [row[0].strip("`") for row in ROWS if len(row) == 2]
FAULTS = [(row[0].strip("`"), row[1], int(row[2].strip(" |"))) for row in ROWS if len(row) == 3]


def names(node: object) -> str:
    """A tree on one line."""
    match node:
        case Word(term, field):
            return (f"{field}:" if field else "") + " ".join(term.exact or term.stems) + ("*" if term.begins else "")
        case Near(terms, distance, _):
            return f"near{distance}({' '.join(' '.join(term.stems) for term in terms)})"
        case Filter(field, value):
            return f"{field}={value}"
        case Not(part):
            return f"-{names(part)}"
        case And(parts):
            return "(" + " ".join(names(part) for part in parts) + ")"
        case Or(parts):
            return "(" + " | ".join(names(part) for part in parts) + ")"
    return "nothing"


@pytest.mark.parametrize(("query", "tree"), [
    ("", "nothing"), ("besluten", "beslut"), ('"Besluten"', "besluten"), ("skol*", "skol*"),
    ("ny taxa", "(ny tax)"), ("ny AND taxa", "(ny tax)"), ("ny OR taxa hus", "(ny | (tax hus))"),
    ("(ny OR taxa) hus", "((ny | tax) hus)"), ("hus -ny", "(hus -ny)"), ("hus NOT (ny taxa)", "(hus -(ny tax))"),
    ("NEAR(ny taxa, 5)", "near5(ny tax)"), ("NEAR(ny taxa)", "near10(ny tax)"), ("near", "near"),
    ("titel:taxa", "title:tax"), ("title: taxa", "title:tax"), ("titel:(hus OR taxa)", "(title:hus | title:tax)"),
    ("TITEL:taxa", "title:tax"), ("organ:(KS OR KF)", "(body=KS | body=KF)"), ("dnr:KS 2023/1", "case=KS 2023/1"),
    ('dnr:"KS 2023/1" hus', "(case=KS 2023/1 hus)"), ("§:30a", "number=30a"), ("datum:2023..", "date=2023.."),
    ("barn- och skola", "(barn och skol)"), ("kl. 18:30", "(kl 18 30)"), ("”ny taxa”", "ny taxa"),
    ("- ny", "ny"), ("-ny", "-ny"),
])
def test_how_a_query_is_read(query: str, tree: str) -> None:
    assert names(parse(query)) == tree


@pytest.mark.parametrize("query", EXAMPLES)
def test_the_examples_of_the_documentation_find_something(asked: Archive, query: str) -> None:
    assert asked.search(Query(query, limit=3))


@pytest.mark.parametrize(("query", "message", "position"), FAULTS)
def test_the_faults_of_the_documentation_are_told(asked: Archive, query: str, message: str, position: int) -> None:
    with pytest.raises(QueryError) as caught:
        asked.search(query)
    assert message in str(caught.value)
    assert (caught.value.query, caught.value.position) == (query, position)


def test_the_documentation_names_every_field_and_value() -> None:
    assert len(EXAMPLES) > 20
    assert len(FAULTS) > 8
    for name in [*TEXT_FIELDS, *FILTER_FIELDS]:
        if name not in {"rubrik", "diarienummer", "type", "paragraf"}:
            assert f"`{name}:" in DOCS, name
    for word in [*OUTCOME.stored, *OUTCOME.shown().split(", "), *KIND.stored, *KIND.shown().split(", ")]:
        assert word in DOCS
    assert ROLE.meant("vice ordförande") == ["first_vice_chair", "second_vice_chair"]


SIGNS = st.lists(st.sampled_from([
    "taxa", '"', "(", ")", "OR", "AND", "NOT", "-", "*", "NEAR(", ",", "titel:", "datum:", "§", "§:", "5", "organ:",
    "roll:", ":", "'", "{", "}", "^", ";", "\x00", "å", "utfall:val",
]))


@settings(max_examples=300, deadline=None)
@given(SIGNS, st.sampled_from(["", " "]))
def test_no_query_gives_a_database_error(asked: Archive, signs: list[str], between: str) -> None:
    query = between.join(signs)
    try:
        asked.search(query)
    except QueryError as error:
        assert str(error)
        assert error.position is None or 0 <= error.position <= len(error.query)


def test_a_typo_gets_a_suggestion(asked: Archive) -> None:
    assert asked.suggest("bibliotteksplan taxa") == [("bibliotteksplan", "biblioteksplan")]
    assert asked.suggest("tsxa") == [("tsxa", "taxa")]
    assert asked.suggest("taxa -bibliotteksplan") == []
    assert asked.suggest("xyzzyxyzzy") == []


def test_the_page_and_the_snippet_are_those_of_the_words(asked: Archive) -> None:
    (hit,) = asked.search('beslut:"uppdra till kommundirektören"')
    assert hit.snippet.marked().count("«") == 1
    assert "«uppdra till kommundirektören»" in hit.snippet.marked()
    assert hit.page is not None
    (compound,) = asked.search("organ:kultur bibliotek")
    assert compound.title.marked() == "«Biblioteksplan» 2025–2028"


def test_many_hits_come_newest_first(asked: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("protokoll.query.compile.MANY", 10)
    found = asked.search("beslut")
    assert len(found) == 20
    assert not any(hit.score for hit in found)
    dates = [hit.date or "" for hit in found]
    assert dates == sorted(dates, reverse=True)
    numbers = [int(hit.number) for hit in found if hit.document == found[0].document]
    assert numbers == sorted(numbers)
