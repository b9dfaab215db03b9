"""Gathers running text into rows, for formats that have blocks instead of lines."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import zip_longest

import regex

from protokoll.readers.columns import spread_tabs, table_rows
from protokoll.text import Row

_SPACE = regex.compile(r"[ \t\r\n\f\v]+")
_BREAK = regex.compile(r"[\r\n\f\v]+")


class Blocks:
    """Rows of pages in the making: text is added in pieces, and a flush ends the row."""

    def __init__(self, keep_spaces: bool = False) -> None:
        self._keep_spaces = keep_spaces
        self._pages: list[list[Row]] = [[]]
        self._parts: list[str] = []
        self._letters = self._bold_letters = 0
        self._marker = ""
        self._depth = self._level = 0

    def add(self, text: str) -> None:
        """Add a piece of running text to the row in the making."""
        self._parts.append(text)
        count = len(text) - text.count(" ")
        if text.strip():
            self._letters += count
            self._bold_letters += count if self._depth else 0

    @contextmanager
    def bold(self) -> Iterator[None]:
        """What is added meanwhile is bold."""
        self._depth += 1
        yield
        self._depth -= 1

    @contextmanager
    def heading(self, level: int) -> Iterator[None]:
        """Rows that end meanwhile are headings."""
        self._level = level
        yield
        self.flush()
        self._level = 0

    def mark(self, marker: str) -> None:
        """The list marker that the next row begins with."""
        self._marker = marker

    def flush(self, keep_blank: bool = False) -> None:
        """End the row in the making."""
        text = unicodedata.normalize("NFC", "".join(self._parts).replace("\u00a0", " "))
        text = _BREAK.sub(" ", text).strip() if self._keep_spaces else _SPACE.sub(" ", text).strip()
        bold = self._letters > 0 and self._bold_letters > 0.9 * self._letters
        self._parts.clear()
        self._letters = self._bold_letters = 0
        if text:
            self._rows.append(Row.plain(spread_tabs(self._marker + text), self._level, bold or self._level > 0))
            self._marker = " " * len(self._marker)
        elif keep_blank:
            self.blank()

    def blank(self) -> None:
        """A blank row, but never two in a row nor at the top of a page."""
        if self._rows and self._rows[-1].text:
            self._rows.append(Row(""))

    def page(self) -> None:
        """Begin a new page."""
        self.flush()
        if self._rows:
            self._pages.append([])

    def verbatim(self, text: str) -> None:
        """Lines that keep their spaces."""
        self.flush()
        self._rows.extend(Row.plain(spread_tabs(line)) for line in text.strip("\n").split("\n"))

    def table(self, table: list[list[list[str]]]) -> None:
        """A table whose cells are lists of lines; cells of one row stand beside each other."""
        self.flush()
        self.blank()
        lines: list[list[str]] = []
        for row in table:
            lines.extend([list(cells) for cells in zip_longest(*row, fillvalue="")])
        self._rows.extend(row for row in table_rows(lines) if row.text)
        self.blank()

    def pages(self) -> list[list[Row]]:
        """The rows of all pages."""
        self.flush()
        for rows in self._pages:
            while rows and not rows[-1].text:
                rows.pop()
        return self._pages

    @property
    def _rows(self) -> list[Row]:
        return self._pages[-1]
