"""The few words of a paragraph that show why it was found."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from protokoll.query.words import Parts, Term
from protokoll.shapes.stem import places, tokens

_BEFORE = 8
_WORDS = 28

Mark = tuple[int, int]


class Snippet(NamedTuple):
    """Words on one line, and where in them the query's words stand."""

    text: str
    marks: tuple[Mark, ...] = ()

    def marked(self, before: str = "«", after: str = "»") -> str:
        """The text with signs around the marked words."""
        parts: list[str] = []
        at = 0
        for start, end in self.marks:
            parts += [self.text[at:start], before, self.text[start:end], after]
            at = end
        return "".join([*parts, self.text[at:]])


class Passage(NamedTuple):
    """A stretch of a paragraph, and the page where it begins."""

    text: str
    page: int | None = None


class _Read(NamedTuple):
    """A text on one line, where its words stand, and where the terms."""

    line: str
    words: list[Mark]
    hits: list[tuple[Mark, Term]]

    @property
    def marks(self) -> list[Mark]:
        return _merge(place for place, _ in self.hits)


def mark(text: str, terms: Sequence[Term], parts: Parts) -> Snippet:
    """A whole text on one line with the terms marked."""
    read = _read(text, terms, parts)
    return Snippet(read.line, tuple(read.marks))


def cut_best(passages: Sequence[Passage], terms: Sequence[Term], parts: Parts) -> tuple[Snippet, int | None]:
    """A snippet of the passage with the most of the terms in it, the first of equals, and its page."""
    best, most, page = _Read("", [], []), -1, None
    for passage in passages if terms else passages[:1]:
        read = _read(passage.text, terms, parts)
        found = len({term for _, term in read.hits})
        if found > most:
            best, most, page = read, found, passage.page
        if found == len(terms):
            break
    return _cut(best), page


def cut(text: str, terms: Sequence[Term], parts: Parts) -> Snippet:
    """The part of a text with the most of the terms in it, from its beginning where none is."""
    return _cut(_read(text, terms, parts))


def _cut(read: _Read) -> Snippet:
    line, words, marks = read.line, read.words, read.marks
    if len(words) <= _WORDS:
        return Snippet(line, tuple(marks))
    first = max(0, _best(words, [start for (start, _), _ in read.hits]) - _BEFORE)
    first = min(first, len(words) - _WORDS)
    start = words[first][0] if first else 0
    end = words[first + _WORDS - 1][1]
    lead, tail = ("… " if first else ""), (" …" if first + _WORDS < len(words) else "")
    shift = len(lead) - start
    inside = [(a + shift, b + shift) for a, b in marks if a >= start and b <= end]
    return Snippet(lead + line[start:end] + tail, tuple(inside))


def _read(text: str, terms: Sequence[Term], parts: Parts) -> _Read:
    line = " ".join(unicodedata.normalize("NFC", text).split())
    words, letters = places(line), tokens(line)
    if len(letters) != len(words):  # cannot be lined up: show without marks
        return _Read(line, words, [])
    hits = [((words[i][0], words[i + len(term.stems) - 1][1]), term)
            for term in dict.fromkeys(terms) for i in term.found_in(letters, parts)]
    return _Read(line, words, hits)


def _best(words: Sequence[Mark], starts: Sequence[int]) -> int:
    """The word where the window with the most marked words begins."""
    if not starts:
        return 0
    numbers = {start: i for i, (start, _) in enumerate(words)}
    at = sorted({numbers[start] for start in starts})
    return max(at, key=lambda i: (sum(i <= k < i + _WORDS - _BEFORE for k in at), -i))


def _merge(marks: Iterable[Mark]) -> list[Mark]:
    merged: list[Mark] = []
    for start, end in sorted(marks):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
