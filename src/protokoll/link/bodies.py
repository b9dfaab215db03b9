"""Organs: every spelling of a name resolves to one organ of one organisation, or to none."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

import regex

from protokoll.lexicon.bodies import find_bodies
from protokoll.link.body_form import body_form, lineage
from protokoll.link.link import Link
from protokoll.link.organisations import organisation_key
from protokoll.link.organs import Organs, is_abbreviation, letters

_KIND = regex.compile(r"\s+(?:kommun|stad)$|^(?:Region|Landstinget(?: i)?)\s+", regex.IGNORECASE)
_STATED = regex.compile(r"\s*\((?P<short>\p{Lu}[\p{Lu}\p{Ll}-]{1,6})\)")


class BodyIndex:
    """All organs of all organisations, made of the names that documents give them.

    Making it costs a look at each distinct name, and for a name that no normal form knows a comparison with the
    organs of its organisation (some dozens); to resolve a spelling costs a dictionary look-up, the first time at most
    such a comparison.

    >>> index = BodyIndex.of([("Granfors kommun", "Kommunstyrelsens arbetsutskott")])
    >>> index.resolve("KSAU", "Granfors kommun").target
    'Kommunstyrelsens arbetsutskott'
    >>> index.resolve("KSAU", "Norrsjö kommun") is None
    True
    """

    def __init__(
        self, organisations: dict[str | None, Organs], spellings: dict[tuple[str | None, str], list[Link]]
    ) -> None:
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
        counts = Counter((organisation_key(o), _without_organisation(name, o)) for o, name in named if name.strip())
        shorts: dict[str | None, dict[str, str]] = defaultdict(dict)
        for organisation, short, name in stated:
            shorts[organisation_key(organisation)].setdefault(letters(short), name)
        organisations: dict[str | None, Organs] = {}
        spellings: dict[tuple[str | None, str], list[Link]] = defaultdict(list)
        for (key, name), _ in sorted(counts.items(), key=lambda item: (_rank(item[0][1]), -item[1], item[0][1])):
            own = organisations.setdefault(key, Organs((), shorts[key]))
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
        link = known.resolve(_without_organisation(name, organisation), own)
        return None if link is None else replace(link, spelling=name.strip())

    def bodies(self, organisation: str | None) -> list[tuple[str, str, tuple[Link, ...]]]:
        """The organs of an organisation: normal form, name, and every spelling that led to it."""
        key = organisation_key(organisation)
        known = self._organisations.get(key)
        if known is None:
            return []
        return [(k, name, tuple(self._spellings[key, k])) for k, name in sorted(known.by_key.items())]


def resolve_body(
    name: str, organisation: str | None, known: BodyIndex | Iterable[str], own: str | None = None
) -> Link | None:
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


def _rank(name: str) -> int:
    """Full names before earlier names, these before those that only say the kind, and abbreviations last."""
    if is_abbreviation(name):
        return 3
    form = body_form(name)
    return 2 if form.generic else int(lineage(form.key) != form.key)


@lru_cache(maxsize=50_000)
def _without_organisation(name: str, organisation: str | None) -> str:
    """'Kommunstyrelsen i Granfors', 'Granfors kommun, kommunstyrelsen': without the organisation."""
    name = " ".join(name.split())
    if not organisation:
        return name
    place = _KIND.sub("", organisation)
    spelled = {organisation, f"{organisation}s", place, f"{place}s", place.removesuffix("s")}
    forms = "|".join(regex.escape(form) for form in sorted(spelled, key=len, reverse=True))
    before: str = regex.sub(rf"^(?:{forms})\s*(?:[,:–-]\s*|\s)(?=\p{{L}})", "", name, flags=regex.IGNORECASE)
    after: str = regex.sub(rf"\s*,?\s+(?:i\s+)?(?:{forms})$", "", before, flags=regex.IGNORECASE)
    return after or name
