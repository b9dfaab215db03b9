"""What the words of a decision's main clause come to."""

from __future__ import annotations

from functools import cache

import regex

from protokoll.lexicon import load

_SPACES = regex.compile(r"\s+")


@cache
def _classes() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    entries = load("outcomes")["outcome"]
    return tuple((e["name"], regex.compile("|".join(e["patterns"]), regex.IGNORECASE)) for e in entries)


@cache
def _rule(name: str) -> regex.Pattern[str]:
    return regex.compile("|".join(load("outcomes")["rules"][name]), regex.IGNORECASE)


def outcome_of(clause: str) -> str | None:
    """The class of the first pattern that a clause has; None where it has none.

    >>> outcome_of("att avslå motionen"), outcome_of("Ärendet återremitteras.")
    ('rejected', 'referred_back')
    """
    words = _SPACES.sub(" ", clause).strip()
    return next((name for name, pattern in _classes() if pattern.search(words)), None)


def has(name: str, words: str) -> bool:
    """Whether words match the patterns of `rules.name` in outcomes.toml.

    >>> has("nothing", "Inga anmälningar förekom.")
    True
    """
    return _rule(name).search(_SPACES.sub(" ", words).strip()) is not None


def settling(title: str) -> tuple[regex.Pattern[str], ...]:
    """Patterns of the clauses that settle what a title names, most telling first."""
    return tuple(
        regex.compile(entry["settles"], regex.IGNORECASE)
        for entry in load("outcomes")["object"]
        if regex.search(entry["title"], title, regex.IGNORECASE)
    )
