"""E-signature pages and stamps: who signed, in what role, when, through which service."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from protokoll.extract.roster import Roster
from protokoll.extract.signature_names import ROLE, names_in, role_of
from protokoll.records import SignatureRole
from protokoll.text import Cell, Found, Line, Text

# What names the page, and the services by the words that give them away.
PAGE = regex.compile(
    r"underskriftssida|signatursida|signeringssida|(?:under)?teckna(?:ts|t|d|s)\s+(?:med\s+)?elektronisk|"
    r"elektronisk(?:t|a)?\s+(?:under(?:tecknad|skri)|signer)|"
    r"digital(?:t|a)?\s+(?:under(?:tecknad|skri)|signer|signatur)|\be-?sign|signera[td]\s*:|signera(?:ts|t|d|"
    r"des)\s+(?:digitalt|"
    r"elektroniskt|av\b|med\b)|"
    r"(?:justera(?:ts|t|d)|undertecknat)\s+(?:digitalt|elektroniskt)\s+av\b|underskrivet\s+(?:elektroniskt|"
    r"digitalt|av\b)|(?<![^\n\f])(?:verifikat|signaturer)(?!\p{L})",
    regex.IGNORECASE,
)
_PROVIDERS = (
    ("Comfact Signature", r"comfact"),
    ("Scrive", r"scrive"),
    ("Visma Addo", r"visma\s+addo|addo\s+sign"),
    ("Visma Sign", r"visma\s+sign"),
    ("Penneo", r"penneo"),
    ("Assently", r"assently"),
    ("Netpublicator", r"netpublicator"),
    ("Ciceron", r"ciceron"),
    ("Signport", r"signport"),
    ("Oneflow", r"oneflow"),
    ("GetAccept", r"getaccept"),
    ("DocuSign", r"docusign"),
    ("Adobe Sign", r"adobe\s+(?:acrobat\s+)?sign"),
    ("Egreement", r"egreement"),
    ("TellusTalk", r"tellustalk"),
    ("Boardeaser", r"boardeaser"),
    ("EduSign", r"edusign"),
    ("Freja", r"freja\s+esign"),
)
_NAME_KEY = regex.compile(
    r"[\s•*-]*(?:namn(?:förtydligande)?|name|underteck(?:nare|nat\s+av)|signerare|signera[td](?:\s+av|(?=\s*:))|"
    r"signerad\s+av|underskrivet\s+av|"
    r"(?:digitalt|elektroniskt)\s+(?:signera[dt]|undertecknad|undertecknat|underskrivet|justerat)(?:\s+av)?|"
    r"justera(?:t|ts|d)\s+(?:digitalt|elektroniskt)(?:\s+av)?)"
    r"\s*:?\s+",
    regex.IGNORECASE,
)
_STAMP = regex.compile(
    r"(?P<d>(?:19|20)\d\d-\d\d-\d\d)(?:(?:[T\s,]+(?:kl\.?(?:ockan)?\s*)?)(?P<t>\d\d[:.]\d\d(?:[:.]\d\d)?)"
    r"(?:[.,]\d+)?\s*\(?(?P<z>[+-]\d\d:?\d\d|Z\b|UTC\b)?\)?)?"
)
_REDUNDANT = regex.compile(
    r"(?:initierare|skapad|skickat|skickad|dokument\p{L}*|händelse\p{L}*|öppnad\p{L}*)\b", regex.IGNORECASE
)
_SAME = 6.0


@dataclass(frozen=True, slots=True)
class _Entry:
    """A name on the page, on which line and in which column, with the words after it."""

    name: Found[str]
    line: int
    column: float
    title: str


@dataclass(frozen=True, slots=True)
class ESigned:
    """One signer of an e-signature page."""

    name: Found[str]
    role: SignatureRole
    signed_at: Found[str] | None
    provider: str | None


def read_esigned(text: Text, start: int, end: int, roster: Roster) -> list[ESigned]:
    """The signers between two offsets of an e-signature page or block of stamps."""
    provider = next(
        (name for name, words in _PROVIDERS if regex.search(words, text.content[start:end], regex.IGNORECASE)), None
    )
    lines = text.lines_in(start, end)
    keyed = any(_NAME_KEY.match(text.content, line.start, line.end) for line in lines)
    entries = [entry for index, line in enumerate(lines) for entry in _names(text, index, line, roster, keyed)]
    found: list[ESigned] = []
    over = bool(entries) and _stamped_over(text, lines, entries)
    for entry in entries:
        cells = _cells(lines, entry, entries)
        stamp = next((m for c in cells if (m := _stamp(text, c))), None)
        if over:
            stamp = _stamp_over(text, lines, entry)
        role = _role(text, entry, cells, roster)
        if not stamp and not keyed and role == "other":
            continue
        when = Found(_iso(stamp), text.span(*stamp.span())) if stamp else None
        found.append(ESigned(entry.name, role, when, provider))
    return _first_each(found)


def _names(text: Text, index: int, line: Line, roster: Roster, keyed: bool) -> list[_Entry]:
    """The signers that a line names: after a label, or alone where the page has no labels."""
    label = _NAME_KEY.match(text.content, line.start, line.end)
    if (keyed and not label) or (not label and _REDUNDANT.match(text.content, line.start, line.end)):
        return []
    first = label.end() if label else line.start
    found: list[_Entry] = []
    for cell in line.cells:
        start, end = max(first, cell.start), cell.end
        if start >= end:
            continue
        stamp = text.search(_STAMP, start, end)
        end = stamp.start() if stamp else end
        while end > start and text.content[end - 1] in " ,;(-–":
            end -= 1
        lead = ROLE.match(text.content, start, end)
        for name, title in names_in(text, start, end, roster):
            found.append(_Entry(name, index, cell.column, title or (lead[0] if lead else "")))
    return found


def _cells(lines: tuple[Line, ...], entry: _Entry, entries: list[_Entry]) -> list[Cell]:
    """The cells that belong to a signer: the rest of the line, and its column down to the next signer."""
    beside = [e.column for e in entries if e.line == entry.line and e.column > entry.column]
    right = min(beside, default=float("inf")) - 1
    stop = min(
        (e.line for e in entries if e.line > entry.line and abs(e.column - entry.column) < _SAME),
        default=entry.line + 12,
    )
    return [
        c
        for line in lines[entry.line : stop]
        for c in line.cells
        if entry.column - 1 <= c.column < right or (len(line.cells) == 1 and not beside)
    ]


def _stamped_over(text: Text, lines: tuple[Line, ...], entries: list[_Entry]) -> bool:
    """Whether the times stand over the names: the first name has one above it, the last none below."""
    last = _cells(lines, entries[-1], entries)
    return _stamp_over(text, lines, entries[0]) is not None and not any(_stamp(text, cell) for cell in last)


def _stamp_over(text: Text, lines: tuple[Line, ...], entry: _Entry) -> regex.Match[str] | None:
    above = lines[entry.line - 1].cells if entry.line else ()
    near = (cell for cell in above if abs(cell.column - entry.column) < _SAME)
    return next((m for cell in near if (m := _stamp(text, cell))), None)


def _stamp(text: Text, cell: Cell) -> regex.Match[str] | None:
    return text.search(_STAMP, cell.start, cell.end)


def _role(text: Text, entry: _Entry, cells: list[Cell], roster: Roster) -> SignatureRole:
    """The printed role, else the office that the attendance list gives."""
    if entry.title and (match := ROLE.search(entry.title)):
        return role_of(match)
    for cell in cells:
        span = entry.name.span
        start = max(cell.start, span.end) if span and cell.start <= span.start < cell.end else cell.start
        words = text.content[start : cell.end]
        words = words.partition(":")[2] or words
        match = ROLE.search(words)
        if match and (match.start() == 0 or not words[match.start() - 1].isalpha()):
            return role_of(match)
    person = roster.find(entry.name.value)
    if person and person.office in ("chair", "secretary", "adjuster"):
        return person.office
    return "other"


def _iso(match: regex.Match[str]) -> str:
    if not match["t"]:
        return str(match["d"])
    zone = match["z"] or ""
    if zone in ("Z", "UTC"):
        zone = "+00:00"
    elif zone and ":" not in zone:
        zone = f"{zone[:3]}:{zone[3:]}"
    return f"{match['d']}T{match['t'].replace('.', ':')}{zone}"


def _first_each(found: list[ESigned]) -> list[ESigned]:
    """Each signer once; of several entries the one with a time."""
    best: dict[str, ESigned] = {}
    for one in found:
        known = best.get(one.name.value)
        if known is None or (known.signed_at is None and one.signed_at is not None):
            best[one.name.value] = one
    return list(best.values())
