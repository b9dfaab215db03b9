"""How much of a document's text was claimed by records, how much is furniture, and what nobody claimed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from protokoll.explain.claims import Claims, ParsedDocument
from protokoll.text import Span

_FURNITURE = frozenset({"furniture", "drawn"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares of a document's characters (spaces not counted), which add up to one, and the unclaimed stretches.

    `kinds` gives the share of every kind of claim.
    """

    characters: int
    claimed: float
    furniture: float
    unclaimed: float
    kinds: dict[str, float]
    stretches: tuple[tuple[Span, str], ...]


def coverage(parsed: ParsedDocument, claims: Claims | None = None) -> Coverage:
    """The shares of one document."""
    claims = claims or Claims(parsed)
    text = parsed.text
    counts: Counter[str] = Counter()
    for line in text.lines:
        for start, end, claim in claims.runs(line.start, line.end):
            counts[claim.kind if claim else "unclaimed"] += _printed(text.content[start:end])
    counts["furniture"] += sum(_printed(removed.text) for removed in parsed.normalised.removed)
    total = sum(counts.values()) or 1
    kinds = {kind: count / total for kind, count in counts.items() if count}
    furniture = sum(share for kind, share in kinds.items() if kind in _FURNITURE)
    unclaimed = kinds.get("unclaimed", 0.0)
    stretches = tuple((text.span(a, b), text.content[a:b]) for a, b in claims.unclaimed())
    return Coverage(sum(counts.values()), 1 - furniture - unclaimed, furniture, unclaimed, kinds, stretches)


def _printed(words: str) -> int:
    return sum(not c.isspace() for c in words)
