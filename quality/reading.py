"""Parses documents in processes of their own, so that any version of the parser can be measured.

Run as `python -m quality.reading PATH …` it prints one JSON object a line: `{"path": …, "record": …}`, or `"error"` in
place of the record where parsing failed.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from quality.fields import Record

ROOT = Path(__file__).parents[1]
_PROCESSES = 2


@dataclass(slots=True)
class Readings:
    """Records by path, and what went wrong with the others."""

    records: dict[Path, Record] = field(default_factory=dict)
    failures: dict[Path, str] = field(default_factory=dict)


def read_all(paths: Sequence[Path], source: Path = ROOT / "src") -> Readings:
    """Parse documents with the parser whose code is in `source`."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(source), str(ROOT)))}
    shares = [share for n in range(_PROCESSES) if (share := paths[n::_PROCESSES])]
    command = (sys.executable, "-m", "quality.reading")
    running = [
        subprocess.Popen([*command, *map(str, share)], env=environment, stdout=subprocess.PIPE, encoding="utf-8")
        for share in shares
    ]
    readings = Readings()
    for process in running:
        printed, _ = process.communicate()
        for line in printed.splitlines():
            found = json.loads(line)
            if "record" in found:
                readings.records[Path(found["path"])] = found["record"]
            else:
                readings.failures[Path(found["path"])] = found["error"]
    for path in paths:
        if path not in readings.records:
            readings.failures.setdefault(path, "the parser's process ended")
    return readings


def main(paths: Sequence[str]) -> None:
    """Parse documents and print what was read."""
    from protokoll import pipeline

    for path in paths:
        try:
            found = {"path": path, "record": pipeline.parse(path).to_dict()}
        except Exception as error:  # a crash on a document is measured as a full miss
            found = {"path": path, "error": f"{type(error).__name__}: {error}"}
        print(json.dumps(found, ensure_ascii=False), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
