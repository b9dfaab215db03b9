"""`protokoll parse`: records without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from protokoll.cli import options, output


def parse(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", exists=True, help="Documents and folders.")],
    provenance: Annotated[bool, typer.Option("--provenance", help="Add the place of every value.")] = False,
    jobs: options.Jobs = None,
) -> None:
    """Print the records of documents as JSON Lines.

    \b
    protokoll parse minutes.pdf | jq '.paragraphs[].title'
    protokoll parse minutes/ > records.jsonl
    """
    from protokoll.export.json_records import without_spans
    from protokoll.ingest import find_files
    from protokoll.workers import parse_in_order

    failed = 0
    for result in parse_in_order(find_files(paths), jobs):
        if result.record is None:
            failed += 1
            output.say(f"protokoll: {result.error}")
        else:
            output.write_json([result.record if provenance else without_spans(result.record)])
    if failed:
        raise typer.Exit(1)
