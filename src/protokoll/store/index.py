"""The full-text index: stems in, printed words out.

The index is fed the stems of a paragraph, as many tokens as the paragraph has, and shows the paragraph's own words
through a view. So `besluten` finds `beslutet` in any SQLite program, and highlights it, without a tokenizer of ours.
What was put in must be taken out with the same stems: `remove` comes before any change of a paragraph.
"""

from __future__ import annotations

import sqlite3

from protokoll.shapes.stem import stem_text

_ROWS = "select seq, coalesce(title, ''), text, cases, names from paragraphs where document = ?"
_ADD = "insert into paragraphs_fts(rowid, title, text, cases, names) values (?, ?, ?, ?, ?)"
_REMOVE = (
    "insert into paragraphs_fts(paragraphs_fts, rowid, title, text, cases, names) values ('delete', ?, ?, ?, ?, ?)"
)


def add(connection: sqlite3.Connection, document: str) -> None:
    """Put a document's paragraphs into the index."""
    connection.executemany(_ADD, _stems(connection, document))


def remove(connection: sqlite3.Connection, document: str) -> None:
    """Take a document's paragraphs out of the index; they are still in their table."""
    connection.executemany(_REMOVE, _stems(connection, document))


def optimize(connection: sqlite3.Connection) -> None:
    """Merge the index into one piece, which makes searches faster."""
    connection.execute("insert into paragraphs_fts(paragraphs_fts) values ('optimize')")


def _stems(connection: sqlite3.Connection, document: str) -> list[tuple[int, str, str, str, str]]:
    return [
        (seq, stem_text(title), stem_text(text), stem_text(cases), stem_text(names))
        for seq, title, text, cases, names in connection.execute(_ROWS, (document,)).fetchall()
    ]
