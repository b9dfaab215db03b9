"""The text of an item in pieces: its sections, and the sentences in them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from protokoll.outline.tree import Item
from protokoll.shapes import prose
from protokoll.text import Found, Text

_BREAK = regex.compile(
    r"""(?<=[.!?]["”’)]?)(?<!\b(?:m\.?\s?fl|t\.?\s?ex|bl\.?\s?a|d\.?\s?v\.?\s?s|m\.?\s?m|[Kk]l|[Nn]r|[Dd]nr|[Ss]:t|ca|
    tf|vice|[Oo]rdf|[Ss]ekr|tj|tjg|ers|jfr|kap|st|f\.?\s?d|\b\p{Lu})\.)\s+(?=["”’(]?[\p{Lu}\d•*–-])
    |(?<![,\s])[ \t]*\n[ \t\f]*\n\s*(?!\p{Ll})
    |(?<=(?:^|\n)(?:Handläggare|Föredragande|Ärendenummer|Diarienummer|Dnr)[ ]?:[^\n]{1,80})\n(?=\p{Lu})
    |\s*\n[ \t]*(?=(?:[•*▪·–-]|\d{1,2}[.)])\s)""",
    regex.VERBOSE,
)


_LONGEST = 4000  # characters of a sentence before and after one of its words


class Stretch(NamedTuple):
    """A section of an item, or the text before its first heading (role `text`); `top` is where its heading begins."""

    role: str
    heading: str
    start: int
    end: int
    top: int


def stretches(item: Item) -> tuple[Stretch, ...]:
    """The sections of an item in order, with what stands before and between them."""
    found: list[Stretch] = []
    at = item.body
    for block in item.blocks:
        opened = block.heading.span.start if block.heading and block.heading.span else block.start
        if opened > at:
            found.append(Stretch("text", "", at, opened, at))
        found.append(Stretch(block.role, block.heading.value if block.heading else "", block.start, block.end, opened))
        at = max(at, block.end)
    if at < item.end:
        found.append(Stretch("text", "", at, item.end, at))
    return tuple(found)


def sentences(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The bounds of the sentences between two offsets; blank lines and list marks divide as full stops do."""
    at = start
    for match in _BREAK.finditer(content, start, end):
        if content[at : match.start()].strip():
            yield at, match.start()
        at = match.end()
    if content[at:end].strip():
        yield at, end


def sentence_at(content: str, start: int, end: int, offset: int) -> tuple[int, int]:
    """The bounds of the sentence between `start` and `end` that `offset` stands in."""
    low, high = max(start, offset - _LONGEST), min(end, offset + _LONGEST)
    for first, last in sentences(content, low, high):
        if offset < last:
            return first, last
    return low, high


def unwrapped(text: Text, start: int, end: int) -> Found[str]:
    """The words between two offsets with printed lines unwrapped, and their place."""
    span = text.span(start, end)
    return Found(prose.read(text.content[span.start : span.end]), span)
