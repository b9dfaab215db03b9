"""A place in a document's text, and a value that was found there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T", covariant=True)
U = TypeVar("U")


class Span(NamedTuple):
    """Characters `start` to `end` (end excluded) of the document's text; `page` (from 1) is where they begin."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value printed on the page, with the place it was read from.

    `span` is None only where the words stand in several places, so that no one span reads the value again.
    """

    value: T
    span: Span | None

    def map(self, change: Callable[[T], U]) -> Found[U]:
        """The same place, read as something else."""
        return Found(change(self.value), self.span)
