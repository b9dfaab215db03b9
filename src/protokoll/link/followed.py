"""Whether a decision is what was proposed: the judgement of this program from the two texts, never of the minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import regex
from rapidfuzz import fuzz

from protokoll.records import Decision, Paragraph
from protokoll.shapes.stem import stem, tokens

Verdict = Literal["same", "changed", "unknown"]

# "Arbetsutskottet föreslår kommunstyrelsen besluta", "Kommunstyrelsen beslutar för egen del:"
_LEAD = regex.compile(
    r"^[^\n]{0,160}?\b(?:beslut(?:ar|ade|a)|föreslå(?:r)?|föreslog|rekommenderar|hemställer)\b"
    r"(?:[ ][^\n.;]{0,80}?)??\s*:?\s+(?=att\b|\d{1,2}[.)]|$)",
    regex.IGNORECASE,
)
_ITEM = regex.compile(
    r"^\s*(?:\d{1,2}[.)]|\p{Ll}\)|[-–•*])?\s*(?:samt |och |dels |vidare )?(?:att\s+)?", regex.IGNORECASE
)
_CLAUSE = regex.compile(r"[,;.]?\s*\n+\s*|[,;.]\s+(?=att\b)|(?<=[.;])\s+(?=\d{1,2}[.)])", regex.IGNORECASE)
_BY_REFERENCE = regex.compile(
    r"\b(?:enligt|i enlighet med|bifalla?|bifaller|godkänna?r?|antar?)\s+(?P<owner>(?:[\p{L}-]+\s+){0,5}?)"
    r"(?:förslag(?:et)?|beslutsförslag(?:et)?)(?!\p{L})", regex.IGNORECASE,
)
_IMMEDIATE = regex.compile(r"omedelbar(?:t|a|)\s+juster|justeras\s+omedelbart", regex.IGNORECASE)
_SAID = frozenset({"kr", "kronor", "krona", "att", "och", "samt"})
_ALIKE = 90.0


@dataclass(frozen=True, slots=True)
class Followed:
    """A proposal, whose it was, and whether the decision is the same; `score` is how alike the texts are."""

    by: str | None
    verdict: Verdict
    score: float
    text: str


def judge(paragraph: Paragraph) -> tuple[Followed, ...]:
    """Each proposal of a paragraph against its decisions, in printed order.

    >>> from protokoll.records import Proposal
    >>> clause = "att anslå 450 000 kronor"
    >>> judge(Paragraph(number="1", proposals=[Proposal(text=clause)], decisions=[Decision(text=clause)]))[0].verdict
    'same'
    """
    return tuple(compare(p.by, p.text, p.clauses, paragraph.decisions) for p in paragraph.proposals)


def compare(by: str | None, text: str, clauses: Sequence[str], decisions: Sequence[Decision]) -> Followed:
    """One proposal against the decisions that were taken on it."""
    proposed = _clauses(text, clauses)
    decided = tuple(c for d in decisions for c in _clauses(d.text, d.clauses))
    if not proposed or not decisions:
        return Followed(by, "unknown", 0.0, text)
    turned = [d.outcome for d in decisions if d.outcome in ("referred_back", "postponed", "withdrawn")]
    score = _alike(proposed, decided)
    if score >= _ALIKE and len(proposed) == len(decided):
        return Followed(by, "same", round(score / 100, 2), text)
    if turned:
        return Followed(by, "changed", round(score / 100, 2), text)
    named = _BY_REFERENCE.search(" ".join(d.text for d in decisions))
    if named and len(decided) == 1:
        return Followed(by, "same" if _owns(named["owner"], by) else "unknown", 1.0, text)
    return Followed(by, "changed" if decided else "unknown", round(score / 100, 2), text)


def _owns(owner: str, by: str | None) -> bool:
    """Whether 'enligt arbetsutskottets förslag' means the proposal of `by`; 'enligt förslaget' means any."""
    genitives = [w.lower() for w in owner.split() if w.endswith("s")]
    return not genitives or by is None or by.split()[-1].lower()[:8] == genitives[-1][:8]


def _alike(proposed: tuple[str, ...], decided: tuple[str, ...]) -> float:
    """How well the worst clause of either side is matched on the other; numbers have to be the same."""
    if not proposed or not decided:
        return 0.0
    there = (max(_clause_score(a, b) for b in decided) for a in proposed)
    back = (max(_clause_score(a, b) for a in proposed) for b in decided)
    return min(*there, *back)


def _clause_score(a: str, b: str) -> float:
    if _numbers(a) != _numbers(b):
        return min(fuzz.ratio(a, b), _ALIKE - 1)
    return fuzz.ratio(a, b)


def _numbers(clause: str) -> Counter[str]:
    return Counter(word for word in clause.split() if word.isdecimal())


@lru_cache(maxsize=2000)
def _split(text: str) -> tuple[str, ...]:
    return tuple(part for part in _CLAUSE.split(_LEAD.sub("", text.strip())) if part.strip())


def _clauses(text: str, clauses: Sequence[str]) -> tuple[str, ...]:
    """Clauses as stems, without lead-in, item numbers and words that carry nothing."""
    found = []
    for clause in clauses or _split(text):
        if _IMMEDIATE.search(clause):
            continue
        bare = _ITEM.sub("", _LEAD.sub("", clause.strip()), count=1)
        stems = " ".join(stem(word) for word in tokens(bare) if word not in _SAID)
        if stems:
            found.append(stems)
    return tuple(found)
