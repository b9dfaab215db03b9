"""The words of decisions.toml and outline.toml as patterns."""

from __future__ import annotations

from functools import cache

import regex

from protokoll.lexicon import load

_LIST = regex.compile(r"(?<!\?P)<([a-z_]+)>")


@cache
def _lists() -> dict[str, list[str]]:
    return {**load("outline")["words"], **load("decisions")["words"]}


@cache
def one_of(name: str) -> str:
    """The alternation of a list of words, longest first, for use inside a pattern.

    >>> one_of("falls")
    '(?:utgick|utgår)'
    """
    return "(?:" + "|".join(sorted(_lists()[name], key=lambda w: (-len(w), w))) + ")"


@cache
def pattern(source: str) -> regex.Pattern[str]:
    """A pattern in which `<name>` stands for a list of words; case is ignored.

    >>> bool(pattern(r"^<falling> <falls>").match("Ärendet utgår."))
    True
    """
    return regex.compile(_LIST.sub(lambda m: one_of(m[1]), source), regex.IGNORECASE)
