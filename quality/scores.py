"""Precision, recall and F1 of parsed records against expected ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import regex

from quality.fields import FIELDS, Field, Record, Value

_SPACE = regex.compile(r"\s+")
_SHOWN = 160


@dataclass(slots=True)
class Count:
    """How many values are right, extra (parsed but not expected) and missed."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, other: Count) -> None:
        """Count another document's values too."""
        self.right += other.right
        self.extra += other.extra
        self.missed += other.missed

    @property
    def precision(self) -> float | None:
        """Share of the parsed values that are right; None where nothing was parsed."""
        return _share(self.right, self.right + self.extra)

    @property
    def recall(self) -> float | None:
        """Share of the expected values that were parsed; None where nothing is expected."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where there is no value at all."""
        return _share(2 * self.right, 2 * self.right + self.extra + self.missed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


@dataclass(frozen=True, slots=True)
class Pairs:
    """A document's values in one field: pairs of expected and parsed, the expected left over, the parsed left over."""

    matched: tuple[tuple[Value, Value], ...]
    missed: tuple[Value, ...]
    extra: tuple[Value, ...]

    @property
    def count(self) -> Count:
        """The numbers of all three."""
        return Count(len(self.matched), len(self.extra), len(self.missed))


def pair(field: Field, expected: Record, parsed: Record, exact: bool = False) -> Pairs:
    """Pair each expected value with the first free parsed one that is the same."""
    left = list(field.values(parsed))
    matched, missed = [], []
    for value in field.values(expected):
        hit = next((i for i, p in enumerate(left) if field.same(value, p, exact)), None)
        if hit is None:
            missed.append(value)
        else:
            matched.append((value, left.pop(hit)))
    return Pairs(tuple(matched), tuple(missed), tuple(left))


@dataclass(slots=True)
class Score:
    """The counts of a set of documents, by field: `soft` allows for a few other letters, `exact` does not."""

    soft: dict[str, Count] = field(default_factory=lambda: {f.name: Count() for f in FIELDS})
    exact: dict[str, Count] = field(default_factory=lambda: {f.name: Count() for f in FIELDS})
    documents: dict[str, float] = field(default_factory=dict)

    def f1(self) -> dict[str, float]:
        """Soft F1 of every field that has values."""
        return {name: count.f1 for name, count in self.soft.items() if count.f1 is not None}

    @property
    def macro(self) -> float:
        """Mean of the fields' F1."""
        return _mean(self.f1().values())


def score(expected: Mapping[str, Record], parsed: Mapping[str, Record]) -> Score:
    """Score documents by name; one that could not be parsed is a full miss."""
    total = Score()
    for name, record in expected.items():
        own = score_document(record, parsed.get(name) or {})
        for f in FIELDS:
            total.soft[f.name].add(own.soft[f.name])
            total.exact[f.name].add(own.exact[f.name])
        total.documents[name] = own.macro
    return total


def score_document(expected: Record, parsed: Record) -> Score:
    """Score one document."""
    own = Score()
    for f in FIELDS:
        own.soft[f.name] = pair(f, expected, parsed).count
        own.exact[f.name] = pair(f, expected, parsed, exact=True).count
    return own


def errors(field: Field, expected: Mapping[str, Record], parsed: Mapping[str, Record]) -> Iterable[str]:
    """What was missed and what is extra in a field, one line a value."""
    for name, record in expected.items():
        pairs = pair(field, record, parsed.get(name) or {})
        yield from (f"{name}: missed {show(value)}" for value in pairs.missed)
        yield from (f"{name}: extra  {show(value)}" for value in pairs.extra)


def show(value: Value) -> str:
    """A value on one line."""
    parts = [f"{p['start']} … {p['end']}" if isinstance(p, dict) else str(p) for p in value]
    return " | ".join(_SPACE.sub(" ", part)[:_SHOWN] for part in parts)


def _mean(values: Iterable[float]) -> float:
    numbers = list(values)
    return sum(numbers) / len(numbers) if numbers else 0.0
