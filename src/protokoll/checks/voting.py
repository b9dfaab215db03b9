"""Votes: names against totals, voters against attendance, the winner against the decision."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from protokoll.checks.finding import Finding, finding
from protokoll.checks.people import SERVING, fold
from protokoll.checks.subject import Matter, Subject
from protokoll.records import Ballot, Vote

_CAST = ("yes", "no", "abstain")
_BROKEN_TIE = regex.compile(r"utslagsröst|lott(?:ning|en)?(?!\p{L})|utslagsgivande|avgörande röst", regex.IGNORECASE)
_BACK = regex.compile(r"återremi", regex.IGNORECASE)
_TODAY = regex.compile(r"avgör\p{L}* (?:i\s?dag|nu|vid)", regex.IGNORECASE)
_REJECT = regex.compile(r"avsl(?:ag|å)(?!\p{L})|avslås", regex.IGNORECASE)
_MINORITY = regex.compile(r"minoritet|en tredjedel|två tredjedelar|kvalificerad", regex.IGNORECASE)
_OUTCOMES = {
    "approved": "bifall", "rejected": "avslag", "referred_back": "återremiss", "postponed": "bordläggning",
    "noted": "till handlingarna", "answered": "besvarad", "elected": "val", "withdrawn": "utgår",
}


def voting(subject: Subject) -> Iterator[Finding]:
    """Everything that a vote can contradict."""
    for matter in subject.matters:
        for vote in matter.paragraph.votes:
            page = subject.page_of(vote, "yes", matter.page)
            yield from _tie(subject, matter, vote, page)
            yield from _too_many(subject, matter, vote, page)
            yield from _ballots(subject, matter, vote, page)
        if len(matter.paragraph.votes) == 1:
            yield from _winner(subject, matter, matter.paragraph.votes[0])


def _tie(subject: Subject, matter: Matter, vote: Vote, page: int | None) -> Iterator[Finding]:
    if vote.yes is not None and vote.yes == vote.no and vote.yes > 0:
        last = matter.paragraph.votes[-1] is vote
        words = subject.words(matter)
        if last and not _BROKEN_TIE.search(words) and not _MINORITY.search(words):
            yield finding("vote.tie", matter.number, page, yes=vote.yes, no=vote.no)


def _too_many(subject: Subject, matter: Matter, vote: Vote, page: int | None) -> Iterator[Finding]:
    """More votes than people who can have voted: where nobody is called a serving substitute, any substitute can."""
    people = [p for p in subject.people.listed if p.present]
    roles = set(SERVING) if any(p.role == "serving_substitute" for p in people) else {*SERVING, "substitute"}
    serving = len({fold(p.name) for p in people if p.role in roles})
    cast = sum(getattr(vote, choice) or 0 for choice in _CAST)
    if subject.people.known and cast > serving:
        yield finding("vote.too-many", matter.number, page, cast=cast, serving=serving)


def _ballots(subject: Subject, matter: Matter, vote: Vote, page: int | None) -> Iterator[Finding]:
    recused = [fold(p.name) for p in matter.paragraph.recused]
    miscounted = any(getattr(vote, c) not in (None, sum(b.choice == c for b in vote.ballots)) for c in _CAST)
    for ballot in vote.ballots:
        name, place = fold(ballot.name), subject.page_of(ballot, "name", page)
        if miscounted and _printed_twice(subject, matter, ballot):
            yield finding("vote.twice", matter.number, place, name=ballot.name)
        if name in recused and ballot.choice in _CAST:
            yield finding("vote.recused", matter.number, place, name=ballot.name)
        elif subject.people.known and " " in name and ballot.choice in _CAST:
            yield from _voter(subject, matter, ballot, place)


def _printed_twice(subject: Subject, matter: Matter, ballot: Ballot) -> bool:
    """Whether a name of two words stands twice in the section of the only vote."""
    if " " not in ballot.name or len(matter.paragraph.votes) > 1:
        return False
    content = subject.text.content
    return any(b.role == "vote" and content.count(ballot.name, b.start, b.end) > 1 for b in matter.item.blocks)


def _voter(subject: Subject, matter: Matter, ballot: Ballot, page: int | None) -> Iterator[Finding]:
    listed = subject.people.find(ballot.name)
    serving = any(p.role == "serving_substitute" for p in subject.people.listed)
    if not listed and subject.people.close(ballot.name) is None:
        yield finding("vote.stranger", matter.number, page, name=ballot.name)
    elif listed and not any(p.present for p in listed):
        yield finding("vote.absent", matter.number, page, name=ballot.name)
    elif listed and serving and all(p.role == "substitute" and not p.paragraphs for p in listed):
        yield finding("vote.not-serving", matter.number, page, name=ballot.name)


def _winner(subject: Subject, matter: Matter, vote: Vote) -> Iterator[Finding]:
    """The meaning that got more votes against the decision's outcome, where both are plain."""
    decisions = [d for d in matter.paragraph.decisions if d.outcome]
    if vote.yes is None or vote.no is None or vote.yes == vote.no or len(decisions) != 1:
        return
    yes_won = vote.yes > vote.no
    means, outcome = (vote.yes_means if yes_won else vote.no_means) or "", decisions[0].outcome or ""
    if _contradicts(means, outcome) and not _MINORITY.search(subject.words(matter)):
        yield finding(
            "vote.winner", matter.number, subject.page_of(vote, "yes", matter.page), yes=vote.yes, no=vote.no,
            side="ja" if yes_won else "nej", means=" ".join(means.split()), outcome=_OUTCOMES.get(outcome, outcome),
        )


def _contradicts(means: str, outcome: str) -> bool:
    if not means:
        return False
    if _TODAY.search(means):
        return outcome == "referred_back"
    if _BACK.search(means):
        return outcome in ("approved", "rejected")
    if _REJECT.search(means):
        return False
    return outcome == "referred_back"
