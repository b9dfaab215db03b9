"""One step of a case: what an organ did with the matter at one meeting, with the page where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from protokoll.lexicon.bodies import is_preparatory
from protokoll.link.body_form import body_key
from protokoll.link.followed import Followed, Verdict, compare, judge
from protokoll.link.meetings import Place
from protokoll.records import Minutes, Mover, Outcome, Paragraph, Vote

StepKind = Literal["proposal", "recommended", "decided", "decided_and_recommended", "noted", "handled", "mentioned"]
Join = Literal["number", "reference", "mention", "title"]

_VERBS: dict[StepKind, str] = {
    "proposal": "föreslår", "recommended": "föreslog", "decided": "beslutade",
    "decided_and_recommended": "beslutade och föreslog", "noted": "noterade", "handled": "behandlade",
    "mentioned": "nämnde",
}
_OUTCOME_VERBS: dict[str, str] = {
    "referred_back": "återremitterade", "postponed": "bordlade", "withdrawn": "avförde", "rejected": "avslog",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph's place in a case, without its texts: what a table of links holds. The first of `places` counts."""

    places: tuple[Place, ...]
    date: str | None
    body: str | None
    number: str
    joined: Join
    evidence: str
    score: float


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a case. `joined` says how it came into the case, `evidence` by which words, `suggested` that it is a
    guess with its `score`. `follows` judges the last proposal; each proposal's own verdict is in `followed`."""

    date: str | None
    body: str | None
    number: str
    title: str
    kind: StepKind
    label: str
    outcome: Outcome | None
    decision: str | None
    recommends_to: tuple[str, ...]
    followed: tuple[Followed, ...]
    follows: Verdict
    yrkanden: tuple[Mover, ...]
    votes: tuple[Vote, ...]
    reservations: tuple[Mover, ...]
    document: str
    file: str
    page: int
    position: int
    places: tuple[Place, ...]
    joined: Join
    evidence: str
    score: float

    @property
    def suggested(self) -> bool:
        """Whether only title and time speak for it."""
        return self.joined == "title"

    @property
    def proposed_by(self) -> tuple[str, ...]:
        """Whose proposals were on the table: organs and officials first, then people with a yrkande."""
        named = [f.by for f in self.followed if f.by]
        return tuple(dict.fromkeys([*named, *(f"{y.name} ({y.party})" if y.party else y.name for y in self.yrkanden)]))


def make_step(entry: Entry, minutes: Minutes) -> Step:
    """The step that a paragraph is, read from the document in its first place."""
    place, body = entry.places[0], entry.body
    found = 0 <= place.position < len(minutes.paragraphs)
    paragraph = minutes.paragraphs[place.position] if found else Paragraph(number="")
    kind = _kind(minutes, paragraph, entry.joined)
    to = tuple(dict.fromkeys(d.recommends_to for d in paragraph.decisions if d.recommends_to))
    outcome = _outcome(paragraph)
    followed = _proposed(paragraph) if kind == "proposal" else judge(paragraph)
    return Step(
        date=entry.date, body=body, number=entry.number, title=_title(minutes, paragraph), kind=kind,
        label=_label(body, kind, outcome, to), outcome=outcome,
        decision="\n".join(d.text for d in paragraph.decisions) or None, recommends_to=to, followed=followed,
        follows=followed[-1].verdict if followed else "unknown", yrkanden=paragraph.yrkanden, votes=paragraph.votes,
        reservations=paragraph.reservations, document=place.document, file=minutes.source.file, page=place.page,
        position=place.position, places=entry.places, joined=entry.joined, evidence=entry.evidence, score=entry.score,
    )


def follow_recommendation(paragraph: Paragraph, earlier: Step, recommended: Paragraph) -> Followed | None:
    """A decision against what the step before recommended, for a paragraph that prints no proposal itself."""
    for decision in recommended.decisions:
        if decision.recommends_to and paragraph.decisions:
            return compare(earlier.body, decision.text, decision.clauses, paragraph.decisions)
    return None


def is_addressed(earlier: Step, later: Step) -> bool:
    """Whether what one step recommended was for the organ of the other to decide."""
    key = body_key(later.body or "")
    asked = [body_key(to) for to in earlier.recommends_to]
    return earlier.position >= 0 and any(key == to or (to and key.endswith(f" {to}")) for to in asked)


def _proposed(paragraph: Paragraph) -> tuple[Followed, ...]:
    return tuple(Followed(p.by, "unknown", 0.0, p.text) for p in paragraph.proposals)


def _outcome(paragraph: Paragraph) -> Outcome | None:
    """The outcome of what the organ decided itself, else of what it recommends."""
    own = [d.outcome for d in paragraph.decisions if not d.recommends_to and d.outcome]
    return own[0] if own else next((d.outcome for d in paragraph.decisions if d.outcome), None)


def _kind(minutes: Minutes, paragraph: Paragraph, joined: Join) -> StepKind:
    if minutes.kind in ("memo", "agenda", "notice"):
        return "proposal"
    if joined == "mention":
        return "mentioned"
    recommends = [d for d in paragraph.decisions if d.recommends_to]
    own = [d for d in paragraph.decisions if not d.recommends_to]
    if recommends:
        return "decided_and_recommended" if own else "recommended"
    if minutes.kind == "recommendation":
        return "recommended"
    if own:
        return "noted" if all(d.outcome == "noted" for d in own) else "decided"
    return "handled"


def _label(body: str | None, kind: StepKind, outcome: str | None, to: tuple[str, ...]) -> str:
    """The step in words: 'Kommunstyrelsen föreslog kommunfullmäktige'."""
    if kind == "proposal" and body is None:
        return "Tjänsteskrivelse"
    verb = _VERBS[kind]
    if kind == "decided" and outcome in _OUTCOME_VERBS:
        verb = _OUTCOME_VERBS[outcome]
    receiver = f" {' och '.join(to)}" if to else ""
    return f"{body or 'Okänt organ'} {verb}{receiver}"


def _title(minutes: Minutes, paragraph: Paragraph) -> str:
    return paragraph.title or minutes.source.file


def rank_of(body: str | None) -> int:
    """The order of organs on one day: preparing, then deciding, then the assembly.

    >>> sorted(["Kommunfullmäktige", "Kommunstyrelsen", "Kommunstyrelsens arbetsutskott"], key=rank_of)
    ['Kommunstyrelsens arbetsutskott', 'Kommunstyrelsen', 'Kommunfullmäktige']
    """
    lower = (body or "").lower()
    if not lower:
        return 0
    if is_preparatory(lower):
        return 1
    return 4 if "fullmäktige" in lower or "stämma" in lower else 3 if "styrelse" in lower else 2
