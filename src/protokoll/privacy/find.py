"""Private data in a text: one pass over its digits, and a look at every @ and at words for a home."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from protokoll.privacy import contact
from protokoll.privacy.identity import identities
from protokoll.privacy.words import load

Kind = Literal["identity", "phone", "email", "address"]

# A run of digits and of what can stand between the digits of one number.
_RUN = regex.compile(r"\d[\d OolI\u00a0\u00ad+()/–‐‑−.\n-]{3,}")
_CODE = regex.compile(r"(?<!\d)\d{3}[ \u00a0]?\d{2}(?=[ \u00a0]{1,2}\p{Lu})")
_INTERIM = regex.compile(r"[TRSUWXJKLMN]\d{3}(?![\p{L}\d])")
_AFTER = regex.compile(r"\p{L}*(?:[ \n]+(?:på|i))?[:,]?[ \u00a0\n]+")
_LEAST_IDENTITY, _LEAST_PHONE, _LEAST_CODE = 9, 8, 5


class Private(NamedTuple):
    """Something private, from `start` to `end` of the text."""

    kind: Kind
    start: int
    end: int


def find(text: str) -> tuple[Private, ...]:
    """All that is private in a text, in its order, none overlapping.

    >>> [p.kind for p in find("Anna Berg, 811218-9876, mobil 070-123 45 67, anna.berg@gmail.com")]
    ['identity', 'phone', 'email']
    """
    found = sorted({*_numbers(text), *_emails(text), *_homes(text)}, key=lambda p: (p.start, -p.end))
    kept: list[Private] = []
    for private in found:
        if not kept or private.start >= kept[-1].end:
            kept.append(private)
    return tuple(kept)


def _numbers(text: str) -> Iterator[Private]:
    for run in _RUN.finditer(text):
        first, last = run.span()
        digits = sum(map(run[0].count, "0123456789OolI")) + (4 if _INTERIM.match(text, last) else 0)
        if digits < _LEAST_CODE:
            continue
        start, end = max(0, first - 3), min(len(text), last + 4)
        if digits >= _LEAST_IDENTITY:
            yield from (Private("identity", *place) for place in identities(text, start, end))
        if digits >= _LEAST_PHONE and ("0" in run[0] or "46" in run[0]):
            yield from (Private("phone", *place) for place in contact.phone(text, start, end))
        code = _CODE.search(text, first, last + 1)
        place = contact.address(text, code.start()) if code else None
        if place:
            yield Private("address", *place)


def _emails(text: str) -> Iterator[Private]:
    at = text.find("@")
    while at >= 0:
        place = contact.email(text, at)
        if place:
            yield Private("email", *place)
        at = text.find("@", at + 1)


def _homes(text: str) -> Iterator[Private]:
    lower = text.lower()
    for word in load()["address"]["anchors"] if len(lower) == len(text) else ():
        at = lower.find(word)
        while at >= 0:
            after = _AFTER.match(text, at + len(word))
            place = contact.address_after(text, after.end()) if after else None
            if place:
                yield Private("address", *place)
            at = lower.find(word, at + 1)
