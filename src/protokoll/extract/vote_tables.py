"""Vote tables: names in rows, Ja, Nej and Avstår in columns, an X where the vote stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from protokoll.extract.roster import Roster
from protokoll.lexicon import parties
from protokoll.records import Ballot, Choice
from protokoll.shapes import people
from protokoll.text import Cell, Found, Line, Text

_WORD = regex.compile(r"\p{L}+\.?|(?<=\s)[-–](?=\s|$)")
_CHOICE = regex.compile(
    r"(?P<yes>ja|j)|(?P<no>nej|n)|(?P<abstain>avst\p{L}*\.?|a|nedlagd\p{L}*|blank\p{L}*)|(?P<absent>frånv\p{L}*\.?|f)", regex.IGNORECASE
)
_BESIDE = frozenset(
    "ledamot ledamöter namn parti plats funktion roll tjänstgörande tj tjg ersättare valkrets närvarande närv nr röst resultat "
    "och uppdrag politiker deltar ej inte för".split()
)
_MARK = regex.compile(r"(?<=\s|^)(?:[Xx✓✔●•1]|(?P<word>ja|nej|avst(?:år|od|\.)?|frånv(?:arande|\.)?))$", regex.IGNORECASE)
_TOTAL = regex.compile(r"[*\s]*(?:resultat|summa|s:a|totalt|antal(?: röster)?|röstresultat|summering|total)\b[:*\s]*", regex.IGNORECASE)
_NUMBER = regex.compile(r"(?<!\S)\d{1,3}(?!\S)")
_IN_PLACE = regex.compile(r"\((\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)+)\)")  # Åke Hed S F (Siv Bodin)   X
_LOOSE = regex.compile(r"(?:[Xx]\s*)+")


@dataclass(frozen=True, slots=True)
class _Column:
    choice: Choice
    middle: float
    vote: int


@dataclass(slots=True)
class Table:
    """One vote of a table: printed totals and ballots; `start` to `end` is the whole table."""

    start: int
    end: int
    totals: dict[Choice, Found[int]] = field(default_factory=dict)
    ballots: list[Ballot] = field(default_factory=list)


def read_tables(text: Text, start: int, end: int, roster: Roster) -> list[Table]:
    """The votes printed as tables between two offsets. Where names and marks are torn apart, only totals are given."""
    found: list[Table] = []
    lines = text.lines_in(start, end)
    at = 0
    while at < len(lines):
        columns, rows = _header(text, lines, at)
        if not columns:
            at += 1
            continue
        tables, at = _rows(text, lines, at, at + rows, columns, roster)
        found += [t for t in tables if t.totals or t.ballots]
    return found


def _header(text: Text, lines: tuple[Line, ...], at: int) -> tuple[list[_Column], int]:
    """The columns of a header at a line and the number of lines it takes."""
    columns = _columns(text, lines[at].cells)
    if columns:
        return columns, 1
    torn: list[_Column] = []
    for n, line in enumerate(lines[at : at + 9]):
        match = _CHOICE.fullmatch(text.of(line).strip(" *:"))
        if match and len(match[0]) > 1:
            torn.append(_Column(_of(match), float(len(torn)), 0))
        elif torn or text.of(line).strip(" *:").lower() not in _BESIDE:
            return (torn, n) if _both(torn) else ([], 0)
    return (torn, 9) if _both(torn) else ([], 0)


def _columns(text: Text, cells: tuple[Cell, ...]) -> list[_Column]:
    columns: list[_Column] = []
    seen: set[Choice] = set()
    vote = 0
    for cell in cells:
        for word in text.finditer(_WORD, cell.start, cell.end):
            match = _CHOICE.fullmatch(word[0])
            if match is None:
                if word[0].lower().rstrip(".") not in _BESIDE and word[0] not in "-–":
                    return []
                continue
            choice = _of(match)
            if choice in seen:
                seen, vote = set(), vote + 1
            seen.add(choice)
            middle = cell.column + (word.start() - cell.start) + len(word[0]) / 2
            columns.append(_Column(choice, middle, vote))
    return columns if _both(columns) and not (len(columns) == 2 and all(len(_name(c)) == 0 for c in columns)) else []


def _name(column: _Column) -> str:
    return column.choice


def _both(columns: list[_Column]) -> bool:
    return {"yes", "no"} <= {c.choice for c in columns}


def _of(match: regex.Match[str]) -> Choice:
    return next(c for c in ("yes", "no", "abstain", "absent") if match[c])  # type: ignore[return-value]


def _rows(
    text: Text, lines: tuple[Line, ...], head: int, first: int, columns: list[_Column], roster: Roster
) -> tuple[list[Table], int]:
    """Read rows until the total row, or until four lines in a row are no rows of this table."""
    votes = 1 + max(c.vote for c in columns)
    tables = [Table(lines[head].start, lines[head].end) for _ in range(votes)]
    at, last, strange = first, first, 0
    while at < len(lines) and strange < 4:
        line = lines[at]
        total = _TOTAL.match(text.content, line.start, line.end)
        if total:
            at = _totals(text, lines, at, total.end(), columns, tables)
            last = at
            break
        if _columns(text, line.cells):
            strange = 0
        elif (row := _row(text, line, columns, roster)) is not None:
            for vote, ballot in row:
                tables[vote].ballots.append(ballot)
            strange, last = 0, at + 1
        elif _LOOSE.fullmatch(text.of(line)) or people.read_people(text.content, line.start, line.end, set(roster.parties)):
            strange = 0
        else:
            strange += 1
        at += 1
    for table in tables:
        table.end = lines[min(last, len(lines)) - 1].end
    return tables, max(last, first)


def _row(text: Text, line: Line, columns: list[_Column], roster: Roster) -> list[tuple[int, Ballot]] | None:
    """The ballots of one row, or None where the line is no row with a name and a mark."""
    marks = list(_marks(text, line))
    if not marks:
        return None
    name_end = min(start for start, _, _ in marks)
    entry = people.read_entry(text.content, line.start, name_end, set(roster.parties))
    if entry is None:
        return None
    name, party = entry.name, entry.party
    instead = text.search(_IN_PLACE, line.start, name_end)
    if instead:
        name, party = text.found(*instead.span(1)), None
    known = party or roster.party_of(name.value)
    ballots = []
    for _, middle, word in marks:
        nearest = min(columns, key=lambda c: abs(c.middle - middle))
        choice = _of(word_match) if word and (word_match := _CHOICE.fullmatch(word)) else nearest.choice
        ballots.append((nearest.vote, Ballot.read(name=name, party=known, choice=choice)))
    return ballots


def _marks(text: Text, line: Line) -> Iterator[tuple[int, float, str | None]]:
    """The marks of a row: offset, middle column, and the word where it is one."""
    for n, cell in enumerate(line.cells):
        match = text.search(_MARK, cell.start, cell.end)
        if match and (n or match.start() > cell.start):
            yield match.start(), cell.column + (match.start() - cell.start) + len(match[0]) / 2, match["word"]


def _totals(
    text: Text, lines: tuple[Line, ...], at: int, start: int, columns: list[_Column], tables: list[Table]
) -> int:
    """Read the total row (its numbers may stand on the lines below, one each); return the index after it."""
    line = lines[at]
    found = [(m, _middle(line, m)) for m in text.finditer(_NUMBER, start, line.end)]
    at += 1
    if not found:
        while at < len(lines) and (m := _NUMBER.fullmatch(text.content, lines[at].start, lines[at].end)):
            found.append((m, 0.0))
            at += 1
    for n, (match, middle) in enumerate(found):
        column = columns[n] if len(found) == len(columns) or not middle and n < len(columns) else min(
            columns, key=lambda c: abs(c.middle - middle)
        )
        tables[column.vote].totals.setdefault(column.choice, Found(int(match[0]), text.span(*match.span())))
    return at


def _middle(line: Line, match: regex.Match[str]) -> float:
    cell = next((c for c in line.cells if c.start <= match.start() < c.end), None)
    return cell.column + (match.start() - cell.start) + len(match[0]) / 2 if cell else 0.0


def read_slips(text: Text, start: int, end: int) -> list[Ballot]:
    """Ballots of an electronic list whose cells stand each on its own line: name, party, seat, function, result."""
    ballots: list[Ballot] = []
    pending: list[Line] = []
    for line in text.lines_in(start, end):
        words = text.of(line)
        result = _CHOICE.fullmatch(words)
        if result and len(result[0]) > 1 and len(pending) >= 2:
            name = next((p for p in pending[-5:] if len(text.of(p).split()) > 1 and not any(c.isdigit() for c in text.of(p))), None)
            party = next((p for p in pending[-5:] if p is not name and parties.is_party(text.of(p))), None)
            if name and party:
                code = Found(parties.canonical(text.of(party)), text.span(party.start, party.end))
                ballots.append(Ballot.read(name=text.found(name.start, name.end), party=code, choice=_of(result)))
            pending = []
        elif len(line.cells) == 1 and len(words) < 50:
            pending.append(line)
        else:
            pending = []
    return ballots
