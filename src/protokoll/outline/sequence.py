"""Which heading candidates are this meeting's paragraphs: one best increasing sequence, not line by line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

import regex

from protokoll.lexicon import bodies
from protokoll.lexicon.headings import match_heading
from protokoll.outline.annexes import annex_start
from protokoll.outline.candidates import Candidate, candidates
from protokoll.text import Text

_RESTART = -8.0
_ORDER = ("sign", "number_first", "plain")


@dataclass(frozen=True, slots=True)
class Sequence:
    """The chosen headings in order, and the rows of the contents page as (first line, last line, candidates)."""

    chosen: tuple[Candidate, ...]
    contents: tuple[Candidate, ...] = ()
    family: str = ""


def sequence(text: Text, first: str | None = None, last: str | None = None, body: str | None = None) -> Sequence:
    """The best sequence of paragraph headings.

    `first` and `last` are the range that the front page declares, `body` the organ that met: witnesses, not masters.
    """
    annex = annex_start(text)
    found = [c for c in candidates(text) if c.line.start < annex]
    low, high = _number(first), _number(last)
    for family in _ORDER:
        mine = [c for c in found if c.family == family or (family == "sign" and c.family == "ocr")]
        if not mine:
            continue
        contents = _contents(mine, text)
        rows = set(map(id, contents))
        numbers = {c.number for c in contents}
        inside = (
            [low <= c.number <= high for c in mine if c.score > 0.5] if low is not None and high is not None else []
        )
        declared = (low, high) if sum(inside) >= 0.6 * len(inside) else (None, None)
        for c in mine:
            _witness(c, numbers, *declared)
        _prefixes([c for c in mine if id(c) not in rows], body)
        if family == "plain":
            _indents(mine)
        free = [c for c in mine if id(c) not in rows]
        chosen = best(free)
        if _enough(chosen, family):
            chosen = _from_one(chosen, free) if family == "plain" else chosen
            return Sequence(tuple(chosen), tuple(contents), family)
    return Sequence(())


_SIGN_ONLY = regex.compile(r"§{1,2}\s*(?P<rest>\p{Lu}[\p{L} ,-]{2,60})$")


def with_unnumbered(text: Text, chosen: Sequence) -> Sequence:
    """`§ Övrigt`, `§ Mötets avslutande`: items whose sign has lost its number, after the first numbered one."""
    first = chosen.chosen[0].line.index
    extra = [
        Candidate(line, "sign", -1, "", None, "", m["rest"], line.start + m.start("rest"), line.start, line.start)
        for line in text.lines[first + 1 :]
        if (m := _SIGN_ONLY.match(text.of(line)))
    ]
    ordered = sorted([*chosen.chosen, *extra], key=lambda c: c.line.index)
    return Sequence(tuple(ordered), chosen.contents, chosen.family)


def _enough(chosen: list[Candidate], family: str) -> bool:
    total = sum(c.score for c in chosen) + sum(_step(a, b) for a, b in pairwise(chosen))
    if family == "plain":
        return (len(chosen) >= 2 and total / len(chosen) > 0.5) or (len(chosen) == 1 and total >= 2.5)
    return bool(chosen) and total > 0


def _from_one(chosen: list[Candidate], free: list[Candidate]) -> list[Candidate]:
    """A long run is completed down to its first item: `1.` to `5.` may be sentences where `6.` to `15.` are titles."""
    if len(chosen) < 5 or not 1 < chosen[0].number <= 10:
        return chosen
    run = list(chosen)
    for c in reversed(free):
        if c.line.index < run[0].line.index and c.number == run[0].number - 1:
            run.insert(0, c)
    return run if run[0].number == 1 else chosen


def _number(declared: str | None) -> int | None:
    digits = "".join(ch for ch in declared or "" if ch.isdigit())
    return int(digits) if digits else None


def _witness(c: Candidate, contents: set[int], low: int | None, high: int | None) -> None:
    """What the contents page and the declared range say of a candidate."""
    if c.number in contents:
        c.add("in the contents", 1.5)
    elif contents:
        c.add("not in the contents", -1)
    if low is not None and high is not None:
        c.add("in the declared range", 1.5) if low <= c.number <= high else c.add("outside the declared range", -4)


def _prefixes(mine: list[Candidate], body: str | None) -> None:
    """`KS § 30` in the minutes of KS is a heading; `AU § 12` in them is the history of the case."""
    counts = Counter(c.prefix for c in mine if c.prefix)
    bare = sum(1 for c in mine if not c.prefix and c.score > 0)
    own = None
    if body is not None:
        own = next((p for p in counts if bodies.same_body(bodies.expand(p) or p, body)), None)
    if own is None and counts and not bare:
        own = counts.most_common(1)[0][0]
    for c in mine:
        if c.prefix and c.prefix != own:
            c.add("another body's paragraph", -4)
        elif c.prefix:
            c.add("own body's paragraph", 1)
        elif own is not None and counts[own] > bare:
            c.add("no prefix where others have one", -2)


def _indents(mine: list[Candidate]) -> None:
    """Numbers further in than the outermost ones belong to lists inside an item."""
    outermost = min((c.line.indent for c in mine if c.score > 0), default=0.0)
    for c in mine:
        if c.line.indent > outermost + 2:
            c.add("further in", -2)


def _contents(mine: list[Candidate], text: Text) -> list[Candidate]:
    """Rows of a table of contents: dense runs of rising numbers that stand again elsewhere."""
    rows: list[Candidate] = []
    run: list[Candidate] = []
    for c in [*mine, None]:
        if c is not None and run and _follows(run[-1], c, text):
            run.append(c)
            continue
        known = {row.number for row in rows}
        if _is_contents(run, mine) and not (known.issuperset(r.number for r in run) and not _leaders(run)):
            rows.extend(run)
        run = [c] if c is not None else []
    return rows


def _follows(a: Candidate, b: Candidate, text: Text) -> bool:
    """The next row of the same table: at most three lines on, no section heading between, the number rising."""
    between = text.lines[a.line.index + 1 : b.line.index]
    if len(between) > 3 or not a.number < b.number <= a.number + 40:
        return False
    return not any((h := match_heading(text.of(line))) is not None and h.exact for line in between)


def _leaders(run: list[Candidate]) -> bool:
    """Most rows end in dots or a page number."""
    rows = sum(any(name == "ends like a row of contents" for name, _ in c.evidence) for c in run)
    return rows >= max(1, 0.6 * len(run))


def _is_contents(run: list[Candidate], mine: list[Candidate]) -> bool:
    inside = set(map(id, run))
    elsewhere = {c.number for c in mine if id(c) not in inside and c.score > -3}
    again = sum(c.number in elsewhere for c in run)
    if _leaders(run) and again:
        return True
    return len(run) >= 3 and again >= (0.6 * len(run) if len(run) > 4 else len(run))


def best(mine: Iterable[Candidate]) -> list[Candidate]:
    """The increasing sequence with the greatest sum of evidence (dynamic programming, quadratic in candidates)."""
    nodes = [c for c in mine if c.score > -4]
    total = [0.0] * len(nodes)
    back: list[int] = [-1] * len(nodes)
    for i, c in enumerate(nodes):
        total[i] = c.score
        for j in range(i):
            value = total[j] + c.score + _step(nodes[j], c)
            if value > total[i]:
                total[i], back[i] = value, j
    if not nodes:
        return []
    i = max(range(len(nodes)), key=lambda k: total[k])
    chosen: list[Candidate] = []
    while i >= 0:
        chosen.append(nodes[i])
        i = back[i]
    return chosen[::-1]


def _step(a: Candidate, b: Candidate) -> float:
    """What it is worth that b comes after a."""
    if a.line.index == b.line.index:
        return float("-inf")
    gap = b.number - (a.to or a.number)
    if gap == 0:
        return 1.5 if b.suffix > a.suffix else float("-inf")
    if gap < 0:
        return _RESTART if b.number == 1 else float("-inf")
    if gap == 1:
        return 2.0
    unsure = b.family in ("plain", "ocr") and not (_declared(a) and _declared(b))
    return -min(0.4 * gap, 6.0) - (3.0 if unsure else 0.0)


def _declared(c: Candidate) -> bool:
    return any(name == "in the declared range" for name, _ in c.evidence)
