"""Items made of a few printed lines, for the tests of the extractors."""

from __future__ import annotations

from pathlib import Path

from protokoll.extract.roster import Roster
from protokoll.outline.blocks import read_blocks
from protokoll.outline.normalise import normalise
from protokoll.outline.tree import Item, Outline, Region
from protokoll.records import Attendance
from protokoll.text import Found, Source, Text, page_from_text


def text_of(printed: str) -> Text:
    """A document's text, pages divided by form feeds."""
    pages = tuple(page_from_text(page, n + 1) for n, page in enumerate(printed.strip("\n").split("\f")))
    return normalise(Source(Path("made.txt"), "", "text/plain", pages)).text


def item_of(printed: str) -> tuple[Text, Item]:
    """One item whose first line is its heading."""
    text = text_of(printed)
    first, end = text.lines[0], len(text.content)
    number = Found("30", text.span(first.start, first.end))
    return text, Item(number, None, (), first.start, first.end, end, read_blocks(text, first.end, end))


def front_of(printed: str) -> tuple[Text, Outline]:
    """A document that is only a front page."""
    text = text_of(printed)
    return text, Outline((Region("front", 0, len(text.content)),))


def roster_of(*people: str) -> Roster:
    """A list of `Maj Ekdal (S)`; the first is the chair."""
    listed = []
    for n, person in enumerate(people):
        name, _, party = person.partition(" (")
        listed.append(Attendance(name=name, party=party.strip(")") or None, office=None if n else "chair"))
    return Roster(tuple(listed))


def names(movers: object) -> list[str]:
    """Movers as `Maj Ekdal (S)`."""
    return [f"{m.name} ({m.party})" if m.party else m.name for m in movers]  # type: ignore[attr-defined]
