"""A document line by line: what each was taken for, by which rule, and which values its words gave."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from protokoll.explain.claim import VALUE, Claim
from protokoll.explain.claims import Claims
from protokoll.explain.values import Value
from protokoll.text import Line

_UNCLAIMED = Claim(0, 0, "unclaimed", "no rule and no record took it")
_RECORDS = ("attendance", "signature", "vote", "notice", "meeting", "value")
_PASSAGES = frozenset({"text", "summary", "clauses", "yes_means", "no_means"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that are covered by the same values; `claimed` is false where nobody took them."""

    start: int
    end: int
    values: tuple[int, ...]
    claimed: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """A line, the claim that most of it belongs to, and its pieces; `values` in a piece index `Claims.values`."""

    line: Line
    claim: Claim
    pieces: tuple[Piece, ...]


def is_passage(value: Value) -> bool:
    """Whether a value is running text (a section, a decision's clauses), not a name, number or date."""
    return value.field in _PASSAGES


def explain_lines(claims: Claims, start: int = 0, end: int | None = None) -> Iterator[Explained]:
    """The lines between two offsets, explained."""
    stop = len(claims.text.content) if end is None else end
    spans = sorted((v.span.start, v.span.end, i) for i, v in enumerate(claims.values) if v.span is not None)
    starts = [a for a, _, _ in spans]
    longest = max((b - a for a, b, _ in spans), default=0)
    for line in claims.text.lines_in(start, stop):
        low, high = bisect_right(starts, line.start - longest - 1), bisect_right(starts, line.end - 1)
        near = [span for span in spans[low:high] if span[1] > line.start and span[1] > span[0]]
        yield Explained(line, _main(claims, line), tuple(_pieces(claims, line, near)))


def runs(explained: Iterator[Explained]) -> Iterator[tuple[Claim, list[Explained]]]:
    """Lines that follow each other on one page and were taken for the same thing by the same rule."""
    for _, group in groupby(explained, key=lambda e: (e.line.page, e.claim.kind, e.claim.rule, _group(e.claim))):
        lines = list(group)
        claim = lines[0].claim
        yield (claim._replace(what="") if claim.rule.startswith(VALUE) and len(lines) > 1 else claim), lines


def _group(claim: Claim) -> str:
    """Values of the same kind stand together, sections and fields only with their like."""
    return "" if claim.rule.startswith(VALUE) else claim.what


def _main(claims: Claims, line: Line) -> Claim:
    """The claim that a line is named for: a record's, else that which has most of its words."""
    counts: Counter[Claim] = Counter()
    for start, end, claim in claims.runs(line.start, line.end):
        counts[claim or _UNCLAIMED] += sum(not c.isspace() for c in claims.text.content[start:end])
    kinds: Counter[str] = Counter()
    for claim, count in counts.items():
        kinds[claim.kind] += count
    kind = next((kind for kind in _RECORDS if kind in kinds), kinds.most_common(1)[0][0])
    return max((c for c in counts if c.kind == kind), key=lambda c: (c.rule.startswith(VALUE), counts[c], -c.start))


def _pieces(claims: Claims, line: Line, near: list[tuple[int, int, int]]) -> Iterator[Piece]:
    cuts = {line.start, line.end}
    for start, end, _ in near:
        cuts |= {max(start, line.start), min(end, line.end)}
    gaps = [(a, b) for a, b, claim in claims.runs(line.start, line.end) if claim is None]
    for a, b in gaps:
        cuts |= {a, b}
    for a, b in pairwise(sorted(cuts)):
        covering = [(end - start, i) for start, end, i in near if start <= a and end >= b]
        said = claims.text.content[a:b].strip()
        lost = bool(said) and any(start <= a and end >= b for start, end in gaps)
        yield Piece(a, b, tuple(i for _, i in sorted(covering)), not lost)
