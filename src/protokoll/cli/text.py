"""`protokoll text`: a document's text as the spans count it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer


def text(
    path: Annotated[Path, typer.Argument(metavar="PATH", exists=True, dir_okay=False, help="A document.")],
) -> None:
    """Print a document's text as spans count it.

    The text is cleaned; a form feed parts two pages. The offsets of --provenance count its characters.

    \b
    protokoll text minutes.pdf | less
    """
    from protokoll.pipeline import parse_document

    sys.stdout.write(parse_document(path).text.content)
