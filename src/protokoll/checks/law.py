"""The form of minutes by kommunallagen (2017:725), for the organs of kommuner and regioner.

Each check either judges or says what it could not judge.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import regex

from protokoll.checks.approval import adjusted
from protokoll.checks.calendar import next_workday
from protokoll.checks.finding import Finding, Unjudged, finding, unjudged
from protokoll.checks.people import SERVING, fold
from protokoll.checks.scope import applies
from protokoll.checks.subject import Matter, Subject
from protokoll.checks.words import has, pattern

_OWNER = r"(?P<name>(?-i:\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+)+))s?\s*(?:\(\p{L}{1,4}\)s?)?\s+"
_LINE_START = r"(?m)^\s*(?-i:\p{Lu})[^\n.]{2,60}?\s"
_COURSE = ("procedure", "vote")
_AFTERWARDS = (*_COURSE, "decision", "reservation", "statement", "nonparticipation")
_ADJUST_DAYS, _POST_DAYS, _APPEAL_DAYS = 14, 2, 21


def law(subject: Subject) -> Iterator[Finding | Unjudged]:
    """The checks by law, in the order of its paragraphs."""
    if not applies(subject):
        return
    yield from _served(subject)
    for matter in subject.matters:
        if not matter.item.withheld:
            yield from _matter(subject, matter)
    yield from _adjusted(subject)
    yield from _announced(subject)
    yield from _quorum(subject)


def _served(subject: Subject) -> Iterator[Finding | Unjudged]:
    if any(p.role in SERVING and p.present for p in subject.people.listed):
        return
    if has("law", "present", subject.around):
        yield unjudged("law.attendance", "Närvaron kan inte läsas.")
    elif subject.outline.region("annex") or has("law", "elsewhere", subject.text.content):
        yield unjudged("law.attendance", "Närvaron står i en bilaga eller förteckning som inte är med.")
    else:
        yield finding("law.attendance", page=1)


def _matter(subject: Subject, matter: Matter) -> Iterator[Finding | Unjudged]:
    paragraph, words = matter.paragraph, subject.words(matter)
    movers = {m.name for m in paragraph.yrkanden}
    if len(movers) >= 2 and _opposed(matter) and not has("law", "propositions", words) and not paragraph.votes:
        yield finding("law.propositions", matter.number, matter.page, count=len(movers))
    voted = has("law", "voted", words)
    if voted and not paragraph.votes and not has("law", "secret", words):
        if has("law", "elsewhere", words):
            yield unjudged("law.vote-result", f"§ {matter.number}: omröstningens utfall står i en bilaga.")
        else:
            yield finding("law.vote-result", matter.number, matter.page)
    if paragraph.votes and not any(v.ballots for v in paragraph.votes) and not has("law", "secret", words):
        if has("law", "elsewhere", words) or has("law", "vote_lists", subject.text.content) or _named(subject, matter):
            reason = f"§ {matter.number}: namnen i omröstningen står i en bilaga eller kan inte läsas."
            yield unjudged("law.voters", reason)
        else:
            yield finding("law.voters", matter.number, matter.page)
    headed = any(s.role == "reservation" for s in paragraph.sections)
    if headed and not paragraph.reservations and has("law", "reserves", words):
        yield finding("law.reservation", matter.number, matter.page)
    yield from _motion(subject, matter)
    yield from _decided(subject, matter, words)


def _opposed(matter: Matter) -> bool:
    """Whether yrkanden stand against each other: some say yes, and others plainly no."""
    texts = [" ".join(m.text.split()) for m in matter.paragraph.yrkanden]
    against = [t for t in texts if has("voting", "rejection", t) or has("voting", "referral", t)]
    return bool(against) and any(has("voting", "approval", t) for t in texts if t not in against)


def _motion(subject: Subject, matter: Matter) -> Iterator[Finding]:
    """A yrkande that the order of propositions names, of somebody listed whom no other section names."""
    sections = matter.paragraph.sections
    elsewhere = fold(" ".join(s.text for s in sections if s.role not in _AFTERWARDS))
    motion = pattern("law", "motion", _OWNER)
    for section in sections:
        for m in motion.finditer(section.text) if section.role in _COURSE else ():
            listed = subject.people.find(m["name"])
            names = {fold(m["name"]), fold(m["name"]).removesuffix("s"), *(fold(p.name) for p in listed)}
            if listed and not any(name in elsewhere for name in names):
                yield finding("law.motion", matter.number, matter.page, name=listed[0].name)


def _named(subject: Subject, matter: Matter) -> bool:
    """Whether the paragraph names about as many listed people as there are votes."""
    folded, vote = fold(subject.words(matter)), matter.paragraph.votes[0]
    cast = (vote.yes or 0) + (vote.no or 0)
    return sum(fold(p.name) in folded for p in subject.people.listed) * 3 >= cast * 2


def _decided(subject: Subject, matter: Matter, words: str) -> Iterator[Finding | Unjudged]:
    """A matter that was prepared for a decision and has none."""
    paragraph = matter.paragraph
    prepared = paragraph.proposals or paragraph.yrkanden or paragraph.recipients
    if paragraph.decisions or paragraph.reservations or not prepared or has("law", "no_matter", paragraph.title or ""):
        return
    body = regex.escape((subject.minutes.body or "-").split()[-1])
    organ = rf"(?m)^(?:[\p{{L}}-]+[ ]){{0,4}}{body}s?[ ][^\n]{{0,30}}?"
    decides = pattern("law", "decides", _LINE_START, r"(?!\p{L})").search(words)
    if decides or pattern("law", "proposes", organ).search(words):
        yield unjudged("law.decision", f"§ {matter.number}: beslutet kan inte skiljas ut ur texten.")
    elif not any(s.role == "decision" for s in paragraph.sections):
        yield finding("law.decision", matter.number, matter.page)


def _adjusted(subject: Subject) -> Iterator[Finding | Unjudged]:
    done, met = adjusted(subject), subject.days[-1]
    if done is None:
        yield unjudged("law.adjusted-late", "Justeringsdagen framgår inte.")
    elif done.day > next_workday(met + timedelta(days=_ADJUST_DAYS)):
        yield finding("law.adjusted-late", page=done.page, day=done.day, days=(done.day - met).days, date=met)


def _announced(subject: Subject) -> Iterator[Finding | Unjudged]:
    notice, done = subject.minutes.notice, adjusted(subject)
    posted = date.fromisoformat(notice.posted) if notice and notice.posted else None
    removed = date.fromisoformat(notice.removed) if notice and notice.removed else None
    page = subject.page_of(notice, "posted") if notice else None
    if posted is None or done is None:
        yield unjudged("law.notice-late", "Dagen för tillkännagivandet eller justeringen framgår inte.")
    elif done.day >= subject.days[0] and posted > next_workday(done.day + timedelta(days=_POST_DAYS)):
        yield finding("law.notice-late", page=page, day=done.day, posted=posted)
    if posted is None or removed is None:
        yield unjudged("law.notice-short", "Det framgår inte när anslaget sattes upp och tas ned.")
    elif 0 <= (removed - posted).days < _APPEAL_DAYS:
        yield finding("law.notice-short", page=page, removed=removed, days=(removed - posted).days)


def _quorum(subject: Subject) -> Iterator[Finding | Unjudged]:
    """Serving members against the organ's size, where the list names absent members and so tells the size."""
    people = subject.people.listed
    serving = {fold(p.name) for p in people if p.present and p.role in SERVING}
    absent = {fold(p.name) for p in people if not p.present and p.role == "member"}
    replaced = sum(p.role == "serving_substitute" and p.present for p in people)
    if not absent or not serving:
        yield unjudged("law.quorum", "Organets storlek framgår inte: frånvarande ledamöter är inte uppräknade.")
        return
    size = len(serving) + max(0, len(absent) - replaced)
    if len(serving) * 2 <= size:
        yield finding("law.quorum", page=1, serving=len(serving), size=size)
