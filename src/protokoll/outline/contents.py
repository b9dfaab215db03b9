"""The table of contents as a witness: number -> title, also where the number stands between two title lines."""

from __future__ import annotations

import regex

from protokoll.outline.candidates import Candidate
from protokoll.text import Line, Text

_TAIL = regex.compile(r"(?:[\s.…·]{3,}|\s{3,})\d{1,3}\s*$|[\s.…·]{4,}$")


def contents_titles(text: Text, rows: tuple[Candidate, ...]) -> dict[str, str]:
    """The titles of the contents page by number, printed above, beside and below their numbers."""
    titles: dict[str, str] = {}
    used: set[int] = set()
    for i, row in enumerate(rows):
        after = rows[i + 1].line.index if i + 1 < len(rows) else row.line.index + 3
        pieces = [_clean(row.rest)] if row.rest else []
        if not row.rest and row.line.index and row.line.index - 1 not in used:
            above = text.lines[row.line.index - 1]
            if not row.line.gap and above.page == row.line.page:
                pieces.insert(0, _clean(text.of(above)))
        for line in text.lines[row.line.index + 1 : after]:
            next_bare = i + 1 < len(rows) and not rows[i + 1].rest and line.index == after - 1
            if line.gap or line.page != row.line.page or next_bare or not _beside(row.line, line):
                break
            pieces.append(_clean(text.of(line)))
            used.add(line.index)
        titles.setdefault(f"{row.number}{row.suffix}", " ".join(p for p in pieces if p))
    return {number: title for number, title in titles.items() if title}


def _beside(row: Line, line: Line) -> bool:
    """A title's second line stands in the column of titles, or nothing tells columns apart."""
    return line.indent >= row.indent


def _clean(words: str) -> str:
    return " ".join(_TAIL.sub("", words).split())
