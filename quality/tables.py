"""Scores as text and as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quality.fields import FIELDS
from quality.scores import Score
from quality.sets import Measured


def plain(measured: Measured) -> Iterator[str]:
    """A set's fields with P, R, F1 and exact F1, then its documents, worst first."""
    score = measured.score
    yield f"{measured.documents.name}: {len(measured.expected)} documents"
    yield f"{'field':<18} {'P':>6} {'R':>6} {'F1':>6} {'exact':>6} {'right':>6} {'extra':>6} {'missed':>6}"
    for name, count in score.soft.items():
        if count.f1 is not None:
            shares = (count.precision, count.recall, count.f1, score.exact[name].f1)
            numbers = (count.right, count.extra, count.missed)
            yield f"{name:<18} {' '.join(map(_share, shares))} {' '.join(f'{n:6d}' for n in numbers)}"
    yield f"{'macro':<18} {'':>6} {'':>6} {score.macro:6.3f} {_share(exact_macro(score))}"
    yield ""
    for document, value in sorted(score.documents.items(), key=lambda one: (one[1], one[0])):
        failure = measured.failures.get(document)
        yield f"{value:6.3f}  {document}" + (f"  (not parsed: {failure})" if failure else "")
    yield ""


def markdown(sets: Sequence[Measured]) -> Iterator[str]:
    """One Markdown table: a row a field, for each set P, R, F1 and exact F1."""
    heads = [h for m in sets for h in (f"{m.documents.name}: P", "R", "F1", "exact")]
    yield f"| field | {' | '.join(heads)} |"
    yield f"| --- |{' ---: |' * len(heads)}"
    for field in FIELDS:
        cells: list[str] = []
        for m in sets:
            count, exact = m.score.soft[field.name], m.score.exact[field.name]
            cells += [_share(v).strip() for v in (count.precision, count.recall, count.f1, exact.f1)]
        if any(cell != "–" for cell in cells):
            yield f"| {field.name} | {' | '.join(cells)} |"
    macros = [cell for m in sets for cell in ("", "", f"**{m.score.macro:.3f}**", _share(exact_macro(m.score)).strip())]
    yield f"| **macro** | {' | '.join(macros)} |"


def exact_macro(score: Score) -> float | None:
    """Mean of the fields' exact F1."""
    values = [count.f1 for count in score.exact.values() if count.f1 is not None]
    return sum(values) / len(values) if values else None


def _share(value: float | None) -> str:
    return f"{value:6.3f}" if value is not None else "     –"
