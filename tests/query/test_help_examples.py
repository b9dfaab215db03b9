"""The examples in the help of search and watch are commands that work."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HELPS = [("search",), ("watch", "add"), ("watch", "list"), ("watch", "run"), ("watch", "remove")]


def protokoll(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "protokoll.cli", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True)


@pytest.mark.parametrize("command", HELPS, ids=" ".join)
def test_the_examples_work(filled: Path, command: tuple[str, ...]) -> None:
    folder = filled.parent
    shutil.move(filled, folder / "protokoll.db")
    if command[-1] in {"run", "remove"}:
        protokoll(folder, "watch", "add", "skolskjuts", "skolskjuts")
    lines = [line.strip() for line in protokoll(folder, *command, "--help").stdout.splitlines()]
    examples = [line for line in lines if line.startswith(f"protokoll {' '.join(command)}")]
    assert examples
    for example in examples:
        done = protokoll(folder, *shlex.split(example)[1:])
        assert done.returncode == 0, (example, done.stderr)
