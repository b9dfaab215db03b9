"""The commands, by name. Only the command that is called is imported, so that a search starts fast."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated

import typer

COMMANDS = {
    "ingest": "ingest", "search": "search", "case": "case", "show": "document", "export": "export", "parse": "parse",
    "text": "text",
    "explain": "explain",
    "check": "check",
    "watch": "watch",
    "person": "person", "bodies": "bodies", "coverage": "coverage", "diff": "diff",
}
"""Each command's name and the module of this package that holds a function, or commands, of that name."""


def make_app(called: str | None = None) -> typer.Typer:
    """The command line: with the command that is called, or, for help and errors, with all of them."""
    app = typer.Typer(
        name="protokoll",
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        add_completion=called not in COMMANDS,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    app.callback()(_protokoll)
    for name in [called] if called in COMMANDS else COMMANDS:
        module = import_module(f"protokoll.cli.{COMMANDS[name]}")
        command = getattr(module, name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name)(command)
    return app


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"protokoll {version('protokoll')}")
        raise typer.Exit


def _protokoll(
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_version, is_eager=True)
    ] = False,
) -> None:
    """Swedish meeting minutes as typed records: parse, search, follow cases, export.

    \b
    protokoll ingest minutes/              bring a folder of documents into protokoll.db
    protokoll search färdplan              find paragraphs, in any form of the word
    protokoll case "HSN 801-2031"          follow a case across bodies
    protokoll person "Anna Berg"           what somebody did, over time
    protokoll bodies                       the organs with their meetings
    protokoll coverage                     what is missing
    protokoll diff draft.pdf final.pdf     what changed between two versions
    protokoll show minutes.pdf             read one document
    protokoll export tables/               everything as CSV
    protokoll parse minutes.pdf            records as JSON Lines, without a database

    The database is protokoll.db in the working folder, or $PROTOKOLL_DB, or --db. Data goes to standard output,
    messages to standard error. Exit codes: 0 all well, 1 some documents failed, 2 wrong usage.
    """
