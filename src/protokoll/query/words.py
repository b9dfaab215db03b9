"""What of a query is looked for in the text: words, "exact words" and beginnings*, as stems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from protokoll.shapes.stem import stem, tokens

Parts = Callable[[str], Sequence[str]]
"""The stems of the parts of a stem, if it is a compound."""


class Term(NamedTuple):
    """Words that stand together: their stems; with `begins`, the last word is only the beginning of one.

    `exact` are the words themselves, where they must stand as they were written.
    """

    stems: tuple[str, ...]
    begins: str | None = None
    exact: tuple[str, ...] | None = None

    @property
    def is_checked(self) -> bool:
        """True where the stems find too much, and the printed words must be looked at."""
        return self.exact is not None or (self.begins is not None and not self.stems[-1].startswith(self.begins))

    def stands(self, words: Sequence[str], at: int, parts: Parts) -> bool:
        """True where the term stands at a place among a text's words."""
        if at + len(self.stems) > len(words):
            return False
        if self.exact is not None or self.begins is not None:
            return self._stands_as_written(words, at)
        if len(self.stems) == 1:
            name = stem(words[at])
            return name == self.stems[0] or self.stems[0] in parts(name)
        return all(stem(words[at + i]) == name for i, name in enumerate(self.stems))

    def found_in(self, words: Sequence[str], parts: Parts) -> list[int]:
        """The places among a text's words where the term stands."""
        first = self.exact[0] if self.exact else self.begins if len(self.stems) == 1 and self.begins else self.stems[0]
        letter, begin = first[0], first[:3]
        likely = [i for i, word in enumerate(words) if word[0] == letter or begin in word]
        return [i for i in likely if self.stands(words, i, parts)]

    def stands_in(self, text: str, parts: Parts) -> bool:
        """True where the term stands anywhere in a text."""
        return bool(self.found_in(tokens(text), parts))

    def _stands_as_written(self, words: Sequence[str], at: int) -> bool:
        last = at + len(self.stems) - 1
        if self.exact is not None:
            head, tail = self.exact[:-1], self.exact[-1]
            same = tuple(words[at:last]) == head
        else:
            tail = self.begins or ""
            same = all(stem(words[at + i]) == name for i, name in enumerate(self.stems[:-1]))
        return same and (words[last].startswith(self.begins) if self.begins is not None else words[last] == tail)


def word_term(written: str) -> Term | None:
    """A word as a term: in any form, or, with * after it, as a beginning; None where there are no letters."""
    words = tokens(written)
    if not words:
        return None
    begins = words[-1] if written.rstrip().endswith("*") else None
    return Term(tuple(stem(word) for word in words), begins)


def phrase_term(written: str) -> Term | None:
    """What stood between quotation marks: these words, in this form; the last one may be a beginning*."""
    term = word_term(written)
    return None if term is None else term._replace(exact=tuple(tokens(written)))
