"""The house rules: layers, rooms, sizes, docstrings, words as data, and that every example that is printed runs."""

from __future__ import annotations

import ast
import doctest
import importlib
import json
import os
import pkgutil
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
import regex
import typer

import protokoll
from protokoll.cli.app import make_app
from protokoll.lexicon import load, parties
from protokoll.records import DocumentKind, Outcome, Record
from protokoll.shapes.compounds import split
from protokoll.shapes.stem import stem

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src/protokoll"
SHARED = ROOT.parent / "shared"
MODULES = sorted(SRC.rglob("*.py"))
OURS = [*MODULES, *sorted((ROOT / "quality").glob("*.py")), *sorted((ROOT / "benchmarks").glob("*.py"))]
BIN = Path(sys.executable).parent

ROOMS = {
    "typer": {"cli"}, "rich": {"cli"}, "sqlite_utils": {"store"}, "Stemmer": {"shapes"},
    "pydantic": {"records", "store"},
    "lxml": {"readers"}, "selectolax": {"readers"}, "pypdfium2": {"readers", "explain"},
    "rapidfuzz": {"lexicon", "outline", "link", "query"}, "regex": set(), "re": set(),
}
"""Where each library may be imported; `regex` everywhere, `re` nowhere."""

MOST_LINES, MOST_LINES_OF_A_FUNCTION = 300, 60
LONG_FILES: set[str] = set()
LONG_FUNCTIONS: set[str] = set()
"""Exceptions by name; a name that is no exception any more must go from the list."""

NO_ROOM = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
MACHINE = regex.compile(
    r"(?<![\w.])/(?:work|home|root|Users|mnt|tmp/\w)/|\b[A-Z]:\\\\Users|(?:pypi\.org|pythonhosted|/simple/)|--(?:extra-)?index-url"
)
"""Paths of one machine and hosts of package registries."""

NAMES_PLACES = {"lexicon/places.toml", "lexicon/places.py"}
"""The list of all kommuner and regioner, and its reader, whose examples need real names."""


def _name(path: Path) -> str:
    return path.relative_to(SRC).as_posix() if path.is_relative_to(SRC) else path.relative_to(ROOT).as_posix()


def test_layers() -> None:
    command = [str(BIN / "lint-imports"), "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_one_room_per_library() -> None:
    astray = []
    for path in MODULES:
        room = path.relative_to(SRC).parts[0]
        for library in _imported(path):
            rooms = ROOMS.get(library)
            if library == "re" or (rooms and room not in rooms):
                astray.append(f"{_name(path)} imports {library}")
    assert astray == []


def test_every_dependency_has_a_room() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    names = {regex.match(r"[\w-]+", line)[0].replace("-", "_") for line in declared}  # type: ignore[index]
    assert {"Stemmer" if name == "PyStemmer" else name for name in names} == ROOMS.keys() - {"re"}


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("path", OURS, ids=_name)
def test_every_public_name_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    assert list(_silent(ast.parse(text), path.stem) if text.strip() else ()) == []


def _silent(node: ast.Module | ast.ClassDef | ast.FunctionDef, name: str) -> Iterator[str]:
    if not ast.get_docstring(node):
        yield name
    for inner in node.body if not isinstance(node, ast.FunctionDef) else ():
        if isinstance(inner, (ast.ClassDef, ast.FunctionDef)) and not inner.name.startswith("_"):
            yield from _silent(inner, f"{name}.{inner.name}")


def test_no_module_is_a_drawer_for_everything() -> None:
    assert [_name(path) for path in OURS if NO_ROOM & set(path.with_suffix("").parts[-2:])] == []


def test_files_are_short() -> None:
    assert {_name(path) for path in OURS if path.read_text("utf-8").count("\n") > MOST_LINES} == LONG_FILES


def test_functions_are_short() -> None:
    long = {
        f"{_name(path)}:{node.name}"
        for path in OURS
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= MOST_LINES_OF_A_FUNCTION
    }
    assert long == LONG_FUNCTIONS


def test_nothing_names_a_machine_or_a_registry() -> None:
    tracked = _tracked()
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in tracked
        if path != Path(__file__) and (match := MACHINE.search(path.read_bytes().decode("utf-8", "ignore")))
    ]
    assert found == []


def _tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and path.suffix not in {".pdf", ".png", ".docx", ".odt"}]


def test_no_organisation_that_is_measured_on_is_known_by_name() -> None:
    if not SHARED.is_dir():
        pytest.skip("no measured documents here")
    names = _organisations()
    one = "|".join(map(regex.escape, sorted(names)))
    pattern = regex.compile(rf"(?<![\p{{L}}-])(?:{one})s?(?![\p{{L}}-])", regex.I)
    found = [
        f"{_name(path)}: {match[0]}"
        for path in sorted(SRC.rglob("*"))
        if path.suffix in {".py", ".toml", ".sql", ".js", ".html", ".css"} and _name(path) not in NAMES_PLACES
        and (match := pattern.search(path.read_text("utf-8")))
    ]
    assert found == []


def _organisations() -> set[str]:
    """The names of the organisations, without the words kommun, stad and region."""
    names = set()
    for path in SHARED.glob("gold/*/*.json"):
        name = json.loads(path.read_text("utf-8"))["document"]["organisation"]
        if name:
            names.add(regex.sub(r"^(?:Region|Datorföreningen)\s+|s?\s+(?:kommun|stad)$", "", name, flags=regex.I))
    return names


def test_every_example_of_the_lexicon_is_tested() -> None:
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    with_examples = {path.stem for path in (SRC / "lexicon").glob("*.toml") if "examples" in path.read_text("utf-8")}
    assert {name for name in with_examples if f'load("{name}")' not in tests} == set()


@pytest.mark.parametrize("line", load("compounds")["examples"])
def test_a_compound_comes_apart(line: str) -> None:
    word, _, parts = line.partition(" = ")
    assert {stem(part) for part in parts.split(" + ")} <= set(split(word))


def test_a_sign_for_no_party_is_none() -> None:
    for printed in load("parties")["none"]["examples"]:
        assert parties.canonical(printed) is None


@pytest.mark.parametrize("name", [m.name for m in pkgutil.walk_packages(protokoll.__path__, "protokoll.")])
def test_docstrings_are_true(name: str) -> None:
    if not name.endswith("__main__"):
        assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_the_face_is_true() -> None:
    assert doctest.testmod(protokoll).failed == 0
    assert all(getattr(protokoll, name) for name in protokoll.__all__)


@pytest.mark.parametrize("arguments", [["--help"], ["search", "--help"], ["ingest", "--help"], ["--version"]])
def test_help_is_cheap(arguments: list[str]) -> None:
    assert _loaded(f"sys.argv[1:] = {arguments!r}; from protokoll.cli.__main__ import main; main()") == set()


def test_the_import_is_cheap() -> None:
    assert _loaded("import protokoll; sys.exit(0)") == set()


def _loaded(code: str) -> set[str]:
    """The dear libraries that are in memory when some code exits."""
    script = (
        "import sys\ntry:\n    exec(sys.argv.pop(1))\nexcept SystemExit:\n    pass\n"
        "print('\\n', *(m for m in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", script, code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split()) & (ROOMS.keys() - {"typer", "re"} | {"sqlite3"})


# Commands that are printed: in the help texts, and in `console` blocks of the README

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
    shutil.copytree(ROOT / "fixtures/documents", folder / "fixtures/documents")
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


# What the pages in docs/ say

WARNINGS = regex.compile(r"^\| `([a-z]+\.[a-z-]+)` \|", regex.M)


def _records_page() -> str:
    return (ROOT / "docs/records.md").read_text("utf-8")


def _described(heading: str) -> dict[str, str]:
    """Key and type of every row of the first table under a heading of docs/records.md."""
    _, _, rest = _records_page().partition(f"\n## {heading}\n")
    table = rest.partition("\n## ")[0].partition("\n### ")[0]
    return dict(regex.findall(r"^\| `(\w+)` \|[^|]*\| ([^|]+) \|", table, regex.M))


def _type(annotation: object) -> str:
    """A type in the words of docs/records.md."""
    args = getattr(annotation, "__args__", ())
    if type(None) in args:
        rest = [arg for arg in args if arg is not type(None)]
        return f"{_type(rest[0])} or null"
    if getattr(annotation, "__origin__", None) is tuple:
        return "two numbers" if len(args) == 2 and args[1] is int else f"list of {_type(args[0])}"
    if args:
        return ", ".join(f"`{value}`" for value in args)
    assert isinstance(annotation, type)
    return {str: "text", int: "number", bool: "true or false"}.get(annotation, annotation.__name__)


@pytest.mark.parametrize("record", Record.__subclasses__(), ids=lambda record: record.__name__)
def test_every_key_of_the_records_is_described(record: type[Record]) -> None:
    fields = {key: _type(field.annotation) for key, field in record.model_fields.items() if key != "spans"}
    assert _described(record.__name__) == fields


def test_every_role_outcome_and_kind_is_described() -> None:
    page = _records_page()
    roles = {role for role, entry in load("headings").items() if "words" in entry} | {"text"}
    for heading, wanted in (
        ("Roles", roles),
        ("Outcomes", set(get_args(Outcome))),
        ("Kinds", set(get_args(DocumentKind))),
    ):
        table = page.partition(f"\n### {heading}\n")[2].partition("\n## ")[0].partition("\n### ")[0]
        assert set(regex.findall(r"^\| `(\w+)` \|", table, regex.M)) == wanted, heading


def test_every_warning_of_a_parse_is_described() -> None:
    codes = tomllib.loads((SRC / "checks/codes.toml").read_text("utf-8"))
    known = {f"{area}.{name}" for area, entries in codes.items() for name in entries}
    small = {"range_mismatch", "gaps", "contents_missing"}
    numbering = ast.parse((SRC / "checks/numbering.py").read_text("utf-8")).body
    sources: list[ast.AST] = [node for node in numbering if getattr(node, "name", "") in small]
    sources += [ast.parse((SRC / "checks/reading.py").read_text("utf-8"))]
    sources += [ast.parse(path.read_text("utf-8")) for path in (SRC / "readers").glob("*.py")]
    given = {node.value for tree in sources for node in ast.walk(tree) if isinstance(node, ast.Constant)} & known
    assert set(WARNINGS.findall(_records_page())) == given


def test_every_station_is_on_the_map() -> None:
    page = (ROOT / "docs/architecture.md").read_text("utf-8")
    rooms = {path.name for path in SRC.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    files = {path.name for path in SRC.glob("*.py")}
    assert {name for name in rooms | files if f"`{name}`" not in page and f"`{name}/`" not in page} == set()


def test_every_test_that_a_page_names_is_there() -> None:
    for page in ROOT.glob("docs/*.md"):
        for file, name in regex.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", page.read_text("utf-8")):
            assert (ROOT / file).is_file(), f"{page.name}: {file}"
            assert not name or f"def {name}(" in (ROOT / file).read_text("utf-8"), f"{page.name}: {file}::{name}"
