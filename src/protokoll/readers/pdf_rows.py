"""From the words of a PDF page to rows laid out in columns, as the eye sees them."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

import regex

from protokoll.readers.pdf_words import Word
from protokoll.text import Row

_SAME_BASE = 0.35
"""Words whose baselines differ by less than this part of the font size stand on the same row."""
_CELL_GAP = 1.0
"""A wider gap than this, in font sizes, parts two cells."""
_ALIGNED_GAP = 0.5
"""So does a gap wider than this where what follows begins where other cells of the page begin."""
_WIDE_GAP = 2.2
"""In justified lines, a gap that is this many times the usual one parts two cells."""
_MARKER_GAP = 3.5
"""A list marker belongs to the text that follows it within this many font sizes."""
_BLANK = 1.3
"""A row that stands this many usual distances below the row above has a blank row before it."""
_TOUCHING = 0.03
"""Words closer than this are parts of one word."""
_SPACED_OUT = regex.compile(r"(?:\p{Lu} ){4,}\p{Lu}")
_DASHES = frozenset("-–—*")
_MARKER = regex.compile(r"(?:[•\-–—*o]|\d{1,2}[.)]|[a-zåäö]\))")


class _Cell(NamedTuple):
    text: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Layout:
    """What the whole document has in common: left edge, width of a character, distance between lines in font sizes."""

    left: float
    char: float
    leading: float

    def column(self, x: float) -> float:
        """The place across the page in characters."""
        return round(max(0.0, (x - self.left) / self.char), 1)


def layout_of(lines: list[list[list[Word]]]) -> Layout:
    """Measure the lines of all pages."""
    words = [word for page in lines for line in page for word in line]
    char = median((word.x1 - word.x0) / len(word.text) for word in words) or 5.0
    edges = sorted(line[0].x0 for page in lines for line in page)
    gaps = sorted(
        gap
        for page in lines
        for above, below in pairwise(page)
        if 0.9 < (gap := (below[0].base - above[0].base) / max(_size(above), _size(below))) < 2.4
    )
    leading = gaps[len(gaps) // 5] if gaps else 1.2
    return Layout(edges[len(edges) // 50], char, min(max(leading, 1.0), 1.75))


def lines_of(words: Iterable[Word]) -> list[list[Word]]:
    """Group words into printed lines, from the top, each from left to right."""
    bases: list[float] = []
    lines: list[list[Word]] = []
    small: list[Word] = []
    ordered = sorted(words, key=lambda word: (word.base, word.x0))
    usual = median(word.size for word in ordered) if ordered else 0.0
    for word in ordered:
        if word.size < 0.75 * usual:
            small.append(word)
        elif lines and word.base - bases[-1] < 0.05 and word.x0 >= lines[-1][-1].x1:
            lines[-1].append(word)
        else:
            _place(word, bases, lines)
    for word in small:
        _place_small(word, bases, lines)
    for line in lines:
        line.sort(key=lambda word: word.x0)
    return [_once(line) for line in lines]


def _place(word: Word, bases: list[float], lines: list[list[Word]]) -> None:
    """Put a word on the nearest line that has room for it, or on a line of its own."""
    reach = _SAME_BASE * word.size
    at = bisect_left(bases, word.base - reach)
    end = bisect_left(bases, word.base + reach)
    for i in sorted(range(at, end), key=lambda i: abs(bases[i] - word.base)):
        if not any(_overlap(word, other) for other in lines[i]):
            lines[i].append(word)
            return
    at = bisect_left(bases, word.base)
    bases.insert(at, word.base)
    lines.insert(at, [word])


def _place_small(word: Word, bases: list[float], lines: list[list[Word]]) -> None:
    # `…om 250 m² mark¹`: raised or lowered figures belong to the row of the word that they touch
    at = bisect_left(bases, word.base - word.size)
    for i in range(at, len(bases)):
        if bases[i] - word.base > word.size:
            break
        for other in lines[i]:
            if other.size > word.size * 1.2 and -0.3 < (word.x0 - other.x1) / word.size < 0.35:
                lines[i].append(word)
                return
    _place(word, bases, lines)


def _overlap(one: Word, other: Word) -> bool:
    shared = min(one.x1, other.x1) - max(one.x0, other.x0)
    return shared > 0.3 * min(one.size, other.size) and not _same(one, other)


def _same(one: Word, other: Word) -> bool:
    return one.text == other.text and abs(one.x0 - other.x0) < 0.15 * one.size


def _once(line: list[Word]) -> list[Word]:
    # Some programs print a word twice, a hair apart, to make it bold.
    return [word for i, word in enumerate(line) if not i or not _same(word, line[i - 1])]


def _size(line: list[Word]) -> float:
    return max(word.size for word in line)


def rows_of(lines: list[list[Word]], layout: Layout) -> tuple[Row, ...]:
    """Lay the lines of a page out as rows; blank rows stand for wide gaps."""
    rows: list[Row] = []
    above: list[Word] | None = None
    for line, cells in zip(lines, _cells_of(lines), strict=True):
        if above is not None:
            usual = layout.leading * max(_size(above), _size(line))
            gap = (line[0].base - above[0].base) / usual
            if gap > _BLANK:
                rows.extend([Row("")] * min(3, max(1, round(gap) - 1)))
        rows.append(_row(line, cells, layout))
        above = line
    return tuple(rows)


def _row(line: list[Word], line_cells: list[_Cell], layout: Layout) -> Row:
    text = ""
    cells: list[tuple[int, int, float]] = []
    for cell in line_cells:
        column = layout.column(cell.x0)
        at = max(round(column), len(text) + 3 if text else 0)
        text = text.ljust(at) + cell.text
        cells.append((at, len(text), column))
    top, bottom = min(word.top for word in line), max(word.bottom for word in line)
    letters = sum(len(word.text) for word in line)
    bold = sum(len(word.text) for word in line if word.bold) > 0.8 * letters
    size = max(line, key=lambda word: len(word.text)).size
    box = (line[0].x0, top, max(word.x1 for word in line), bottom)
    return Row(text, tuple(cells), 0, bold, round(size, 1), round(line[0].base, 1), box)


def _cells_of(lines: list[list[Word]]) -> list[list[_Cell]]:
    """The cells of each line of a page."""
    gaps = [[(b.x0 - a.x1) / max(a.size, b.size) for a, b in pairwise(line)] for line in lines]
    cells = [_cells(line, gap, {}) for line, gap in zip(lines, gaps, strict=True)]
    columns = Counter(round(cell.x0) for line_cells in cells for cell in line_cells[1:])
    for i, line_gaps in enumerate(gaps):
        doubtful = any(gap < _TOUCHING or _ALIGNED_GAP < gap <= _CELL_GAP for gap in line_gaps)
        if columns and (doubtful or any(word.text in _DASHES for word in lines[i])):
            cells[i] = _cells(lines[i], line_gaps, columns)
    return cells


def _cells(line: list[Word], gaps: list[float], columns: Mapping[int, int]) -> list[_Cell]:
    narrow = sorted(gap for gap in gaps if gap < 1.5)
    # In justified lines all spaces are wide.
    usual = narrow[len(narrow) // 2] if len(narrow) > 3 else 0.0
    limit = max(_CELL_GAP, _WIDE_GAP * usual)
    aligned = max(_ALIGNED_GAP, _WIDE_GAP * usual)
    cells: list[_Cell] = []
    for i, word in enumerate(line):
        gap = gaps[i - 1] if cells else limit + 1
        others = columns.get(round(word.x0), 0)
        apart = gap > limit or (gap > aligned and others >= 3) or (gap < _TOUCHING and others > 0)
        # `S   Maj Ekdal` over `-   Bo Ek`: the dash stands where others have their party
        listed = cells and _is_marker(cells[-1], gap) and not (others >= 3 and cells[-1].text in _DASHES)
        if apart and not listed:
            cells.append(_Cell(word.text, word.x0, word.x1))
        else:
            glue = "" if abs(gap) < _TOUCHING else " "
            cells[-1] = _Cell(cells[-1].text + glue + word.text, cells[-1].x0, word.x1)
    return [_unspaced(cell) if cell.text[1:2] == " " else cell for cell in cells]


def _unspaced(cell: _Cell) -> _Cell:
    # `P R O T O K O L L`
    if not _SPACED_OUT.fullmatch(cell.text):
        return cell
    return cell._replace(text=cell.text.replace(" ", ""))


def _is_marker(cell: _Cell, gap: float) -> bool:
    return gap <= _MARKER_GAP and bool(_MARKER.fullmatch(cell.text))
