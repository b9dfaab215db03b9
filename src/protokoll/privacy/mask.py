"""Marks in place of what is private; names stay."""

from __future__ import annotations

from collections import Counter
from typing import Any

from protokoll.privacy.find import Kind, Private, find

MARKS: dict[Kind, str] = {
    "identity": "[personnummer]", "phone": "[telefon]", "email": "[e-post]", "address": "[adress]",
}
_KEPT = frozenset({"sha256", "spans", "media_type"})


def mask(text: str) -> tuple[str, tuple[Private, ...]]:
    """The text with a mark in place of everything private, and what was found, with its places in the text given.

    >>> mask("Sökande: Anna Berg, 811218-9876.")[0]
    'Sökande: Anna Berg, [personnummer].'
    """
    found = find(text)
    if not found:
        return text, found
    parts, at = [], 0
    for private in found:
        parts += [text[at : private.start], MARKS[private.kind]]
        at = private.end
    return "".join([*parts, text[at:]]), found


def mask_record(record: dict[str, Any]) -> tuple[dict[str, Any], dict[str, int]]:
    """A document's record, or any part of one, with marks in all its texts, and how many of each kind were set.

    The record given is not changed. Checksums and spans stay as they are.

    >>> mask_record({"text": "Pnr 811218-9876", "clauses": ["ring 070-123 45 67"], "page": 1})
    ({'text': 'Pnr [personnummer]', 'clauses': ['ring [telefon]'], 'page': 1}, {'identity': 1, 'phone': 1})
    """
    counts: Counter[str] = Counter()
    masked = {key: value if key in _KEPT else _masked(value, counts) for key, value in record.items()}
    return masked, dict(counts)


def _masked(value: Any, counts: Counter[str]) -> Any:
    if isinstance(value, str):
        text, found = mask(value)
        counts.update(private.kind for private in found)
        return text
    if isinstance(value, dict):
        return {key: inner if key in _KEPT else _masked(inner, counts) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_masked(inner, counts) for inner in value]
    return value
