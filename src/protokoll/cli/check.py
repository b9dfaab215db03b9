"""`protokoll check`: what a document contradicts in itself, what the law misses, what should not be published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from protokoll.cli import output

if TYPE_CHECKING:
    from protokoll.checks.finding import Report
    from protokoll.pipeline import Parsed

Severity = Literal["error", "warning", "note"]


def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Documents and folders.")],
    severity: Annotated[
        Severity, typer.Option("--severity", help="Fail on findings as grave as this; show all.")
    ] = "error",
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show only what makes it fail.")] = False,
    privacy: Annotated[
        bool, typer.Option("--privacy", help="Personnummer, private phones, e-mail and home addresses instead.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, one document a line.")] = False,
) -> None:
    """Check minutes before they are published: do they agree with themselves and with kommunallagen?

    Every code is explained in docs/checks.md. The exit code is 1 if there are findings as grave as --severity.

    \b
    protokoll check minutes.pdf
    protokoll check minutes/ --severity warning
    protokoll check minutes.pdf --privacy
    protokoll check minutes/ --json | jq -r '.findings[].code' | sort | uniq -c
    """
    from protokoll.errors import ReadError
    from protokoll.ingest import find_files
    from protokoll.pipeline import parse_document

    failed = False
    for path in find_files(paths):
        try:
            report = _report(parse_document(path), privacy)
        except ReadError as error:
            output.say(f"protokoll: {error}")
            failed = True
            continue
        failed |= bool(report.at_least(severity))
        if as_json:
            output.write_json([_data(path, report)])
        else:
            from protokoll.cli.show_findings import findings

            findings(path, report, report.at_least(severity) if quiet else report.findings)
    if failed:
        raise typer.Exit(1)


def _report(parsed: Parsed, privacy: bool) -> Report:
    from protokoll.checks.audit import audit
    from protokoll.checks.finding import Report, finding
    from protokoll.privacy.find import find

    if not privacy:
        return audit(parsed.minutes, parsed.text, parsed.outline, parsed.source)
    text = parsed.text
    found = []
    for private in find(text.content):
        page = text.page_at(private.start)
        above = text.content.rfind("\f", 0, private.start) + 1
        line = text.content.count("\n", above, private.start) + 1
        found.append(finding(f"privacy.{private.kind}", page=page, line=line))
    return Report(tuple(found))


def _data(path: Path, report: Report) -> dict[str, object]:
    from dataclasses import asdict

    return {"file": path.name, "path": str(path), **asdict(report)}
