"""Text that knows its lines, cells and pages; searches return places, never copies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from protokoll.text.span import Found, Span

_SPACE = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words that stand together on a line: offsets into the text, and the column (in characters) they begin at."""

    start: int
    end: int
    column: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line with something on it.

    `start` and `end` bound its words (no outer spaces). `gap` is the number of blank lines above it (a page's first
    line has at least 1). `level` is 1-6 where the format marks a heading.
    """

    index: int
    page: int
    start: int
    end: int
    cells: tuple[Cell, ...]
    gap: int = 0
    level: int = 0
    bold: bool = False
    size: float = 0.0
    top: bool = False

    @property
    def indent(self) -> float:
        """The column of the first cell."""
        return self.cells[0].column if self.cells else 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """A document's text after cleaning: what `protokoll text` prints and what spans count.

    Pages are separated by a form feed. `page_starts[i]` is the offset of the page whose number is `page_numbers[i]`.
    """

    content: str
    lines: tuple[Line, ...]
    page_starts: tuple[int, ...] = (0,)
    page_numbers: tuple[int, ...] = (1,)
    _starts: list[int] = field(default_factory=list, compare=False, repr=False)

    def __post_init__(self) -> None:
        self._starts.extend(line.start for line in self.lines)

    def page_at(self, offset: int) -> int:
        """The number of the page that the character at `offset` stands on."""
        return self.page_numbers[max(0, bisect_right(self.page_starts, offset) - 1)]

    def span(self, start: int, end: int) -> Span:
        """The span of `start` to `end` without outer white space."""
        while start < end and self.content[start].isspace():
            start += 1
        while end > start and self.content[end - 1].isspace():
            end -= 1
        return Span(self.page_at(start), start, end)

    def found(self, start: int, end: int) -> Found[str]:
        """The words from `start` to `end` on one line, with their place."""
        span = self.span(start, end)
        return Found(_SPACE.sub(" ", self.content[span.start : span.end]), span)

    def of(self, line: Line) -> str:
        """The words of a line."""
        return self.content[line.start : line.end]

    def line_at(self, offset: int) -> Line | None:
        """The last line that begins at or before `offset`."""
        i = bisect_right(self._starts, offset) - 1
        return self.lines[i] if i >= 0 else None

    def lines_in(self, start: int, end: int) -> tuple[Line, ...]:
        """The lines that begin within `start` to `end`."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return self.lines[first:last]

    def search(self, pattern: regex.Pattern[str], start: int = 0, end: int | None = None) -> regex.Match[str] | None:
        """The first match within absolute bounds; its offsets are offsets into the text."""
        return pattern.search(self.content, start, len(self.content) if end is None else end)

    def finditer(
        self, pattern: regex.Pattern[str], start: int = 0, end: int | None = None
    ) -> Iterator[regex.Match[str]]:
        """All matches within absolute bounds."""
        return pattern.finditer(self.content, start, len(self.content) if end is None else end)
