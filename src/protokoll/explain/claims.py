"""Which words of a document were taken for what, by which rule: claims over the text, the strongest last."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from protokoll.explain.claim import VALUE, Claim
from protokoll.explain.entries import entries
from protokoll.explain.fields import fields
from protokoll.explain.formulas import formulas
from protokoll.explain.repeats import repeats
from protokoll.explain.values import values
from protokoll.outline import Item, Outline
from protokoll.outline.normalise import Normalised
from protokoll.records import Minutes
from protokoll.text import Source, Text

_REGIONS = {
    "contents": ("contents", "rows of the table of contents"),
    "header": ("header", "heads the next items"),
    "annex": ("annex", "what stands in an annex is not the meeting's own"),
}
_RECORDS = {
    "Minutes": "meeting", "CaseNumber": "meeting", "Attendance": "attendance", "Signature": "signature",
    "Notice": "notice", "Vote": "vote", "Ballot": "vote",
}


class ParsedDocument(Protocol):
    """What explaining needs of a parsed document."""

    @property
    def minutes(self) -> Minutes:
        """The records."""

    @property
    def text(self) -> Text:
        """The text that their spans count."""

    @property
    def outline(self) -> Outline:
        """Regions and items."""

    @property
    def normalised(self) -> Normalised:
        """The way back to the paper, and what was taken out as furniture."""

    @property
    def source(self) -> Source:
        """The paper as read."""


class Claims:
    """All claims on a document's text. Of several on the same characters the last one owns them."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self.text = parsed.text
        self.values = tuple(values(parsed.minutes))
        self.claims: list[Claim] = []
        self._owner = [-1] * len(parsed.text.content)
        inside = [(item.start, item.end) for item in parsed.outline.items]
        outside = _outside(inside, len(parsed.text.content))
        self._take(_regions(parsed.outline))
        self._take(fields(self.text, parsed.outline, outside))
        self._take(_items(parsed.outline))
        self._take(_records(self, inside))
        self._take(repeats(parsed, outside, self.unclaimed(outside)))
        self._take(entries(self.text, self, outside))
        self._take(formulas(self.text, parsed.minutes, self.unclaimed(outside)))
        self._take(_drawn(self.text, self.unclaimed()))

    def owner(self, offset: int) -> Claim | None:
        """The claim that the character at `offset` belongs to."""
        index = self._owner[offset]
        return self.claims[index] if index >= 0 else None

    def runs(self, start: int, end: int) -> Iterator[tuple[int, int, Claim | None]]:
        """The stretches between two offsets that belong to the same claim, or to none."""
        at = start
        while at < end:
            index, stop = self._owner[at], at + 1
            while stop < end and self._owner[stop] == index:
                stop += 1
            yield at, stop, self.claims[index] if index >= 0 else None
            at = stop

    def unclaimed(self, stretches: list[tuple[int, int]] | None = None) -> list[tuple[int, int]]:
        """What nobody has claimed, line by line and without outer spaces; of some stretches, or of the whole text."""
        out = []
        for a, b in stretches if stretches is not None else [(0, len(self.text.content))]:
            for line in self.text.lines_in(a, b):
                for start, end, claim in self.runs(line.start, min(line.end, b)):
                    said = self.text.content[start:end]
                    if claim is None and said.strip():
                        out.append((start + len(said) - len(said.lstrip()), start + len(said.rstrip())))
        return out

    def _take(self, claims: Iterator[Claim]) -> None:
        for claim in claims:
            self.claims.append(claim)
            self._owner[claim.start : claim.end] = [len(self.claims) - 1] * (claim.end - claim.start)


def _outside(inside: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """The stretches that belong to no item."""
    out, at = [], 0
    for start, end in inside:
        if start > at:
            out.append((at, start))
        at = max(at, end)
    return [*out, (at, length)] if at < length else out


def _regions(outline: Outline) -> Iterator[Claim]:
    for region in outline.regions:
        if region.kind in _REGIONS:
            kind, rule = _REGIONS[region.kind]
            yield Claim(region.start, region.end, kind, rule)


def _items(outline: Outline) -> Iterator[Claim]:
    for item in outline.items:
        yield from _item(item)


def _item(item: Item) -> Iterator[Claim]:
    """Heading, then the sections: each heading, each text."""
    what = f"§ {item.number.value}" if item.number.value else "item without a number"
    yield Claim(item.start, item.body, "item heading", item.rule, what)
    for block in item.blocks:
        if block.heading is not None and block.heading.span is not None:
            span = block.heading.span
            yield Claim(span.start, max(span.end, block.start), "section heading", block.rule, block.role)
        yield Claim(block.start, block.end, "section", block.rule, block.role)


def _records(claims: Claims, inside: list[tuple[int, int]]) -> Iterator[Claim]:
    """Values that stand outside the items; those within stay in their section."""
    labels = [claim for claim in claims.claims if claim.kind == "field"]
    for value in claims.values:
        span = value.span
        if span is None or span.start >= span.end or any(a <= span.start < b for a, b in inside):
            continue
        kind = _RECORDS.get(value.record, "value")
        field = claims.owner(span.start)
        if kind == "attendance":
            field = next((label for label in reversed(labels) if label.start <= span.start), None)
        rule = f"{VALUE}, label {field.what}" if field is not None and field.kind == "field" else VALUE
        yield Claim(span.start, span.end, kind, rule, value.name)


def _drawn(text: Text, unclaimed: list[tuple[int, int]]) -> Iterator[Claim]:
    """Dotted and drawn lines, stray signs: nothing that says anything."""
    for start, end in unclaimed:
        if not any(c.isalnum() for c in text.content[start:end]):
            yield Claim(start, end, "drawn", "no letter and no figure")
