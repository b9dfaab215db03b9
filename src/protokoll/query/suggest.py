"""What a word that stands nowhere may have been meant for: a word of the archive that is spelt almost like it."""

from __future__ import annotations

import sqlite3

from protokoll.query.parse import parse
from protokoll.query.query import Query
from protokoll.query.tree import And, Near, Node, Not, Or, Word
from protokoll.query.words import Term

_SHORTEST = 4
_CLOSE = 5  # so many spellings are looked at


def suggest(connection: sqlite3.Connection, query: Query) -> list[tuple[str, str]]:
    """The words of a query that stand nowhere in the archive, each with the one that it is most likely a typo for."""
    asked = parse(query.text)
    found: dict[str, str] = {}
    for term in [] if asked is None else _terms(asked):
        words = term.exact or (term.begins,) if term.begins is not None else term.exact or term.stems
        for written, name in zip(words, term.stems, strict=False):
            if written and written not in found and not _stands(connection, name):
                close = _closest(connection, written)
                if close:
                    found[written] = close
    return list(found.items())


def _terms(node: Node) -> list[Term]:
    match node:
        case Word(term):
            return [term]
        case Near(near):
            return list(near)
        case And(parts) | Or(parts):
            return [term for part in parts for term in _terms(part)]
        case Not():
            return []
        case _:
            return []


def _stands(connection: sqlite3.Connection, name: str) -> bool:
    return connection.execute("select 1 from paragraphs_words where term = ?", (name,)).fetchone() is not None


def _closest(connection: sqlite3.Connection, written: str) -> str | None:
    """The word of the archive with the fewest changes, the most frequent of equals."""
    if len(written) < _SHORTEST or not written.isalpha():
        return None
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    allowed = 1 if len(written) < 6 else 2
    lengths = (len(written) - allowed, len(written) + allowed)
    rows = connection.execute("select word, stem from words where length(word) between ? and ?", lengths)
    words = dict(rows.fetchall())
    scored = process.extract(written, words.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=_CLOSE)
    ranked = [(distance, -_count(connection, words[word]), word) for word, distance, _ in scored]
    return min((one for one in ranked if one[1]), default=(0, 0, None))[2]


def _count(connection: sqlite3.Connection, name: str) -> int:
    row = connection.execute("select doc from paragraphs_words where term = ?", (name,)).fetchone()
    return int(row[0]) if row else 0
