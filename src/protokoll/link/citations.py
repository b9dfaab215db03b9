"""Where a reference leads: 'kommunstyrelsen den 8 april 2031 § 63' finds that paragraph, if it is there and alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from protokoll.link.bodies import BodyIndex
from protokoll.link.cards import Citation, DocumentCard, ParagraphCard
from protokoll.link.meetings import JoinedParagraph, Meeting, Place, body_of, join_meetings

How = Literal["date", "case", "number"]


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph in the web of links, once however many files have it; `body` is a key, `body_name` a name."""

    places: tuple[Place, ...]
    organisation: str
    organisation_name: str | None
    body: str
    body_name: str
    date: str | None
    number: str
    title: str
    kind: str
    cases: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]

    @property
    def owner(self) -> str:
        """What the organs of the organisation are looked up under."""
        return self.organisation_name or self.organisation


class Paragraphs:
    """All paragraphs of all documents, found by organ, day and number.

    Making it costs one pass over the documents; a reference is followed by dictionary look-ups.
    """

    def __init__(self, cards: Iterable[DocumentCard], bodies: BodyIndex) -> None:
        self.bodies = bodies
        self.cards = {one.id: one for one in cards}
        self.meetings = join_meetings(self.cards.values(), bodies)
        self.nodes: list[Node] = []
        self._by_date: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        self._by_case: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        self._by_year: dict[tuple[str, str, str, str], list[int]] = defaultdict(list)
        taken: set[str] = set()
        for meeting in self.meetings:
            taken.update(version.document for version in meeting.versions)
            for joined in meeting.paragraphs:
                self._add(self._joined(meeting, joined), meeting)
        for one in self.cards.values():
            if one.id not in taken:
                for paragraph in one.paragraphs:
                    self._add(self._alone(one, paragraph), None)

    def _joined(self, meeting: Meeting, joined: JoinedParagraph) -> Node:
        sources = [self._card_of(place) for place in joined.places]
        cases = tuple(dict.fromkeys(case for p in sources for case in p.cases))
        citations = tuple(dict.fromkeys(c for p in sources for c in p.citations))
        main = self.cards[joined.places[0].document]
        return Node(joined.places, meeting.organisation, meeting.organisation_name, meeting.body, meeting.body_name,
                    meeting.date, joined.number, joined.title, main.kind, cases, citations)

    def _alone(self, one: DocumentCard, paragraph: ParagraphCard) -> Node:
        place = Place(one.id, paragraph.position, paragraph.page)
        body, name = body_of(one, self.bodies)
        return Node((place,), one.organisation_key, one.organisation, body, name, one.date, paragraph.number,
                    paragraph.title, one.kind, paragraph.cases, paragraph.citations)

    def _card_of(self, place: Place) -> ParagraphCard:
        card = self.cards[place.document]
        return next(p for p in card.paragraphs if p.position == place.position) if place.position < 0 \
            else card.paragraphs[place.position]

    def _add(self, node: Node, meeting: Meeting | None) -> None:
        number = len(self.nodes)
        self.nodes.append(node)
        if meeting is None or not node.number:
            return
        days = {node.date or ""} | set(self.cards[node.places[0].document].dates)
        for day in days:
            self._by_date[node.organisation, day, node.number].append(number)
        for key, _ in node.cases:
            self._by_case[node.organisation, key, node.number].append(number)
        self._by_year[node.organisation, node.body, (node.date or "")[:4], node.number].append(number)

    def follow(self, node: Node, citation: Citation) -> tuple[int, How] | None:
        """The one paragraph of the same organisation that a citation names, and how it was found.

        With a day: by the day and the number, and the organ where one is named. With a case number: by that and the
        number. Else the paragraph with this number that the organ, named and resolved, had in the same year before.
        """
        if not citation.paragraph:
            return None
        body = self._body(node, citation)
        if citation.date:
            hits = self._of_body(self._by_date.get((node.organisation, citation.date, citation.paragraph), []), body)
            if len(hits) == 1 and (body or not citation.body):
                return hits[0], "date"
        if citation.case_key:
            same = self._by_case.get((node.organisation, citation.case_key, citation.paragraph), [])
            hits = [n for n in self._of_body(same, body) if self.nodes[n] is not node]
            return (hits[0], "case") if len(hits) == 1 else None
        if citation.date or not body or not node.date:
            return None
        same = self._by_year.get((node.organisation, body, node.date[:4], citation.paragraph), [])
        earlier = [n for n in same if (self.nodes[n].date or "") <= node.date and self.nodes[n] is not node]
        return (earlier[0], "number") if len(earlier) == 1 else None

    def _of_body(self, numbers: list[int], body: str | None) -> list[int]:
        return [n for n in numbers if body is None or self.nodes[n].body == body]

    def is_absent(self, node: Node, citation: Citation) -> bool:
        """Whether a citation names a number, and a day or a case, and no paragraph has them."""
        if not citation.paragraph or not (citation.date or citation.case_key) or self.follow(node, citation):
            return False
        same = self._by_date.get((node.organisation, citation.date or "", citation.paragraph), [])
        return not self._of_body(same, self._body(node, citation))

    def body_name(self, node: Node, citation: Citation) -> str | None:
        """The organ that a citation names, in its known name."""
        link = self.bodies.resolve(citation.body, node.owner, own=node.body_name or None)
        return link.target if link else citation.body

    def _body(self, node: Node, citation: Citation) -> str | None:
        link = self.bodies.resolve(citation.body, node.owner, own=node.body_name or None)
        return link.key if link else None
