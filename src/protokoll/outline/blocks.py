"""The sections of an item: which line opens which, and what stays inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from protokoll.lexicon.headings import match_heading
from protokoll.outline.tree import Block
from protokoll.text import Found, Line, Text

# what a quoted statement ends at: these never stand inside one
STRONG = frozenset({"recipients", "documents", "reservation", "statement", "adjustment", "recusal", "appeal"})
# headings whose text is one line or list: what follows after a blank line is running text again
ONE_LINE = frozenset({"presenter", "meta", "adjustment"})
# "Kommunstyrelsen föreslår kommunfullmäktige besluta:" is a sentence of the decision, not a heading over it
_PROPOSES = regex.compile(r"\b(?:föreslår|hemställer|rekommenderar|tillstyrker)\b")
# "Mötet beslutar att välja …" on one line is a sentence that decides, not a heading over one
_FORMULA = regex.compile(r"\b(?:besluta(?:r|de|t)|beslöt)\b", regex.IGNORECASE)
# "Maj Ekdal (S) och Ture Hed (M) föreslår att …" after the proposal that was on the table
_MOVER = regex.compile(
    r"(?:(?:ordföranden|ledamoten|tjänstgörande ersättaren|vice ordföranden)\s+)?\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)+\s+\((?:\p{L}{1,4}|-)\)"
    r"[^.:]{0,330}?\s(?:föreslår|yrkar|yrkade|föreslog)\b",
    regex.IGNORECASE,
)
# "Siv Bodin (C) reserverar sig mot beslutet." on a line of its own after the decision
_RESERVES = regex.compile(
    r"(?:(?:ordföranden|ledamoten|ledamöterna|tjänstgörande ersättaren|mot beslutet)\s+)?[\p{Lu}(][^.:\n]{0,200}(?:\n[^.:\n]{0,120})?"
    r"\b(?:reserverar|reserverade)\s+sig\b|Mot beslutet reserverade? sig\b",
    regex.IGNORECASE,
)
# "Antecknas." is a whole decision
_VERB = regex.compile(r"(?:Antecknas|Noteras|Godkänns|Bifalls|Avslås|Bordläggs)\.?$")
_QUOTING = regex.compile(r"följande\s+(?:[\p{L}-]+\s+)?(?:anteckning|yttrande|reservation|uttalande|röstförklaring|text)?.{0,40}:\s*$", regex.IGNORECASE)
_ADJUSTED = regex.compile(
    r"(?:paragrafen|denna paragraf|ärendet|beslutet|protokollet under denna paragraf|punkten)\s+(?:\S+\s+){0,2}?(?:omedelbart\s+)?justera(?:d|t|s)\b"
    r"(?:\s+omedelbart)?|^omedelbar(?:t)? juster(?:ing|ad)\b", regex.IGNORECASE,
)
_IMMEDIATE = regex.compile(r"omedelbar(?:t)?\s+juster|justera(?:s|d|t)\s+omedelbart", regex.IGNORECASE)


class Opening(NamedTuple):
    """A heading that opens a block: where it stands, where the text under it begins, and the rule that said so."""

    role: str
    start: int
    end: int
    text: int
    rule: str


def read_blocks(text: Text, body: int, end: int) -> tuple[Block, ...]:
    """The blocks between `body` and `end` in printed order; together they hold every character but the headings."""
    openings = list(_openings(text, body, end))
    blocks: list[Block] = []
    first = openings[0].start if openings else end
    if text.content[body:first].strip():
        blocks.append(Block("text", None, body, first, "before the first heading"))
    for i, o in enumerate(openings):
        stop = openings[i + 1].start if i + 1 < len(openings) else end
        heading = text.found(o.start, o.end) if o.end > o.start else None
        blocks.append(Block(o.role, heading, o.text, stop, o.rule))
    return tuple(blocks)


def _openings(text: Text, body: int, end: int) -> Iterator[Opening]:
    role, quoting = "text", False
    for line in text.lines_in(body, end):
        opening = _opening(text, line)
        if opening is None and role == "proposal" and _MOVER.match(text.content, line.start, min(end, line.start + 400)):
            opening = Opening("yrkande", line.start, line.start, line.start, "somebody moves something")
        if opening is None and role in ("decision", "recommendation", "text") and _RESERVES.match(text.content, line.start, end):
            opening = Opening("reservation", line.start, line.start, line.start, "somebody reserves themselves")
        if opening is None:
            if role in ONE_LINE and line.gap:
                role = "text"
                yield Opening(role, line.start, line.start, line.start, "text after a one-line heading")
            if role in ("statement", "reservation") and _QUOTING.search(text.of(line)):
                quoting = True
            continue
        if quoting and opening.role not in STRONG:
            continue
        if opening.role == "recommendation" and _PROPOSES.search(text.content, opening.start, opening.end):
            if role in ("decision", "proposal"):
                continue
            opening = opening._replace(end=opening.start, text=opening.start)
        yield opening
        role, quoting = opening.role, False


def _opening(text: Text, line: Line) -> Opening | None:
    words = text.of(line)
    if words[0] in "•·▪" or (words[:2] in ("- ", "– ", "* ", "o ") and not words.startswith("**")):
        return None
    if _ADJUSTED.match(words) and len(words) < 130:
        return Opening("adjustment", line.start, line.start, line.start, "says that it is adjusted")
    margin = _margin(text, line)
    if margin is not None:
        return margin
    match = match_heading(words)
    if match is None or (words[0].islower() and not line.gap) or _VERB.match(words):
        return None
    at = line.start + match.end
    if match.exact:
        return Opening(match.role, line.start, line.end, line.end, "heading on its own line")
    if _FORMULA.search(match.heading):
        return None
    while at < line.end and text.content[at] in " \t:–-":
        at += 1
    return Opening(match.role, line.start, line.start + match.end, at, "heading with its text on the line")


def _margin(text: Text, line: Line) -> Opening | None:
    """A heading in the left margin, its text in the column beside it."""
    if len(line.cells) < 2 or line.cells[1].column - line.cells[0].column < 8:
        return None
    left = line.cells[0]
    match = match_heading(text.content[left.start : left.end])
    if match is None or not match.exact:
        return None
    return Opening(match.role, left.start, left.end, line.cells[1].start, "heading in the margin")


def is_immediate(text: Text, start: int, end: int) -> bool:
    """The item says that it was adjusted at once (omedelbar justering)."""
    return text.search(_IMMEDIATE, start, end) is not None


