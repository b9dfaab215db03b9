"""From the labels of a form to the people under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from protokoll.extract.attendance_entries import Listed, Stretch, has_party, is_person, stretches
from protokoll.extract.attendance_prose import by_exception
from protokoll.extract.attendance_roles import entry_role, label_role, read_office, read_party
from protokoll.lexicon import parties
from protokoll.lexicon.bodies import find_bodies
from protokoll.outline.form import LISTS, Field
from protokoll.records import AttendanceRole, Office
from protokoll.shapes.entries import Entry, read_entry
from protokoll.shapes.names import is_no_name, is_role, is_title
from protokoll.text import Found, Text

_GROUP = regex.compile(r"\p{Lu}[^\n,()]{3,60}")
_GROUP_NOUN = regex.compile(
    r"(?:gruppen|rådet|ledningen|kommittén|delegationen|samråd\b.*|direktionen)\b", regex.IGNORECASE
)
_EXCEPT = regex.compile(r"\b(?:utom|undantag|förutom)\b", regex.IGNORECASE)
_ONE_WORD = regex.compile(r"(?:[-–*•]\s+)?(\p{Lu}\p{Ll}+)(?:\s*\([^)]*\))?")
_FIRST_NAME = regex.compile(r"(\p{Lu}\p{Ll}+)\s+$")
_CELL = regex.compile(r"\S+(?:[ ]{1,2}\S+)*")
_SPACE = regex.compile(r"\s+")
_SWAPPED = regex.compile(r"(?:[-–*•]\s+)?\p{Lu}[\p{L}-]+,\s+\p{Lu}[\p{L}-]+\s*\(")  # `Ekdal, Maj (S)`
_RULE = regex.compile(r"[._…]{3}|-{4}|…")
_KEEPS = regex.compile(r"vid protokollet|för(?:de|er)? protokoll|protokollförare", regex.IGNORECASE)
_HANDLER = regex.compile(r"(?:handläggare|föredragande)\b", regex.IGNORECASE)
_NO_LIST = ("adjusters", "adjust_place", "signatures", "posted", "removed", "notice", "storage")


def list_fields(text: Text, fields: Sequence[Field]) -> list[Field]:
    """The fields that list the attending. A role with a name between two lists is one of them; one after them signs."""
    out, signing = [], False
    for place, field in enumerate(fields):
        signing = signing or field.key in _NO_LIST
        before, after = fields[max(0, place - 2) : place], fields[place + 1 : place + 3]
        between = field.key in ("chair", "secretary") and not signing and (
            any(f.key in LISTS for f in after) or (any(f.key in LISTS for f in before) and not _signs(text, field))
        )
        if (field.key in LISTS or between) and not _HANDLER.match(text.content, field.label.start):
            out.append(field)
    return out


def is_adjusters(text: Text, field: Field) -> bool:
    """Whether a field names the adjusters, and is no place to sign."""
    return field.key in ("adjusters", "adjuster") and not _signs(text, field)


def _signs(text: Text, field: Field) -> bool:
    """Whether a line to sign on stands between the label and the name."""
    spans = [v.span for v in field.values if v.span]
    return not spans or _RULE.search(text.content, field.label.end, spans[0].start) is not None


def read_list(text: Text, field: Field, codes: set[str], skip: Sequence[tuple[int, int]] = ()) -> Iterator[Listed]:
    """The people of one field; what lies within `skip` was read as a table."""
    label = text.content[field.label.start : field.label.end]
    role: AttendanceRole = label_role(field, label)
    present = field.key != "absent"
    cells = [(v.span.start, v.span.end) for v in field.values if v.span]
    entries = stretches(text, [c for c in cells if not any(a <= c[0] < b for a, b in skip)])
    if entries and _EXCEPT.search(text.content, entries[0].start, entries[-1].end):
        yield from by_exception(text, entries[0].start, entries[-1].end)
        return
    share = party_share(text, entries)
    swapped = any(_SWAPPED.match(text.content, e.start, e.end) for e in entries)
    for stretch in entries:
        one = read_one(text, stretch, codes, role, share)
        one = one if one is None or swapped else _without_place(text, one)
        if one is not None:
            if not one.entry.office:
                office = _label_office(field.key, label)
                said = f"{label} {one.said}" if office else one.said
                one = replace(one, entry=replace(one.entry, office=office), said=said)
            yield replace(one, present=present and one.present)
        elif _is_group(text.content, stretch):
            role, present = "member", True


def _without_place(text: Text, one: Listed) -> Listed:
    """`Ture Lindqvist, Norrsjö (C)`: what follows the comma is no first name where no other entry has it so."""
    name = one.entry.name
    comma = name.value.find(",")
    if comma < 0 or name.span is None:
        return one
    place = text.content.index(",", name.span.start)
    at = text.found(place + 1, name.span.end)
    return replace(one, entry=replace(one.entry, name=text.found(name.span.start, place), organisation=at))


def _label_office(key: str, label: str) -> Office | None:
    """`Ordförande   Maj Ekdal (S)`, `Vice ordföranden   Ture Lindqvist (C)`"""
    words = label.casefold()
    if "vice ordf" in words and words.startswith(("3", "tredje")):
        return None
    if "vice ordf" in words:
        return "second_vice_chair" if words.startswith(("2", "andr")) else "first_vice_chair"
    if key in ("adjuster", "adjusters"):
        return "adjuster"
    return "chair" if key == "chair" else "secretary" if key == "secretary" else None


def read_one(text: Text, stretch: Stretch, codes: set[str], role: AttendanceRole, share: float) -> Listed | None:
    """The person of one entry in a list of which `share` have a party."""
    start, end = stretch.start, stretch.end
    entry = _row(text, stretch, codes) or (
        read_entry(text.content, start, end, codes) if is_person(text.content, start, end) else None
    )
    if entry is None and role == "member" and share < 0.3:
        entry = _single_name(text, stretch)
    if entry is None:
        return None
    entry = _mended(text, entry, role, start, codes)
    if stretch.more:
        entry = _continued(text, stretch, entry, codes)
    said, place = text.content[start:end], entry.name.span
    if place is not None:
        said = f"{text.content[start : place.start]} {text.content[place.end : end]}"
    said = _SPACE.sub(" ", f"{said} {stretch.more}").strip()
    party = entry.party.value if entry.party else None
    found = entry_role(role, said, party, share)
    if not entry.office and _KEEPS.search(said):
        entry = replace(entry, office="secretary")
    if entry.replaces and found in ("member", "substitute"):
        found = "serving_substitute"
    return Listed(entry, found, entry.present is not False, said)


def _continued(text: Text, stretch: Stretch, entry: Entry, codes: set[str]) -> Entry:
    """The entry with what its words in the other lines add; these stand in no one place."""
    words = f"{text.content[stretch.start : stretch.end]} {stretch.more}"
    whole = read_entry(words, 0, len(words), codes)
    if whole is None:
        return entry
    replaces = Found(whole.replaces.value, None) if whole.replaces else None
    return replace(entry, office=entry.office or whole.office, replaces=entry.replaces or replaces)


def _row(text: Text, stretch: Stretch, codes: set[str]) -> Entry | None:
    """A row of a table without a head: `Maj Ekdal      S    Ordförande`."""
    cells = [m.span() for m in text.finditer(_CELL, stretch.start, stretch.end)]
    if len(cells) < 2 or "\n" in text.content[stretch.start : stretch.end] or not is_person(text.content, *cells[0]):
        return None
    entry = read_entry(text.content, cells[0][0], cells[0][1], codes)
    for cell in cells[1:]:
        if entry is None:
            break
        found = text.found(*cell)
        party, office = read_party(found, codes), read_office(found.value)
        if party is not None:
            entry = replace(entry, party=entry.party or party)
        elif office:
            entry = replace(entry, office=entry.office or office)
        else:
            return None
    return entry


def _mended(text: Text, entry: Entry, role: AttendanceRole, start: int, codes: set[str]) -> Entry:
    """A first name that is a word too (`Inga Ek`); no party in an official's details; only people are replaced."""
    name, party, replaced = entry.name.span, entry.party, entry.replaces
    if name is not None:
        before = _FIRST_NAME.search(text.content, start, name.start)
        if before and is_no_name(before[1]) and not is_role(before[1]) and not is_title(before[1]):
            entry = replace(entry, name=text.found(before.start(1), name.end))
        if party and party.span and role in ("official", "guest"):
            between = text.content[name.end : party.span.start]
            known = party.value in codes or parties.is_national(party.value)
            if any(c.isalpha() for c in between) or not known:
                entry = replace(entry, party=None)
    if replaced and replaced.span and not is_person(text.content, replaced.span.start, replaced.span.end):
        entry = replace(entry, replaces=None)
    return entry


def _single_name(text: Text, stretch: Stretch) -> Entry | None:
    """`- Olle` in the minutes of an association."""
    match = _ONE_WORD.fullmatch(text.content, stretch.start, stretch.end)
    if match is None or is_no_name(match[1]):
        return None
    return Entry(text.found(*match.span(1)))


def party_share(text: Text, entries: Sequence[Stretch]) -> float:
    """How large a part of a list's entries have a party."""
    return sum(has_party(text.content, e) for e in entries) / len(entries) if entries else 0.0


def _is_group(content: str, stretch: Stretch) -> bool:
    """A heading inside a list that opens another group's list (`Länsgruppen kl 13-15`)."""
    if not stretch.gap or not _GROUP.fullmatch(content, stretch.start, stretch.end):
        return False
    noun = _GROUP_NOUN.search(content, stretch.start, stretch.end)
    return noun is not None or bool(find_bodies(content, stretch.start, stretch.end))
