"""What people see: tables and documents, drawn with rich."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from protokoll.cli.show_document import document

if TYPE_CHECKING:
    from protokoll.ingest import IngestReport, Progress
    from protokoll.query.search import Hit
    from protokoll.query.snippet import Snippet

__all__ = ["document", "hits", "progress", "report"]

_MARK = "bold yellow"
_PLAIN_WIDTH = 100


def console() -> Console:
    """Standard output; without a terminal, without colours and of a fixed width."""
    return Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else _PLAIN_WIDTH)


def hits(found: Sequence[Hit]) -> None:
    """The hits of a search."""
    out = console()
    table = _table("Paragraph")
    for hit in found:
        what = _heading(_marked(hit.title, "bold", out), _words(hit.outcome))
        if hit.snippet.text:
            what.append_text(_marked(hit.snippet, "", out)).append("\n")
        what.append_text(_place(hit.case_numbers, hit.file, hit.page))
        if hit.also:
            what.append(f" · also {hit.also}", "dim")
        table.add_row(_meeting(hit.date, hit.body, hit.organisation), hit.number, what)
    if found:
        out.print(table)


def report(done: IngestReport, documents: int, paragraphs: int, db: str) -> None:
    """What an ingest did."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    table.add_column(style="dim")
    table.add_column(justify="right")
    always = ("new", "updated", "unchanged", "failed", "paragraphs", "decisions", "warnings")
    for name in ("new", "updated", "unchanged", "moved", "duplicates", "pruned", "failed", *always[4:]):
        value = getattr(done, name)
        if value or name in always:
            table.add_row(name, Text(str(value), "bold red" if name == "failed" and value else ""))
    out = console()
    out.print(table)
    out.print(f"{db}: {documents} documents, {paragraphs} paragraphs", soft_wrap=True)


@contextmanager
def progress(wanted: bool) -> Iterator[Progress | None]:
    """A progress bar on standard error."""
    if not wanted:
        yield None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)

        def step(done: int, total: int, path: Path) -> None:
            bar.update(task, completed=done, total=total, description=path.name.replace("[", r"\["))

        moved: Callable[[int, int, Path], None] = step
        yield moved


def _table(what: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True, leading=1)
    table.add_column("Meeting", max_width=28, overflow="fold")
    table.add_column("§", min_width=3)
    table.add_column(what, ratio=1, overflow="fold")
    return table


def _meeting(date: str | None, body: str | None, organisation: str | None) -> Text:
    return Text("\n".join(part for part in (date or "no date", body, organisation) if part))


def _heading(title: Text, outcome: Text) -> Text:
    """Title and outcome on a line of their own, if there are any."""
    parts = [part for part in (title, outcome) if part.plain]
    return Text("  ").join(parts).append("\n") if parts else Text()


def _place(cases: str, file: str, page: int | None) -> Text:
    parts = [cases, file, "" if page is None else f"p. {page}"]
    return Text(" · ".join(part for part in parts if part), "dim")


def _words(outcome: str | None) -> Text:
    style = {"approved": "green", "rejected": "red"}.get(outcome or "", "cyan")
    return Text((outcome or "").replace("_", " "), style)


def _marked(snippet: Snippet, style: str, out: Console) -> Text:
    """The words with the marked ones in colour; without colours, between quotation marks."""
    if out.no_color or not out.is_terminal:
        return Text(snippet.marked(), style)
    text = Text(snippet.text, style)
    for start, end in snippet.marks:
        text.stylize(_MARK, start, end)
    return text
