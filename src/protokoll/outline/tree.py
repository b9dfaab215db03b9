"""The tree that segmentation gives and that every extractor reads. All numbers are offsets into the text."""

from __future__ import annotations

from dataclasses import dataclass, field

from protokoll.shapes.case_numbers import CaseMatch
from protokoll.text import Found


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text with one purpose.

    `kind`: `front` (form page, cover), `contents`, `closing` (attendance, adjustment and signatures after the last
    item), `annex`.
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A section (avsnitt) of an item. `role` is a key of `lexicon/headings.toml`, or `text` before the first heading.

    `heading` is the printed heading (None without one); `start` to `end` is what stands under it. A heading and its
    text may share a line (`Beslut Kommunstyrelsen beslutar`). `rule` names the rule that opened the block.
    """

    role: str
    heading: Found[str] | None
    start: int
    end: int
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One § or numbered item: heading line(s), title, case numbers, and its blocks in printed order.

    `start` is where its heading begins, `body` where the text after heading, title and case numbers begins.
    `synthetic` is true for an item without a printed number.
    """

    number: Found[str]
    title: Found[str] | None
    case_numbers: tuple[CaseMatch, ...]
    start: int
    body: int
    end: int
    blocks: tuple[Block, ...] = ()
    immediate: bool = False
    withheld: bool = False
    synthetic: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's regions and items, in order."""

    regions: tuple[Region, ...] = ()
    items: tuple[Item, ...] = ()
    contents: dict[str, str] = field(default_factory=dict)

    def region(self, kind: str) -> Region | None:
        """The first region of a kind."""
        return next((r for r in self.regions if r.kind == kind), None)
