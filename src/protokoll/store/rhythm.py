"""Where an organ's meetings break off for longer than its rhythm explains."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from statistics import median

_TIMES, _LEAST_DAYS, _FEWEST = 3, 90, 4


def gaps(days: Iterable[str]) -> list[tuple[str, str]]:
    """(last meeting before, first after) where an organ pauses three times as long as usual and at least 90 days.

    Fewer than four meetings have no rhythm.

    >>> gaps(["2031-01-10", "2031-02-10", "2031-03-10", "2031-04-10", "2031-10-10", "2031-11-10"])
    [('2031-04-10', '2031-10-10')]
    """
    ordered = sorted({date.fromisoformat(day) for day in days})
    if len(ordered) < _FEWEST:
        return []
    pairs = list(pairwise(ordered))
    longest = max(_LEAST_DAYS, _TIMES * median((b - a).days for a, b in pairs))
    return [(a.isoformat(), b.isoformat()) for a, b in pairs if (b - a).days >= longest]
