"""Prints pages of layout text as a real PDF with a proportional font."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import regex
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
SIZE, LARGE = 9.5, 12.0
LEFT, TOP, BOTTOM = 44.0, 40.0, 34.0
COLUMN_WIDTH = 5.0
LEADING = 12.0
NEAR = 4
"""Cells whose columns differ by less than this stand in the same column."""

CELL = regex.compile(r"\S+(?:\s{1,2}\S+)*")
WHOLE_BOLD = regex.compile(r"\*\*(?P<text>.+)\*\*")


@dataclass(frozen=True)
class Cell:
    """A run of text that begins at a column of a line."""

    row: int
    column: int
    text: str
    bold: bool


def print_pdf(layout_text: str, out: Path, *, order: Literal["rows", "columns"] = "rows") -> None:
    """Print layout text: pages are parted by form feeds, cells by three or more spaces.

    A cell stands at the place that its column gives it. `**cell**` is printed bold and larger. With `order="columns"`
    the content stream holds the leftmost column first, then the next one. The same text gives the same bytes.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    canvas = Canvas(str(out), pagesize=A4, invariant=1, initialFontName=REGULAR, initialFontSize=SIZE)
    for page in layout_text.split("\f"):
        _print_page(canvas, page.strip("\n"), order)
        canvas.showPage()
    canvas.save()


def _print_page(canvas: Canvas, page: str, order: Literal["rows", "columns"]) -> None:
    lines = page.split("\n")
    height = A4[1] - TOP - BOTTOM
    leading = min(LEADING, height / len(lines))
    cells = [cell for row, line in enumerate(lines) for cell in cells_of(line, row)]
    for cell in cells if order == "rows" else by_column(cells):
        canvas.setFont(BOLD if cell.bold else REGULAR, LARGE if cell.bold else SIZE)
        canvas.drawString(LEFT + cell.column * COLUMN_WIDTH, A4[1] - TOP - (cell.row + 1) * leading, cell.text)


def cells_of(line: str, row: int) -> Iterator[Cell]:
    """The cells of one line, from left to right."""
    # `Plats och tid          Kommunhuset, kl. 13.15` → two cells
    for match in CELL.finditer(line.expandtabs(8)):
        bold = WHOLE_BOLD.fullmatch(match.group())
        yield Cell(row, match.start(), bold.group("text") if bold else match.group(), bold is not None)


def by_column(cells: list[Cell]) -> list[Cell]:
    """The cells column by column, from top to bottom in each."""
    starts: list[int] = []
    for column in sorted({cell.column for cell in cells}):
        if not starts or column - starts[-1] >= NEAR:
            starts.append(column)

    def place(cell: Cell) -> tuple[int, int, int]:
        return max(start for start in starts if start <= cell.column), cell.row, cell.column

    return sorted(cells, key=place)
