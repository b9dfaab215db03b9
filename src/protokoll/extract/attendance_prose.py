"""Attendance in running text: roll calls by exception, and lists behind `Närvarande ledamöter är`."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from protokoll.extract.attendance_entries import Listed, Stretch, people
from protokoll.outline import Item, Outline
from protokoll.records import AttendanceRole
from protokoll.shapes.entries import Entry
from protokoll.shapes.people import Person, read_people
from protokoll.text import Found, Text

# "samtliga ledamöter var närvarande utom Rolf Ek, m, som ersattes av Ann Berg, m, och …"
_EXCEPT = regex.compile(r"\b(?:utom|undantag(?:andes)?\s*(?:av|för)?|förutom)\s*:?\s+(?=\p{Lu})")
_REPLACED = regex.compile(
    r"\b(?:ersat(?:t\p{L}*|s)|ersätts|ersattes|i\s+vars\s+(?:ställe|plats)|för\s+vil(?:ken|kom))\b"
)
_END = regex.compile(r"(?<=[\p{L})]{2}|§ \d+|\d)\.(?=\s|$)|\n[ \t]*\n(?!\s*\p{Lu}[^.\n]*\()")
_VERB = r"(?:\s+(?:är|var|har|hade))?\s*:?(?=\s)"
_LEADS: tuple[tuple[regex.Pattern[str], AttendanceRole, bool], ...] = (
    (regex.compile(rf"Tjänstgörande\s+ersättare{_VERB}"), "serving_substitute", True),
    (regex.compile(rf"(?:(?:Ej|Icke)\s+tjänstgörande|Närvarande|Övriga)\s+ersättare{_VERB}"), "substitute", True),
    (regex.compile(rf"(?:Anmält\s+förhinder|Frånvarande(?:\s+ledamöter)?|Förhinder){_VERB}"), "member", False),
    (regex.compile(r"(?:Närvarande|Tjänstgörande)\s+(?:ledamöter|medlemmar|styrelseledamöter)[^:.\n]{0,40}?(?:\s+(?:är|var)\s*:?|\s*:)(?=\s)"),
     "member", True),
    (regex.compile(r"(?:Närvarande|Deltagande)(?:[^\n:.]{0,80}?\s(?:var|är)\s*:?|\s*:)(?=\s)"), "member", True),
    (regex.compile(r"Följande\s[^:.]{0,80}?närvarande[^:.]{0,80}:(?=\s)"), "member", True),
)
_ROLL = regex.compile(r"\bupprop|\bnärvaron?\b|närvarande|röstlängd|\bdeltagare\b", regex.IGNORECASE)
_NICK = regex.compile(r"[\p{L}\d_.-]+(?:\s+[\p{L}\d_.’'()-]+){0,3}")
_FENCE = regex.compile(r"\s*`{3,}\w*\s*")
_BULLET = regex.compile(r"[-–*•]\s+")


def by_exception(text: Text, start: int, end: int) -> Iterator[Listed]:
    """The absent, each with who served instead, of a roll call that names only exceptions."""
    for lead in text.finditer(_EXCEPT, start, end):
        stop = _END.search(text.content, lead.end(), end)
        named = read_people(text.content, lead.end(), stop.start() if stop else end, set())
        at = 0
        while at < len(named):
            absent = named[at]
            yield Listed(_entry(text, absent), "member", False, "")
            following = named[at + 1] if at + 1 < len(named) else None
            if following and _REPLACED.search(text.content[absent.end : following.start]):
                yield Listed(_entry(text, following, absent), "serving_substitute", True, "")
                at += 1
            at += 1


def _entry(text: Text, person: Person, replaced: Person | None = None) -> Entry:
    party = Found(person.party, text.span(*person.party_span)) if person.party and person.party_span else None
    return Entry(text.found(*person.name_span), party, replaces=text.found(*replaced.name_span) if replaced else None)


def roll_items(outline: Outline) -> Iterator[Item]:
    """The items that call the roll."""
    for item in outline.items:
        if item.title is not None and _ROLL.search(item.title.value):
            yield item


def announced(text: Text, start: int, end: int) -> Iterator[tuple[AttendanceRole, bool, list[Stretch]]]:
    """The lists that sentences announce: their role, whether present, and their entries."""
    leads = sorted(
        (match.start(), match.end(), role, present)
        for pattern, role, present in _LEADS
        for match in text.finditer(pattern, start, end)
    )
    taken = start
    for index, (at, after, role, present) in enumerate(leads):
        if at < taken:
            continue
        stop = next((a for a, *_ in leads[index + 1 :] if a >= after), end)
        entries = _nicknames(text, after, stop) if text.content[after - 1] == ":" else []
        entries = entries or list(_entries(text, after, stop))
        if entries:
            yield role, present, entries
            taken = entries[-1].end


def _entries(text: Text, start: int, end: int) -> Iterator[Stretch]:
    """The people of a sentence or of the rows that follow it."""
    at = start
    while at < end and text.content[at].isspace():
        at += 1
    stop = _END.search(text.content, at, end)
    last = stop.start() if stop else end
    rows = [line for line in text.lines_in(at, last) if len(line.cells) > 1]
    if rows:
        for line in text.lines_in(at, last):
            for cell in line.cells:
                yield from people(text.content, Stretch(cell.start, min(cell.end, last)))
        return
    yield from people(text.content, Stretch(at, last))


def _nicknames(text: Text, start: int, end: int) -> list[Stretch]:
    """One name or nickname a line, up to a blank line or a line that is no name."""
    out: list[Stretch] = []
    if text.content[start:end].split("\n", 1)[0].strip():
        return out
    for line in text.lines_in(start, end):
        if _FENCE.fullmatch(text.content, line.start, line.end):
            if out:
                break
            continue
        bullet = _BULLET.match(text.content, line.start, line.end)
        at = bullet.end() if bullet else line.start
        if (out and line.gap) or not _NICK.fullmatch(text.content, at, line.end):
            break
        out.append(Stretch(at, line.end))
    return out if len(out) > 1 else []
