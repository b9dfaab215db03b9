"""The only place where characters move: edits are proposed by cleaners and applied here, with the map back."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple


class Edit(NamedTuple):
    """Replace characters `start` to `end` of a text by `new`; `rule` says which cleaner wanted it."""

    start: int
    end: int
    new: str
    rule: str


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """From offsets in an edited text to offsets in the text before.

    `new[i]` and `old[i]` are where the i-th kept stretch begins in the edited and in the old text;
    `length[i]` is how many characters it keeps.
    """

    new: list[int] = field(default_factory=list)
    old: list[int] = field(default_factory=list)
    length: list[int] = field(default_factory=list)

    def back(self, offset: int) -> int:
        """The old offset of the character at `offset` (inserted characters map to where the edit began)."""
        i = bisect_right(self.new, offset) - 1
        if i < 0:
            return 0
        return self.old[i] + min(offset - self.new[i], self.length[i])

    def forward(self, offset: int) -> int:
        """The new offset of the old character at `offset` (removed characters map to what follows them)."""
        i = bisect_right(self.old, offset) - 1
        if i < 0:
            return 0
        inside = offset - self.old[i]
        if inside < self.length[i] or i + 1 == len(self.new):
            return self.new[i] + min(inside, self.length[i])
        return self.new[i + 1]


def apply(text: str, edits: Iterable[Edit]) -> tuple[str, OffsetMap]:
    """Apply edits (any order; of two that overlap the first by position wins) and return text and map."""
    parts: list[str] = []
    spans = OffsetMap()
    at = length = 0

    def keep(start: int, end: int) -> int:
        if end > start or not spans.new:
            spans.new.append(length)
            spans.old.append(start)
            spans.length.append(end - start)
            parts.append(text[start:end])
        return end - start

    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start < at:
            continue
        length += keep(at, edit.start)
        parts.append(edit.new)
        length += len(edit.new)
        at = edit.end
    keep(at, len(text))
    return "".join(parts), spans
