"""Where words of the text stand on the page, as boxes in parts of its width and height."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from protokoll.explain.claims import ParsedDocument
from protokoll.text import Line, Row

_NARROW, _WIDE = frozenset(" .,:;'|!()[]/iljtfrI-"), frozenset("mwMW@%—…")
_PAD = 1.5


class Box(NamedTuple):
    """A box on a page: the page's index, then left, top, width and height in parts of 1000."""

    page: int
    x: int
    y: int
    width: int
    height: int


class Boxes:
    """The boxes of a document whose reader knew where its rows stand."""

    def __init__(self, parsed: ParsedDocument) -> None:
        self.text = parsed.text
        self.pages = parsed.source.pages
        self.origin = parsed.normalised.origin
        self.left, self.char = self._columns()

    def of(self, start: int, end: int) -> list[Box]:
        """The boxes of the words between two offsets, one a row."""
        first = self.text.line_at(start)
        if first is None:
            return []
        lines = [first, *(line for line in self.text.lines_in(first.end, end) if line.index > first.index)]
        return [box for line in lines for box in self._line(line, max(start, line.start), min(end, line.end))]

    def rows(self, start: int, end: int) -> Iterator[Box]:
        """The whole rows on which the words between two offsets stand."""
        first = self.text.line_at(start)
        for line in self.text.lines_in(first.start if first else start, end):
            page, rows = self._rows(line)
            yield from (self.row(page, row) for row in rows)

    def row(self, page: int, row: Row) -> Box:
        """A whole row, or, where the reader did not know its place, the whole page."""
        return Box(page, 0, 0, 1000, 1000) if row.box is None else self._box(page, row, row.box[0], row.box[2])

    def _columns(self) -> tuple[float, float]:
        """Left edge and width of a character: two rows tell how columns count points."""
        rows = (row for page in self.pages for row in page.rows)
        known = [(row.cells[0][2], row.box[0]) for row in rows if row.box and row.cells and row.cells[0][2]]
        if not known:
            return 0.0, 5.0
        (c0, x0), (c1, x1) = min(known), max(known)
        if c1 - c0 < 1:
            return x0 - c0 * 5.0, 5.0
        char = (x1 - x0) / (c1 - c0)
        return x0 - c0 * char, char

    def _rows(self, line: Line) -> tuple[int, list[Row]]:
        """The page and the rows that a line was made of."""
        page, first = self.origin[line.index]
        after = self.origin[line.index + 1] if line.index + 1 < len(self.origin) else (page, first + 1)
        last = after[1] if after[0] == page else first + 1
        return page, list(self.pages[page].rows[first : max(last, first + 1)])

    def _line(self, line: Line, start: int, end: int) -> Iterator[Box]:
        """Boxes on the rows that a line was made of: one, or more where a word was joined over a line break."""
        if start >= end:
            return
        page, found = self._rows(line)
        rows = [row for row in found if row.box is not None]
        words = self.text.content[start:end]
        for row in rows:
            at = _nearest(row.text, words, start - line.start + len(row.text) - len(row.text.lstrip()))
            if at >= 0:
                yield self._box(page, row, self._x(row, at), self._x(row, at + len(words)))
                return
        for row in rows if end - start > 0.5 * (line.end - line.start) else rows[:1]:
            if row.box is not None:
                yield self._box(page, row, row.box[0], row.box[2])

    def _box(self, page: int, row: Row, x0: float, x1: float) -> Box:
        assert row.box is not None
        width, height = self.pages[page].width or 1.0, self.pages[page].height or 1.0
        top, bottom = row.box[1] - _PAD, row.box[3] + _PAD
        return Box(page, round((x0 - _PAD) / width * 1000), round(top / height * 1000),
                   round((x1 - x0 + 2 * _PAD) / width * 1000), round((bottom - top) / height * 1000))

    def _x(self, row: Row, at: int) -> float:
        """The place across the page of the character at `at` of a row's text."""
        assert row.box is not None
        cells = row.cells or ((0, len(row.text), 0.0),)
        start, end, column = next((cell for cell in reversed(cells) if cell[0] <= at), cells[0])
        last_start, last_end, last_column = cells[-1]
        last_x = self.left + last_column * self.char if len(cells) > 1 else row.box[0]
        unit = (row.box[2] - last_x) / max(_weight(row.text[last_start:last_end]), 1.0)
        x = row.box[0] if start == cells[0][0] else self.left + column * self.char
        return min(row.box[2], x + _weight(row.text[start : min(at, end)]) * unit)


def _weight(words: str) -> float:
    """About how wide words are, in usual letters."""
    return sum(0.5 if c in _NARROW else 1.5 if c in _WIDE else 1.25 if c.isupper() else 1.0 for c in words)


def _nearest(row: str, words: str, expected: int) -> int:
    """The place of words in a row that is nearest to where they are expected; -1 where they do not stand there."""
    best, at = -1, row.find(words)
    while at >= 0:
        if best < 0 or abs(at - expected) < abs(best - expected):
            best = at
        at = row.find(words, at + 1)
    return best
