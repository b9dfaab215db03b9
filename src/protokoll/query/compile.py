"""From the tree of a query to SQL: one expression for the full-text index, and conditions where that is not enough.

Words, bodies, organisations, outcomes, kinds, parties and § numbers are all words of the index. Only days, cases and
roles, and words that must stand as they were written, need conditions. Days are part of a paragraph's number: a range
of days is a range of numbers, and the newest paragraphs are those with the highest.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from protokoll.query import filters
from protokoll.query.parse import parse
from protokoll.query.piece import SEQ, Condition, Piece, Value, both, either
from protokoll.query.query import Query
from protokoll.query.tree import And, Filter, Near, Node, Not, Or, Word, terms
from protokoll.query.words import Term, word_term

MANY = 10_000
"""More paragraphs than this are not ranked, which would take long, but given newest first, straight from the index."""

MANY_CHECKED = 1_000
"""The same, where the printed words of each must be looked at."""

# title, decision, proposal, yrkande, reservation, summary, rest, headings, cases, names, delar, filters
_BM25 = "bm25(paragraphs_fts, 5.0, 1.5, 1.0, 1.0, 1.0, 1.0, 1.0, 0.2, 3.0, 0.5, 0.5, 0.0)"
_CASE_SIGNS = frozenset("-/:.–")
_ALL_TEXT = (
    "(select coalesce(p.title, '') || char(10) || p.text || char(10) || p.cases || char(10) || p.names"
    f" from paragraphs p where p.seq = {SEQ})"
)
_ARRIVED = (
    f"{SEQ} in (select p.seq from arrivals a join documents d on d.sha256 = a.sha256"
    " join paragraphs p on p.document = d.id where a.arrival > ?)"
)
_ONCE = f"{SEQ} not in (select p.seq from paragraph_copies c join paragraphs p on p.id = c.paragraph)"


class Compiled(NamedTuple):
    """A query as SQL that gives `seq` and `score` of paragraphs in order.

    `terms` are what to mark, each with its field; `checked` what the SQL function `stands(number, text)` looks for.
    """

    sql: str
    values: tuple[Value, ...]
    terms: list[tuple[Term, str | None]]
    checked: list[Term]
    ranked: bool


def compile_query(connection: sqlite3.Connection, query: Query, copies: bool = False) -> Compiled:
    """The SQL of a query; names of bodies and organisations are looked up in the archive.

    A paragraph that stands in several documents of a meeting is found once, or, with `copies`, in each of them.
    """
    asked = parse(query.text)
    parts: list[Node] = [] if asked is None else [_or_case(connection, query.text, asked)]
    parts += [
        Filter(field, value, value)
        for field, value in (
            ("body", query.body), ("organisation", query.organisation), ("case", query.case),
            ("person", query.person), ("outcome", query.outcome), ("kind", query.kind),
        ) if value
    ]
    if query.since or query.until:
        parts.append(Filter("date", f"{query.since or ''}..{query.until or ''}", query.since or query.until or ""))
    compiler = _Compiler(connection)
    piece = compiler.piece(And(tuple(parts)))
    if query.arrived_after is not None:
        piece = both([piece, Piece(None, (Condition(_ARRIVED, (query.arrived_after,)),))])
    if not copies:
        piece = both([piece, Piece(None, (Condition(_ONCE, ()),))])
    marked = [] if asked is None else terms(asked)
    many = MANY_CHECKED if compiler.checked else MANY
    ranked = bool(marked) and not query.newest and _is_small(connection, piece, query.limit, many)
    return _sql(piece, query.limit, ranked, marked, compiler.checked)


def _or_case(connection: sqlite3.Connection, text: str, asked: Node) -> Node:
    """Where the whole text is a case number: other ways to write it are meant too."""
    if not _CASE_SIGNS.intersection(text) or not any(map(str.isdigit, text)) or '"' in text:
        return asked
    from protokoll.query import cases

    keys = cases.meant(connection, text)
    marks = ", ".join("?" * len(keys))
    raws = connection.execute(f"select distinct raw from paragraph_cases where case_key in ({marks})", keys).fetchall()
    spellings = [Word(term) for (raw,) in raws if (term := word_term(raw))]
    return Or((asked, *spellings)) if spellings else asked


def _is_small(connection: sqlite3.Connection, piece: Piece, limit: int | None, many: int) -> bool:
    if piece.match is None or limit is None:
        return piece.match is not None
    sql = f"select count(*) from (select rowid from paragraphs_fts where paragraphs_fts match ? limit {many + 1})"
    (count,) = connection.execute(sql, (piece.match,)).fetchone()
    return bool(count <= many)


def _sql(
    piece: Piece, limit: int | None, ranked: bool, marked: list[tuple[Term, str | None]], checked: list[Term]
) -> Compiled:
    conditions = list(piece.conditions)
    if piece.match is not None:
        conditions.insert(0, Condition("paragraphs_fts match ?", (piece.match,)))
        sql, seq = f"select f.rowid as seq, {_BM25 if ranked else '0.0'} as score from paragraphs_fts f", "f.rowid"
    else:
        sql, seq = "select p.seq as seq, 0.0 as score from paragraphs p", "p.seq"
    if conditions:
        sql += " where " + " and ".join(one.sql.replace(SEQ, seq) for one in conditions)
    sql += f" order by score, {seq} desc" if ranked else f" order by {seq} desc"
    values = [value for one in conditions for value in one.values]
    if limit is not None:
        sql += " limit ?"
        values.append(limit)
    return Compiled(sql, tuple(values), marked, checked, ranked)


class _Compiler:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.checked: list[Term] = []

    def piece(self, node: Node) -> Piece:
        match node:
            case Word(term, field):
                return self._word(term, field)
            case Near(near, distance, field):
                phrases = " ".join(_phrase(term) for term in near)
                return Piece(_in(field, f"NEAR({phrases}, {distance})"))
            case And(parts):
                return self._all(parts)
            case Or(parts):
                return either([self.piece(part) for part in parts])
            case Not(part):
                return both([], [self.piece(part)])
            case Filter():
                return filters.piece(self._connection, (node,))

    def _all(self, parts: tuple[Node, ...]) -> Piece:
        wanted = [part for part in parts if not isinstance(part, Not)]
        together = filters.roles(wanted)
        pieces = [self.piece(part) for part in wanted if part not in together]
        pieces += [filters.piece(self._connection, together)] if together else []
        return both(pieces, [self.piece(part.part) for part in parts if isinstance(part, Not)])

    def _word(self, term: Term, field: str | None) -> Piece:
        phrase = _phrase(term)
        if term.begins is not None:
            beginning = '"' + " ".join((*term.stems[:-1], term.begins)) + '" *'
            phrase = f"({phrase} OR {beginning})"
        if field is not None and len(term.stems) == 1 and term.exact is None and term.begins is None:
            return self._in_compounds(field, phrase, term)
        return Piece(_in(field, phrase), (self._check(term, field),) if term.is_checked else ())

    def _in_compounds(self, field: str, phrase: str, term: Term) -> Piece:
        """A word in a field: the parts of compounds do not say where in the paragraph they stand, and are looked at."""
        if not self._connection.execute("select 1 from words where ' ' || parts || ' ' like ?",
                                        (f"% {term.stems[0]} %",)).fetchone():
            return Piece(_in(field, phrase))
        sql, values = self._check(term, field)
        itself = f"{SEQ} in (select rowid from paragraphs_fts where paragraphs_fts match ?)"
        looked_at = Condition(f"({itself} or {sql})", (_in(field, phrase), *values))
        return Piece(f"{{{field} delar}} : {phrase}", (looked_at,))

    def _check(self, term: Term, field: str | None) -> Condition:
        text = _ALL_TEXT
        if field is not None:
            text = f"(select v.{field} from paragraphs_searchable v where v.seq = {SEQ})"
        self.checked.append(term)
        return Condition(f"stands(?, {text})", (len(self.checked) - 1,))


def _phrase(term: Term) -> str:
    return '"' + " ".join(term.stems) + '"'


def _in(field: str | None, expression: str) -> str:
    return expression if field is None else f"{{{field}}} : {expression}"
