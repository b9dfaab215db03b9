"""How each field of the records is read again from its printed words: the law that spans rest on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import regex

from protokoll.lexicon import parties
from protokoll.records.base import Record
from protokoll.records.minutes import (
    Attendance,
    Ballot,
    CaseNumber,
    Decision,
    Minutes,
    Mover,
    Notice,
    Paragraph,
    Proposal,
    Recusal,
    Reference,
    Section,
    Signature,
    Vote,
)
from protokoll.shapes import dates, numbers, prose, times

_SPACE = regex.compile(r"\s+")
_ZERO = frozenset({"ingen", "inga", "inget", "noll"})
_CODE = regex.compile(r"[(\[/\s]*(?P<code>\p{L}+!?)[)\]/\s.]*")
# 2031-06-20 09:14:07 +02:00
_STAMP = regex.compile(r"(?P<clock>\d\d[:.]\d\d(?:[:.]\d\d)?)(?:[.,]\d+)?\s*\(?(?P<zone>[+-]\d\d:?\d\d|Z\b|UTC\b)?")

Reader = Callable[[str], Any]


def reread(record_type: type[Record], field: str, printed: str) -> Any:
    """Read a field's value from its printed words, `content[start:end]` of the value's span.

    Where one place holds several values (`13–14 juni 2031`) all of them are given, in a tuple. Raises `KeyError` for a
    field that is never read from the page.

    >>> reread(Decision, "text", "Kommunstyrelsen beslutar\\natt köpa huset.")
    'Kommunstyrelsen beslutar att köpa huset.'
    >>> reread(Attendance, "party", "s"), reread(Paragraph, "number", "30 a"), reread(Vote, "yes", "sju")
    ('S', '30a', 7)
    """
    return _READERS[record_type, field](printed)


def words(printed: str) -> str:
    """Words on one line: white space collapsed."""
    return _SPACE.sub(" ", printed).strip()


def _number(printed: str) -> str | None:
    return numbers.read_number(printed) if printed.strip() else ""


def _count(printed: str) -> int | None:
    return 0 if printed.strip().lower() in _ZERO else numbers.read_count(printed)


def _party(printed: str) -> str | None:
    """A party's code in capitals; of a local party that only this document knows, its letters."""
    match = _CODE.fullmatch(printed)
    return parties.canonical(printed) or (match["code"].rstrip("!").upper() if match else None)


def _day(printed: str) -> str | None:
    day = dates.read(printed)
    return day.isoformat() if day else None


def _days(printed: str) -> tuple[str, ...]:
    return tuple(day.isoformat() for match in dates.find(printed) for day in match.dates)


def _clock(printed: str) -> str | None:
    if regex.fullmatch(r"\d{1,2}", printed):  # the 9 of `kl. 9-12`
        return f"{int(printed):02}:00"
    found = times.find(printed)
    return found[0].begin.value if found and found[0].begin else None


def _stamp(printed: str) -> str | None:
    """A time of signing as ISO 8601, with as much as is printed."""
    found = dates.find(printed)
    if not found:
        return None
    day = found[0].dates[0].isoformat()
    clock = _STAMP.search(printed, found[0].end)
    if clock is None:
        return day
    return f"{day}T{clock['clock'].replace('.', ':')}{_zone(clock['zone'] or '')}"


def _zone(printed: str) -> str:
    if printed in ("Z", "UTC"):
        return "+00:00"
    return f"{printed[:3]}:{printed[3:]}" if len(printed) == 5 else printed


def _of(record_type: type[Record], **readers: Reader) -> dict[tuple[type[Record], str], Reader]:
    return {(record_type, field): reader for field, reader in readers.items()}


_READERS: dict[tuple[type[Record], str], Reader] = {
    **_of(
        Minutes, organisation=words, body=words, dates=_days, start=_clock, end=_clock, place=words,
        first_paragraph=_number, last_paragraph=_number,
    ),
    **_of(
        Paragraph, number=_number, title=words, summary=prose.read, presenters=words, documents=words, recipients=words,
    ),
    **_of(CaseNumber, raw=words),
    **_of(Section, heading=words, text=prose.read),
    **_of(Proposal, by=words, text=prose.read, clauses=words),
    **_of(Mover, name=words, party=_party, text=prose.read),
    **_of(Recusal, name=words, party=_party),
    **_of(Ballot, name=words, party=_party),
    **_of(
        Vote, yes=_count, no=_count, abstain=_count, absent=_count, yes_means=prose.read, no_means=prose.read,
    ),
    **_of(Decision, by=words, recommends_to=words, text=prose.read, clauses=words),
    **_of(Reference, raw=words, body=words, date=_day, paragraph=_number, case_number=words),
    **_of(
        Attendance, name=words, party=_party, replaces=words, organisation=words, title=words, paragraphs=words,
    ),
    **_of(Signature, name=words, signed_at=_stamp),
    **_of(Notice, posted=_day, removed=_day),
}
