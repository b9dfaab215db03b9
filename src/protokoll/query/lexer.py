"""The signs of a query: words, phrases, brackets, operators and fields, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import NamedTuple

from protokoll.errors import QueryError
from protokoll.query.fields import FILTER_FIELDS, TEXT_FIELDS

WORD, PHRASE, OPEN, CLOSE, OR, AND, NOT, NEAR, FIELD, END = (
    "word", "phrase", "(", ")", "OR", "AND", "NOT", "NEAR", "field", "end"
)
_OPERATORS = frozenset({OR, AND, NOT})
_QUOTES = str.maketrans("”“„«»", '"""""')


class Sign(NamedTuple):
    """One sign: what it is, as written, and where."""

    kind: str
    text: str
    start: int


def signs(query: str) -> list[Sign]:
    """A query cut into signs, with an end sign last."""
    plain = query.translate(_QUOTES)
    found = list(_signs(plain))
    return [*found, Sign(END, "", len(plain))]


def _signs(plain: str) -> Iterator[Sign]:
    at = 0
    while at < len(plain):
        char = plain[at]
        if char.isspace():
            at += 1
        elif char in "()":
            yield Sign(char, char, at)
            at += 1
        elif char == '"':
            end = plain.find('"', at + 1)
            if end < 0:
                raise QueryError(f'{plain}: a quotation mark is missing. Write "both of them"', plain, at)
            yield Sign(PHRASE, plain[at + 1 : end], at)
            at = end + 1
        elif char == "-" and at + 1 < len(plain) and not plain[at + 1].isspace():
            yield Sign(NOT, char, at)
            at += 1
        else:
            end = at
            while end < len(plain) and not plain[end].isspace() and plain[end] not in '()"':
                end += 1
            yield from _word(plain, at, end)
            at = end


def _word(plain: str, start: int, end: int) -> Iterator[Sign]:
    text = plain[start:end]
    name, colon, rest = text.partition(":")
    if colon and (name.casefold() in TEXT_FIELDS or name.casefold() in FILTER_FIELDS):
        yield Sign(FIELD, name.casefold(), start)
        if rest:
            yield Sign(WORD, rest, start + len(name) + 1)
        return
    quoted = not rest and plain[end : end + 1] in {'"', "("}
    if colon and name.isalpha() and (quoted or rest[:1].isalpha()):
        raise QueryError(_unknown_field(name), plain, start)
    if text in _OPERATORS:
        yield Sign(text, text, start)
    elif text == NEAR and plain[end : end + 1] == "(":
        yield Sign(NEAR, text, start)
    else:
        yield Sign(WORD, text, start)


def _unknown_field(name: str) -> str:
    known = {**TEXT_FIELDS, **FILTER_FIELDS}
    close = get_close_matches(name.casefold(), known, n=3, cutoff=0.6)
    close.sort(key=lambda field: field not in _swedish())
    hint = f"Do you mean {close[0]}:?" if close else "There are: " + " ".join(f"{field}:" for field in _swedish())
    return f'{name}: no such field. {hint} To search for the words, write them in "quotation marks"'


def _swedish() -> list[str]:
    """The first name of each field."""
    first: dict[str, str] = {}
    for name, field in {**TEXT_FIELDS, **FILTER_FIELDS}.items():
        first.setdefault(field, name)
    return list(first.values())
