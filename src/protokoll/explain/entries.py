"""What is left of a line of which a record read the rest: titles, commas, connecting words, but never a name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from protokoll.explain.claim import Claim
from protokoll.text import Text

if TYPE_CHECKING:
    from protokoll.explain.claims import Claims

NAME = regex.compile(r"\p{Lu}\p{Ll}+(?:[- ]\p{Lu}\p{Ll}+|(?: \p{Lu}\.| (?:von|af|de|van)) \p{Lu}\p{Ll}+)+")
"""What looks like a person's name."""
_ROWS = frozenset({"attendance", "signature", "vote"})
_CELLS = _ROWS | {"notice", "meeting"}


def without_names(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between two offsets that hold nothing that looks like a name."""
    at = start
    for match in NAME.finditer(text.content, start, end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if end > at:
        yield at, end


def entries(text: Text, claims: Claims, outside: list[tuple[int, int]]) -> Iterator[Claim]:
    """Claims on the unclaimed rest of lines of which people or votes were read, and of cells with another value."""
    for a, b in outside:
        for line in text.lines_in(a, b):
            row = _kind(claims, line.start, line.end, _ROWS)
            for cell in line.cells:
                kind = row or _kind(claims, cell.start, cell.end, _CELLS)
                if kind is None:
                    continue
                for start, end, claim in claims.runs(cell.start, cell.end):
                    if claim is None and not NAME.search(text.content, start, end):
                        yield Claim(start, end, kind, "the rest of the entry")


def _kind(claims: Claims, start: int, end: int, wanted: frozenset[str]) -> str | None:
    return next((c.kind for _, _, c in claims.runs(start, end) if c is not None and c.kind in wanted), None)
