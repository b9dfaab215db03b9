"""Who does something in a sentence: the people, or the group, that stand right before or after its verb."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from protokoll.extract.roster import Roster, fold
from protokoll.lexicon import parties
from protokoll.shapes import people
from protokoll.text import Found, Text

_ROLE = (
    r"(?:(?:icke |ej )?(?:tjänstgörande|tjg\.?|tj\.?)\s+ersättar(?:en|e|na)|ersättar(?:en|e|na)|ledamöterna|"
    r"ledamoten|"
    r"(?:mötes)?ordföranden?|(?:1:?[ea]|2:?[ea]|första|förste|andra|andre)?\s*vice\s+ordföranden?|\p{Ll}+rådet|"
    r"\p{Ll}+råd|"
    r"gruppledaren?|\p{Ll}*presidenten?)"
)
# Siv Bodin (C), tjänstgörande ersättaren Åke Hed (S) och Maj Ekdal (S)
_BETWEEN = regex.compile(
    rf"[\s,;]*(?:m\.?\s?fl\.?|med flera|(?:för|å|på)\s+[^,.;\n]{{2,40}}?(?=\s+och\s|,))?[\s,;]*(?:och|samt|"
    rf"jämte|liksom|&|/|instämmer|"
    rf"(?:med\s+)?(?:instämmande|stöd|bifall)\s+(?:av|från))?[\s,;]*(?:{_ROLE}[\s,]*)*",
    regex.IGNORECASE,
)
# Siv Bodin (C), med instämmande av gruppen, / Siv Bodin (C) med flera / Siv Bodin (C), vice ordförande,
_TO_VERB = regex.compile(
    r"(?:\s*\(all[ae]\s+\p{L}{1,4}\))?"
    rf"[\s,;]*(?:{_ROLE}[\s,]*)?(?:(?:m\.?\s?fl\.?|med flera|(?:för|å|på)\s+[^.,;\n]{{2,60}}|i\s+(?:första|"
    rf"andra|tredje)\s+hand|"
    r"(?:och\s+)?\(\p{L}{1,4}\)|"
    r"båda|också|även|därefter|härefter|sedan|därutöver|dessutom|vidare|slutligen|var för sig|gemensamt)[\s,;]*)*"
    r"(?:har|hade)?\s*",
    regex.IGNORECASE,
)
_FROM_VERB = regex.compile(
    rf"[\s,]*(?:[^.;:\n]{{0,60}}:\s*)?(?:(?:även|också|dessutom|därefter|sedan|vidare)\s+)?(?:{_ROLE}[\s,]*)*",
    regex.IGNORECASE,
)
_CHAIR = regex.compile(
    r"(?:\b\p{Ll}+\s)?(?:(?:1:?[ea]|2:?[ea]|första|andra|andre)\s+)?\b(?:vice\s+)?ordföranden?\b", regex.IGNORECASE
)
# Ledamöterna från S och V / Sverigedemokraterna / SD-gruppen
_PARTY_NAME = r"(?:\p{Lu}[\p{L}-]*(?:partiet|demokraterna)(?:\s+de\s+gröna)?|Moderaterna|Liberalerna|Centern|Alliansen)"
GROUP = regex.compile(
    r"(?:[Ss]amtliga\s+)?(?:[Ll]edamöterna|[Ll]edamöter|[Rr]epresentanterna|[Ff]öreträdarna|[Gg]ruppen|"
    r"[Gg]ruppledarna)\s+"
    r"(?:från|för|i|ur|tillhörande)\s+(?:[^\s.,;:()]+(?:,\s+|\s+(?:och|samt)\s+)?){1,8}?(?=\s*(?:\p{Ll}{3,}|"
    r"[.,;:]|$))"
    r"|\b(?:\p{Lu}[\p{L}-]*(?:partiets|demokraternas)|Moderaternas|Liberalernas|Centerns|\p{Lu}{1,2}:s)\s+"
    r"(?:ledamöter|representanter|grupp|fullmäktigegrupp)\b"
    rf"|\b{_PARTY_NAME}(?:(?:,|\s+och)\s+{_PARTY_NAME})*"
    r"|\b(?:\p{Lu}{1,4}|\p{Lu}\p{Ll}+|\(\p{Lu}{1,2}\))-?gruppen"
    r"|(?<![\p{L}(])\p{Lu}{1,2}(?:,\s+\p{Lu}{1,2})*(?:\s+och\s+\p{Lu}{1,2})?(?=\s+(?:reserver|yrk|före|anteckn|"
    r"lämn|delt))"
)
_CODE = regex.compile(r"(?<![\p{L}-])\p{L}{1,4}(?![\p{L}-])")
_JOINED = regex.compile(r"\s*(?:,|\b(?:och|samt|jämte|liksom)\b)\s+$")
_LAST_CODE = regex.compile(r"\s(\p{Lu}{1,4})$")
_SURNAME = regex.compile(r"\p{Lu}[\p{L}'’-]+$")


@dataclass(frozen=True, slots=True)
class Subject:
    """A person (or group) that a sentence names; `start` to `end` covers name and party."""

    name: Found[str] | str
    party: Found[str] | str | None
    start: int
    end: int

    @property
    def key(self) -> str:
        """What tells one person from another within an item."""
        return fold(self.name if isinstance(self.name, str) else self.name.value)


def named(text: Text, start: int, end: int, roster: Roster) -> list[Subject]:
    """Every person named between two offsets."""
    found = people.read_people(text.content, start, end, set(roster.parties))
    subjects = [
        _subject(text, person, roster) for person in found if len(person.name) > 2 and not person.name.isupper()
    ]
    for match in text.finditer(roster.names, start, end) if roster.names else ():
        if all(match.end() <= s.start or match.start() >= s.end for s in subjects):
            name = text.found(*match.span())
            subjects.append(Subject(name, roster.party_of(name.value), *match.span()))
    return sorted(subjects, key=lambda s: s.start)


def before(text: Text, start: int, verb: int, roster: Roster, *, groups: bool = False) -> list[Subject]:
    """The people that stand right before a verb, in printed order."""
    run: list[Subject] = []
    at = verb
    for subject in reversed(named(text, start, verb, roster)):
        gap = text.content[subject.end : at]
        if not (_BETWEEN if run else _TO_VERB).fullmatch(gap):
            break
        run.append(subject)
        at = subject.start
    if run:
        return [*_group_before(text, start, at, groups), *run[::-1]]
    return _alone(text, start, verb, roster, groups)


def _group_before(text: Text, start: int, at: int, groups: bool) -> list[Subject]:
    """`Ledamöterna från S och Linda Skår (V)`: the group that stands before the people at `at`."""
    joined = text.search(_JOINED, start, at) if groups else None
    found = list(GROUP.finditer(text.content, start, joined.start())) if joined else []
    return [group_of(text, found[-1])] if found and joined and found[-1].end() == joined.start() else []


def after(text: Text, verb: int, end: int, roster: Roster, *, groups: bool = False) -> list[Subject]:
    """The people that stand right after a verb (Mot beslutet reserverar sig Maj Ekdal (S) och Siv Bodin (C))."""
    run: list[Subject] = []
    at = verb
    for subject in named(text, verb, end, roster):
        if not (_BETWEEN if run else _FROM_VERB).fullmatch(text.content[at : subject.start]):
            break
        run.append(subject)
        at = subject.end
    if run:
        return run
    skip = _FROM_VERB.match(text.content, verb, end)
    chair = _CHAIR.match(text.content, verb + _spaces(text.content, verb, end), end)
    if chair:
        return [_chair(text, chair, roster)]
    group = GROUP.match(text.content, skip.end() if skip else verb, end) if groups else None
    group = group or (GROUP.match(text.content, verb + _spaces(text.content, verb, end), end) if groups else None)
    return [group_of(text, group)] if group else []


def group_of(text: Text, match: regex.Match[str]) -> Subject:
    """A group as one entry, with its party where it is of one party."""
    codes = {c for m in _CODE.finditer(match[0]) if m[0].isupper() and (c := parties.canonical(m[0]))}
    return Subject(text.found(*match.span()), codes.pop() if len(codes) == 1 else None, *match.span())


def once(subjects: Iterable[Subject]) -> list[Subject]:
    """Each person once, in printed order."""
    found: dict[str, Subject] = {}
    for subject in subjects:
        found.setdefault(subject.key, subject)
    return list(found.values())


def _alone(text: Text, start: int, verb: int, roster: Roster, groups: bool) -> list[Subject]:
    """The chair, a group, or a listed surname right before a verb."""
    reach = _TO_VERB.fullmatch
    for match in reversed(list(_CHAIR.finditer(text.content, start, verb))):
        if reach(text.content[match.end() : verb]):
            return [_chair(text, match, roster)]
    if groups:
        for match in reversed(list(GROUP.finditer(text.content, start, verb))):
            if reach(text.content[match.end() : verb]):
                return [group_of(text, match)]
    words = text.content[start:verb].rstrip()
    last = _SURNAME.search(words)
    person = roster.find(last[0]) if last else None
    if last and person:
        return [Subject(person.name, person.party, start + last.start(), start + last.end())]
    return []


def _chair(text: Text, match: regex.Match[str], roster: Roster) -> Subject:
    name = roster.resolve(match[0].strip())
    if name is None:
        return Subject(text.found(*match.span()), None, *match.span())
    return Subject(name, roster.party_of(name), *match.span())


def _subject(text: Text, person: people.Person, roster: Roster) -> Subject:
    start, end = person.name_span
    code = text.search(_LAST_CODE, start, end)
    if code and not person.party and parties.is_party(code[1]):  # Maj Ekdal S
        party_span = text.span(*code.span(1))
        return Subject(text.found(start, code.start()), Found(parties.canonical(code[1]) or "", party_span), start, end)
    party: Found[str] | str | None = roster.party_of(person.name)
    if person.party and person.party_span:
        party = Found(person.party, text.span(*person.party_span))
    elif party is None:
        party = _party_elsewhere(text, person.name)
    return Subject(text.found(*person.name_span), party, person.start, person.end)


def _party_elsewhere(text: Text, name: str) -> str | None:
    """The party that the document prints with the same name somewhere else."""
    pattern = regex.compile(regex.escape(name) + r"\s*[,(\[/]\s*(\p{L}{1,5})\b")
    for match in pattern.finditer(text.content):
        if code := parties.canonical(match[1]):
            return code
    return None


def _spaces(content: str, start: int, end: int) -> int:
    at = start
    while at < end and content[at].isspace():
        at += 1
    return at - start
