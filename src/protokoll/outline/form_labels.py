"""Where a label stands: alone, before a colon, run together with its value, or wrapped over two lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from protokoll.lexicon.labels import match_label
from protokoll.text import Cell, Line

LISTS = frozenset({"members", "serving", "substitutes", "others", "officials", "absent"})
ROLES = frozenset({"chair", "secretary", "adjuster"})
NEAR = 3.0

NAME = regex.compile(r"\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)+(?: \(\p{L}{1,4}\))?")
"""A name alone, with or without a party."""

_MARKUP = regex.compile(r"[*_#>|\s]+")
_DEFINITE = {
    "ersättarna": "ersättare", "deltagarna": "deltagare", "ledamöterna": "ledamöter", "ordföranden": "ordförande",
    "sekreteraren": "sekreterare", "justeraren": "justerare", "tjänstemännen": "tjänstemän",
}
_FROM = regex.compile(r"Från \p{Ll}\p{L}+(?: \p{L}+)?")
_VICE = regex.compile(r"(?:(?:[123]|förste|första|andre|andra|tredje)\S*\s+)?vice ordföranden?", regex.IGNORECASE)
_CAPITAL = regex.compile(r"\s+(?=\p{Lu}[\p{L} ,]{1,30}:)")
_DIGIT_RUN = regex.compile(r"[§\d]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label in a cell: where it ends, and the first character and the end of what follows it in its cell."""

    key: str
    start: int
    end: int
    value: int
    value_end: int
    colon: bool

    @property
    def place(self) -> tuple[int, int]:
        """Where what follows the label in its cell stands."""
        return self.value, self.value_end

    @property
    def follows(self) -> bool:
        """Whether something stands after the label in its cell."""
        return self.value < self.value_end


def office_below(content: str, label: Label, line: Line, opened: int) -> bool:
    """`Per Öberg (S) ⏎ 1:e vice ordförande`: the person above holds it; the list label at `opened` is no office."""
    if line.gap or len(line.cells) > 1 or content[label.end - 1] == ":" or content[line.start].isupper():
        return False
    return _VICE.fullmatch(content, line.start, line.end) is not None and _VICE.match(content, opened) is None


def plain_label(content: str, start: int, stop: int) -> Label | None:
    """The label that a cell begins with. A label begins with a capital."""
    markup = _MARKUP.match(content, start, stop)
    start = markup.end() if markup else start
    if start >= stop or content[start].islower():
        return None
    words = content[start:stop]
    match = match_label(words)
    rest = words[match.end :].strip() if match else ""
    if match is None or (rest[:1].islower() and words[match.end - 1] != ":"):
        built = _built(words, start, stop)
        if built is not None or match is None:
            return built
    at = start + len(words[: match.end].rstrip())
    if at < stop and content[at - 1].isalnum() and content[at].isalnum():
        return None
    colon, value = content[at - 1] == ":", at
    while value < stop and content[value] in " \t*_:":
        colon = colon or content[value] == ":"
        value += 1
    return Label(match.key, start, at, value, stop, colon)


def _built(words: str, start: int, stop: int) -> Label | None:
    """A label that is built on another: `Direktionens ledamöter`, `Övriga närvarande ersättare`, `Ledamöterna`."""
    plain = words.strip(" :*_")
    if _FROM.fullmatch(plain):
        return Label("officials", start, stop, stop, stop, True)
    if len(plain) > 60 or _VICE.fullmatch(plain):
        return Label("members", start, stop, stop, stop, True) if len(plain) <= 60 else None
    head, _, last = plain.rpartition(" ")
    bare = f"{head} {_DEFINITE.get(last.casefold(), last)}".strip()
    bare = bare[0].upper() + bare[1:] if bare else bare
    first, _, rest = bare.partition(" ")
    for name in (bare, rest.capitalize() if first[:1].isupper() and len(rest) > 4 else ""):
        match = match_label(name) if name and name != plain else None
        if match is not None and match.end >= len(name) and (match.key in LISTS or name == bare):
            return Label(match.key, start, stop, stop, stop, True)
    return None


def split_cells(content: str, line: Line) -> tuple[tuple[Cell, ...], frozenset[int]]:
    """The cells of a line, labels that are run together (`Underskrifter Sekreterare`) apart; where such cells begin."""
    out: list[Cell] = []
    made: set[int] = set()
    for cell in line.cells:
        while True:
            label = plain_label(content, cell.start, cell.end)
            rest = plain_label(content, label.value, cell.end) if label and label.follows else None
            end = label.end if label else cell.end
            if label and label.colon and label.follows and rest is None:
                rest = _inside(content, label.value, cell.end)
                end = rest.start if rest else end
            elif rest is not None and not _alone(content, rest):
                break
            if label is None or rest is None or rest.key == label.key:
                break
            out.append(Cell(cell.start, len(content[:end].rstrip()), cell.column))
            cell = Cell(rest.start, cell.end, cell.column + rest.start - cell.start)
            made.add(cell.start)
        out.append(cell)
    return tuple(out), frozenset(made)


def _inside(content: str, start: int, end: int) -> Label | None:
    """The next label with a colon in a cell (`Plats: Kommunhuset Tid: 18.00`)."""
    for mark in _CAPITAL.finditer(content, start, end):
        label = plain_label(content, mark.end(), end)
        if label is not None and label.colon:
            return label
    return None


def _alone(content: str, label: Label) -> bool:
    """Nothing, a number, or one more label follows."""
    if not label.follows or _DIGIT_RUN.match(content, label.value):
        return True
    return plain_label(content, label.value, label.value_end) is not None


def wrapped_label(
    content: str, cell: Cell, below: Sequence[tuple[Line, Sequence[Cell]]]
) -> tuple[Label, list[tuple[int, int]]] | None:
    """A label that goes on in the same column of the next lines (`Justeringens plats och ⏎ tid`).

    With it come the cells that it took, each with the place where its value begins.
    """
    markup = _MARKUP.match(content, cell.start, cell.end)
    start = markup.end() if markup else cell.start
    if start >= cell.end or content[start].islower():
        return None
    words = content[start : cell.end]
    parts: list[Cell] = []
    best: tuple[Label, list[tuple[int, int]]] | None = None
    for line, cells in below:
        more = next((c for c in cells if abs(c.column - cell.column) <= NEAR), None)
        if line.gap or more is None or not _goes_on(content, words, more):
            break
        hyphen = words.endswith("-") and not content.startswith(("och ", "eller "), more.start)
        words = words[:-1] if hyphen else words + " "
        before = len(words)
        words += content[more.start : more.end]
        parts.append(more)
        match = match_label(words)
        if match and match.end > before and not words[match.end : match.end + 1].isalnum():
            taken = [(part.start, part.end) for part in parts]
            value = more.start + len(words[: match.end].rstrip()) - before
            while value < more.end and content[value] in " :":
                value += 1
            taken[-1] = (more.start, value)
            best = Label(match.key, start, cell.end, cell.end, cell.end, False), taken
    return best


def _goes_on(content: str, words: str, more: Cell) -> bool:
    first = content[more.start]
    return first.islower() or (words.isupper() and content[more.start : more.end].isupper())


def runs(content: str, lines: Sequence[Line]) -> Iterator[tuple[int, list[Label]]]:
    """Runs of three or more lines that hold a label each and nothing else: (index of the first line, labels)."""
    labels: list[Label] = []
    for index, line in enumerate(lines):
        label = plain_label(content, line.start, line.end) if len(line.cells) == 1 else None
        if label is not None and label.follows:
            label = None
        if label is None or (labels and line.gap and not (label.colon and labels[-1].colon)):
            if len(labels) >= 3:
                yield index - len(labels), labels
            labels = []
        if label is not None:
            labels.append(label)
    if len(labels) >= 3:
        yield len(lines) - len(labels), labels
