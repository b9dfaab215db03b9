from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

import invented
from invented import put
from protokoll.errors import StoreError
from protokoll.shapes.stem import stem
from protokoll.store import read, schema
from protokoll.store.rows import COLUMNS
from protokoll.store.write import Stamp, Writer, writer


def ask(database: Path, sql: str, *values: object) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def found(database: Path, word: str) -> int:
    sql = "select count(*) from paragraphs_fts where paragraphs_fts match ?"
    return int(str(ask(database, sql, f'"{stem(word)}"')[0][0]))


def check_index(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute("insert into paragraphs_fts(paragraphs_fts) values ('integrity-check')")
    assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert connection.execute("pragma foreign_key_check").fetchall() == []
    connection.close()


def test_every_row_arrives_and_the_ids_are_readable(filled: Path) -> None:
    ids = [row[0] for row in ask(filled, "select id from documents order by id")]
    assert "granfors-ks-2028-01-01-0000" in ids
    assert ask(filled, "select count(*) from paragraphs") == [(20,)]
    assert ask(filled, "select decided_by, outcome, page from decisions where id = ?",
               "granfors-ks-2028-01-01-0000/1/decision-1") == [("Kommunstyrelsen", "approved", 3)]
    assert ask(filled, "select choice, party from ballots where name = 'Nils Ek' limit 1") == [("no", "M")]
    check_index(filled)


def test_columns_are_those_of_the_schema(filled: Path) -> None:
    for table, columns in COLUMNS.items():
        there = [row[1] for row in ask(filled, f"pragma table_info({table})")]
        assert [name for name in there if name != "seq"] == list(columns), table


def test_places_can_be_followed_to_the_record(filled: Path) -> None:
    rows = ask(filled, "select d.record, p.position, p.span_start, p.span_end, p.page from paragraphs p"
                       " join documents d on d.id = p.document")
    for record, position, start, end, page in rows:
        spans = json.loads(str(record))["paragraphs"][int(str(position)) - 1]["spans"]
        assert spans["title"] == [page, start, end]


def test_the_record_comes_back_as_it_was(filled: Path) -> None:
    connection = schema.reading(filled)
    records = [json.loads(text) for _, text in read.records(connection)]
    connection.close()
    wanted = invented.minutes(3).to_dict(provenance=True)
    got = next(record for record in records if record["dates"] == wanted["dates"])
    for key, value in json.loads(json.dumps(wanted)).items():
        if key != "source":
            assert got[key] == value, key


def test_a_changed_file_leaves_nothing_of_its_old_words(database: Path) -> None:
    with writer(database) as store:
        put(store, 1, sha256="a" * 64)
        put(store, 1, sha256="b" * 64, paragraphs=1)
    assert ask(database, "select count(*) from paragraphs") == [(1,)]
    assert found(database, "skolskjutsen") == 1
    assert found(database, "detaljplan") == 0
    check_index(database)


def test_pruning_takes_everything_out(filled: Path) -> None:
    with writer(filled) as store:
        for path in list(store.known_files()):
            assert store.forget(path)
        store.finish(5)
    for table in ("documents", "files", *COLUMNS):
        assert ask(filled, f"select count(*) from {table}") == [(0,)], table
    assert found(filled, "förslaget") == 0
    check_index(filled)


def test_the_same_content_in_two_files_is_one_document(database: Path) -> None:
    with writer(database) as store:
        document = put(store, 1)
        store.attach(Path("/minutes/copy.txt"), Stamp(10, 9), document)
        assert not store.forget("/minutes/granfors-1.txt")
        assert ask(database, "select path from files") == [("/minutes/copy.txt",)]
        assert store.forget("/minutes/copy.txt")


def test_reparsing_keeps_the_copies(database: Path) -> None:
    with writer(database) as store:
        store.attach(Path("/minutes/copy.txt"), Stamp(10, 9), put(store, 1))
        put(store, 1, version="2")
        assert {known.parser_version for known in store.known_files().values()} == {"2"}
        assert len(store.known_files()) == 2


def test_a_failure_keeps_the_earlier_version(opened: Writer, database: Path) -> None:
    document = put(opened, 1)
    opened.fail(Path("/minutes/granfors-1.txt"), Stamp(11, 1), "c" * 64, "1", "damaged")
    known = opened.known_files()["/minutes/granfors-1.txt"]
    assert (known.document, known.failure) == (document, "damaged")
    put(opened, 1)
    assert opened.known_files()["/minutes/granfors-1.txt"].failure is None


def test_an_error_in_the_middle_of_a_document_changes_nothing(opened: Writer, database: Path) -> None:
    put(opened, 1)
    record = invented.minutes(2).to_dict(provenance=True)
    record["paragraphs"][2]["votes"][0]["yes"] = 10**30
    with pytest.raises(ValueError, match="OverflowError"):
        opened.put(Path("/minutes/x.txt"), Stamp(1, 1), "d" * 64, record, "1")
    assert ask(database, "select count(*) from documents") == [(1,)]
    check_index(database)


def test_a_second_writer_is_told_to_wait(opened: Writer, database: Path) -> None:
    with pytest.raises(StoreError, match="another ingest"), writer(database):
        pass


def test_one_file_is_left_behind(filled: Path) -> None:
    assert [path.name for path in filled.parent.iterdir()] == ["p.db"]


def test_rebuilding_gives_the_same_rows(filled: Path) -> None:
    tables = ("paragraphs", "decisions", "paragraph_cases", "attendance", "ballots")
    before = {table: ask(filled, f"select * from {table}") for table in tables}
    connection = sqlite3.connect(filled)
    connection.execute("update about set value = 'older' where key = 'tables'")
    connection.execute("delete from attendance")
    connection.commit()
    connection.close()
    schema.reading(filled).close()
    assert {table: ask(filled, f"select * from {table}") for table in tables} == before
    assert found(filled, "ledamot") > 0
    check_index(filled)


def test_a_half_made_database_is_made_whole(database: Path) -> None:
    connection = sqlite3.connect(database)
    connection.execute(f"pragma application_id = {schema.APPLICATION_ID}")
    connection.close()
    schema.reading(database).close()
    assert ask(database, "select count(*) from paragraphs") == [(0,)]


def test_a_database_can_be_read_where_nothing_can_be_written(filled: Path) -> None:
    filled.chmod(0o444)
    filled.parent.chmod(0o555)
    try:
        connection = schema.reading(filled)
        assert connection.execute("select count(*) from paragraphs_fts where paragraphs_fts match 'stad'").fetchone()
        connection.close()
    finally:
        filled.parent.chmod(0o755)


@pytest.mark.parametrize(("sql", "message"), [
    ("create table recipes (name text)", "another program"),
    (f"pragma application_id = {schema.APPLICATION_ID}; pragma user_version = 99", "newer version"),
])
def test_other_databases_are_refused(database: Path, sql: str, message: str) -> None:
    connection = sqlite3.connect(database)
    connection.executescript(sql)
    connection.close()
    with pytest.raises(StoreError, match=message):
        schema.reading(database)
    with pytest.raises(StoreError, match=message), writer(database):
        pass


def test_what_is_no_database_is_refused(database: Path) -> None:
    database.write_text("minutes of a meeting, in words and not in tables\n" * 30)
    with pytest.raises(StoreError, match="not a database"):
        schema.reading(database)


def test_a_missing_database_says_how_to_make_one(database: Path) -> None:
    with pytest.raises(StoreError, match="protokoll ingest FOLDER"):
        schema.reading(database)


def test_every_view_can_be_read(filled: Path) -> None:
    views = [row[0] for row in ask(filled, "select name from sqlite_master where type = 'view'")]
    assert {"decisions_with_case", "attendance_by_meeting", "case_history", "votes_with_meaning",
            "reservations_by_person"} <= set(views)
    for view in views:
        assert ask(filled, f"select * from {view}") or view in {"warnings_by_code", "suggested_links"}, view


def test_another_sqlite_program_highlights_the_printed_words(filled: Path) -> None:
    if not shutil.which("sqlite3"):
        pytest.skip("no sqlite3 program")
    sql = "select highlight(paragraphs_fts, 5, '<', '>') from paragraphs_fts where paragraphs_fts match 'stad' limit 1"
    shown = subprocess.run(["sqlite3", str(filled), sql], capture_output=True, text=True, check=True).stdout
    assert "<Städerna> i länet" in shown
