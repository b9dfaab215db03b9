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
_TOKEN = regex.compile(r"[^\s:*_|]+")
_GAP = regex.compile(r"[ \u00a0]*\n[ \u00a0]*|[ \u00a0]{1,3}")
_MARK = regex.compile(r"[*_]*(?P<colon>\s?:)?[*_]*:?")
_FOLLOWED = regex.compile(r"\s*$|\s*[:…._]|[ \u00a0]{2}|\t|\s*\n|\s+[\p{Lu}\d§(\"”\[•*-]|\d|\(")
_MOST_WORDS = 8


@cache
def _table() -> dict[str, str]:
    """Every label in lower case without spaces -> its key."""
    return {_squeeze(word): key for key, words in load("labels")["labels"].items() for word in words}


@cache
def _patterns() -> tuple[tuple[str, regex.Pattern[str]], ...]:
    """What labels that are on no list are made of."""
    return tuple((key, regex.compile(p, regex.IGNORECASE)) for key, p in load("labels")["patterns"].items())


@cache
def _first_words() -> frozenset[str]:
    words = (_FIRST_WORD.match(word) for words in load("labels")["labels"].values() for word in words)
    return frozenset(m["word"].lower() for m in words if m) | frozenset(load("labels")["begins"]["words"])


@cache
def _lower_after() -> regex.Pattern[str]:
    words = "|".join(regex.escape(w) for w in sorted(load("labels")["after"]["lower"], key=len, reverse=True))
    return regex.compile(rf"\s+(?:{words})(?!\p{{L}})")


def _squeeze(word: str) -> str:
    return "".join(word.lower().split())


def _ends(text: str, start: int) -> list[int]:
    """Where the words of a label may end: no column gap between them."""
    ends: list[int] = []
    at = start
    while len(ends) < _MOST_WORDS and (token := _TOKEN.match(text, at)):
        ends.append(token.end())
        gap = _GAP.match(text, token.end())
        if gap is None:
            break
        at = gap.end()
    return ends


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
    start = first.start("word")
    if text.startswith("§§", start):
        return LabelMatch("range", start + 2)
    for end in reversed(_ends(text, start)):
        label = text[start:end]
        key = _table().get(_squeeze(label)) or (_made_of(label) if _FOLLOWED.match(text, end) else None)
        if key is None:
            continue
        mark = _MARK.match(text, end)
        colon = mark is not None and mark["colon"] is not None
        several = len(label.split()) > 1
        if colon or (label[0].isupper() and _value_follows(text, end, several=several)):
            return LabelMatch(key, mark.end() if mark else end)
    return None


def _made_of(label: str) -> str | None:
    words = " ".join(label.split())
    return next((key for key, pattern in _patterns() if pattern.fullmatch(words)), None) if " " in words else None


def _value_follows(text: str, at: int, *, several: bool) -> bool:
    """Whether what follows a label without a colon can be its value."""
    return several or _FOLLOWED.match(text, at) is not None or _lower_after().match(text, at) is not None
