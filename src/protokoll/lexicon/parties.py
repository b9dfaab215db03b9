"""Parties: which letters are a party's code, and the form in which records hold it."""

from __future__ import annotations

from functools import cache

from protokoll.lexicon import load


@cache
def _codes() -> dict[str, str]:
    """Every code in capitals -> the code as records hold it."""
    data = load("parties")
    return {code.upper(): code.upper() for code in data["party"]} | dict(data["printed"])


@cache
def _national() -> frozenset[str]:
    return frozenset(code for code, party in load("parties")["party"].items() if not party.get("local"))


def is_none(code: str) -> bool:
    """Whether a code says that somebody belongs to no party.

    >>> is_none("-"), is_none("S")
    (True, False)
    """
    return code.strip("() ").lower() in load("parties")["none"]["codes"]


def canonical(code: str) -> str | None:
    """The code in capitals, as records hold it; None for no party and for letters that are no known party's.

    >>> canonical("s"), canonical("(fp)"), canonical("-"), canonical("EY")
    ('S', 'FP', None, None)
    """
    letters = code.strip("()[]/ .").upper()
    return _codes().get(letters)


def is_party(code: str) -> bool:
    """Whether the letters are a known party's code, national or local.

    >>> is_party("kd"), is_party("ordf")
    (True, False)
    """
    return canonical(code) is not None


def is_national(code: str) -> bool:
    """Whether the letters are the code of a party that sits, or sat, in more than one place.

    >>> is_national("S"), is_national("FB")
    (True, False)
    """
    return canonical(code) in _national()


def normal(code: str) -> str:
    """A printed code, known or not, in the form in which records hold it.

    >>> normal("NoL"), normal("F!")
    ('NOL', 'FI')
    """
    return canonical(code) or code.strip("()[]/ .!").upper()
