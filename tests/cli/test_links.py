"""Links on the command line: cases, people, organs, coverage, differences, folders."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from protokoll.archive import Archive
from protokoll.cli.app import make_app

CHAIN = Path(__file__).parents[2] / "fixtures" / "chain"
EXPECTED = json.loads((CHAIN / "expected.json").read_text("utf-8"))
LINKS = ("meetings", "meeting_files", "paragraph_copies", "bodies", "body_spellings", "case_steps", "coverage")


def run(*arguments: str, code: int = 0) -> str:
    result = CliRunner().invoke(make_app(arguments[0]), list(arguments))
    assert result.exit_code == code, result.output
    return result.stdout


def rows(*arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(*arguments).splitlines()]


def ask(database: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("chain")
    Archive(folder / "p.db").ingest(sorted(CHAIN.glob("[0-9]*")), jobs=1)
    return folder / "p.db"


@pytest.mark.parametrize("number", [*EXPECTED["spellings"], *EXPECTED["also_found_by"]])
def test_the_chain_is_complete_by_any_spelling(database: Path, number: str) -> None:
    (case,) = Archive(database).case(number)
    assert case.title == EXPECTED["title"]
    assert set(EXPECTED["spellings"]) <= set(case.spellings)
    assert [
        {
            "file": s.file, "date": s.date, "body": s.body, "number": s.number, "kind": s.kind, "label": s.label,
            "outcome": s.outcome, "follows": s.follows, "yrkanden": [y["name"] for y in s.yrkanden],
            "reservations": [r["name"] for r in s.reservations], "joined": s.joined, "page": s.page,
            "sources": [place.file for place in s.sources],
        }
        for s in case.steps
    ] == EXPECTED["steps"]
    assert case.missing == ()


def test_case_on_the_command_line(database: Path) -> None:
    (case,) = rows("case", "2031/147", "--db", str(database))
    assert [step["number"] for step in case["steps"]] == ["", "12", "27", "63", "41"]  # type: ignore[attr-defined]
    table = list(csv.DictReader(io.StringIO(run("case", "BUN 2031/147", "--csv", "--db", str(database)))))
    assert [row["page"] for row in table] == ["1"] * 5
    assert run("case", "BUN 2031/147", "--organisation", "Norrsjö", "--db", str(database)) == ""


def test_one_number_in_two_organisations_is_two_cases(tmp_path: Path) -> None:
    text = (CHAIN / "2-bunau-2031-02-19.txt").read_text("utf-8")
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (tmp_path / "b.txt").write_text(text.replace("Granfors", "Mellansjö").replace("GRANFORS", "MELLANSJÖ"), "utf-8")
    archive = Archive(tmp_path / "p.db")
    archive.ingest([tmp_path], jobs=1)
    found = archive.case(EXPECTED["number"])
    assert len(found) == 2
    assert [len(case.steps) for case in found] == [1, 1]
    assert len(archive.case(EXPECTED["number"], "mellansjö")) == 1


def test_people_organs_and_coverage(database: Path) -> None:
    (person,) = rows("person", "Gun", "Tranberg", "--db", str(database))
    assert {act["kind"] for act in person["acts"]} == {"yrkande", "reservation"}  # type: ignore[attr-defined]
    assert len(person["acts"]) == 2  # type: ignore[arg-type]  # once, though the extract has them too
    assert rows("person", "Gun Tranberg (M)", "--db", str(database)) == [person]
    assert run("person", "Nobody Here", "--db", str(database)) == ""
    organs = {row["body"]: row["meetings"] for row in rows("bodies", "--db", str(database))}
    assert organs["Kommunfullmäktige"] == 1
    years = {row["body"]: row for row in rows("coverage", "--db", str(database))}
    council = years["Kommunfullmäktige"]
    assert (council["year"], council["meetings"], council["documents"]) == ("2031", ["2031-05-06"], 2)
    assert council["paragraphs"] == ask(database, "select count(distinct number) from paragraphs p join documents d"
                                                  " on d.id = p.document where body = 'Kommunfullmäktige'")[0][0]


def test_search_gives_a_paragraph_once_with_its_sources(database: Path) -> None:
    hits = rows("search", "avgiftsfria organ:kommunfullmäktige", "--db", str(database))
    assert [(hit["file"], hit["also"]) for hit in hits if hit["number"] == "41"] == [
        ("5-kf-2031-05-06.txt", "6-kf-utdrag-2031-05-06.txt p. 1"),
    ]


def test_diff_of_files_and_documents(database: Path, tmp_path: Path) -> None:
    old = CHAIN / "5-kf-2031-05-06.txt"
    new = tmp_path / "new.txt"
    new.write_text(old.read_text("utf-8").replace("600 000", "650 000"), "utf-8")
    changes = rows("diff", old.name, str(new), "--db", str(database))
    assert {change["kind"] for change in changes} == {"value", "text"}
    assert "650 000" in json.dumps(changes, ensure_ascii=False)
    assert run("diff", str(old), old.name, "--db", str(database)) == ""
    run("diff", str(old), str(old))


def test_a_folder_says_whose_documents_it_holds(tmp_path: Path) -> None:
    folder = tmp_path / "minutes"
    folder.mkdir()
    (folder / "ks.txt").write_text("Kommunstyrelsen 2031-03-11\n\n§ 4 Taxor\n\nBeslut\nTaxorna antas.\n", "utf-8")
    shutil.copy(CHAIN / "4-ks-2031-04-08.txt", folder)
    archive = Archive(tmp_path / "p.db")
    basis = "select file, organisation, organisation_basis from documents order by 1"
    archive.ingest([folder], jobs=1)
    assert ask(archive.path, basis)[1] == ("ks.txt", None, "unknown")
    (folder / "protokoll.toml").write_text('organisation = "Norrsjö kommun"\n', "utf-8")
    report = archive.ingest([folder], jobs=1)
    assert (report.unchanged, len(report.mismatches)) == (2, 1)
    assert "Granfors" in report.mismatches[0][1]
    assert ask(archive.path, basis)[0][2] == "stated"
    assert ask(archive.path, basis)[1] == ("ks.txt", "Norrsjö kommun", "folder")
    assert ask(archive.path, "select count(*) from warnings where code = 'organisation.mismatch'") == [(1,)]
    assert [b.body for b in archive.bodies("norrsjö")] == ["Kommunstyrelsen"]
    assert archive.ingest([folder], jobs=1, organisation="Granfors kommun").mismatches == []
    assert ask(archive.path, basis)[1][1] == "Granfors kommun"


def test_links_can_be_dropped_and_made_again(database: Path, tmp_path: Path) -> None:
    copy = tmp_path / "p.db"
    shutil.copy(database, copy)
    connection = sqlite3.connect(copy)
    connection.execute("update about set value = 'older' where key = 'tables'")
    connection.execute("delete from cases")
    connection.commit()
    connection.close()
    assert Archive(copy).case(EXPECTED["number"]) == Archive(database).case(EXPECTED["number"])
    for table in LINKS:
        assert len(ask(copy, f"select * from {table}")) == len(ask(database, f"select * from {table}")), table


def test_a_document_that_goes_takes_its_step_with_it(tmp_path: Path) -> None:
    for path in CHAIN.glob("[0-9]*"):
        shutil.copy(path, tmp_path)
    archive = Archive(tmp_path / "p.db")
    archive.ingest([tmp_path], jobs=1)
    before = archive.case(EXPECTED["number"])[0]
    (tmp_path / "3-bun-2031-03-12.md").unlink()
    archive.ingest([tmp_path], jobs=1, prune=True)
    after = archive.case(EXPECTED["number"])[0]
    assert [s.number for s in after.steps if s.number in ("12", "41")] == ["12", "41"]
    assert len(after.steps) < len(before.steps)
    assert ask(archive.path, "select count(*) from links_waiting") == [(0,)]
