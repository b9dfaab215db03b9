"""Front pages as labels and values, in whatever way they are set: columns, colons, headings with lists below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from protokoll.outline.form_labels import (
    LISTS,
    NEAR,
    ROLES,
    Label,
    office_below,
    plain_label,
    split_cells,
    wrapped_label,
)
from protokoll.outline.form_pairs import detached, named_above, pair_by_kind
from protokoll.outline.furniture import is_signing_strip
from protokoll.text import Cell, Found, Line, Span, Text

__all__ = ["LISTS", "Field", "read_form"]

_SIGNED = ROLES | {"signatures"}
_RIGHT = frozenset({"range", "date", "time", "page", "posted", "removed", "appeal_end", "storage", "case_number"})
_ONE_LINE = frozenset({"document_word", "page", "range", "case_number"})
_SHORT_VALUE = frozenset({"range", "page"})
_DIGITS = frozenset({"date", "posted", "removed", "appeal_end", "range", "page"})
_DIGIT = regex.compile(r"\d")
_RULE = regex.compile(r"[\s._…·~\-–—=*|]+")  # `……………………`
_RUN_ON = regex.compile(r"\s+(?:[\p{Lu}\d§(]|kl\b|klockan\b)")
_RANGE = regex.compile(r"(?:§+|\d)[\s§\d\p{L}–—,.-]{0,40}")
_NUMBERS = regex.compile(r"§*\s*\d{1,4}\s*[-–—]+\s*§*\s*\d{1,4}")
_HEADER_VALUE = regex.compile(r"\(?\d[\d\s./()–-]*")
_ENTRY = regex.compile(r"\p{Lu}[\p{L}'.-]+ .*\((?:\p{L}{1,4}|[-–]+)\)")
_SENTENCE = regex.compile(r"\p{Lu}[^\n]{40,}\p{Ll}\.")
_COLON = regex.compile(r"\p{Lu}\p{L}+(?:\s\p{Ll}+){0,3}:(?=\s+[\p{Lu}\d§]|$)")
_HEAD_WIDTH = 8


@dataclass(frozen=True, slots=True)
class Field:
    """A label of a front page and the values beside or below it, each one printed cell.

    `key` is a key of `lexicon/labels.toml`, or `unknown` for a label that is known only by its place.
    """

    key: str
    label: Span
    values: tuple[Found[str], ...]
    start: int
    end: int


@dataclass(slots=True)
class _Open:
    """A field that is being read. `below` is true where its values stand in the label's own column."""

    key: str
    start: int
    label_end: int
    column: float
    below: bool = True
    value_column: float = 0.0
    values: list[tuple[int, int]] = field(default_factory=list)


def read_form(text: Text, start: int, end: int) -> tuple[Field, ...]:
    """The labels between `start` and `end` with their values, in printed order."""
    lines = tuple(line for line in text.lines_in(start, end) if not is_signing_strip(text.of(line)))
    apart, taken = detached(text.content, lines)
    over, under = named_above(text.content, lines)
    apart, taken = [*apart, *over], taken | under
    reader = _Reader(text, tuple(line for index, line in enumerate(lines) if index not in taken))
    reader.read()
    opened = [_Open(label.key, label.start, label.end, 0.0, values=values) for label, values in apart]
    opened = sorted([*opened, *reader.fields], key=lambda f: f.start)
    out = []
    for one, values in zip(opened, pair_by_kind(text.content, [(f.key, f.values) for f in opened]), strict=True):
        last = max([one.label_end, *(stop for _, stop in values)])
        found = tuple(text.found(*value) for value in values)
        out.append(Field(one.key, text.span(one.start, one.label_end), found, one.start, last))
    return tuple(out)


class _Reader:
    """Reads the lines one by one; `main` is the field that lines without a label belong to."""

    def __init__(self, text: Text, lines: tuple[Line, ...]) -> None:
        self.text = text
        self.lines = lines
        split = [split_cells(text.content, line) for line in lines]
        self.cells = [cells for cells, _ in split]
        self.joint = frozenset().union(*(made for _, made in split))
        self.fields: list[_Open] = []
        self.main: _Open | None = None
        self.right: _Open | None = None
        self.used: dict[int, int] = {}  # start of a cell that goes on a label -> where its value begins

    def read(self) -> None:
        for index, line in enumerate(self.lines):
            labels = dict(self._labels(index, line))
            if line.level and not labels:
                self.main = self.right = None
            if labels:
                self._labelled(index, line, labels)
            else:
                self._unlabelled(index, line)

    # Labels

    def _labels(self, index: int, line: Line) -> Iterator[tuple[int, Label]]:
        first, last = self.main.key if self.main else "", -1
        for place, cell in enumerate(self.cells[index]):
            if cell.start in self.used:
                continue
            label = self._label(index, cell)
            beside = last == place - 1
            if label is None or (place and (label.key == first if beside else label.key in LISTS)):
                continue  # a word in a list's table, or `Paragrafer    §§ 12–34`
            if self._welcome(label, line, place, first):
                first, last = label.key, place
                yield place, label

    def _label(self, index: int, cell: Cell) -> Label | None:
        below = list(zip(self.lines[index + 1 : index + 3], self.cells[index + 1 : index + 3], strict=True))
        wrapped = wrapped_label(self.text.content, cell, below)
        if wrapped is None:
            return plain_label(self.text.content, cell.start, cell.end)
        label, taken = wrapped
        self.used.update(taken)
        return label

    def _welcome(self, label: Label, line: Line, place: int, before: str) -> bool:
        """Whether a label may stand here: a role in a list is an entry of the list, and so is a word in a table."""
        content = self.text.content
        main, listed = self.main, self.main is not None and self.main.key in LISTS
        last = main.values[-1] if main and listed and main.values else None
        if main and last and office_below(content, label, line, main.start) and _ENTRY.fullmatch(content, *last):
            return False
        if label.follows and not label.colon and label.key in _DIGITS and not _DIGIT.search(content, *label.place):
            return False  # `Dag Kristoffersson (MP)` is a person
        if main and place == 0 and self._title_of_value(main, label, line):
            self.used[label.start] = line.end
            return False
        if place == 0 or label.start in self.joint:
            if label.key in ROLES and label.follows and not label.colon:
                return not listed and _RUN_ON.match(content, label.end) is not None
            if label.key in ROLES and listed and len(line.cells) > 1:
                beside = main is not None and not main.below and abs(line.indent - main.column) <= NEAR
                return beside or not (main and main.values)
            return label.colon or not label.follows or _RUN_ON.match(content, label.end) is not None
        if label.key in _RIGHT:
            if content[label.start] == "§" and self.main is not None and self.main.key in LISTS:
                return False
            fits = _HEADER_VALUE.match(content, label.value, label.value_end) is not None
            return not label.follows or label.colon or label.key in _SHORT_VALUE or fits
        if label.key in (*ROLES, "adjusters") and not label.follows:
            return before in _SIGNED
        if label.key in LISTS and before in LISTS and not label.follows:
            return True  # `Ledamöter      Ersättare`, each above its column
        return label.follows and label.colon

    def _title_of_value(self, main: _Open, label: Label, line: Line) -> bool:
        """`Justeras   Maj Ekdal ⏎ (in the same column) Ordförande` says what Maj Ekdal is."""
        if label.key not in ROLES or label.follows or label.colon or line.gap or len(line.cells) > 1:
            return False
        signs = main.key in ROLES and bool(main.values) and not main.below
        return signs and main.value_column > main.column and abs(line.indent - main.value_column) <= NEAR

    # Values

    def _labelled(self, index: int, line: Line, labels: dict[int, Label]) -> None:
        current: _Open | None = None
        for place, cell in enumerate(self.cells[index]):
            label = labels.get(place)
            if label is None:
                if current is None:
                    self._give(line, cell)
                else:
                    self._beside(current, cell)
                continue
            current = _Open(label.key, label.start, label.end, cell.column)
            self.fields.append(current)
            if label.follows:
                current.values.append((label.value, label.value_end))
            self._make_current(current, place == 0)
        opened = self.fields[-len(labels) :]
        for one in opened:
            if one.key in _RIGHT and not one.values:
                self._below_header(one, index)
        heads = len(opened) > 1 and not any(one.values or one.start in self.joint for one in opened)
        if heads and opened[0].key in _SIGNED | LISTS:
            for one in opened:  # `Vid protokollet      Justeras`: what belongs to each stands below it
                one.below, one.value_column = False, one.column

    def _make_current(self, opened: _Open, leftmost: bool) -> None:
        """Which field the next lines belong to: the leftmost of a line; a range never takes the place of another."""
        if opened.key in _SHORT_VALUE and self.main is not None and (not leftmost or opened.values):
            self.right = opened
        elif leftmost or opened.start in self.joint or not self.main or self.main.key == "signatures":
            self.main, self.right = opened, None
        else:
            self.right = opened

    def _below_header(self, opened: _Open, index: int) -> None:
        """`Sammanträdesdatum      Sida` in a page head: the values stand below."""
        if index + 1 >= len(self.lines):
            return
        for place, below in enumerate(self.lines[index + 1].cells):
            near = abs(below.column - opened.column) <= _HEAD_WIDTH
            if opened.key == "range" and place and below.column > opened.column:
                near = near or _NUMBERS.fullmatch(self.text.content, below.start, below.end) is not None
            if near and _HEADER_VALUE.match(self.text.content, below.start, below.end):
                opened.values.append((below.start, below.end))
                self.used[below.start] = below.end

    def _beside(self, opened: _Open, cell: Cell) -> None:
        if not opened.values and opened.below:
            opened.below, opened.value_column = False, cell.column
        self._add(opened, cell.start, cell.end)

    def _add(self, opened: _Open, start: int, end: int) -> None:
        wrong = opened.key in _DIGITS and not _DIGIT.search(self.text.content, start, end)
        if start < end and not wrong and not _RULE.fullmatch(self.text.content, start, end):
            opened.values.append((start, end))

    def _unlabelled(self, index: int, line: Line) -> None:
        main, cells = self.main, self.cells[index]
        if main is not None and _COLON.match(self.text.content, line.start, line.end):
            self._unknown(list(cells), self.text.content.index(":", line.start) + 1, main.key in LISTS)
            return
        fresh = [cell for cell in cells if cell.start not in self.used]
        for cell in cells:
            if cell.start in self.used and main is not None:
                self._add(main, self.used[cell.start], cell.end)
        if main is None or not fresh:
            return
        if not main.below and fresh[0] is cells[0] and fresh[0].column < main.value_column - NEAR:
            if main.key in LISTS and len(fresh) == 1 and _ENTRY.match(self.text.content, line.start, line.end):
                main.below = True
            elif len(fresh) > 1 and abs(fresh[0].column - main.column) <= NEAR:
                self._unknown(fresh)
                return
            elif fresh[0].column <= main.column + NEAR:
                self.main = self.right = None
                return
        for cell in fresh:
            self._give(line, cell)

    def _unknown(self, cells: list[Cell], end: int | None = None, others: bool = False) -> None:
        """A label that is known only by its column or its colon; one among lists opens a list of others."""
        head = cells[0]
        opened = _Open("others" if others else "unknown", head.start, end or head.end, head.column)
        self.fields.append(opened)
        self.main, self.right = opened, None
        if end is not None and end < head.end:
            opened.values.append((end, head.end))
        for cell in cells[1:]:
            self._beside(opened, cell)

    def _give(self, line: Line, cell: Cell) -> None:
        """Give a cell without a label on its line to the field it continues."""
        content, right, main = self.text.content, self.right, self.main
        if right is not None and not right.below and self._continues(right, line, cell):
            self._add(right, cell.start, cell.end)
        elif main is None or (main.key in _ONE_LINE and main.values) or main.key == "document_word":
            return
        elif main.key in ROLES and main.below and _SENTENCE.fullmatch(content, cell.start, cell.end):
            self.main = None
        elif main.key in LISTS or not main.values or not line.gap:
            self._add(main, cell.start, cell.end)
        elif main.below:
            self.main = None

    def _continues(self, right: _Open, line: Line, cell: Cell) -> bool:
        """Whether a cell stands below the values of the field to the right."""
        if right.key in _SHORT_VALUE:
            fits = _RANGE.fullmatch(self.text.content, cell.start, cell.end) is not None
            return fits and cell.column >= right.value_column - NEAR
        return cell.column >= right.column - NEAR and (not line.gap or right.key in ROLES | LISTS)
