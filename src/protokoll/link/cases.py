"""Cases: one matter through the organs of one organisation and over time.

Paragraphs belong to a case by its number in any spelling, by references from one paragraph to another where a paragraph
has no number, and, only as a suggestion with a score, by title and time. A case never spans two organisations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from protokoll.link.bodies import BodyIndex
from protokoll.link.cards import DocumentCard, index_bodies
from protokoll.link.case_web import CaseWeb, Member, bare_key
from protokoll.link.citations import Paragraphs
from protokoll.link.organisations import organisation_key
from protokoll.link.steps import Entry, Step, follow_recommendation, is_addressed, make_step, rank_of
from protokoll.records import Minutes
from protokoll.shapes import case_numbers


@dataclass(frozen=True, slots=True)
class Missing:
    """A paragraph that a step names and that is in no document."""

    raw: str
    body: str | None
    date: str | None
    paragraph: str
    cited_in: str


@dataclass(frozen=True, slots=True)
class CaseRef:
    """A case without its texts, all that needs to be kept of it: `key` is the normal form of its number, `spellings`
    every printed form, `related` paragraphs of other cases that its paragraphs refer to."""

    organisation: str
    organisation_name: str | None
    key: str
    spellings: tuple[str, ...]
    entries: tuple[Entry, ...]
    missing: tuple[Missing, ...]
    related: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A case: its steps in order of time, what they name that is missing, and steps of other cases they refer to."""

    organisation: str | None
    key: str
    spellings: tuple[str, ...]
    title: str
    steps: tuple[Step, ...]
    missing: tuple[Missing, ...]
    related: tuple[Step, ...]


class CaseIndex:
    """All cases of all organisations.

    Making it costs one pass over the paragraphs and their references, and a few comparisons for each title that has no
    number; `lookup` costs dictionary look-ups. `case` reads only the documents of that one case, through `load`.
    """

    def __init__(self, paragraphs: Paragraphs) -> None:
        self.paragraphs = paragraphs
        self._web = CaseWeb(paragraphs)

    @classmethod
    def of(cls, cards: Iterable[DocumentCard], bodies: BodyIndex | None = None) -> CaseIndex:
        """From the cards of all documents."""
        known = list(cards)
        return cls(Paragraphs(known, bodies or index_bodies(known)))

    def lookup(self, number: str, organisation: str | None = None) -> list[CaseRef]:
        """The cases that a number in any spelling stands for: one in each organisation that has it.

        `organisation` is a name or a key; without it all organisations are asked. A number without its series finds
        the case if the organisation has only one such.
        """
        asked = _asked_key(number)
        bare = bare_key(asked)
        wanted = {organisation, organisation_key(organisation)} if organisation else None
        places = [o for o in self._web.organisations.get(bare, {}) if wanted is None or o in wanted]
        return [self._ref(o, found) for o in places if (found := self._web.find(o, asked))]

    def refs(self) -> Iterable[CaseRef]:
        """Every case, in no particular order: for a table of links."""
        return (self._ref(*key) for key in self._web.members)

    def case(self, ref: CaseRef, load: Callable[[str], Minutes]) -> Case:
        """The way of a case: see `build_case`."""
        return build_case(ref, load)

    def _ref(self, organisation: str, key: str) -> CaseRef:
        members = tuple(self._web.members[organisation, key].values())
        name = self.paragraphs.nodes[members[0].node].organisation_name
        spellings = tuple(self._web.spellings[organisation, key])
        entries = tuple(map(self._entry, members))
        return CaseRef(organisation, name, key, spellings, entries, self._missing(members), self._related(members))

    def _entry(self, member: Member) -> Entry:
        node = self.paragraphs.nodes[member.node]
        return Entry(node.places, node.date, node.body_name or None, node.number, member.joined, member.evidence,
                     member.score)

    def _missing(self, members: tuple[Member, ...]) -> tuple[Missing, ...]:
        found: dict[tuple[str | None, str | None, str], Missing] = {}
        for member in members:
            node = self.paragraphs.nodes[member.node]
            for c in node.citations:
                if c.paragraph and self.paragraphs.is_absent(node, c):
                    body = self.paragraphs.body_name(node, c)
                    one = Missing(c.raw, body, c.date, c.paragraph, node.places[0].document)
                    found.setdefault((body, c.date, c.paragraph), one)
        return tuple(found.values())

    def _related(self, members: tuple[Member, ...]) -> tuple[Entry, ...]:
        own = {member.node for member in members}
        found: dict[int, Entry] = {}
        for member in members:
            for other, citation, cites in self._web.cited.get(member.node, ()):
                if cites and other not in own:
                    found.setdefault(other, self._entry(Member(other, "reference", citation.raw, 0.9)))
        return tuple(found.values())


def build_case(ref: CaseRef, load: Callable[[str], Minutes]) -> Case:
    """The way of a case in order of time; `load` gives the record of a document by its id, and is asked once for each
    document in which the case stands and for no other."""
    read = cache(load)

    def step(entry: Entry) -> Step:
        return make_step(entry, read(entry.places[0].document))

    steps = sorted(map(step, ref.entries), key=_when)
    judged = tuple(_judged(one, steps[:n], read) for n, one in enumerate(steps))
    named = next((s.title for s in judged if not s.suggested and s.kind != "proposal"), None)
    title = named or (judged[0].title if judged else "")
    related = tuple(sorted(map(step, ref.related), key=_when))
    return Case(ref.organisation_name, ref.key, ref.spellings, title, judged, ref.missing, related)


def _asked_key(number: str) -> str:
    """The normal form of a number as somebody types it, with or without a label."""
    found = case_numbers.find(number.strip(), where="label")
    return found[0].key if len(found) == 1 else case_numbers.key(number)


def _when(step: Step) -> tuple[str, int, str, int]:
    """In order of time; a proposal without a day comes first, other steps without one last."""
    day = step.date or ("" if step.kind == "proposal" else "9999")
    return day, rank_of(step.body), step.document, step.position


def _judged(step: Step, earlier: list[Step], read: Callable[[str], Minutes]) -> Step:
    """A step that prints no proposal is judged by what the step before it recommended."""
    if step.followed or step.kind in ("proposal", "mentioned") or step.position < 0:
        return step
    before = next((s for s in reversed(earlier) if not s.suggested and is_addressed(s, step)), None)
    if before is None:
        return step
    paragraph = read(step.document).paragraphs[step.position]
    found = follow_recommendation(paragraph, before, read(before.document).paragraphs[before.position])
    return replace(step, followed=(found,), follows=found.verdict) if found else step
