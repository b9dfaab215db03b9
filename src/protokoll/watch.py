"""Saved queries: what is new in the archive since the last run, for each of them.

New is what came into the archive, in whatever year it was decided. A document that is read again by a later version of
the program is not new; one whose content has changed is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from protokoll.errors import StoreError
from protokoll.export import atom
from protokoll.masking import Mask
from protokoll.query.query import Query
from protokoll.query.search import Cover, Hit, search
from protokoll.store import read, schema, watches
from protokoll.store.watches import Watch

_IN_FEED = 200


@dataclass(frozen=True, slots=True)
class News:
    """What is new for one saved query; `seen` is the last document that was looked at."""

    watch: Watch
    hits: list[Hit]
    seen: int


class Watches:
    """The saved queries of an archive.

    >>> watches = Watches("protokoll.db")                       # doctest: +SKIP
    >>> watches.add("skolskjuts", "skolskjuts organ:KS")        # doctest: +SKIP
    >>> [news.hits for news in watches.run()]                   # doctest: +SKIP
    [[]]
    """

    def __init__(self, path: str | Path = "protokoll.db") -> None:
        self.path = Path(path)

    def add(self, name: str, query: str, existing: bool = False) -> None:
        """Save a query under a name; with `existing`, what is in the archive by now counts as new the first time."""
        if not name.strip() or not query.strip():
            raise StoreError("a watch needs a name and a query: protokoll watch add skola skolskjuts")
        with closing(schema.reading(self.path)) as connection:
            list(search(connection, Query(query, limit=1)))  # a wrong query is told now, not at night
        with watches.writing(self.path) as connection:
            watches.add(connection, name, query, 0 if existing else watches.last_arrival(connection))

    def list(self) -> list[Watch]:
        """The saved queries, by name."""
        with closing(schema.reading(self.path)) as connection:
            return watches.read(connection)

    def remove(self, name: str) -> None:
        """Take a saved query out."""
        with watches.writing(self.path) as connection:
            watches.remove(connection, name)

    def check(self, names: Sequence[str] = (), unmask: bool = False) -> Sequence[News]:
        """What is new since the last run for all saved queries, or some; nothing is marked as seen."""
        with closing(schema.reading(self.path)) as connection:
            last = watches.last_arrival(connection)
            chosen = {watch.name: watch for watch in watches.read(connection)}
            for name in names:
                if name not in chosen:
                    raise StoreError(f"{name}: no such watch. There are: {', '.join(chosen) or 'none'}")
            cover = _cover(connection, unmask)
            return [
                News(watch, list(search(connection, _query(watch, watch.seen), cover)), last)
                for name, watch in chosen.items() if not names or name in names
            ]

    def mark(self, news: Sequence[News]) -> None:
        """Note that this news has been reported."""
        with watches.writing(self.path) as connection:
            for one in news:
                watches.mark(connection, [one.watch.name], one.seen)

    def run(self, names: Sequence[str] = (), unmask: bool = False) -> Sequence[News]:
        """What is new since the last run; the next run begins after it."""
        news = self.check(names, unmask)
        self.mark(news)
        return news

    def feed(self, target: str | Path, names: Sequence[str] = (), unmask: bool = False) -> int:
        """Write an Atom feed of what came after the queries were saved, the latest first; returns how many entries.

        The feed does not depend on runs, so that a reader that comes seldom misses nothing.
        """
        with closing(schema.reading(self.path)) as connection:
            arrived = watches.arrived_at(connection)
            cover = _cover(connection, unmask)
            found = [
                _entry(watch, hit, arrived[hit.document])
                for watch in watches.read(connection) if not names or watch.name in names
                for hit in search(connection, _query(watch, watch.since), cover)
            ]
            made = max((watch.made_at for watch in watches.read(connection)), default="1970-01-01T00:00:00+00:00")
        found.sort(key=lambda entry: entry.updated, reverse=True)
        entries = found[:_IN_FEED]
        title = "Nytt i protokollen" + (f": {', '.join(names)}" if names else "")
        atom.write(Path(target), title, f"{self.path.resolve()} {' '.join(names)}", made, entries)
        return len(entries)


def _cover(connection: sqlite3.Connection, unmask: bool) -> Cover:
    """What the texts of hits pass through."""
    return Mask(partial(read.private_record, connection), unmask, trusts=True).text


def _query(watch: Watch, after: int) -> Query:
    return Query(watch.query, newest=True, limit=None, arrived_after=after)


def _entry(watch: Watch, hit: Hit, arrived: str) -> atom.Entry:
    number = f"§ {hit.number}" if hit.number else ""
    what = " ".join(part for part in (number, hit.title.text) if part) or hit.file
    where = ", ".join(part for part in (hit.body, hit.organisation, hit.date) if part)
    return atom.Entry(
        key=f"{watch.name} {hit.paragraph}", title=f"{what} ({where})" if where else what, updated=arrived,
        author=hit.organisation or hit.body or "okänd", category=watch.name, summary=hit.snippet.text,
        link=Path(hit.path).absolute().as_uri() + (f"#page={hit.page}" if hit.page else ""),
    )
