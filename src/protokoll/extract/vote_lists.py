"""Who voted what, in running text: prose lists, lists under a heading, and roll calls (namnupprop)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from protokoll.extract.roster import Roster
from protokoll.extract.stretches import sentence_at
from protokoll.extract.subjects import Subject, after, before, named
from protokoll.records import Ballot, Choice
from protokoll.text import Found, Line, Text

_Q = r"[\"”“’']?"
_ABSTAINS = r"avst(?:år|od)\b(?:\s+från\s+att\s+rösta)?|(?:lägger|lade)\s+ne[rd]\s+sin\p{L}*\s+röst\p{L}*"
_WORDS = rf"(?:{_Q}(?P<c>ja|nej){_Q}|(?P<a>{_ABSTAINS}))"
# Maj Ekdal (S) och Siv Bodin (C) röstar Ja (7).
_VERB = regex.compile(
    rf"\b(?:(?:röstar|röstade|rösta|har\s+röstat)\s+(?:på\s+|för\s+)?{_Q}(?P<c>ja|nej){_Q}|"
    rf"(?P<a>{_ABSTAINS}))(?![\p{{L}}-])",
    regex.IGNORECASE,
)
# Ja röstar Maj Ekdal, Siv Bodin och Åke Hed. / För ja röstade …
_INVERTED = regex.compile(
    rf"\b(?:för\s+)?{_Q}(?P<c>ja|nej){_Q}\s+(?:röstar|röstade|röst(?:er)?\s+avg(?:er|av|es)\s+av|svarar|"
    rf"svarade)\s*:?",
    regex.IGNORECASE,
)
# 3 ja-röster (Maj Ekdal, Siv Bodin och Åke Hed)
_BRACKETED = regex.compile(r"\b(?P<c>ja|nej)-?röst(?:er)?\s*\((?=\p{Lu})", regex.IGNORECASE)
# Följande ledamöter röstar JA: / Ja-röster: / Ja-röster (7): / Avstår:
_HEAD = regex.compile(
    rf"(?:^[ \t*#•-]*(?:följande\s+(?:ledamöter\s+)?(?:röstar|röstade|avger)?\s*)?|\b(?:röstar|röstade)\s+){_WORDS}"
    rf"(?:-?\s?röst(?:er|ande)?)?\s*(?:\(\s*\d+\s*(?:st\.?)?\s*\)|\d+\s*(?:st\.?)?)?\s*[*]*(?::|$)",
    regex.IGNORECASE | regex.MULTILINE,
)
# Maj Ekdal (S), ordförande – JA
_ROLL = regex.compile(
    r"[\s.…:–-]*\s[\s.…:–-]*[*]*(?:(?P<c>ja|nej)|(?P<a>avst(?:år|od))|"
    r"(?P<f>frånv(?:arande)?))[*.]*$",
    regex.IGNORECASE,
)
_LEAD = regex.compile(
    r"(?:[^\p{L}]|\b(?:tjänstgörande|ersättar\p{Ll}+|ledam\p{Ll}+|ordföranden?|vice|följande|"
    r"[12]:?[ea])\b)*",
    regex.IGNORECASE,
)
_ENTRY_TAIL = regex.compile(r"\n[ \t\f]*\n")


@dataclass(frozen=True, slots=True)
class Listed:
    """People who chose the same, in one list."""

    choice: Choice
    people: list[Subject]
    start: int
    end: int


def read_lists(text: Text, start: int, end: int, roster: Roster) -> list[Listed]:
    """All lists of voters between two offsets, in printed order."""
    found: list[Listed] = []
    for listed in (
        *_rolls(text, start, end, roster),
        *_headed(text, start, end, roster),
        *_prose(text, start, end, roster),
    ):
        if listed.people and all(listed.end <= f.start or listed.start >= f.end for f in found):
            found.append(listed)
    return sorted(found, key=lambda f: f.start)


def ballots(listed: Listed) -> tuple[Ballot, ...]:
    """The list as ballots."""
    return tuple(Ballot.read(name=s.name, party=s.party, choice=listed.choice) for s in listed.people)


def _choice(match: regex.Match[str]) -> Choice:
    groups = match.groupdict()
    if groups.get("f"):
        return "absent"
    return "abstain" if groups.get("a") else "yes" if match["c"].lower() == "ja" else "no"


def _prose(text: Text, start: int, end: int, roster: Roster) -> Iterator[Listed]:
    for pattern in (_BRACKETED, _INVERTED, _VERB):
        for match in text.finditer(pattern, start, end):
            first, last = sentence_at(text.content, start, end, match.start())
            people = before(text, first, match.start(), roster) if pattern is _VERB else []
            if people:
                yield Listed(_choice(match), people, people[0].start, match.end())
                continue
            people = after(text, match.end(), last, roster)
            if people:
                yield Listed(_choice(match), people, match.start(), people[-1].end)


def _headed(text: Text, start: int, end: int, roster: Roster) -> Iterator[Listed]:
    heads = list(text.finditer(_HEAD, start, end))
    for i, head in enumerate(heads):
        reach = heads[i + 1].start() if i + 1 < len(heads) else end
        people = _entries(text, head.end(), reach, roster)
        if people:
            yield Listed(_choice(head), people, head.start(), people[-1].end)


def _entries(text: Text, start: int, end: int, roster: Roster) -> list[Subject]:
    """The names that follow a heading at once: a comma list, or one a line; a blank line after the first ends it."""
    people: list[Subject] = []
    for subject in named(text, start, end, roster):
        if not people and not _LEAD.fullmatch(text.content, start, subject.start):
            return []
        gap = text.content[people[-1].end if people else start : subject.start]
        if (
            len(gap) > 60
            or (people and _ENTRY_TAIL.search(gap))
            or regex.search(r"[.!?]\s|\b(?:röstar|ställer|finner)\b", gap)
        ):
            break
        people.append(subject)
    return people


def _rolls(text: Text, start: int, end: int, roster: Roster) -> Iterator[Listed]:
    for line in text.lines_in(start, end):
        match = text.search(_ROLL, line.start, line.end)
        if match and len(_words(text, line)) <= 12:
            people = named(text, line.start, match.start(), roster)[:1]
            if people and people[0].start - line.start <= 12:
                yield Listed(_choice(match), people, line.start, line.end)


def _words(text: Text, line: Line) -> list[str]:
    return text.of(line).split()


def counted(lists: list[Listed]) -> dict[Choice, Found[int] | int]:
    """Totals worked out from names."""
    totals: dict[Choice, Found[int] | int] = {}
    for listed in lists:
        known = totals.get(listed.choice, 0)
        totals[listed.choice] = (known if isinstance(known, int) else known.value) + len(listed.people)
    return totals
