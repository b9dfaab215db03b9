"""The examples in docstrings and word lists."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from protokoll.lexicon import load
from protokoll.shapes import (
    affiliation,
    case_grammar,
    case_numbers,
    codes,
    dates,
    entries,
    names,
    numbers,
    people,
    presence,
    prose,
    times,
)

SHAPES = [
    affiliation,
    case_grammar,
    case_numbers,
    codes,
    dates,
    entries,
    names,
    numbers,
    people,
    presence,
    prose,
    times,
]


@pytest.mark.parametrize("module", SHAPES, ids=lambda m: m.__name__)
def test_docstrings(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(("printed", "key"), load("cases")["examples"].items())
def test_case_number(printed: str, key: str) -> None:
    assert case_numbers.key(printed) == key
    for text in (printed, f"Dnr {printed}"):
        assert [m.key for m in case_numbers.find(text, where="label")] == [key]


@pytest.mark.parametrize("text", load("cases")["false_friends"]["texts"])
def test_no_case_number(text: str) -> None:
    for where in ("text", "heading"):
        assert case_numbers.find(f"Enligt {text} gäller", where=where) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(("printed", "iso"), load("calendar")["examples"].items())
def test_date(printed: str, iso: str) -> None:
    assert str(dates.read(printed)) == iso


@pytest.mark.parametrize("title", load("titles")["examples"])
def test_title(title: str) -> None:
    entry = people.read_entry(f"Britta Ros, {title}")
    assert entry is not None and entry.title is not None
    assert (entry.name.value, entry.title.value) == ("Britta Ros", title)
