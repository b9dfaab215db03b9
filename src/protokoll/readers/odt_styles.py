"""What odt says beside the text: how paragraphs and words are printed, and what numbers lists have."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex
from lxml import etree

from protokoll.readers.office import whole

_NS = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE = f"{{{_NS}text:1.0}}", f"{{{_NS}style:1.0}}"
_FO = f"{{{_NS}xsl-fo-compatible:1.0}}"
_LENGTH = regex.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>cm|mm|in|pt)")
_POINTS = {"cm": 28.35, "mm": 2.835, "in": 72.0, "pt": 1.0}


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph or word is printed; spacing is in points."""

    bold: bool = False
    page_break: bool = False
    before: float = 0.0
    after: float = 0.0


class Styles:
    """The styles of a document, each with what it inherits, and the levels of its list styles."""

    def __init__(self, roots: list[etree._Element]) -> None:
        self._nodes: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self.lists: dict[str, dict[int, etree._Element]] = {}
        for root in roots:
            for node in root.iter(f"{STYLE}style"):
                self._nodes[node.get(f"{STYLE}name", "")] = node
            for node in root.iter(f"{TEXT}list-style"):
                levels = {whole(level.get(f"{TEXT}level"), 1): level for level in node}
                self.lists[node.get(f"{STYLE}name", "")] = levels

    def named(self, name: str | None, depth: int = 0) -> Style:
        """The style of that name."""
        if not name or name not in self._nodes or depth > 12:
            return Style()
        if name not in self._known:
            node = self._nodes[name]
            self._known[name] = _changed(self.named(node.get(f"{STYLE}parent-style-name"), depth + 1), node)
        return self._known[name]


def _changed(style: Style, node: etree._Element) -> Style:
    text, paragraph = node.find(f"{STYLE}text-properties"), node.find(f"{STYLE}paragraph-properties")
    weight = text.get(f"{_FO}font-weight") if text is not None else None
    if weight:
        style = replace(style, bold=weight == "bold" or (weight.isdecimal() and int(weight) >= 600))
    if paragraph is not None:
        style = replace(
            style,
            before=_points(paragraph.get(f"{_FO}margin-top"), style.before),
            after=_points(paragraph.get(f"{_FO}margin-bottom"), style.after),
            page_break=paragraph.get(f"{_FO}break-before") == "page",
        )
    # A master page of its own begins on a new page.
    return replace(style, page_break=True) if node.get(f"{STYLE}master-page-name") else style


def _points(length: str | None, otherwise: float) -> float:
    found = _LENGTH.fullmatch(length or "")
    return float(found["number"]) * _POINTS[found["unit"]] if found else otherwise
