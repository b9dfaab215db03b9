"""`protokoll coverage`: what is there, and what is known to be missing."""

from __future__ import annotations

from dataclasses import asdict

from protokoll.cli import options, output


def coverage(
    organisation: options.Organisation = None,
    as_json: options.AsJson = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """How complete the archive is, by organisation, organ and year.

    Meetings in the database, § missing from the series, paragraphs that are referred to but absent, documents that
    failed. A § that stands in an extract is there. JSON: one organ and year a line, then one failed document a line.

    \b
    protokoll coverage
    protokoll coverage --organisation Granfors
    protokoll coverage --json | jq 'select(.missing_count > 0)'
    """
    from protokoll.archive import Archive

    report = Archive(db).coverage(organisation)
    if output.form_of(as_json) == output.JSON:
        output.write_json(
            {"kind": "coverage"} | asdict(row) | {"missing_count": row.missing_count} for row in report.rows
        )
        output.write_json({"kind": "failed"} | asdict(one) for one in report.failed)
    else:
        from protokoll.cli import show_overview

        show_overview.coverage(report)
    if not report.rows and not report.failed:
        output.say("Nothing found.")
