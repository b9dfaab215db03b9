"""The database and its exports say how organisation, organ, days and who decided are known."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from protokoll.archive import Archive

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


def test_tables_carry_the_basis(archive: Archive, tmp_path: Path) -> None:
    archive.export(tmp_path / "tables")
    (document,) = csv.DictReader((tmp_path / "tables/documents.csv").open(encoding="utf-8"))
    assert (document["body_basis"], document["dates_basis"]) == ("stated", "stated")
    assert (document["organisation"], document["organisation_basis"]) == ("Granfors kommun", "derived")
    assert document["organisation_reason"] and document["body_reason"] == ""
    decisions = list(csv.DictReader((tmp_path / "tables/decisions.csv").open(encoding="utf-8")))
    assert [(one["decided_by"], one["by_basis"]) for one in decisions] == [
        ("Kommunstyrelsen", "derived"), ("Kommunstyrelsen", "stated"),
    ]
    assert all(bool(one["by_reason"]) == (one["by_basis"] == "derived") for one in decisions)


def test_records_carry_the_basis_with_their_places(archive: Archive, tmp_path: Path) -> None:
    archive.export(tmp_path / "all.jsonl", provenance=True)
    record = json.loads((tmp_path / "all.jsonl").read_text("utf-8"))
    assert record["basis"] == {"organisation": "missing", "body": "stated", "dates": "stated"}
    assert record["reasons"] == {}
    for paragraph in record["paragraphs"]:
        for decision in paragraph["decisions"]:
            assert (decision["basis"]["by"] == "stated") == ("by" in decision["spans"])
            assert ("by" in decision["reasons"]) == (decision["basis"]["by"] == "derived")
    archive.export(tmp_path / "plain.jsonl")
    assert "basis" not in json.loads((tmp_path / "plain.jsonl").read_text("utf-8"))
