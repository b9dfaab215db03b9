"""What docx says beside the text: styles of paragraphs and the numbers of lists."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex
from lxml import etree

from protokoll.readers.office import numeral

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = regex.compile(r"(?i)(?:heading|rubrik) ?(?P<level>[1-9])\b")
_PLACE = regex.compile(r"%([1-9])")
_FORMS = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}


def value(node: etree._Element | None, name: str) -> str | None:
    """An attribute of a node that may be missing."""
    return node.get(f"{W}{name}") if node is not None else None


def is_on(properties: etree._Element | None, name: str) -> bool:
    """Whether a property is set and not switched off."""
    node = properties.find(f"{W}{name}") if properties is not None else None
    return node is not None and value(node, "val") not in {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is printed. `list_id` and `depth` name its list; spacing is in twentieths of a point."""

    level: int = 0
    bold: bool = False
    before: int = 0
    after: int = 0
    contextual: bool = False
    list_id: str | None = None
    depth: int = 0

    @property
    def numbered(self) -> bool:
        """Whether the paragraph is an item of a list."""
        return self.list_id not in {None, "0"}


class Styles:
    """The styles of a document, each with what it inherits."""

    def __init__(self, root: etree._Element | None) -> None:
        self._nodes: dict[str, etree._Element] = {}
        self._known: dict[str, Style] = {}
        self._default = Style()
        self._normal: str | None = None
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
        self._default = _changed(Style(), defaults, None)
        for node in root.findall(f"{W}style"):
            name = value(node, "styleId")
            if name:
                self._nodes[name] = node
                if value(node, "default") in {"1", "true"} and value(node, "type") == "paragraph":
                    self._normal = name

    def paragraph(self, properties: etree._Element | None) -> Style:
        """The style of a paragraph with its own properties applied."""
        name = value(properties.find(f"{W}pStyle"), "val") if properties is not None else None
        style = self.named(name or self._normal)
        return _changed(style, properties, None) if properties is not None else style

    def is_bold(self, properties: etree._Element | None, style: Style) -> bool:
        """Whether a run is bold, by itself, by its own style or by its paragraph's."""
        if properties is None:
            return style.bold
        if properties.find(f"{W}b") is not None:
            return is_on(properties, "b")
        name = value(properties.find(f"{W}rStyle"), "val")
        return style.bold or (name is not None and self.named(name).bold)

    def named(self, name: str | None, depth: int = 0) -> Style:
        """The style of that name."""
        if name is None or name not in self._nodes or depth > 12:
            return self._default
        if name not in self._known:
            node = self._nodes[name]
            base = self.named(value(node.find(f"{W}basedOn"), "val"), depth + 1)
            style = _changed(base, node.find(f"{W}pPr"), node.find(f"{W}rPr"))
            level = _level_by_name(value(node.find(f"{W}name"), "val") or name)
            self._known[name] = replace(style, level=level) if level else style
        return self._known[name]


def _level_by_name(name: str) -> int:
    heading = _HEADING.match(name)
    if heading:
        return min(6, int(heading["level"]))
    return 1 if name.lower() in {"title", "titel"} else 0


def _changed(style: Style, paragraph: etree._Element | None, run: etree._Element | None) -> Style:
    changes: dict[str, int | bool | str | None] = {}
    if run is not None and run.find(f"{W}b") is not None:
        changes["bold"] = is_on(run, "b")
    if paragraph is not None:
        outline = value(paragraph.find(f"{W}outlineLvl"), "val")
        if outline and outline.isdecimal():
            changes["level"] = int(outline) + 1 if int(outline) < 6 else 0
        spacing = paragraph.find(f"{W}spacing")
        for side in ("before", "after"):
            points = value(spacing, side)
            if points and points.isdecimal():
                changes[side] = int(points)
        if paragraph.find(f"{W}contextualSpacing") is not None:
            changes["contextual"] = is_on(paragraph, "contextualSpacing")
        numbers = paragraph.find(f"{W}numPr")
        if numbers is not None:
            depth = value(numbers.find(f"{W}ilvl"), "val")
            changes["list_id"] = value(numbers.find(f"{W}numId"), "val") or style.list_id
            changes["depth"] = min(8, int(depth)) if depth and depth.isdecimal() else style.depth
    return replace(style, **changes) if changes else style  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int


class Numbering:
    """Counts the items of lists and prints their numbers."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        abstract = {value(node, "abstractNumId"): node for node in root.findall(f"{W}abstractNum")}
        for node in root.findall(f"{W}num"):
            number, base = value(node, "numId"), value(node.find(f"{W}abstractNumId"), "val")
            if number is None or base not in abstract:
                continue
            levels = _levels(abstract[base])
            overrides = node.findall(f"{W}lvlOverride")
            for override in overrides:
                _override(levels, override)
            self._levels[number] = levels
            # Lists with the same definition go on counting, unless one starts anew.
            self._abstract[number] = number if overrides else f"abstract {base}"

    def label(self, style: Style) -> str:
        """The number or dash that the next paragraph of this style begins with, and a space; '' where none."""
        levels = self._levels.get(style.list_id or "")
        level = levels.get(style.depth) if levels else None
        if levels is None or level is None or level.form == "none":
            return ""
        counts = self._counts.setdefault(self._abstract[style.list_id or ""], {})
        counts[style.depth] = counts.get(style.depth, level.start - 1) + 1
        for deeper in [depth for depth in counts if depth > style.depth]:
            del counts[deeper]
        if level.form == "bullet":
            return "- "
        printed = _PLACE.sub(lambda place: _number(int(place[1]) - 1, levels, counts), level.text).strip()
        return f"{printed} " if printed else ""


def _number(depth: int, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return numeral(counts.get(depth, level.start), _FORMS.get(level.form, "1"))


def _levels(node: etree._Element) -> dict[int, _Level]:
    levels = {}
    for level in node.findall(f"{W}lvl"):
        depth = value(level, "ilvl")
        if depth and depth.isdecimal():
            levels[int(depth)] = _level(level)
    return levels


def _level(node: etree._Element) -> _Level:
    start = value(node.find(f"{W}start"), "val") or "1"
    return _Level(
        value(node.find(f"{W}numFmt"), "val") or "decimal",
        value(node.find(f"{W}lvlText"), "val") or "",
        int(start) if start.isdecimal() else 1,
    )


def _override(levels: dict[int, _Level], node: etree._Element) -> None:
    depth = value(node, "ilvl")
    if not depth or not depth.isdecimal():
        return
    own = node.find(f"{W}lvl")
    if own is not None:
        levels[int(depth)] = _level(own)
    start = value(node.find(f"{W}startOverride"), "val")
    if start and start.isdecimal() and int(depth) in levels:
        levels[int(depth)] = replace(levels[int(depth)], start=int(start))
