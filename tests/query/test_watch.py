"""Saved queries: what is new, once; and the feed."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree

import invented
from protokoll.archive import Archive
from protokoll.errors import QueryError, StoreError
from protokoll.store.write import writer

ATOM = "{http://www.w3.org/2005/Atom}"


def put(database: Path, *serials: int, version: str = "1") -> None:
    with writer(database) as store:
        for serial in serials:
            invented.put(store, serial, version=version)


def news(archive: Archive) -> dict[str, int]:
    return {one.watch.name: len(one.hits) for one in archive.watches.run()}


def test_only_what_came_after_the_last_run_is_new(filled: Path) -> None:
    archive = Archive(filled)
    archive.watches.add("skjuts", "skolskjuts")
    archive.watches.add("allt", "skolskjuts", existing=True)
    assert news(archive) == {"allt": 2, "skjuts": 0}
    assert news(archive) == {"allt": 0, "skjuts": 0}
    put(filled, 8, 9)  # decided before much of what is there
    assert [len(one.hits) for one in archive.watches.check()] == [2, 2]
    assert news(archive) == {"allt": 2, "skjuts": 2}
    put(filled, 8, version="2")  # read again: not new
    assert news(archive) == {"allt": 0, "skjuts": 0}


def test_watches_are_listed_and_removed(filled: Path) -> None:
    archive = Archive(filled)
    archive.watches.add("b", "skolskjuts")
    archive.watches.add("a", "utfall:avslag")
    assert [(one.name, one.query, one.run_at) for one in archive.watches.list()] == [
        ("a", "utfall:avslag", None), ("b", "skolskjuts", None),
    ]
    archive.watches.remove("a")
    assert [one.name for one in archive.watches.list()] == ["b"]
    with pytest.raises(StoreError, match="no such watch"):
        archive.watches.remove("a")
    with pytest.raises(StoreError, match="there is a watch of that name"):
        archive.watches.add("b", "taxa")
    with pytest.raises(QueryError):
        archive.watches.add("c", "taxa OR")
    assert [path.name for path in filled.parent.iterdir()] == ["p.db"]


def test_watches_outlive_the_tables(filled: Path) -> None:
    Archive(filled).watches.add("b", "skolskjuts")
    connection = sqlite3.connect(filled)
    connection.execute("update about set value = 'older' where key = 'tables'")
    connection.commit()
    connection.close()
    assert [one.name for one in Archive(filled).watches.list()] == ["b"]


def test_a_watch_can_be_run_while_documents_come_in(filled: Path) -> None:
    Archive(filled).watches.add("b", "skolskjuts", existing=True)
    with writer(filled) as store:
        invented.put(store, 9)
        assert news(Archive(filled)) == {"b": 3}


def test_the_feed_has_all_that_atom_requires(filled: Path, tmp_path: Path) -> None:
    archive = Archive(filled)
    archive.watches.add("skjuts & buss", "skolskjuts", existing=True)
    target = tmp_path / "nytt.xml"
    assert archive.watches.feed(target) == 2
    first = target.read_bytes()
    archive.watches.run()
    archive.watches.feed(target)
    assert target.read_bytes() == first  # a run changes no entry
    feed = etree.parse(str(target)).getroot()
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 2
    for element in [feed, *entries]:  # RFC 4287, 4.1.1 and 4.1.2: exactly one of each
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        assert element.findtext(f"{ATOM}id", "").startswith("urn:uuid:")
        assert datetime.fromisoformat(element.findtext(f"{ATOM}updated", "")).tzinfo is not None
        assert element.findtext(f"{ATOM}author/{ATOM}name")
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 2
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert (link.get("rel"), str(link.get("href"))[:8]) == ("alternate", "file:///")
        category = entry.find(f"{ATOM}category")
        assert category is not None
        assert category.get("term") == "skjuts & buss"
        assert entry.findtext(f"{ATOM}summary")


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "protokoll.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


def test_the_commands(filled: Path) -> None:
    folder, db = filled.parent, ("--db", filled.name)
    assert run(folder, "watch", "list", *db).stderr.startswith("No saved query.")
    assert run(folder, "watch", "add", "skjuts", "titel:skolskjuts", "--existing", *db).returncode == 0
    assert json.loads(run(folder, "watch", "list", "--json", *db).stdout)["query"] == "titel:skolskjuts"
    kept = run(folder, "watch", "run", "--json", "--keep", "--atom", "a.xml", *db)
    assert [json.loads(line)["watch"] for line in kept.stdout.splitlines()] == ["skjuts"] * 2
    assert (folder / "a.xml").exists()
    assert "## skjuts (2)" in run(folder, "watch", "run", "--markdown", *db).stdout
    assert run(folder, "watch", "run", *db).stdout == ""
    assert run(folder, "watch", "run", "nobody", *db).returncode == 2
    assert run(folder, "watch", "add", "x", "taxa OR", *db).returncode == 2
    assert run(folder, "watch", "remove", "skjuts", *db).returncode == 0
