"""What a query says, as a tree."""

from __future__ import annotations

from dataclasses import dataclass

from protokoll.query.words import Term


@dataclass(frozen=True, slots=True)
class Word:
    """A word or a phrase; with `field`, in a part of the paragraph only."""

    term: Term
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """Words with at most so many others between them."""

    terms: tuple[Term, ...]
    distance: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """A value that the paragraph or its document has; `query` and `position` say where it was asked for."""

    field: str
    value: str
    query: str = ""
    position: int = 0


@dataclass(frozen=True, slots=True)
class And:
    """All of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """One of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Not this."""

    part: Node


Node = Word | Near | Filter | And | Or | Not


def terms(node: Node) -> list[tuple[Term, str | None]]:
    """The terms that a paragraph is found by, each with its field: those to be marked."""
    match node:
        case Word(term, field):
            return [(term, field)]
        case Near(near, _, field):
            return [(term, field) for term in near]
        case And(parts) | Or(parts):
            return [pair for part in parts for pair in terms(part)]
        case _:
            return []
