"""`protokoll case`: follow a case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from protokoll.cli import options, output

if TYPE_CHECKING:
    from protokoll.store.cases import CaseHistory

COLUMNS = (
    "case_number", "organisation", "date", "body", "number", "title", "kind", "label", "outcome", "recommends_to",
    "follows", "decision", "joined", "score", "suggested", "file", "page", "sources",
)


def case(
    number: Annotated[list[str], typer.Argument(metavar="NUMBER", help="The case number, in any spelling.")],
    organisation: options.Organisation = None,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    unmask: options.Unmask = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Follow a case through organs and over time, by its number in any spelling, with or without its series.

    Each step says what was proposed and decided, by whom, whether the decision followed the proposal, and where it
    stands. A step that only title and time speak for is marked as a suggestion with its score. Two organisations with
    the same number have two cases. JSON: one case a line. CSV: one step a line.

    \b
    protokoll case "HSN 801-2031"
    protokoll case KS 2031/14 --organisation Granfors
    protokoll case 2031/14 --json | jq '.steps[].label'
    """
    from protokoll.archive import Archive

    archive, wanted = Archive(db), " ".join(number)
    cases = archive.case(wanted, organisation, unmask)
    form = output.form_of(as_json, as_csv)
    if form == output.JSON:
        output.write_json(asdict(one) for one in cases)
    elif form == output.CSV:
        output.write_csv(COLUMNS, _rows(cases))
    else:
        from protokoll.cli import show_case

        show_case.cases(cases)
    output.say_masked(archive.masked)
    if not cases:
        similar = ", ".join(archive.similar_cases(wanted))
        where = f" in {organisation}" if organisation else ""
        output.say(f"No case {wanted}{where}." + (f" Similar: {similar}" if similar else ""))


def _rows(cases: list[CaseHistory]) -> Iterator[dict[str, Any]]:
    for one in cases:
        for step in one.steps:
            yield asdict(step) | {
                "case_number": one.number, "organisation": one.organisation,
                "recommends_to": "; ".join(step.recommends_to),
                "sources": "; ".join(f"{place.file} p. {place.page}" for place in step.sources),
            }
