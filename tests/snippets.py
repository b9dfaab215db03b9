"""Reader of the snippet format: fixtures/snippets/*.md, described in fixtures/snippets/README.md."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

ROOT = Path(__file__).parents[1] / "fixtures" / "snippets"
NOT_SNIPPETS = {"README.md", "KNOWN_GAPS.md"}
PAGE_BREAK = "<<page>>"
FILE_NAMES = {"text": "snippet.txt", "markdown": "snippet.md"}

HEADING = regex.compile(r"## (?P<name>\S.*)")  # ## Motion with two movers
FENCE = regex.compile(r"(?P<ticks>`{3,})(?P<word>\w*)")  # ```text
EXPECTED = regex.compile(r"(?P<path>\S.*?)(?: (?P<how>starts|ends|contains|lacks))? = (?P<value>\S.*)")
GAP = regex.compile(r"- (?P<name>\S.*?): (?P<reason>\S.*)")  # - Motion with two movers: reads only the first

COMMA_LISTS = {"paragraphs", "dates", "warnings"}  # 41, 42; every other list is separated by semicolons
PLAIN_NAMES = {"attendance", "signatures", "ballots", "presenters"}  # lists that are written without the party
ANY_CASE = {"organisation", "body", "place", "by", "recommends_to"}
UNCOUNTED = {"paragraphs", "dates"}  # lists in which 41 is a value and not the number of values


class SnippetError(ValueError):
    """A snippet file that does not follow the format."""


class MissingError(LookupError):
    """A path that leads to nothing in the records."""


@dataclass(frozen=True)
class Expectation:
    """One line of an expect fence."""

    path: str
    how: str
    value: str


@dataclass(frozen=True)
class Snippet:
    """One heading of a snippet file: the printed text and what a reader finds in it."""

    file: str
    name: str
    why: str
    source: str
    text: str
    expected: tuple[Expectation, ...]


def read_all(root: Path = ROOT) -> list[Snippet]:
    """Every snippet of a folder, in order; names are unique."""
    files = sorted(path for path in root.glob("*.md") if path.name not in NOT_SNIPPETS)
    snippets = [snippet for path in files for snippet in read_snippets(path.read_text("utf-8"), path.name)]
    seen: set[str] = set()
    for snippet in snippets:
        if snippet.name in seen:
            raise SnippetError(f"{snippet.file}: two snippets are called {snippet.name!r}")
        seen.add(snippet.name)
    return snippets


def read_gaps(text: str) -> dict[str, str]:
    """The list of KNOWN_GAPS.md: name of a snippet -> why it is expected to fail."""
    found = [GAP.fullmatch(line) for line in text.splitlines()]
    return {match["name"]: match["reason"] for match in found if match}


def read_snippets(text: str, file: str) -> list[Snippet]:
    """The snippets of one file."""
    lines = text.splitlines()
    starts = [at for at, line in _split(lines)[0] if HEADING.fullmatch(line)]
    return [_snippet(lines[a:b], file) for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _split(lines: list[str]) -> tuple[list[tuple[int, str]], list[tuple[str, list[str]]]]:
    """The lines outside of fences with their places, and the fences, each a word and its lines."""
    ticks, outside, fences = "", list[tuple[int, str]](), list[tuple[str, list[str]]]()
    for at, line in enumerate(lines):
        fence = FENCE.fullmatch(line)
        if not ticks and fence:
            ticks = fence["ticks"]
            fences.append((fence["word"], []))
        elif not ticks:
            outside.append((at, line))
        elif line == ticks:
            ticks = ""
        else:
            fences[-1][1].append(line)
    return outside, fences


def _snippet(lines: list[str], file: str) -> Snippet:
    name = lines[0][3:].strip()
    outside, fences = _split(lines[1:])
    if ": " in name or len(fences) != 2 or fences[0][0] not in FILE_NAMES or fences[1][0] != "expect":
        raise SnippetError(f"{file}: {name!r}: needs a name without a colon, a text fence and an expect fence")
    why = " ".join(line for _, line in outside if line)
    expected = tuple(_expectation(line, file) for line in fences[1][1] if line.strip())
    if not expected:
        raise SnippetError(f"{file}: {name!r} expects nothing")
    printed = "\n".join(fences[0][1]) + "\n"
    text = regex.sub(rf"^{PAGE_BREAK}\n", "\f", printed, flags=regex.MULTILINE)
    return Snippet(file, name, why, FILE_NAMES[fences[0][0]], text, expected)


def _expectation(line: str, file: str) -> Expectation:
    match = EXPECTED.fullmatch(line.strip())
    if not match:
        raise SnippetError(f"{file}: not an expectation: {line!r}")
    return Expectation(match["path"], match["how"] or "is", match["value"].strip())


def differences(snippet: Snippet, record: dict[str, Any]) -> list[str]:
    """What the records of a parsed snippet say differently, one line each."""
    found = []
    for expected in snippet.expected:
        try:
            key, value = follow(record, expected.path)
        except MissingError as missing:
            found.append(f"{expected.path}: {missing}, expected {expected.value!r}")
            continue
        if not COMPARE[expected.how](key, value, expected.value):
            found.append(f"{expected.path} {expected.how} {expected.value!r}, found {shown(key, value)!r}")
    return found


def follow(record: Any, path: str) -> tuple[str, Any]:
    """The key and the value that a path leads to."""
    key, parts = "", path.split(".")
    while parts:
        if isinstance(record, list) and parts[0] == "*":
            return parts[-1], _every(record, parts[1:])
        if isinstance(record, list):
            record, parts = _pick(record, key, parts)
            key = f"one of {key}"
        elif isinstance(record, dict) and parts[0] in record:
            key, record, parts = parts[0], record[parts[0]], parts[1:]
        elif record is None:
            return parts[-1], None
        else:
            raise MissingError(f"no {parts[0]}")
    return key, record


def _every(records: list[Any], parts: list[str]) -> list[Any]:
    """What a path leads to in all members of a list, in one list."""
    found = [follow(record, ".".join(parts))[1] for record in records]
    return [one for each in found for one in (each if isinstance(each, list) else [each])]


def _pick(records: list[Any], key: str, parts: list[str]) -> tuple[Any, list[str]]:
    """A member of a list by its number, its place (1 or #1) or its name, which may contain full stops."""
    if key == "paragraphs" and not parts[0].startswith("#"):
        chosen = [record for record in records if record["number"] == parts[0]]
        if chosen:
            return chosen[0], parts[1:]
    elif parts[0].removeprefix("#").isdigit():
        place = int(parts[0].removeprefix("#"))
        if 0 < place <= len(records):
            return records[place - 1], parts[1:]
    else:
        for length in range(len(parts), 0, -1):
            name = ".".join(parts[:length])
            chosen = [record for record in records if isinstance(record, dict) and record.get("name") == name]
            if chosen:
                return chosen[0], parts[length:]
    raise MissingError(f"no {parts[0]} among {len(records)} {key}")


def shown(key: str, value: Any) -> str:
    """A value as an expect fence writes it."""
    if value is None or value in ("", [], {}):
        return "none"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return (", " if key in COMMA_LISTS else "; ").join(_member(key, member) for member in value)
    if isinstance(value, dict):
        return _one(key, value)
    return _plain(str(value))


def _one(key: str, record: dict[str, Any]) -> str:
    if key == "one of attendance":
        return f"{record['party'] or '-'} {record['role']}"
    if key == "one of signatures":
        return str(record["role"])
    if key == "one of ballots":
        return str(record["choice"])
    if key == "one of votes":
        return f"{record['yes']}-{record['no']}-{record['abstain'] or 0}"
    return _member(key.removeprefix("one of "), record)


def _member(key: str, member: Any) -> str:
    if isinstance(member, list | tuple) and len(member) == 2:
        return str(member[0]) if member[0] == member[1] else f"{member[0]}-{member[1]}"
    if not isinstance(member, dict):
        return _plain(str(member))
    if key == "paragraphs":
        return str(member["number"] or "-") if "number" in member else _member(key, list(member.values())[:2])
    if key in PLAIN_NAMES or ("name" in member and not member.get("party")):
        return _plain(str(member["name"]))
    if "name" in member:
        return f"{_plain(str(member['name']))} ({member['party']})"
    return next((_plain(str(member[k])) for k in ("code", "raw", "text") if member.get(k)), "")


def _plain(text: str) -> str:
    return " ".join(text.split())


def _ranges(text: str) -> list[str]:
    """'§§ 10–17, 19' -> ['10-17', '19']."""
    return [part.replace("–", "-").strip("§ ") for part in regex.split(r"[,;]", text)]


def _is(key: str, value: Any, expected: str) -> bool:
    if expected == "some":
        return shown(key, value) != "none"
    if key == "clauses" or (isinstance(value, list) and key not in UNCOUNTED and expected.isdigit()):
        return (len(value) if isinstance(value, list) else value) == int(expected)
    if key == "warnings" and value:
        return expected in shown(key, value).split(", ")
    if key == "paragraphs" and value and not isinstance(value[0], dict):
        return _ranges(shown(key, value)) == _ranges(expected)
    if key in ANY_CASE:
        return shown(key, value).casefold() == expected.casefold()
    return shown(key, value) == expected


def _text(value: Any) -> str:
    """All the words of a value: a text, or the records of a list one after the other."""
    if isinstance(value, list):
        return " ¦ ".join(_text(member) for member in value)
    if isinstance(value, dict):
        return " ".join(_text(part) for part in value.values() if isinstance(part, str | list | dict))
    return "" if value is None else _plain(str(value))


COMPARE: dict[str, Callable[[str, Any, str], bool]] = {
    "is": _is,
    "starts": lambda key, value, expected: _text(value).startswith(expected),
    "ends": lambda key, value, expected: _text(value).rstrip(".,;: ").endswith(expected.rstrip(".,;: ")),
    "contains": lambda key, value, expected: expected in _text(value),
    "lacks": lambda key, value, expected: expected not in _text(value),
}
