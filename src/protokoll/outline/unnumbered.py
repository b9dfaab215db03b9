"""Minutes whose items have no numbers: marked headings, or standard agenda titles on lines of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import regex

from protokoll.lexicon.grammar import pattern
from protokoll.lexicon.headings import match_heading
from protokoll.lexicon.labels import match_label
from protokoll.outline.blocks import read_blocks
from protokoll.outline.heading_cases import bracketed
from protokoll.outline.tree import Item, Outline, Region
from protokoll.text import Found, Line, Span, Text


def unnumbered(text: Text, closing_start: Callable[[Text, int], int]) -> Outline:
    """Items from headings; the whole text as one item where there are none."""
    heads = _marked(text) or _agenda(text)
    if not heads or not _is_meeting(text, heads):
        return _whole(text, closing_start)
    stop = closing_start(text, heads[-1].end)
    items = []
    for i, line in enumerate(heads):
        end = heads[i + 1].start if i + 1 < len(heads) else stop
        items.append(_item(text, line, end))
    regions = [Region("front", 0, heads[0].start)]
    if stop < len(text.content):
        regions.append(Region("closing", stop, len(text.content)))
    return Outline(tuple(regions), tuple(items))


_LANGUAGE = regex.compile(r"\b[a-zåäö]{2,}\b")


def _is_meeting(text: Text, heads: list[Line]) -> bool:
    """The document calls itself minutes, or its headings are those of an agenda: a news page's are neither."""
    agenda = sum(pattern("<agenda>").match(text.of(line)) is not None for line in heads)
    return agenda >= 2 or text.search(pattern("<meeting>"), 0, heads[0].start + 200) is not None


def _item(text: Text, line: Line, end: int) -> Item:
    number = Found("", Span(line.page, line.start, line.start))
    end_of_title = line.end
    while end_of_title > line.start and text.content[end_of_title - 1] in " :*":
        end_of_title -= 1
    cases = tuple(case for case in bracketed(text, line.start, end_of_title) if case.raw[0].isalpha())
    if cases:
        end_of_title = text.content.rfind("(", line.start, end_of_title)
    title = text.found(line.start, end_of_title)
    return Item(number, title, cases, line.start, line.end, end,
                read_blocks(text, line.end, end), synthetic=True, rule="heading without a number")


def _marked(text: Text) -> list[Line]:
    """Headings that the format marks, of the level that has most of them."""
    heads = [line for line in text.lines if line.level and _is_item(text, line)]
    levels = Counter(line.level for line in heads)
    if not levels:
        return []
    first = next(line for line in text.lines if line.level)
    titled = first.level == min(levels) and levels[first.level] == 1 and pattern("<meeting>").search(text.of(first))
    if titled:
        del levels[first.level]
    if not levels:
        return []
    level = max(levels, key=lambda k: (levels[k], -k))
    return [line for line in heads if line.level == level] if levels[level] >= (1 if titled else 2) else []


def _agenda(text: Text) -> list[Line]:
    """Lines of their own that are standard agenda titles."""
    short = [line for line in text.lines if line.gap and len(text.of(line)) < 80 and text.of(line)[-1] not in ".,;:"]
    heads = [line for line in short if pattern("<agenda>").match(text.of(line)) and _is_item(text, line)]
    return heads if len(heads) >= 3 else []


def _is_item(text: Text, line: Line) -> bool:
    words = text.of(line)
    heading = match_heading(words)
    label = match_label(words)
    is_label = label is not None and not words[label.end :].strip(" :*")
    return not (heading is not None and heading.exact) and not is_label


def _whole(text: Text, closing_start: Callable[[Text, int], int]) -> Outline:
    """One item: the first heading or line is its title."""
    if text.search(_LANGUAGE) is None:
        return Outline()
    head = next((line for line in text.lines if line.level), None) or _headline(text)
    stop = closing_start(text, head.end)
    number = Found("", Span(head.page, head.start, head.start))
    item = Item(number, text.found(head.start, head.end), (), head.start, head.end, stop,
                read_blocks(text, head.end, stop), synthetic=True, rule="whole text")
    regions = [Region("front", 0, head.start)]
    if stop < len(text.content):
        regions.append(Region("closing", stop, len(text.content)))
    return Outline(tuple(regions), (item,))


def _headline(text: Text) -> Line:
    """The largest line at the top, else the first that could be a headline: on its own, not navigation, not a date."""
    top = [line for line in text.lines[:25] if line.size and len(text.of(line)) > 12]
    largest = max(top, key=lambda line: (line.size, line.bold), default=None)
    usual = sorted(line.size for line in text.lines)[len(text.lines) // 2]
    if largest is not None and (largest.size > 1.15 * usual):
        return largest
    for line in text.lines[:12]:
        words = text.of(line)
        alone = line.index + 1 == len(text.lines) or text.lines[line.index + 1].gap > 0
        if alone and 12 < len(words) < 160 and len(words.split()) >= 3 and not pattern("<not_headline>").search(words):
            return line
    return text.lines[0]
