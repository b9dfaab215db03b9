"""Role words and names as signature blocks and e-signature pages print them."""

from __future__ import annotations

import regex

from protokoll.extract.roster import Roster
from protokoll.records import SignatureRole
from protokoll.text import Found, Text

_ORDINAL = r"(?:(?:1|2):?[ea]|första|förste|andra|andre)"
ROLE = regex.compile(
    rf"(?P<secretary>(?:nämnd|mötes|kommun|förbunds|förvaltnings|styrelse|region|"
    rf"protokolls?)?sekreterare\p{{Ll}}*|vid\s+(?:protokollet|pennan|anteckningarna)|"
    rf"protokollförare|protokollet\s+fört\s+av|sekr\.?)"
    rf"|(?P<chair>(?:mötes|tjänstgörande\s+|{_ORDINAL}\s+vice\s+|vice\s+)?ordförande(?:ns)?|ordf\.?|talman(?:nen)?)"
    rf"|(?P<adjuster>(?:protokolls?)?justerare|protokolls?justering|justerandes?|(?P<verb>justeras|"
    rf"justerat)(?=\s*[:.…_]|\s+[\p{{Lu}}\d]|\s{{3}}|$)|justerings(?:man|män|person(?:er)?)|"
    rf"justerat\s+av|justerad\s+av)",
    regex.IGNORECASE,
)
_NAME = regex.compile(
    r"(?P<name>\p{Lu}[\p{L}'’´.-]*(?:\s+(?:(?:von|af|av|de|van|el|al|bin|der|da|zu)\s+)*\p{Lu}[\p{L}'’´-]*){1,4}?)"
    r"(?:\s*[(\[/](?!\p{Ll}*(?:sekreterare|ordf|juster))(?P<party>[^)\]/]{1,12})[)\]/]|,\s*\p{L}{1,4}(?=$|,))?(?:(?:\s*,\s*|\s*\(|"
    r"\s+(?=\p{Ll}))(?P<title>\p{L}[^,;]{0,60}?)\)?)?"
)
_LOOSE_NAME = regex.compile(r"(?P<name>\p{Lu}[\p{L}'’´-]+\s+\p{Ll}[\p{L}'’´-]+)(?:\s*\(\p{L}{1,4}\))?")  # Per sten
_PART = regex.compile(r"[\s,(]*(?:§.*|,\s*digital\p{L}*.*)$", regex.IGNORECASE)
_BETWEEN = regex.compile(r"\s*(?:,|;|/|&|\boch\b|\bsamt\b)\s*")
_WORDY = regex.compile(
    r"\b(?:kommun\p{L}*|Region|Protokoll\p{L}*|Kommunhus\p{L}*|Paragraf\p{L}*|Datum|Sida|Sammanträd\p{L}*|"
    r"Namn\p{L}*|Plats|Tid|Kl|"
    r"Digital\p{L}*|Underskrift\p{L}*|AB|HB|Aktiebolag\p{L}*|\p{L}*(?:förbund|församling|pastorat|universitet|högskol|bolag)(?:et|en|an)?s?|Stiftelse\p{L}*|Förening\p{L}*|"
    r"BankID|\p{Lu}\p{L}*(?:nämnden|styrelsen|utskottet|kontoret|förvaltningen|"
    r"fullmäktige))\b",
    regex.IGNORECASE,
)


def role_of(match: regex.Match[str]) -> SignatureRole:
    """The role that a label names."""
    return "secretary" if match["secretary"] else "chair" if match["chair"] else "adjuster"


def names_in(text: Text, start: int, end: int, roster: Roster) -> list[tuple[Found[str], str]]:
    """The names in a cell, each with the words after it (title); names that run together are told apart by the list."""
    part = text.search(_PART, start, end)
    span = text.span(start, part.start() if part else end)
    listed = _listed(text, span.start, span.end, roster)
    if len(listed) > 1:
        return [(name, "") for name in listed]
    names: list[tuple[Found[str], str]] = []
    at = span.start
    for cut in (*text.finditer(_BETWEEN, span.start, span.end), None):
        stop = cut.start() if cut else span.end
        match = _NAME.fullmatch(text.content, at, stop)
        if match and not _WORDY.search(match["name"]) and not ROLE.fullmatch(match["name"]):
            names.append((text.found(*match.span("name")), match["title"] or ""))
        elif names and cut is None and not names[-1][1]:
            names[-1] = (names[-1][0], text.content[at:stop].strip(" ()"))
        elif not names:
            return _single(text, span.start, span.end, listed)
        at = cut.end() if cut else span.end
    return names


def _single(text: Text, start: int, end: int, listed: list[Found[str]]) -> list[tuple[Found[str], str]]:
    """The one name of a cell that is no plain list of names."""
    if listed and end - start < 60:
        return [(listed[0], "")]
    loose = _LOOSE_NAME.fullmatch(text.content, start, end)
    return [(text.found(*loose.span("name")), "")] if loose and not _WORDY.search(loose["name"]) else []


def _listed(text: Text, start: int, end: int, roster: Roster) -> list[Found[str]]:
    words = text.content[start:end]
    found: list[tuple[int, str]] = []
    for person in sorted(roster.people, key=lambda p: -len(p.name)):
        at = words.find(person.name)
        if at >= 0 and all(at + len(person.name) <= a or at >= a + len(n) for a, n in found):
            found.append((at, person.name))
    return [text.found(start + at, start + at + len(name)) for at, name in sorted(found)]
