"""Whether a decision is what was proposed: the judgement of this program from the two texts, never of the minutes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
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
# a line of its own: "Arbetsutskottet föreslår att socialnämnden beslutar."
_LEAD_LINE = regex.compile(
    r"^[^\n]{0,200}?\b(?:beslut(?:ar|ade|a)|föreslå(?:r)?|föreslog)\b"
    r"(?:\s+(?:följande|för egen del|att|besluta))*\s*[:.]?\s*\n",
    regex.IGNORECASE,
)
_ITEM = regex.compile(
    r"^\s*(?:\d{1,2}[.)]|\p{Ll}\)|[-–•*])?\s*(?:samt |och |dels |vidare )?(?:att\s+)?", regex.IGNORECASE
)
_CLAUSE = regex.compile(r"[,;.]?\s*\n+\s*|[,;.]\s+(?=att\b)|(?<=[.;])\s+(?=\d{1,2}[.)])", regex.IGNORECASE)
# "enligt arbetsutskottets förslag", "godkände förslaget"
_BY_REFERENCE = regex.compile(
    r"\b(?:enligt|i enlighet med|bifalla?|bifaller|biföll|godkänna?r?|godkände|antar?|antog)\s+"
    r"(?P<owner>(?:[\p{L}-]+\s+){0,5}?)(?:förslag(?:et)?|beslutsförslag(?:et)?)(?!\p{L})",
    regex.IGNORECASE,
)
_IMMEDIATE = regex.compile(r"omedelbar(?:t|a|)\s+juster|justeras\s+omedelbart", regex.IGNORECASE)
_SAID = frozenset({"kr", "kronor", "krona", "att", "och", "samt"})
_ALIKE, _WHOLE = 90.0, 96.0
_WITH_CHANGE = regex.compile(
    r"\bmed (?:den |de |följande |dessa )?(?:ändring|tillägg|undantag|justering|rättelse|förändring)", regex.IGNORECASE
)
_AGAINST = regex.compile(r"\bavslå|\bavslag|\bavstyrk|\binte\b|\bej\b|\bavvisa", regex.IGNORECASE)
_ANNEX = regex.compile(r"[,(]?\s*(?:enligt\s+)?\bbilaga\s+(?:\p{Lu}|\d+)\b\)?", regex.IGNORECASE)


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
    """One proposal against the decisions that were taken on it.

    'same' and 'changed' only where the texts show it; where only the wording differs the verdict is 'unknown'.
    """
    proposed = _readings(text, clauses)
    decided = [_readings(d.text, d.clauses) for d in decisions]
    if not proposed or not any(decided):
        return Followed(by, "unknown", 0.0, text)
    every = [tuple(c for readings in decided if readings for c in readings[0])]
    score = max(_alike(p, d) for p in proposed for d in [*every, *(r for readings in decided for r in readings)])
    said = "\n".join(d.text for d in decisions)
    verdict: Verdict = "same" if score >= _ALIKE else "unknown"
    named = _BY_REFERENCE.search(said)
    if verdict != "same" and _is_changed(proposed, every[0], text, decisions):
        verdict = "changed"
    elif verdict != "same" and named and len(every[0]) == 1 and _owns(named["owner"], by):
        return Followed(by, "same", 1.0, text)
    return Followed(by, verdict, round(score / 100, 2), text)


def _is_changed(
    proposed: list[tuple[str, ...]], decided: tuple[str, ...], text: str, decisions: Sequence[Decision]
) -> bool:
    """Sent back or put off, changed in so many words, turned into its opposite, other numbers, clauses more or less."""
    said = "\n".join(d.text for d in decisions)
    if any(d.outcome in ("referred_back", "postponed", "withdrawn") for d in decisions) or _WITH_CHANGE.search(said):
        return True
    if _BY_REFERENCE.search(said) and len(decided) == 1:
        return False
    if bool(_AGAINST.search(text)) != bool(_AGAINST.search(said)):
        return True
    before = _numbers(" ".join(proposed[0]))
    if before - _numbers(" ".join(decided)):
        return True
    few, many = sorted((proposed[0], decided), key=len)
    return len(few) != len(many) and all(max(_clause_score(a, b) for b in many) >= _ALIKE for a in few)


def _owns(owner: str, by: str | None) -> bool:
    """Whether 'enligt arbetsutskottets förslag' means the proposal of `by`; 'enligt förslaget' means any."""
    genitives = [w.lower() for w in owner.split() if w.endswith("s")]
    return not genitives or by is None or by.split()[-1].lower()[:8] == genitives[-1][:8]


def _alike(proposed: tuple[str, ...], decided: tuple[str, ...]) -> float:
    """How well the worst clause of either side is matched on the other; the whole text where its clauses are not."""
    if not proposed or not decided:
        return 0.0
    whole = _clause_score(" ".join(proposed), " ".join(decided))
    if whole >= _WHOLE or len(proposed) != len(decided):
        return whole if whole >= _WHOLE else min(whole, _ALIKE - 1)
    return min(max(_clause_score(a, b) for b in decided) for a in proposed)


def _clause_score(a: str, b: str) -> float:
    score = fuzz.ratio(a, b)
    return min(score, _ALIKE - 1) if _numbers(a) != _numbers(b) else score


def _numbers(clause: str) -> Counter[str]:
    """The numbers and months of a clause."""
    return Counter(word for word in clause.split() if word.isdecimal() or word in _months())


@cache
def _months() -> frozenset[str]:
    names = ("januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
             "november", "december")
    return frozenset(stem(name) for name in names)


def _readings(text: str, clauses: Sequence[str]) -> list[tuple[str, ...]]:
    """The clauses as the record has them and as the text is split here: either may have caught the lead-in."""
    readings = [_stems(clauses), _stems(_split(text))]
    return [reading for n, reading in enumerate(readings) if reading and reading not in readings[:n]]


@lru_cache(maxsize=2000)
def _split(text: str) -> tuple[str, ...]:
    bare = _LEAD_LINE.sub("", text.strip())
    return tuple(part for part in _CLAUSE.split(_LEAD.sub("", bare)) if part.strip())


def _stems(clauses: Sequence[str]) -> tuple[str, ...]:
    """Clauses as stems, without lead-in, item numbers, annexes and words that carry nothing."""
    found = []
    for clause in clauses:
        if _IMMEDIATE.search(clause):
            continue
        bare = _ITEM.sub("", _LEAD.sub("", clause.strip()), count=1)
        stems = " ".join(stem(word) for word in tokens(_ANNEX.sub("", bare)) if word not in _SAID)
        if stems:
            found.append(stems)
    return tuple(found)
