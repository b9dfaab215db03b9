"""`protokoll bodies`: the organs of the archive."""

from __future__ import annotations

from dataclasses import asdict

from protokoll.cli import options, output


def bodies(
    organisation: options.Organisation = None,
    as_json: options.AsJson = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """The organs with their meetings: how many, from when to when, where the rhythm breaks off, every spelling.

    A gap is a pause three times as long as usual, of 90 days at least. JSON: one organ a line, with the reason for
    each spelling.

    \b
    protokoll bodies
    protokoll bodies --organisation Granfors
    protokoll bodies --json | jq 'select(.gaps != [])'
    """
    from protokoll.archive import Archive

    found = Archive(db).bodies(organisation)
    if output.form_of(as_json) == output.JSON:
        output.write_json(asdict(one) for one in found)
    else:
        from protokoll.cli import show_overview

        show_overview.bodies(found)
    if not found:
        output.say("No organ found.")
