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
CHOICE = regex.compile(
    r"(?P<yes>ja|j)|(?P<no>nej|n)|(?P<abstain>avst\p{L}*\.?|a|nedlagd\p{L}*|blank\p{L}*)|"
    r"(?P<absent>frånv\p{L}*\.?|f)",
    regex.IGNORECASE,
)
_COUNTED = regex.compile(r"\d\s*(?:ja|nej)\b", regex.IGNORECASE)  # `Resultat: 4 ja, 1 nej` is no head
_BESIDE = frozenset(
    [
        "ledamot",
        "ledamöter",
        "namn",
        "parti",
        "plats",
        "funktion",
        "roll",
        "tjänstgörande",
        "tj",
        "tjg",
        "ersättare",
        "valkrets",
        "närvarande",
        "närv",
        "nr",
        "röst",
        "resultat",
        "och",
        "uppdrag",
        "politiker",
        "deltar",
        "ej",
        "inte",
        "för",
    ]
)
_MARK = regex.compile(
    r"(?<=\s|^)(?:[Xx✓✔●•1]|(?P<word>ja|nej|avst(?:år|od|\.)?|frånv(?:arande|\.)?))$", regex.IGNORECASE
)
_TOTAL = regex.compile(
    r"[*\s]*(?:resultat|summa|s:a|totalt|antal(?: röster)?|röstresultat|summering|total)\b[:*\s]*", regex.IGNORECASE
)
_CARRIED = regex.compile(r"[*\s]*transport\b", regex.IGNORECASE)  # what a page carries over to the next
_NUMBER = regex.compile(r"(?<!\S)\d{1,3}(?!\S)")
_IN_PLACE = regex.compile(r"\((\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+)+)\)")  # Åke Hed S F (Siv Bodin)   X
_LAST_CODE = regex.compile(r"\s(\p{L}{1,4})$")
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
        match = CHOICE.fullmatch(text.of(line).strip(" *:"))
        if match and len(match[0]) > 1:
            torn.append(_Column(choice_of(match), float(len(torn)), 0))
        elif torn or text.of(line).strip(" *:").lower() not in _BESIDE:
            return (torn, n) if _both(torn) else ([], 0)
    return (torn, 9) if _both(torn) else ([], 0)


def _columns(text: Text, cells: tuple[Cell, ...]) -> list[_Column]:
    columns: list[_Column] = []
    seen: set[Choice] = set()
    vote = 0
    for cell in cells:
        if text.search(_COUNTED, cell.start, cell.end):
            return []
        for word in text.finditer(_WORD, cell.start, cell.end):
            match = CHOICE.fullmatch(word[0])
            if match is None:
                if word[0].lower().rstrip(".") not in _BESIDE and word[0] not in "-–":
                    return []
                continue
            choice = choice_of(match)
            if choice in seen:
                seen, vote = set(), vote + 1
            seen.add(choice)
            middle = cell.column + (word.start() - cell.start) + len(word[0]) / 2
            columns.append(_Column(choice, middle, vote))
    return columns if _both(columns) else []


def _both(columns: list[_Column]) -> bool:
    return {"yes", "no"} <= {c.choice for c in columns}


def choice_of(match: regex.Match[str]) -> Choice:
    """The choice that a word of a table (a match of `CHOICE`) stands for."""
    return next(c for c in ("yes", "no", "abstain", "absent") if match[c])


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
        if _columns(text, line.cells) or _CARRIED.match(text.content, line.start, line.end):
            strange = 0
        elif (row := _row(text, line, columns, roster)) is not None:
            for vote, ballot in row:
                tables[vote].ballots.append(ballot)
            strange, last = 0, at + 1
        elif _LOOSE.fullmatch(text.of(line)) or people.read_people(
            text.content, line.start, line.end, set(roster.parties)
        ):
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
    person = _person(text, line, name_end, roster)
    if person is None:
        return None
    name, known = person
    ballots = []
    for _, middle, word in marks:
        nearest = min(columns, key=lambda c: abs(c.middle - middle))
        choice = choice_of(word_match) if word and (word_match := CHOICE.fullmatch(word)) else nearest.choice
        ballots.append((nearest.vote, Ballot.read(name=name, party=known, choice=choice)))
    return ballots


def _person(text: Text, line: Line, end: int, roster: Roster) -> tuple[Found[str], Found[str] | str | None] | None:
    """Name and party of a row; a name in brackets is the substitute who voted."""
    instead = text.search(_IN_PLACE, line.start, end)
    if instead:
        name = text.found(*instead.span(1))
        return name, roster.party_of(name.value)
    listed = list(text.finditer(roster.names, line.start, end)) if roster.names else []
    if listed:  # of a member and his substitute the one who is there
        here = [m for m in listed if (person := roster.find(m[0])) and person.present]
        name = text.found(*(here or listed)[-1].span())
        return name, roster.party_of(name.value)
    first = min(line.cells[0].end, end)
    codes = [c for c in line.cells[1:] if c.end <= end and parties.is_party(text.content[c.start : c.end].strip("()"))]
    code = text.search(_LAST_CODE, line.start, first)
    if code and parties.is_party(code[1]):
        first = code.start()
    entry = people.read_entry(text.content, line.start, first, set(roster.parties))
    if entry is None:
        return None
    found = code.span(1) if code and first == code.start() else (codes[0].start, codes[0].end) if codes else None
    printed = parties.canonical(text.content[slice(*found)]) if found else None
    party = Found(printed, text.span(*found)) if found and printed else entry.party
    return entry.name, party or roster.party_of(entry.name.value)


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
        column = (
            columns[n]
            if len(found) == len(columns) or (not middle and n < len(columns))
            else min(columns, key=lambda c: abs(c.middle - middle))
        )
        tables[column.vote].totals.setdefault(column.choice, Found(int(match[0]), text.span(*match.span())))
    return at


def _middle(line: Line, match: regex.Match[str]) -> float:
    cell = next((c for c in line.cells if c.start <= match.start() < c.end), None)
    return cell.column + (match.start() - cell.start) + len(match[0]) / 2 if cell else 0.0
