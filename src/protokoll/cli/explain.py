"""`protokoll explain`: what became of every line of a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from protokoll.cli import options, output

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text as RichText

    from protokoll.explain.claims import Claims, ParsedDocument
    from protokoll.explain.lines import Explained, Piece
    from protokoll.explain.values import Value
    from protokoll.outline import Outline

_WIDTH, _MARGIN, _LONGEST = 100, 25, 90
_STYLES = {
    "item heading": "bold cyan", "section heading": "cyan", "section": "green", "unclaimed": "bold red",
    "furniture": "dim", "drawn": "dim", "repeated": "dim", "formula": "dim",
    "contents": "blue", "annex": "blue", "header": "blue",
}
_PLAIN = frozenset({"SourceRecord", "Warning", "Section"})  # what the text itself or the warnings show
_VALUE, _FIELD, _LOST = "bold yellow", "magenta", "bold red"


def explain(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A document.")],
    paragraph: Annotated[
        str | None, typer.Option("--paragraph", "-p", metavar="N", help="Only this § or item, with all its values.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="OUT", help="Write one HTML file for a browser instead.")
    ] = None,
    unmask: options.Unmask = False,
) -> None:
    """Show what became of every line of a document.

    The margin says what a line was taken for and which rule said so; values are marked in the text, and what nobody
    claimed is red. A list of values follows each paragraph: those that were worked out say from what.

    \b
    protokoll explain minutes.pdf --paragraph 30
    protokoll explain minutes.pdf --html explained.html
    """
    from protokoll.explain.masked import masked
    from protokoll.masking import Mask
    from protokoll.pipeline import parse_document

    mask = Mask(is_open=unmask)
    parsed = masked(parse_document(path), mask)
    output.say_masked(mask.log)
    if html is not None:
        from protokoll.explain.page import page

        html.write_text(page(parsed, parsed.hidden), "utf-8")
        output.say(f"protokoll: {html} written")
        return
    _Printer(parsed).print(_wanted(parsed.outline, paragraph))


def _wanted(outline: Outline, paragraph: str | None) -> int | None:
    """The index of the item that has the number; None for the whole document."""
    if paragraph is None:
        return None
    from protokoll.shapes.numbers import read_number

    number = read_number(paragraph) or paragraph.strip()
    for index, item in enumerate(outline.items):
        if item.number.value == number:
            return index
    have = ", ".join(item.number.value for item in outline.items if item.number.value)
    message = f"no § {number} in this document; it has: {have or 'no numbered items'}"
    raise typer.BadParameter(message, param_hint="--paragraph")


class _Printer:
    """Prints explained lines: margin to the left, words to the right."""

    def __init__(self, parsed: ParsedDocument) -> None:
        from rich.console import Console

        from protokoll.explain.claims import Claims

        self.console: Console = Console(highlight=False, soft_wrap=False)
        if not self.console.is_terminal:
            self.console = Console(highlight=False, width=_WIDTH, color_system=None)
        self.marked = self.console.no_color or self.console.color_system is None
        self.parsed = parsed
        self.claims: Claims = Claims(parsed)
        self.page = 0

    def print(self, only: int | None) -> None:
        """Print the whole document, or one item with all its values."""
        items = self.parsed.outline.items
        if only is not None:
            self._lines(items[only].start, items[only].end)
            self._values(f"paragraphs[{only}]", every=True)
            return
        at = 0
        for index, item in enumerate(items):
            self._lines(at, item.start)
            self._lines(item.start, item.end)
            self._values(f"paragraphs[{index}]")
            at = item.end
        self._lines(at, len(self.claims.text.content))
        self._values("")
        self._summary()

    def _lines(self, start: int, end: int) -> None:
        from rich.text import Text

        from protokoll.explain.lines import explain_lines, runs

        if start >= end:
            return
        for claim, lines in runs(explain_lines(self.claims, start, end)):
            if lines[0].line.page != self.page:
                self.page = lines[0].line.page
                self.console.rule(f"page {self.page}", style="dim", align="left")
                self._furniture()
            style = _STYLES.get(claim.kind, _FIELD)
            what = f" {claim.what}" if claim.what else ""
            margin = Text.assemble((claim.kind, style), what, "\n", (claim.rule, "dim italic"))
            said = [row for line in lines for row in self._wrapped(self._words(line), self.console.width - _MARGIN - 3)]
            for left, right in zip_longest(self._wrapped(margin, _MARGIN), said, fillvalue=Text("")):
                row = left.copy()
                row.pad_right(_MARGIN - row.cell_len)
                right.rstrip()
                self.console.print(Text.assemble(row, (" │ ", style), right), soft_wrap=True)

    def _wrapped(self, text: RichText, width: int) -> list[RichText]:
        """A line of the document, or of the margin, in rows."""
        return list(text.wrap(self.console, width))

    def _furniture(self) -> None:
        """What was taken out of a page, each line once."""
        taken = dict.fromkeys((r.text, r.rule) for r in self.parsed.normalised.removed if r.page == self.page)
        for text, rule in taken:
            said = " · ".join(part.strip() for part in text.split("   ") if part.strip())
            self.console.print(f"taken out: {said} ({rule})", style="dim", markup=False)

    def _words(self, explained: Explained) -> RichText:
        from rich.text import Text

        line, content = explained.line, self.claims.text.content
        out = Text(" " * min(12, round(line.indent)))
        for style, group in groupby(explained.pieces, self._style):
            pieces = list(group)
            words = content[pieces[0].start : pieces[-1].end]
            sign = {_LOST: "!‹", _VALUE: "‹"}.get(style, "") if self.marked else ""
            out.append(f"{sign}{words}{'›' if sign else ''}", style)
        return out

    def _style(self, piece: Piece) -> str:
        from protokoll.explain.lines import is_passage

        if not piece.claimed:
            return _LOST
        return _VALUE if piece.values and not is_passage(self.claims.values[piece.values[0]]) else ""

    def _values(self, path: str, every: bool = False) -> None:
        """What was worked out under a path; with `every` each value by itself, and the names of the missing ones."""
        of_it = list(self._under(path))
        known = [v for v in of_it if v.basis != "missing"]
        if every:
            self._grid("values", [(_name(v, path), _short(v), _known(v)) for v in known])
        else:
            self._grid("worked out, not printed", _together([v for v in known if v.basis == "derived"], path))
        missing = [_name(v, path) for v in of_it if v.basis == "missing" and v.path == path]
        if every and missing:
            self.console.print(f"  missing: {', '.join(missing)}", style="dim", markup=False)

    def _grid(self, heading: str, rows: list[tuple[str, str, str]]) -> None:
        from rich.table import Table

        if not rows:
            return
        grid = Table.grid(padding=(0, 2))
        for style, width in ((_FIELD, 28), ("", 32), ("dim", 34)):
            grid.add_column(style=style, max_width=width, overflow="fold")
        for name, value, known in rows:
            grid.add_row(f"  {name}", value, known)
        self.console.print(f"  {heading}", style="dim")
        self.console.print(grid, markup=False)

    def _under(self, path: str) -> Iterator[Value]:
        from protokoll.explain.values import belongs

        for value in self.claims.values:
            if belongs(value, path) and value.record not in _PLAIN and value.field not in ("pages", "present"):
                yield value

    def _summary(self) -> None:
        from protokoll.explain.coverage import coverage
        from protokoll.explain.page import shares

        covered = coverage(self.parsed, self.claims)
        self.console.rule(style="dim")
        self.console.print(shares(covered), style="bold")
        for span, words in covered.stretches:
            self.console.print(f"  unclaimed on page {span.page}: {words}", style="red", markup=False)


def _name(value: Value, path: str) -> str:
    return value.name.removeprefix(f"{path}.") if path else value.name


def _together(values: list[Value], path: str) -> list[tuple[str, str, str]]:
    """Values of the same field with the same reason in one row: `attendance[].role   member 9, official 2`."""
    groups: dict[tuple[str, str], Counter[str]] = {}
    for value in values:
        name = "".join(part.partition("]")[2] for part in f"]{_name(value, path)}".split("["))
        groups.setdefault((name, _known(value)), Counter())[_short(value)] += 1
    return [
        (name, ", ".join(words if n == 1 else f"{words} ({n})" for words, n in counts.items()), known)
        for (name, known), counts in groups.items()
    ]


def _known(value: Value) -> str:
    """How a value is known."""
    if value.span is not None:
        return f"stated, page {value.span.page}"
    return f"derived: {value.reason}" if value.reason else value.basis


def _short(value: Value) -> str:
    shown = "; ".join(map(str, value.value)) if isinstance(value.value, tuple) else str(value.value)
    shown = " ".join(shown.split())
    return shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…"
