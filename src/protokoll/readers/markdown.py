"""Reads Markdown and Org: headings become levels, tables become cells, the rest keeps its lines."""

from __future__ import annotations

import html
from itertools import zip_longest
from pathlib import Path

import regex

from protokoll.errors import NoTextError
from protokoll.readers.charset import decode
from protokoll.readers.columns import spread_tabs, table_rows
from protokoll.readers.plain import split_pages
from protokoll.readers.sniff import refuse_error_page
from protokoll.text import Page, Row, Source

_FRONT = regex.compile(r"\A\s*(---|\+\+\+)[ \t]*\n(?P<body>(?:[^\n]*\n){1,60}?)(?:\1|\.\.\.)[ \t]*(?:\n|\Z)")
_COMMENT = regex.compile(r"<!--(?P<body>.*?)(?:-->|\Z)[ \t]*\n?", regex.S)
# `title: Årsmöte 2031`, `.. date: 2031-03-02`, `#+TITLE: Årsmöte`
_META = regex.compile(r"(?im)^(?:\.\. |#\+)?(?P<key>title|titel|date|datum)\s*[:=][ \t]*(?P<value>.*)$")
_ATX = regex.compile(r"^ {0,3}(?P<mark>#{1,6})(?:[ \t]+|(?<=##)(?=[^#\s]))(?P<text>.*?)(?:[ \t]+#+)?$")
_ORG = regex.compile(r"^(?P<mark>\*{1,6})[ \t]+(?:(?:TODO|DONE)[ \t]+)?(?P<text>.*?)(?:[ \t]+:[\w@:]+:)?$")
_ORG_FILE = regex.compile(r"(?m)^#\+\w+:|^\*{2,6} +\S")
_UNDERLINE = regex.compile(r"^ {0,3}(?P<mark>={3,}|-{3,})[ \t]*$")
_RULE = regex.compile(r"^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = regex.compile(r"^(?P<indent>[ \t]*)[-+*•][ \t]+(?P<text>\S.*)$")
_NUMBER = regex.compile(r"^[ \t]*(?:\d{1,4}|[a-zåäö])[.)][ \t]")
_DELIMITER = regex.compile(r"^\s*\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?\s*$")
_CELL_BREAK = regex.compile(r"(?<!\\)\|")
_FENCE = regex.compile(r"^\s*(?:```|~~~|#\+(?i:begin|end)_\w+)")
_DRAWER = regex.compile(r"^\s*:(?:PROPERTIES|LOGBOOK|END|ID|CUSTOM_ID|CREATED)\b:?.*$|^#\+\w+:")
_WHOLE_BOLD = regex.compile(r"^(?P<mark>\*\*|__)(?P<text>(?:(?!\*\*|__).)+)(?P=mark)(?P<colon>:?)$")
_INLINE = (
    (regex.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (regex.compile(r"\[\[[^\]]+\]\[([^\]]+)\]\]"), r"\1"),
    (regex.compile(r"\[((?:[^\[\]\\]|\\.|\[[^\]]*\])*)\]\((?:[^()\s]|\([^)]*\))*(?:\s+[\"'][^\"']*[\"'])?\)"), r"\1"),
    (regex.compile(r"(?<=\S)\[\^[\w-]+\]"), ""),
    (regex.compile(r"<((?:https?://|mailto:)?[^\s<>]+[@.:/][^\s<>]+)>"), r"\1"),
    (regex.compile(r"(?i)</?(?:u|b|i|em|strong|span|p|div|sup|sub|small|center|font|a|mark|ins)\b[^<>]*>"), ""),
    (regex.compile(r"(?i)\s*<br\s*/?>\s*"), " "),
    (regex.compile(r"`([^`]+)`"), r"\1"),
    (regex.compile(r"(?<![\w*\\])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*\\])\*(?![\w*])"), r"\1"),
    (regex.compile(r"(?<![\w_\\])_(?=[^\s_])([^_\n]+?)(?<=[^\s_\\])_(?![\w_])"), r"\1"),
    (regex.compile(r"~~([^~\n]+)~~"), r"\1"),
    (regex.compile(r"\\([!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~§])"), r"\1"),
)
_BOLD_MARK = regex.compile(r"\*\*|__")


def read(data: bytes, path: Path, sha256: str) -> Source:
    """Read a Markdown or Org file."""
    text = "\f".join("\n".join(page) for page in split_pages(decode(data)))
    text, title = _without_metadata(text)
    if not text.strip():
        raise NoTextError(f"{path}: the file has no text. Check that the right file was saved.")
    refuse_error_page(text, title or "", path)
    org = bool(_ORG_FILE.search(text)) or "#+" in text[:200]
    pages = tuple(
        Page(number, rows_of(page.split("\n"), org), has_text=bool(page.strip()))
        for number, page in enumerate(text.split("\f"), 1)
    )
    return Source(path, sha256, "text/markdown", pages, title)


def _without_metadata(text: str) -> tuple[str, str | None]:
    meta: dict[str, str] = {}

    def note(block: str) -> None:
        for match in _META.finditer(block):
            meta.setdefault(match["key"].lower()[:1], match["value"].strip().strip("\"'"))

    front = _FRONT.match(text)
    if front and regex.search("[:=]", front["body"]):
        note(front["body"])
        text = text[front.end() :]
    if _ORG_FILE.search(text):
        note("\n".join(line for line in text.split("\n")[:20] if line.startswith("#+")))
    for comment in _COMMENT.finditer(text):
        note(comment["body"])
    parts = [meta.get("t", ""), meta.get("d", "")]
    if parts[1] and parts[1][:10] in parts[0]:
        parts.pop()
    return _COMMENT.sub("", text), ", ".join(part for part in parts if part) or None


def rows_of(lines: list[str], org: bool) -> tuple[Row, ...]:
    """The rows of one page."""
    rows: list[Row] = []
    table: list[list[str]] = []
    fenced = False
    for index, line in enumerate(lines):
        if _FENCE.match(line):
            fenced = not fenced
            continue
        if not fenced and _is_table_row(line, lines, index):
            table.append(_cells(line))
            continue
        if not fenced and table and _DELIMITER.match(line) and line.strip():
            continue
        if table:
            rows.extend(_table_rows(table))
            table = []
        if fenced:
            rows.append(Row.plain(spread_tabs(line)))
        else:
            _add(rows, line, org)
    rows.extend(_table_rows(table))
    return tuple(rows)


def _add(rows: list[Row], line: str, org: bool) -> None:
    """Add the row of one line, or make the row above a heading where the line underlines it."""
    underline = _UNDERLINE.match(line)
    if underline and rows and rows[-1].text and not rows[-1].level and not rows[-1].text.startswith("- "):
        rows[-1] = Row.plain(_BOLD_MARK.sub("", rows[-1].text), 1 if underline["mark"][0] == "=" else 2, True)
        return
    if _RULE.match(line) or (org and _DRAWER.match(line)):
        rows.append(Row(""))
        return
    heading = _ATX.match(line) or (_ORG.match(line) if org else None)
    if heading and heading["text"].strip():
        text = _BOLD_MARK.sub("", inline(heading["text"].strip()))
        rows.append(Row.plain(text, len(heading["mark"]), True))
        return
    rows.append(_line(line))


def _line(line: str) -> Row:
    line = regex.sub(r"^ {0,3}(?:>[ \t]?)+", "", line.rstrip().removesuffix("\\"))
    item = None if _NUMBER.match(line) else _ITEM.match(line)
    marker = f"{item['indent']}- " if item else line[: len(line) - len(line.lstrip())]
    text = item["text"] if item else line.lstrip()
    whole = _WHOLE_BOLD.match(text.strip())
    if whole:
        text = whole["text"].strip() + whole["colon"]
    return Row.plain(spread_tabs(marker + inline(text)), 0, bool(whole))


def inline(text: str) -> str:
    """A line without links, images, italics, code marks and escapes; bold marks inside a line are kept."""
    for pattern, new in _INLINE:
        text = pattern.sub(new, text)
    return html.unescape(text).replace("\u00a0", " ") if "&" in text else text


def _is_table_row(line: str, lines: list[str], index: int) -> bool:
    stripped = line.strip()
    if "|" not in stripped or _DELIMITER.match(stripped):
        return False
    if stripped.startswith("|"):
        return True
    near = lines[index + 1 : index + 2] + lines[max(0, index - 1) : index]
    return any("|" in other and (_DELIMITER.match(other) or other.strip().startswith("|")) for other in near)


def _cells(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip() for cell in _CELL_BREAK.split(inner)]


def _table_rows(table: list[list[str]]) -> list[Row]:
    """Rows with each column at the same place; a `<br>` in a cell continues on the next row."""
    printed: list[list[str]] = []
    for cells in table:
        parts = [regex.split(r"(?i)\s*<br\s*/?>\s*", cell) for cell in cells]
        printed.extend([list(row) for row in zip_longest(*parts, fillvalue="")])
    return table_rows([[_BOLD_MARK.sub("", inline(cell)) for cell in row] for row in printed])
