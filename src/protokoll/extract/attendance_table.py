"""Attendance in a table with a head: `Namn | Parti | Roll | Tjg ers för | §§ | Närv`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import regex

from protokoll.extract.attendance_entries import Listed, is_person
from protokoll.extract.attendance_roles import BY_LABEL, entry_role, read_office, read_party
from protokoll.outline.form_labels import LISTS, plain_label
from protokoll.records import AttendanceRole
from protokoll.shapes import presence
from protokoll.shapes.entries import Entry, read_entry
from protokoll.text import Cell, Found, Line, Text

_NAMES = (
    r"(?:(?:för- och efter)?namn|(?:närvarande |tjänstgörande |beslutande )?ledam[oö]t(?:er)?(?:/ersättare)?|"
    r"ersättare|förtroendevald\w*|deltagare)"
)
_HEADS: tuple[tuple[str, regex.Pattern[str]], ...] = (
    ("name", regex.compile(_NAMES, regex.I)),
    ("party", regex.compile(r"parti(?:beteckning)?|(?:nominerings)?grupp", regex.I)),
    ("replaces", regex.compile(r"(?:(?:tj\w*\.?\s*)?ers\w*\.?\s+för|ersätter|i stället för)", regex.I)),
    ("server", regex.compile(r"(?:tj\w*\.?\s+ersättare|ersätts av|tjg\.? ers\w*\.?)", regex.I)),
    ("role", regex.compile(r"roll|uppdrag|funktion|befattning|titel", regex.I)),
    ("remark", regex.compile(r"anm(?:ärkning(?:ar)?|\.)?|anteckning(?:ar)?|kommentar|notering", regex.I)),
    ("organisation", regex.compile(r"organisation|kommun|förbund|huvudman|representerar", regex.I)),
    ("paragraphs", regex.compile(r"§+|paragraf(?:er)?", regex.I)),
    ("serves", regex.compile(r"tj(?:g|änstg\w*|\.)?\.?", regex.I)),
    ("present", regex.compile(r"närv\w*\.?|när\.?", regex.I)),
    ("absent", regex.compile(r"frånv\w*\.?", regex.I)),
    ("ja", regex.compile(r"ja", regex.I)),
    ("nej", regex.compile(r"nej", regex.I)),
    ("avst", regex.compile(r"avst\w*\.?", regex.I)),
    ("other", regex.compile(r"tid(?: in| ut)?|in|ut|§\s?\d+", regex.I)),
)
_REMARKS = ("remark", "role")
_SERVER = regex.compile(r"ersättare", regex.I)
_CALLED = regex.compile(r"närv|upprop", regex.I)  # `Närvaro- och omröstningslista`
_CARRIED = regex.compile(r"(?:transport|summa|s:a|totalt?|resultat)\b", regex.I)
_ABOVE = 6
_STROKED = regex.compile(r"\|\s*([^|\s](?:[^|]*[^|\s])?)")
_DRAWN = regex.compile(r"[|+\s:=-]+")
_ABSENT = regex.compile(r"nej|frånv\w*|f|-|–|0", regex.IGNORECASE)
_SERVES = regex.compile(r"tj\w*\.?", regex.IGNORECASE)  # `Tj` among `N` and `F`
_GONE = regex.compile(r"\b(?:frånvarande|förhinder|ej närvarande)\b", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """The people of a table, and where it stands."""

    people: tuple[Listed, ...]
    start: int
    end: int


def read_tables(text: Text, start: int, end: int, codes: set[str]) -> Iterator[Table]:
    """The attendance tables between `start` and `end`."""
    lines = text.lines_in(start, end)
    at = 0
    while at < len(lines):
        columns = _columns(text, lines, at)
        if "name" not in columns or len(columns) < 2 or _only_votes(text, lines, at, columns):
            at += 1
            continue
        found, stop = _rows(text, lines, at, columns, codes)
        if len(found) >= 2:
            yield Table(tuple(found), lines[at].start, lines[stop - 1].end)
            at = stop
        else:
            at += 1


def _only_votes(text: Text, lines: Sequence[Line], at: int, columns: dict[str, float]) -> bool:
    """Whether a head is that of a vote, in which nobody is called present or absent."""
    if not {"ja", "nej"} <= columns.keys() or {"present", "absent"} & columns.keys():
        return False
    above = lines[max(0, at - _ABOVE) : at]
    return not any(_CALLED.search(text.content, line.start, line.end) for line in above)


def _columns(text: Text, lines: Sequence[Line], at: int) -> dict[str, float]:
    """The columns that a head names; a second line above it may name more (`Närv   § 103`)."""
    out: dict[str, float] = {}
    line, cells = lines[at], _cells(text, lines[at])
    if len(cells) < 2:
        return out
    for index, cell in enumerate(cells):
        kind = _kind(text, cell)
        if kind == "name" and "name" in out and _SERVER.fullmatch(text.content, cell.start, cell.end):
            kind = "server"
        if index == 0 and kind not in ("name", "party"):
            return {}
        if kind and kind not in out:
            out[kind] = cell.column
    if len(out) > 1 and at and not line.gap:
        for cell in lines[at - 1].cells:
            kind = _kind(text, cell)
            if kind and kind not in out and cell.column > line.indent + 4:
                out[kind] = cell.column
    return out


def _cells(text: Text, line: Line) -> tuple[Cell, ...]:
    """The cells of a line; of a table drawn with strokes (`| Namn | Parti |`) what stands between them."""
    if text.content[line.start] != "|":
        return line.cells
    found = text.finditer(_STROKED, line.start, line.end)
    return tuple(Cell(m.start(1), m.end(1), float(m.start(1) - line.start)) for m in found)


def _kind(text: Text, cell: Cell) -> str | None:
    words = text.content[cell.start : cell.end].strip(" |*:")
    return next((kind for kind, pattern in _HEADS if pattern.fullmatch(words)), None)


def _is_head(word: str) -> bool:
    return any(pattern.fullmatch(word) for kind, pattern in _HEADS if kind != "name")


def _rows(
    text: Text, lines: Sequence[Line], head: int, columns: dict[str, float], codes: set[str]
) -> tuple[list[Listed], int]:
    """The rows below a head, and the index of the line after the last of them."""
    label = plain_label(text.content, lines[head].cells[0].start, lines[head].cells[0].end)
    over = lines[head - 1] if head and len(lines[head - 1].cells) == 1 else None
    if label is None and over is not None:  # `Ersättare` over a head that begins with `Namn`
        label = plain_label(text.content, over.start, over.end)
    role: AttendanceRole = BY_LABEL.get(label.key, "member") if label else "member"
    out: list[Listed] = []
    present, last = True, head + 1
    for index in range(head + 1, len(lines)):
        line, cells = lines[index], _cells(text, lines[index])
        if _DRAWN.fullmatch(text.content, line.start, line.end):
            continue
        if _CARRIED.match(text.content, line.start, line.end) or (not out and _goes_on(text, cells, columns)):
            continue
        first = cells[0]
        if is_person(text.content, first.start, first.end):
            out.extend(_row(text, cells, columns, role, present, codes))
            last = index + 1
            continue
        label = plain_label(text.content, first.start, first.end)
        if label is None or label.key not in LISTS or label.follows or len(cells) > 1:
            break
        role, present = BY_LABEL.get(label.key, "member"), label.key != "absent"
    return out, last


def _goes_on(text: Text, cells: Sequence[Cell], columns: dict[str, float]) -> bool:
    """Whether a line is the second of a head (`Ja   Nej   Avst` under `§ 42`); its columns are added."""
    kinds = [_kind(text, cell) for cell in cells]
    words = [word for cell in cells for word in text.content[cell.start : cell.end].split()]
    if None in kinds and all(_is_head(word) for word in words):
        return True  # so narrow that the columns are not told apart
    if None in kinds or "name" in kinds:
        return False
    for kind, cell in zip(kinds, cells, strict=True):
        columns.setdefault(kind or "", cell.column)
    return True


def _row(
    text: Text, cells: Sequence[Cell], columns: dict[str, float], role: AttendanceRole, present: bool, codes: set[str]
) -> Iterator[Listed]:
    values: dict[str, Cell] = {}
    for cell in cells[1:]:
        kind = min((k for k in columns if k != "name"), key=lambda k: abs(columns[k] - cell.column))
        values.setdefault(kind, cell)

    def found(kind: str) -> Found[str] | None:
        cell = values.get(kind)
        return text.found(cell.start, cell.end) if cell else None

    name = cells[0]
    entry = read_entry(text.content, name.start, name.end, codes)
    if entry is None:
        return
    party, mark = read_party(found("party")), found("present")
    beside = [one.value for one in (found("role"), found("remark")) if one]
    replaced, server = _person(text, values.get("replaces"), codes), _person(text, values.get("server"), codes)
    said = " ".join([text.content[name.start : name.end].replace(entry.name.value, ""), *beside])
    office = next((office for words in beside if (office := read_office(words))), None)
    entry = replace(
        entry, party=entry.party or party, office=entry.office or office,
        organisation=entry.organisation or found("organisation"), paragraphs=entry.paragraphs or found("paragraphs"),
        replaces=entry.replaces or (replaced.name if replaced else _replaced(text, *map(values.get, _REMARKS))),
    )
    absent = (mark is not None and _ABSENT.fullmatch(mark.value) is not None) or _GONE.search(said) is not None
    absent = absent or found("absent") is not None
    share = 1.0 if "party" in columns or entry.party or codes else 0.0
    listed = entry_role(role, said, entry.party.value if entry.party else None, share)
    serves = found("serves")
    serving = serves is not None and role == "substitute" and not _ABSENT.fullmatch(serves.value)
    if replaced or entry.replaces or serving or (mark is not None and _SERVES.fullmatch(mark.value)):
        listed = "serving_substitute"
    if absent or server is None:  # who is only replaced is not called absent
        yield Listed(entry, listed, present and not absent and entry.present is not False, said)
    if server is not None:
        yield Listed(replace(server, replaces=entry.name), "serving_substitute", True, "")


def _replaced(text: Text, *cells: Cell | None) -> Found[str] | None:
    """`Tjänstgör för Birgit Nord` in a column of roles or remarks."""
    found = (text.search(presence.replaces(), cell.start, cell.end) for cell in cells if cell)
    return next((text.found(*m.span("name")) for m in found if m and m["name"]), None)


def _person(text: Text, cell: Cell | None, codes: set[str]) -> Entry | None:
    if cell is None or not is_person(text.content, cell.start, cell.end):
        return None
    return read_entry(text.content, cell.start, cell.end, codes)
