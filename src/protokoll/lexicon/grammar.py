"""The words of the decision grammar (decisions.toml) as patterns."""

from __future__ import annotations

from functools import cache

import regex

from protokoll.lexicon import load


@cache
def one_of(name: str) -> str:
    """The alternation of a list of decisions.toml, longest first, for use inside a pattern.

    >>> one_of("falls")
    '(?:utgick|utgår)'
    """
    return "(?:" + "|".join(sorted(load("decisions")["words"][name], key=lambda w: (-len(w), w))) + ")"


@cache
def pattern(source: str) -> regex.Pattern[str]:
    """A pattern in which `<name>` stands for a list of decisions.toml; case is ignored.

    >>> bool(pattern(r"^<falling> <falls>").match("Ärendet utgår."))
    True
    """
    return regex.compile(regex.sub(r"(?<!\?P)<([a-z_]+)>", lambda m: one_of(m[1]), source), regex.IGNORECASE)
