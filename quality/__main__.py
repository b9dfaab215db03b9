"""`python -m quality`: see `quality/README.md`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from quality import tables
from quality.compare import compare
from quality.fields import FIELDS
from quality.floors import below, lifted, read_floors, write_floors
from quality.scores import errors
from quality.sets import SETS, DocumentSet, Measured, measure


def main(arguments: Sequence[str] | None = None) -> int:
    """Score or compare; the exit status."""
    options = _options(arguments)
    wanted = [s for s in SETS if not options.set or s.name in options.set]
    present = [s for s in wanted if s.present]
    for absent in (s for s in wanted if not s.present):
        print(f"{absent.name}: skipped, {absent.documents} or {absent.expectations} is not there", file=sys.stderr)
    if options.command == "compare":
        for line in compare(present, options.before, options.after):
            print(line, flush=True)
        return 0
    return _score(options, present)


def _score(options: argparse.Namespace, sets: Sequence[DocumentSet]) -> int:
    measured = [measure(documents) for documents in sets]
    for one in measured if not options.markdown else ():
        print("\n".join(tables.plain(one)))
        for field in FIELDS if options.errors == "all" else [f for f in FIELDS if f.name == options.errors]:
            for line in errors(field, one.expected, one.parsed):
                print(f"{field.name}: {line}")
    if options.markdown:
        print("\n".join(tables.markdown(measured)))
    if options.raise_floors:
        _raise(measured)
    return _held(measured) if options.floors else 0


def _held(measured: Sequence[Measured]) -> int:
    floors = read_floors()
    lines = [line for one in measured for line in below(floors, one.documents.name, one.score)]
    print("\n".join(lines) or "no field is under its floor", file=sys.stderr)
    return 1 if lines else 0


def _raise(measured: Sequence[Measured]) -> None:
    floors = read_floors()
    for one in measured:
        floors = lifted(floors, one.documents.name, one.score)
    write_floors(floors)


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    names = [f.name for f in FIELDS]
    parser = argparse.ArgumentParser(prog="python -m quality", description="How often the parser is right.")
    parser.add_argument("--set", action="append", choices=[s.name for s in SETS], help="only this set (repeatable)")
    parser.add_argument("--errors", choices=[*names, "all"], metavar="FIELD", help="list a field's errors, or all")
    parser.add_argument("--markdown", action="store_true", help="print the table of the README")
    parser.add_argument("--floors", action="store_true", help="fail where a field is under its floor")
    parser.add_argument("--raise", action="store_true", dest="raise_floors", help="lift floors to what was measured")
    commands = parser.add_subparsers(dest="command")
    two = commands.add_parser("compare", help="values gained and lost between two revisions")
    two.add_argument("before", metavar="REV")
    two.add_argument("after", metavar="REV2", nargs="?", help="the working tree if left out")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
