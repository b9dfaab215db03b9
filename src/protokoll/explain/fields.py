"""Claims of the form: labels of the front page and of the last page, with the words beside or below them."""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.explain.claim import Claim
from protokoll.explain.entries import without_names
from protokoll.lexicon.labels import match_label
from protokoll.outline import Outline
from protokoll.outline.form import LISTS, Field, read_form
from protokoll.text import Cell, Text

PEOPLE = LISTS | {"adjusters", "chair", "secretary", "adjuster", "signatures", "presenters"}
"""Fields that hold people: a name in them is claimed only by a record."""
_NEAR = 3
_LINES = 2


def fields(text: Text, outline: Outline, outside: list[tuple[int, int]]) -> Iterator[Claim]:
    """Labels that are known, and their values; people's names are left to the records."""
    skipped = [(r.start, r.end) for r in outline.regions if r.kind in ("annex", "contents")]
    for start, end in outside:
        for field in read_form(text, start, end):
            if field.key != "unknown" and not any(a <= field.start < b for a, b in skipped):
                yield from _field(text, field)
                yield from _label(text, field)


def _field(text: Text, field: Field) -> Iterator[Claim]:
    rule = f"stands with the label {field.key}"
    for value in field.values:
        if value.span is None:
            continue
        start, end = value.span.start, value.span.end
        pieces = without_names(text, start, end) if field.key in PEOPLE else [(start, end)]
        for a, b in pieces:
            yield Claim(a, b, "field", rule, field.key)


def _label(text: Text, field: Field) -> Iterator[Claim]:
    """The label, also where it goes on below itself (`Justeringens ⏎ plats och tid`, `Under- ⏎ skrifter`)."""
    start, end = field.label.start, field.label.end
    yield Claim(start, end, "field", "a label that is known", field.key)
    line = text.line_at(start)
    above = next((c for c in line.cells if c.start <= start < c.end), None) if line else None
    if line is None or above is None:
        return
    words = text.content[start : above.end]
    for below in text.lines[line.index + 1 : line.index + 1 + _LINES]:
        cell = next((c for c in below.cells if abs(c.column - above.column) <= _NEAR), None)
        stop = _goes_on(text, words, cell) if cell else 0
        if cell is None or not stop:
            return
        yield Claim(cell.start, stop, "field", "the label goes on", field.key)
        words = f"{words} {text.content[cell.start : stop]}"


def _goes_on(text: Text, words: str, cell: Cell) -> int:
    """Where the words of a cell that belong to the label above end; 0 where none does."""
    more = text.content[cell.start : cell.end]
    for glue in ("", " "):
        before = words.removesuffix("-") if glue == "" else words
        match = match_label(f"{before}{glue}{more}")
        if match is not None and match.end > len(before) + len(glue):
            return min(cell.end, cell.start + match.end - len(before) - len(glue))
    return 0
