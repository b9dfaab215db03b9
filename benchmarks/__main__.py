"""Runs the benchmarks, each in a process of its own: `python -m benchmarks [stations] [archive] [search]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
PARTS = ("stations", "archive", "search")


def main(wanted: list[str]) -> int:
    """Run the parts that are wanted, or all; the exit status."""
    unknown = [name for name in wanted if name not in PARTS]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}. There are: {', '.join(PARTS)}", file=sys.stderr)
        return 2
    failed = 0
    for name in wanted or [part for part in PARTS if (HERE / f"{part}.py").is_file()]:
        print(f"\n# {name}", flush=True)
        failed |= subprocess.run([sys.executable, "-m", f"benchmarks.{name}"], cwd=HERE.parent).returncode
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
