"""One entry of an attendance list, in any of the forms that lists print."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from protokoll.lexicon import load
from protokoll.shapes import presence
from protokoll.shapes.affiliation import Parts, read_parts
from protokoll.shapes.codes import find_party
from protokoll.shapes.names import GAP, NAME, WORD, is_first_name, is_no_name, is_title, is_unit, name_pattern
from protokoll.text import Found, Span

_FILL = "\x1f"
_WORD = regex.compile(r"\S+")
_SPACE = regex.compile(r"\s+")
_BULLET = regex.compile(r"\s*(?:[-•*·–▪●◦]\s*|\d{1,2}[.)]\s+)?(\[\s?[xX ]?\s?\])?\s*")
_ALIAS = regex.compile(r"[\s,()\x1f]*(\p{Ll}[\p{L}\d_.-]{1,24})[\s,.()\x1f]*")  # associations: user names
_SURNAME_FIRST = regex.compile(rf"\s*({WORD}(?:{GAP}{WORD})?,{GAP}{WORD}(?:{GAP}{WORD})?)\s*(?=\x1f|$)")
_RANK = ("chair", "first_vice_chair", "second_vice_chair", "secretary", "adjuster")
_OF_OTHERS = regex.compile(r"\s+(?:i|för|på|vid)\s+\p{L}|\s+\p{Lu}\p{L}+")
_LOWER_BEFORE = regex.compile(r"(?<![\p{L}])(?!tillika|och|samt|mötets|nämndens|styrelsens)\p{Ll}[\p{L}.]*[ ]$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of an attendance list.

    `office` is a key of RECORDS ("chair", "first_vice_chair", …); `serving` says that the word tjänstgörande stands
    there, or who is replaced; `present` is what the entry itself says, None where it says nothing.
    """

    name: Found[str]
    party: Found[str] | None = None
    office: str | None = None
    title: Found[str] | None = None
    organisation: Found[str] | None = None
    replaces: Found[str] | None = None
    paragraphs: Found[str] | None = None
    serving: bool = False
    present: bool | None = None
    remote: bool = False


class _Scan:
    """An entry's text of which recognised parts are blanked one by one; offsets stay those of the document."""

    def __init__(self, content: str, start: int, end: int) -> None:
        self.content, self.base = content, start
        self.left = content[start:end].replace("\f", " ")
        self.page = content.count("\f", 0, start) + 1

    def blank(self, start: int, end: int) -> None:
        """Take characters `start` to `end` (of the entry) out of what is left to read."""
        self.left = self.left[:start] + _FILL * (end - start) + self.left[end:]

    def take(self, pattern: regex.Pattern[str]) -> regex.Match[str] | None:
        """The first match, blanked."""
        m = pattern.search(self.left)
        if m:
            self.blank(*m.span())
        return m

    def found(self, start: int, end: int, value: str | None = None) -> Found[str]:
        """What stands at `start` to `end` of the entry, with its place in the document."""
        text = self.content[self.base + start : self.base + end]
        read = _SPACE.sub(" ", text) if value is None else value
        return Found(read, Span(self.page, self.base + start, self.base + end))


@cache
def _office_pattern(office: str) -> regex.Pattern[str]:
    data = load("attendance")
    if office not in data["office"]:
        rank = "second" if office == "second_vice_chair" else "first"
        ranks, vice = _either(data["vice"][rank]), _either(data["vice"]["vice"])
        chair = _either(data["office"]["chair"])
        alone = rf"|{vice}\s*{chair}" if rank == "first" else ""
        options = rf"{ranks}\s*{vice}\s*{chair}|{ranks}\s*vice{alone}"
    else:
        options = _either(data["office"][office])
    return regex.compile(rf"(?<![\p{{L}}\d-])(?:{options})(?![\p{{L}}-])", regex.IGNORECASE)


def _either(words: list[str]) -> str:
    return f"(?:{'|'.join(map(regex.escape, sorted(words, key=len, reverse=True)))})"


def read_entry(content: str, start: int = 0, end: int | None = None, parties: set[str] | None = None) -> Entry | None:
    """Read one attendance entry; None where no person is named ('3 praktikanter', 'Vakant (M)').

    `parties` are the codes of the document; national parties are always known.

    >>> entry = read_entry("Siv Bodin (C), 2:e vice ordförande, ersätter Åke Hed (M) §§ 12–18", 0, None, {"C", "M"})
    >>> entry.name.value, entry.party.value, entry.office, entry.replaces.value, entry.paragraphs.value
    ('Siv Bodin', 'C', 'second_vice_chair', 'Åke Hed', '§§ 12–18')
    """
    scan = _Scan(content, start, len(content) if end is None else end)
    known = parties or set()
    box = _BULLET.match(scan.left)
    present: bool | None = None
    if box and box.end():
        present = None if box[1] is None else "x" in box[1].lower()
        scan.blank(0, box.end())
    if scan.take(presence.replaced()):
        present = False
    replaces, serving = _replaced(scan, known)
    scan.take(presence.points())
    paragraphs = _paragraphs(scan)
    remote = scan.take(presence.words("remote")) is not None
    if scan.take(presence.words("absent")):
        present = False
    elif scan.take(presence.words("present")):
        present = True
    party_span, party = _party(scan, known)
    office = _office(scan)
    place = _name(scan, party_span)
    if place is None:
        return None
    parts = read_parts(scan.left, *place)
    if paragraphs is None and (tail := presence.bare_numbers().search(scan.left)):
        paragraphs = scan.found(*tail.span(1))
    return Entry(
        name=scan.found(place[0], parts.name_end),
        party=scan.found(*party_span, party) if party_span and party else None,
        office=office,
        title=_part(scan, parts, "title"),
        organisation=_part(scan, parts, "organisation"),
        replaces=replaces,
        paragraphs=paragraphs,
        serving=serving,
        present=present,
        remote=remote,
    )


def _part(scan: _Scan, parts: Parts, name: str) -> Found[str] | None:
    span = getattr(parts, name)
    return scan.found(*span) if span else None


def _replaced(scan: _Scan, parties: set[str]) -> tuple[Found[str] | None, bool]:
    """Who is replaced ('tjg ers för Åke Hed (M)'), and whether the entry says tjänstgörande."""
    if scan.take(presence.words("not_serving")):
        return None, False
    m = presence.replaces().search(scan.left)
    if m and m.start() > 0:
        end = m.end()
        if m["name"]:
            party = find_party(scan.left, parties, m.end(), attached=True)
            end = party.end if party else end
        scan.blank(m.start(), end)
        scan.take(presence.words("serving"))
        return (scan.found(*m.span("name")) if m["name"] else None), True
    if scan.take(presence.serving_office()):
        return None, False
    return None, scan.take(presence.words("serving")) is not None


def _paragraphs(scan: _Scan) -> Found[str] | None:
    m = scan.take(presence.ranges())
    if m is None:
        return None
    start, end = m.span()
    printed = scan.content[scan.base + start : scan.base + end]
    return scan.found(start, end, _SPACE.sub(" ", printed))


def _party(scan: _Scan, parties: set[str]) -> tuple[tuple[int, int] | None, str | None]:
    """The party's place and code; code None where the entry says that there is no party."""
    party = find_party(scan.left, parties)
    if party is None:
        return None, None
    scan.blank(party.start, party.end)
    return party.span, party.code


def _office(scan: _Scan) -> str | None:
    """The highest office that the entry names."""
    found = []
    for office in ("second_vice_chair", "first_vice_chair", "chair", "secretary", "adjuster"):
        at = 0
        while m := _office_pattern(office).search(scan.left, at):
            at = m.end()
            if at < len(scan.left) and scan.left[: m.start()].strip(" \x1f") and _OF_OTHERS.match(scan.left, at):
                continue  # 'ordförande i pensionärsrådet' is a guest's title
            if office == "secretary" and _LOWER_BEFORE.search(scan.left[: m.start()]):
                continue  # 'politisk sekreterare'
            found.append(office)
            scan.blank(*m.span())
    return min(found, key=_RANK.index) if found else None


def _name(scan: _Scan, party: tuple[int, int] | None) -> tuple[int, int] | None:
    """Where the name stands in what is left: without roles and titles before it."""
    swapped = _SURNAME_FIRST.match(scan.left.lstrip(_FILL).rjust(len(scan.left), " ")) if party else None
    if swapped:
        words = swapped[1].replace(",", " ").split()
        one_before = len(swapped[1].split(",")[0].split()) == 1 or len(words) == 3
        if one_before and not any(is_no_name(w) or is_unit(w) for w in words):
            return swapped.start(1), swapped.end(1)
    for m in name_pattern().finditer(scan.left):
        if scan.left.startswith("-", m.end()):
            continue  # 'Hälso- och sjukvårdsdirektör'
        start = _skip_roles(scan.left, m.start(), m.end())
        if start < m.end():
            return start, _lower_surname(scan.left, start, m.end())
    alias = _ALIAS.fullmatch(scan.left)
    if alias and not (is_no_name(alias[1]) or is_title(alias[1])):
        return alias.start(1), alias.end(1)
    return None


def _skip_roles(text: str, start: int, end: int) -> int:
    """Past the titles and roles that stand before a name."""
    while start < end:
        word = _WORD.match(text, start, end)
        if word is None or not (is_no_name(word[0]) or is_unit(word[0])):
            break
        if is_first_name(word[0]) and word.end() < end:
            break
        start = word.end()
        while start < end and text[start].isspace():
            start += 1
    return start


_LOWER = regex.compile(r" (\p{Ll}{2,})(?=\s*(?:\x1f|$))")


def _lower_surname(text: str, start: int, end: int) -> int:
    """'Per sten (S)': one first name and a surname that lost its capital."""
    m = _LOWER.match(text, end)
    if m and " " not in text[start:end] and not is_no_name(m[1]) and regex.fullmatch(NAME, text[start:end]):
        return int(m.end(1))
    return end
