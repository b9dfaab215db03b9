"""The words beside numbers and addresses, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import regex


@cache
def load() -> dict[str, dict[str, list[str]]]:
    """The file of words as data."""
    data: dict[str, Any] = tomllib.loads(files("protokoll.privacy").joinpath("words.toml").read_text("utf-8"))
    return data


@cache
def at_end(area: str, key: str) -> regex.Pattern[str]:
    """A pattern that matches one of the words, at the end of what stands before a value."""
    words = "|".join(regex.escape(w) for w in sorted(load()[area][key], key=len, reverse=True))
    return regex.compile(rf"(?<!\p{{L}})(?:{words})(?:et|en)?[.:]?\s*(?:nr\.?\s*)?(?:är\s+)?[:(]?\s*$", regex.IGNORECASE)


@cache
def within(area: str, key: str) -> regex.Pattern[str]:
    """A pattern that finds one of the words, or a word that ends or begins with one of five letters or more."""
    words = load()[area][key]
    long = "|".join(regex.escape(w) for w in words if len(w) >= 5)
    short = "|".join(regex.escape(w) for w in words if len(w) < 5)
    return regex.compile(rf"(?:{long})|(?<!\p{{L}})(?:{short})(?!\p{{L}})" if short else rf"(?:{long})", regex.IGNORECASE)
