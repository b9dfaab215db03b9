"""Reservations, statements for the record (särskilt yttrande, protokollsanteckning …) and who left because of jäv."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from protokoll.extract.roster import Roster
from protokoll.extract.stretches import Stretch, sentence_at, sentences, stretches, unwrapped
from protokoll.extract.subjects import GROUP, Subject, after, before, group_of, named, once
from protokoll.outline.tree import Item
from protokoll.records import Mover, Recusal
from protokoll.text import Found, Line, Text

_QUIET = frozenset({"documents", "recipients", "earlier", "background", "summary", "assessment", "appeal", "proposal"})
_OF_OTHERS = _QUIET - {"background", "summary", "assessment"}
_NOT = regex.compile(r"\bing(?:en|a|et)\b|\binte\s+jäv|\bej\s+jäv", regex.IGNORECASE)

# Maj Ekdal (S) reserverar sig mot beslutet. / Mot beslutet reserverade sig ledamöterna från M.
_RESERVES = regex.compile(
    r"\b(?:reserverar\s+(?:sig|oss|mig)|(?:lät|låter|begärde?\s+att\s+få)\s+anteckna\s+(?:sin\s+)?reservation|"
    r"reserverade\s+(?:sig|oss)|(?:har\s+)?reserverat\s+sig|"
    r"(?:anmäl(?:er|de|t)|lämna(?:r|de|t)(?:\s+in)?|inkom(?:mer|mit)\s+med|inlämnar|avg(?:er|av)|framför|ingav|"
    r"inger)\s+"
    r"(?:(?:en|följande|sin|skriftlig|skriftliga|muntlig|gemensam|blank|motiverad)\s+)*reservation(?:en|er)?)\b",
    regex.IGNORECASE,
)
# Reservation anmäls av Maj Ekdal (S) / Reservation från Siv Bodin (C):
_RESERVATION_BY = regex.compile(
    r"\breservation(?:er)?\s+(?:(?:anmäls|lämnas|avges|mot\s+beslutet)\s+)?(?:av|från)\b", regex.IGNORECASE
)
_NOTE = r"\p{Ll}*(?:anteckning(?:en|ar)?|yttranden?|uttalanden?|röstförklaring(?:ar)?|mening(?:ar)?|notering)"
# Maj Ekdal (S) lämnar följande protokollsanteckning: / antecknar som yttrande en skrivelse …
_STATES = regex.compile(
    rf"\b(?:(?:lämna(?:r|de|t)|avg(?:er|av|ett)|anmäl(?:er|de|t)|inkom(?:mer|mit)\s+med|lägger(?:\s+till)?|"
    rf"inlämnar|ingav|inger|begär\s+att\s+få|"
    rf"fogar|gör|begär|önskar|framför|vill\s+lämna)\s+(?:(?:till\s+protokollet|in|göra|foga|lämna|ett|en|"
    rf"följande|särskilt|särskilda|skriftlig\p{{Ll}}*|"
    rf"gemensam\p{{Ll}}*|sin|sitt|ner|ned)\s+)*{_NOTE}|antecknar\s+(?:som|följande|till|att|sig)\b|"
    r"(?:deltar|deltog)\s+(?:inte|ej)\s+i\s+beslutet|avstår\s+från\s+att\s+delta)",
    regex.IGNORECASE,
)
_STATEMENT_BY = regex.compile(
    rf"(?<!\p{{L}})(?:{_NOTE}|(?:ersättar)?yttrande)\s+(?:(?:anmäls|lämnas|avges)\s+)?(?:av|från)\b", regex.IGNORECASE
)
# Maj Ekdal (S) anmäler jäv och deltar inte i ärendets behandling.
_VOTED = regex.compile(r"\s*avst(?:år|od)[\s:]*", regex.IGNORECASE)
_BIASED = regex.compile(r"\bjäv(?:ig[at]?|et)?\b", regex.IGNORECASE)
# Maj Ekdal (S) anmäler jäv i § 127.
_ELSEWHERE = regex.compile(
    r"\bjäv(?:ig)?\s+(?:i|vid|under|för|avseende|gällande|rörande|på)\s+(?:\p{Ll}+\s+){0,4}?(?:§+|ärende|punkt)\s*(\d{1,4})",
    regex.IGNORECASE,
)
_LEAVES = regex.compile(
    r"\b(?:anmäl(?:er|de|t|s|des)|deltar|deltog|lämna(?:r|de|t)|(?:var|är|anser|ansåg|förklarar)\b|har\s+anmält|"
    r"frånträd\p{Ll}+|"
    r"uppger|uppgav|deltagit|går|gick|utträd\p{Ll}+)\b",
    regex.IGNORECASE,
)
# Siv Bodin (C) leder förhandlingarna. / Åke Hed (M) tjänstgör i hans ställe.
_INSTEAD = regex.compile(
    r"\b(?:leder|ledde|tjänstgör\p{Ll}*|inträd\p{Ll}+|ersätt\p{Ll}*|övertar|övertog|g(?:år|ick)\s+in\b|träd(?:er|de)\s+in\b|"
    r"ordförande\s+under)\b",
    regex.IGNORECASE,
)
_OPENS_QUOTE = regex.compile(r"(?:(?!\.\s|\n\n)[^:])*:")
_COLON = regex.compile(r":\s*\Z")


@dataclass(frozen=True, slots=True)
class _Said:
    subjects: list[Subject]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is looked for: the section's role, the verb, and the noun with `av` or `från`."""

    roles: frozenset[str]
    verb: regex.Pattern[str]
    by: regex.Pattern[str]


_RESERVATION = _Kind(frozenset({"reservation"}), _RESERVES, _RESERVATION_BY)
_STATEMENT = _Kind(frozenset({"statement", "nonparticipation"}), _STATES, _STATEMENT_BY)


def read_reservations(text: Text, item: Item, roster: Roster) -> tuple[Mover, ...]:
    """Who reserved themselves against the decision, once each, with their words."""
    return _movers(text, item, roster, _RESERVATION)


def read_statements(text: Text, item: Item, roster: Roster) -> tuple[Mover, ...]:
    """Who had a statement put on record (yttrande, anteckning, röstförklaring), or took no part in the decision."""
    return _movers(text, item, roster, _STATEMENT)


def read_recused(text: Text, item: Item, roster: Roster) -> tuple[Recusal, ...]:
    """Who left because of jäv."""
    found: list[Subject] = []
    for stretch in stretches(item):
        if stretch.role in _OF_OTHERS:
            continue
        for start, end in sentences(text.content, stretch.start, stretch.end):
            other = text.search(_ELSEWHERE, start, end)
            if other is None or item.number.value.startswith(other[1]):
                found += _biased(text, start, end, stretch, roster)
    return tuple(Recusal.read(name=s.name, party=s.party) for s in once(found))


def _biased(text: Text, start: int, end: int, stretch: Stretch, roster: Roster) -> list[Subject]:
    inside = stretch.role == "recusal"
    word = text.search(_BIASED, start, end)
    if not (word or inside) or text.search(_NOT, start, end) or (not word and text.search(_INSTEAD, start, end)):
        return []
    verb = text.search(_LEAVES, start, end)
    if verb:
        people = before(text, start, verb.start(), roster) or after(text, verb.end(), end, roster)
        if people:
            return people
    return named(text, start, end, roster) if verb or inside else []


def _movers(text: Text, item: Item, roster: Roster, kind: _Kind) -> tuple[Mover, ...]:
    found: dict[str, tuple[Subject, Found[str]]] = {}
    for stretch in stretches(item):
        if stretch.role in _QUIET or _VOTED.fullmatch(stretch.heading):
            continue
        said = sorted(_said(text, stretch, roster, kind), key=lambda s: s.start)
        for n, one in enumerate(said):
            following = said[n + 1].start if n + 1 < len(said) else stretch.end
            quoted = stretch.role in kind.roles and _COLON.search(text.content, one.start, one.end)
            words = unwrapped(text, one.start, following if quoted else one.end)
            for subject in one.subjects:
                found.setdefault(subject.key, (subject, words))
    return tuple(Mover.read(name=s.name, party=s.party, text=words) for s, words in found.values())


def _said(text: Text, stretch: Stretch, roster: Roster, kind: _Kind) -> Iterator[_Said]:
    inside = stretch.role in kind.roles
    found = [*_by_verb(text, stretch, roster, kind)]
    for by in text.finditer(kind.by, stretch.top, stretch.end):
        start, end = sentence_at(text.content, stretch.top, stretch.end, by.start())
        subjects = after(text, by.end(), end, roster, groups=True)
        if subjects and (inside or all(s.party for s in subjects)):
            found.append(_Said(subjects, start, end))
    return iter(found) if found or not inside else _bare(text, stretch, roster)


def _by_verb(text: Text, stretch: Stretch, roster: Roster, kind: _Kind) -> Iterator[_Said]:
    """What people say with a verb; after a colon the words are quoted, and only somebody with a party speaks anew."""
    quoting = False
    for verb in text.finditer(kind.verb, stretch.start, stretch.end):
        start, end = sentence_at(text.content, stretch.start, stretch.end, verb.start())
        subjects = before(text, start, verb.start(), roster, groups=True)
        subjects = subjects or after(text, verb.end(), end, roster, groups=True)
        if not subjects and not quoting:
            subjects = _anyone(text, start, end, roster)
        if not subjects or (quoting and not all(_is_person(s) for s in subjects)):
            continue
        first = start if subjects[0].start > verb.start() else subjects[0].start
        colon = _OPENS_QUOTE.match(text.content, verb.end(), min(verb.end() + 80, stretch.end))
        quoting = quoting or colon is not None
        yield _Said(subjects, first, colon.end() if colon else end)


def _is_person(subject: Subject) -> bool:
    """Whether a subject is printed as a person with a party, not as a group or a role."""
    return isinstance(subject.name, Found) and bool(subject.party) and not GROUP.fullmatch(subject.name.value)


def _anyone(text: Text, start: int, end: int, roster: Roster) -> list[Subject]:
    """The people that a sentence begins with although its verb stands apart from them."""
    people = named(text, start, end, roster)
    return [s for s in people if s.party] if people and not text.content[start : people[0].start].strip() else []


def _bare(text: Text, stretch: Stretch, roster: Roster) -> Iterator[_Said]:
    """A section without such a verb: people (or a group) on its first line, or alone on lines under its text."""
    lines = text.lines_in(stretch.start, stretch.end)
    if not lines:
        return
    at = max(lines[0].start, stretch.start)
    subjects = after(text, at, stretch.end, roster)
    group = GROUP.match(text.content, at, stretch.end) if not subjects else None
    if group:
        subjects = [group_of(text, group)]
    if not subjects:
        subjects = [s for line in lines for s in _alone(text, line, roster)]
    if subjects:
        yield _Said(subjects, at, stretch.end)


def _alone(text: Text, line: Line, roster: Roster) -> list[Subject]:
    """The people of a line that holds nothing else."""
    people = after(text, line.start, line.end, roster)
    return people if people and not text.content[people[-1].end : line.end].strip(" .,") else []
