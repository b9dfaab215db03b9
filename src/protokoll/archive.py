"""Many documents: bring them in, ask them, take them out. The same verbs as the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from protokoll.errors import StoreError
from protokoll.store import schema

if TYPE_CHECKING:
    import sqlite3

    from protokoll.ingest import IngestReport, Progress
    from protokoll.link.activity import Activity
    from protokoll.link.diff import Diff
    from protokoll.masking import Log, Mask
    from protokoll.query.query import Query
    from protokoll.query.search import Hit
    from protokoll.records import Minutes
    from protokoll.store.cases import CaseHistory
    from protokoll.store.overview import Body, CoverageReport
    from protokoll.store.read import DocumentRow
    from protokoll.watch import Watches


class Archive:
    """A database of minutes.

    What it gives out has marks in place of private data, unless a call says `unmask`.

    >>> archive = Archive("protokoll.db")           # doctest: +SKIP
    >>> archive.ingest(["minutes/"]).new            # doctest: +SKIP
    12
    >>> [hit.file for hit in archive.search("färdplan")]    # doctest: +SKIP
    ['granfors-ks-2031-03-11.pdf']
    """

    def __init__(self, path: str | Path = "protokoll.db") -> None:
        self.path = Path(path)
        self._log: Log | None = None

    @property
    def masked(self) -> dict[tuple[str, str], int]:
        """In how many places the last answer was masked, by document and kind."""
        return dict(self._log or {})

    def _mask(self, connection: sqlite3.Connection | None, unmask: bool, trusts: bool = False) -> Mask:
        """What the next answer passes through."""
        from protokoll.masking import Mask
        from protokoll.store import read

        load = None if connection is None else partial(read.private_record, connection)
        mask = Mask(load, unmask, trusts)
        self._log = mask.log
        return mask

    def ingest(
        self,
        paths: Iterable[str | Path],
        jobs: int | None = None,
        prune: bool = False,
        progress: Progress | None = None,
        patience: float | None = None,
        organisation: str | None = None,
    ) -> IngestReport:
        """Bring files and folders in; what is there already and unchanged is not read again. Then make the links.

        `organisation` is whose documents these are where they do not say so themselves; without it a `protokoll.toml`
        in the folder is asked. A document that cannot be read is in the report and stops no other. `prune` takes out
        the documents whose files are gone from the folders given. `patience` is the number of seconds that one
        document may take.
        """
        from protokoll import workers
        from protokoll.ingest import Ingest, find_files
        from protokoll.pipeline import PARSER_VERSION
        from protokoll.store.write import writer

        given = list(paths)
        files = find_files(given)
        with writer(self.path) as store:
            run = Ingest(store, PARSER_VERSION, progress, organisation)
            report = run.run(files, jobs, patience or workers.PATIENCE)
            if prune:
                run.prune(given)
            store.finish(report.new + report.updated + report.pruned)
        return report

    def search(self, query: Query | str, unmask: bool = False) -> list[Hit]:
        """The paragraphs that meet a query, most relevant first."""
        from protokoll.query.query import Query
        from protokoll.query.search import search

        asked = Query(query) if isinstance(query, str) else query
        with closing(schema.reading(self.path)) as connection:
            mask = self._mask(connection, unmask, trusts=True)
            found = list(search(connection, asked, partial(mask.text, count=False)))
        for hit in found:
            mask.count(hit.document, hit.title.text, hit.snippet.text, hit.file)
        return found

    def suggest(self, query: Query | str) -> list[tuple[str, str]]:
        """The words of a query that stand nowhere, each with the word of the archive that it is likely a typo for."""
        from protokoll.query.query import Query
        from protokoll.query.suggest import suggest

        asked = Query(query) if isinstance(query, str) else query
        with closing(schema.reading(self.path)) as connection:
            return suggest(connection, asked)

    @property
    def watches(self) -> Watches:
        """The saved queries, and what is new for them."""
        from protokoll.watch import Watches

        return Watches(self.path)

    def case(self, number: str, organisation: str | None = None, unmask: bool = False) -> list[CaseHistory]:
        """The way of a case through organs and over time, by its number in any spelling.

        One case for each organisation that has the number, or for the one whose name holds `organisation`.
        """
        from protokoll.store import cases

        with closing(schema.reading(self.path)) as connection:
            found = cases.find(connection, number, organisation)
            masked: list[CaseHistory] = self._mask(connection, unmask).data(found)
        return masked

    def similar_cases(self, number: str) -> list[str]:
        """Case numbers in the archive that look like one that is not there, or that has the figures of several."""
        from protokoll.query.cases import similar
        from protokoll.store.cases import with_figures

        with closing(schema.reading(self.path)) as connection:
            return with_figures(connection, number) or similar(connection, number)

    def person(self, name: str, organisation: str | None = None, unmask: bool = False) -> list[Activity]:
        """What everybody did that a name can stand for: meetings, offices, yrkanden, reservations, votes."""
        from protokoll.store import people

        with closing(schema.reading(self.path)) as connection:
            found = people.find(connection, name, organisation)
            masked: list[Activity] = self._mask(connection, unmask).data(found)
        return masked

    def similar_people(self, name: str) -> list[str]:
        """Names in the archive that look like one that is not there."""
        from protokoll.store import people

        with closing(schema.reading(self.path)) as connection:
            return people.similar(connection, name)

    def bodies(self, organisation: str | None = None) -> list[Body]:
        """Every organ with its meetings, their span of time and gaps, and the spellings of its name."""
        from protokoll.store import overview

        with closing(schema.reading(self.path)) as connection:
            return overview.bodies(connection, organisation)

    def coverage(self, organisation: str | None = None) -> CoverageReport:
        """What is there and what is known to be missing, by organisation, organ and year; and what failed."""
        from protokoll.store import overview

        with closing(schema.reading(self.path)) as connection:
            return overview.coverage(connection, organisation)

    def diff(self, a: str | Path, b: str | Path, unmask: bool = False) -> Diff:
        """What changed from one document to another: two files, or two documents of the archive by id or name."""
        from protokoll.link.diff import diff

        both = [self._minutes(a), self._minutes(b)]
        mask = self._mask(None, unmask)
        mask.learn("", {"both": [minutes.to_dict() for minutes in both]})
        found: Diff = mask.data(diff(*both))
        return found

    def documents(self) -> list[DocumentRow]:
        """Every document in the archive, in order of time."""
        from protokoll.store import read

        with closing(schema.reading(self.path)) as connection:
            return list(read.documents(connection))

    def counts(self) -> tuple[int, int]:
        """How many documents and paragraphs there are."""
        from protokoll.store import read

        with closing(schema.reading(self.path)) as connection:
            return read.counts(connection)

    def show(self, name: str, unmask: bool = False) -> dict[str, Any]:
        """The record of one document: by id, the beginning of an id, or the file's name."""
        from protokoll.store import read

        with closing(schema.reading(self.path)) as connection:
            found = read.find_documents(connection, name)
            if not found:
                raise StoreError(f"{name}: no such document in {self.path}. List them with: protokoll search --json")
            if len(found) > 1:
                raise StoreError(f"{name}: stands for {len(found)} documents. Choose one: {', '.join(found[:8])}")
            return self._mask(None, unmask).record(found[0], read.record(connection, found[0]))

    def records(self, query: Query | None = None, unmask: bool = False) -> Iterator[dict[str, Any]]:
        """The records (with spans) of all documents, or of those with paragraphs that meet a query, and only these."""
        import json

        from protokoll.query.search import matching
        from protokoll.store import read

        with closing(schema.reading(self.path)) as connection:
            mask = self._mask(None, unmask)
            chosen = None if query is None or query.is_open else matching(connection, query)
            for id_, text in read.records(connection, None if chosen is None else set(chosen)):
                record: dict[str, Any] = json.loads(text)
                mask.learn(id_, record)
                if chosen is not None:
                    kept = read.paragraph_ids(connection, id_)
                    pairs = zip(kept, record["paragraphs"], strict=True)
                    record["paragraphs"] = [paragraph for name, paragraph in pairs if name in chosen[id_]]
                yield mask.data(record, id_)

    def export(
        self, out: str | Path, format: str | None = None, query: Query | None = None, provenance: bool = False,
        unmask: bool = False,
    ) -> int:
        """Write documents to a file (.json, .jsonl) or to a folder of CSV tables; returns how many documents.

        What was masked in each document is written beside them: `OUT.masked.csv`, or `masked.csv` in the folder.
        """
        from protokoll import export
        from protokoll.query.search import matching
        from protokoll.store import read

        target = Path(out)
        kind = export.format_of(target, format)
        if kind != "csv":
            count = export.write_records(target, kind, self.records(query, unmask), provenance)
            export.write_log(target, kind, self.masked)
            return count
        with closing(schema.reading(self.path)) as connection:
            chosen = None if query is None or query.is_open else matching(connection, query)
            paragraphs = None if chosen is None else set().union(*chosen.values())
            documents = None if chosen is None else set(chosen)
            mask = self._mask(connection, unmask)
            tables = (
                (t.name, t.columns, mask.rows(t.columns, t.rows))
                for t in read.tables(connection, paragraphs, documents)
            )
            count = export.write_tables(target, tables)
        export.write_log(target, kind, mask.log)
        return count

    def _minutes(self, name: str | Path) -> Minutes:
        if Path(name).is_file():
            from protokoll.pipeline import parse

            return parse(name)
        from protokoll.records import Minutes

        return Minutes.model_validate(self.show(str(name), unmask=True))
