"""The words beside numbers and addresses, as data."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import regex

_ENDING = 4


@cache
def load() -> dict[str, dict[str, list[str]]]:
    """The file of words as data."""
    data: dict[str, Any] = tomllib.loads(files("protokoll.privacy").joinpath("words.toml").read_text("utf-8"))
    return data


@cache
def at_end(area: str, key: str) -> regex.Pattern[str]:
    """A pattern that matches one of the words, at the end of what stands before a value."""
    words = "|".join(regex.escape(w) for w in sorted(load()[area][key], key=len, reverse=True))
    tail = r"(?:et|en)?[.:]?\s*(?:nr\.?\s*)?(?:är\s+)?[:(]?\s*(?-i:\p{Lu}{1,5}[ -]?)?$"
    return regex.compile(rf"(?<!\p{{L}})(?:{words}){tail}", regex.IGNORECASE)


@cache
def within(area: str, key: str) -> regex.Pattern[str]:
    """A pattern that finds one of the words, or a longer word with one: one of four letters at its end."""
    words = load()[area][key]
    parts = [regex.escape(w) for w in words if len(w) > _ENDING]
    parts += [rf"{regex.escape(w)}(?!\p{{L}})" for w in words if len(w) == _ENDING]
    parts += [rf"(?<!\p{{L}}){regex.escape(w)}(?!\p{{L}})" for w in words if len(w) < _ENDING]
    return regex.compile("|".join(parts), regex.IGNORECASE)
