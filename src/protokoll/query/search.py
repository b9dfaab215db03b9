"""Asking: from a query to hits."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import NamedTuple

from protokoll.query.query import Query
from protokoll.query.snippet import Snippet, cut, mark
from protokoll.query.sql import compile_query
from protokoll.query.words import Term

_DETAILS = (
    "select d.date, d.organisation, d.body, p.number, p.title,"
    " (select group_concat(outcome, ', ') from"
    "   (select distinct outcome from decisions where paragraph = p.id and outcome is not null order by position)),"
    " p.text, p.summary, d.file, d.path, p.first_page, p.id, d.id, p.cases"
    " from paragraphs p join documents d on d.id = p.document where p.seq = ?"
)


class Hit(NamedTuple):
    """A paragraph that was found, with the place where it stands."""

    date: str | None
    organisation: str | None
    body: str | None
    number: str
    title: Snippet
    outcome: str | None
    snippet: Snippet
    case_numbers: str
    file: str
    path: str
    page: int | None
    paragraph: str
    document: str
    score: float


def search(connection: sqlite3.Connection, query: Query) -> Iterator[Hit]:
    """The paragraphs that meet a query, most relevant first (newest first without words or with `newest`)."""
    compiled = compile_query(connection, query)
    for seq, score in connection.execute(compiled.sql, compiled.values).fetchall():
        yield _hit(connection, seq, -score, compiled.terms)


def matching(connection: sqlite3.Connection, query: Query) -> dict[str, set[str]]:
    """The ids of the paragraphs that meet a query, by document; without order or limit."""
    compiled = compile_query(connection, query)
    found: dict[str, set[str]] = {}
    for document, paragraph in connection.execute(
        f"select document, id from paragraphs where seq in (select seq from ({compiled.sql}))", compiled.values
    ):
        found.setdefault(document, set()).add(paragraph)
    return found


def _hit(connection: sqlite3.Connection, seq: int, score: float, terms: list[Term]) -> Hit:
    row = connection.execute(_DETAILS, (seq,)).fetchone()
    date, organisation, body, number, title, outcome, text, summary, file, path, page, paragraph, document, cases = row
    snippet = cut(text, terms)
    if summary and not snippet.marks:
        snippet = cut(summary, terms)
    return Hit(
        date, organisation, body, number, mark(title or "", terms), outcome, snippet, cases, file, path, page,
        paragraph, document, round(score, 4),
    )
