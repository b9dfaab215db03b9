"""Asking: from a query to hits."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from protokoll.query.compile import Compiled, compile_query
from protokoll.query.query import Query
from protokoll.query.snippet import Passage, Snippet, cut_best, mark
from protokoll.query.words import Parts

_DETAILS = (
    "select d.date, d.organisation, d.body, p.number, p.title,"
    " (select group_concat(outcome, ', ') from"
    "   (select distinct outcome from decisions where paragraph = p.id and outcome is not null order by position)),"
    " p.text, p.summary, d.file, d.path, p.first_page, p.id, d.id, p.cases, p.position,"
    " coalesce((select group_concat(x.file || ' p. ' || c.first_page, '; ') from paragraph_copies o"
    "   join paragraphs c on c.id = o.paragraph join documents x on x.id = c.document where o.main = p.id), '')"
    " from paragraphs p join documents d on d.id = p.document where p.seq = ?"
)
Cover = Callable[[str, str], str]
"""Masks a text of the document with an id; the texts of hits pass through it before they are cut and marked."""

_ROLES = {
    "decision": ("decision", "recommendation"), "proposal": ("proposal",), "yrkande": ("yrkande",),
    "reservation": ("reservation", "statement"), "summary": ("summary", "background", "text"),
}


class Hit(NamedTuple):
    """A paragraph that was found, with the place where it stands; `page` is that of the words that are shown.

    `also` names the other files of the meeting that have it, with their pages.

    `score` is 0 where the hits are not ranked but given newest first.
    """

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
    also: str = ""


def search(connection: sqlite3.Connection, query: Query, cover: Cover | None = None) -> Iterator[Hit]:
    """The paragraphs that meet a query, most relevant first; `cover` masks what they show.

    Newest first without words, with `newest`, and where so many are found that ranking them would take long.
    """
    compiled = _prepared(connection, query)
    parts = _parts(connection)
    hits = [
        _hit(connection, seq, -score, compiled, parts, cover or _as_it_is)
        for seq, score in connection.execute(compiled.sql, compiled.values).fetchall()
    ]
    if not compiled.ranked:  # the index gives the last paragraph of a meeting first
        blocks: dict[str, int] = {}
        hits.sort(key=lambda found: (blocks.setdefault(found[0].document, len(blocks)), found[1]))
    for hit, _ in hits:
        yield hit


def matching(connection: sqlite3.Connection, query: Query) -> dict[str, set[str]]:
    """The ids of the paragraphs that meet a query, by document; without order or limit."""
    compiled = _prepared(connection, query, copies=True)
    found: dict[str, set[str]] = {}
    for document, paragraph in connection.execute(
        f"select document, id from paragraphs where seq in (select seq from ({compiled.sql}))", compiled.values
    ):
        found.setdefault(document, set()).add(paragraph)
    return found


def _prepared(connection: sqlite3.Connection, query: Query, copies: bool = False) -> Compiled:
    """The compiled query, with the SQL function that looks at the printed words."""
    compiled = compile_query(connection, query, copies)
    parts = _parts(connection)

    def stands(number: int, text: str | None) -> bool:
        return compiled.checked[number].stands_in(text or "", parts)

    connection.create_function("stands", 2, stands, deterministic=True)
    return compiled


def _parts(connection: sqlite3.Connection) -> Parts:
    @cache
    def parts(stem: str) -> tuple[str, ...]:
        row = connection.execute("select parts from words where stem = ?", (stem,)).fetchone()
        return tuple(row[0].split()) if row else ()

    return parts


def _as_it_is(document: str, text: str) -> str:
    return text


def _hit(
    connection: sqlite3.Connection, seq: int, score: float, compiled: Compiled, parts: Parts, cover: Cover
) -> tuple[Hit, int]:
    row = connection.execute(_DETAILS, (seq,)).fetchone()
    date, organisation, body, number, title, outcome, text, summary, file, path, page, id_, *rest = row
    document, cases, at, also = rest
    passages = _passages(connection, id_, compiled) or [Passage(text, page), Passage(summary or "", page)]
    passages = [passage._replace(text=cover(document, passage.text)) for passage in passages]
    title, cases, file, path, also = (cover(document, words or "") for words in (title, cases, file, path, also))
    terms = [term for term, _ in compiled.terms]
    snippet, printed_on = cut_best(passages, terms, parts)
    hit = Hit(
        date, organisation, body, number, mark(title, terms, parts), outcome, snippet, cases, file, path,
        printed_on or page, id_, document, round(score, 4) or 0.0, also,
    )
    return hit, at


def _passages(connection: sqlite3.Connection, paragraph: str, compiled: Compiled) -> list[Passage]:
    """The sections of a paragraph, those first that the query names."""
    rows = connection.execute(
        "select role, text, page from sections where paragraph = ? and text <> '' order by position", (paragraph,)
    ).fetchall()
    named = {role for _, field in compiled.terms if field for role in _ROLES.get(field, ())}
    rows.sort(key=lambda row: row[0] not in named)
    return [Passage(text, page) for _, text, page in rows]
