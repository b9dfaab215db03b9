"""Which paragraph belongs to which case, and why: numbers first, then references, then titles as suggestions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import regex

from protokoll.link.cards import Citation
from protokoll.link.citations import Paragraphs
from protokoll.link.steps import Join
from protokoll.link.titles import Titled, suggest

_FEW = 8
# Items that list what has come in or been decided elsewhere: what they name is not their own matter.
_LISTS = regex.compile(
    r"meddeland|delegation|delgivning|anmälning|anmälda|skrivelser|inkomna|rapporter", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Member:
    """A paragraph of a case and how it came into it."""

    node: int
    joined: Join
    evidence: str
    score: float


class CaseWeb:
    """The members of all cases; a case is (organisation's key, normal form of its number)."""

    def __init__(self, paragraphs: Paragraphs) -> None:
        self.paragraphs = paragraphs
        self.members: dict[tuple[str, str], dict[int, Member]] = defaultdict(dict)
        self.spellings: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        self.organisations: dict[str, dict[str, None]] = defaultdict(dict)
        self.cited: dict[int, list[tuple[int, Citation, bool]]] = defaultdict(list)
        self._bare: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._cases_of: dict[int, set[str]] = defaultdict(set)
        self._by_number()
        self._mentions()
        self._by_reference()
        self._by_title()

    def find(self, organisation: str, asked: str) -> str | None:
        """The case's key under which a number is filed, with or without its series."""
        if (organisation, asked) in self.members:
            return asked
        alike = self._bare.get((organisation, bare_key(asked)), set())
        if asked != bare_key(asked):
            alike = alike & {bare_key(asked)}
        return next(iter(alike)) if len(alike) == 1 else None

    def _by_number(self) -> None:
        for node in self.paragraphs.nodes:
            for key, _ in node.cases:
                self._bare[node.organisation, bare_key(key)].add(key)
        for number, node in enumerate(self.paragraphs.nodes):
            for key, raw in node.cases:
                whole = self._with_series(node.organisation, key)
                self.spellings[node.organisation, whole].setdefault(raw)
                self._join(number, whole, "number", raw, 1.0 if whole == key else 0.95)
        for organisation, bare in [key for key, keys in self._bare.items() if len(keys) > 1 and key[1] in keys]:
            if len(self._bare[organisation, bare]) == 2:
                self._bare[organisation, bare].discard(bare)

    def _with_series(self, organisation: str, key: str) -> str:
        """The key with the series that the organisation uses with this number, where it uses one and only one."""
        if key != bare_key(key):
            return key
        others = self._bare[organisation, key] - {key}
        return next(iter(others)) if len(others) == 1 else key

    def _join(self, number: int, key: str, joined: Join, evidence: str, score: float) -> None:
        node = self.paragraphs.nodes[number]
        self.members[node.organisation, key].setdefault(number, Member(number, joined, evidence, score))
        self.organisations[bare_key(key)].setdefault(node.organisation)
        if joined != "mention":
            self._cases_of[number].add(key)

    def _mentions(self) -> None:
        """Paragraphs that name the number of a case in their text; one without a number of its own joins that case."""
        for number, node in enumerate(self.paragraphs.nodes):
            cited = {c.case_key: c for c in reversed(node.citations) if c.case_key}
            if not cited or len(node.citations) > _FEW:
                continue
            alone = len(cited) == 1 and not node.cases and not _LISTS.search(node.title)
            joined: Join = "reference" if alone else "mention"
            for key, citation in cited.items():
                if citation.paragraph and joined == "mention":
                    continue
                filed = self.find(node.organisation, key) or key
                self.spellings[node.organisation, filed].setdefault(citation.case_number or citation.raw)
                self._join(number, filed, joined, citation.raw, 0.9)

    def _by_reference(self) -> None:
        """Paragraphs without a number take the case of those they refer to or are referred to from, if it is one."""
        open_ends: set[int] = set()
        for number, node in enumerate(self.paragraphs.nodes):
            for citation in node.citations:
                found = self.paragraphs.follow(node, citation)
                if found and not self._same_meeting(number, found[0]):
                    self.cited[number].append((found[0], citation, True))
                    self.cited[found[0]].append((number, citation, False))
                    open_ends |= {n for n in (number, found[0]) if not self._cases_of.get(n)}
        while open_ends:
            joining = [(n, hit) for n in sorted(open_ends) if (hit := self._one_case(n))]
            if not joining:
                return
            for number, (key, citation) in joining:
                self._join(number, key, "reference", citation.raw, 0.95)
                open_ends.discard(number)

    def _same_meeting(self, a: int, b: int) -> bool:
        one, two = self.paragraphs.nodes[a], self.paragraphs.nodes[b]
        return (one.body, one.date) == (two.body, two.date)

    def _one_case(self, number: int) -> tuple[str, Citation] | None:
        """The only case that the neighbours of a paragraph belong to."""
        keys = {key: citation for other, citation, _ in self.cited[number] for key in self._cases_of.get(other, ())}
        return next(iter(keys.items())) if len(keys) == 1 else None

    def _by_title(self) -> None:
        titled = [
            Titled(n, node.organisation, node.body, node.date, node.title, tuple(sorted(self._cases_of.get(n, ()))))
            for n, node in enumerate(self.paragraphs.nodes) if node.title
        ]
        for number, key, score in suggest(titled):
            self._join(number, key, "title", self.paragraphs.nodes[number].title, score)


def bare_key(key: str) -> str:
    """A case's key without its series.

    >>> bare_key("KS|2031|147")
    '2031|147'
    """
    parts = key.split("|")
    return "|".join(parts[1:]) if len(parts) > 1 and not parts[0].isdecimal() else key


