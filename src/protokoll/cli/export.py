"""`protokoll export`: documents out of the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from protokoll.cli import options, output


def export(
    out: Annotated[Path, typer.Argument(metavar="OUT", help="A file (.json, .jsonl), or a folder for CSV tables.")],
    text: Annotated[
        str, typer.Option("--query", metavar="WORDS", help="Only paragraphs that a search for this finds.")
    ] = "",
    format: Annotated[
        str | None, typer.Option("--format", help="csv, json or jsonl, whatever the name.", metavar="FORMAT")
    ] = None,
    provenance: Annotated[bool, typer.Option("--provenance", help="With the place of every value (JSON).")] = False,
    body: options.Body = None,
    organisation: options.Organisation = None,
    case: options.Case = None,
    person: options.Person = None,
    since: options.Since = None,
    until: options.Until = None,
    outcome: options.Outcome = None,
    kind: options.Kind = None,
    unmask: options.Unmask = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Write all or a part of the archive to files.

    With filters only the paragraphs that meet them are written, with their documents. Private data is masked; in how
    many places of which document is written beside the export.

    \b
    protokoll export tables/                       CSV, one file a table
    protokoll export all.jsonl                     one document a line
    protokoll export ks-2031.json --body KS --from 2031 --to 2031
    """
    from protokoll.archive import Archive

    query = options.make_query(text, body, organisation, case, person, since, until, outcome, kind)
    archive = Archive(db)
    count = archive.export(out, format, query, provenance, unmask)
    output.say(f"{count} documents written to {out}" if count != 1 else f"1 document written to {out}")
    output.say_masked(archive.masked, f"{out}/masked.csv" if out.is_dir() else f"{out}.masked.csv")
