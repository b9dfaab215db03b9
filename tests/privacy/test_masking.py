"""Invented private data planted all over invented minutes: nothing of it gets out of the archive unasked."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from protokoll.archive import Archive
from protokoll.masking import Mask
from protokoll.store import schema

IDENTITY, OTHER, COORDINATION = "811218-9876", "19640823-3234", "701063-2391"
PHONE, EMAIL, HOME = "070-174 06 35", "siv.ask@gmail.com", "Ripvägen 14, 961 30 Granfors"
PLANTED = (IDENTITY, OTHER, COORDINATION, PHONE, EMAIL, "Ripvägen 14", "961 30")

MINUTES = f"""\
GRANFORS KOMMUN
Socialnämnden
SAMMANTRÄDESPROTOKOLL
Sammanträdesdatum 2031-03-11

Plats och tid      Kommunhuset, Granfors, kl. 13.00-15.30
Beslutande         Karin Lund (S), ordförande
                   Olof Ek (M)
                   Siv Ask (C), tel. {PHONE}
Övriga närvarande  Pia Holm, socialchef

§ 21   Dnr SN 2031/44
Ansökan om bostadsanpassning, {IDENTITY}

Sammanfattning
Sökanden Siv Ask, personnummer {IDENTITY}, bor på {HOME}. Hon nås på mobil {PHONE} och {EMAIL}.
Hennes make har personnummer {OTHER}.

Förslag till beslut
Bidrag beviljas {IDENTITY} för bostaden på Ripvägen 14.

Yrkanden
Olof Ek (M) yrkar avslag på ansökan från {IDENTITY}.

Socialnämndens beslut
Socialnämnden beslutar
att bevilja {IDENTITY} bidrag med 40 000 kronor,
att samordningsnummer {COORDINATION} ska anges i akten.

Reservation
Olof Ek (M) reserverar sig mot beslutet om {COORDINATION} till förmån för eget yrkande.

Beslutet skickas till
Siv Ask, {HOME}
Registrator, registrator@granfors.se

§ 22   Dnr SN 2031/45
Färdplan för hemtjänsten

Socialnämndens beslut
Socialnämnden beslutar att anta färdplanen.

Karin Lund, ordförande
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the minutes and an archive that holds them."""
    made = tmp_path_factory.mktemp("private")
    (made / "sn.txt").write_text(MINUTES, "utf-8")
    Archive(made / "protokoll.db").ingest([made / "sn.txt"])
    return made


@pytest.fixture(scope="module")
def archive(folder: Path) -> Archive:
    """The archive."""
    return Archive(folder / "protokoll.db")


def program(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command line in the folder."""
    environment = {key: value for key, value in os.environ.items() if key != "PROTOKOLL_DB"}
    command = [sys.executable, "-m", "protokoll.cli", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)


def leaks(text: str) -> list[str]:
    """What of the planted stands in a text, however it is spaced."""
    flat = " ".join(text.split())
    return [one for one in PLANTED if one in flat]


def test_ingest_notes_where_private_data_stands_but_not_the_words(archive: Archive) -> None:
    connection = schema.reading(archive.path)
    rows = connection.execute("select * from private_findings order by position").fetchall()
    kinds = {row[2] for row in rows}
    assert kinds == {"identity", "phone", "email", "address"}
    assert {row[3] for row in rows} == {None, 1}
    assert "decision" in {row[4] for row in rows}
    assert leaks(json.dumps(rows)) == []
    for _, _, _, _, _, page, start, end in rows:
        assert page == 1 and end > start


@pytest.mark.parametrize("arguments", [
    ["tables"], ["all.json"], ["all.jsonl"], ["spans.json", "--provenance"], ["part.jsonl", "--query", "bidrag"],
    ["part", "--query", "bidrag"],
])
def test_exports_are_masked(folder: Path, arguments: list[str]) -> None:
    done = program(folder, "export", *arguments)
    text, log = written(folder / arguments[0])
    assert leaks(text) == []
    assert "[personnummer]" in text and "Siv Ask" in text and "registrator@granfors.se" in text
    assert "Masked in 1 document: address" in done.stderr
    kinds = {row["kind"]: int(row["places"]) for row in csv.DictReader(io.StringIO(log))}
    assert kinds.keys() == {"identity", "phone", "email", "address"} and min(kinds.values()) > 0


def test_exports_may_be_unmasked(folder: Path) -> None:
    for name in ("open", "open.json", "open.jsonl"):
        done = program(folder, "export", name, "--unmask")
        text, log = written(folder / name)
        assert leaks(text) == list(PLANTED) and "[personnummer]" not in text
        assert log == "" and "Masked" not in done.stderr


def written(target: Path) -> tuple[str, str]:
    """What an export wrote, and its log."""
    log = target / "masked.csv" if target.is_dir() else target.with_name(f"{target.name}.masked.csv")
    files = [file for file in target.iterdir() if file != log] if target.is_dir() else [target]
    text = "\n".join(file.read_text("utf-8") for file in files)
    return text, log.read_text("utf-8") if log.exists() else ""


@pytest.mark.parametrize("arguments", [
    ["search", "bidrag"], ["search", "bidrag", "--csv"], ["search", "ansökan", "--json"], ["search", IDENTITY],
    ["search", "samordningsnummer"], ["search", "roll:reservant parti:M"], ["show", "sn.txt"],
    ["show", "sn.txt", "--json"],
    ["case", "SN 2031/44"], ["case", "SN 2031/44", "--csv"], ["person", "Olof", "Ek"], ["explain", "sn.txt"],
    ["explain", "sn.txt", "--paragraph", "21"],
])
def test_answers_are_masked(folder: Path, arguments: list[str]) -> None:
    closed, opened = program(folder, *arguments), program(folder, *arguments, "--unmask")
    assert closed.stdout and leaks(closed.stdout) == []
    assert leaks(opened.stdout) and "Masked" not in opened.stderr
    assert "Masked in 1 document" in closed.stderr


def test_a_document_of_the_archive_is_shown_masked(archive: Archive) -> None:
    name = archive.documents()[0].id
    assert leaks(json.dumps(archive.show(name), ensure_ascii=False)) == []
    assert leaks(json.dumps(archive.show(name, unmask=True), ensure_ascii=False)) == list(PLANTED)
    assert {document for document, _ in archive.masked} <= {name}


def test_the_marks_of_a_hit_stand_at_its_words(archive: Archive) -> None:
    (hit,) = archive.search("titel:ansökan bostadsanpassning beviljas")
    for snippet in (hit.title, hit.snippet):
        assert all(snippet.text[a:b].casefold().startswith(("ansök", "bostad", "bevilja")) for a, b in snippet.marks)
    assert hit.title.marks and "[personnummer]" in hit.title.text


def test_what_is_new_is_masked(folder: Path) -> None:
    program(folder, "watch", "add", "bidrag", "bidrag", "--existing")
    for form in ([], ["--json"], ["--markdown"], ["--atom", "nytt.xml"]):
        told = program(folder, "watch", "run", "--keep", *form)
        assert "§ 21" in told.stdout or '"21"' in told.stdout
        assert leaks(told.stdout) == []
    feed = (folder / "nytt.xml").read_text("utf-8")
    assert "Ansökan" in feed and leaks(feed) == []
    program(folder, "watch", "run", "--keep", "--atom", "nytt.xml", "--unmask")
    assert IDENTITY in (folder / "nytt.xml").read_text("utf-8")


def test_the_explained_page_is_masked(folder: Path) -> None:
    done = program(folder, "explain", "sn.txt", "--html", "out.html")
    html = (folder / "out.html").read_text("utf-8")
    assert leaks(html) == [] and "xxxxxx-xxxx" in html and "[personnummer]" in html
    assert "Masked in 1 document" in done.stderr
    program(folder, "explain", "sn.txt", "--html", "out.html", "--unmask")
    assert IDENTITY in (folder / "out.html").read_text("utf-8")


def test_what_a_heading_says_is_private_is_masked_everywhere() -> None:
    wrong = "811218-9875"  # its last digit is not right: only words say what it is
    mask = Mask()
    mask.learn("d", {"sections": [{"heading": "Personnummer", "text": f"{wrong}"}]})
    assert mask.text("d", f"Bidrag till {wrong}.") == "Bidrag till [personnummer]."
    assert mask.text("e", f"Bidrag till {wrong}.") == f"Bidrag till {wrong}."
    assert mask.log == {("d", "identity"): 1}


def test_a_copy_of_the_file_is_not_in_the_database(archive: Archive) -> None:
    assert MINUTES.encode() not in archive.path.read_bytes()
