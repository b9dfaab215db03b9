"""The test set of queries, and the held-out words."""

from __future__ import annotations

import pytest
from quality.search import FLOOR, FLOORED, Case, ask, measure, measure_words, read_cases

from protokoll.archive import Archive

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=[case.query for case in CASES])
def test_a_query_finds_what_it_must_and_nothing_else(asked: Archive, case: Case) -> None:
    result = ask(asked, case)
    assert not result.missed
    assert not result.wrong


def test_the_set_is_large_and_no_kind_is_under_its_floor(asked: Archive) -> None:
    tallies, _ = measure(asked)
    tallies |= measure_words()[0]
    assert tallies["all"].queries >= 120
    for kind in FLOORED:
        assert min(tallies[kind].recall, tallies[kind].precision) >= FLOOR, kind
