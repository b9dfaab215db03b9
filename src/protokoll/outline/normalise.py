"""From the paper as read to the text that is parsed: an ordered table of cleaners, applied in two passes.

Furniture goes before hyphens are joined, so that a word broken by a page break comes together. Nothing here returns a
cleaned string: cleaners propose edits, `text.apply` makes them and keeps the map back to the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from protokoll.lexicon.grammar import pattern
from protokoll.lexicon.headings import match_heading
from protokoll.outline.continuations import continuations
from protokoll.outline.furniture import RawLine, furniture, shape
from protokoll.text import Cell, Edit, Line, OffsetMap, Page, Row, Source, Text, apply
from protokoll.text.characters import characters

_CELL = regex.compile(r"\S+(?:[ ]{1,2}\S+)*")
_BOLD = regex.compile(r"\*\*(?!\s)([^*\n]{1,200}?)(?<!\s)\*\*|(?<!\w)__(?!\s)([^_\n]{1,200}?)(?<!\s)__(?!\w)")
_MARKUP = regex.compile(
    r"^[ \t]*#{1,6}[ \t]+|^\*{1,4}[ \t]+(?=§|\d{1,3}[.)]\s)|<br\s*/?>|\\(?=[_*#\[\]().-])", regex.MULTILINE
)
# "nämn-" at the end of a line, the rest of the word at the start of the next
_LIST_MARK = regex.compile(r"^(?:[-–•*·]|\d{1,2}[.)]|[a-z]\))\s+")
_BROKEN = regex.compile(r"(?<=\p{L})-\s*$")
_GOES_ON = regex.compile(r"\s*(?=\p{Ll}{2})")
_HYPHEN = regex.compile(r"(?<=\p{L})-[ ]*\n(?:[ ]*\n)?\f?[ ]*(?=(\p{L}+))")
_CONJUNCTION = regex.compile(r"(?:och|eller|samt|respektive|el)\b")
_DATE_BREAK = regex.compile(r"(?<=\b(?:19|20)\d\d-)\s*\n[ ]*(?=\d\d-\d\d\b)")
# one long line without breaks: "… § 12 Titel … Beslut Nämnden …"
_FLAT = regex.compile(
    r"(?<=[.!?:)\d])\s+(?=§\s?\d{1,4}\s+\p{Lu})|\s+(?=(?:Beslutsunderlag|Beslut|Sammanfattning|Bakgrund|Ärendebeskrivning|"
    r"Yrkanden?|Reservation|Förslag till beslut|Expedieras till|Beslutet skickas till)\s+\p{Lu})"
)
_SEVERAL = regex.compile(r"§\s?\d{1,4}\s+\p{Lu}[^\n]*[.!?]\s+§\s?\d{1,4}\s+\p{Lu}")
# the end of a line, a page break with blank lines around it, the next words
_PAGE_BREAK = regex.compile(r"(?<=[\p{L},\d-])[ \t]*((?:\n[ \t]*)+\f(?:[ \t]*\n)*)[ \t]*(?=\p{L})")
_OPEN_END = r"(?:,|\b<unfinished>)$"
_BLANK = regex.compile(r"(?:\n[ \t]*){3}((?:\n[ \t]*)+)(?=\n|$)")
_LONG_LINE = 1500


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that was taken out as furniture: what stood there, on which page, and the rule that said so."""

    text: str
    page: int
    rule: str


@dataclass(frozen=True, slots=True)
class Normalised:
    """The cleaned text, what was taken out, and the way back to the paper.

    `origin[i]` is (index of the page, index of the row) that line i of the text was printed on.
    """

    text: Text
    removed: tuple[Removed, ...]
    origin: tuple[tuple[int, int], ...]


def normalise(source: Source) -> Normalised:
    """Clean a document: furniture, characters, markup, hyphens; then find its lines again."""
    raw, rows = _compose(source.pages)
    lines = [RawLine(page, source.pages[page].rows[row].text, source.pages[page].rows[row].y) for page, row, _ in rows]
    taken = {f.line: f.rule for f in furniture(lines)}
    removed = tuple(
        Removed(lines[i].text.strip(), source.pages[lines[i].page].number, rule) for i, rule in taken.items()
    )
    edits = [Edit(rows[i][2], rows[i][2] + len(lines[i].text) + 1, "", rule) for i, rule in taken.items()]
    edits += _running_header(lines, taken)
    first, back = apply(raw, [*edits, *characters(raw), *_markup(raw)])
    gone = [_with_broken_word(first, edit) for edit in continuations(first)]
    again = [*gone, *_hyphens(first), *_flattened(first), *_broken(first), *_blank(first)]
    content, back_again = apply(first, again)
    text, origin = _text(content, source, rows, [back_again, back])
    return Normalised(text, removed, origin)


def _compose(pages: tuple[Page, ...]) -> tuple[str, list[tuple[int, int, int]]]:
    """The raw text, and for each row (page index, row index, offset)."""
    parts: list[str] = []
    rows: list[tuple[int, int, int]] = []
    at = 0
    for p, page in enumerate(pages):
        if p:
            parts.append("\f")
            at += 1
        for r, row in enumerate(page.rows):
            rows.append((p, r, at))
            parts.append(row.text + "\n")
            at += len(row.text) + 1
    return "".join(parts), rows


def _running_header(lines: list[RawLine], taken: dict[int, str]) -> list[Edit]:
    """What the running header says is put once at the top, where the document itself does not begin with it."""
    kept = {shape(lines[i].text) for i in range(min(40, len(lines))) if i not in taken}
    counts: dict[str, tuple[int, str]] = {}
    for i in taken:
        form = shape(lines[i].text)
        counts[form] = (counts.get(form, (0, ""))[0] + 1, lines[i].text.strip())
    said = [
        text
        for form, (count, text) in counts.items()
        if count >= 2 and any(c.isalpha() for c in text) and form not in kept
    ]
    return [Edit(0, 0, "\n".join(said) + "\n\n", "running header")] if said else []


def _markup(raw: str) -> Iterator[Edit]:
    """Markdown residue; a bold heading in the middle of a line gets a line of its own."""
    for m in _MARKUP.finditer(raw):
        yield Edit(m.start(), m.end(), "\n" if m.group().startswith("<") else "", "markup")
    if "**" not in raw and "__" not in raw:
        return
    for m in _BOLD.finditer(raw):
        inside = m.group(1) or m.group(2)
        heading = match_heading(inside.strip())
        alone = raw[raw.rfind("\n", 0, m.start()) + 1 : m.start()].strip(" \t•-") == ""
        before = "" if heading is None or alone else "\n"
        after = "" if heading is None or raw[m.end() : m.end() + 1] in ("\n", "") else "\n"
        yield Edit(m.start(), m.start() + 2, before, "markup")
        yield Edit(m.end() - 2, m.end(), after, "markup")


def _hyphens(content: str) -> Iterator[Edit]:
    """Words broken at the end of a line; never before och, eller, samt; never across columns."""
    for m in _HYPHEN.finditer(content):
        start = content.rfind("\n", 0, m.start()) + 1
        if "   " in _LIST_MARK.sub("", content[start : m.start()].strip()) or not m.group(1)[0].islower():
            continue
        if _CONJUNCTION.match(content, m.end()):
            continue
        word = content[content.rfind(" ", start, m.start()) + 1 : m.start()]
        keep = "-" if word.isupper() or any(c.isdigit() for c in word) else ""
        yield Edit(m.start(), m.end(), keep, "hyphen")
    for m in _DATE_BREAK.finditer(content):
        yield Edit(m.start(), m.end(), "", "date broken over lines")


def _with_broken_word(content: str, edit: Edit) -> Edit:
    """A word that was broken where the page ended, before `§ 42 (fort.)`, comes together too."""
    before = _BROKEN.search(content, max(0, edit.start - 20), edit.start)
    after = _GOES_ON.match(content, edit.end)
    if before is None or after is None or _CONJUNCTION.match(content, after.end()):
        return edit
    return edit._replace(start=before.start(), end=after.end())


def _broken(content: str) -> Iterator[Edit]:
    """A sentence that a page break cut comes together again: no blank line stays where the words go on."""
    for m in _PAGE_BREAK.finditer(content):
        before = content[max(0, m.start() - 40) : m.start()]
        if content[m.end()].islower() or pattern(_OPEN_END).search(before):
            yield Edit(m.start(), m.end(1), "\n\f", "sentence over a page break")


def _blank(content: str) -> Iterator[Edit]:
    """At most two blank lines in a row are left of what furniture stood in."""
    for m in _BLANK.finditer(content):
        yield Edit(m.start(1), m.end(1), "", "blank lines")


def _flattened(content: str) -> Iterator[Edit]:
    """A document on one endless line gets its line breaks back before paragraph signs."""
    at = 0
    for line in content.split("\n"):
        if len(line) > _LONG_LINE or _SEVERAL.search(line):
            for m in _FLAT.finditer(content, at, at + len(line)):
                yield Edit(m.start(), m.end(), "\n\n" if content[m.end()] == "§" else "\n", "flattened")
        at += len(line) + 1


def _text(
    content: str, source: Source, rows: list[tuple[int, int, int]], maps: list[OffsetMap]
) -> tuple[Text, tuple[tuple[int, int], ...]]:
    starts = [offset for _, _, offset in rows]
    lines: list[Line] = []
    origin: list[tuple[int, int]] = []
    at = gap = 0
    top = True
    page_starts, row_index = [0], 0
    for piece in regex.splititer(r"(?<=[\n\f])", content):
        page_breaks = piece.count("\f")
        words = piece.strip()
        if words:
            start = at + len(piece) - len(piece.lstrip())
            raw = start
            for back in maps:
                raw = back.back(raw)
            while row_index + 1 < len(starts) and starts[row_index + 1] <= raw:
                row_index += 1
            page, row = rows[row_index][:2]
            cells = tuple(_cells(content, at, start, start + len(words), source.pages[page].rows[row]))
            printed = source.pages[page].rows[row]
            lines.append(Line(len(lines), source.pages[page].number, start, start + len(words), cells,
                              max(gap, 1) if top else gap, printed.level, printed.bold, printed.size, top))
            origin.append((page, row))
            gap, top = 0, False
        else:
            gap += not page_breaks
        at += len(piece)
        for _ in range(page_breaks):
            page_starts.append(at)
            gap, top = max(gap, 1), True
    numbers = tuple(page.number for page in source.pages)[: len(page_starts)] or (1,)
    return Text(content, tuple(lines), tuple(page_starts), numbers), tuple(origin)


def _cells(content: str, line_start: int, start: int, end: int, row: Row) -> Iterator[Cell]:
    """The cells of a line, at the columns of the printed row where the same words stand there."""
    columns: dict[str, list[float]] = {}
    for a, b, column in reversed(row.cells):
        columns.setdefault(row.text[a:b], []).append(column)
    for m in _CELL.finditer(content, start, end):
        same = columns.get(m.group())
        yield Cell(m.start(), m.end(), same.pop() if same else float(m.start() - line_start))
