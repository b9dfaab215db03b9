from __future__ import annotations

import csv
import io
import json
import os
import pty
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import invented

SHIM = """
import sys
sys.path.insert(0, {tests!r})
import invented
from protokoll import workers
workers.COMMAND = (sys.executable, invented.__file__)
invented.install()
from protokoll.cli.__main__ import main
main()
"""


class Program:
    """The command line in a folder of its own, with the invented parser."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.script = folder / ".program.py"
        self.script.write_text(SHIM.format(tests=str(Path(invented.__file__).parent)))

    def __call__(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(self.script), *arguments]
        clean = {key: value for key, value in os.environ.items() if key not in {"PROTOKOLL_DB", "NO_COLOR"}}
        return subprocess.run(command, cwd=self.folder, env=clean | environment, capture_output=True, text=True)

    def on_terminal(self, *arguments: str, **environment: str) -> str:
        """What a terminal of 100 columns shows."""
        main, side = pty.openpty()
        clean = os.environ | {"COLUMNS": "100", "TERM": "xterm-256color"} | environment
        process = subprocess.Popen([sys.executable, str(self.script), *arguments], cwd=self.folder, env=clean,
                                   stdin=side, stdout=side, stderr=side)
        os.close(side)
        shown = b""
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:
                break
            if not part:
                break
            shown += part
        process.wait()
        os.close(main)
        return shown.decode().replace("\r\n", "\n")


@pytest.fixture
def program(tmp_path: Path) -> Program:
    invented.write(tmp_path / "minutes", range(4))
    return Program(tmp_path)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Program:
    """An archive that the tests of this file share, and only read."""
    folder = tmp_path_factory.mktemp("filled")
    invented.write(folder / "minutes", range(4))
    program = Program(folder)
    assert program("ingest", "minutes").returncode == 0
    return program


def lines(done: subprocess.CompletedProcess[str]) -> list[dict[str, object]]:
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_help_names_every_command_with_examples(program: Program) -> None:
    shown = program("--help").stdout
    for command in ("ingest", "search", "case", "show", "export", "parse", "text"):
        assert f"\n  {command} " in shown
        assert f"  protokoll {command} " in program(command, "--help").stdout, command
    assert program("--version").stdout.startswith("protokoll 0.")


def test_ingest_says_what_it_did(program: Program) -> None:
    first, second = program("ingest", "minutes"), program("ingest", "minutes", "--json")
    assert first.returncode == 0
    assert [line.split() for line in first.stdout.splitlines()][:2] == [["new", "4"], ["updated", "0"]]
    assert "protokoll.db: 4 documents, 16 paragraphs" in first.stdout
    report = json.loads(second.stdout)
    assert (report["unchanged"], report["new"], report["failures"]) == (4, 0, [])


def test_a_failed_document_is_exit_code_1_and_named(program: Program) -> None:
    (program.folder / "minutes" / "bad.txt").write_text("BAD")
    done = program("ingest", "minutes")
    assert done.returncode == 1
    assert "protokoll: bad.txt: not minutes. Look at it" in done.stderr
    assert ["failed", "1"] in [line.split() for line in done.stdout.splitlines()]


def test_search_gives_json_lines_to_programs(filled: Program) -> None:
    hits = lines(filled("search", "skolskjutsen", "avgift"))
    assert {hit["title"] for hit in hits} == {"Avgifter för skolskjuts"}
    assert {"date", "body", "number", "outcome", "snippet", "marks", "file", "page", "path"} <= set(hits[0])
    assert lines(filled("search", "--outcome", "approved", "--limit", "3"))[2]["outcome"] == "approved"


def test_search_gives_a_table_to_people(filled: Program) -> None:
    shown = filled.on_terminal("search", "skolskjutsen", NO_COLOR="1")
    for words in ("Avgifter för «skolskjuts»", "approved", "granfors-1.txt · p. 2", "Kommunfullmäktige", "2029-02-02"):
        assert words in shown
    assert "\x1b[33m" not in shown
    assert "\x1b[1;33mskolskjuts\x1b[0m" in filled.on_terminal("search", "skolskjutsen")


def test_search_gives_csv(filled: Program) -> None:
    rows = list(csv.DictReader(io.StringIO(filled("search", "skolskjuts", "--csv").stdout)))
    assert rows[0]["title"] == "Avgifter för skolskjuts"
    assert rows[0]["page"] == "2"


def test_finding_nothing_is_no_error(filled: Program) -> None:
    done = filled("search", "månlandning")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "No paragraph found.\n")


def test_case(filled: Program) -> None:
    (case,) = lines(filled("case", "KS", "2028/2"))
    assert [(step["body"], step["number"]) for step in case["steps"]] == [("Kommunstyrelsen", "2")]
    assert filled("case", "KS 2029/1").stderr == "No case KS 2029/1. Similar: KS 2028/1\n"
    assert "granfors-0.txt p. 2" in filled.on_terminal("case", "KS 2028/2", NO_COLOR="1")


def test_show(filled: Program) -> None:
    by_id, by_file = filled("show", "granfors-ks-2028"), filled("show", "minutes/granfors-0.txt")
    assert by_id.stdout == by_file.stdout
    for words in ("Granfors kommun · Kommunstyrelsen", "Anna Bergström (S), chair", "§ 3", "6 yes, 5 no", "Absent"):
        assert words in by_id.stdout, words


def test_parse_prints_records_in_order(program: Program) -> None:
    (program.folder / "minutes" / "granfors-1.txt").write_text("BAD")
    done = program("parse", "minutes/granfors-3.txt", "minutes", "--jobs", "2")
    assert done.returncode == 1
    assert "not minutes" in done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["source"]["file"] for record in records] == [f"granfors-{n}.txt" for n in (3, 0, 2)]
    assert "spans" not in records[0]
    assert "spans" in lines(program("parse", "--provenance", "minutes/granfors-0.txt"))[0]


def test_text_is_the_text_that_spans_count(program: Program) -> None:
    (program.folder / "a.txt").write_text("§ 1 Å\f§ 2 Ä")
    assert program("text", "a.txt").stdout == "§ 1 Å\f§ 2 Ä"


def test_export(filled: Program) -> None:
    done = filled("export", "out.jsonl", "--body", "kommunstyrelsen")
    assert (done.stdout, done.stderr) == ("", "1 document written to out.jsonl\n")
    assert filled("export", "tables").returncode == 0
    assert (filled.folder / "tables" / "decisions.csv").exists()


@pytest.mark.parametrize(("arguments", "message"), [
    (["search", "ost", "--db", "missing.db"], "no such database. Make it with: protokoll ingest"),
    (["search", '"ost'], "quotation mark"), (["search", "--kind", "x"], "Choose one of"),
    (["search", "--bodi", "x"], "No such option"), (["ingest", "nowhere"], "does not exist"),
    (["parse", "nowhere"], "does not exist"), (["nonsense"], "No such command"), (["case"], "Missing argument"),
    (["search", "ost", "--db", "minutes/granfors-0.txt"], "not a database"), (["show", "nowhere"], "no such document"),
    (["export", "all.xlsx"], "suffix"), (["search", "--limit", "0"], "0"),
])
def test_wrong_usage_is_exit_code_2_with_a_message(filled: Program, arguments: list[str], message: str) -> None:
    done = filled(*arguments)
    assert done.returncode == 2, done
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_the_database_can_be_named_by_the_environment(program: Program) -> None:
    assert program("ingest", "minutes", PROTOKOLL_DB="other.db").returncode == 0
    assert sorted(path.name for path in program.folder.glob("*.db*")) == ["other.db"]
    assert lines(program("search", "skolskjuts", PROTOKOLL_DB="other.db"))


def test_a_reader_that_stops_early_is_no_error(filled: Program) -> None:
    command = f"{sys.executable} {filled.script} parse minutes --provenance | head -c 10"
    done = subprocess.run(command, shell=True, cwd=filled.folder, capture_output=True, text=True)
    assert done.stderr == ""


LEAN = """
import sys
from protokoll.cli.__main__ import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


def test_search_starts_without_heavy_modules(filled: Program) -> None:
    command = [sys.executable, "-c", LEAN, "search", "skolskjuts"]
    done = subprocess.run(command, cwd=filled.folder, capture_output=True, text=True, check=True)
    loaded = set(done.stderr.split())
    heavy = {"pydantic", "rich", "sqlite_utils", "pandas", "regex", "rapidfuzz", "pypdfium2", "protokoll.pipeline"}
    assert "typer" in loaded
    assert not loaded & heavy


def test_the_database_opens_in_any_program(filled: Program) -> None:
    connection = sqlite3.connect(filled.folder / "protokoll.db")
    assert connection.execute("select count(*) from decisions_with_case").fetchone() == (16,)
    connection.close()
