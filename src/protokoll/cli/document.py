"""`protokoll show`: one document for people."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from protokoll.cli import options, output


def show(
    name: Annotated[str, typer.Argument(metavar="FILE|ID", help="A document, or one in the database.")],
    as_json: options.AsJson = False,
    unmask: options.Unmask = False,
    db: options.Db = options.DEFAULT_DB,
) -> None:
    """Show one document for people to read.

    Its meeting, who was there, each paragraph with its parts. A file is read where it is; anything else is looked up
    in the database: by id, by the beginning of one, or by file name.

    \b
    protokoll show minutes.pdf
    protokoll show granfors-ks-2031-03-11
    """
    record = _record(name, db, unmask)
    if as_json:
        output.write_json([record])
    else:
        from protokoll.cli.show import document

        document(record)


def _record(name: str, db: Path, unmask: bool) -> dict[str, Any]:
    from protokoll.export.json_records import without_spans

    path = Path(name)
    if path.is_file():
        from protokoll.masking import Mask
        from protokoll.pipeline import parse

        mask = Mask(is_open=unmask)
        record = mask.record(path.name, parse(path).to_dict())
        output.say_masked(mask.log)
        return record
    from protokoll.archive import Archive

    archive = Archive(db)
    shown: dict[str, Any] = without_spans(archive.show(name, unmask))
    output.say_masked(archive.masked)
    return shown
