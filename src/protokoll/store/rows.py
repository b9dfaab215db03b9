"""The columns of every table that is made from a document's record, and how rows go into them."""

from __future__ import annotations

import sqlite3
from typing import Any

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]

_PER_DAY = 100_000_000
# the meeting day as a number, then a running one: 20310311 00000007; without a day it begins with 0
_DAY = (
    f"(select cast(replace(coalesce(date, '0'), '-', '') as integer) * {_PER_DAY} as low from documents where id = ?)"
)
_NEXT_SEQ = f"coalesce((select max(seq) from paragraphs where seq >= low and seq < low + {_PER_DAY}), low) + 1"

DERIVED = "derived"
"""The column that says which values of a row were worked out, and from what: JSON, by column."""

_PLACE = (DERIVED, "page", "span_start", "span_end")
_MOVER = ("paragraph", "position", "name", "party", "text", *_PLACE)
_NAMED = ("paragraph", "position", "name", *_PLACE)

COLUMNS: dict[str, tuple[str, ...]] = {
    "paragraphs": (
        "id", "document", "position", "number", "title", "summary", "text", "cases", "names", "immediate",
        "first_page", "last_page", *_PLACE,
    ),
    "sections": ("paragraph", "position", "role", "heading", "text", *_PLACE),
    "proposals": ("id", "paragraph", "position", "proposed_by", "text", "clauses", *_PLACE),
    "decisions": (
        "id", "paragraph", "position", "decided_by", "recommends_to", "outcome", "text", "clauses", *_PLACE,
    ),
    "yrkanden": _MOVER,
    "votes": ("id", "paragraph", "position", "yes", "no", "abstain", "absent", "yes_means", "no_means", *_PLACE),
    "ballots": ("vote", "position", "name", "party", "choice", *_PLACE),
    "reservations": _MOVER,
    "statements": _MOVER,
    "recused": ("paragraph", "position", "name", "party", *_PLACE),
    "presenters": _NAMED,
    "documents_listed": _NAMED,
    "recipients": _NAMED,
    "paragraph_references": ("paragraph", "position", "raw", "body", "date", "number", "case_number", *_PLACE),
    "case_numbers": ("key", "raw"),
    "paragraph_cases": ("paragraph", "position", "case_key", "raw", "inherited", *_PLACE),
    "document_cases": ("document", "position", "case_key", "raw", *_PLACE),
    "attendance": (
        "document", "position", "name", "party", "role", "present", "office", "replaces", "organisation", "title",
        "paragraphs", *_PLACE,
    ),
    "signatures": ("document", "position", "name", "role", "electronic", "signed_at", "provider", *_PLACE),
    "notices": ("document", "posted", "removed", *_PLACE),
    "warnings": ("document", "position", "code", "message", "paragraph", "page"),
}
"""In an order in which a row's parents come before it."""


def insert(connection: sqlite3.Connection, rows: Rows) -> None:
    """Put a document's rows into their tables."""
    for table, columns in COLUMNS.items():
        if rows.get(table):
            again = "or ignore " if table == "case_numbers" else ""
            marks = ", ".join("?" * len(columns))
            sql = f"insert {again}into {table}({', '.join(columns)}) values ({marks})"
            if table == "paragraphs":
                sql = f"insert into paragraphs(seq, {', '.join(columns)}) select {_NEXT_SEQ}, {marks} from {_DAY}"
                connection.executemany(sql, [(*row, row[1]) for row in rows[table]])
            else:
                connection.executemany(sql, rows[table])
