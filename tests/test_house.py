"""The house rules: layers, rooms, sizes, docstrings, words as data, and what may be loaded."""

from __future__ import annotations

import ast
import doctest
import importlib
import json
import pkgutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex

import protokoll
from protokoll.lexicon import load, parties
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
