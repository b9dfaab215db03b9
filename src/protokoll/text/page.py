"""The paper as read: pages of rows, each row with its words' places."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import regex

_CELL = regex.compile(r"\S+(?:[ \u00a0]{1,2}\S+)*")


@dataclass(frozen=True, slots=True)
class Row:
    """One printed line of a page.

    `text` is what stands on it, columns kept apart by three or more spaces. `cells` are (start, end, column): offsets
    into `text`, and the place across the page in characters, which for a PDF comes from the geometry. `level` is 1-6
    for a heading that the format itself marks, else 0. `y` is the distance from the top of the page in points, `size`
    the font size in points (0 where the format has none).
    """

    text: str
    cells: tuple[tuple[int, int, float], ...] = ()
    level: int = 0
    bold: bool = False
    size: float = 0.0
    y: float = 0.0
    box: tuple[float, float, float, float] | None = None

    @classmethod
    def plain(cls, text: str, level: int = 0, bold: bool = False) -> Row:
        """A row of plain text: cells are found by their gaps of three spaces or a tab."""
        text = text.rstrip().expandtabs(8)
        cells = tuple((m.start(), m.end(), float(m.start())) for m in _CELL.finditer(text))
        return cls(text, cells, level, bold)


@dataclass(frozen=True, slots=True)
class Page:
    """One page; `number` counts from 1 in the file. Blank rows stand for blank lines or wide gaps."""

    number: int
    rows: tuple[Row, ...]
    width: float = 0.0
    height: float = 0.0
    has_text: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """A document as a reader returns it.

    `notes` are (code, message, page) of what the reader could not read (`page.no-text`, …).
    """

    path: Path
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    title: str | None = None
    notes: tuple[tuple[str, str, int | None], ...] = field(default=())


def page_from_text(text: str, number: int = 1) -> Page:
    """A page of plain text, a row a line."""
    return Page(number, tuple(Row.plain(line) for line in text.split("\n")))
