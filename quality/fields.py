"""The fields that are scored: which values a record has in each, and when two values are the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import regex

from quality.matchers import Matcher, alike, begins_and_ends, case_key, equal, fold, number_key, same_moment

Record = dict[str, Any]
"""A parsed document in its public form, or the expected record of one."""

Value = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the values that a record has in it, and one matcher for each part of a value."""

    name: str
    values: Callable[[Record], Iterator[Value]]
    matchers: tuple[Matcher, ...]

    def same(self, expected: Value, parsed: Value, exact: bool) -> bool:
        """Whether a parsed value is the expected one."""
        return all(m(e, p, exact) for m, e, p in zip(self.matchers, expected, parsed, strict=True))


def _one(key: str) -> Callable[[Record], Iterator[Value]]:
    def values(record: Record) -> Iterator[Value]:
        if (value := _document(record).get(key)) not in (None, "", []):
            yield (value,)

    return values


def _keyed(*keys: str, read: Callable[[Any], str], inside: str = "") -> Callable[[Record], Iterator[Value]]:
    """Those of some keys of the document that have a value."""

    def values(record: Record) -> Iterator[Value]:
        document = _document(record)
        holder = (document.get(inside) or {}) if inside else document
        yield from ((key, read(holder[key])) for key in keys if holder.get(key))

    return values


def _document(record: Record) -> Record:
    """An expected record keeps the facts of the meeting under `document`, a parsed one beside its lists."""
    return {**record, **(record.get("document") or {})}


def _days(record: Record) -> Iterator[Value]:
    yield from ((day,) for day in _document(record).get("dates") or ())


def _numbers(record: Record) -> Iterator[Value]:
    yield from ((number_key(p.get("number")),) for p in record.get("paragraphs") or ())


def _titles(record: Record) -> Iterator[Value]:
    yield from ((number_key(p.get("number")), p["title"]) for p in record.get("paragraphs") or () if p.get("title"))


def _in_paragraphs(record: Record, key: str) -> Iterator[tuple[str, Any]]:
    for paragraph in record.get("paragraphs") or ():
        found = paragraph.get(key) or []
        for value in found if isinstance(found, list | tuple) else [found]:
            yield number_key(paragraph.get("number")), value


def _texts(key: str) -> Callable[[Record], Iterator[Value]]:
    """The texts of a key: words of a parsed text, beginning and end of an expected one."""

    def values(record: Record) -> Iterator[Value]:
        for number, value in _in_paragraphs(record, key):
            text = value.get("text") if isinstance(value, dict) and "start" not in value else value
            yield number, text

    return values


def _of_decisions(key: str) -> Callable[[Record], Iterator[Value]]:
    def values(record: Record) -> Iterator[Value]:
        yield from ((n, d[key]) for n, d in _in_paragraphs(record, "decisions") if d.get(key))

    return values


def _cases(record: Record) -> Iterator[Value]:
    yield from ((number, case_key(value)) for number, value in _in_paragraphs(record, "case_numbers"))


def _people(key: str) -> Callable[[Record], Iterator[Value]]:
    def values(record: Record) -> Iterator[Value]:
        for number, value in _in_paragraphs(record, key):
            yield fold(value["name"] if isinstance(value, dict) else value), number

    return values


def _votes(record: Record) -> Iterator[Value]:
    for number, vote in _in_paragraphs(record, "votes"):
        if vote.get("yes") is not None:
            yield number, vote["yes"], vote.get("no"), vote.get("abstain") or 0


def _listed(record: Record, key: str) -> Iterator[tuple[str, Record]]:
    yield from ((fold(entry.get("name")), entry) for entry in record.get(key) or ())


def _attendance(record: Record) -> Iterator[Value]:
    yield from ((name,) for name, _ in _listed(record, "attendance"))


def _attendance_part(key: str, read: Callable[[Any], str] = str) -> Callable[[Record], Iterator[Value]]:
    def values(record: Record) -> Iterator[Value]:
        yield from ((name, read(a[key])) for name, a in _listed(record, "attendance") if a.get(key))

    return values


def _roles(record: Record) -> Iterator[Value]:
    yield from ((name, a.get("role"), bool(a.get("present", True))) for name, a in _listed(record, "attendance"))


def _signatures(record: Record) -> Iterator[Value]:
    yield from ((name, s.get("role")) for name, s in _listed(record, "signatures"))


def _moments(record: Record) -> Iterator[Value]:
    for name, signature in _listed(record, "signatures"):
        if signature.get("signed_at"):
            yield name, regex.sub(r"\D", "", str(signature["signed_at"]))[:12]


_name = alike(92)
_words = alike(95)

FIELDS = (
    Field("kind", _one("kind"), (equal,)),
    Field("organisation", _one("organisation"), (_words,)),
    Field("body", _one("body"), (_words,)),
    Field("dates", _days, (equal,)),
    Field("times", _keyed("start", "end", read=lambda v: str(v)[:5]), (equal, equal)),
    Field("place", _one("place"), (alike(80),)),
    Field("declared_range", _keyed("first_paragraph", "last_paragraph", read=number_key), (equal, equal)),
    Field("paragraphs", _numbers, (equal,)),
    Field("titles", _titles, (equal, alike(92))),
    Field("case_numbers", _cases, (equal, equal)),
    Field("summaries", _texts("summary"), (equal, begins_and_ends)),
    Field("proposals", _texts("proposals"), (equal, begins_and_ends)),
    Field("decisions", _texts("decisions"), (equal, begins_and_ends)),
    Field("decision_by", _of_decisions("by"), (equal, _words)),
    Field("outcomes", _of_decisions("outcome"), (equal, _words)),
    Field("recommends_to", _of_decisions("recommends_to"), (equal, _words)),
    Field("yrkanden", _people("yrkanden"), (_name, equal)),
    Field("votes", _votes, (equal, equal, equal, equal)),
    Field("reservations", _people("reservations"), (_name, equal)),
    Field("recused", _people("recused"), (_name, equal)),
    Field("attendance", _attendance, (_name,)),
    Field("attendance_party", _attendance_part("party", lambda v: str(v).upper()), (_name, equal)),
    Field("attendance_role", _roles, (_name, equal, equal)),
    Field("attendance_office", _attendance_part("office"), (_name, equal)),
    Field("replaces", _attendance_part("replaces", fold), (_name, _name)),
    Field("signatures", _signatures, (_name, equal)),
    Field("signed_at", _moments, (_name, same_moment)),
    Field("notice", _keyed("posted", "removed", read=lambda v: str(v)[:10], inside="notice"), (equal, equal)),
)
