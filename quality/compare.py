"""Two versions of the parser, value by value: what the second reads right that the first did not, and the reverse."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from quality.fields import FIELDS, Field, Record
from quality.reading import ROOT
from quality.scores import Pairs, pair, show
from quality.sets import DocumentSet, Measured, measure


@contextmanager
def checked_out(revision: str | None) -> Iterator[Path]:
    """The `src` of a revision, in a work tree for the time being; of None, the working tree itself."""
    if revision is None:
        yield ROOT / "src"
        return
    with tempfile.TemporaryDirectory(prefix="protokoll-") as folder:
        tree = Path(folder) / "tree"
        _git("worktree", "add", "--detach", "--quiet", str(tree), revision)
        try:
            yield tree / "src"
        finally:
            _git("worktree", "remove", "--force", str(tree))


def compare(sets: Sequence[DocumentSet], before: str, after: str | None) -> Iterator[str]:
    """The values gained and lost from one revision to another (or to the working tree), field by field."""
    with checked_out(before) as first, checked_out(after) as second:
        for documents in sets:
            yield from differences(measure(documents, first), measure(documents, second))


def differences(before: Measured, after: Measured) -> Iterator[str]:
    """The lines for one set."""
    yield f"{before.documents.name}: macro F1 {before.score.macro:.4f} → {after.score.macro:.4f}"
    for field in FIELDS:
        lines = list(_of_field(field, before.parsed, after.parsed, after.expected))
        if lines:
            old, new = before.score.soft[field.name].f1, after.score.soft[field.name].f1
            yield f"{field.name}  {_f1(old)} → {_f1(new)}"
            yield from (f"  {line}" for line in lines)
    yield ""


def _of_field(
    field: Field, before: dict[str, Record], after: dict[str, Record], expected: dict[str, Record]
) -> Iterator[str]:
    for name, record in expected.items():
        old, new = (pair(field, record, parsed.get(name) or {}) for parsed in (before, after))
        yield from (f"gained  {name}: {line}" for line in _without(_right(new), _right(old)))
        yield from (f"lost    {name}: {line}" for line in _without(_right(old), _right(new)))
        yield from (f"wrong, new   {name}: {line}" for line in _without(_extra(new), _extra(old)))
        yield from (f"wrong, gone  {name}: {line}" for line in _without(_extra(old), _extra(new)))


def _right(pairs: Pairs) -> list[str]:
    return [show(expected) for expected, _ in pairs.matched]


def _extra(pairs: Pairs) -> list[str]:
    return [show(value) for value in pairs.extra]


def _without(lines: list[str], others: list[str]) -> list[str]:
    """The lines that are not among the others, each of which takes one away."""
    left = list(others)
    return [line for line in lines if line not in left or left.remove(line)]  # type: ignore[func-returns-value]


def _f1(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _git(*arguments: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *arguments], check=True)
