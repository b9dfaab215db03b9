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
from protokoll.text import Found, Text

_QUIET = frozenset({"documents", "recipients", "earlier", "background", "summary", "assessment", "appeal", "proposal"})
_NOT = regex.compile(r"\bing(?:en|a|et)\b|\binte\s+jäv|\bej\s+jäv", regex.IGNORECASE)

# Maj Ekdal (S) reserverar sig mot beslutet. / Mot beslutet reserverade sig ledamöterna från M.
_RESERVES = regex.compile(
    r"\b(?:reserverar\s+(?:sig|oss|mig)|reserverade\s+(?:sig|oss)|(?:har\s+)?reserverat\s+sig|"
    r"(?:anmäl(?:er|de|t)|lämna(?:r|de|t)(?:\s+in)?|inkom(?:mer|mit)\s+med|inlämnar|avg(?:er|av)|framför|ingav|inger)\s+"
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
    rf"\b(?:(?:lämna(?:r|de|t)|avg(?:er|av|ett)|anmäl(?:er|de|t)|inkom(?:mer|mit)\s+med|lägger(?:\s+till)?|inlämnar|ingav|inger|begär\s+att\s+få|"
    rf"fogar|gör|begär|önskar|framför|vill\s+lämna)\s+(?:(?:till\s+protokollet|in|göra|foga|lämna|ett|en|följande|särskilt|särskilda|skriftlig\p{{Ll}}*|"
    rf"gemensam\p{{Ll}}*|sin|sitt|ner|ned)\s+)*{_NOTE}|antecknar\s+(?:som|följande|till|att|sig)\b|"
    r"(?:deltar|deltog)\s+(?:inte|ej)\s+i\s+beslutet|avstår\s+från\s+att\s+delta)",
    regex.IGNORECASE,
)
_STATEMENT_BY = regex.compile(
    rf"(?<!\p{{L}})(?:{_NOTE}|(?:ersättar)?yttrande)\s+(?:(?:anmäls|lämnas|avges)\s+)?(?:av|från)\b", regex.IGNORECASE
)
# Maj Ekdal (S) anmäler jäv och deltar inte i ärendets behandling.
_BIASED = regex.compile(r"\bjäv(?:ig[at]?|et)?\b", regex.IGNORECASE)
_LEAVES = regex.compile(
    r"\b(?:anmäl(?:er|de|t)|deltar|deltog|lämna(?:r|de|t)|(?:var|är|anser|ansåg|förklarar)\b|har\s+anmält|frånträd\p{Ll}+|"
    r"uppger|uppgav|deltagit|går|gick|utträd\p{Ll}+)\b", regex.IGNORECASE,
)
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
        if stretch.role in _QUIET:
            continue
        for start, end in sentences(text.content, stretch.start, stretch.end):
            found += _biased(text, start, end, stretch, roster)
    return tuple(Recusal.read(name=s.name, party=s.party) for s in once(found))


def _biased(text: Text, start: int, end: int, stretch: Stretch, roster: Roster) -> list[Subject]:
    word = text.search(_BIASED, start, end)
    if not (word or stretch.role == "recusal") or text.search(_NOT, start, end):
        return []
    people = named(text, start, end, roster)
    verb = text.search(_LEAVES, start, end)
    if verb and not people:
        return before(text, start, verb.start(), roster) or after(text, verb.end(), end, roster)
    return people if verb or stretch.role == "recusal" else []


def _movers(text: Text, item: Item, roster: Roster, kind: _Kind) -> tuple[Mover, ...]:
    found: dict[str, tuple[Subject, Found[str]]] = {}
    for stretch in stretches(item):
        if stretch.role in _QUIET:
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
    quoting = 0
    spoken = 0
    for verb in text.finditer(kind.verb, stretch.start, stretch.end):
        start, end = sentence_at(text.content, stretch.start, stretch.end, verb.start())
        subjects = before(text, start, verb.start(), roster, groups=True) or after(text, verb.end(), end, roster, groups=True)
        if not subjects and not quoting:
            subjects = _anyone(text, start, end, roster)
        if not subjects or (quoting and not all(s.party and isinstance(s.name, Found) for s in subjects)):
            continue
        if quoting and any(GROUP.fullmatch(str(s.name.value)) for s in subjects if isinstance(s.name, Found)):
            continue
        first = min(start if subjects[0].start > verb.start() else subjects[0].start, verb.start())
        colon = text.content.find(":", verb.end(), verb.end() + 80)
        if colon > 0 and "\n\n" not in text.content[verb.end() : colon] and ". " not in text.content[verb.end() : colon]:
            quoting, end = colon, max(colon + 1, min(end, colon + 1))
        spoken += 1
        yield _Said(subjects, first, end)
    for by in text.finditer(kind.by, stretch.start, stretch.end):
        start, end = sentence_at(text.content, stretch.start, stretch.end, by.start())
        subjects = after(text, by.end(), end, roster, groups=True)
        if subjects and (inside or all(s.party for s in subjects)):
            spoken += 1
            yield _Said(subjects, start, end)
    if inside and not spoken:
        yield from _bare(text, stretch, roster)


def _anyone(text: Text, start: int, end: int, roster: Roster) -> list[Subject]:
    """The people of a sentence whose verb stands apart from them (Mot beslutet, till förmån för …, reserverar sig …)."""
    people = named(text, start, end, roster)
    return [s for s in people if s.party] if people and not text.content[start : people[0].start].strip() else []


def _bare(text: Text, stretch: Stretch, roster: Roster) -> Iterator[_Said]:
    """A section that only names people (or groups): the lines before its text."""
    line = next(iter(text.lines_in(stretch.start, stretch.end)), None)
    if line is None:
        return
    at = max(line.start, stretch.start)
    subjects = after(text, at, stretch.end, roster)
    group = GROUP.match(text.content, at, stretch.end) if not subjects else None
    if group:
        subjects = [group_of(text, group)]
    if subjects:
        yield _Said(subjects, at, stretch.end)
