"""`protokoll show`: one document for people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from protokoll.cli import options, output


def show(
    name: Annotated[str, typer.Argument(metavar="FILE|ID", help="A document, or one in the database.")],
    as_json: options.AsJson = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Show one document for people to read.

    Its meeting, who was there, each paragraph with its parts. A file is read where it is; anything else is looked up
    in the database: by id, by the beginning of one, or by file name.

    \b
    protokoll show minutes.pdf
    protokoll show granfors-ks-2031-03-11
    """
    record = _record(name, db)
    if as_json:
        output.write_json([record])
    else:
        from protokoll.cli.show import document

        document(record)


def _record(name: str, db: Path) -> dict[str, Any]:
    from protokoll.export.json_records import without_spans

    path = Path(name)
    if path.is_file():
        from protokoll.pipeline import parse

        return parse(path).to_dict()
    from protokoll.archive import Archive

    record: dict[str, Any] = without_spans(Archive(db).show(name))
    return record
