"""Sentences of running text, whole over the lines they are wrapped on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from protokoll.extract.clauses import is_marked
from protokoll.extract.leads import names_decider
from protokoll.lexicon.grammar import pattern
from protokoll.text import Line, Text

# the end of a sentence within a line: not after an abbreviation, nor after a number that begins the line
_STOP = r"(?<!\b<abbreviations>)(?<!\d)[.!?][”\")]?(?=\s)|(?<=\p{L}[^\n]{0,80}\d)\.(?=\s+(?-i:\p{Lu}))"
_SHORT = 0.55  # of the widest line


def sentences(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences and list rows between absolute bounds, as (start, end)."""
    for a, b in _passages(text, start, end):
        at = a
        for m in pattern(_STOP).finditer(text.content, a, b):
            if text.content[m.end() : b].lstrip()[:1].islower():
                continue
            yield at, m.end()
            at = m.end()
            while at < b and text.content[at].isspace():
                at += 1
        if at < b:
            yield at, b


def _passages(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together."""
    lines = list(text.lines_in(start, end))
    inside = text.line_at(start)
    if inside is not None and inside.start < start < inside.end:
        lines.insert(0, inside)
    if not lines:
        return
    width = max(line.end - line.start for line in lines)
    begun = max(start, lines[0].start)
    for before, line in pairwise(lines):
        if _breaks(text, before, line, width):
            yield begun, before.end
            begun = line.start
    yield begun, min(lines[-1].end, end)


def _breaks(text: Text, before: Line, line: Line, width: int) -> bool:
    """A blank line, a list mark, a short line before a capital, or an organ that decides begins something new."""
    if line.gap or is_marked(text, line):
        return True
    if text.of(before)[-1] in ",-–":
        return False
    short = before.end - before.start < _SHORT * width and text.content[line.start].isupper()
    return short or names_decider(text, line.start, line.end)
