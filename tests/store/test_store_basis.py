"""The database and its exports say of every value how it is known: stated, derived (from what) or missing."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from protokoll.archive import Archive
from protokoll.explain.values import values
from protokoll.records import Minutes
from protokoll.store.rows import COLUMNS

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "documents"
SOME = (
    "b-regionfullmaktige-tva-dagar.pdf", "c-eknaset-socialnamnd.txt", "b-ciceron-namnd.pdf", "b-utdrag-kyrkorad.docx",
    "samrad-nara-vard.txt",
)

KEYS = {"id", "document", "paragraph", "vote", "position", "inherited", "derived", "page", "span_start", "span_end"}
MADE_OF_IT = {"seq", "text", "cases", "names", "first_page", "last_page"}
"""Columns of paragraphs that are put together for search."""

MINUTES = """\
Kommunstyrelsen
SAMMANTRÄDESPROTOKOLL
Sammanträdesdatum 2031-03-11

§ 4 Färdplan för cykeltrafik

Beslut
Färdplanen antas.

§ 5 Avgifter för skolskjuts

Beslut
Kommunstyrelsen beslutar att höja avgifterna.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive of one document that does not name its organisation."""
    folder = tmp_path_factory.mktemp("basis")
    (folder / "ks.txt").write_text(MINUTES, "utf-8")
    made = Archive(folder / "protokoll.db")
    made.ingest([folder / "ks.txt"], organisation="Granfors kommun")
    return made


@pytest.fixture(scope="module")
def several(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    made = Archive(tmp_path_factory.mktemp("several") / "protokoll.db")
    made.ingest([DOCUMENTS / name for name in SOME])
    return made


def test_tables_say_what_was_worked_out_and_from_what(archive: Archive, tmp_path: Path) -> None:
    archive.export(tmp_path)
    (document,) = _rows(tmp_path / "documents.csv")
    why = json.loads(document["derived"])
    assert document["organisation"] == "Granfors kommun"
    assert why["organisation"] == "default of the folder"
    assert document["body"] and document["date"] and not {"body", "date"} & why.keys()
    decisions = [(one["decided_by"], json.loads(one["derived"])) for one in _rows(tmp_path / "decisions.csv")]
    assert [name for name, _ in decisions] == ["Kommunstyrelsen", "Kommunstyrelsen"]
    assert ["decided_by" in why for _, why in decisions] == [True, False]
    assert all("outcome" in why and "text" not in why for _, why in decisions)


@pytest.mark.parametrize("table", sorted(COLUMNS.keys() - {"case_numbers", "warnings"}))
def test_what_a_row_does_not_name_is_printed_or_missing(several: Archive, table: str) -> None:
    known = [value for record in several.records() for value in values(Minutes.model_validate(record))]
    printed = {json.dumps(value.value) for value in known if value.basis == "stated"}
    made = KEYS | (MADE_OF_IT if table == "paragraphs" else set())
    rows = _table(several, table)
    assert rows
    for row in rows:
        why = json.loads(row["derived"] or "{}")
        assert why.keys() <= row.keys() - KEYS and all(why.values())
        for column in row.keys() - why.keys() - made:
            parts = json.loads(row[column]) if column == "clauses" else [row[column]]
            assert all(part in (None, "") or json.dumps(part) in printed for part in parts), (column, row)


def test_document_rows_name_what_was_worked_out(several: Archive) -> None:
    for row in _table(several, "documents"):
        why = json.loads(row["derived"])
        minutes = Minutes.model_validate_json(row["record"])
        stated = {value.field for value in values(minutes) if not value.path and value.basis == "stated"}
        assert ("date" in why) == bool(minutes.dates and "dates" not in stated)
        assert ("body" in why) == bool(minutes.body and "body" not in stated)
        assert ("organisation" in why) == bool(row["organisation"] and "organisation" not in stated)
        assert why["kind"]


def test_every_record_says_of_every_value_how_it_is_known(archive: Archive, tmp_path: Path) -> None:
    archive.export(tmp_path / "all.jsonl", provenance=True)
    document = json.loads((tmp_path / "all.jsonl").read_text("utf-8"))
    seen = list(_records(document))
    assert len(seen) > 8
    for record in seen:
        fields = record.keys() - {"spans", "basis", "reasons"}
        assert record["basis"].keys() == fields
        for field in fields:
            basis, value = record["basis"][field], record[field]
            assert (basis == "missing") == (value in (None, "", [])), (field, record)
            inner = value[0] if isinstance(value, list) and value else value
            if not isinstance(inner, dict):
                assert (field in record["reasons"]) == (basis == "derived"), (field, record)
                assert basis != "stated" or field in record["spans"], (field, record)
    assert document["basis"]["organisation"] == "missing"
    archive.export(tmp_path / "plain.jsonl")
    assert not {"basis", "reasons", "spans"} & json.loads((tmp_path / "plain.jsonl").read_text("utf-8")).keys()


def _records(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and "basis" in value:
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _records(one)


def _table(archive: Archive, name: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(archive.path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"select * from {name}")]


def _rows(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.open(encoding="utf-8")))
