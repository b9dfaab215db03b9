"""From files to the archive: which are new, which changed, which are there already; parse those, store each at once."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from protokoll import workers
from protokoll.errors import ReadError
from protokoll.store.folders import Folders
from protokoll.store.write import Known, Stamp, Writer

SUFFIXES = frozenset({".pdf", ".docx", ".odt", ".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown"})
"""What is taken for a document in a folder; a file that is named is read whatever its name."""

Progress = Callable[[int, int, Path], None]
"""Called with the number of files done, the number of all, and the file just done (none at the beginning)."""


@dataclass(slots=True)
class IngestReport:
    """What an ingest did. Paragraphs, decisions and warnings are those of the new and updated documents; `mismatches`
    are documents whose organisation is another than that of their folder."""

    new: int = 0
    updated: int = 0
    unchanged: int = 0
    moved: int = 0
    duplicates: int = 0
    failed: int = 0
    pruned: int = 0
    paragraphs: int = 0
    decisions: int = 0
    warnings: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)
    mismatches: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Task:
    path: Path
    stamp: Stamp
    sha256: str
    is_new: bool
    twins: list[tuple[Path, Stamp]] = field(default_factory=list)


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """The documents that paths stand for: files as given, folders walked in order, hidden files left out."""
    found: dict[Path, None] = {}
    for path in map(Path, paths):
        if path.is_dir():
            found.update(dict.fromkeys(_walk(path)))
        elif path.is_file():
            found[path] = None
        else:
            raise ReadError(f"{path}: no such file or folder. Check the spelling")
    return list(found)


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith((".", "~$")) and Path(name).suffix.lower() in SUFFIXES:
                yield Path(root, name)


class Ingest:
    """One run: `run` does it all and fills `report`."""

    def __init__(
        self, writer: Writer, parser_version: str, progress: Progress | None = None, organisation: str | None = None
    ) -> None:
        self._writer = writer
        self._folders = Folders(organisation)
        self._version = parser_version
        self._progress = progress or (lambda done, total, path: None)
        self._known = writer.known_files()
        self._by_content = {known.sha256: known.document for known in self._known.values() if self._is_current(known)}
        self._tasks: dict[str, _Task] = {}
        self._total = self._done = 0
        self.report = IngestReport()

    def run(self, paths: Sequence[Path], jobs: int | None, patience: float) -> IngestReport:
        """Bring the files into the archive."""
        files = [path.resolve() for path in paths]
        self._total = len(files)
        self._progress(0, self._total, Path())
        for path in files:
            self._plan(path)
        tasks = {task.path: task for task in self._tasks.values()}
        with closing(workers.parse_all(list(tasks), jobs, patience)) as results:
            for result in results:
                self._store(tasks[result.path], result)
        return self.report

    def prune(self, roots: Iterable[str | Path]) -> None:
        """Take out the documents whose files are gone from these folders."""
        gone = [Path(root).resolve() for root in roots]
        for name in self._known:
            path = Path(name)
            if not path.exists() and any(path.is_relative_to(root) for root in gone):
                self.report.pruned += self._writer.forget(name)

    def _plan(self, path: Path) -> None:
        try:
            str(path).encode()
            stat = path.stat()
            stamp = Stamp(stat.st_size, stat.st_mtime_ns)
            known = self._known.get(str(path))
            sha256 = known.sha256 if known and known.stamp == stamp and known.sha256 else _sha256(path)
        except OSError as error:
            self._fail(path, Stamp(0, 0), "", f"{path}: cannot be opened ({error.strerror})")
            self._tick(path)
            return
        except UnicodeEncodeError:
            shown = str(path).encode(errors="backslashreplace").decode()
            self.report.failed += 1
            self.report.failures.append((shown, f"{shown}: the name is not in UTF-8. Rename the file"))
            self._tick(path)
            return
        if known and known.sha256 == sha256 and known.parser_version == self._version:
            if known.failure is not None:
                self.report.failed += 1
                self.report.failures.append((str(path), known.failure))
            elif known.document:
                self._hold(path, stamp, known, known.document)
            self._tick(path)
        elif document := self._by_content.get(sha256):
            self._attach(path, stamp, document)
            self._tick(path)
        elif sha256 in self._tasks:
            self._tasks[sha256].twins.append((path, stamp))
        else:
            self._tasks[sha256] = _Task(path, stamp, sha256, known is None or known.document is None)

    def _is_current(self, known: Known) -> bool:
        return known.document is not None and known.failure is None and known.parser_version == self._version

    def _hold(self, path: Path, stamp: Stamp, known: Known, document: str) -> None:
        self.report.unchanged += 1
        organisation = self._organisation(path)
        if stamp != known.stamp or organisation != known.organisation:
            self._writer.attach(path, stamp, document, organisation)
            if organisation != known.organisation:
                self._note_mismatch(path, document)

    def _organisation(self, path: Path) -> str | None:
        """What the file's folder says, or said when it was last brought in."""
        said = self._folders.organisation(path)
        known = self._known.get(str(path))
        return (said or None) if said is not None else known.organisation if known else None

    def _note_mismatch(self, path: Path, document: str) -> None:
        message = self._writer.mismatch(document)
        if message:
            self.report.warnings += 1
            self.report.mismatches.append((str(path), message))

    def _attach(self, path: Path, stamp: Stamp, document: str) -> None:
        """The content is in the archive: the file was moved, or is a copy."""
        holders = [name for name, known in self._known.items() if known.document == document]
        gone = next((name for name in holders if not Path(name).exists()), None)
        if gone is None:
            self.report.duplicates += 1
            self._writer.attach(path, stamp, document, self._organisation(path))
        else:
            self.report.moved += 1
            self._writer.move(gone, path, stamp, document, self._organisation(path))
            del self._known[gone]

    def _store(self, task: _Task, result: workers.Parsed) -> None:
        record = result.record
        if record is None:
            for path, stamp in [(task.path, task.stamp), *task.twins]:
                self._fail(path, stamp, task.sha256 if result.is_final else "", result.error)
                self._tick(path)
            return
        try:
            organisation = self._organisation(task.path)
            document = self._writer.put(
                task.path, task.stamp, task.sha256, record, self._version, organisation, result.private
            )
        except ValueError as error:
            message = f"{task.path}: its record cannot be stored ({error}). Report this as a defect, with the file"
            self._store(task, workers.Parsed(task.path, None, message, is_final=False))
            return
        self.report.new += task.is_new
        self.report.updated += not task.is_new
        self.report.paragraphs += len(record["paragraphs"])
        self.report.decisions += sum(len(paragraph["decisions"]) for paragraph in record["paragraphs"])
        self.report.warnings += len(record["warnings"])
        self._note_mismatch(task.path, document)
        self._tick(task.path)
        for path, stamp in task.twins:
            known = self._known.get(str(path))
            if known and known.document:
                self.report.unchanged += 1
            else:
                self.report.duplicates += 1
            self._writer.attach(path, stamp, document, self._organisation(path))
            self._tick(path)

    def _fail(self, path: Path, stamp: Stamp, sha256: str, message: str) -> None:
        self.report.failed += 1
        self.report.failures.append((str(path), message))
        self._writer.fail(path, stamp, sha256, self._version, message, self._organisation(path))

    def _tick(self, path: Path) -> None:
        self._done += 1
        self._progress(self._done, self._total, path)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
