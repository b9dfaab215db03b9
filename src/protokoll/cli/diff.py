"""`protokoll diff`: what changed between two versions."""

from __future__ import annotations

from typing import Annotated

import typer

from protokoll.cli import options, output


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="The earlier version: a file, or a document in the database.")],
    b: Annotated[str, typer.Argument(metavar="B", help="The later version.")],
    as_json: options.AsJson = False,
    unmask: options.Unmask = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """What changed from one version of minutes to another: values of records, and the printed text.

    A file is read where it is; anything else is looked up in the database: by id, by the beginning of one, or by file
    name. JSON: one change a line; a changed text is a unified diff.

    \b
    protokoll diff draft.pdf adjusted.pdf
    protokoll diff granfors-ks-2031-03-11-ab12 granfors-ks-2031-03-11-cd34 --json
    """
    from protokoll.archive import Archive

    archive = Archive(db)
    found = archive.diff(a, b, unmask)
    if output.form_of(as_json) == output.JSON:
        output.write_json({"kind": "value", "where": c.where, "before": c.before, "after": c.after}
                          for c in found.changes)
        output.write_json({"kind": "text", "where": where, "diff": list(lines)} for where, lines in found.text)
    else:
        from protokoll.cli import show_overview

        show_overview.changes(found)
    output.say_masked(archive.masked)
    if found.same:
        output.say("No difference.")
