"""From a document's record to rows: one function a kind of record, all from the same JSON."""

from __future__ import annotations

import json
from typing import Any

from protokoll.records import Decision
from protokoll.records.basis import INHERITED, REASONS, Basis
from protokoll.store.rows import Row, Rows

Data = dict[str, Any]
Place = tuple[int | None, int | None, int | None]

_NOWHERE: Place = (None, None, None)
_PEOPLE = ("yrkanden", "reservations", "statements", "recused")


def project(document: str, record: str | Data) -> Rows:
    """The rows of all tables but `documents` that a document's record stands for."""
    data: Data = json.loads(record) if isinstance(record, str) else record
    rows: Rows = {}
    paragraphs = data["paragraphs"]
    ids = _paragraph_ids(document, [p["number"] for p in paragraphs])
    inherited = data["case_numbers"] if len(paragraphs) == 1 and not paragraphs[0]["case_numbers"] else []
    for position, (paragraph, id_) in enumerate(zip(paragraphs, ids, strict=True), start=1):
        _paragraph(rows, paragraph, id_, document, position, inherited)
        _actions(rows, paragraph, id_, data["body"])
        _votes(rows, paragraph, id_)
        _lists(rows, paragraph, id_, inherited)
    _meeting(rows, data, document)
    return rows


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


def _paragraph(rows: Rows, data: Data, id_: str, document: str, position: int, inherited: list[Data]) -> None:
    parts = [f"{s['heading']}\n{s['text']}" if s["heading"] else s["text"] for s in data["sections"]]
    if not parts:
        parts = [data["summary"] or "", *(d["text"] for d in data["decisions"])]
    cases = data["case_numbers"] or inherited
    people = [person["name"] for kind in _PEOPLE for person in data[kind]]
    people += [ballot["name"] for vote in data["votes"] for ballot in vote["ballots"]] + data["presenters"]
    first, last = data["pages"] or (None, None)
    _add(rows, "paragraphs", (
        id_, document, position, data["number"], data["title"], data["summary"],
        "\n\n".join(part for part in parts if part), "; ".join(case["raw"] for case in cases),
        "; ".join(dict.fromkeys(people)), int(data["immediate"]), first, last, *_place(data, "title", "number"),
    ))


def _actions(rows: Rows, data: Data, id_: str, body: str | None) -> None:
    for i, section in enumerate(data["sections"], start=1):
        _add(rows, "sections", (id_, i, section["role"], section["heading"], section["text"], *_place(section, "text")))
    for i, proposal in enumerate(data["proposals"], start=1):
        _add(rows, "proposals", (
            f"{id_}/proposal-{i}", id_, i, proposal["by"], proposal["text"], _json(proposal["clauses"]),
            *_place(proposal, "text"),
        ))
    for i, decision in enumerate(data["decisions"], start=1):
        _add(rows, "decisions", (
            f"{id_}/decision-{i}", id_, i, decision["by"], *_decided_by(decision, body), decision["recommends_to"],
            decision["outcome"], decision["text"], _json(decision["clauses"]), *_place(decision, "text"),
        ))
    for table in ("yrkanden", "reservations", "statements"):
        for i, mover in enumerate(data[table], start=1):
            _add(rows, table, (id_, i, mover["name"], mover["party"], mover["text"], *_place(mover, "name", "text")))
    for i, person in enumerate(data["recused"], start=1):
        _add(rows, "recused", (id_, i, person["name"], person["party"], *_place(person, "name")))


def _decided_by(decision: Data, body: str | None) -> tuple[Basis, str | None]:
    """How it is known who decided, and from what."""
    if not decision["by"]:
        return "missing", None
    if (decision.get("spans") or {}).get("by"):
        return "stated", None
    return "derived", INHERITED if decision["by"] == body else REASONS[Decision, "by"]


def _votes(rows: Rows, data: Data, id_: str) -> None:
    for i, vote in enumerate(data["votes"], start=1):
        vote_id = f"{id_}/vote-{i}"
        _add(rows, "votes", (
            vote_id, id_, i, vote["yes"], vote["no"], vote["abstain"], vote["absent"], vote["yes_means"],
            vote["no_means"], *_place(vote, "yes", "no"),
        ))
        for k, ballot in enumerate(vote["ballots"], start=1):
            _add(rows, "ballots", (
                vote_id, k, ballot["name"], ballot["party"], ballot["choice"], *_place(ballot, "name"),
            ))


def _lists(rows: Rows, data: Data, id_: str, inherited: list[Data]) -> None:
    for table, key in (("presenters", "presenters"), ("documents_listed", "documents"), ("recipients", "recipients")):
        for i, name in enumerate(data[key], start=1):
            _add(rows, table, (id_, i, name, *_place(data, key, at=i - 1)))
    for i, reference in enumerate(data["references"], start=1):
        _add(rows, "paragraph_references", (
            id_, i, reference["raw"], reference["body"], reference["date"], reference["paragraph"],
            reference["case_number"], *_place(reference, "raw"),
        ))
    for i, case in enumerate(data["case_numbers"] or inherited, start=1):
        _add(rows, "case_numbers", (case["key"], case["raw"]))
        is_inherited = int(not data["case_numbers"])
        _add(rows, "paragraph_cases", (id_, i, case["key"], case["raw"], is_inherited, *_place(case, "raw")))


def _meeting(rows: Rows, data: Data, document: str) -> None:
    for i, case in enumerate(data["case_numbers"], start=1):
        _add(rows, "case_numbers", (case["key"], case["raw"]))
        _add(rows, "document_cases", (document, i, case["key"], case["raw"], *_place(case, "raw")))
    for i, person in enumerate(data["attendance"], start=1):
        _add(rows, "attendance", (
            document, i, person["name"], person["party"], person["role"], int(person["present"]), person["office"],
            person["replaces"], person["organisation"], person["title"], person["paragraphs"], *_place(person, "name"),
        ))
    for i, signature in enumerate(data["signatures"], start=1):
        _add(rows, "signatures", (
            document, i, signature["name"], signature["role"], int(signature["electronic"]), signature["signed_at"],
            signature["provider"], *_place(signature, "name"),
        ))
    if data["notice"]:
        notice = data["notice"]
        _add(rows, "notices", (document, notice["posted"], notice["removed"], *_place(notice, "posted", "removed")))
    for i, warning in enumerate(data["warnings"], start=1):
        _add(rows, "warnings", (
            document, i, warning["code"], warning["message"], warning["paragraph"], warning["page"],
        ))


def _place(data: Data, *keys: str, at: int | None = None) -> Place:
    """Page, start and end of the first of the values that has a span; `at` picks one value of a list."""
    spans: dict[str, Any] = data.get("spans") or {}
    for key in keys:
        span = spans.get(key)
        if at is not None and span:
            span = span[at] if at < len(span) else None
        if span and isinstance(span[0], int):
            page, start, end = span
            return page, start, end
    return _NOWHERE


def _add(rows: Rows, table: str, row: Row) -> None:
    rows.setdefault(table, []).append(row)


def _json(values: Any) -> str:
    return json.dumps(list(values), ensure_ascii=False)
