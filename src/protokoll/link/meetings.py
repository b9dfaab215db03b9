"""One meeting, several files: minutes, immediately adjusted paragraphs, extracts, corrected versions and duplicates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from protokoll.link.bodies import BodyIndex
from protokoll.link.cards import DocumentCard, Status, number_order

Part = Literal["minutes", "immediate", "extract", "duplicate", "superseded"]

_ORDER: tuple[Status, ...] = ("corrected", "adjusted", "unknown", "unadjusted")


@dataclass(frozen=True, slots=True)
class Version:
    """A document of a meeting, what part of it the document is, and how far its text has come."""

    document: str
    part: Part
    status: Status
    replaced_by: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: the document, its position there (from 0), its first page."""

    document: str
    position: int
    page: int


@dataclass(frozen=True, slots=True)
class JoinedParagraph:
    """A paragraph of a meeting with every place where it stands; the first place is the one that counts."""

    number: str
    title: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting (sammanträde) of an organ on a day; `organisation` and `body` are keys, the others names."""

    organisation: str
    organisation_name: str | None
    body: str
    body_name: str
    date: str
    versions: tuple[Version, ...]
    paragraphs: tuple[JoinedParagraph, ...]

    @property
    def main(self) -> str:
        """The document that counts."""
        return self.versions[0].document


def join_meetings(cards: Iterable[DocumentCard], bodies: BodyIndex) -> list[Meeting]:
    """The meetings that documents are of, in order of organisation, time and organ.

    A document without organ or date, and one that is no minutes and no extract, is of no meeting; documents without an
    organisation are each a meeting of their own. Costs one pass over the documents, and a comparison of each meeting's
    own documents.
    """
    groups: dict[tuple[str, str, str], list[DocumentCard]] = defaultdict(list)
    for one in cards:
        if one.kind in ("minutes", "extract") and one.body and one.dates:
            groups[one.organisation_key, body_of(one, bodies)[0], one.dates[0]].append(one)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0], item[0][2], item[0][1]))
    return [_meeting(key, group, bodies) for key, group in ordered]


def body_of(one: DocumentCard, bodies: BodyIndex) -> tuple[str, str]:
    """The key and the name of the organ whose document it is; empty where it has none.

    An organ that was renamed keeps the name that it had then.
    """
    link = bodies.resolve(one.body, one.owner)
    if link is None:
        return (one.body or "").lower(), one.body or ""
    return link.key, link.spelling if link.reason == "renamed" else link.target


def _meeting(key: tuple[str, str, str], group: list[DocumentCard], bodies: BodyIndex) -> Meeting:
    ranked = sorted(group, key=_rank)
    versions: list[Version] = []
    for number, one in enumerate(ranked):
        versions.append(_version(one, list(zip(versions, ranked[:number], strict=True))))
    organisation, body, date = key
    first = ranked[0]
    return Meeting(organisation, first.organisation, body, body_of(first, bodies)[1], date, tuple(versions),
                   _joined(sorted(ranked, key=lambda one: one.status != "corrected")))


def _rank(one: DocumentCard) -> tuple[object, ...]:
    """The whole minutes before parts of them; corrected before adjusted before unadjusted."""
    whole = one.kind == "minutes" and not _all_immediate(one)
    return (not whole, _ORDER.index(one.status), -len(one.paragraphs), -one.signatures, one.id)


def _all_immediate(one: DocumentCard) -> bool:
    return bool(one.paragraphs) and all(p.immediate for p in one.paragraphs)


def _version(one: DocumentCard, before: list[tuple[Version, DocumentCard]]) -> Version:
    """What a document is beside those that count more."""
    content = _content(one)
    for version, other in before:
        if other.sha256 == one.sha256 or (content and _content(other) == content):
            return Version(one.id, "duplicate", one.status, version.document)
    part: Part = "extract" if one.kind == "extract" else "immediate" if _all_immediate(one) else "minutes"
    if part == "minutes":
        same = [v.document for v, other in before if v.part == "minutes" and _overlap(other, one)]
        if same:
            return Version(one.id, "superseded", one.status, same[0])
    return Version(one.id, part, one.status)


def _content(one: DocumentCard) -> tuple[tuple[str, int], ...]:
    return tuple((p.number, p.fingerprint) for p in one.paragraphs)


def _overlap(a: DocumentCard, b: DocumentCard) -> bool:
    """Whether two documents hold the same paragraphs, and not each a half of the meeting."""
    one, two = {p.number for p in a.paragraphs}, {p.number for p in b.paragraphs}
    return 2 * len(one & two) >= min(len(one), len(two))


def _joined(ranked: list[DocumentCard]) -> tuple[JoinedParagraph, ...]:
    """Each numbered paragraph once; one without a number is joined by its title."""
    places: dict[tuple[str, str], list[Place]] = defaultdict(list)
    titles: dict[tuple[str, str], str] = {}
    for one in ranked:
        for p in one.paragraphs:
            key = p.number, "" if p.number else (p.title or f"{one.id}/{p.position}").casefold()
            places[key].append(Place(one.id, p.position, p.page))
            titles.setdefault(key, p.title)
    joined = [JoinedParagraph(key[0], titles[key], tuple(found)) for key, found in places.items()]
    return tuple(sorted(joined, key=lambda p: (number_order(p.number), p.places[0].position)))
