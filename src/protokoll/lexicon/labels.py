"""Labels of the front page, the closing page and the notice."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from protokoll.lexicon import load


class LabelMatch(NamedTuple):
    """A label at the start of a text: what stands after it, and how many characters it takes, colon included."""

    key: str
    end: int


_FIRST_WORD = regex.compile(r"[\s*_#|]*(?P<word>\p{L}+|§)")
_FOLLOWED = regex.compile(r"\s*$|\s*[:…._]|[ \u00a0]{2}|\t|\s*\n|\s+[\p{Lu}\d§(\"”\[•*-]|\d|\(")


@cache
def _table() -> dict[str, str]:
    """Every label in lower case without spaces -> its key."""
    return {_squeeze(word): key for key, words in load("labels")["labels"].items() for word in words}


@cache
def _pattern() -> regex.Pattern[str]:
    words = sorted((w for ws in load("labels")["labels"].values() for w in ws), key=len, reverse=True)
    space = r"(?:[\x20\u00a0]{1,3}|[\x20\u00a0]*\n[\x20\u00a0]*)"
    plain = (regex.escape(word, special_only=False, literal_spaces=True) for word in words)
    options = "|".join(word.replace(" ", space).replace(r"\-", r"-\s*") for word in plain)
    mark = r"(?P<mark>[*_]*(?:/\p{L}+)?(?:\s?:)?[*_]*:?)"
    return regex.compile(rf"[\s*_#|]*(?P<label>{options})(?![\p{{L}}\d-]){mark}", regex.IGNORECASE)


@cache
def _first_words() -> frozenset[str]:
    words = (_FIRST_WORD.match(word) for words in load("labels")["labels"].values() for word in words)
    return frozenset(m["word"].lower() for m in words if m)


@cache
def _lower_after() -> regex.Pattern[str]:
    words = "|".join(regex.escape(w) for w in sorted(load("labels")["after"]["lower"], key=len, reverse=True))
    return regex.compile(rf"\s+(?:{words})(?!\p{{L}})")


def _squeeze(word: str) -> str:
    return "".join(word.lower().split())


def match_label(text: str) -> LabelMatch | None:
    """The longest label at the start of a text; line breaks inside a label count as spaces.

    A label of one word begins a sentence just as well: it needs a colon, a gap, the end, or what begins a value.

    >>> match_label("Plats och tid: Kommunhuset")
    LabelMatch(key='place_time', end=14)
    >>> match_label("Justeringens\\nplats och tid   Kommunkontoret").key
    'adjust_place'
    >>> match_label("Närvarande var även kommunchefen") is None
    True
    """
    first = _FIRST_WORD.match(text)
    if first is None or first["word"].lower() not in _first_words():
        return None
    m = _pattern().match(text)
    if m is None:
        return None
    label = m["label"]
    key = _table().get(_squeeze(label))
    if key is None:
        return None
    colon = ":" in m["mark"]
    if label[0].islower() and not colon:
        return None
    if not colon and not _value_follows(text, m.end(), several=" " in label or "\n" in label):
        return None
    return LabelMatch(key, m.end())


def _value_follows(text: str, at: int, *, several: bool) -> bool:
    """Whether what follows a label without a colon can be its value."""
    return several or _FOLLOWED.match(text, at) is not None or _lower_after().match(text, at) is not None
