"""`protokoll person`: what somebody did."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from protokoll.cli import options, output

if TYPE_CHECKING:
    from protokoll.link.activity import Activity


def person(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="The name, in any spelling that the minutes have.")],
    organisation: options.Organisation = None,
    as_json: options.AsJson = False,
    unmask: options.Unmask = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """What a person did, over time: meetings, offices, substitutions, yrkanden, reservations, votes.

    The spellings of one person within an organisation are one; two of one name in two organisations stay two.
    JSON: one person a line.

    \b
    protokoll person "Anna Berg"
    protokoll person Anna Berg --organisation Granfors
    protokoll person "Anna Berg" --json | jq '.acts[] | select(.kind == "reservation")'
    """
    from protokoll.archive import Archive

    archive, wanted = Archive(db), " ".join(name)
    found = archive.person(wanted, organisation, unmask)
    if output.form_of(as_json) == output.JSON:
        output.write_json(_data(one) for one in found)
    else:
        from protokoll.cli import show_overview

        show_overview.people(found)
    output.say_masked(archive.masked)
    if not found:
        similar = ", ".join(archive.similar_people(wanted))
        output.say(f"Nobody called {wanted}." + (f" Similar: {similar}" if similar else ""))


def _data(one: Activity) -> dict[str, Any]:
    who = one.person
    return {
        "name": who.name, "party": who.party, "organisation": who.organisation,
        "spellings": [{"name": name, "party": party} for name, party in who.spellings],
        "attended": one.attended, "missed": one.missed, "substitutions": one.substitutions,
        "seats": [asdict(seat) for seat in one.seats], "acts": [asdict(act) for act in one.acts],
    }
