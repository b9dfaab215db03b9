"""People: the spellings of one person within one organisation; two of one name in two organisations stay two."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from protokoll.link.link import Link, Reason
from protokoll.link.names import NameForm, is_initial_of, is_mistyped_name, is_part_of, name_form, person_key
from protokoll.link.organisations import organisation_key, owner_of
from protokoll.records import Minutes

_RENAMED_PARTIES = {"FP": "L", "KDS": "KD", "VPK": "V"}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name with its party as it stands in a document; `listed` where the document's attendance has it, `owner` as
    `owner_of` gives it."""

    name: str
    party: str | None
    owner: str
    document: str
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """One person of one organisation: the commonest spelling, and every (name, party) that stands for them."""

    key: str
    name: str
    party: str | None
    owner: str
    spellings: tuple[tuple[str, str | None], ...]
    links: tuple[Link, ...]

    @property
    def organisation(self) -> str | None:
        """The organisation's name, where it is known."""
        return None if self.owner.startswith("?") else self.owner


def sightings(documents: Iterable[tuple[str, Minutes]]) -> Iterator[Sighting]:
    """Every name of a person with a part in a document, in order."""
    for id_, minutes in documents:
        owner = owner_of(id_, minutes.organisation)
        for entry in minutes.attendance:
            yield Sighting(entry.name, entry.party, owner, id_, listed=True)
        for paragraph in minutes.paragraphs:
            for mover in (*paragraph.yrkanden, *paragraph.reservations, *paragraph.statements):
                yield Sighting(mover.name, mover.party, owner, id_)
            for left in paragraph.recused:
                yield Sighting(left.name, left.party, owner, id_)
            for vote in paragraph.votes:
                for ballot in vote.ballots:
                    yield Sighting(ballot.name, ballot.party, owner, id_)


class PersonIndex:
    """The people of all organisations.

    Making it costs a comparison of each distinct spelling with the people of its organisation that share a first name
    or a surname; to resolve a spelling costs as much the first time, and a look-up after that.

    >>> towns = ("Granfors kommun", "Granfors kommun", "Norrsjö kommun")
    >>> seen = [Sighting("Maj Ekdal", "S", town, f"d{n}") for n, town in enumerate(towns)]
    >>> index = PersonIndex.of([*seen, Sighting("Maj Ekdahl", "S", "Granfors kommun", "d4")])
    >>> [(p.organisation, [name for name, _ in p.spellings]) for p in index.find("maj ekdal")]
    [('Granfors kommun', ['Maj Ekdal', 'Maj Ekdahl']), ('Norrsjö kommun', ['Maj Ekdal'])]
    """

    def __init__(self, groups: dict[str | None, _Group]) -> None:
        self._groups = groups
        self._resolved: dict[tuple[str, str | None, str | None], Person | None] = {}

    @classmethod
    def of(cls, seen: Iterable[Sighting]) -> PersonIndex:
        """From sightings: the commonest and fullest spellings first become people, others are linked to them.

        Two names that one attendance list has both are two people, however alike.
        """
        counts: Counter[tuple[str | None, str, str | None]] = Counter()
        display: dict[str | None, str] = {}
        lists: dict[tuple[str | None, str, str | None], set[str]] = defaultdict(set)
        for s in seen:
            key = organisation_key(s.owner)
            display.setdefault(key, s.owner)
            spelling = (key, " ".join(s.name.split()), party_code(s.party))
            counts[spelling] += 1
            if s.listed:
                lists[spelling].add(s.document)
        groups: dict[str | None, _Group] = {}
        for spelling in sorted(counts, key=lambda s: (s[2] is None, _short(s[1]), -counts[s], s[1])):
            key, name, party = spelling
            group = groups.setdefault(key, _Group(display[key]))
            group.put(name, party, lists.get(spelling, set()))
        return cls(groups)

    def people(self, organisation: str | None) -> list[Person]:
        """Everybody of an organisation, by name."""
        group = self._groups.get(organisation_key(organisation))
        return group.people() if group else []

    def resolve(self, name: str, party: str | None, organisation: str | None) -> Person | None:
        """The one person of an organisation that a spelling stands for, or None."""
        asked = (name, party, organisation_key(organisation))
        if asked not in self._resolved:
            group = self._groups.get(asked[2])
            found = group.match(" ".join(name.split()), party_code(party), set()) if group else None
            self._resolved[asked] = group.person(found[0]) if group and found else None
        return self._resolved[asked]

    def find(self, name: str) -> list[Person]:
        """Everybody that a name can stand for, in every organisation; costs a look at each organisation."""
        found = []
        for group in self._groups.values():
            numbers = set(group.by_key.get(person_key(name), ()))
            if not numbers and (match := group.match(" ".join(name.split()), None, set())):
                numbers = {match[0]}
            found += [group.person(number) for number in sorted(numbers)]
        return sorted(found, key=lambda person: (person.owner, person.name))


class _Group:
    """The people of one organisation, numbered in the order in which they were put in."""

    def __init__(self, owner: str) -> None:
        self.owner = owner
        self.by_key: dict[str, list[int]] = defaultdict(list)
        self.by_word: dict[str, set[int]] = defaultdict(set)
        self.forms: list[NameForm | None] = []
        self.parties: list[set[str]] = []
        self.links: list[list[tuple[Link, str | None]]] = []
        self.lists: list[set[str]] = []

    def put(self, name: str, party: str | None, lists: set[str]) -> None:
        """Link a spelling to a person, or make it one."""
        found = self.match(name, party, lists)
        key = person_key(name)
        reason: Reason = "exact"
        score = 1.0
        if found is None:
            number = len(self.forms)
            form = name_form(name)
            self.forms.append(form)
            self.parties.append(set())
            self.links.append([])
            self.lists.append(set())
            if form:
                for word in (form.first, form.last):
                    self.by_word[word].add(number)
        else:
            number, reason, score = found
        if number not in self.by_key[key]:
            self.by_key[key].append(number)
        self.parties[number] |= {party} if party else set()
        self.lists[number] |= lists
        target = self.links[number][0][0].target if self.links[number] else name
        self.links[number].append((Link(name, target, key, reason, score), party))

    def match(self, name: str, party: str | None, lists: set[str]) -> tuple[int, Reason, float] | None:
        """The one person that a spelling with its party can be, and why."""
        same = [n for n in self.by_key.get(person_key(name), ()) if self._agree(n, party)]
        if same:
            exact = self.links[same[0]][0][0].target == name
            return (same[0], "exact" if exact else "form", 1.0) if len(same) == 1 else None
        form = name_form(name)
        if form is None:
            return None
        near = self.by_word.get(form.first, set()) | self.by_word.get(form.last, set())
        candidates = sorted(n for n in near if not (lists & self.lists[n]) and self._agree(n, party))
        for reason, score, rule in _RULES:
            sure = reason != "typo" or party is not None
            hits = [n for n in candidates if (other := self.forms[n]) and rule(form, other)
                    and sure and (reason == "part" or not party or party in self.parties[n])]
            if hits:
                return (hits[0], reason, score) if len(hits) == 1 else None
        return None

    def _agree(self, number: int, party: str | None) -> bool:
        return party is None or not self.parties[number] or party in self.parties[number]

    def person(self, number: int) -> Person:
        """The person with this number and all spellings."""
        links = self.links[number]
        spellings = tuple(dict.fromkeys((link.spelling, party) for link, party in links))
        first, party = spellings[0]
        return Person(links[0][0].key, first, party, self.owner, spellings, tuple(link for link, _ in links))

    def people(self) -> list[Person]:
        """Everybody, by name."""
        return sorted((self.person(n) for n in range(len(self.forms))), key=lambda person: person.name)


_RULES: tuple[tuple[Reason, float, Callable[[NameForm, NameForm], bool]], ...] = (
    ("initial", 0.9, lambda a, b: is_initial_of(a, b) or is_initial_of(b, a)),
    ("part", 0.9, lambda a, b: is_part_of(a, b) or is_part_of(b, a)),
    ("typo", 0.85, is_mistyped_name),
)


def party_code(code: str | None) -> str | None:
    """A party's code in capitals, under the party's present name."""
    return _RENAMED_PARTIES.get(code.upper(), code.upper()) if code else None


def _short(name: str) -> bool:
    """Whether a name has an initial for its given name, so that it had better wait for the full one."""
    form = name_form(name)
    return form is None or len(form.first) == 1
