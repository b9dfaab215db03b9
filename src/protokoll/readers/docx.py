"""Reads docx (Word): paragraphs, headings, printed list numbers and tables, without tracked deletions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from protokoll.errors import WrongFormatError
from protokoll.readers.blocks import Blocks
from protokoll.readers.docx_styles import Numbering, Style, Styles, W, is_on, value
from protokoll.readers.office import Parts, cell_lines, source_of
from protokoll.text import Source

_MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SKIPPED = frozenset(
    f"{W}{name}" for name in
    ("del", "moveFrom", "delText", "instrText", "rPr", "pPr", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr",
     "footnoteReference", "endnoteReference", "commentReference", "delInstrText", "softHyphen")
)
_GLYPHS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}noBreakHyphen": "-", f"{W}sym": ""}
_SPACING = 90
"""Paragraphs further apart than this (in twentieths of a point) have a blank row between them."""


def read(data: bytes, path: Path, sha256: str) -> Source:
    """Read a docx file."""
    parts = Parts(data, path)
    document = parts.parse("word/document.xml")
    body = document.find(f"{W}body") if document is not None else None
    if body is None:
        raise WrongFormatError(f"{path}: the file has no text part; it is damaged. Save it again as .docx or .pdf.")
    styles = Styles(parts.parse("word/styles.xml"))
    numbering = Numbering(parts.parse("word/numbering.xml"))
    writer = _Writer(styles, numbering)
    for header in _headers(parts, body):
        writer.blocks(header)
        writer.out.blank()
    writer.blocks(body)
    return source_of(writer.out.pages(), parts.parse("docProps/core.xml"), path, sha256, _MEDIA_TYPE)


def _headers(parts: Parts, body: etree._Element) -> Iterator[etree._Element]:
    """The page header of the first section: the organisation often stands only there."""
    section = body.find(f".//{W}sectPr")
    relations = parts.parse("word/_rels/document.xml.rels")
    if section is None or relations is None:
        return
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    references = {
        value(reference, "type"): reference.get(f"{_R}id") for reference in section.findall(f"{W}headerReference")
    }
    first = section.find(f"{W}titlePg") is not None and "first" in references
    target = targets.get(references.get("first" if first else "default"))
    header = parts.parse(f"word/{target.removeprefix('/word/')}") if target else None
    if header is not None:
        yield header


class _Writer:
    """Walks the blocks of a document and writes their text as rows."""

    def __init__(self, styles: Styles, numbering: Numbering, out: Blocks | None = None) -> None:
        self.styles = styles
        self.numbering = numbering
        self.out = out or Blocks(keep_spaces=True)
        self.below = 0
        self.boxes: list[etree._Element] = []

    def blocks(self, parent: etree._Element) -> None:
        for child in parent:
            if child.tag == f"{W}p":
                self.paragraph(child)
            elif child.tag == f"{W}tbl":
                self.table(child)
            elif child.tag not in _SKIPPED:
                self.blocks(child)

    def paragraph(self, node: etree._Element) -> None:
        properties = node.find(f"{W}pPr")
        style = self.styles.paragraph(properties)
        if is_on(properties, "pageBreakBefore"):
            self.out.page()
        above = style.before if style.level == 0 else max(style.before, _SPACING)
        if max(above, self.below) >= _SPACING and not (style.contextual and style.numbered):
            self.out.blank()
        self.below = style.after
        label = self.numbering.label(style)
        self.out.mark("  " * style.depth + label if label else "")
        if style.level:
            with self.out.heading(style.level):
                self.runs(node, style)
        else:
            self.runs(node, style)
            self.out.flush(keep_blank=True)
        self.out.mark("")
        self._text_boxes()
        section = properties.find(f"{W}sectPr") if properties is not None else None
        if section is not None and value(section.find(f"{W}type"), "val") not in {"continuous", "nextColumn"}:
            self.out.page()

    def _text_boxes(self) -> None:
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box)

    def runs(self, parent: etree._Element, style: Style) -> None:
        for child in parent:
            self.piece(child, style)

    def piece(self, node: etree._Element, style: Style) -> None:
        if node.tag in _SKIPPED:
            return
        if node.tag == f"{W}r":
            self.run(node, style)
        elif node.tag == f"{_MC}AlternateContent":
            choice = node.find(f"{_MC}Choice")
            self.runs(choice if choice is not None else node, style)
        elif node.tag == f"{W}txbxContent":
            self.boxes.append(node)
        else:
            self.runs(node, style)

    def run(self, node: etree._Element, style: Style) -> None:
        properties = node.find(f"{W}rPr")
        if is_on(properties, "vanish"):
            return
        bold = self.styles.is_bold(properties, style)
        for child in node:
            tag = child.tag
            if tag == f"{W}t":
                self._add(child.text or "", bold)
            elif tag in _GLYPHS:
                self._add(_GLYPHS[tag], bold)
            elif tag == f"{W}lastRenderedPageBreak":
                self.out.page()
            elif tag in {f"{W}br", f"{W}cr"}:
                self._break(child)
            else:
                self.piece(child, style)

    def _add(self, text: str, bold: bool) -> None:
        if bold:
            with self.out.bold():
                self.out.add(text)
        else:
            self.out.add(text)

    def _break(self, node: etree._Element) -> None:
        if value(node, "type") == "page":
            self.out.page()
        else:
            self.out.flush()

    def table(self, node: etree._Element) -> None:
        rows = [row for row in node.iter(f"{W}tr") if _owner(row) is node]
        if all(len(row.findall(f"{W}tc")) <= 1 for row in rows):
            for row in rows:
                self.blocks(row)
            return
        pending: list[list[list[str]]] = []
        for row in rows:
            if is_on(row.find(f"{W}trPr"), "del"):
                continue
            if row.find(f".//{W}lastRenderedPageBreak") is not None and pending:
                self.out.table(pending)
                pending = []
                self.out.page()
            pending.append(self._cells(row))
        self.out.table(pending)
        self.below = _SPACING

    def _cells(self, row: etree._Element) -> list[list[str]]:
        cells: list[list[str]] = []
        for cell in (cell for cell in row.iter(f"{W}tc") if _owner(cell) is _owner(row)):
            inner = _Writer(self.styles, self.numbering)
            inner.blocks(cell)
            cells.append(cell_lines(inner.out))
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            wide = value(span, "val") or "1"
            cells.extend([[]] * (int(wide) - 1 if wide.isdecimal() and int(wide) < 64 else 0))
        return cells


def _owner(node: etree._Element) -> etree._Element | None:
    """The table that a row or cell belongs to."""
    return next(node.iterancestors(f"{W}tbl"), None)
