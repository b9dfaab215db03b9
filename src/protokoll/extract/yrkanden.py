"""Yrkanden: who moved something at the meeting, and what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from protokoll.extract.roster import Roster
from protokoll.extract.stretches import Stretch, sentence_at, stretches, unwrapped
from protokoll.extract.subjects import Subject, after, before, named
from protokoll.outline.tree import Item
from protokoll.records import Mover
from protokoll.text import Found, Text

# Förslag till beslut på sammanträdet
_AT_MEETING = regex.compile(r"(?:på|under|vid|till)\s+(?:dagens\s+)?(?:sammanträde|möte)|yrkande", regex.IGNORECASE)
# What is said under `Behandling` or `Nämndens behandling` is said at the meeting.
_TREATED = regex.compile(r"\s*(?:(?:nämndens|styrelsens|dagens)\s+)?behandling[\s:]*", regex.IGNORECASE)
_SILENT = frozenset(
    {"documents", "recipients", "reservation", "statement", "nonparticipation", "earlier", "appeal", "meta"}
)
_TOLD = frozenset({"background", "summary", "assessment", "consequences", "proposal", "recommendation", "information"})

# Maj Ekdal (S) yrkar bifall till motionen.
_MOVES = regex.compile(
    r"\b(?:yrkar|yrkade|(?:har\s+)?(?:\p{Ll}+\s+)?yrkat|tilläggsyrkar|hemställer\s+om)\b", regex.IGNORECASE
)
# Maj Ekdal (S) föreslår att ärendet bordläggs. / Maj Ekdal (S) lämnar följande tilläggsyrkande:
_PROPOSES = regex.compile(
    r"\b(?:föreslår|föreslog|har\s+föreslagit|instämmer(?=\s*\.|\s+(?:i|med)\b)|biträder|stödjer|ställer\s+sig\s+bakom|"
    r"tillstyrker|avstyrker|"
    r"(?:inkom(?:mer|mit)\s+med|lämna(?:r|de|t)(?:\s+in)?|framställ(?:er|de|t)|framför(?:de|t)?|lägger\s+fram|"
    r"lade\s+fram|väck(?:er|te))"
    r"\s+(?:\p{L}+\s+){0,4}?(?:\p{Ll}*yrkanden?|tillägg|\p{Ll}*förslag)\b)",
    regex.IGNORECASE,
)
# På förslag av Siv Bodin (C):
_ON_PROPOSAL = regex.compile(
    r"\b(?:på|efter|enligt)\s+(?:muntligt\s+)?(?:förslag|yrkande|initiativ)\s+(?:av|från)\b", regex.IGNORECASE
)
# Yrkande från Siv Bodin (C):
_HEADED = regex.compile(r"^[ \t]*(?:\p{L}*yrkande|förslag)\s+(?:av|från)\b", regex.IGNORECASE | regex.MULTILINE)
# Siv Bodin (C) och Åke Hed (M): Bifall till ansökan. / Bifall till ansökan: Siv Bodin (C)
_COLON = regex.compile(r":(?=\s)")
_STANCE = regex.compile(
    r"^[ \t]*(?:\p{Ll}+\s+)?(?:yrkar\s+)?(?:bifall|avslag|återremiss|"
    r"bordläggning)\b[^:\n.]*:",
    regex.IGNORECASE | regex.MULTILINE,
)
_MOTION = regex.compile(
    r"\b(?:i|genom|enligt)\s+(?:en\s+|sin\s+|sitt\s+|ett\s+|den\s+|det\s+)?(?:\p{Ll}+\s+)?(?:motion\p{Ll}*|"
    r"medborgarförslag\p{Ll}*|"
    r"skrivelse\p{Ll}*|interpellation\p{Ll}*|initiativ(?:ärende)?\p{Ll}*|e-förslag\p{Ll}*|remiss\p{Ll}*)\b",
    regex.IGNORECASE,
)
_ADVERB = regex.compile(
    r"\W*(?:(?:vidare|därefter|härefter|sedan|dessutom|också|slutligen|även|först|därutöver|samtidigt|likaså|"
    r"(?:i|på|under|vid|till)\s+(?:dagens|första|andra|tredje|överläggningen|debatten|sammanträdet|"
    r"mötet)\s*\p{Ll}*)\W*)?(?:har\s*)?",
    regex.IGNORECASE,
)
# Maj Ekdal (S) yrkar, med instämmande av Siv Bodin (C), bifall till motionen.
_SECONDED = regex.compile(r"\b(?:med\s+)?instämmande\s+(?:av|från)\b", regex.IGNORECASE)
_PROCEDURE = regex.compile(r"\bproposition|\bbeslutsgång|\bajourner|\bomröstning|\bvotering", regex.IGNORECASE)
_SAID = regex.compile(r":|\b(?:yrka|föreslå|föreslog|instäm|biträd|lämna|inkom|framställ)", regex.IGNORECASE)
_CONTINUES = regex.compile(r":\s*\Z")


@dataclass(frozen=True, slots=True)
class _Move:
    """People who move the same thing; `start` to `end` is their sentence."""

    subjects: list[Subject]
    start: int
    end: int


def read_yrkanden(text: Text, item: Item, roster: Roster) -> tuple[Mover, ...]:
    """Who moved something about an item, once per person, with the words of what they want."""
    movers: dict[str, tuple[Subject, list[Found[str]]]] = {}
    for stretch in stretches(item):
        if stretch.role in _SILENT and not _TREATED.fullmatch(stretch.heading):
            continue
        moves = sorted(_moves(text, stretch, roster), key=lambda m: m.start)
        for n, move in enumerate(moves):
            following = moves[n + 1].start if n + 1 < len(moves) else stretch.end
            words = unwrapped(text, move.start, _end(text, move, following))
            for subject in move.subjects:
                _, said = movers.setdefault(subject.key, (subject, []))
                if words not in said:
                    said.append(words)
    return tuple(
        Mover.read(name=subject.name, party=subject.party, text=_joined(said)) for subject, said in movers.values()
    )


def _joined(said: list[Found[str]]) -> Found[str] | str:
    return said[0] if len(said) == 1 else "\n\n".join(words.value for words in said)


def _end(text: Text, move: _Move, following: int) -> int:
    """Where what they want ends: with the sentence, or with the list that the sentence announces."""
    if _CONTINUES.search(text.content, move.start, move.end):
        return following
    return min(move.end, following) if following > move.start else move.end


def _moves(text: Text, stretch: Stretch, roster: Roster) -> Iterator[_Move]:
    inside = stretch.role == "yrkande" or bool(_AT_MEETING.search(stretch.heading))
    told = stretch.role in _TOLD and not inside
    for match in text.finditer(_MOVES, stretch.start, stretch.end):
        yield from _of_verb(text, stretch, match, roster, inside, strong=True)
    if not told:
        for match in text.finditer(_PROPOSES, stretch.start, stretch.end):
            yield from _of_verb(text, stretch, match, roster, inside, strong=False)
    for match in text.finditer(_ON_PROPOSAL, stretch.start, stretch.end):
        yield from _of_phrase(text, stretch, match, roster)
    yield from _of_headings(text, stretch, roster)
    if inside:
        yield from _of_lines(text, stretch, roster)
    if stretch.role == "yrkande" and not text.search(_SAID, stretch.start, stretch.end):
        yield from _of_names(text, stretch, roster)


def _of_names(text: Text, stretch: Stretch, roster: Roster) -> Iterator[_Move]:
    """A section without any verb: names on a line, what they want on the next."""
    for line in text.lines_in(stretch.start, stretch.end):
        subjects = [s for s in after(text, line.start, line.end, roster) if s.party]
        if subjects and not text.content[subjects[-1].end : line.end].strip(" .,"):
            below = next(iter(text.lines_in(line.end, stretch.end)), line)
            yield _Move(subjects, line.start, below.end)


def _of_verb(
    text: Text, stretch: Stretch, verb: regex.Match[str], roster: Roster, inside: bool, *, strong: bool
) -> Iterator[_Move]:
    start, end = sentence_at(text.content, stretch.start, stretch.end, verb.start())
    lead = text.content[start : verb.start()]
    if _MOTION.search(lead) or _MOTION.match(text.content, verb.end() + 1, end):
        return
    subjects = before(text, start, verb.start(), roster, groups=inside)
    begin = subjects[0].start if subjects else start
    if not subjects and (strong or _ADVERB.fullmatch(lead)):
        subjects = after(text, verb.end(), end, roster, groups=inside)
    if not subjects and inside:
        subjects, begin = _opening(text, start, verb.start(), roster), start
    second = text.search(_SECONDED, verb.end(), end)
    if subjects and second:
        subjects = [*subjects, *after(text, second.end(), end, roster)]
    if not inside and not strong:
        words = text.content[start:end]
        subjects = [] if _PROCEDURE.search(words) else [s for s in subjects if _elected(s, roster)]
    if subjects:
        yield _Move(subjects, begin, end)


def _of_phrase(text: Text, stretch: Stretch, phrase: regex.Match[str], roster: Roster) -> Iterator[_Move]:
    start, end = sentence_at(text.content, stretch.start, stretch.end, phrase.start())
    subjects = [s for s in after(text, phrase.end(), end, roster) if _elected(s, roster) and isinstance(s.name, Found)]
    subjects = [s for s in subjects if s.party]
    if subjects:
        yield _Move(subjects, start, end)


def _of_headings(text: Text, stretch: Stretch, roster: Roster) -> Iterator[_Move]:
    """Lines like `Tilläggsyrkande från Siv Bodin (C)` with the words below."""
    for line in text.lines_in(stretch.top, stretch.end):
        heading = text.search(_HEADED, line.start, line.end)
        opened, end = sentence_at(text.content, stretch.top, stretch.end, line.start)
        if heading and not text.content[opened : line.start].strip():
            subjects = [s for s in after(text, heading.end(), line.end, roster) if s.party]
            rest = text.content[subjects[-1].end : line.end].strip() if subjects else ""
            if subjects and (rest.startswith(":") or not rest.strip(" .,")):
                yield _Move(subjects, line.start, end)


def _of_lines(text: Text, stretch: Stretch, roster: Roster) -> Iterator[_Move]:
    """Movers before or after a colon, without a verb."""
    for line in text.lines_in(stretch.start, stretch.end):
        stance = text.search(_STANCE, line.start, line.end)
        colon = text.search(_COLON, line.start, min(line.end + 1, stretch.end))
        subjects: list[Subject] = []
        if stance:
            subjects = after(text, stance.end(), stretch.end, roster)
        elif colon and not _MOVES.search(text.content, line.start, colon.start()):
            opened, _ = sentence_at(text.content, stretch.start, stretch.end, line.start)
            subjects = [s for s in before(text, opened, colon.start(), roster) if s.party]
        if subjects:
            first = line.start if stance else subjects[0].start
            _, end = sentence_at(text.content, stretch.start, stretch.end, first)
            yield _Move(subjects, first, end)


def _opening(text: Text, start: int, end: int, roster: Roster) -> list[Subject]:
    """The people that a sentence begins with (Maj Ekdal (S) instämmer med Siv Bodin (C) och yrkar …)."""
    people = named(text, start, end, roster)
    return people[:1] if people and not text.content[start : people[0].start].strip() else []


def _elected(subject: Subject, roster: Roster) -> bool:
    """Whether somebody takes part as a politician: has a party, or is listed as a member."""
    name = subject.name if isinstance(subject.name, str) else subject.name.value
    person = roster.find(name)
    if person and person.role in ("official", "guest"):
        return False
    return bool(subject.party) or person is not None or (not roster.people and " " in name)
