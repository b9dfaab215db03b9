"""`protokoll watch`: saved queries, and what is new for them."""

from __future__ import annotations

import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from protokoll.cli import options, output

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protokoll.watch import News

watch = typer.Typer(
    no_args_is_help=True, rich_markup_mode=None,
    help="""Saved queries: what is new in the archive since the last run.

    \b
    protokoll watch add skolskjuts "skolskjuts organ:KS"
    protokoll watch run

    New is what came into the archive since the last run, in whatever year it was decided. From cron, every night:

    \b
    0 5 * * * protokoll ingest /minutes --db /var/p.db && protokoll watch run --db /var/p.db --atom /www/nytt.xml
    """,
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of the saved query.")]


@watch.command()
def add(
    name: Name,
    words: Annotated[list[str], typer.Argument(metavar="QUERY...", help="What to search for, as in search.")],
    existing: Annotated[
        bool, typer.Option("--existing", help="What is in the archive already is new at the first run.")
    ] = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Save a query.

    \b
    protokoll watch add skolskjuts skolskjuts
    protokoll watch add avslag 'utfall:avslag typ:protokoll' --existing
    """
    from protokoll.watch import Watches

    Watches(db).add(name, " ".join(words), existing)
    output.say(f"{name}: saved. See what is new with: protokoll watch run")


@watch.command(name="list")
def list_(as_json: options.AsJson = False, db: options.Db = options.DEFAULT_DB) -> None:
    """Show the saved queries.

    \b
    protokoll watch list
    """
    from protokoll.watch import Watches

    saved = Watches(db).list()
    if output.form_of(as_json) == output.JSON:
        output.write_json(asdict(one) for one in saved)
    else:
        for one in saved:
            print(f"{one.name}: {one.query}  (last run: {one.run_at or 'never'})")
    if not saved:
        output.say("No saved query. Make one with: protokoll watch add NAME QUERY")


@watch.command()
def remove(name: Name, db: options.Db = options.DEFAULT_DB) -> None:
    """Take a saved query out.

    \b
    protokoll watch remove skolskjuts
    """
    from protokoll.watch import Watches

    Watches(db).remove(name)
    output.say(f"{name}: removed")


@watch.command()
def run(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Only these saved queries.", show_default=False)
    ] = None,
    atom: Annotated[
        Path | None, typer.Option("--atom", metavar="FILE", help="Write an Atom feed, too.", show_default=False)
    ] = None,
    as_json: options.AsJson = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="As Markdown, for a mail.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Only look: the next run shows the same again.")] = False,
    unmask: options.Unmask = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Show what is new since the last run, query by query. Nothing new: no output.

    \b
    protokoll watch run
    protokoll watch run --atom nytt.xml --markdown
    protokoll watch run skolskjuts --json --keep
    """
    from protokoll.watch import Watches

    watches = Watches(db)
    news = watches.check(names or (), unmask)
    if markdown:
        sys.stdout.write("".join(_markdown(one) for one in news if one.hits))
    elif output.form_of(as_json) == output.JSON:
        output.write_json(row for one in news for row in _rows(one))
    else:
        _print(news)
    if atom is not None:
        watches.feed(atom, names or (), unmask)
    sys.stdout.flush()
    if not keep:
        watches.mark(news)


def _rows(news: News) -> list[dict[str, Any]]:
    from protokoll.cli.search import row

    return [{"watch": news.watch.name, **row(hit)} for hit in news.hits]


def _markdown(news: News) -> str:
    lines = [f"## {news.watch.name} ({len(news.hits)})\n"]
    for hit in news.hits:
        heading = " ".join(part for part in (f"§ {hit.number}" if hit.number else "", hit.title.text) if part)
        where = ", ".join(part for part in (hit.body, hit.organisation, hit.date, hit.outcome) if part)
        page = f", s. {hit.page}" if hit.page else ""
        words = hit.snippet.marked("**", "**")
        lines.append(f"- **{heading or hit.file}** ({where})  \n  {words}  \n  {hit.file}{page}")
    return "\n".join(lines) + "\n\n"


def _print(news: Sequence[News]) -> None:
    from protokoll.cli import show

    for one in news:
        if one.hits:
            print(f"{one.watch.name}: {len(one.hits)} new")
            show.hits(one.hits)
    if not any(one.hits for one in news):
        output.say("Nothing new.")
