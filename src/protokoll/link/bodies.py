"""Organs: every spelling of a name resolves to one organ of one organisation, or to none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import regex

from protokoll.lexicon import load
from protokoll.lexicon.bodies import expand, find_bodies
from protokoll.link.body_form import BodyForm, body_form, compact, is_mistyped, lineage, without_accents
from protokoll.link.link import Link, Reason
from protokoll.link.organisations import organisation_key

_SHORT = regex.compile(r"\p{L}[\p{L} .:/-]{1,7}")
_STATED = regex.compile(r"\s*\((?P<short>\p{Lu}[\p{Lu}\p{Ll}-]{1,6})\)")


class _Organisation:
    """The organs of one organisation, by all that can lead to them."""

    def __init__(self, names: Iterable[str], stated: dict[str, str]) -> None:
        self.by_key: dict[str, str] = {}
        self.by_lineage: dict[str, set[str]] = defaultdict(set)
        self.by_compact: dict[str, set[str]] = defaultdict(set)
        self.by_initials: dict[str, set[str]] = defaultdict(set)
        self.by_plain: dict[str, set[str]] = defaultdict(set)
        self.forms: dict[str, BodyForm] = {}
        self.stated = stated
        self.seen: dict[tuple[str, str | None], Link | None] = {}
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """Make a name the first spelling of an organ."""
        form = body_form(name)
        if form.key in self.by_key:
            return
        self.by_key[form.key] = name
        self.forms[form.key] = form
        self.by_lineage[lineage(form.key)].add(form.key)
        self.by_compact[compact(name)].add(form.key)
        self.by_initials[form.initials].add(form.key)
        self.by_plain[without_accents(form.key)].add(form.key)
        self.seen.clear()

    def resolve(self, name: str, own: str | None) -> Link | None:
        asked = (name, own)
        if asked not in self.seen:
            self.seen[asked] = self._resolve(name.strip(), own)
        return self.seen[asked]

    def _resolve(self, name: str, own: str | None) -> Link | None:
        short = name if _SHORT.fullmatch(name) else None
        if short and (stated := self.stated.get(_letters(short))):
            return self._link(name, {body_form(stated).key} & self.forms.keys(), "stated abbreviation", 1.0)
        form = body_form(name)
        if short and _is_abbreviation(short):
            return self._abbreviation(short, form, own)
        if form.key in self.by_key:
            return self._link(name, {form.key}, self._surface(name, form), 0.95 if form.mistyped else 1.0)
        if form.generic:
            return self._link(name, self._generic(form, own), "generic", 0.9)
        for keys, reason, score in self._near(name, form):
            if keys:
                return self._link(name, keys, reason, score)
        return None

    def _near(self, name: str, form: BodyForm) -> Iterator[tuple[set[str], Reason, float]]:
        """Candidates that are not the same normal form, the surest kind first."""
        yield self.by_compact.get(compact(name), set()), "form", 1.0
        yield self.by_lineage.get(lineage(form.key), set()), "renamed", 0.9
        if form.key == without_accents(form.key):
            yield self.by_plain.get(form.key, set()), "accents", 0.95
        yield self._consultation(form), "renamed", 0.8
        yield {key for key in self.by_key if is_mistyped(form.key, key)}, "typo", 0.85

    def _link(self, name: str, keys: set[str], reason: Reason, score: float) -> Link | None:
        if len(keys) != 1:
            return None
        (key,) = keys
        return Link(name, self.by_key[key], key, reason, score)

    def _surface(self, name: str, form: BodyForm) -> Reason:
        target = self.by_key[form.key]
        if name == target:
            return "exact"
        if form.mistyped != self.forms[form.key].mistyped:
            return "typo"
        return "case" if name.lower() == target.lower() else "form"

    def _abbreviation(self, short: str, form: BodyForm, own: str | None) -> Link | None:
        """The organs whose parts have these initials, and the one that the letters commonly stand for."""
        letters = _letters(short)
        keys = {key for key in self.by_initials.get(letters, set()) if self._may_be(key, letters)}
        if form.key in self.by_key:
            keys.add(form.key)
        if keys:
            return self._link(short, keys, "abbreviation", 0.95)
        return self._link(short, self._generic(form, own), "generic", 0.9) if form.generic else None

    def _may_be(self, key: str, letters: str) -> bool:
        """Not where the organ commonly has another abbreviation (SBN for samhällsbyggnadsnämnden is not SN)."""
        common = _common_abbreviations().get(key)
        return common is None or letters in common

    def _generic(self, form: BodyForm, own: str | None) -> set[str]:
        """'nämnden', 'arbetsutskottet': the document's own organ or one of its own, else the only one of that kind."""
        if own and (mine := self.resolve(own, None)):
            for key in (mine.key, f"{mine.key} > {form.key}", *_parents(mine.key)):
                if key in self.by_key and _ends(key, form.key):
                    return {key}
        return {key for key in self.by_key if _ends(key, form.key)}

    def _consultation(self, form: BodyForm) -> set[str]:
        """A samråd whose topics were added to or taken from: 'Samråd vård och omsorg', '… hälsa, vård och omsorg'."""
        if form.groups[-1][1] != "samråd" or not form.groups[-1][0]:
            return set()
        topics = set(form.groups[-1][0])
        others = {key: set(f.groups[-1][0]) for key, f in self.forms.items() if f.groups[-1][1] == "samråd"}
        return {key for key, their in others.items() if min(len(topics), len(their)) > 1
                and (topics < their or their < topics)}


class BodyIndex:
    """All organs of all organisations, made of the names that documents give them.

    Making it costs a look at each distinct name, and for a name that no normal form knows a comparison with the
    organs of its organisation (some dozens); to resolve a spelling costs a dictionary look-up, the first time at most
    such a comparison.

    >>> index = BodyIndex.of([("Granfors kommun", "Kommunstyrelsen"), ("Granfors kommun", "Kommunstyrelsens arbetsutskott")])
    >>> index.resolve("KSAU", "Granfors kommun").target
    'Kommunstyrelsens arbetsutskott'
    >>> index.resolve("KSAU", "Norrsjö kommun") is None
    True
    """

    def __init__(self, organisations: dict[str | None, _Organisation], spellings: dict[tuple[str | None, str], list[Link]]):
        self._organisations = organisations
        self._spellings = spellings

    @classmethod
    def of(
        cls, named: Iterable[tuple[str | None, str]], stated: Iterable[tuple[str | None, str, str]] = ()
    ) -> BodyIndex:
        """From (organisation, organ) pairs, one for each document; `stated` are (organisation, letters, organ).

        The commonest spelling of an organ becomes its name. A name that only says what kind of organ it is becomes one
        only where the organisation has no other of the kind.
        """
        counts = Counter((organisation_key(o), " ".join(name.split())) for o, name in named if name.strip())
        shorts: dict[str | None, dict[str, str]] = defaultdict(dict)
        for organisation, letters, name in stated:
            shorts[organisation_key(organisation)].setdefault(_letters(letters), name)
        organisations: dict[str | None, _Organisation] = {}
        spellings: dict[tuple[str | None, str], list[Link]] = defaultdict(list)
        for (key, name), _ in sorted(counts.items(), key=lambda item: (_rank(item[0][1]), -item[1], item[0][1])):
            own = organisations.setdefault(key, _Organisation((), shorts[key]))
            link = own.resolve(name, None)
            if link is None:
                own.add(name)
                link = own.resolve(name, None) or Link(name, name, body_form(name).key, "exact")
            spellings[key, link.key].append(link)
        return cls(organisations, spellings)

    def resolve(self, name: str | None, organisation: str | None, own: str | None = None) -> Link | None:
        """The organ that a spelling stands for; `own` is the organ whose document it stands in."""
        known = self._organisations.get(organisation_key(organisation))
        if known is None or not name or not name.strip():
            return None
        stripped = _without_organisation(" ".join(name.split()), organisation)
        return known.resolve(stripped, own)

    def bodies(self, organisation: str | None) -> list[tuple[str, str, tuple[Link, ...]]]:
        """The organs of an organisation: normal form, name, and every spelling that led to it."""
        key = organisation_key(organisation)
        known = self._organisations.get(key)
        if known is None:
            return []
        return [(k, name, tuple(self._spellings[key, k])) for k, name in sorted(known.by_key.items())]


def resolve_body(name: str, organisation: str | None, known: BodyIndex | Iterable[str], own: str | None = None) -> Link | None:
    """The one organ of `known` that a spelling stands for, or None.

    >>> resolve_body("hälsa- och sjukvårdsnämndens", None, ["Hälso- och sjukvårdsnämnden", "Regionstyrelsen"]).target
    'Hälso- och sjukvårdsnämnden'
    """
    index = known if isinstance(known, BodyIndex) else BodyIndex.of((organisation, n) for n in known)
    return index.resolve(name, organisation, own)


def stated_abbreviations(text: str) -> list[tuple[str, str]]:
    """Letters and organ where a text explains them: 'Länssamverkansgruppen (LSG)'; costs one pass over the text.

    >>> stated_abbreviations("Ledningen är Länssamverkansgruppen (LSG).")
    [('LSG', 'Länssamverkansgruppen')]
    """
    pairs = []
    for match in find_bodies(text):
        stated = _STATED.match(text, match.end)
        if stated:
            pairs.append((stated["short"], " ".join(text[match.start : match.end].split())))
    return pairs


def _letters(short: str) -> str:
    return "".join(c for c in short if c.isalpha()).upper()


def _is_abbreviation(short: str) -> bool:
    return expand(short) is not None or short.upper() == short


@cache
def _common_abbreviations() -> dict[str, set[str]]:
    """Organ's normal form -> the letters it commonly has."""
    table: dict[str, set[str]] = defaultdict(set)
    for letters, name in load("bodies")["abbreviation"].items():
        table[body_form(name).key].add(letters)
    return table


def _parents(key: str) -> list[str]:
    groups = key.split(" > ")
    return [" > ".join(groups[:n]) for n in range(len(groups) - 1, 0, -1)]


def _ends(key: str, generic: str) -> bool:
    return key == generic or key.endswith(f" {generic}")


def _rank(name: str) -> int:
    """Full names before those that only say the kind, and these before abbreviations."""
    if _SHORT.fullmatch(name) and _is_abbreviation(name):
        return 2
    return 1 if body_form(name).generic else 0


def _without_organisation(name: str, organisation: str | None) -> str:
    """'Kommunstyrelsen i Granfors', 'Granfors kommun, kommunstyrelsen': without the organisation."""
    if not organisation:
        return name
    place = regex.sub(r"\s+(?:kommun|stad)$|^(?:Region|Landstinget(?: i)?)\s+", "", organisation, flags=regex.IGNORECASE)
    forms = "|".join(regex.escape(form) for form in {organisation, place, f"{place}s", f"{organisation}s", place.removesuffix("s")})
    before = regex.sub(rf"^(?:{forms})\s*[,:–-]?\s+(?=\p{{L}})", "", name, flags=regex.IGNORECASE)
    return regex.sub(rf"\s*,?\s+(?:i\s+)?(?:{forms})$", "", before, flags=regex.IGNORECASE) or name
