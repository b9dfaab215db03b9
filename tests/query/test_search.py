from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import invented
from protokoll.errors import QueryError
from protokoll.query.parse import parse
from protokoll.query.query import Query
from protokoll.query.search import Hit, matching, search
from protokoll.query.snippet import cut, mark
from protokoll.query.tree import terms as terms_of
from protokoll.store import schema
from protokoll.store.write import writer


@pytest.fixture
def connection(filled: Path) -> Iterator[sqlite3.Connection]:
    opened = schema.reading(filled)
    yield opened
    opened.close()


def titles(connection: sqlite3.Connection, text: str = "", **filters: object) -> list[str]:
    return [hit.title.text for hit in search(connection, Query(text, **filters))]  # type: ignore[arg-type]


@pytest.mark.parametrize("words", ["skolskjuts", "SKOLSKJUTSEN", "avgiften skolskjutsar", '"avgifter för skolskjuts"',
                                   "skolsk*", '"avgifter för skol*"'])
def test_a_word_finds_all_its_forms(connection: sqlite3.Connection, words: str) -> None:
    assert set(titles(connection, words)) == {"Avgifter för skolskjuts"}


@pytest.mark.parametrize("words", ["skolskjuts hjälpmedel", '"skolskjuts för avgifter"', "lan"])
def test_what_is_not_there_is_not_found(connection: sqlite3.Connection, words: str) -> None:
    assert titles(connection, words) == []


def test_a_hit_in_the_title_comes_first(connection: sqlite3.Connection) -> None:
    found = titles(connection, "förslag ledamot")
    assert found
    assert "ledamöter" in found[0]


def test_a_hit_says_where_it_stands(connection: sqlite3.Connection) -> None:
    hit: Hit = next(search(connection, Query("skolskjuts", limit=1)))
    assert (hit.number, hit.page, hit.outcome) == ("1", 2, "approved")
    assert hit.file == "granfors-1.txt"
    assert hit.title.marked() == "Avgifter för «skolskjuts»"
    assert hit.case_numbers == "KS 2029/2"


def test_a_case_number_is_found_by_its_words(connection: sqlite3.Connection) -> None:
    assert titles(connection, "KS 2028/2") == ["Avgifter för skolskjuts"]
    assert titles(connection, "2028/2") == ["Avgifter för skolskjuts"]
    assert titles(connection, "KS/2028:0002") == ["Avgifter för skolskjuts"]  # not as it is written there


@pytest.mark.parametrize(("filters", "wanted"), [
    ({"kind": "minutes"}, 20), ({"kind": "news"}, 0), ({"outcome": "rejected"}, 0), ({"outcome": "approved"}, 20),
    ({"body": "kommunstyrelsen"}, 8), ({"body": "utbildning"}, 4), ({"organisation": "Granfors"}, 20),
    ({"since": "2031"}, 8), ({"until": "2028-01"}, 4), ({"since": "2029-02-02", "until": "2030-03-03"}, 8),
    ({"person": "Nils Ek"}, 5), ({"person": "Nobody Else"}, 0), ({"case": "KS 2028/2"}, 1),
])
def test_filters(connection: sqlite3.Connection, filters: dict[str, object], wanted: int) -> None:
    assert len(titles(connection, limit=None, **filters)) == wanted


def test_newest_and_limit(connection: sqlite3.Connection) -> None:
    dates = [hit.date for hit in search(connection, Query("förslag", newest=True, limit=7))]
    assert len(dates) == 7
    assert dates == sorted(dates, key=str, reverse=True)


def test_matching_gives_every_paragraph(connection: sqlite3.Connection) -> None:
    found = matching(connection, Query("skolskjuts", limit=None))
    assert {name for names in found.values() for name in names} == {
        hit.paragraph for hit in search(connection, Query("skolskjuts", limit=None))
    }


@pytest.mark.parametrize(("query", "message"), [
    (Query('"trygg skolväg'), "quotation mark"), (Query("§ – ,"), "no words"),
    (Query(body="Skogsnämnden"), "There are:"),
    (Query(kind="protocol"), "Choose one of"), (Query(outcome="yes"), "Choose one of"), (Query(since="mars"), "date"),
])
def test_faults_are_explained(connection: sqlite3.Connection, query: Query, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        list(search(connection, query))


@pytest.mark.parametrize("text", ["a OR", "NEAR(", "title:x", "-*", "^", "(", "*", "'", ";drop", "{a}:b", "\x00a"])
def test_no_sign_breaks_a_search(connection: sqlite3.Connection, text: str) -> None:
    try:
        list(search(connection, Query(text)))
    except QueryError as error:
        assert str(error)


def simple(word: str) -> tuple[str, ...]:
    """No word is a compound."""
    return ()


def test_snippets_show_the_words_and_keep_their_places() -> None:
    asked = parse("städer \"nya avtalet\" skol*")
    assert asked
    terms = [term for term, _ in terms_of(asked)]
    text = "Ett ord. " * 60 + "Städernas nya\navtalet gäller skolskjuts. " + "Mer text. " * 60
    snippet = cut(text, terms, simple)
    assert snippet.marked() .startswith("… ")
    assert "«Städernas» «nya avtalet» gäller «skolskjuts»" in snippet.marked()
    assert len(snippet.text) < 400
    assert cut("Kort text", terms, simple).text == "Kort text"
    assert mark("Om städerna", terms, simple).marked("[", "]") == "Om [städerna]"


def test_five_hundred_documents_are_stored_and_searched_fast(database: Path) -> None:
    started = time.perf_counter()
    with writer(database) as store:
        for serial in range(500):
            invented.put(store, serial, paragraphs=20)
        store.finish(500)
    stored = time.perf_counter() - started
    connection = schema.reading(database)
    started = time.perf_counter()
    hits = list(search(connection, Query("besluten ledamöter", limit=20)))
    searched = time.perf_counter() - started
    connection.close()
    assert len(hits) == 20
    assert stored < 30, stored
    assert searched < 0.5, searched
    print(f"stored {stored:.2f} s, searched {searched * 1000:.1f} ms")
