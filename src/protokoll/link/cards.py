"""What linking needs to know of a document, without its texts, so that many thousands fit into memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Literal

import regex

from protokoll.link.bodies import BodyIndex
from protokoll.link.organisations import organisation_key, owner_of
from protokoll.records import Minutes, Paragraph
from protokoll.shapes import case_numbers, dates

Status = Literal["corrected", "adjusted", "unknown", "unadjusted"]

_CORRECTED = regex.compile(r"\b(?:rätta[dt]e?|korrigera[dt]e?|omtryck|rättelse)(?![\p{Ll}])", regex.IGNORECASE)
_CORRECTED_HEAD = regex.compile(
    r"\brättad\s+version|\brättat\s+protokoll|\brättelse\s+(?:av|enligt)", regex.IGNORECASE
)
_UNADJUSTED = regex.compile(r"\b(?:ojustera[dt]|(?:ej|icke)[\s_-]justera[dt]|preliminärt?|utkast)\b", regex.IGNORECASE)
_ADJUSTED = regex.compile(r"\bjustera[dt]e?\b", regex.IGNORECASE)
_HEAD = 1500


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference as linking uses it: the case number in its normal form; the year of a day that is printed without
    one is that of the citing meeting, or the year before where the day would be after it."""

    raw: str
    body: str | None
    date: str | None
    paragraph: str | None
    case_key: str | None
    case_number: str | None


@dataclass(frozen=True, slots=True)
class ParagraphCard:
    """A paragraph: `position` is its place among the document's paragraphs, from 0; `cases` are (key, raw)."""

    position: int
    number: str
    title: str
    page: int
    immediate: bool
    cases: tuple[tuple[str, str], ...]
    citations: tuple[Citation, ...]
    fingerprint: int


@dataclass(frozen=True)
class DocumentCard:
    """A document, in the terms that link it to others; `date` is its first day, or the one in its file's name."""

    id: str
    file: str
    kind: str
    organisation: str | None
    body: str | None
    dates: tuple[str, ...]
    named_date: str | None
    status: Status
    sha256: str
    signatures: int
    declared: tuple[str | None, str | None]
    paragraphs: tuple[ParagraphCard, ...]

    @property
    def owner(self) -> str:
        """The organisation's name; a document without one has an organisation of its own."""
        return owner_of(self.id, self.organisation)

    @cached_property
    def organisation_key(self) -> str:
        """The key of the owner."""
        return organisation_key(self.owner) or self.owner

    @property
    def date(self) -> str | None:
        """The day under which the document is filed."""
        return self.dates[0] if self.dates else self.named_date


def card(id_: str, minutes: Minutes, organisation: str | None = None, head: str = "") -> DocumentCard:
    """The card of a document; `organisation` overrides what it states, `head` is the beginning of its text.

    Costs one pass over the document's text (a hash of each paragraph).
    """
    named = dates.read(regex.sub(r"_+", " ", minutes.source.file))
    inherits = _inherited(minutes)
    return DocumentCard(
        id_, minutes.source.file, minutes.kind, organisation or minutes.organisation, minutes.body, minutes.dates,
        named.isoformat() if named else None, status_of(minutes, head), minutes.source.sha256, len(minutes.signatures),
        (minutes.first_paragraph, minutes.last_paragraph),
        tuple(_paragraph(n, p, inherits, minutes.dates) for n, p in enumerate(minutes.paragraphs)) or _whole(minutes),
    )


def index_bodies(cards: Iterable[DocumentCard], stated: Iterable[tuple[str | None, str, str]] = ()) -> BodyIndex:
    """The organs that documents are of; `stated` as for `BodyIndex.of`."""
    return BodyIndex.of(((one.owner, one.body) for one in cards if one.body), stated)


def _inherited(minutes: Minutes) -> tuple[tuple[str, str], ...]:
    """The document's own case numbers, where they are those of its only matter."""
    one = len(minutes.paragraphs) == 1 or minutes.kind not in ("minutes", "agenda", "notice")
    return tuple((c.key, c.raw) for c in minutes.case_numbers) if one else ()


def _whole(minutes: Minutes) -> tuple[ParagraphCard, ...]:
    """A document without paragraphs that has a case number (a tjänsteskrivelse, say) counts as one paragraph."""
    cases = _inherited(minutes)
    return (ParagraphCard(-1, "", "", 1, False, cases, (), 0),) if cases else ()


def _paragraph(
    position: int, paragraph: Paragraph, inherits: tuple[tuple[str, str], ...], days: tuple[str, ...]
) -> ParagraphCard:
    citations = tuple(
        Citation(
            r.raw, r.body, r.date or (_day_without_year(r.raw, days) if r.paragraph else None), r.paragraph,
            case_numbers.key(r.case_number) if r.case_number else None, r.case_number,
        )
        for r in paragraph.references
    )
    own = tuple((c.key, c.raw) for c in paragraph.case_numbers) or inherits
    return ParagraphCard(
        position, paragraph.number, paragraph.title or "", paragraph.pages[0], paragraph.immediate,
        tuple(dict.fromkeys(own)), citations, _fingerprint(paragraph),
    )


def _day_without_year(raw: str, days: tuple[str, ...]) -> str | None:
    """'den 22 september § 142' in minutes of 2031-11-03 is 2031-09-22."""
    if not days:
        return None
    for year in (int(days[0][:4]), int(days[0][:4]) - 1):
        found = dates.read(raw, year=year)
        if found is None or found.isoformat() <= days[-1]:
            return found.isoformat() if found else None
    return None


def _fingerprint(paragraph: Paragraph) -> int:
    text = paragraph_text(paragraph).encode()
    return int.from_bytes(blake2b(text, digest_size=8).digest(), "big", signed=True)


def paragraph_text(paragraph: Paragraph) -> str:
    """All that is printed in a paragraph, white space collapsed."""
    parts = [paragraph.title or "", *(f"{s.heading or ''} {s.text}" for s in paragraph.sections)]
    return " ".join(" ".join(parts).split())


def status_of(minutes: Minutes, head: str = "") -> Status:
    """How far the text has come, by the file's name, the beginning of the document (`head`), signatures and anslag."""
    name = regex.sub(r"[_.-]+", " ", minutes.source.file)
    first = head[:_HEAD]
    if _CORRECTED.search(name) or _CORRECTED_HEAD.search(first):
        return "corrected"
    if _UNADJUSTED.search(name) or _UNADJUSTED.search(first):
        return "unadjusted"
    signed = any(s.electronic or s.signed_at for s in minutes.signatures)
    return "adjusted" if signed or minutes.notice or _ADJUSTED.search(name) else "unknown"


def number_order(number: str) -> tuple[int, str]:
    """For sorting paragraph numbers: 30 before 30a before 31; none last.

    >>> sorted(["31", "", "30a", "30"], key=number_order)
    ['30', '30a', '31', '']
    """
    digits = "".join(c for c in number.split(":")[0] if c.isdigit())
    return (int(digits), number.lstrip("0123456789")) if digits else (10**9, number)
