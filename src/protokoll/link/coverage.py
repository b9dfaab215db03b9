"""Completeness: for each organisation, organ and year what the archive holds, and what is known to be missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from protokoll.link.cards import DocumentCard, number_order
from protokoll.link.citations import Node, Paragraphs
from protokoll.link.organisations import organisation_key

Series = Literal["year", "meeting", "running", "none"]


@dataclass(frozen=True, slots=True)
class Absent:
    """A paragraph that documents refer to and that is in none: where it is named, and how often."""

    body: str | None
    date: str
    number: str
    raw: str
    cited_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A document that could not be read; the organisation is that of its folder, where one is known."""

    path: str
    reason: str
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Coverage:
    """One organ's year. `series` says how its paragraphs are numbered: through the year, anew at each meeting, on
    through the years, or not at all; `missing` are ranges (first, last) of numbers that no document has."""

    organisation: str | None
    body: str
    year: str
    meetings: tuple[str, ...]
    documents: int
    paragraphs: int
    first: str | None
    last: str | None
    series: Series
    missing: tuple[tuple[int, int], ...]
    absent: tuple[Absent, ...]

    @property
    def missing_count(self) -> int:
        """How many numbers are missing."""
        return sum(last - first + 1 for first, last in self.missing)


@dataclass(frozen=True, slots=True)
class Completeness:
    """The whole picture; `absent` are paragraphs of organs and years of which the archive has nothing."""

    rows: tuple[Coverage, ...]
    absent: tuple[tuple[str | None, Absent], ...]
    failed: tuple[tuple[str | None, tuple[Failed, ...]], ...]


def coverage(paragraphs: Paragraphs, failed: Iterable[Failed] = ()) -> Completeness:
    """What is there and what is missing; costs one pass over the paragraphs and their references.

    A number counts as there if any document has it, an extract as well as the minutes. Numbers restart in January
    unless an organ is seen to count each meeting from 1 or to go on through the years.
    """
    years: dict[tuple[str, str, str], list[Node]] = defaultdict(list)
    for node in paragraphs.nodes:
        if node.date and node.body and node.kind in ("minutes", "extract"):
            years[node.organisation, node.body, node.date[:4]].append(node)
    lost = _absent(paragraphs)
    rows = []
    for key in sorted(years):
        before = years.get((*key[:2], str(int(key[2]) - 1)), [])
        rows.append(_row(years[key], before, lost.pop(key, []), paragraphs))
    names = {one.organisation_key: one.organisation for one in paragraphs.cards.values()}
    left = [(names.get(key[0]), absent) for key in sorted(lost) for absent in lost[key]]
    return Completeness(tuple(rows), tuple(left), _failed(failed))


def _row(nodes: list[Node], before: list[Node], lost: list[Absent], paragraphs: Paragraphs) -> Coverage:
    first = nodes[0]
    dates = sorted({node.date for node in nodes if node.date})
    documents = {place.document for node in nodes for place in node.places}
    numbered = sorted((node for node in nodes if node.number), key=lambda node: number_order(node.number))
    series = _series(nodes, before)
    missing = _missing(nodes, before, series, [paragraphs.cards[d] for d in sorted(documents)])
    return Coverage(
        first.organisation_name, first.body_name, dates[0][:4], tuple(dates), len(documents), len(nodes),
        numbered[0].number if numbered else None, numbered[-1].number if numbered else None, series, missing,
        tuple(lost),
    )


def _numbers(nodes: Iterable[Node]) -> set[int]:
    return {order[0] for node in nodes if (order := number_order(node.number))[0] < 10**9}


def _by_day(nodes: Iterable[Node]) -> dict[str, set[int]]:
    days: dict[str, set[int]] = defaultdict(set)
    for node in nodes:
        days[node.date or ""] |= _numbers([node])
    return {day: numbers for day, numbers in days.items() if numbers}


def _series(nodes: list[Node], before: list[Node]) -> Series:
    """How an organ counts, as its own numbers show."""
    days = _by_day(nodes)
    if not days:
        return "none"
    starting = [day for day, numbers in days.items() if min(numbers) == 1]
    if len(starting) > 1:
        return "meeting"
    earlier = _numbers(before)
    ordered = [days[day] for day in sorted(days)]
    goes_on = bool(earlier) and min(ordered[0]) == max(earlier) + 1
    return "running" if goes_on and not starting else "year"


def _missing(
    nodes: list[Node], before: list[Node], series: Series, documents: list[DocumentCard]
) -> tuple[tuple[int, int], ...]:
    days = _by_day(nodes)
    if series == "none":
        return ()
    if series == "meeting":
        gaps = [gap for day in sorted(days) for gap in _gaps(days[day] | _ends(documents, day), 1, days[day])]
        return tuple(gaps)
    have = _numbers(nodes)
    start = max(_numbers(before)) + 1 if series == "running" else 1
    return tuple(_gaps(have | _ends(documents, None), start, have))


def _ends(documents: Iterable[DocumentCard], day: str | None) -> set[int]:
    """The last number that a front page declares: what is missing up to it is missing at the end."""
    ends = set()
    for one in documents:
        declared = number_order(one.declared[1] or "")[0]
        if one.kind == "minutes" and declared < 10**9 and (day is None or day in one.dates):
            ends.add(declared)
    return ends


def _gaps(known: set[int], start: int, have: set[int]) -> list[tuple[int, int]]:
    """Ranges of numbers from `start` to the last known that are not there."""
    gaps: list[tuple[int, int]] = []
    expected = start
    for number in sorted(have | {max(known) + 1}):
        if number > expected:
            gaps.append((expected, number - 1))
        expected = max(expected, number + 1)
    return gaps


def _absent(paragraphs: Paragraphs) -> dict[tuple[str, str, str], list[Absent]]:
    """What is referred to with day and number and is nowhere, under the organ and year where it should stand."""
    found: dict[tuple[str, str, str], dict[tuple[str, str], Absent]] = defaultdict(dict)
    for node in paragraphs.nodes:
        for c in node.citations:
            if not c.date or not c.paragraph or not paragraphs.is_absent(node, c):
                continue
            link = paragraphs.bodies.resolve(c.body, node.owner, own=node.body_name or None)
            key = (node.organisation, link.key if link else c.body or "", c.date[:4])
            cited_in = node.places[0].document
            one = found[key].get((c.date, c.paragraph))
            documents = tuple(dict.fromkeys([*(one.cited_in if one else ()), cited_in]))
            name = link.target if link else c.body
            found[key][c.date, c.paragraph] = Absent(name, c.date, c.paragraph, one.raw if one else c.raw, documents)
    return {key: sorted(lost.values(), key=lambda a: (a.date, number_order(a.number))) for key, lost in found.items()}


def _failed(failed: Iterable[Failed]) -> tuple[tuple[str | None, tuple[Failed, ...]], ...]:
    """Failed documents by organisation, in order of path; those of unknown organisations last."""
    groups: dict[str, list[Failed]] = defaultdict(list)
    for one in failed:
        groups[organisation_key(one.organisation) or "~"].append(one)
    ordered = [sorted(groups[key], key=lambda f: f.path) for key in sorted(groups)]
    return tuple((group[0].organisation, tuple(group)) for group in ordered)
