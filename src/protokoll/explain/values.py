"""All values of a document's records in order, each with its place and how it is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from protokoll.records import Minutes, Record
from protokoll.records.basis import Basis, basis, basis_of_element, reason
from protokoll.text import Span


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a record.

    `path` names the record as the JSON form does (`paragraphs[3].decisions[0]`), `record` its type, `place` the field
    (`by`, `clauses[1]`).
    """

    path: str
    record: str
    place: str
    value: Any
    span: Span | None
    basis: Basis
    reason: str | None

    @property
    def field(self) -> str:
        """The field's name without an index."""
        return self.place.partition("[")[0]

    @property
    def name(self) -> str:
        """Path and place in one."""
        return f"{self.path}.{self.place}" if self.path else self.place


def belongs(value: Value, path: str) -> bool:
    """Whether a value is under a path (`paragraphs[3]`); under an empty one is all that is in no paragraph."""
    if path:
        return value.path == path or value.path.startswith(f"{path}.")
    return not value.path.startswith("paragraphs")


def values(minutes: Minutes) -> Iterator[Value]:
    """Every value of every record, stated, derived or missing, in the order of the public form."""
    yield from _walk(minutes, "", minutes)


def _walk(record: Record, path: str, minutes: Minutes) -> Iterator[Value]:
    inner: list[tuple[str, Record]] = []
    for name in type(record).model_fields:
        if name == "spans":
            continue
        value = getattr(record, name)
        if isinstance(value, Record):
            inner.append((name, value))
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            inner += [(f"{name}[{i}]", one) for i, one in enumerate(value)]
        else:
            yield from _values(record, name, value, path, minutes)
    for place, one in inner:
        yield from _walk(one, f"{path}.{place}" if path else place, minutes)


def _values(record: Record, name: str, value: Any, path: str, minutes: Minutes) -> Iterator[Value]:
    kind, why, spans = type(record).__name__, reason(record, name, minutes), record.spans.get(name)
    if not isinstance(spans, list):
        yield Value(path, kind, name, value, spans, basis(record, name), why)
        return
    for i, one in enumerate(value):
        known = basis_of_element(record, name, i)
        span = spans[i] if i < len(spans) else None
        yield Value(path, kind, f"{name}[{i}]", one, span, known, why if known == "derived" else None)
