"""`protokoll search`: find paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from protokoll.cli import options, output

if TYPE_CHECKING:
    from protokoll.query.search import Hit

COLUMNS = (
    "date", "organisation", "body", "number", "title", "outcome", "snippet", "case_numbers", "file", "page", "path",
    "paragraph", "document",
)


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[QUERY]...", help='Words in any form, "exact words", fields.', show_default=False),
    ] = None,
    body: options.Body = None,
    organisation: options.Organisation = None,
    case: options.Case = None,
    person: options.Person = None,
    since: options.Since = None,
    until: options.Until = None,
    outcome: options.Outcome = None,
    kind: options.Kind = None,
    newest: Annotated[bool, typer.Option("--newest", help="Newest first, not most relevant first.")] = False,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, metavar="N", help="How many hits.")] = 20,
    as_json: options.AsJson = False,
    as_csv: options.AsCsv = False,
    unmask: options.Unmask = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Find paragraphs: all the words, in any of their forms.

    Words may stand in compounds too: strategi finds hjälpmedelsstrategi. "Words in quotes" are found as written.
    OR, NOT or -, NEAR(a b, 5), brackets and beginnings* may be used, and fields: titel: beslut: förslag: yrkande:
    reservation: sammanfattning: dnr: organ: organisation: person: parti: roll: utfall: typ: datum: §:

    \b
    protokoll search färdplan
    protokoll search '"trygg skolväg" OR skolskjuts*' --from 2031 --body KS
    protokoll search 'titel:taxa utfall:avslag datum:2030-01..2031-06'
    protokoll search 'roll:reservant parti:M -beslut:avslå'
    protokoll search --person "Anna Berg" --outcome avslag --newest
    protokoll search skolskjuts --json
    """
    from protokoll.archive import Archive

    query = options.make_query(
        " ".join(words or []), body, organisation, case, person, since, until, outcome, kind, newest, limit
    )
    archive = Archive(db)
    hits = archive.search(query, unmask)
    _print(hits, output.form_of(as_json, as_csv), limit)
    output.say_masked(archive.masked)
    if not hits:
        meant = " ".join(close for _, close in archive.suggest(query))
        output.say("No paragraph found." + (f" Menade du {meant}?" if meant else ""))
    elif query.text and not newest and not any(hit.score for hit in hits):
        output.say("Newest first: there are too many to rank. Add a word or a field.")


def _print(hits: list[Hit], form: str, limit: int) -> None:
    if form == output.JSON:
        output.write_json(row(hit) for hit in hits)
    elif form == output.CSV:
        output.write_csv(COLUMNS, (row(hit) | {"snippet": hit.snippet.marked()} for hit in hits))
    else:
        from protokoll.cli import show

        show.hits(hits)
    if len(hits) == limit and form == output.TABLE:
        output.say(f"The first {limit}. More with --limit.")


def row(hit: Hit) -> dict[str, Any]:
    """A hit as an object for programs."""
    marks = [list(place) for place in hit.snippet.marks]
    return hit._asdict() | {"title": hit.title.text or None, "snippet": hit.snippet.text, "marks": marks}
