"""Reads odt (LibreOffice): paragraphs, headings, printed list numbers and tables, without tracked deletions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import regex
from lxml import etree

from protokoll.errors import WrongFormatError
from protokoll.readers.blocks import Blocks
from protokoll.readers.odt_styles import STYLE, TEXT, Styles
from protokoll.readers.office import Parts, cell_lines, numeral, source_of, whole
from protokoll.text import Source

_MEDIA_TYPE = "application/vnd.oasis.opendocument.text"
_NS = "urn:oasis:names:tc:opendocument:xmlns:"
_TABLE = f"{{{_NS}table:1.0}}"
_OFFICE, _DRAW = f"{{{_NS}office:1.0}}", f"{{{_NS}drawing:1.0}}"
_SKIPPED = frozenset(
    {f"{TEXT}{name}" for name in ("tracked-changes", "note", "sequence-decls", "variable-decls", "list-header")}
    | {f"{_OFFICE}annotation", f"{_OFFICE}annotation-end", f"{_OFFICE}forms"}
)
_SPACING = 4.5


@dataclass(slots=True)
class _List:
    """A list that is being read: its style and how far it has counted."""

    style: str | None
    counts: list[int] = field(default_factory=list)


def read(data: bytes, path: Path, sha256: str) -> Source:
    """Read an odt file."""
    parts = Parts(data, path)
    content, styles = parts.parse("content.xml"), parts.parse("styles.xml")
    body = content.find(f"{_OFFICE}body/{_OFFICE}text") if content is not None else None
    if body is None:
        raise WrongFormatError(
            f"{path}: the file has no readable text part; it is damaged or locked with a password. Save it again "
            "without a password."
        )
    writer = _Writer([root for root in (styles, content) if root is not None])
    header = styles.find(f"{_OFFICE}master-styles/{STYLE}master-page/{STYLE}header") if styles is not None else None
    if header is not None:
        writer.blocks(header)
        writer.out.blank()
    writer.blocks(body)
    return source_of(writer.out.pages(), parts.parse("meta.xml"), path, sha256, _MEDIA_TYPE)


class _Writer:
    """Walks the blocks of a document and writes their text as rows."""

    def __init__(self, roots: list[etree._Element], styles: Styles | None = None) -> None:
        self.styles = styles or Styles(roots)
        self.out = Blocks(keep_spaces=True)
        self.lists: list[_List] = []
        self.marker = ""
        self.below = 0.0
        self.finished: dict[str, list[int]] = {}

    def blocks(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag in _SKIPPED:
                continue
            if tag in {f"{TEXT}p", f"{TEXT}h"}:
                self.paragraph(child)
            elif tag == f"{TEXT}list":
                self.items(child)
            elif tag == f"{_TABLE}table":
                self.table(child)
            elif tag == f"{TEXT}soft-page-break":
                self.out.page()
            else:
                self.blocks(child)

    def paragraph(self, node: etree._Element) -> None:
        style = self.styles.named(node.get(f"{TEXT}style-name"))
        if style.page_break:
            self.out.page()
        level = whole(node.get(f"{TEXT}outline-level"), 1) if node.tag == f"{TEXT}h" else 0
        if level or max(style.before, self.below) >= _SPACING:
            self.out.blank()
        self.below = _SPACING if level else style.after
        self.out.mark(self.marker)
        self.marker = " " * len(self.marker)
        if level:
            with self.out.heading(min(6, level)):
                self.runs(node, style.bold)
        else:
            self.runs(node, style.bold)
            self.out.flush(keep_blank=True)
        self.out.mark("")

    def runs(self, node: etree._Element, bold: bool) -> None:
        self._add(node.text, bold)
        for child in node:
            self.run(child, bold)
            self._add(child.tail, bold)

    def run(self, node: etree._Element, bold: bool) -> None:
        tag = node.tag
        if tag in _SKIPPED:
            return
        if tag == f"{TEXT}tab":
            self.out.add("\t")
        elif tag == f"{TEXT}s":
            self.out.add(" " * min(200, whole(node.get(f"{TEXT}c"), 1)))
        elif tag == f"{TEXT}line-break":
            self.out.flush()
        elif tag == f"{TEXT}soft-page-break":
            self.out.page()
        elif tag in {f"{_DRAW}frame", f"{_DRAW}text-box", f"{_DRAW}custom-shape"}:
            self.out.flush()
            self.blocks(node)
        else:
            name = node.get(f"{TEXT}style-name")
            self.runs(node, (self.styles.named(name).bold or bold) if name else bold)

    def _add(self, text: str | None, bold: bool) -> None:
        if not text:
            return
        text = regex.sub(r"[ \t\r\n]+", " ", text)
        if bold:
            with self.out.bold():
                self.out.add(text)
        else:
            self.out.add(text)

    def items(self, node: etree._Element) -> None:
        style = node.get(f"{TEXT}style-name") or (self.lists[-1].style if self.lists else None)
        current = _List(style)
        goes_on = node.get(f"{TEXT}continue-numbering") == "true" or node.get(f"{TEXT}continue-list")
        if goes_on and style:
            current.counts = self.finished.get(f"{style} {len(self.lists)}", [])
        self.lists.append(current)
        for item in node:
            if item.tag == f"{TEXT}list-item":
                self.marker = self._label(item)
                self.blocks(item)
        self.lists.pop()
        self.marker = ""
        self.finished[f"{style} {len(self.lists)}"] = current.counts

    def _label(self, item: etree._Element) -> str:
        """The number or dash of the next item of the innermost list."""
        depth = len(self.lists)
        current = self.lists[-1]
        level = self.styles.lists.get(current.style or "", {}).get(depth)
        start = item.get(f"{TEXT}start-value") or (level.get(f"{TEXT}start-value") if level is not None else None)
        if item.get(f"{TEXT}start-value") or not current.counts:
            current.counts[:] = [whole(start, 1)]
        else:
            current.counts[0] += 1
        indent = "  " * (depth - 1)
        form = level.get(f"{STYLE}num-format") if level is not None else None
        first = next(iter(item), None)
        if level is None or level.tag != f"{TEXT}list-level-style-number" or not form:
            return "" if first is not None and first.tag == f"{TEXT}list" else f"{indent}- "
        number = numeral(current.counts[0], form)
        prefix, suffix = level.get(f"{STYLE}num-prefix") or "", level.get(f"{STYLE}num-suffix") or ""
        shown = min(whole(level.get(f"{TEXT}display-levels"), 1), depth)
        outer = [str(above.counts[0]) for above in self.lists[-shown:-1] if above.counts]
        return f"{indent}{prefix}{'.'.join([*outer, number])}{suffix} "

    def table(self, node: etree._Element) -> None:
        rows = list(_own_rows(node))
        if all(len(row) <= 1 for row in rows):
            self.blocks(node)
            return
        self.out.table([[self._cell(cell) for cell in row] for row in rows])
        self.below = _SPACING

    def _cell(self, node: etree._Element) -> list[str]:
        inner = _Writer([], self.styles)
        inner.blocks(node)
        return cell_lines(inner.out)


def _own_rows(table: etree._Element) -> Iterator[list[etree._Element]]:
    for row in table.iter(f"{_TABLE}table-row"):
        if next(row.iterancestors(f"{_TABLE}table"), None) is table:
            # Covered cells keep their place under a wide or high neighbour.
            yield [cell for cell in row if cell.tag in {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}]
