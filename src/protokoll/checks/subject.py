"""What the checks look at: one document's records beside its text and outline, and its people by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from protokoll.checks.people import People, is_person
from protokoll.checks.words import load
from protokoll.outline import Item, Outline
from protokoll.records import Minutes, Paragraph, Record
from protokoll.text import Source, Span, Text

OWN = ("minutes", "extract")


@dataclass(frozen=True)
class Matter:
    """A paragraph's record with the item it was read from."""

    paragraph: Paragraph
    item: Item

    @property
    def number(self) -> str:
        """The paragraph's number."""
        return self.paragraph.number

    @property
    def page(self) -> int:
        """The page that the paragraph begins on."""
        return self.paragraph.pages[0]


@dataclass(frozen=True)
class Subject:
    """One document as the checks see it."""

    minutes: Minutes
    text: Text
    outline: Outline
    source: Source

    @cached_property
    def matters(self) -> tuple[Matter, ...]:
        """The paragraphs with their items, in order."""
        return tuple(Matter(p, i) for p, i in zip(self.minutes.paragraphs, self.outline.items, strict=False))

    @cached_property
    def people(self) -> People:
        """Who is listed."""
        return People(self.minutes.attendance)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days of the meeting."""
        return tuple(date.fromisoformat(d) for d in self.minutes.dates)

    @cached_property
    def attested(self) -> bool:
        """Whether the attendance list can be trusted: it names most of those who move, vote and reserve themselves.

        It cannot where a name that it lacks is printed outside the paragraphs: the reader missed it.
        """
        named: set[str] = set()
        for paragraph in self.minutes.paragraphs:
            named.update(mover.name for mover in (*paragraph.yrkanden, *paragraph.reservations))
            named.update(ballot.name for vote in paragraph.votes for ballot in vote.ballots)
        named = {name for name in named if is_person(name)}
        strange = {name for name in named if not self.people.find(name) and self.people.close(name) is None}
        missed = any(name in self.around and self.people.replaced(name) is None for name in strange)
        return self.people.known and not missed and len(strange) * 3 <= max(len(named), 3)

    @cached_property
    def around(self) -> str:
        """All that stands outside the paragraphs and the contents, where attendance is printed, on one line."""
        listed = self.outline.region("contents")
        content, at, parts = self.text.content, 0, []
        if listed is not None:
            content = content[: listed.start] + " " * (listed.end - listed.start) + content[listed.end :]
        for item in self.outline.items:
            parts.append(content[at : item.start])
            at = item.end
        return " ".join("".join([*parts, content[at:]]).split())

    def words(self, matter: Matter) -> str:
        """All that stands in a paragraph."""
        return self.text.content[matter.item.start : matter.item.end]

    def place(self, record: Record, field: str) -> Span | None:
        """Where a value was read."""
        span = record.spans.get(field)
        return span if isinstance(span, Span) else None

    def page_of(self, record: Record, field: str, otherwise: int | None = None) -> int | None:
        """The page on which a value was read."""
        span = self.place(record, field)
        return span.page if span else otherwise


def untitled(matter: Matter) -> bool:
    """Whether the heading of a section stands where the title should."""
    first = matter.item.blocks[0] if matter.item.blocks else None
    heading = first.heading.value if first and first.heading else ""
    title = (matter.paragraph.title or heading).casefold().strip(" :")
    return not matter.item.withheld and title in load()["matters"]["headings"]
