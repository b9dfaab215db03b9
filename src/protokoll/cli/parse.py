"""`protokoll parse`: records without a database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from protokoll.cli import options, output


def parse(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", exists=True, help="Documents and folders.")],
    provenance: Annotated[bool, typer.Option("--provenance", help="Add the place of every value.")] = False,
    report: Annotated[
        bool, typer.Option("--report", help="Not the records, but how much of each document's text they hold.")
    ] = False,
    jobs: options.Jobs = None,
) -> None:
    """Print the records of documents as JSON Lines.

    \b
    protokoll parse minutes.pdf | jq '.paragraphs[].title'
    protokoll parse minutes/ > records.jsonl
    protokoll parse --report minutes/          what was claimed, what is furniture, what nobody claimed
    """
    if report:
        _report(paths)
        return
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


def _report(paths: list[Path]) -> None:
    """The shares of each document's characters; on a terminal in a sentence, elsewhere as JSON Lines."""
    from protokoll.errors import ProtokollError
    from protokoll.explain.coverage import coverage
    from protokoll.explain.page import shares
    from protokoll.ingest import find_files
    from protokoll.pipeline import parse_document

    failed = False
    for path in find_files(paths):
        try:
            covered = coverage(parse_document(path))
        except ProtokollError as error:
            failed = True
            output.say(f"protokoll: {error}")
            continue
        if output.form_of(False) == output.TABLE:
            print(f"{path.name}: {shares(covered)}")
            continue
        figures = {name: round(getattr(covered, name), 4) for name in ("claimed", "furniture", "unclaimed")}
        left = [{"page": span.page, "text": words} for span, words in covered.stretches]
        output.write_json([{"file": path.name, "characters": covered.characters, **figures, "unclaimed_text": left}])
    if failed:
        raise typer.Exit(1)
