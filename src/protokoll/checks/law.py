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

_ELSEWHERE = regex.compile(r"bilag|förteckning|närvarolista|omröstningslista|upprop|voteringslista", regex.IGNORECASE)
_PROPOSITION = regex.compile(
    r"proposition|ställer\s+(?:\p{L}+\s+){0,4}(?:mot|under)|beslutsgång|beslutsordning|finner\s+att|"
    r"frågar\s+(?:om|\p{L}+\s+om)|acklamation",
    regex.IGNORECASE,
)
_VOTED = regex.compile(
    r"(?:omröstning|votering)\s+(?:begärs|begärdes|har begärts|genomförs|genomfördes|verkställs)", regex.IGNORECASE
)
_LISTS = regex.compile(r"omröstningslist|voteringslist|omröstningsbilag", regex.IGNORECASE)
_SECRET = regex.compile(r"sluten|slutna", regex.IGNORECASE)
_NO_MATTER = regex.compile(
    r"^(?:mötets?|sammanträdets?|närvaro|upprop|öppnande|avslut|anmäl|meddelande|delgivning|övrig|fråg|allmänhet|"
    r"paus|tack|presentation|föredragning|dialog)|information|interpellation|fråga (?:från|av|till|om)|öppnas?|"
    r"avslutas?|rapport|utgår",
    regex.IGNORECASE,
)
_RESERVES = regex.compile(r"reserverar sig|reserverade sig|anmäler reservation|lämnar reservation", regex.IGNORECASE)
_OWN_MOTION = regex.compile(
    r"(?P<name>\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+)+)s?\s*(?:\(\p{L}{1,4}\)s?)?\s+(?:eget\s+)?"
    r"(?:tilläggs|avslags|återremiss|bifalls|ändrings)?yrkande(?!\p{L})"
)
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
    if subject.outline.region("annex") or _ELSEWHERE.search(subject.text.content):
        yield unjudged("law.attendance", "Närvaron står i en bilaga eller förteckning som inte är med.")
    else:
        yield finding("law.attendance", page=1)


def _matter(subject: Subject, matter: Matter) -> Iterator[Finding | Unjudged]:
    paragraph, words = matter.paragraph, subject.words(matter)
    movers = {m.name for m in paragraph.yrkanden}
    if len(movers) >= 2 and _opposed(matter) and not _PROPOSITION.search(words) and not paragraph.votes:
        yield finding("law.propositions", matter.number, matter.page, count=len(movers))
    voted = _VOTED.search(words)
    if voted and not paragraph.votes and not _SECRET.search(words):
        if _ELSEWHERE.search(words):
            yield unjudged("law.vote-result", f"§ {matter.number}: omröstningens utfall står i en bilaga.")
        else:
            yield finding("law.vote-result", matter.number, matter.page)
    if paragraph.votes and not any(v.ballots for v in paragraph.votes) and not _SECRET.search(words):
        if _ELSEWHERE.search(words) or _LISTS.search(subject.text.content):
            yield unjudged("law.voters", f"§ {matter.number}: namnen i omröstningen står i en bilaga.")
        else:
            yield finding("law.voters", matter.number, matter.page)
    headed = any(s.role == "reservation" for s in paragraph.sections)
    if headed and not paragraph.reservations and _RESERVES.search(words):
        yield finding("law.reservation", matter.number, matter.page)
    yield from _motion(subject, matter)
    yield from _decided(matter)


def _opposed(matter: Matter) -> bool:
    """Whether yrkanden stand against each other: not all of them want the same."""
    texts = [" ".join(m.text.casefold().split()) for m in matter.paragraph.yrkanden]
    against = [t for t in texts if "avslag" in t or "avslå" in t or "återremi" in t]
    return bool(against) and len(against) < len(texts)


def _motion(subject: Subject, matter: Matter) -> Iterator[Finding]:
    """A yrkande that the order of propositions names, of somebody listed whom no other section names."""
    sections = matter.paragraph.sections
    elsewhere = fold(" ".join(s.text for s in sections if s.role not in _AFTERWARDS))
    for section in sections:
        for m in _OWN_MOTION.finditer(section.text) if section.role in _COURSE else ():
            listed = subject.people.find(m["name"])
            names = {fold(m["name"]), fold(m["name"]).removesuffix("s"), *(fold(p.name) for p in listed)}
            if listed and not any(name in elsewhere for name in names):
                yield finding("law.motion", matter.number, matter.page, name=listed[0].name)


def _decided(matter: Matter) -> Iterator[Finding]:
    """A matter that was prepared for a decision and has none."""
    paragraph = matter.paragraph
    prepared = paragraph.proposals or paragraph.yrkanden or paragraph.recipients
    if paragraph.decisions or paragraph.reservations or not prepared or _NO_MATTER.search(paragraph.title or ""):
        return
    if not any(s.role == "decision" for s in paragraph.sections):
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
