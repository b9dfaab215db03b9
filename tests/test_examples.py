"""Every command that is printed runs: in the help texts, and in the `console` and `python` blocks of the README."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
import typer

from protokoll.cli.app import make_app

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
COMMAND = typer.main.get_command(make_app())
MAY_FAIL = {"check": {0, 1}}
"""Commands whose exit code 1 is a result."""


def _commands(command: typer.core.TyperCommand, path: str) -> Iterator[tuple[str, list[str]]]:
    """Every command with the examples of its help text, a command's own before those of its parts."""
    lines = [line.strip() for line in (command.help or "").splitlines()]
    yield path, [regex.split(r"\s{3,}", line)[0] for line in lines if line.startswith("protokoll ")]
    for name, part in getattr(command, "commands", {}).items():
        yield from _commands(part, f"{path} {name}")


COMMANDS = dict(_commands(COMMAND, "protokoll"))


def _blocks(word: str) -> list[str]:
    readme = (ROOT / "README.md").read_text("utf-8")
    return regex.findall(rf"^```{word}\n(.*?)^```", readme, regex.M | regex.S)


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_has_a_help_text_with_an_example(path: str) -> None:
    assert COMMANDS[path]


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the invented documents, under the names that the examples use, and their database."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "fixtures").mkdir()
    for name in ("documents", "chain"):
        shutil.copytree(ROOT / "fixtures" / name, folder / "fixtures" / name)
    for name in ("minutes", "granfors"):
        (folder / name).mkdir()
        for document in ("kommun-kolon.txt", "kommun-narvaro.pdf", "forening-styrelse.md"):
            shutil.copy(ROOT / "fixtures/documents" / document, folder / name)
    for name in ("minutes", "extra", "draft", "final", "adjusted"):
        shutil.copy(ROOT / "fixtures/documents/region-patientnamnd.pdf", folder / f"{name}.pdf")
    done = _run("protokoll ingest minutes.pdf fixtures/documents --json", folder)
    assert done.returncode == 0, done.stderr
    return folder


def _run(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command as a shell does; without the programs that only look at what comes out."""
    kept = line if shutil.which("jq") else regex.sub(r"\s*\|\s*jq.*", "", line)
    here = {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "PAGER": "cat", "PROTOKOLL_DB": "protokoll.db"}
    script = f"set -o pipefail; {regex.sub(r'[|] *less$', '| cat', kept)}"
    return subprocess.run(["bash", "-c", script], cwd=folder, env=os.environ | here, capture_output=True, text=True)


def _failures(lines: list[str], folder: Path) -> list[str]:
    failures = []
    for line in sorted(lines, key=lambda line: "watch remove" in line):
        if again := regex.match(r"protokoll watch add (\w+)", line):
            _run(f"protokoll watch remove {again[1]}", folder)
        done = _run(_with_real_ids(line, folder), folder)
        if done.returncode not in MAY_FAIL.get(line.split()[1], {0}):
            failures.append(f"{line}: exit code {done.returncode}: {done.stderr[-300:]}")
    return failures


def _with_real_ids(line: str, folder: Path) -> str:
    """An id such as granfors-ks-2031-03-11-ab12 stands for that of any document."""
    if not regex.search(r"\bgranfors-ks-\S+", line):
        return line
    hits = _run("protokoll search --limit 1 --json", folder).stdout.splitlines()
    return regex.sub(r"\bgranfors-ks-\S+", json.loads(hits[0])["document"], line)


def test_examples_of_help_texts_run(archived: Path) -> None:
    assert _failures([line for lines in COMMANDS.values() for line in lines], archived) == []


def test_commands_of_the_readme_run(archived: Path) -> None:
    lines = [line[2:] for block in _blocks("console") for line in block.splitlines() if line.startswith("$ protokoll")]
    assert _failures(lines, archived) == []


def test_python_of_the_readme_runs(archived: Path) -> None:
    for block in _blocks("python"):
        done = subprocess.run([sys.executable, "-c", block], cwd=archived, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
