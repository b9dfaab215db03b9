"""Reads HTML: the page's own text without menus, cookie boxes and footers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from protokoll.errors import NoTextError
from protokoll.readers.blocks import Blocks
from protokoll.readers.html_main import decoded, from_anchor, is_chrome, main_part
from protokoll.readers.sniff import refuse_error_page
from protokoll.text import Page, Source

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_DROPPED = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "iframe", "button",
        "select", "option", "input", "textarea", "canvas", "video", "audio", "object", "head", "dialog",
    }
)
_BLOCKS = frozenset(
    {
        "p", "div", "section", "article", "main", "header", "blockquote", "figure", "figcaption", "address",
        "form", "fieldset", "details", "summary", "center", "table", "thead", "tbody", "tfoot", "caption", "dl",
        "ul", "ol", "body", "html", "hgroup", "legend",
    }
)
_SPACED = frozenset(
    {
        "p", "ul", "ol", "table", "dl", "blockquote", "article", "section", "address",
    }
)
_SPACE = regex.compile(r"[ \t\r\n\u00a0]+")
_PAGE_BREAK = regex.compile(r"(?i)(?:page-)?break-(before|after)\s*:\s*(?:always|page|left|right)")
_SCRIPTED = 40
_DEEPEST = 90
"""Elements nested deeper than this were never closed; their text is taken as it stands."""


def read(data: bytes, path: Path, sha256: str) -> Source:
    """Read an HTML page or a piece of one."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(decoded(data))
    title = _SPACE.sub(" ", node.text()).strip() if (node := tree.css_first("title")) else ""
    headline = _SPACE.sub(" ", node.text()).strip() if (node := tree.css_first("h1")) else ""
    body = tree.body
    writer = _Writer()
    root, declared = main_part(body) if body else (None, False)
    if root is not None:
        writer.walk(root)
    pages = writer.out.pages()
    if not declared:
        pages[0] = from_anchor(pages[0])
    text = "\n".join(row.text for page in pages for row in page)
    refuse_error_page(text, f"{title}\n{headline}", path)
    if len(text.split()) < 4 and len(text) < _SCRIPTED:
        raise NoTextError(
            f"{path}: the page holds no text of its own (a script fills it in the browser). "
            "Open it in a browser, print it as PDF, and read that."
        )
    numbered = tuple(Page(number, tuple(rows), has_text=bool(rows)) for number, rows in enumerate(pages, 1))
    return Source(path, sha256, "text/html", numbered, title or headline or None)


class _Writer:
    """Walks the elements and writes their text as rows."""

    def __init__(self) -> None:
        self.out = Blocks()
        self.lists: list[int | None] = []
        self.depth = 0

    def walk(self, node: LexborNode) -> None:
        for child in _children(node):
            self.element(child)
        self.out.flush()

    def element(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self.out.add(node.text_content or "")
        elif tag in _DROPPED or tag.startswith(("-", "_")) or is_chrome(node, tag):
            return
        elif tag == "br":
            self._page_break(node, "before")
            self.out.flush(keep_blank=True)
        elif tag == "hr":
            self.out.blank()
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._block(node, level=int(tag[1]))
        elif tag in {"b", "strong"}:
            with self.out.bold():
                self._inside(node)
        elif tag == "pre":
            self.out.verbatim(node.text())
        elif tag == "table" and not _is_layout(node):
            self.out.table(self._table(node))
        elif tag == "dl":
            self.out.table(self._definitions(node))
        elif tag in {"ul", "ol"}:
            self._list(node, tag)
        elif tag == "li":
            self._item(node)
        else:
            self._other(node, tag)

    def _inside(self, node: LexborNode) -> None:
        if self.depth > _DEEPEST:
            self.out.add(node.text(separator=" "))
            return
        self.depth += 1
        for child in _children(node):
            self.element(child)
        self.depth -= 1

    def _other(self, node: LexborNode, tag: str) -> None:
        self._page_break(node, "before")
        if tag in _BLOCKS or tag in {"tr", "td", "th", "dt", "dd"}:
            self._block(node, spaced=tag in _SPACED)
        else:
            self._inside(node)
        self._page_break(node, "after")

    def _page_break(self, node: LexborNode, where: str) -> None:
        found = _PAGE_BREAK.search(node.attributes.get("style") or "")
        if found and found[1].lower() == where:
            self.out.page()

    def _block(self, node: LexborNode, level: int = 0, spaced: bool = False) -> None:
        self.out.flush()
        if level or spaced:
            self.out.blank()
        if level:
            with self.out.heading(level):
                self._inside(node)
        else:
            self._inside(node)
        self.out.flush()
        if level or spaced:
            self.out.blank()

    def _list(self, node: LexborNode, tag: str) -> None:
        self.out.flush()
        if not self.lists:
            self.out.blank()
        start = node.attributes.get("start") or "1"
        self.lists.append((int(start) if start.isdecimal() else 1) if tag == "ol" else None)
        self._inside(node)
        self.lists.pop()
        self.out.flush()
        if not self.lists:
            self.out.blank()

    def _item(self, node: LexborNode) -> None:
        self.out.flush()
        number = self.lists[-1] if self.lists else None
        if number is not None:
            self.lists[-1] = number + 1
        marker = "- " if number is None else f"{number}. "
        self.out.mark("  " * max(0, len(self.lists) - 1) + marker)
        self._inside(node)
        self.out.flush()
        self.out.mark("")

    def _table(self, node: LexborNode) -> list[list[list[str]]]:
        return [
            [self._cell(cell) for cell in _children(row) if cell.tag in {"td", "th"}]
            for row in node.css("tr")
        ]

    def _cell(self, node: LexborNode) -> list[str]:
        inner = _Writer()
        inner.walk(node)
        return [row.text for page in inner.out.pages() for row in page if row.text]

    def _definitions(self, node: LexborNode) -> list[list[list[str]]]:
        table: list[list[list[str]]] = []
        for child in node.css("dt, dd"):
            if child.tag == "dt":
                table.append([self._cell(child)])
            elif table and len(table[-1]) == 1:
                table[-1].append(self._cell(child))
            else:
                table.append([[], self._cell(child)])
        return table


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        following = child.next
        yield child
        child = following


def _is_layout(table: LexborNode) -> bool:
    """Whether a table only lays the page out: it holds tables, headings, or one cell with everything."""
    return table.css_first("table table, h1, h2, h3, ul, ol") is not None or len(table.css("td, th")) == 1
