"""Keeps columns apart: tabs and table cells become places across the page."""

from __future__ import annotations

from itertools import zip_longest

from protokoll.text import Row

_TAB = 8
_APART = 3
_WIDEST = 60


def spread_tabs(line: str) -> str:
    """A line with spaces for tabs, at least three between words, so that the columns stay apart."""
    if "\t" not in line:
        return line
    text = ""
    for part in line.rstrip().split("\t"):
        text += part
        at = (len(text) // _TAB + 1) * _TAB
        text = text.ljust(at if not text.strip() or at >= len(text.rstrip()) + _APART else at + _TAB)
    return text.rstrip()


def table_rows(table: list[list[str]]) -> list[Row]:
    """Rows of a table whose cells stand at the same columns all the way down, three or more spaces apart."""
    starts = [0]
    for column in zip_longest(*table, fillvalue=""):
        width = min(_WIDEST, max(len(cell) for cell in column))
        starts.append(starts[-1] + (width + _APART if width else 0))
    return [_table_row(cells, starts) for cells in table]


def _table_row(line: list[str], starts: list[int]) -> Row:
    text = ""
    cells: list[tuple[int, int, float]] = []
    for cell, start in zip(line, starts, strict=False):
        if cell:
            at = max(start, len(text) + _APART if text else 0)
            text = text.ljust(at) + cell
            # A cell may hold columns of its own.
            for begin, end, column in Row.plain(cell).cells:
                cells.append((at + begin, at + end, start + column))
    return Row(text, tuple(cells))
