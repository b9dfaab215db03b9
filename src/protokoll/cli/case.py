"""`protokoll case`: follow a case."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from protokoll.cli import options, output

COLUMNS = (
    "date", "organisation", "body", "number", "title", "outcome", "recommends_to", "decision", "case_number", "file",
    "page", "path", "paragraph",
)


def case(
    number: Annotated[list[str], typer.Argument(metavar="NUMBER", help="The case number (diarienummer).")],
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Follow a case: every paragraph of it in time order, across bodies.

    \b
    protokoll case "HSN 801-2031"
    protokoll case KS 2031/14 --csv
    """
    from protokoll.archive import Archive

    archive, wanted = Archive(db), " ".join(number)
    steps = archive.case(wanted)
    form = output.form_of(as_json, as_csv)
    if form == output.JSON:
        output.write_json(asdict(step) for step in steps)
    elif form == output.CSV:
        output.write_csv(COLUMNS, (asdict(step) for step in steps))
    else:
        from protokoll.cli import show

        show.case(steps)
    if not steps:
        similar = ", ".join(archive.similar_cases(wanted))
        output.say(f"No paragraph of {wanted}." + (f" Similar: {similar}" if similar else ""))
