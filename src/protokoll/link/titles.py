"""Matters without a number: which case has a title like theirs at about the same time. Only ever a suggestion."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import regex
from rapidfuzz import fuzz

from protokoll.shapes.stem import stem_text

_LEAST = 0.85
_CLEAR = 0.05
_DAYS = 500
_COMMON = 3
_POSTINGS = 60
# Titles of matters that every meeting has.
_PROCEDURE = regex.compile(
    r"justerare|justering|upprop|dagordning|föredragningslista|\böppn|avslut|nästa (?:möte|sammanträde)|övriga frågor"
    r"|meddeland|deleg|delgivning|^information|^rapport|^frågor?$|^anmäl|föregående (?:protokoll|möte)|^val\b|kallelse",
    regex.IGNORECASE,
)
_LIGHT = "och för till med den det att som vid från inom svar på motion angående ang gällande avseende ärend ny"
_EMPTY = frozenset(_LIGHT.split())


@dataclass(frozen=True, slots=True)
class Titled:
    """A title with what decides where it may belong; `cases` is empty for one whose case is sought."""

    node: int
    organisation: str
    body: str
    date: str | None
    title: str
    cases: tuple[str, ...]


def suggest(titled: Sequence[Titled]) -> list[tuple[int, str, float]]:
    """(node, case key, score) for titles without a case that are like those of one case of their organisation.

    Titles that come again and again (justering, information) are left alone, and so is one that fits two cases alike.
    Costs a look at the few titles that share one of the three rarest words of each title without a case.
    """
    words = {t.node: _words(t.title) for t in titled}
    repeated = _repeated(titled, words)
    postings: dict[tuple[str, str], list[Titled]] = defaultdict(list)
    for one in titled:
        if one.cases and words[one.node] not in repeated:
            for word in set(words[one.node]):
                postings[one.organisation, word].append(one)
    found = []
    for one in titled:
        mine = words[one.node]
        passed = one.cases or not one.date or _PROCEDURE.search(one.title)
        if passed or len(set(mine)) < 2 or mine in repeated:
            continue
        best = _best(one, mine, _near(one, mine, postings), words)
        if best:
            found.append((one.node, *best))
    return found


def _words(title: str) -> tuple[str, ...]:
    return tuple(w for w in stem_text(title).split() if w not in _EMPTY and not w.isdecimal() and len(w) > 2)


def _repeated(titled: Iterable[Titled], words: dict[int, tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Titles that one organ uses at three meetings or more under no case or under different cases."""
    days: dict[tuple[str, str, tuple[str, ...]], set[str | None]] = defaultdict(set)
    cases: dict[tuple[str, str, tuple[str, ...]], Counter[str]] = defaultdict(Counter)
    for one in titled:
        key = (one.organisation, one.body, words[one.node])
        days[key].add(one.date)
        cases[key].update(one.cases or ("",))
    return {key[2] for key, seen in days.items() if len(seen) >= _COMMON and (len(cases[key]) > 1 or "" in cases[key])}


def _near(
    one: Titled, words: tuple[str, ...], postings: dict[tuple[str, str], list[Titled]]
) -> dict[int, Titled]:
    listed = sorted((postings.get((one.organisation, w), []) for w in set(words)), key=len)
    rare = [posting for posting in listed if posting and len(posting) <= _POSTINGS][:3]
    return {
        other.node: other for posting in rare for other in posting
        if _close(one.date, other.date) and (one.body, one.date) != (other.body, other.date)
    }


def _close(a: str | None, b: str | None) -> bool:
    if not a or not b:
        return False
    return abs((date.fromisoformat(a) - date.fromisoformat(b)).days) <= _DAYS


def _best(
    one: Titled, mine: tuple[str, ...], near: dict[int, Titled], words: dict[int, tuple[str, ...]]
) -> tuple[str, float] | None:
    scores: dict[str, float] = defaultdict(float)
    for other in near.values():
        score = fuzz.token_sort_ratio(" ".join(mine), " ".join(words[other.node])) / 100
        for case in other.cases:
            scores[case] = max(scores[case], score)
    ranked = sorted(scores.items(), key=lambda item: -item[1])[:2]
    if not ranked or ranked[0][1] < _LEAST or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _CLEAR):
        return None
    return ranked[0][0], round(ranked[0][1], 2)
