"""When a value counts as the expected one. Every matcher has a strict form: the same letters and digits."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Any

import regex
from rapidfuzz import fuzz

Matcher = Callable[[Any, Any, bool], bool]
"""`matcher(expected, parsed, exact)`."""

_NO_WORD = regex.compile(r"[^\w]+")
_LABEL = regex.compile(r"\b(?:dnr|diarienummer|diarienr)\b\.?:?", regex.IGNORECASE)
_CASE_PART = regex.compile(r"[A-ZÅÄÖ]+|\d+")
_NUMBER_NOISE = regex.compile(r"[\s§.]+")
_ALL = 100.0


def fold(text: object) -> str:
    """Lower case, composed letters, punctuation off, white space collapsed."""
    folded = unicodedata.normalize("NFC", str(text or "")).casefold().replace("\u00ad", "")
    return _NO_WORD.sub(" ", folded).strip()


def number_key(value: object) -> str:
    """`§ 30 A` is `30a`."""
    return _NUMBER_NOISE.sub("", str(value or "")).lower()


def case_key(value: object) -> str:
    """`Dnr HSN: 50:2-2024` is `HSN-50-2-2024`."""
    raw = value.get("raw") if isinstance(value, dict) else value
    bare = _LABEL.sub(" ", str(raw or ""))
    return "-".join(_CASE_PART.findall(unicodedata.normalize("NFC", bare).upper()))


def equal(expected: Any, parsed: Any, exact: bool) -> bool:
    """The same value."""
    return bool(expected == parsed)


def alike(threshold: float) -> Matcher:
    """Nearly the same words; `threshold` of 100 letters agree."""

    def same(expected: Any, parsed: Any, exact: bool) -> bool:
        return fuzz.ratio(fold(expected), fold(parsed)) >= (_ALL if exact else threshold)

    return same


def begins_and_ends(expected: Any, parsed: Any, exact: bool) -> bool:
    """A text that begins and ends with the expected words (`{"start": …, "end": …}`)."""
    if not parsed:
        return False
    first, last = fold(expected.get("start")), fold(expected.get("end"))
    words = fold(parsed).split()
    head = " ".join(words[: len(first.split())])
    tail = " ".join(words[-len(last.split()) :])
    least = _ALL if exact else 85.0
    return fuzz.ratio(head, first) >= least and fuzz.ratio(tail, last) >= least


def same_moment(expected: str, parsed: str, exact: bool) -> bool:
    """The same time, where one of the two may be printed with fewer digits."""
    if exact:
        return expected == parsed
    return expected.startswith(parsed) or parsed.startswith(expected)
