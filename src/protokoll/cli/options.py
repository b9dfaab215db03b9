"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from protokoll.query.query import Query

Db = Annotated[Path, typer.Option("--db", envvar="PROTOKOLL_DB", help="The database.", metavar="FILE")]
Jobs = Annotated[
    int | None, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that parse; as many as cores.")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON Lines, also on a terminal.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="CSV with a header line.")]

Body = Annotated[
    str | None, typer.Option("--body", metavar="NAME", help="Only this organ: a name, part of one, or KS, KF …")
]
Organisation = Annotated[
    str | None, typer.Option("--organisation", metavar="NAME", help="Only this kommun, region, association …")
]
Case = Annotated[
    str | None, typer.Option("--case", metavar="NUMBER", help="Only paragraphs of this case (diarienummer).")
]
Person = Annotated[str | None, typer.Option("--person", metavar="NAME", help="Only paragraphs that name this person.")]
Since = Annotated[str | None, typer.Option("--from", metavar="DATE", help="Meetings from this day, month or year on.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Meetings up to this day, month or year.")]
Outcome = Annotated[
    str | None,
    typer.Option(
        "--outcome",
        metavar="OUTCOME",
        help="Only decisions with this outcome: bifall, avslag, återremiss, bordlagd, noterad, besvarad, val, utgår"
        " (approved, rejected, referred_back, postponed, noted, answered, elected, withdrawn).",
    ),
]
Kind = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only this kind of document: protokoll, utdrag, rekommendation, nyhet, kallelse, anslag, tjänsteskrivelse,"
        " annat (minutes, extract, recommendation, news, agenda, notice, memo, other).",
    ),
]

Unmask = Annotated[
    bool, typer.Option("--unmask", help="With personnummer, private telephones, e-mail and home addresses as printed.")
]

DEFAULT_DB = Path("protokoll.db")


def make_query(
    text: str, body: str | None, organisation: str | None, case: str | None, person: str | None, since: str | None,
    until: str | None, outcome: str | None, kind: str | None, newest: bool = False, limit: int | None = None,
) -> Query:
    """The query that the options of a command stand for."""
    from protokoll.query.query import Query

    return Query(text, body, organisation, case, person, since, until, outcome, kind, newest, limit)
