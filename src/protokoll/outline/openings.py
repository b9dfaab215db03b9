"""Which lines open a section: an ordered table of rules, each of which looks at one line by itself."""

from __future__ import annotations

from typing import NamedTuple

import regex

from protokoll.lexicon.headings import match_heading
from protokoll.text import Line, Text


class Opening(NamedTuple):
    """What opens a block: its heading from `start` to `end`, where the text under it begins, the rule that said so."""

    role: str
    start: int
    end: int
    text: int
    rule: str


# "Mötet beslutar att välja …" on one line is a sentence that decides, not a heading over one
FORMULA = regex.compile(r"\b(?:besluta(?:r|de|t)|beslöt)\b", regex.IGNORECASE)
# "Antecknas." is a whole decision
_VERB = regex.compile(r"(?:Antecknas|Noteras|Godkänns|Bifalls|Avslås|Bordläggs)\.?$")
# "Enligt kommunstyrelsens förslag:" introduces clauses, it does not head a proposal
_LEADS = ("Enligt ", "enligt ", "På förslag av ", "I enlighet med ")
# "Paragrafen är justerad", "Protokollet under denna paragraf förklaras omedelbart justerat"
_ADJUSTED = regex.compile(
    r"(?:paragrafen|denna paragraf|ärendet|beslutet|protokollet under denna paragraf|punkten)\s+(?:\S+\s+){0,2}?"
    r"(?:omedelbart\s+)?justera(?:d|t|s)\b(?:\s+omedelbart)?|^omedelbar(?:t)? juster(?:ing|ad)\b",
    regex.IGNORECASE,
)
_BULLET = regex.compile(r"[•·▪]|[-–*o] (?!\*)")
# "Arbetsutskottets förslag 2031-11-05, § 88"
_DATED = regex.compile(
    r"[\s,]+(?:den\s+)?(?:\d{4}-\d\d-\d\d|\d{1,2}\s\p{Ll}+\s\d{4})(?:,?\s*§\s*\d+)?\s*:?$|[\s,]+§\s*\d+\s*:?$"
)
_ADDRESSES = regex.compile(r"(?:\btill|\bexp\.?|delges|för kännedom):?$", regex.IGNORECASE)
_WORD_END = regex.compile(r"(?<=\S)(?=\s)")


def opening(text: Text, line: Line) -> Opening | None:
    """What the line opens, by the first rule of `RULES` that applies; bullets open nothing."""
    if _BULLET.match(text.of(line)):
        return None
    return next((found for rule in RULES if (found := rule(text, line)) is not None), None)


def _adjusted(text: Text, line: Line) -> Opening | None:
    words = text.of(line)
    if len(words) < 130 and _ADJUSTED.match(words):
        return Opening("adjustment", line.start, line.start, line.start, "says that it is adjusted")
    return None


def _margin(text: Text, line: Line) -> Opening | None:
    """A heading in the left margin, its text in the column beside it."""
    if len(line.cells) != 2 or line.cells[1].column - line.cells[0].column < 8:
        return None
    left = line.cells[0]
    match = match_heading(text.content[left.start : left.end])
    if match is None or not match.exact:
        return None
    return Opening(match.role, left.start, left.end, line.cells[1].start, "heading in the margin")


def _recipients(text: Text, line: Line) -> Opening | None:
    """`Beslutet skickas till Kassören`, `Exp. Länkarna`: heading words directly before a capital."""
    words = text.of(line)
    for m in _WORD_END.finditer(words, 0, 60):
        after = words[m.end() :].lstrip()
        if after[:1].isupper() and not after.endswith((".", ":")):
            match = match_heading(words[: m.end()])
            if match is not None and match.exact and match.role == "recipients" and _ADDRESSES.search(words[: m.end()]):
                at = line.start + m.end()
                return Opening("recipients", line.start, at, at, "recipients on the line of their heading")
    return None


def _heading(text: Text, line: Line) -> Opening | None:
    words = text.of(line)
    dated = _DATED.search(words)
    match = match_heading(words[: dated.start()] if dated else words)
    if match is None and dated:
        match = match_heading(words)
    if match is None or (words[0].islower() and not line.gap) or _VERB.match(words) or words.startswith(_LEADS):
        return None
    if match.exact:
        return Opening(match.role, line.start, line.end, line.end, "heading on its own line")
    if FORMULA.search(match.heading):
        return None
    at = line.start + match.end
    while at < line.end and text.content[at] in " \t:–-":
        at += 1
    return Opening(match.role, line.start, line.start + match.end, at, "heading with its text on the line")


RULES = (_adjusted, _margin, _recipients, _heading)
