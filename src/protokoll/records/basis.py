"""Whether a value is printed on the page, was worked out (and from what), or is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import regex

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
    SourceRecord,
    Vote,
    Warning,
)

Basis = Literal["stated", "derived", "missing"]

_MEETING = regex.compile(r"(?:mötet?|stämman?|kongressen?)$", regex.IGNORECASE)
_COMMITTEE = regex.compile(r"s\s+\p{L}*(?:utskott|beredning|presidi)\p{L}*$", regex.IGNORECASE)


def basis(record: Record, field: str) -> Basis:
    """How a field of a record is known.

    `stated`: read from the page, its span says where. `derived`: worked out; `reason` says from what. `missing`: the
    document does not state it and nothing gave it. A list of records is as well founded as the records in it; a list
    of values is `stated` only where every one of them has a span.

    >>> from protokoll.text import Found, Span
    >>> decision = Decision.read(by="Kommunstyrelsen", text=Found("Planen antas.", Span(1, 40, 53)))
    >>> basis(decision, "text"), basis(decision, "by"), basis(decision, "outcome")
    ('stated', 'derived', 'missing')
    """
    value = getattr(record, field)
    if value is None or value == "" or value == ():
        return "missing"
    if _is_records(value):
        return "stated" if any(_is_read(inner) for inner in value) else "derived"
    if isinstance(value, Record):
        return "stated" if _is_read(value) else "derived"
    spans = record.spans.get(field)
    if isinstance(spans, list):
        return "stated" if spans and all(span is not None for span in spans) else "derived"
    return "derived" if spans is None else "stated"


def known(record: Record, field: str, minutes: Minutes | None = None) -> tuple[Basis, str | None]:
    """How a field is known, and, where it is derived, from what.

    >>> known(Decision(by="Kommunstyrelsen", text="Planen antas."), "by")
    ('derived', 'the decision does not name who decides')
    """
    return basis(record, field), reason(record, field, minutes)


def reasons(record: Record, minutes: Minutes | None = None) -> dict[str, str]:
    """From what each derived value of a record was worked out, by field; the records inside it speak for themselves.

    >>> reasons(CaseNumber(raw="KS 2031/801", key="KS|2031|801"))["key"]
    'the normal form of the printed number: unit, year and serial number'
    """
    return {
        name: _why(record, name, minutes) for name in type(record).model_fields
        if name != "spans" and not _holds_records(getattr(record, name)) and basis(record, name) == "derived"
    }


def basis_of_element(record: Record, field: str, index: int) -> Basis:
    """Like `basis`, for one value of a list (`dates`, `clauses`, `documents`, …)."""
    spans = record.spans.get(field)
    stated = isinstance(spans, list) and index < len(spans) and spans[index] is not None
    return "stated" if stated else "derived"


def reason(record: Record, field: str, minutes: Minutes | None = None) -> str | None:
    """From what a derived value was worked out; None for values that are stated or missing.

    With `minutes`, the document's own record, the reason is more exact.
    """
    return _why(record, field, minutes) if basis(record, field) == "derived" else None


def reason_of_element(record: Record, field: str, index: int) -> str | None:
    """Like `reason`, for one value of a list."""
    if basis_of_element(record, field, index) == "stated":
        return None
    return REASONS.get((type(record), field), _JOINED)


def _why(record: Record, field: str, minutes: Minutes | None) -> str:
    exact = _EXACT.get((type(record), field))
    return (exact and exact(record, minutes)) or REASONS.get((type(record), field), _JOINED)


def _holds_records(value: Any) -> bool:
    return isinstance(value, Record) or _is_records(value)


def _is_records(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)


def _is_read(record: Record) -> bool:
    return any(
        basis(record, name) == "stated"
        for name in type(record).model_fields
        if name != "spans"
    )


INHERITED = "the decision does not name who decides, so it is the document's own organ (inherited from `body`)"
"""The reason of most decisions' `by`."""

_FILE = "a fact of the file, not of its text"
_CHECK = "found by checking the document against itself"
_JOINED = "read from words that do not stand in one place (on several lines, or with other words between them)"
_NAME_IN_LIST = "the party is printed beside the same name in the attendance list"

REASONS: dict[tuple[type[Record], str], str] = {
    **{(SourceRecord, name): _FILE for name in SourceRecord.model_fields if name != "spans"},
    **{(Warning, name): _CHECK for name in Warning.model_fields if name != "spans"},
    (Minutes, "kind"): "weighed from the words of the first lines, the items, the decisions and who is listed",
    (Minutes, "organisation"): "from the title of the web page, the running header, or several lines of the head",
    (Minutes, "body"): "from the letters before the § signs, or from the organ that most decisions begin with",
    (Minutes, "dates"): "from the running header",
    (Minutes, "place"): "printed on several lines with other words between them",
    (Minutes, "warnings"): _CHECK,
    (Minutes, "source"): _FILE,
    (Section, "role"): "from the words of the heading, or, without one, of the first sentence",
    (Section, "text"): "nothing readable stands under the heading",
    (Paragraph, "number"): "the item has no printed number",
    (Paragraph, "immediate"): "whether the item says that it was adjusted at once (omedelbar justering)",
    (Paragraph, "pages"): "the pages on which the item begins and ends",
    (CaseNumber, "key"): "the normal form of the printed number: unit, year and serial number",
    (Decision, "by"): "the decision does not name who decides",
    (Decision, "recommends_to"): "from the wording of the decision",
    (Decision, "outcome"): "from the verb of the main clause and what the title names",
    (Proposal, "by"): "from the wording of the heading",
    (Attendance, "role"): "from the heading or label that the name stands under, or a word beside the name",
    (Attendance, "present"): "from the heading or label that the name stands under, or a mark beside the name",
    (Attendance, "office"): "from a word beside the name, an election in the minutes, or the signature block",
    (Attendance, "party"): "from a mark or a heading that holds for several names",
    (Attendance, "replaces"): "from a mark that pairs substitutes with absent members",
    (Signature, "role"): "from the label or the title beside the name",
    (Signature, "electronic"): "from the words of the page of e-signatures or of the stamp",
    (Signature, "signed_at"): "from parts of the stamp that stand apart",
    (Signature, "provider"): "from the wording of the page of e-signatures",
    (Ballot, "choice"): "from the column, the heading or the list that the name stands in",
    (Ballot, "party"): _NAME_IN_LIST,
    (Mover, "name"): _JOINED,
    (Mover, "party"): _NAME_IN_LIST,
    (Recusal, "party"): _NAME_IN_LIST,
    (Mover, "text"): "what several people moved, printed once for all of them",
    (Vote, "yes"): "counted, or said without a figure (enhälligt, ingen)",
    (Vote, "no"): "counted, or said without a figure (enhälligt, ingen)",
    (Vote, "abstain"): "counted from the list of names",
    (Vote, "absent"): "counted from the list of names",
    (Vote, "yes_means"): "the contrary of what the other side means, or the label of the proposal",
    (Vote, "no_means"): "the contrary of what the other side means, or the label of the proposal",
    (Reference, "body"): "the organ that the sentence speaks of",
    (Reference, "date"): "the day that the sentence speaks of",
    (Notice, "posted"): "from parts that stand apart",
    (Notice, "removed"): "from parts that stand apart",
}
"""Why a field may have a value that is not printed in one place, by record and field."""


def _body(record: Record, minutes: Minutes | None) -> str | None:
    name = str(getattr(record, "body", ""))
    if _MEETING.search(name):
        return "the meeting itself is the organ; its name was put into its usual form"
    if name == "Styrelsen":
        return "a meeting of the board (styrelsemöte), which is named nowhere"
    if _COMMITTEE.search(name):
        return "put together from the names of the parent organ and the committee, which stand apart"
    return None


def _decided_by(record: Record, minutes: Minutes | None) -> str | None:
    if minutes is None or getattr(record, "by", None) != minutes.body:
        return None
    return INHERITED


def _office(record: Record, minutes: Minutes | None) -> str | None:
    signers = minutes.signatures if minutes else ()
    name, office = getattr(record, "name", None), getattr(record, "office", None)
    if any(signer.name == name and signer.role == office for signer in signers):
        return "a word beside the name, or the signature block, where the same person signs in this office"
    return None


_EXACT: dict[tuple[type[Record], str], Callable[[Record, Minutes | None], str | None]] = {
    (Minutes, "body"): _body,
    (Decision, "by"): _decided_by,
    (Attendance, "office"): _office,
}
