"""The full-text index: stems in, printed words out.

The index is fed the stems of what the view `paragraphs_searchable` shows, as many tokens as the view has, and shows the
view's own words. So `besluten` finds `beslutet` in any SQLite program, and highlights it, without a tokenizer of ours.
Two columns hold no printed words but keys: the parts of compounds, and words to filter on (`search_keys`).
What was put in must be taken out with the same stems: `remove` comes before any change of a paragraph.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain

from protokoll.shapes.compounds import split
from protokoll.shapes.filters import filter_word
from protokoll.shapes.stem import stem, stem_text, tokens

_TEXTS = (
    "title", "decision", "proposal", "yrkande", "reservation", "summary", "rest", "headings", "cases", "names",
)
_COLUMNS = (*_TEXTS, "delar", "filters")
_MARKS = ", ".join("?" * (len(_COLUMNS) + 1))
_ADD = f"insert into paragraphs_fts(rowid, {', '.join(_COLUMNS)}) values ({_MARKS})"
_REMOVE = f"insert into paragraphs_fts(paragraphs_fts, rowid, {', '.join(_COLUMNS)}) values ('delete', {_MARKS})"
_OF_DOCUMENT = "seq in (select seq from paragraphs where document = ?)"
_PARTIES = "".join(
    f" union select t.paragraph, t.party from {table} t join paragraphs p on p.id = t.paragraph where p.document = ?1"
    for table in ("reservations", "statements", "recused")
)
_BATCH = 200

Texts = tuple[str, ...]


class Index:
    """The index of an archive open for writing, with the archive's vocabulary in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: dict[str, tuple[str, str]] | None = None

    def add(self, document: str) -> None:
        """Put a document's paragraphs into the index."""
        filters = _filters(self._connection, document)
        rows = list(_rows(self._connection, _OF_DOCUMENT, document))
        words = [[tokens(text) for text in texts[: len(_TEXTS)]] for _, texts in rows]
        self._learn(words)
        keys = [(seq, self._delar(chain(*lists)), filters[seq]) for (seq, _), lists in zip(rows, words, strict=True)]
        self._connection.executemany("insert or replace into search_keys values (?, ?, ?)", keys)
        self._connection.executemany(
            _ADD, [(key[0], *(" ".join(map(stem, list_)) for list_ in lists), *key[1:])
                   for lists, key in zip(words, keys, strict=True)]
        )

    def remove(self, document: str) -> None:
        """Take a document's paragraphs out of the index; they are still in their tables."""
        self._take_out(list(_rows(self._connection, _OF_DOCUMENT, document)))

    def optimize(self) -> None:
        """Take compounds apart with all that is known by now, and merge the index into one piece."""
        self._relearn()
        self._connection.execute("insert into paragraphs_fts(paragraphs_fts) values ('optimize')")

    def _take_out(self, rows: list[tuple[int, Texts]]) -> None:
        self._connection.executemany(
            _REMOVE, [(seq, *map(stem_text, words[: len(_TEXTS)]), *words[len(_TEXTS) :]) for seq, words in rows]
        )

    def _vocabulary(self) -> dict[str, tuple[str, str]]:
        """Stem -> a word as printed, and the stems of its parts."""
        if self._known is None:
            rows = self._connection.execute("select stem, word, parts from words").fetchall()
            self._known = {name: (word, parts) for name, word, parts in rows}
        return self._known

    def _learn(self, paragraphs: Iterable[list[list[str]]]) -> None:
        """Add the words of some paragraphs to the vocabulary."""
        known = self._vocabulary()
        printed: dict[str, str] = {}
        for word in {word for texts in paragraphs for words in texts for word in words}:
            name = stem(word)
            if (len(word), word) < (len(printed.get(name, word + " ")), printed.get(name, "")):
                printed[name] = word
        new = {name: word for name, word in printed.items() if name not in known}
        known.update((name, (word, "")) for name, word in new.items())
        known.update((name, (word, " ".join(split(word, known)))) for name, word in new.items())
        rows = [(name, *known[name]) for name in printed]
        self._connection.executemany("insert or ignore into words values (?, ?, ?)", rows)

    def _delar(self, words: Iterable[str]) -> str:
        known = self._vocabulary()
        found: dict[str, None] = {}
        for word in dict.fromkeys(words):
            _, parts = known.get(stem(word), ("", ""))
            if parts:
                found.update(dict.fromkeys(parts.split()))
        return " ".join(found)

    def _relearn(self) -> None:
        known = self._vocabulary()
        again = {name: (word, " ".join(split(word, known))) for name, (word, _) in known.items()}
        changed = {name: parts for name, (_, parts) in again.items() if parts != known[name][1]}
        known.update(again)
        self._connection.executemany("update words set parts = ? where stem = ?", [(p, n) for n, p in changed.items()])
        touched: set[int] = set()
        names = [f'"{name}"' for name in changed]
        for i in range(0, len(names), _BATCH):
            sql = "select rowid from paragraphs_fts where paragraphs_fts match ?"
            touched.update(seq for (seq,) in self._connection.execute(sql, (" OR ".join(names[i : i + _BATCH]),)))
        for seq in sorted(touched):
            self._renew(seq)

    def _renew(self, seq: int) -> None:
        rows = list(_rows(self._connection, "seq = ?", seq))
        for _, words in rows:
            delar = self._delar(tokens(" ".join(words[: len(_TEXTS)])))
            if delar != words[len(_TEXTS)]:
                self._take_out(rows)
                self._connection.execute("update search_keys set delar = ? where seq = ?", (delar, seq))
                stems = [stem_text(text) for text in words[: len(_TEXTS)]]
                self._connection.execute(_ADD, (seq, *stems, delar, words[-1]))


def _rows(connection: sqlite3.Connection, where: str, value: str | int) -> Iterator[tuple[int, Texts]]:
    sql = f"select seq, {', '.join(_COLUMNS)} from paragraphs_searchable where {where} order by seq"
    for seq, *words in connection.execute(sql, (value,)).fetchall():
        yield seq, tuple(words)


def _filters(connection: sqlite3.Connection, document: str) -> dict[int, str]:
    """The words to filter on, by paragraph."""
    organisation, body, kind = connection.execute(
        "select organisation, body, kind from documents where id = ?", (document,)
    ).fetchone()
    common = [filter_word("kind", kind)]
    common += [filter_word("organisation", organisation)] if organisation else []
    common += [filter_word("body", body)] if body else []
    paragraphs = connection.execute("select id, seq, number from paragraphs where document = ?", (document,)).fetchall()
    words = {id_: [*common, *([filter_word("number", number)] if number else [])] for id_, _, number in paragraphs}
    outcomes = connection.execute(
        "select distinct paragraph, outcome from decisions x join paragraphs p on p.id = x.paragraph"
        " where p.document = ? and outcome is not null order by x.position", (document,)
    )
    for id_, outcome in outcomes.fetchall():
        words[id_].append(filter_word("outcome", outcome))
    parties = connection.execute(
        "select t.paragraph, t.party from yrkanden t join paragraphs p on p.id = t.paragraph where p.document = ?1"
        f"{_PARTIES} union select v.paragraph, b.party from ballots b join votes v on v.id = b.vote"
        " join paragraphs p on p.id = v.paragraph where p.document = ?1", (document,)
    )
    for id_, party in parties.fetchall():
        if party:
            words[id_].append(filter_word("party", party))
    return {seq: " ".join(dict.fromkeys(words[id_])) for id_, seq, _ in paragraphs}
