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


def mark(text: str, terms: Sequence[Term], parts: Parts) -> Snippet:
    """A whole text on one line with the terms marked."""
    line = _line(text)
    return Snippet(line, tuple(_merge(place for place, _ in _hits(line, places(line), terms, parts))))


def cut_best(passages: Sequence[Passage], terms: Sequence[Term], parts: Parts) -> tuple[Snippet, int | None]:
    """A snippet of the passage with the most of the terms in it, the first of equals, and its page."""
    best, most = Passage(""), -1
    for passage in passages if terms else passages[:1]:
        line = _line(passage.text)
        found = len({term for _, term in _hits(line, places(line), terms, parts)})
        if found > most:
            best, most = Passage(line, passage.page), found
    return cut(best.text, terms, parts), best.page


def cut(text: str, terms: Sequence[Term], parts: Parts) -> Snippet:
    """The part of a text with the most of the terms in it, from its beginning where none is."""
    line = _line(text)
    words = places(line)
    hits = _hits(line, words, terms, parts)
    marks = _merge(place for place, _ in hits)
    if len(words) <= _WORDS:
        return Snippet(line, tuple(marks))
    first = max(0, _best(words, [start for (start, _), _ in hits]) - _BEFORE)
    first = min(first, len(words) - _WORDS)
    start = words[first][0] if first else 0
    end = words[first + _WORDS - 1][1]
    lead, tail = ("… " if first else ""), (" …" if first + _WORDS < len(words) else "")
    shift = len(lead) - start
    inside = [(a + shift, b + shift) for a, b in marks if a >= start and b <= end]
    return Snippet(lead + line[start:end] + tail, tuple(inside))


def _line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _hits(line: str, words: Sequence[Mark], terms: Sequence[Term], parts: Parts) -> list[tuple[Mark, Term]]:
    """Where the terms stand in a line whose words stand at these places."""
    letters = tokens(line)
    if len(letters) != len(words):  # cannot be lined up: show without marks
        return []
    return [
        ((words[i][0], words[i + len(term.stems) - 1][1]), term)
        for i in range(len(letters)) for term in terms if term.stands(letters, i, parts)
    ]


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
