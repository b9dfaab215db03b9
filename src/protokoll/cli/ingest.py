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
    as_json: Annotated[bool, typer.Option("--json", help="The summary as JSON.")] = False,
) -> None:
    """Bring documents into the database: pdf, docx, odt, html, md, txt. Folders are walked.

    Run it again at any time: unchanged files are skipped, a moved file is recognised, an interrupted run goes on.

    \b
    protokoll ingest minutes/
    protokoll ingest minutes/ extra.pdf --db county.db --jobs 4
    protokoll ingest minutes/ --prune
    """
    from protokoll.archive import Archive
    from protokoll.cli import show

    archive = Archive(db)
    try:
        with show.progress(sys.stderr.isatty()) as progress:
            report = archive.ingest(paths, jobs=jobs, prune=prune, progress=progress)
    except KeyboardInterrupt:
        output.say("Stopped. What was stored is whole; run the same command again to go on.")
        raise
    for _, message in report.failures:
        output.say(f"protokoll: {message}")
    if as_json:
        failures = [{"path": path, "message": message} for path, message in report.failures]
        output.write_json([asdict(report) | {"failures": failures, "database": str(db)}])
    else:
        show.report(report, *archive.counts(), str(db))
    if report.failed:
        raise typer.Exit(1)
