"""The first class of `outcomes.toml` whose pattern is found in an example is the example's own."""

from __future__ import annotations

import pytest
import regex

from protokoll.lexicon import load

CLASSES = load("outcomes")["outcome"]
KNOWN = {"approved", "rejected", "referred_back", "postponed", "noted", "answered", "elected", "withdrawn"}


@pytest.mark.parametrize(("name", "text"), [(c["name"], text) for c in CLASSES for text in c["examples"]])
def test_example(name: str, text: str) -> None:
    first = next(c["name"] for c in CLASSES if any(regex.search(p, text, regex.IGNORECASE) for p in c["patterns"]))
    assert first == name
    assert name in KNOWN
