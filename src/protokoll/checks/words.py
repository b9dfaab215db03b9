"""The words that the checks look for, as data and as patterns."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

import regex


@cache
def load() -> dict[str, dict[str, Any]]:
    """The file of words as data; callers never change it."""
    return tomllib.loads(files("protokoll.checks").joinpath("words.toml").read_text("utf-8"))


def one_of(area: str, key: str) -> str:
    """The source of a pattern for one of a list's words.

    >>> one_of("law", "secret")
    '(?:sluten|slutna)'
    """
    return f"(?:{'|'.join(load()[area][key])})"


@cache
def pattern(area: str, key: str, before: str = "", after: str = "") -> regex.Pattern[str]:
    """A pattern for one of a list's words, case ignored, with what stands before and after it."""
    return regex.compile(f"{before}{one_of(area, key)}{after}", regex.IGNORECASE)


def has(area: str, key: str, text: str) -> bool:
    """Whether one of a list's words is in a text."""
    return pattern(area, key).search(text) is not None
