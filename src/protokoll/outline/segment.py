"""From a text to its tree: contents, items with sections, closing, annexes."""

from __future__ import annotations

from dataclasses import replace

import regex

from protokoll.lexicon import bodies
from protokoll.lexicon.grammar import pattern
from protokoll.lexicon.labels import match_label
from protokoll.outline.annexes import is_annex
from protokoll.outline.blocks import is_immediate, read_blocks
from protokoll.outline.candidates import SIGN, Candidate
from protokoll.outline.contents import contents_titles
from protokoll.outline.heading_cases import above
from protokoll.outline.sequence import Sequence, sequence, with_unnumbered
from protokoll.outline.titles import Heading, read_heading
from protokoll.outline.tree import Item, Outline, Region
from protokoll.outline.unnumbered import unnumbered
from protokoll.shapes import numbers
from protokoll.text import Found, Line, Text

_CLOSING = r"<closing>"
# "Göran Hägg, sekreterare", "Sekreterare: Nils Brodd": two such lines are a signature block
_NAME = r"\p{Lu}[\p{L}.'-]+(?:\s+\p{Lu}[\p{L}.'-]+)+(?:\s+\(\p{L}{1,4}\))?"
_SIGNED = rf"(?-i:{_NAME}),\s*<signing_role>\W*$|<signing_role>\s*:\s*(?-i:\p{{Lu}})[^.:]{{3,50}}$"
# "Ledamöter   Ja   Nej   Avstår" heads a table of votes
_VOTE_TABLE = regex.compile(r"\bJa\s{2,}Nej\b", regex.IGNORECASE)
_LISTS = frozenset({"members", "serving", "substitutes", "absent", "signatures", "adjust_place", "notice", "posted"})
_WITHHELD = r"(?:^|\n)[^\n]{0,20}(?:§\s*\d+\s*[a-z]?\W{0,4})?<withheld_subject>?[^.\n]{0,60}<withheld_reason>"


def segment(text: Text) -> Outline:
    """The outline of a document."""
    first, last = declared_range(text)
    own = header_body(text)
    chosen = sequence(text, first, last, own)
    if chosen.family == "sign":
        chosen = with_unnumbered(text, chosen)
    if not chosen.chosen:
        return unnumbered(text, closing_start)
    contents = contents_titles(text, chosen.contents)
    heads = _heads(text, chosen, contents)
    starts = [_start(text, c, heading) for c, heading in heads]
    stop = closing_start(text, heads[-1][1].body if heads else 0)
    ends = [
        trailing_header(text, h.body, starts[i + 1]) if i + 1 < len(starts) else stop for i, (_, h) in enumerate(heads)
    ]
    items = [_item(text, c, heading, end, own) for (c, heading), end in zip(heads, ends, strict=True)]
    regions = [Region("front", 0, items[0].start)] if items else []
    if chosen.contents:
        regions.append(Region("contents", chosen.contents[0].line.start, chosen.contents[-1].line.end))
    for i, (_, heading) in enumerate(heads[:-1]):
        signed = _signed_within(text, heading.body, items[i].end)
        if signed is not None:  # two meetings in one file: the first is signed before the second begins
            regions.append(Region("closing", signed, items[i].end))
            items[i] = _item(text, heads[i][0], heading, signed, own)
    regions += [Region("header", a, b) for a, b in zip(ends, starts[1:], strict=False) if a < b]
    regions += _after(text, stop)
    return Outline(tuple(regions), tuple(items), contents)


def _heads(text: Text, chosen: Sequence, contents: dict[str, str]) -> list[tuple[Candidate, Heading]]:
    heads: list[tuple[Candidate, Heading]] = []
    for i, c in enumerate(chosen.chosen):
        end = chosen.chosen[i + 1].line.start if i + 1 < len(chosen.chosen) else len(text.content)
        heading = read_heading(text, c, end, contents.get(f"{c.number}{c.suffix}"))
        if not heading.case_numbers:
            heading = replace(heading, case_numbers=above(text, c.line))
        heads.append((c, heading))
    return heads


def _item(text: Text, c: Candidate, heading: Heading, end: int, own: str | None) -> Item:
    if c.number < 0:
        number = Found("", text.span(c.number_start, c.number_end))
    else:
        number = Found(f"{c.number}{c.suffix}", text.span(c.number_start, c.number_end))
    blocks = read_blocks(text, heading.body, end, own)
    said = text.content[c.line.start : min(end, heading.body + 400)]
    brief = len(text.content[heading.body : end].strip()) < 300
    return Item(
        number, heading.title, heading.case_numbers, _start(text, c, heading), min(heading.body, end), end, blocks,
        immediate=is_immediate(text, c.line.start, end), synthetic=c.number < 0,
        withheld=brief and pattern(_WITHHELD).search(said) is not None,
        rule=", ".join(name for name, _ in c.evidence),
    )


_SIGNS_OFF = regex.compile(r"Vid (?:protokollet|anteckningarna|pennan)\b", regex.IGNORECASE)


def _signed_within(text: Text, start: int, end: int) -> int | None:
    """Where a signature block begins inside an item."""
    lines = text.lines_in(start, end)
    return next((line.start for line in lines if line.gap and _SIGNS_OFF.match(text.of(line))), None)


def _start(text: Text, c: Candidate, heading: Heading) -> int:
    """Where an item begins: at its heading, or at what is printed over it."""
    over = [case.start for case in heading.case_numbers if case.start < c.line.start]
    return text.lines[c.line.index - 1].start if over else _stack_start(text, c)


def _stack_start(text: Text, c: Candidate) -> int:
    """Older pages stack the earlier handling over the heading: `Au § 98` on the line above `Ks § 132`."""
    start = c.line
    while start.index and not start.gap and not start.top:
        above = text.lines[start.index - 1]
        stacked = SIGN.match(text.of(above))
        if not c.prefix or stacked is None or not stacked["prefix"] or stacked["prefix"] == c.prefix:
            break
        start = above
    return start.start


def declared_range(text: Text) -> tuple[str | None, str | None]:
    """The range of paragraphs that the front page declares (`Paragrafer §§ 12–34`), as a witness for the sequence."""
    for line in text.lines[:160]:
        for cell in line.cells:
            label = match_label(text.content[cell.start : cell.end])
            if label is None or label.key != "range":
                continue
            for match in numbers.find_ranges(text.content, cell.start + label.end, line.end):
                return match.first, match.last
            if line.index + 1 < len(text.lines):
                below = text.lines[line.index + 1]
                if any(c.isalpha() for c in text.of(below)):
                    continue
                for match in numbers.find_ranges(text.content, below.start, below.end):
                    return match.first, match.last
    return None, None


def header_body(text: Text) -> str | None:
    """The organ named first at the top of the document, as a witness for prefixed headings."""
    for line in text.lines[:25]:
        for match in bodies.find_bodies(text.content, line.start, line.end):
            return text.content[match.start : match.end]
    return None


_TOGETHER = regex.compile(r"\p{Lu}[^.:!?]{3,100}\btillsammans med\b.{3,80}(?<![.!?])$")


def trailing_header(text: Text, start: int, end: int) -> int:
    """Where an item ends: before a line that heads the next items (`Ledningsgruppen tillsammans med …`)."""
    lines = text.lines_in(start, end)
    if len(lines) > 1 and lines[-1].gap and _TOGETHER.match(text.of(lines[-1])):
        return lines[-1].start
    return end


def closing_start(text: Text, after: int) -> int:
    """Where the last item ends: attendance at the end, adjustment, signatures, notice or an annex begins."""
    for line in text.lines_in(after, len(text.content)):
        apart = line.gap or line.top or line.level or _SIGNS_OFF.match(text.of(line))
        if line.start > after and apart and _closes(text, line):
            return line.start
    return len(text.content)


def _closes(text: Text, line: Line) -> bool:
    words = text.of(line)
    if pattern(_CLOSING).match(words) and len(words) < 120:
        return True
    if is_annex(text, line):
        return True
    signed = pattern(_SIGNED)
    if signed.match(words) and any(signed.match(text.of(n)) for n in text.lines[line.index + 1 : line.index + 4]):
        return True
    label = match_label(words)
    if label is None or label.key not in _LISTS or _VOTE_TABLE.search(words):
        return False
    return not words[label.end :].strip(" :") or len(line.cells) > 1


def _after(text: Text, stop: int) -> list[Region]:
    """Closing and annex regions after the last item."""
    lines = text.lines_in(stop, len(text.content))
    annex = next((line.start for line in lines if is_annex(text, line)), len(text.content))
    regions = [Region("closing", stop, annex)] if annex > stop else []
    if annex < len(text.content):
        regions.append(Region("annex", annex, len(text.content)))
    return regions
