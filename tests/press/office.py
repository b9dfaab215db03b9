"""Writes plain sources as docx and odt, the same bytes each time.

A source has one block a line: `# heading`, `## heading`, `- item`, `label || value` (a row of a table without borders),
`---` (a new page), anything else is a paragraph. Empty lines part the blocks and end a table.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import docx
import regex
from docx.enum.text import WD_BREAK
from odf import dc, meta
from odf.opendocument import OpenDocumentText
from odf.style import ParagraphProperties, Style, TextProperties
from odf.table import Table, TableCell, TableColumn, TableRow
from odf.text import H, List, ListItem, P

PRINTED = datetime(2031, 1, 1, 12, 0, 0)
ZIP_TIME = (2031, 1, 1, 12, 0, 0)
BLOCK = regex.compile(r"(?P<mark>#{1,3}|-)\s+(?P<text>\S.*)")

Kind = Literal["heading", "item", "row", "page", "paragraph"]


@dataclass(frozen=True)
class Block:
    """One line of a source."""

    kind: Kind
    text: str
    level: int = 0
    value: str = ""


def blocks_of(source: str) -> Iterator[list[Block]]:
    """The blocks of a source in groups: the rows of a table together, every other block alone."""
    rows: list[Block] = []
    for line in [*source.split("\n"), ""]:
        block = _block(line.strip()) if line.strip() else None
        if block and block.kind == "row":
            rows.append(block)
            continue
        if rows:
            yield rows
            rows = []
        if block:
            yield [block]


def _block(line: str) -> Block:
    if line == "---":
        return Block("page", "")
    if "||" in line:
        # `Plats och tid || Kommunhuset, kl. 13.15`
        label, _, value = line.partition("||")
        return Block("row", label.strip(), value=value.strip())
    marked = BLOCK.fullmatch(line)
    if not marked:
        return Block("paragraph", line)
    if marked["mark"] == "-":
        return Block("item", marked["text"])
    return Block("heading", marked["text"], level=len(marked["mark"]))


def write_docx(source: str, out: Path) -> None:
    """Write a source as a Word document."""
    document = docx.Document()
    properties = document.core_properties
    properties.created = properties.modified = PRINTED
    properties.author = properties.comments = properties.title = ""
    for group in blocks_of(source):
        first = group[0]
        if first.kind == "row":
            table = document.add_table(rows=0, cols=2)
            for block in group:
                cells = table.add_row().cells
                cells[0].text, cells[1].text = block.text, block.value
        elif first.kind == "page":
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif first.kind == "heading":
            document.add_heading(first.text, level=first.level)
        else:
            document.add_paragraph(first.text, style="List Bullet" if first.kind == "item" else None)
    out.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(out))
    _fix_times(out)


def write_odt(source: str, out: Path) -> None:
    """Write a source as an OpenDocument text."""
    document = OpenDocumentText()
    document.meta.addElement(meta.CreationDate(text=PRINTED.isoformat()))
    document.meta.addElement(dc.Date(text=PRINTED.isoformat()))
    heading = Style(name="Rubrik", family="paragraph")
    heading.addElement(TextProperties(fontweight="bold", fontsize="13pt"))
    document.styles.addElement(heading)
    page = Style(name="Nysida", family="paragraph")
    page.addElement(ParagraphProperties(breakbefore="page"))
    document.automaticstyles.addElement(page)
    for number, group in enumerate(blocks_of(source)):
        document.text.addElement(_odt_element(group, number, heading, page))
    out.parent.mkdir(parents=True, exist_ok=True)
    document.save(str(out))
    _fix_times(out)


def _odt_element(group: list[Block], number: int, heading: Style, page: Style) -> object:
    first = group[0]
    if first.kind == "row":
        table = Table(name=f"Tabell{number}")
        table.addElement(TableColumn(numbercolumnsrepeated=2))
        for block in group:
            row = TableRow()
            for text in (block.text, block.value):
                cell = TableCell()
                cell.addElement(P(text=text))
                row.addElement(cell)
            table.addElement(row)
        return table
    if first.kind == "item":
        items, item = List(), ListItem()
        item.addElement(P(text=first.text))
        items.addElement(item)
        return items
    if first.kind == "heading":
        return H(outlinelevel=first.level, stylename=heading, text=first.text)
    return P(stylename=page) if first.kind == "page" else P(text=first.text)


def _fix_times(path: Path) -> None:
    """Write a zip file again with one fixed time for all its members."""
    with zipfile.ZipFile(path) as archive:
        members = [(info.filename, info.compress_type, archive.read(info)) for info in archive.infolist()]
    with zipfile.ZipFile(path, "w") as archive:
        for name, compression, data in members:
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = compression
            archive.writestr(info, data)
