"""The organs of one organisation, and all that can lead from a spelling to one of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import regex

from protokoll.lexicon import load
from protokoll.lexicon.bodies import expand
from protokoll.link.body_form import BodyForm, body_form, compact, is_mistyped, lineage, without_accents
from protokoll.link.link import Link, Reason

_SHORT = regex.compile(r"\p{L}[\p{L} .:/-]{1,7}")


class Organs:
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
        """The one organ that a spelling stands for, remembered; `own` is the organ whose document it stands in."""
        asked = (name, own)
        if asked not in self.seen:
            self.seen[asked] = self._resolve(name.strip(), own)
        return self.seen[asked]

    def _resolve(self, name: str, own: str | None) -> Link | None:
        short = name if _SHORT.fullmatch(name) else None
        if short and (stated := self.stated.get(letters(short))):
            return self._link(name, {body_form(stated).key} & self.forms.keys(), "stated abbreviation", 1.0)
        form = body_form(name)
        if short and is_abbreviation(short):
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
        found = letters(short)
        keys = {key for key in self.by_initials.get(found, set()) if self._may_be(key, found)}
        if form.key in self.by_key:
            keys.add(form.key)
        if keys:
            return self._link(short, keys, "abbreviation", 0.95)
        return self._link(short, self._generic(form, own), "generic", 0.9) if form.generic else None

    def _may_be(self, key: str, short: str) -> bool:
        """Not where the organ commonly has another abbreviation (SBN for samhällsbyggnadsnämnden is not SN)."""
        common = _common_abbreviations().get(key)
        return common is None or short in common

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


def letters(short: str) -> str:
    """The letters of an abbreviation in capitals: 'Ks-au' is 'KSAU'."""
    return "".join(c for c in short if c.isalpha()).upper()


def is_abbreviation(name: str) -> bool:
    """Whether a name is letters that stand for an organ: a known abbreviation, or a few capitals."""
    return _SHORT.fullmatch(name) is not None and (expand(name) is not None or name.upper() == name)


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
