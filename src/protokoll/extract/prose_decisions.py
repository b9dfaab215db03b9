"""Decisions that stand as sentences in running text (samråd, associations, landsting prose)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

from protokoll.extract.clauses import is_marked
from protokoll.extract.leads import DECIDED, Lead, is_own, read_lead
from protokoll.outline import Item
from protokoll.shapes import dates
from protokoll.text import Found, Text

# sections whose sentences may decide
_ROLES = frozenset({"text", "information", "debate", "summary", "background", "procedure", "meta", "adjustment"})
# the end of a sentence within a line; not after an abbreviation or a number
_STOP = regex.compile(r"(?<!\b(?:kl|nr|dnr|ca|bl|a|m|fl|t|ex|s|st|jfr|resp|ordf|kap|f|o|i|d|v|p|inkl|exkl|tkr|mnkr|kr|tel))(?<!\d)[.!?][”\")]?(?=\s)|(?<=\p{L}[^\n]{0,80}\d)\.(?=\s+\p{Lu})", regex.IGNORECASE)
_PASSIVE = regex.compile(
    r"^(?:(?:ärendet|punkten|frågan|förslaget)\s+(?:\S+\s+){0,4}?(?:utgår|utgick)\b|till\s+.{3,80}?\s+(?:valdes|väljs|utsågs|utses|omvaldes)\b|.{2,140}?\b(?:valdes|omvaldes|utsågs|utses|godkändes|godkänns|fastställdes|fastställs|fastslogs|antogs|antas|"
    r"beviljades|beviljas|bifölls|bifalls|avslogs|avslås|bordlades|bordläggs|återremitterades|noterades|noteras|antecknades(?!\s+att)|röstades\s+(?:som|in|till)|"
    r"(?:lades|läggs|lägges)\s+(?:\S+\s+){0,4}?till\s+handlingarna|väljs|skjuts\s+upp|sköts\s+upp|återremitteras|entledigades|fastställes|godkännes|förklara(?:s|des)\s+vara|(?:blev|är)\s+(?:vald|valda|godkänd|godkänt|utsedd)|accepterades)\b)",
    regex.IGNORECASE,
)
_INVERTED = regex.compile(r"^.{0,80}?\b(?:beslöts|beslutades)\s+(?:\p{L}+\s+)?att\b|^(?:det\s+)?(?:beslöts|beslutades|beslutas|beslöt\s+\p{Ll}+|skjuter\s+upp)\b", regex.IGNORECASE)
_QUOTED = regex.compile(r"\b(?:har|hade|tidigare|ska(?:ll)?|kan|bör|kommer\s+att|föreslås|om|inte)\s+(?:\w+\s+)?(?:beslut|godkän|fastställ|väl|utse|anta)|§\s?\d|\bvid\s+sitt\s+sammanträde|\b(?:föresl(?:år|og|agit|ås)|yrka(?:r|de)|ansök(?:er|t|an)|tillstyrkt|förorda\w*|begär|begärt)\b", regex.IGNORECASE)
_OPENED = regex.compile(r"\b(?:öppna[tds]|öppnades|öppnat|avsluta[tds]|avslutades|avslutat)\b", regex.IGNORECASE)


class ProseDecision(NamedTuple):
    """Sentences that decide, from `start` to `end`; `lead` where the first names the body."""

    start: int
    end: int
    lead: Lead | None


# "beslutade styrgruppen att …", "fattade vi i styrgruppen tre beslut: dels att …" in a text about a meeting
_REPORTED = regex.compile(r"\b(?:beslutade\s+(?P<by>[\p{L}-]+(?:en|et|ium|fullmäktige))\s+(?:att|om att)\b|fattade\s+(?:vi\s+i\s+)?(?P<by2>[\p{L}-]+(?:en|et|ium|fullmäktige))\s+(?:\p{L}+\s+)?beslut\b.*\batt\b)", regex.IGNORECASE | regex.DOTALL)
_SAID = regex.compile(r",?\s+(?:säger|berättar|förklarar|avslutar|konstaterar)\s+\p{Lu}")


def reported_decisions(text: Text, item: Item) -> Iterator[tuple[int, int, Found[str]]]:
    """Decisions that a news text reports: where they stand, and who decided (quotation marks and speaker off)."""
    for block in item.blocks:
        for start, end in sentences(text, block.start, block.end):
            m = _REPORTED.search(text.content, start, end)
            if m is None:
                continue
            said = _SAID.search(text.content, start, end)
            while text.content[start] in "-–—”\" ":
                start += 1
            by = "by" if m["by"] else "by2"
            yield start, said.start() if said else end, text.found(m.start(by), m.end(by))


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


def sentences(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences and list rows between absolute bounds, whole over the lines they are wrapped on."""
    for a, b in _passages(text, start, end):
        at = a
        for m in _STOP.finditer(text.content, a, b):
            if text.content[m.end() : b].lstrip()[:1].islower():
                continue
            yield at, m.end()
            at = m.end()
            while at < b and text.content[at].isspace():
                at += 1
        if at < b:
            yield at, b


def _passages(text: Text, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that belong together: a blank line, a list mark or a short line before a capital ends one."""
    lines = list(text.lines_in(start, end))
    inside = text.line_at(start)
    if inside is not None and inside.start < start < inside.end:
        lines.insert(0, inside)
    if not lines:
        return
    width = max(line.end - line.start for line in lines)
    begun = max(start, lines[0].start)
    for before, line in zip(lines, lines[1:], strict=False):
        said = text.of(before)
        short = before.end - before.start < 0.55 * width and said[-1] not in ",-–" and text.content[line.start].isupper()
        if line.gap or is_marked(text, line) or short or (said[-1] not in ",-" and DECIDED.match(text.content, line.start, line.end)):
            yield begun, before.end
            begun = line.start
    yield begun, min(lines[-1].end, end)


def _decides(text: Text, start: int, end: int, body: str | None) -> Lead | Literal[False] | None:
    """A lead-in, None for a decision without one, False for no decision."""
    said = text.content[start:end]
    if len(said) < 8 or said.startswith(("-", "•", "”", '"', "–")) and not _PASSIVE.match(said.lstrip("-•– ")):
        return False
    if _OPENED.search(said) and not said.casefold().startswith(("beslut", "det beslut")):
        return False
    quoted = _QUOTED.search(said) is not None
    lead = read_lead(text, start, end, body)
    if lead is not None:
        own = is_own(lead.by.value, body)
        if not own and "beslut" not in lead.verb:
            return False
        past = dates.find(text.content, lead.end if lead.end < end else start, end)
        cited = regex.search(r"besluta\w*\s+(?:den|i|vid)\b", said[:160]) is not None and bool(past)
        if cited and "rekommendera" in said:
            return lead
        return False if cited or (quoted and "§" in said and not own) else lead
    if _INVERTED.match(said):
        return None
    if _PASSIVE.match(said.lstrip("-•– ")) and not quoted:
        return None
    return False


def _with_list(text: Text, start: int, end: int, stop: int) -> int:
    """A decision that announces a list (`följande`, a colon, att) takes the list with it."""
    said = text.content[start:end].rstrip()
    lines = text.lines_in(end, stop)
    if not lines or not (
        said.endswith((":", "att", ",")) or regex.search(r"\bföljande\b", said) or is_marked(text, lines[0]) and said[-1] != "."
    ):
        return end
    listed = is_marked(text, lines[0])
    for before, line in zip([None, *lines], lines, strict=False):
        if before is not None and listed and line.gap and not is_marked(text, line):
            return before.end
    return lines[-1].end
