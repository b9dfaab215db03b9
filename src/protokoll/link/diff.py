"""What changed between two versions of minutes: values of records, and the printed text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import unified_diff
from typing import Any

from protokoll.records import Minutes, Paragraph

_LEFT_OUT = frozenset({"source", "warnings", "paragraphs", "spans"})
_OWN_TEXT = frozenset({"sections", "summary", "pages"})


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs; `where` is its path ('§ 30.decisions.0.outcome'); None where a side has no such value."""

    where: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Diff:
    """All changes of records, and for each paragraph whose text changed the lines of a unified diff."""

    changes: tuple[Change, ...]
    text: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def same(self) -> bool:
        """Whether nothing changed."""
        return not self.changes and not self.text


def diff(a: Minutes, b: Minutes) -> Diff:
    """What is different in `b`.

    Paragraphs are matched by number (by title where they have none), lists of records by position, and the text is
    compared paragraph by paragraph, so the cost grows with the longest paragraph and not with the document.
    """
    before, after = a.to_dict(), b.to_dict()
    changes = list(_changes(_without(before, _LEFT_OUT), _without(after, _LEFT_OUT), ""))
    text: list[tuple[str, tuple[str, ...]]] = []
    old, new = _by_name(a), _by_name(b)
    for name in dict.fromkeys([*old, *new]):
        one, two = old.get(name), new.get(name)
        if one is None or two is None:
            changes.append(Change(name, one and (one.title or ""), two and (two.title or "")))
        else:
            changes += _changes(_without(one.public(), _OWN_TEXT), _without(two.public(), _OWN_TEXT), name)
        lines = list(unified_diff(_lines(one), _lines(two), a.source.file, b.source.file, lineterm="", n=1))
        if lines:
            text.append((name, tuple(lines)))
    return Diff(tuple(changes), tuple(text))


def _without(data: dict[str, Any], left_out: frozenset[str]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in left_out}


def _by_name(minutes: Minutes) -> dict[str, Paragraph]:
    """Paragraphs by the name that a reader would call them; a second one of a name gets its ordinal."""
    named: dict[str, Paragraph] = {}
    for paragraph in minutes.paragraphs:
        name = f"§ {paragraph.number}" if paragraph.number else paragraph.title or "?"
        taken = sum(other == name or other.startswith(f"{name} (") for other in named)
        named[f"{name} ({taken + 1})" if taken else name] = paragraph
    return named


def _lines(paragraph: Paragraph | None) -> list[str]:
    if paragraph is None:
        return []
    lines = [paragraph.title or ""]
    for section in paragraph.sections:
        lines += [section.heading or "", *section.text.splitlines()]
    return [line.strip() for line in lines if line.strip()]


def _changes(before: Any, after: Any, where: str) -> Iterator[Change]:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*before, *after]):
            yield from _changes(before.get(key), after.get(key), f"{where}.{key}" if where else key)
    elif isinstance(before, list) and isinstance(after, list):
        for number in range(max(len(before), len(after))):
            one = before[number] if number < len(before) else None
            two = after[number] if number < len(after) else None
            yield from _changes(one, two, f"{where}.{number}")
    elif before != after:
        yield Change(where, before, after)
