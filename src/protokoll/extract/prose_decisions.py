"""Decisions that stand as sentences in running text (samråd, associations, landsting prose, news)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from protokoll.extract.clauses import is_marked
from protokoll.extract.leads import Lead, is_own, read_lead
from protokoll.extract.sentences import sentences
from protokoll.lexicon.grammar import pattern
from protokoll.outline import Item
from protokoll.shapes import dates
from protokoll.text import Found, Text

# sections whose sentences may decide
_ROLES = frozenset({"text", "information", "debate", "summary", "background", "procedure", "meta", "adjustment"})
_PASSIVE = r"<falling>\s+(?:\S+\s+){0,4}?<falls>\b|till\s+.{3,80}?\s+<elects>\b|(?:.{2,140}?\b)?<passive>\b"
_IMPERSONAL = r"<impersonal>"
_CITED = regex.compile(r"besluta\w*\s+(?:den|i|vid)\b")
_FOLLOWING = regex.compile(r"\bföljande\b")
# "beslutade styrgruppen att …", "fattade vi i styrgruppen tre beslut: dels att …" in a text about a meeting
_REPORTED = (
    r"\b(?:beslutade\s+(?P<by>[\p{L}-]+(?:en|et|ium|fullmäktige))\s+(?:om\s+)?att\b|"
    r"fattade\s+(?:vi\s+i\s+)?(?P<by>[\p{L}-]+(?:en|et|ium|fullmäktige))\s+(?:\p{L}+\s+)?beslut\b(?s:.*)\batt\b)"
)
_SAID = r",?\s+<says>\s+(?-i:\p{Lu})"


class ProseDecision(NamedTuple):
    """Sentences that decide, from `start` to `end`; `lead` where the first names the body."""

    start: int
    end: int
    lead: Lead | None


def prose_decisions(text: Text, item: Item, body: str | None) -> Iterator[ProseDecision]:
    """The decisions of an item without a decision section; neighbours that follow each other are one."""
    for block in item.blocks:
        if block.role not in _ROLES:
            continue
        current: ProseDecision | None = None
        for start, end in sentences(text, block.start, block.end):
            lead = _decides(text, start, end, body)
            if isinstance(lead, bool):
                if current is not None:
                    yield current
                current = None
                continue
            end = _with_list(text, start, end, block.end)
            if current is None:
                current = ProseDecision(start, end, lead)
            elif start >= current.end:
                current = ProseDecision(current.start, end, current.lead)
        if current is not None:
            yield current


def reported_decisions(text: Text, item: Item) -> Iterator[ProseDecision]:
    """Decisions that a news text reports, with who decided; quotation marks and speakers are left out."""
    for block in item.blocks:
        for start, end in sentences(text, block.start, block.end):
            m = pattern(_REPORTED).search(text.content, start, end)
            if m is None:
                continue
            said = pattern(_SAID).search(text.content, start, end)
            while text.content[start] in "-–—”\" ":
                start += 1
            stop = said.start() if said else end
            name = text.found(m.start("by"), m.end("by")).map(lambda name: name[:1].upper() + name[1:])
            yield ProseDecision(start, stop, Lead(Found(name.value, None), None, start, stop, ""))


def _decides(text: Text, start: int, end: int, body: str | None) -> Lead | Literal[False] | None:
    """A lead-in, None for a decision without one, False for no decision."""
    said = text.content[start:end]
    bare = said.lstrip("-•– ")
    passive = pattern(_PASSIVE).match(bare) is not None
    if len(said) < 8 or (said.startswith(("-", "•", "”", '"', "–")) and not passive):
        return False
    impersonal = pattern(_IMPERSONAL).match(said) is not None
    if pattern(r"\b<opening>\b").search(said) and not impersonal:
        return False
    quoted = pattern("<quoted>").search(said) is not None
    lead = read_lead(text, start, end, body)
    if lead is not None:
        return lead if _is_decided_here(text, lead, said, end, body, quoted) else False
    return None if impersonal or (passive and not quoted) else False


def _is_decided_here(text: Text, lead: Lead, said: str, end: int, body: str | None, quoted: bool) -> bool:
    """Not what another body did, nor what was decided another day."""
    own = is_own(lead.by.value, body)
    if not own and "beslut" not in lead.verb:
        return False
    past = dates.find(text.content, min(lead.end, lead.start + len(said) - 1), end) or dates.find(said)
    if past and _CITED.search(said[:160]):
        return "rekommendera" in said
    return own or not (quoted and "§" in said)


def _with_list(text: Text, start: int, end: int, stop: int) -> int:
    """A decision that announces a list (`följande`, a colon, att) takes the list with it."""
    said = text.content[start:end].rstrip()
    lines = text.lines_in(end, stop)
    if not lines:
        return end
    listed = is_marked(text, lines[0])
    announced = said.endswith((":", "att", ",")) or _FOLLOWING.search(said) or (listed and said[-1] != ".")
    if not announced:
        return end
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and listed and line.gap and not is_marked(text, line):
            return before.end
    return lines[-1].end
