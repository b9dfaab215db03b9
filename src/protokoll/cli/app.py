"""The commands, by name."""

from __future__ import annotations

from typing import Annotated

import typer

from protokoll.cli import case, document, export, ingest, parse, search, text

app = typer.Typer(
    name="protokoll",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"protokoll {version('protokoll')}")
        raise typer.Exit


@app.callback()
def _protokoll(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Swedish meeting minutes as typed records: parse, search, follow cases, export.

    \b
    protokoll ingest minutes/              bring a folder of documents into protokoll.db
    protokoll search färdplan              find paragraphs, in any form of the word
    protokoll case "HSN 801-2022"          follow a case across bodies
    protokoll parse minutes.pdf            records as JSON Lines, without a database

    The database is protokoll.db in the working folder, or $PROTOKOLL_DB, or --db. Data goes to standard output,
    messages to standard error. Exit codes: 0 all well, 1 some documents failed, 2 wrong usage.
    """


app.command("ingest")(ingest.ingest)
app.command("search")(search.search)
app.command("case")(case.case)
app.command("show")(document.show)
app.command("export")(export.export)
app.command("parse")(parse.parse)
app.command("text")(text.text)
