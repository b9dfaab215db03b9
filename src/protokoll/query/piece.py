"""What a part of a query becomes: an expression for the full-text index, and conditions for what it cannot say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

SEQ = "{seq}"
"""Stands in a condition for the paragraph's number."""

Value = str | int


class Condition(NamedTuple):
    """SQL that is true of a paragraph or not, and the values for its question marks."""

    sql: str
    values: tuple[Value, ...] = ()


class Piece(NamedTuple):
    """Paragraphs that match the expression and meet all the conditions; without an expression, any paragraph does."""

    match: str | None = None
    conditions: tuple[Condition, ...] = ()

    @property
    def is_plain(self) -> bool:
        """True where the index alone can answer."""
        return self.match is not None and not self.conditions


def condition(piece: Piece) -> Condition:
    """A piece as one condition."""
    parts = list(piece.conditions)
    if piece.match is not None:
        found = "(select rowid from paragraphs_fts where paragraphs_fts match ?)"
        parts.insert(0, Condition(f"{SEQ} in {found}", (piece.match,)))
    sql = " and ".join(part.sql for part in parts) or "true"
    return Condition(f"({sql})", tuple(value for part in parts for value in part.values))


def both(pieces: Sequence[Piece], refused: Sequence[Piece] = ()) -> Piece:
    """All of some pieces and none of some others."""
    matches = [piece.match for piece in pieces if piece.match is not None]
    conditions = [one for piece in pieces for one in piece.conditions]
    match = f"({' AND '.join(matches)})" if len(matches) > 1 else matches[0] if matches else None
    for piece in refused:
        if match is not None and piece.is_plain:
            match = f"({match} NOT {piece.match})"
        else:
            sql, values = condition(piece)
            conditions.append(Condition(f"not {sql}", values))
    return Piece(match, tuple(conditions))


def either(pieces: Sequence[Piece]) -> Piece:
    """One of some pieces."""
    if all(piece.is_plain for piece in pieces):
        return Piece("(" + " OR ".join(str(piece.match) for piece in pieces) + ")")
    parts = [condition(piece) for piece in pieces]
    sql = " or ".join(part.sql for part in parts)
    return Piece(None, (Condition(f"({sql})", tuple(value for part in parts for value in part.values)),))
