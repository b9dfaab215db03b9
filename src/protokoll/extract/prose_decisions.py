"""Decisions that stand as sentences in running text (samråd, associations, landsting prose)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from protokoll.extract.leads import Lead, read_lead
from protokoll.outline import Item
from protokoll.shapes import dates
from protokoll.text import Text

# sections whose sentences may decide
_ROLES = frozenset({"text", "information", "debate", "summary", "background", "procedure", "meta", "adjustment"})
_SENTENCE = regex.compile(r"[^\s](?:[^.!?\n]|[.!?](?!\s|$)|(?<=\b(?:kl|nr|dnr|ca|bl|a|m|fl|t|ex|s|st|jfr|resp|ordf))\.|(?<=\d)\.(?=\s?\d)|\n(?!\s*\n|\s*[-•·*]\s|\s*\d+[.)]\s|\s*[a-z]\.\s))*[.!?]?")
_PASSIVE = regex.compile(
    r"^(?:till\s+.{3,80}?\s+(?:valdes|väljs|utsågs|utses|omvaldes)\b|.{2,140}?\b(?:valdes|omvaldes|utsågs|utses|godkändes|godkänns|fastställdes|fastställs|fastslogs|antogs|antas|"
    r"beviljades|beviljas|bifölls|bifalls|avslogs|avslås|bordlades|bordläggs|återremitterades|noterades|noteras|antecknades|röstades\s+(?:som|in|till)|"
    r"lades\s+till\s+handlingarna|läggs\s+till\s+handlingarna|(?:blev|är)\s+(?:vald|valda|godkänd|godkänt|utsedd)|accepterades)\b)",
    regex.IGNORECASE,
)
_INVERTED = regex.compile(r"^(?:det\s+)?(?:beslöts|beslutades|beslutas|beslöt\s+\p{Ll}+|skjuter\s+upp)\b", regex.IGNORECASE)
_QUOTED = regex.compile(r"\b(?:har|hade|tidigare|ska(?:ll)?|kan|bör|kommer\s+att|föreslås|om)\s+(?:\w+\s+)?(?:beslut|godkän|fastställ|väl|utse|anta)|§\s?\d|\bvid\s+sitt\s+sammanträde", regex.IGNORECASE)
_OPENED = regex.compile(r"\b(?:öppna[tds]|öppnades|öppnat|avsluta[tds]|avslutades|avslutat)\b", regex.IGNORECASE)


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
            lead = _decides(text, start, end)
            if lead is False:
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


def sentences(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences and list rows between absolute bounds."""
    at = start
    while (m := _SENTENCE.search(text.content, at, end)) is not None:
        yield m.start(), m.end()
        at = max(m.end(), at + 1)


def _decides(text: Text, start: int, end: int) -> Lead | None | bool:
    """A lead-in, None for a decision without one, False for no decision."""
    said = text.content[start:end]
    if len(said) < 8 or said.startswith(("-", "•", "”", '"', "–")) and not _PASSIVE.match(said.lstrip("-•– ")):
        return False
    if _OPENED.search(said) and not said.casefold().startswith(("beslut", "det beslut")):
        return False
    quoted = _QUOTED.search(said) is not None
    lead = read_lead(text, start, end)
    if lead is not None:
        past = dates.find(text.content, lead.end if lead.end < end else start, end)
        cited = regex.search(r"besluta\w*\s+(?:den|i|vid)\b", said[:160]) is not None and bool(past)
        return False if cited or (quoted and "§" in said) else lead
    if _INVERTED.match(said):
        return None
    if _PASSIVE.match(said.lstrip("-•– ")) and not quoted:
        return None
    return False


def _with_list(text: Text, start: int, end: int, stop: int) -> int:
    """A decision that announces a list (`följande`, a colon, att) takes the list with it."""
    said = text.content[start:end].rstrip()
    if not (said.endswith((":", "att")) or regex.search(r"\bföljande\b", said)):
        return end
    lines = text.lines_in(end, stop)
    return lines[-1].end if lines else end
