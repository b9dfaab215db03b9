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
        typer.Argument(metavar="[QUERY]...", help='Words in any form, "phrases", beginnings*.', show_default=False),
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
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Find paragraphs: all the words, in any of their forms.

    \b
    protokoll search färdplan
    protokoll search '"trygg skolväg" avtal*' --from 2031 --body KS
    protokoll search --person "Anna Berg" --outcome rejected --newest
    protokoll search skolskjuts --json | jq .title
    """
    from protokoll.archive import Archive

    query = options.make_query(
        " ".join(words or []), body, organisation, case, person, since, until, outcome, kind, newest, limit
    )
    hits = Archive(db).search(query)
    _print(hits, output.form_of(as_json, as_csv), limit)


def _print(hits: list[Hit], form: str, limit: int) -> None:
    if form == output.JSON:
        output.write_json(_row(hit) for hit in hits)
    elif form == output.CSV:
        output.write_csv(COLUMNS, (_row(hit) | {"snippet": hit.snippet.marked()} for hit in hits))
    else:
        from protokoll.cli import show

        show.hits(hits)
    if not hits:
        output.say("No paragraph found.")
    elif len(hits) == limit and form == output.TABLE:
        output.say(f"The first {limit}. More with --limit.")


def _row(hit: Hit) -> dict[str, Any]:
    row = hit._asdict()
    row["title"] = hit.title.text or None
    row["snippet"] = hit.snippet.text
    row["marks"] = [list(place) for place in hit.snippet.marks]
    return row
