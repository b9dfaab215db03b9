"""Who was there (närvaro): members, substitutes, officials, guests and the absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import regex

from protokoll.extract.attendance_entries import Listed
from protokoll.extract.attendance_lists import is_adjusters, list_fields, party_share, read_list, read_one
from protokoll.extract.attendance_offices import RANK, Held, fold, names, offices
from protokoll.extract.attendance_prose import announced, by_exception, roll_items
from protokoll.extract.attendance_roles import own_office
from protokoll.extract.attendance_table import read_tables
from protokoll.lexicon import load
from protokoll.outline import Outline
from protokoll.outline.form import Field, read_form
from protokoll.records import Attendance
from protokoll.shapes.entries import Entry
from protokoll.shapes.people import learn_parties
from protokoll.text import Found, Text

_STRENGTH: dict[str, int] = {"member": 5, "serving_substitute": 4, "substitute": 3, "official": 2, "guest": 1}
_CHAIRS = ("chair", "first_vice_chair", "second_vice_chair")
_CODE = regex.compile(r"(?<=\p{Ll}|\.)\s\((\p{Lu}\p{L}{0,4})\)")
_BY_TITLE = regex.compile(
    r"(?<!politisk )(?<!utrednings)(?<!parti)(?<!general)(?<!förvaltnings)sekreterare", regex.IGNORECASE
)


def read_attendance(text: Text, outline: Outline, headers: Sequence[Found[str]] = ()) -> tuple[Attendance, ...]:
    """Everyone whom the document lists as present or absent, once each, in printed order."""
    front = _front(outline, text)
    forms = read_form(text, *front)
    codes = learn_parties(text.content) | _codes(text, forms)
    listed = _in_region(text, front, forms, codes)
    for region in outline.regions:
        if region.kind == "closing" or (region.kind == "annex" and _only_chairs(listed)):
            place = (region.start, region.end)
            listed += _in_region(text, place, read_form(text, *place), codes)
    listed += _in_items(text, outline, codes, bool(listed))
    if not listed:
        listed = list(_announced(text, front, codes)) or list(by_exception(text, *front))
    if listed and _only_chairs(listed):  # `Närvarande   Enligt närvarolista`
        listed += _of_fields(text, [f for f in forms if is_adjusters(text, f)], codes)
    if not listed and all(item.synthetic for item in outline.items):
        whole = (0, len(text.content))
        fields = read_form(text, *whole)
        listed = _in_region(text, whole, fields, codes) if any(f.key == "members" for f in fields) else []
    if not listed:
        return ()
    held = offices(text, outline, forms)
    chaired = any(one.entry.office == "chair" and one.role == "member" for one in listed)
    people = _merged(_with_secretary(listed, held))
    return tuple(_record(text, one, held, chaired) for one in people)


def _front(outline: Outline, text: Text) -> tuple[int, int]:
    front = outline.region("front")
    end = outline.items[0].start if outline.items else len(text.content)
    return (front.start if front else 0, max(end, front.end) if front else end)


def _codes(text: Text, fields: Sequence[Field]) -> set[str]:
    """Whatever stands in brackets after the members' names is a party's code in this document."""
    out: set[str] = set()
    for field in fields:
        if field.key in ("members", "serving", "substitutes", "absent"):
            for value in field.values:
                out.update(m[1].upper() for m in _CODE.finditer(value.value))
    return out - {name.upper() for name in load("titles")["organisations"]["names"]}


def _in_region(text: Text, place: tuple[int, int], fields: Sequence[Field], codes: set[str]) -> list[Listed]:
    """The tables and lists of a region, in printed order."""
    tables = list(read_tables(text, *place, codes))
    parts: list[tuple[int, list[Listed]]] = [(table.start, list(table.people)) for table in tables]
    covered = [(table.start, table.end) for table in tables]
    for field in list_fields(text, fields):
        if not any(a <= field.start < b for a, b in covered):
            parts.append((field.start, list(read_list(text, field, codes, covered))))
    return [one for _, people in sorted(parts, key=lambda part: part[0]) for one in people]


def _only_chairs(listed: Sequence[Listed]) -> bool:
    """Whether no list of members was read: who serves is known only by his office on the front page."""
    return all(one.entry.office in _CHAIRS for one in listed if one.role in ("member", "serving_substitute"))


def _of_fields(text: Text, fields: Iterable[Field], codes: set[str]) -> list[Listed]:
    return [one for field in fields for one in read_list(text, field, codes)]


def _in_items(text: Text, outline: Outline, codes: set[str], known: bool) -> list[Listed]:
    """The roll call in an item: everyone where the front page lists nobody, else the exceptions only."""
    out: list[Listed] = []
    for item in roll_items(outline):
        place = (item.body, item.end)
        exceptions = list(by_exception(text, *place))
        if known:
            continue
        out += exceptions
        if not exceptions:
            out += _in_region(text, place, read_form(text, *place), codes) or list(_announced(text, place, codes))
    return out


def _announced(text: Text, place: tuple[int, int], codes: set[str]) -> Iterator[Listed]:
    """`Närvarande ledamöter är …`, `Följande var närvarande: …`."""
    for role, present, entries in announced(text, *place):
        share = party_share(text, entries)
        for stretch in entries:
            one = read_one(text, stretch, codes, role, share)
            if one is None and len(text.content[stretch.start : stretch.end].split()) <= 2 and len(entries) > 3:
                one = Listed(Entry(text.found(stretch.start, stretch.end)), role, present, "")
            if one is not None:
                yield replace(one, present=present and one.present)


# Putting together


def _with_secretary(listed: list[Listed], held: list[Held]) -> list[Listed]:
    """A secretary by title (`nämndsekreterare`) is this meeting's, where the document names no other."""
    if any(one.entry.office == "secretary" for one in listed) or any(h.office == "secretary" for h in held):
        return listed
    titled = [i for i, one in enumerate(listed) if one.role == "official" and _BY_TITLE.search(one.said)]
    if len(titled) != 1:
        return listed
    one = listed[titled[0]]
    changed = replace(one, entry=replace(one.entry, office="secretary"))
    return [*listed[: titled[0]], changed, *listed[titled[0] + 1 :]]


def _merged(listed: Iterable[Listed]) -> list[Listed]:
    """Each person once; of two lists the one that says more about the meeting, and presence before absence."""
    out: list[Listed] = []
    places: dict[str, int] = {}
    for one in listed:
        key = fold(one.entry.name.value)
        at = places.get(key)
        if at is None or not _same_party(out[at], one):
            places[key] = len(out)
            out.append(one)
        else:
            out[at] = _together(out[at], one)
    return out


def _party(one: Listed) -> str | None:
    return one.entry.party.value if one.entry.party else None


def _same_party(a: Listed, b: Listed) -> bool:
    return _party(a) == _party(b) or None in (_party(a), _party(b))


def _together(first: Listed, second: Listed) -> Listed:
    def strength(one: Listed) -> tuple[bool, int]:
        return one.present, _STRENGTH[one.role]

    best, other = (first, second) if strength(first) >= strength(second) else (second, first)
    entry, more = best.entry, other.entry
    return replace(best, entry=replace(
        entry, party=entry.party or more.party,
        office=max(entry.office, more.office, key=lambda office: RANK.get(office or "", 0)),
        replaces=entry.replaces or more.replaces, title=entry.title or more.title,
        organisation=entry.organisation or more.organisation,
    ))


def _record(text: Text, one: Listed, held: Iterable[Held], chaired: bool) -> Attendance:
    entry = one.entry
    stated = own_office(entry.office, one.said, one.role)
    claims = [h.office for h in held if h.office != stated and names(h.words, entry.name.value)]
    if one.role in ("official", "guest"):
        claims = [office for office in claims if office == "secretary"]
    if chaired and stated in ("first_vice_chair", "second_vice_chair"):
        claims = []
        if any(h.office == "chair" and "§" in h.words and names(h.words, entry.name.value) for h in held):
            claims = ["chair"]  # `Ordförande … Ture Lindqvist § 111`
    office = max([stated, *claims], key=lambda o: RANK.get(o or "", 0))
    serving = one.role in ("serving_substitute", "member")
    return Attendance.read(
        name=_placed(text, entry.name), party=_placed(text, entry.party), role=one.role, present=one.present,
        office=office if one.present else None, replaces=_placed(text, entry.replaces) if serving else None,
        organisation=_placed(text, entry.organisation), title=_placed(text, entry.title),
        paragraphs=_placed(text, entry.paragraphs),
    )


def _placed(text: Text, found: Found[str] | None) -> Found[str] | None:
    """The same words with their page."""
    if found is None or found.span is None:
        return found
    return Found(found.value, text.span(found.span.start, found.span.end))
