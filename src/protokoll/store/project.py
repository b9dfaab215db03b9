"""From a document's record to rows: a row has its keys, the fields that its columns name, how they are known, where."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from protokoll.records import CaseNumber, Decision, Minutes, Paragraph, Proposal, Record, Reference, Vote
from protokoll.records.basis import reason_of_element, reasons
from protokoll.store.rows import COLUMNS, DERIVED, Rows
from protokoll.text import Span

Place = tuple[int | None, int | None, int | None]

_NOWHERE: Place = (None, None, None)
_PEOPLE = ("yrkanden", "reservations", "statements", "recused")
_LISTS = {"presenters": "presenters", "documents_listed": "documents", "recipients": "recipients"}
_FIELDS: dict[type[Record], dict[str, str]] = {
    Minutes: {"date": "dates", "last_date": "dates", "start_time": "start", "end_time": "end"},
    CaseNumber: {"case_key": "key"},
    Decision: {"decided_by": "by"},
    Proposal: {"proposed_by": "by"},
    Reference: {"number": "paragraph"},
}
"""Fields whose columns have another name, by column."""


def project(document: str, minutes: Minutes) -> Rows:
    """The rows of all tables but `documents` that a document's record stands for."""
    return _Projection(document, minutes).rows


def derived(record: Record, columns: Sequence[str], minutes: Minutes) -> str | None:
    """The worked-out values of a row: from what, by column, as JSON; None where all is printed or missing."""
    known = reasons(record, minutes)
    found = {column: known[field] for column in columns if (field := _field(record, column)) in known}
    return json.dumps(found, ensure_ascii=False) if found else None


class _Projection:
    """The rows of one document in the making."""

    def __init__(self, document: str, minutes: Minutes) -> None:
        self.rows: Rows = {}
        self._minutes = minutes
        paragraphs = minutes.paragraphs
        only_one = len(paragraphs) == 1 and not paragraphs[0].case_numbers
        self._inherited = minutes.case_numbers if only_one else ()
        ids = _paragraph_ids(document, [paragraph.number for paragraph in paragraphs])
        for position, (paragraph, id_) in enumerate(zip(paragraphs, ids, strict=True), start=1):
            self._paragraph(paragraph, id_, document, position)
            self._parts(paragraph, id_)
            self._lists(paragraph, id_)
        self._meeting(document)

    def _paragraph(self, paragraph: Paragraph, id_: str, document: str, position: int) -> None:
        parts = [f"{s.heading}\n{s.text}" if s.heading else s.text for s in paragraph.sections]
        if not parts:
            parts = [paragraph.summary or "", *(decision.text for decision in paragraph.decisions)]
        people = [person.name for kind in _PEOPLE for person in getattr(paragraph, kind)]
        people += [ballot.name for vote in paragraph.votes for ballot in vote.ballots] + list(paragraph.presenters)
        made_of_it = {
            "text": "\n\n".join(part for part in parts if part), "names": "; ".join(dict.fromkeys(people)),
            "cases": "; ".join(case.raw for case in paragraph.case_numbers or self._inherited),
            "first_page": paragraph.pages[0], "last_page": paragraph.pages[1],
        }
        self._add("paragraphs", (id_, document, position), paragraph, "title", "number", **made_of_it)

    def _parts(self, paragraph: Paragraph, id_: str) -> None:
        self._records("sections", (id_,), paragraph.sections, "text")
        for table, kind in (("proposals", "proposal"), ("decisions", "decision")):
            for i, record in enumerate(getattr(paragraph, table), start=1):
                self._add(table, (f"{id_}/{kind}-{i}", id_, i), record, "text")
        for table in _PEOPLE:
            self._records(table, (id_,), getattr(paragraph, table), "name", "text")
        for i, vote in enumerate(paragraph.votes, start=1):
            self._vote(vote, id_, i)
        self._records("paragraph_references", (id_,), paragraph.references, "raw")

    def _vote(self, vote: Vote, paragraph: str, position: int) -> None:
        id_ = f"{paragraph}/vote-{position}"
        self._add("votes", (id_, paragraph, position), vote, "yes", "no")
        self._records("ballots", (id_,), vote.ballots, "name")

    def _lists(self, paragraph: Paragraph, id_: str) -> None:
        for table, field in _LISTS.items():
            for i, name in enumerate(getattr(paragraph, field)):
                reason = reason_of_element(paragraph, field, i)
                why = json.dumps({"name": reason}, ensure_ascii=False) if reason else None
                self._row(table, (id_, i + 1, name, why, *_place(paragraph, field, at=i)))
        for i, case in enumerate(paragraph.case_numbers or self._inherited, start=1):
            self._case("paragraph_cases", id_, i, case, inherited=not paragraph.case_numbers)

    def _case(self, table: str, owner: str, position: int, case: CaseNumber, **said: bool) -> None:
        self._row("case_numbers", (case.key, case.raw))
        self._add(table, (owner, position), case, "raw", **said)

    def _meeting(self, document: str) -> None:
        minutes = self._minutes
        for i, case in enumerate(minutes.case_numbers, start=1):
            self._case("document_cases", document, i, case)
        self._records("attendance", (document,), minutes.attendance, "name")
        self._records("signatures", (document,), minutes.signatures, "name")
        if minutes.notice:
            self._add("notices", (document,), minutes.notice, "posted", "removed")
        for i, warning in enumerate(minutes.warnings, start=1):
            self._row("warnings", (document, i, warning.code, warning.message, warning.paragraph, warning.page))

    def _records(self, table: str, keys: tuple[Any, ...], records: Sequence[Record], *places: str) -> None:
        for i, record in enumerate(records, start=1):
            self._add(table, (*keys, i), record, *places)

    def _add(self, table: str, keys: tuple[Any, ...], record: Record, *places: str, **said: Any) -> None:
        """A row of a record; its place is that of the first of the fields in `places` that has one."""
        columns = COLUMNS[table]
        columns = columns[len(keys):columns.index(DERIVED)]
        values = [_cell(said[c] if c in said else getattr(record, _field(record, c))) for c in columns]
        self._row(table, (*keys, *values, derived(record, columns, self._minutes), *_place(record, *places)))

    def _row(self, table: str, row: tuple[Any, ...]) -> None:
        self.rows.setdefault(table, []).append(row)


def _paragraph_ids(document: str, numbers: list[str]) -> list[str]:
    ids: list[str] = []
    seen: set[str] = set()
    for position, number in enumerate(numbers, start=1):
        name = number or f"item-{position}"
        if name in seen:
            name = f"{name}-{position}"
        seen.add(name)
        ids.append(f"{document}/{name}")
    return ids


def _place(record: Record, *fields: str, at: int | None = None) -> Place:
    """Page, start and end of the first of the fields that has a span; `at` picks one value of a list."""
    for field in fields:
        span = record.spans.get(field)
        if isinstance(span, list):
            span = span[at] if at is not None and at < len(span) else None
        if isinstance(span, Span):
            return span.page, span.start, span.end
    return _NOWHERE


def _field(record: Record, column: str) -> str:
    return _FIELDS.get(type(record), {}).get(column, column)


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value
