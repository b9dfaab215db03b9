"""Who presented an item, what papers it rests on, and who gets the decision."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from protokoll.extract.roster import Roster, fold
from protokoll.extract.stretches import stretches
from protokoll.outline.tree import Block, Item
from protokoll.text import Found, Line, Text

_INLINE = regex.compile(
    r"^[ \t*]*(?:Föredragande|Föredragare|Föredragning av|"
    r"Informatör)(?:\s+i\s+ärendet)?\s*:[ \t*]*",
    regex.IGNORECASE | regex.MULTILINE,
)
# Controller Per Sten föredrar ärendet.
_PRESENTS = regex.compile(r"\b(?:föredrar|föredrog|föredragit)\b", regex.IGNORECASE)
_SPLIT = regex.compile(r"\s*(?:[,;\n•]|\s(?:och|samt)\s)\s*")
_PERSON = regex.compile(
    r"(?:\p{Ll}[\p{L}-]*(?:\s+och\s+\p{Ll}[\p{L}-]*)?\s+){0,3}"
    r"(?P<name>\p{Lu}[\p{L}'’-]+(?:\s+(?:(?:von|af|de|van|el|bin|da|"
    r"al)\s+)*\p{Lu}[\p{L}'’.-]*){1,3})(?:\s*\([^)]*\))?"
)
_NO_PERSON = regex.compile(
    r"^(?:Södra|Norra|Västra|Östra)\b|\b(?:Region|Kommun\p{L}*|\p{Lu}\p{L}*(?:förvaltning|kontoret|nämnd|"
    r"styrelse|kommun|förbund|"
    r"avdelning)\p{L}*|AB|Vård|Samråd\p{L}*|FoU)\b"
)
_BULLET = regex.compile(r"[•*▪·○◦o–-][ \t]+|\d{1,2}[.)][ \t]+|[a-z]\)[ \t]+")
_RULE = regex.compile(
    r"[\s_–—*.-]*|[Pp]aragrafen\s.*|[Jj]usterandes?\s.*|Protokollet\s+har\s+justerats.*|(?:Sammanträdet|"
    r"Mötet)\s+ajourneras.*|Sida?\s\d.*"
)
_LIST_PAGE = regex.compile(r"\b(?:voterings|omröstnings)list", regex.IGNORECASE)
# tjänsteskrivelse 2031-02-01, protokollsutdrag AU § 12, bilaga 1
_COMMA = regex.compile(
    r"\s*[,;]\s+(?!\d|§|den\s|dnr|daterad|inkl|m\.?m|version|bilaga\s+till|reviderad|rev\b)", regex.IGNORECASE
)
_TO_COMMA = regex.compile(r"\s*[,;]\s+(?=\p{L})|(?<![-\p{Ll}]-)\s+(?:och|samt)\s+(?=\p{Lu})")
_OPEN_END = regex.compile(
    r"(?:[-–,(]|\b(?:och|samt|av|för|i|till|från|om|med|den|gällande|på|angående|\p{Lu}\p{L}+\s\([^)]*))\Z"
)
_WIDE = 68


def read_presenters(text: Text, item: Item, roster: Roster | None = None) -> tuple[Found[str], ...]:
    """Föredragande: the names, without titles."""
    found: dict[str, Found[str]] = {}
    for block in item.blocks:
        if block.role == "presenter":
            for name in _names(text, block.start, block.end):
                found.setdefault(fold(name.value), name)
    for stretch in stretches(item):
        if stretch.role in ("presenter", "documents", "recipients"):
            continue
        for label in text.finditer(_INLINE, stretch.start, stretch.end):
            line = text.line_at(label.end())
            for name in _names(text, label.end(), line.end if line else label.end()):
                found.setdefault(fold(name.value), name)
    return tuple(found.values())


def read_documents(text: Text, item: Item) -> tuple[Found[str], ...]:
    """Beslutsunderlag and other papers, one string each."""
    return tuple(e for b in item.blocks if b.role == "documents" for e in _listed(text, b, _COMMA, inline_only=True))


def read_recipients(text: Text, item: Item) -> tuple[Found[str], ...]:
    """Who gets the decision, one string each."""
    return tuple(
        e for b in item.blocks if b.role == "recipients" for e in _listed(text, b, _TO_COMMA, inline_only=False)
    )


def _names(text: Text, start: int, end: int) -> Iterator[Found[str]]:
    at = start
    for cut in (*text.finditer(_SPLIT, start, end), None):
        stop = cut.start() if cut else end
        span = text.span(at, stop)
        match = _PERSON.fullmatch(text.content, span.start, span.end)
        if match and not _NO_PERSON.search(match["name"]):
            yield text.found(*match.span("name"))
        at = cut.end() if cut else end


def _listed(text: Text, block: Block, comma: regex.Pattern[str], *, inline_only: bool) -> Iterator[Found[str]]:
    entries = list(_entries(text, block))
    inline = bool(
        block.heading and block.heading.span and "\n" not in text.content[block.heading.span.end : block.start]
    )
    for start, end, bulleted in entries:
        whole = not bulleted and (not inline_only or (inline and len(entries) == 1))
        yield from _parts(text, start, end, comma) if whole else (text.found(start, end),)


def _parts(text: Text, start: int, end: int, comma: regex.Pattern[str]) -> Iterator[Found[str]]:
    at = start
    for cut in (*text.finditer(comma, start, end), None):
        stop = cut.start() if cut else end
        depth = text.content.count("(", at, stop) - text.content.count(")", at, stop)
        if cut and depth > 0:
            continue
        part = text.found(at, stop)
        if part.value.strip(" .") and part.span:
            close = part.span.end - (1 if part.value.endswith(".") and not part.value.endswith("m.m.") else 0)
            yield text.found(part.span.start, close)
        at = cut.end() if cut else end


def _entries(text: Text, block: Block) -> Iterator[tuple[int, int, bool]]:
    """The entries of a list: bounds, and whether a bullet stands before them."""
    opened: tuple[int, int, bool] | None = None
    last: Line | None = None
    for line in _lines(text, block):
        start = max(line.start, block.start)
        bullet = _BULLET.match(text.content, start, line.end)
        if opened and last and not bullet and _goes_on(text, opened, last, line):
            opened = (opened[0], line.end, opened[2])
        else:
            if opened:
                yield opened
            opened = (bullet.end() if bullet else start, line.end, bullet is not None)
        last = line
    if opened:
        yield opened


def _lines(text: Text, block: Block) -> Iterator[Line]:
    first = text.line_at(block.start)
    if first and first.start < block.start < first.end and not _RULE.fullmatch(text.content, block.start, first.end):
        yield first
    for line in text.lines_in(block.start, block.end):
        if _LIST_PAGE.search(text.content, line.start, line.end):
            return
        if not _RULE.fullmatch(text.content, line.start, line.end):
            yield line


def _goes_on(text: Text, opened: tuple[int, int, bool], last: Line, line: Line) -> bool:
    """Whether a line continues the entry above it."""
    words = text.of(line)
    before = text.content[opened[0] : opened[1]]
    if line.gap and not line.top:
        return False
    if opened[2] and not line.top:
        return True
    if words[:1].islower() or before.count("(") > before.count(")") or _OPEN_END.search(before):
        return True
    return len(text.of(last)) > _WIDE and last.indent == line.indent and not words[:1].isupper()
