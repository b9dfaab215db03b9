"""What the pages in `docs/` say is true: every key, role, outcome, kind and code, every room, every named test."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path
from typing import get_args

import pytest
import regex

from protokoll.lexicon import load
from protokoll.records import DocumentKind, Outcome, Record

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src/protokoll"
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
