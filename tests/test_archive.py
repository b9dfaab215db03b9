from __future__ import annotations

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import invented
from protokoll import workers
from protokoll.archive import Archive
from protokoll.errors import ReadError, StoreError
from protokoll.ingest import find_files
from protokoll.query.query import Query

WORKER = (sys.executable, str(Path(invented.__file__)))


@pytest.fixture(autouse=True)
def invented_parser(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    import protokoll

    missing = object()
    module, attribute = sys.modules.get("protokoll.pipeline", missing), getattr(protokoll, "pipeline", missing)
    monkeypatch.setattr(workers, "COMMAND", WORKER)
    invented.install()
    yield
    if module is missing:
        sys.modules.pop("protokoll.pipeline")
    else:
        sys.modules["protokoll.pipeline"] = module  # type: ignore[assignment]
    if attribute is missing:
        del protokoll.pipeline  # type: ignore[attr-defined]
    else:
        protokoll.pipeline = attribute  # type: ignore[attr-defined]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    invented.write(tmp_path / "minutes", range(4))
    return tmp_path / "minutes"


@pytest.fixture
def archive(tmp_path: Path, folder: Path) -> Archive:
    made = Archive(tmp_path / "p.db")
    made.ingest([folder])
    return made


def ask(archive: Archive, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(archive.path)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_the_first_run_brings_everything_in(tmp_path: Path, folder: Path) -> None:
    steps: list[tuple[int, int]] = []
    report = Archive(tmp_path / "p.db").ingest([folder], progress=lambda done, total, path: steps.append((done, total)))
    assert (report.new, report.failed, report.paragraphs, report.decisions, report.warnings) == (4, 0, 16, 16, 1)
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_second_run_parses_nothing(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "COMMAND", ("/no/such/program",))
    report = archive.ingest([folder])
    assert (report.new, report.updated, report.unchanged) == (0, 0, 4)


def test_a_touched_file_is_unchanged_and_a_changed_one_is_updated(archive: Archive, folder: Path) -> None:
    os.utime(folder / "granfors-0.txt", (1, 1))
    invented.write(folder, range(1, 2), paragraphs=2)
    report = archive.ingest([folder])
    assert (report.new, report.updated, report.unchanged, report.paragraphs) == (0, 1, 3, 2)
    assert ask(archive, "select count(*) from paragraphs") == [(14,)]


def test_another_parser_version_parses_again(archive: Archive, folder: Path) -> None:
    invented.install("2")
    report = archive.ingest([folder])
    assert (report.updated, report.unchanged) == (4, 0)
    assert archive.ingest([folder]).unchanged == 4


def test_a_moved_file_is_recognised(archive: Archive, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "COMMAND", ("/no/such/program",))
    (folder / "granfors-0.txt").rename(folder / "renamed.txt")
    report = archive.ingest([folder])
    assert (report.moved, report.unchanged, report.new) == (1, 3, 0)
    assert "renamed.txt" in {row.file for row in archive.documents()}
    assert archive.show("renamed.txt")["source"]["file"] == "renamed.txt"
    assert len(archive.documents()) == 4


def test_copies_are_one_document(tmp_path: Path, folder: Path) -> None:
    (folder / "copy.txt").write_bytes((folder / "granfors-0.txt").read_bytes())
    archive = Archive(tmp_path / "p.db")
    report = archive.ingest([folder])
    assert (report.new, report.duplicates) == (4, 1)
    assert len(archive.documents()) == 4
    assert archive.ingest([folder]).unchanged == 5


def test_a_file_that_is_gone_stays_until_prune(archive: Archive, folder: Path, tmp_path: Path) -> None:
    (folder / "granfors-0.txt").unlink()
    assert archive.ingest([folder]).pruned == 0
    assert len(archive.documents()) == 4
    other = tmp_path / "other"
    other.mkdir()
    assert archive.ingest([other], prune=True).pruned == 0
    assert archive.ingest([folder], prune=True).pruned == 1
    assert len(archive.documents()) == 3


@pytest.mark.parametrize(("content", "message"), [
    ("BAD", "not minutes"), ("ODD", "cannot be stored"),
    ("BUG", "KeyError"), ("CRASH", "crashed"), ("HANG", "given up after 2 seconds"),
])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_bad_file_stops_no_other(tmp_path: Path, folder: Path, content: str, message: str, jobs: int) -> None:
    (folder / "a-bad.txt").write_text(content)
    report = Archive(tmp_path / "p.db").ingest([folder], jobs=jobs, patience=2)
    assert (report.new, report.failed) == (4, 1)
    assert message in report.failures[0][1]
    assert "a-bad.txt" in report.failures[0][1]


def test_a_failure_is_remembered_and_told_again(archive: Archive, folder: Path) -> None:
    (folder / "granfors-0.txt").write_text("BAD")
    first, second = archive.ingest([folder]), archive.ingest([folder])
    assert first.failures == second.failures
    assert second.unchanged == 3
    assert len(archive.documents()) == 4  # the earlier version is kept
    invented.write(folder, range(1))
    assert archive.ingest([folder]).failed == 0
    assert ask(archive, "select count(*) from failures") == [(0,)]


MANY = 600  # so many that the blow falls before the last is stored, on a busy machine too


@pytest.mark.parametrize("blow", [signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_run_leaves_a_whole_archive_and_goes_on(tmp_path: Path, blow: signal.Signals) -> None:
    folder = tmp_path / "many"
    invented.write(folder, range(MANY), paragraphs=10)
    script = (
        "import sys, invented; from protokoll import workers; from protokoll.archive import Archive;"
        f"workers.COMMAND = {WORKER!r}; invented.install();"
        "Archive(sys.argv[1]).ingest([sys.argv[2]], jobs=2)"
    )
    database = tmp_path / "p.db"
    environment = os.environ | {"PYTHONPATH": str(Path(invented.__file__).parent)}
    command = [sys.executable, "-c", script, str(database), str(folder)]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE)
    archive = Archive(database)
    for _ in range(400):
        time.sleep(0.02)
        if database.exists() and database.stat().st_size and stored(database) > 5:
            break
    process.send_signal(blow)
    process.communicate(timeout=20)
    there = stored(database)
    assert 0 < there < MANY
    connection = sqlite3.connect(database)
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    connection.execute("insert into paragraphs_fts(paragraphs_fts) values ('integrity-check')")
    assert connection.execute("select count(*) from paragraphs").fetchone() == (there * 10,)
    connection.close()
    report = archive.ingest([folder])
    assert (report.new, report.unchanged) == (MANY - there, there)


def stored(database: Path) -> int:
    connection = sqlite3.connect(database)
    try:
        return int(connection.execute("select count(*) from documents").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()


def test_folders_are_walked_in_order_and_other_files_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a.pdf", "sub/c.docx", ".hidden/d.pdf", "photo.jpg", "~$lock.docx", ".e.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name)
    found = find_files([tmp_path, tmp_path / "photo.jpg", tmp_path / "b.txt"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.pdf", "b.txt", "sub/c.docx", "photo.jpg"]
    with pytest.raises(ReadError, match="no such file"):
        find_files([tmp_path / "missing"])


def test_parsing_in_order(folder: Path) -> None:
    paths = [folder / f"granfors-{serial}.txt" for serial in (3, 1, 2, 0)]
    assert [result.path for result in workers.parse_in_order(paths, jobs=2)] == paths


def test_search_case_show_and_documents(archive: Archive) -> None:
    assert archive.search("skolskjutsen")[0].title.text == "Avgifter för skolskjuts"
    (case,) = archive.case("KS 2028/2")
    assert (case.organisation, case.organisation_basis, case.number) == ("Granfors kommun", "stated", "KS 2028/2")
    assert [(s.body, s.number, s.outcome) for s in case.steps] == [("Kommunstyrelsen", "2", "approved")]
    assert archive.case("KS 1999/1") == []
    assert "KS 2028/2" in archive.similar_cases("KSN 2028/2")
    assert archive.case("2028/2") == archive.case("ks 2028:2", "Granfors") == [case]
    first = archive.documents()[0]
    assert archive.show(first.id)["dates"] == [first.date]
    assert archive.show(first.id[:-2])["dates"] == [first.date]
    with pytest.raises(StoreError, match="no such document"):
        archive.show("nowhere")
    with pytest.raises(StoreError, match="stands for 4 documents"):
        archive.show("granfors")
    assert archive.counts() == (4, 16)


def test_export_of_records(archive: Archive, tmp_path: Path) -> None:
    assert archive.export(tmp_path / "all.json") == 4
    assert archive.export(tmp_path / "all.jsonl") == 4
    whole = json.loads((tmp_path / "all.json").read_text("utf-8"))
    lines = [json.loads(line) for line in (tmp_path / "all.jsonl").read_text("utf-8").splitlines()]
    assert whole == lines
    assert "spans" not in whole[0]
    assert list(whole[0]) == list(invented.minutes(0).to_dict())
    archive.export(tmp_path / "with.jsonl", provenance=True)
    assert '"spans"' in (tmp_path / "with.jsonl").read_text("utf-8")


def test_export_of_a_part(archive: Archive, tmp_path: Path) -> None:
    query = Query("skolskjuts", limit=None)
    assert archive.export(tmp_path / "part.json", query=query) == 2
    records = json.loads((tmp_path / "part.json").read_text("utf-8"))
    assert [[p["title"] for p in record["paragraphs"]] for record in records] == [["Avgifter för skolskjuts"]] * 2
    assert archive.export(tmp_path / "part", query=query) == 2
    assert [row["title"] for row in table(tmp_path / "part", "paragraphs")] == ["Avgifter för skolskjuts"] * 2
    assert len(table(tmp_path / "part", "decisions")) == 2
    assert len(table(tmp_path / "part", "attendance")) == 8


def test_export_of_tables(archive: Archive, tmp_path: Path) -> None:
    assert archive.export(tmp_path / "tables") == 4
    documents = {row["id"] for row in table(tmp_path / "tables", "documents")}
    for path in (tmp_path / "tables").iterdir():
        for row in table(tmp_path / "tables", path.stem):
            assert row.get("document", row.get("id")) in documents, path.name
    assert len(table(tmp_path / "tables", "decisions")) == 16
    assert len(table(tmp_path / "tables", "ballots")) == 8
    assert {path.suffix for path in (tmp_path / "tables").iterdir()} == {".csv"}


def test_an_unknown_suffix_is_explained(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"\.json or \.jsonl"):
        archive.export(tmp_path / "all.xlsx")
    with pytest.raises(StoreError, match="no such format"):
        archive.export(tmp_path / "all", format="parquet")


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
