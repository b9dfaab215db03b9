"""Every entry of the lexicon that has examples is read as its examples say."""

from __future__ import annotations

import doctest
from types import ModuleType

import pytest

from protokoll import lexicon
from protokoll.lexicon import bodies, headings, labels, load, parties, places

HEADINGS = [(role, line) for role, entry in load("headings").items() for line in entry.get("examples", ())]
LABELS = list(load("labels")["examples"].items())
BODIES = [(ending["kind"], name) for ending in load("bodies")["ending"] for name in ending["examples"]]


@pytest.mark.parametrize("module", [lexicon, bodies, headings, labels, parties, places], ids=lambda m: m.__name__)
def test_docstrings(module: ModuleType) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize(("role", "line"), HEADINGS)
def test_heading(role: str, line: str) -> None:
    match = headings.match_heading(line)
    assert match is not None
    assert match.role == role


@pytest.mark.parametrize("line", load("headings")["sentences"]["lines"])
def test_a_sentence_is_no_heading(line: str) -> None:
    assert headings.match_heading(line) is None


@pytest.mark.parametrize(("printed", "key"), LABELS)
def test_label(printed: str, key: str) -> None:
    match = labels.match_label(printed)
    assert match is not None
    assert match.key == key


@pytest.mark.parametrize(("kind", "name"), BODIES)
def test_body(kind: str, name: str) -> None:
    found = bodies.find_bodies(f"Enligt {name} ska det så vara")
    assert [(m.start, m.end, m.kind) for m in found] == [(7, 7 + len(name), kind)]


def test_every_abbreviation_is_the_name_of_an_organ() -> None:
    for short, name in load("bodies")["abbreviation"].items():
        assert bodies.find_bodies(name), short
        assert bodies.same_body(short, name)


def test_no_heading_has_two_roles() -> None:
    seen: dict[str, str] = {}
    for role, entry in load("headings").items():
        for word in entry.get("words", ()):
            assert seen.setdefault(word.lower(), role) == role, word


def test_no_label_has_two_keys() -> None:
    seen: dict[str, str] = {}
    for key, words in load("labels")["labels"].items():
        for word in words:
            assert seen.setdefault("".join(word.lower().split()), key) == key, word
