"""The few words of a paragraph that show why it was found."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from protokoll.query.words import Term
from protokoll.shapes.stem import places, stem, tokens

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


def mark(text: str, terms: list[Term]) -> Snippet:
    """A whole text on one line with the terms marked."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    return Snippet(line, tuple(_merge(_hits(line, terms)[1])))


def cut(text: str, terms: list[Term]) -> Snippet:
    """The part of a text with the most of the terms in it, from its beginning where none is."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    words, marks = _hits(line, terms)
    if len(words) <= _WORDS:
        return Snippet(line, tuple(_merge(marks)))
    first = max(0, _best(words, marks) - _BEFORE)
    first = min(first, len(words) - _WORDS)
    start = words[first][0] if first else 0
    end = words[first + _WORDS - 1][1]
    lead, tail = ("… " if first else ""), (" …" if first + _WORDS < len(words) else "")
    shift = len(lead) - start
    inside = [(a + shift, b + shift) for a, b in _merge(marks) if a >= start and b <= end]
    return Snippet(lead + line[start:end] + tail, tuple(inside))


def _hits(line: str, terms: list[Term]) -> tuple[list[Mark], list[Mark]]:
    words = places(line)
    first = {letters[0] for term in terms for letters in (*term.stems, term.begins or " ")}
    stems = [stem(word) if word[0] in first else "" for word in tokens(line)]  # a stem begins as its word does
    if len(stems) != len(words):  # cannot be lined up: show without marks
        return words, []
    found = [
        (words[i][0], words[i + len(term.stems) - 1][1])
        for i in range(len(stems)) for term in terms if term.matches(stems, i)
    ]
    return words, found


def _best(words: list[Mark], marks: list[Mark]) -> int:
    """The word where the window with the most different marked words begins."""
    if not marks:
        return 0
    starts = [start for start, _ in words]
    at = sorted({starts.index(start) for start, _ in marks})
    return max(at, key=lambda i: (sum(i <= k < i + _WORDS - _BEFORE for k in at), -i))


def _merge(marks: list[Mark]) -> list[Mark]:
    merged: list[Mark] = []
    for start, end in sorted(marks):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
