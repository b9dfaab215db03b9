"""`protokoll ingest`: documents into the database."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from protokoll.cli import options, output


def ingest(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", exists=True, help="Documents and folders.")],
    db: options.Db = options.DEFAULT_DB,
    jobs: options.Jobs = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Take out documents whose files are gone from these folders.")
    ] = False,
    organisation: Annotated[
        str | None,
        typer.Option(
            "--organisation", metavar="NAME",
            help="Whose documents these are, where they do not say so. Kept for the next run; \"\" takes it back.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The summary as JSON.")] = False,
) -> None:
    """Bring documents into the database: pdf, docx, odt, html, md, txt. Folders are walked.

    Run it again at any time: unchanged files are skipped, a moved file is recognised, an interrupted run goes on.
    A document that does not name its organisation gets that of --organisation, or of a file protokoll.toml in its
    folder or above (organisation = "Granfors kommun"), else the one that its text points to. Then documents are linked.

    \b
    protokoll ingest minutes/
    protokoll ingest minutes/ extra.pdf --db county.db --jobs 4
    protokoll ingest granfors/ --organisation "Granfors kommun"
    protokoll ingest minutes/ --prune
    """
    from protokoll.archive import Archive
    from protokoll.cli import show

    archive = Archive(db)
    try:
        with show.progress(sys.stderr.isatty()) as progress:
            report = archive.ingest(paths, jobs=jobs, prune=prune, progress=progress, organisation=organisation)
    except KeyboardInterrupt:
        output.say("Stopped. What was stored is whole; run the same command again to go on.")
        raise
    for _, message in report.failures:
        output.say(f"protokoll: {message}")
    for path, message in report.mismatches:
        output.say(f"protokoll: {path}: organisation.mismatch: {message}")
    if as_json:
        named = {
            key: [{"path": path, "message": message} for path, message in pairs]
            for key, pairs in (("failures", report.failures), ("mismatches", report.mismatches))
        }
        output.write_json([asdict(report) | named | {"database": str(db)}])
    else:
        show.report(report, *archive.counts(), str(db))
    if report.failed:
        raise typer.Exit(1)
