"""What kind of document it is: independent signals are weighed, and each says what it saw."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from protokoll.lexicon import load
from protokoll.outline import Outline
from protokoll.records import DocumentKind
from protokoll.text import Text

_TOP_LINES = 25


class Signal(NamedTuple):
    """Words that speak for a kind, where they must stand (`top` of the document or `any`), and how much they weigh."""

    kind: DocumentKind
    points: float
    where: str
    words: regex.Pattern[str]


@cache
def signals() -> tuple[Signal, ...]:
    """What kinds.toml says."""
    flags = regex.IGNORECASE | regex.MULTILINE
    return tuple(
        Signal(row["kind"], row["points"], row["where"], regex.compile(row["words"], flags))
        for row in load("kinds")["signals"]
    )




def read_kind(text: Text, outline: Outline, people: int) -> DocumentKind:
    """The kind with the most points; `people` is how many the document lists as present."""
    top = text.content[: text.lines[min(_TOP_LINES, len(text.lines)) - 1].end] if text.lines else ""
    points: dict[DocumentKind, float] = {}
    for signal in signals():
        if signal.words.search(top if signal.where == "top" else text.content):
            points[signal.kind] = points.get(signal.kind, 0) + signal.points
    numbered = [item for item in outline.items if not item.synthetic]
    decided = any(block.role == "decision" for item in outline.items for block in item.blocks)
    _structure(points, len(numbered), len(outline.items), decided, people)
    kind: DocumentKind = max(points, key=lambda k: points[k], default="other")
    return kind if points.get(kind, 0) >= 3 else "other"


def _structure(points: dict[DocumentKind, float], numbered: int, items: int, decided: bool, people: int) -> None:
    """What the outline itself says: how many items, whether anything was decided, whether people are listed."""

    def add(kind: DocumentKind, value: float) -> None:
        points[kind] = points.get(kind, 0) + value

    if numbered == 1 and not people:
        add("extract", 4)
        add("minutes", -2)
    elif numbered:
        add("minutes", 3 + 2 * decided)
    elif items > 2:
        add("minutes", 2)
    elif people < 2:
        add("minutes", -4)
    if people >= 3 and items:
        add("minutes", 2)
    if not numbered:
        add("extract", -3)
    if numbered > 1:
        for kind in ("news", "recommendation", "memo"):
            add(kind, -4)
    if numbered and decided:
        add("memo", -6)
    if decided and numbered:
        add("agenda", -3)
        add("notice", -5)
