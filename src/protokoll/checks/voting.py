"""Votes: names against totals, voters against attendance, the winner against the decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from protokoll.checks.finding import Finding, finding
from protokoll.checks.people import SERVING, fold
from protokoll.checks.subject import Matter, Subject
from protokoll.checks.words import has, load
from protokoll.records import Ballot, Vote

_CAST = ("yes", "no", "abstain")


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
        if last and not has("voting", "broken_tie", words) and not has("voting", "minority", words):
            yield finding("vote.tie", matter.number, page, yes=vote.yes, no=vote.no)


def _too_many(subject: Subject, matter: Matter, vote: Vote, page: int | None) -> Iterator[Finding]:
    """More votes than people who can have voted: where nobody is called a serving substitute, any substitute can.

    Many more votes come of a list that does not name everybody (the board at a stämma).
    """
    people = [p for p in subject.people.listed if p.present]
    roles = set(SERVING) if any(p.role == "serving_substitute" for p in people) else {*SERVING, "substitute"}
    serving = len({fold(p.name) for p in people if p.role in roles})
    cast = sum(getattr(vote, choice) or 0 for choice in _CAST)
    if subject.attested and serving < cast <= serving + max(2, serving // 3):
        yield finding("vote.too-many", matter.number, page, cast=cast, serving=serving)


def _ballots(subject: Subject, matter: Matter, vote: Vote, page: int | None) -> Iterator[Finding]:
    recused = [fold(p.name) for p in matter.paragraph.recused]
    names = Counter(ballot.choice for ballot in vote.ballots)
    miscounted = any(getattr(vote, c) not in (None, names[c]) for c in names if c in _CAST)
    for ballot in vote.ballots:
        name, place = fold(ballot.name), subject.page_of(ballot, "name", page)
        if miscounted and _printed_twice(subject, matter, ballot):
            yield finding("vote.twice", matter.number, place, name=ballot.name)
        if name in recused and ballot.choice in _CAST:
            yield finding("vote.recused", matter.number, place, name=ballot.name)
        elif subject.attested and " " in name and ballot.choice in _CAST:
            yield from _voter(subject, matter, ballot, place)


def _printed_twice(subject: Subject, matter: Matter, ballot: Ballot) -> bool:
    """Whether a name of two words stands twice in the section of the only vote."""
    if " " not in ballot.name or len(matter.paragraph.votes) > 1:
        return False
    name, content = regex.compile(rf"{regex.escape(ballot.name)}(?!\p{{L}})"), subject.text.content
    return any(b.role == "vote" and len(name.findall(content, b.start, b.end)) > 1 for b in matter.item.blocks)


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
    words = load()["voting"]["outcomes"]
    means, outcome = (vote.yes_means if yes_won else vote.no_means) or "", decisions[0].outcome or ""
    if _contradicts(means, outcome) and not has("voting", "minority", subject.words(matter)):
        yield finding(
            "vote.winner", matter.number, subject.page_of(vote, "yes", matter.page), yes=vote.yes, no=vote.no,
            side="ja" if yes_won else "nej", means=" ".join(means.split()), outcome=words.get(outcome, outcome),
        )


def _contradicts(means: str, outcome: str) -> bool:
    if not means:
        return False
    if has("voting", "today", means):
        return outcome == "referred_back"
    if has("voting", "referral", means):
        return outcome in ("approved", "rejected")
    if has("voting", "rejection", means):
        return False
    return outcome == "referred_back"
