"""From a query to SQL: one full-text expression, and conditions on the paragraph and its document."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from protokoll.errors import QueryError
from protokoll.query.query import Query
from protokoll.query.words import Term, name_term, read_terms

KINDS = ("minutes", "extract", "recommendation", "news", "agenda", "notice", "memo", "other")
OUTCOMES = ("approved", "rejected", "referred_back", "postponed", "noted", "answered", "elected", "withdrawn")

# title, text, cases, names: a hit in the heading says most; names only carry the filter on people
_BM25 = "bm25(paragraphs_fts, 5.0, 1.0, 3.0, 0.0)"
_CASE_SIGNS = frozenset("-/:.–")
_SQL_ALL = "select p.seq, 0.0 as score from paragraphs p join documents d on d.id = p.document"
_SQL_MATCH = "select f.rowid as seq, {score} as score from paragraphs_fts f"
_SQL_JOIN = " join paragraphs p on p.seq = f.rowid join documents d on d.id = p.document"


class Compiled(NamedTuple):
    """A query as SQL that gives `seq` and `score` of paragraphs in order, with its terms for marking."""

    sql: str
    values: list[str | int]
    terms: list[Term]


class _Conditions:
    def __init__(self) -> None:
        self.sql: list[str] = []
        self.values: list[str | int] = []

    def add(self, sql: str, *values: str | int) -> None:
        self.sql.append(sql)
        self.values.extend(values)


def compile_query(connection: sqlite3.Connection, query: Query) -> Compiled:
    """The SQL of a query; names of bodies and organisations are looked up in the archive."""
    terms = read_terms(query.text)
    conditions = _Conditions()
    match = [_expression(term) for term in terms]
    spellings = _spellings(connection, query.text)
    if spellings:  # the text is a case number: other ways to write it are meant too
        match = [f"(({' AND '.join(match)}) OR {' OR '.join(map(_expression, spellings))})"]
        terms += spellings
    if query.person:
        match.append(f"{{title text names}} : {_expression(name_term(query.person))}")
    if match:
        conditions.add("paragraphs_fts match ?", " AND ".join(match))
    words_only = len(conditions.sql)
    _filter_document(connection, query, conditions)
    _filter_paragraph(connection, query, conditions)
    relevance = bool(terms) and not query.newest
    sql = _SQL_MATCH.format(score=_BM25 if relevance else "0.0") if match else _SQL_ALL
    if match and not (relevance and len(conditions.sql) == words_only):
        sql += _SQL_JOIN  # only where it is needed: it doubles the cost of each hit
    if conditions.sql:
        sql += " where " + " and ".join(conditions.sql)
    sql += " order by score, seq" if relevance else " order by d.date desc, d.id, p.position"
    if query.limit is not None:
        sql += " limit ?"
        conditions.values.append(query.limit)
    return Compiled(sql, conditions.values, terms)


def _expression(term: Term) -> str:
    phrase = '"' + " ".join(term.stems) + '"'
    if term.begins is None:
        return phrase
    beginning = '"' + " ".join((*term.stems[:-1], term.begins)) + '" *'
    return f"({phrase} OR {beginning})"


def _spellings(connection: sqlite3.Connection, text: str) -> list[Term]:
    """The ways in which a case number is written in the archive, where the whole text is one."""
    if not _CASE_SIGNS.intersection(text) or not any(map(str.isdigit, text)) or '"' in text:
        return []
    from protokoll.query import cases

    keys = cases.meant(connection, text)
    marks = ", ".join("?" * len(keys))
    raws = connection.execute(f"select distinct raw from paragraph_cases where case_key in ({marks})", keys)
    return [term for (raw,) in raws.fetchall() for term in read_terms(f'"{raw}"')]


def _filter_document(connection: sqlite3.Connection, query: Query, conditions: _Conditions) -> None:
    for column, wanted in (("body", query.body), ("organisation", query.organisation)):
        if wanted:
            names = _names_like(connection, column, wanted)
            conditions.add(f"d.{column} in ({', '.join('?' * len(names))})", *names)
    if query.kind:
        conditions.add("d.kind = ?", _one_of("kind", query.kind, KINDS))
    if query.since:
        conditions.add("d.last_date >= ?", _date(query.since, "-01-01"))
    if query.until:
        conditions.add("d.date <= ?", _date(query.until, "-12-31"))


def _filter_paragraph(connection: sqlite3.Connection, query: Query, conditions: _Conditions) -> None:
    if query.case:
        from protokoll.query import cases

        keys = cases.meant(connection, query.case)
        marks = ", ".join("?" * len(keys))
        conditions.add(f"p.id in (select paragraph from paragraph_cases where case_key in ({marks}))", *keys)
    if query.outcome:
        outcome = _one_of("outcome", query.outcome, OUTCOMES)
        conditions.add("p.id in (select paragraph from decisions where outcome = ?)", outcome)


def _names_like(connection: sqlite3.Connection, column: str, wanted: str) -> list[str]:
    """The names in the archive that a user can mean: the same name, else names that contain the words."""
    from protokoll.lexicon import bodies

    names = [name for (name,) in connection.execute(f"select distinct {column} from documents where {column} <> ''")]
    written = (bodies.expand(wanted) or wanted) if column == "body" else wanted
    same = [name for name in names if name.casefold() == written.casefold() or bodies.same_body(name, written)]
    found = same or [name for name in names if written.casefold() in name.casefold()]
    if not found:
        known = ", ".join(sorted(names)[:12]) or "none"
        raise QueryError(f"{wanted}: no such {column} in the archive. There are: {known}", wanted, 0)
    return found


def _one_of(what: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise QueryError(f"{value}: no such {what}. Choose one of: {', '.join(allowed)}", value, 0)
    return value


def _date(value: str, rest: str) -> str:
    """A day; of a year or month its first or its last day."""
    from datetime import date

    day = value
    if len(value) == 4:
        day = value + rest
    elif len(value) == 7:
        day = value + ("-01" if rest == "-01-01" else "-31")
    try:
        date.fromisoformat(day if len(value) != 7 else value + "-01")
    except ValueError as error:
        raise QueryError(f"{value}: not a date. Write 2031-03-11, 2031-03 or 2031", value, 0) from error
    return day
