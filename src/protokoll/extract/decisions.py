"""Decisions of an item: from its decision sections, else from the sentences that decide."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from protokoll.extract.addressees import for_decision
from protokoll.extract.clauses import is_marked, read_clauses
from protokoll.extract.leads import OWNER, Lead, is_own, read_lead
from protokoll.extract.outcome import read_outcome
from protokoll.extract.prose_decisions import ProseDecision, prose_decisions, reported_decisions
from protokoll.lexicon import bodies, outcomes
from protokoll.lexicon.grammar import pattern
from protokoll.lexicon.headings import match_heading
from protokoll.outline import Block, Item
from protokoll.records import Decision
from protokoll.shapes import prose
from protokoll.text import Found, Text

_TAIL = regex.compile(r"(?:\s|[_=–—-]{3,})+$")
_HEADING_LINE = regex.compile(
    r"(?:[\p{Lu}\p{L} -]{0,60}?\s)?(?:beslut(?:ar|ade)?|BESLUT(?:AR)?)\s*(?:följande|enhälligt)?\s*(?:att)?\s*:?\s*$"
)
_TO_BODY = regex.compile(r"\b(?:i|till)\s+(?P<body>[\p{L} -]+)$", regex.IGNORECASE)
_LEAD_ONLY = regex.compile(r"(?:enligt|på förslag av|i enlighet med)\b.{0,140}:\s*$", regex.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Part of a decision section under one lead-in."""

    start: int
    end: int
    lead: Lead | None
    recommends_to: Found[str] | str | None
    by: Found[str] | str | None


def read_decisions(text: Text, item: Item, body: str | None) -> tuple[Decision, ...]:
    """What this body decided in the item; `body` is the document's own."""
    title = item.title.value if item.title else ""
    blocks = decision_blocks(text, item, body)
    found: list[Decision] = []
    for block in blocks:
        start, end = _bounds(text, block)
        if start >= end:
            continue
        for stretch in _stretches(text, block, start, end, body):
            decision = _decision(text, stretch, title, body)
            if decision is not None:
                found.append(decision)
    if not found and not item.withheld:
        for sentence in prose_decisions(text, item, body):
            found.append(_from_prose(text, sentence, title, body))
    return tuple(found)


def read_reported(text: Text, item: Item, body: str | None) -> tuple[Decision, ...]:
    """What a news text says that an organ decided."""
    title = item.title.value if item.title else ""
    return tuple(_from_prose(text, reported, title, body) for reported in reported_decisions(text, item))


def decision_blocks(text: Text, item: Item, body: str | None) -> list[Block]:
    """The sections that hold this body's decisions.

    `Tekniska nämndens beslut` in the minutes of another body is earlier handling; `Kommunstyrelsens förslag till
    kommunfullmäktige` in its own is what it decided; and with `Beslut` directly over `Arbetsutskottets förslag`, the
    proposal is the decision.
    """
    blocks = []
    for before, block in zip([None, *item.blocks], item.blocks, strict=False):
        if block.role not in ("decision", "recommendation", "proposal"):
            continue
        by, to = _heading_bodies(text, block)
        own = by is None or is_own(by.value, body)
        empty = before is not None and before.role == "decision" and not text.content[before.start : before.end].strip()
        if block.role == "proposal":
            if empty or (by is not None and to is not None and body is not None and own):
                blocks.append(block)
        elif own:
            blocks.append(block)
    return blocks


def _without_comment(text: Text, start: int, end: int) -> int:
    """A list of clauses ends the decision: a paragraph without a mark that follows the last of them is a comment."""
    lines = text.lines_in(start, end)
    marks = [i for i, line in enumerate(lines) if is_marked(text, line)]
    if not marks:
        return end
    for i in range(marks[-1] + 1, len(lines)):
        said = text.of(lines[i])
        if pattern(_ABOUT_IT).match(said):
            continue
        if lines[i].gap and lines[i].indent <= lines[marks[-1]].indent and said[0].isupper():
            return lines[i - 1].end
    return end


def _bounds(text: Text, block: Block) -> tuple[int, int]:
    start, end = block.start, block.end
    tail = _TAIL.search(text.content, start, end)
    if tail and tail.end() == end:
        end = tail.start()
    while start < end and text.content[start].isspace():
        start += 1
    return after_formula(text, start, end), end


def after_formula(text: Text, start: int, end: int) -> int:
    """`Kommunstyrelsen beslutar` alone on its line heads the clauses and is none of them."""
    line_end = text.content.find("\n", start, end)
    heading = match_heading(text.content[start:line_end].strip()) if line_end > 0 else None
    if heading is None or not heading.exact or heading.role != "decision":
        return start
    return line_end + len(text.content[line_end:end]) - len(text.content[line_end:end].lstrip())


def _stretches(text: Text, block: Block, start: int, end: int, body: str | None) -> list[Stretch]:
    """The section cut where it turns from deciding to proposing, or the other way round."""
    by_heading, to_heading = _heading_bodies(text, block)
    leads: list[Lead] = []
    for at in sorted({start, *(line.start for line in text.lines_in(start, end) if line.start > start)}):
        lead = read_lead(text, at, end, body)
        if lead is not None and to_heading is not None and _is_addressee(lead.by.value, to_heading.value):
            to_heading = lead.by
            continue
        if lead is not None and (not leads or _turns(leads[-1], lead)):
            leads.append(lead)
    if not leads:
        return _infinitives(text, start, end, by_heading) or [Stretch(start, end, None, to_heading, by_heading)]
    cuts = [lead.start for lead in leads]
    stretches = [Stretch(start, cuts[0], None, to_heading, by_heading)] if text.content[start : cuts[0]].strip() else []
    opening = text.content[start : cuts[0]].strip() if stretches else ""
    if opening and len(opening.split()) < 12 and _LEAD_ONLY.match(opening):
        stretches, cuts[0] = [], start
    for lead, a, b in zip(leads, cuts, [*cuts[1:], end], strict=True):
        stretches.append(Stretch(a, b, lead, lead.recommends_to or to_heading, _full_name(lead, by_heading)))
    return stretches


# "att föreslå kyrkofullmäktige besluta att …", "att för egen del …": clauses that turn from one body to another
# "Samtliga val gäller till och med …", "Beslutet gäller från …": still the decision
_ABOUT_IT = r"(?:samtliga\s+|alla\s+)?<about_it>\s+(?:gäller|avser|träder|förutsätter)\b"
# "- att anmäla …": a mark before a clause, not before something that was reported
_CLAUSE = regex.compile(r"\S{1,3}\s*(?:att\b|\p{Lu}[\p{L}-]+(?:en|et|na)?\s+(?:får|ges|ska|uppdras)\b)")
_TURN = regex.compile(
    r"(?:[•–-]\s+|\d{1,2}[.)]\s*)?att\s+(?:(?P<to>föreslå|rekommendera|hemställa\s+hos)|för\s+egen\s+del)\s",
    regex.IGNORECASE,
)


def _infinitives(text: Text, start: int, end: int, by: Found[str] | None) -> list[Stretch]:
    """The section cut where its clauses turn from proposing to deciding; empty where none proposes."""
    turns: list[tuple[int, Found[str] | None]] = []
    for line in text.lines_in(start - 1, end):
        m = _TURN.match(text.content, line.start, end)
        named = bodies.find_bodies(text.content, m.end(), min(end, m.end() + 80)) if m and m["to"] else []
        if m and (named or not m["to"]):
            turns.append((line.start, text.found(named[0].start, named[0].end) if named else None))
    if not any(to for _, to in turns):
        return []
    if turns[0][0] > start:
        turns.insert(0, (start, None))
    ends = [at for at, _ in turns[1:]] + [end]
    return [Stretch(a, b, None, to, by) for (a, to), b in zip(turns, ends, strict=True)]


def _full_name(lead: Lead, heading: Found[str] | None) -> Found[str]:
    """`1. Nämnden tillstyrker …` under `Miljönämndens beslut`: the heading says which nämnd."""
    in_list = lead.by.span is not None and lead.by.span.start > lead.start
    if in_list and heading is not None and " " not in lead.by.value and is_own(lead.by.value, heading.value):
        return heading if len(heading.value) > len(lead.by.value) else lead.by
    return lead.by


def _is_addressee(name: str, heading: str) -> bool:
    """`Utskottets förslag till nämnden`, and under it `Socialnämnden antar …`: the same organ."""
    return bodies.same_body(name, heading) or (" " not in heading and is_own(heading, name))


def _turns(before: Lead, lead: Lead) -> bool:
    """A new lead-in, not the words of what the one before proposes."""
    if before.recommends_to is None:
        return lead.recommends_to is not None
    if bodies.same_body(lead.by.value, before.recommends_to.value):
        return False
    return lead.recommends_to is None or not bodies.same_body(lead.recommends_to.value, before.recommends_to.value)


def _heading_bodies(text: Text, block: Block) -> tuple[Found[str] | None, Found[str] | None]:
    """`Kommunstyrelsens beslut`, `Förslag till beslut i kommunfullmäktige`: who decides, and to whom it is proposed."""
    if block.heading is None or block.heading.span is None:
        return None, None
    span = block.heading.span
    found = [text.found(m.start, m.end) for m in bodies.find_bodies(text.content, span.start, span.end)]
    first = found[0] if found and found[0].span and found[0].span.start == span.start else None
    rest = found[1:] if first else found
    if first is None and (generic := OWNER.match(text.content, span.start, span.end)):
        first = text.found(span.start, generic.end("who"))
    return first, (rest[-1] if rest and block.role != "decision" else None)


def _decision(text: Text, stretch: Stretch, title: str, body: str | None) -> Decision | None:
    lead = stretch.lead
    end = _without_comment(text, stretch.start, _trim(text, stretch.start, stretch.end))
    start = stretch.start
    inner = lead.end if lead and lead.end < end and _is_pure_lead(text, lead) else start
    if inner == start:
        inner = _after_lead_only(text, start, end)
    clauses = read_clauses(text, inner, end)
    slice_ = text.content[start:end]
    if not any(c.isalnum() for c in slice_):
        return None
    to = stretch.recommends_to or for_decision(text, start, end)
    if lead is None and body is not None and isinstance(to, Found) and bodies.same_body(to.value, body):
        to = None
    found = Found(prose.read(slice_), text.span(start, end))
    outcome = read_outcome([c.value for c in clauses], found.value, title)
    received = outcome == "noted" or outcomes.has("received", title)
    if received and (shorter := _first_paragraph(text, start, end)) < end:
        return _decision(text, replace(stretch, end=shorter), title, body)
    return Decision.read(by=stretch.by or body, recommends_to=to, outcome=outcome, text=found, clauses=clauses)


def _first_paragraph(text: Text, start: int, end: int) -> int:
    """What is noted is noted in one paragraph: a list of what was reported may follow it."""
    lines = text.lines_in(start, end)
    for before, line in pairwise(lines):
        if is_marked(text, before):
            break
        marked = is_marked(text, line)
        if text.of(before).endswith(".") and (not _CLAUSE.match(text.of(line)) if marked else line.gap):
            return before.end
    return end


def _is_pure_lead(text: Text, lead: Lead) -> bool:
    """The lead-in says nothing itself: what is decided stands after it."""
    said = text.content[lead.start : lead.end].rstrip()
    if said.endswith((":", "att", "beslutar", "beslutade", "besluta", "beslöt", "egen del")):
        return True
    return lead.recommends_to is not None and regex.search(r"beslutar?\.?$", said) is not None


def _after_lead_only(text: Text, start: int, end: int) -> int:
    """`Enligt kommunstyrelsens förslag:` introduces the clauses and is none."""
    lines = text.lines_in(start, end)
    if len(lines) > 1 and _LEAD_ONLY.match(text.of(lines[0])):
        return lines[0].end
    return start


def _trim(text: Text, start: int, end: int) -> int:
    while end > start and (text.content[end - 1].isspace() or text.content[end - 1] in "_–—-"):
        end -= 1
    return end


def _from_prose(text: Text, sentence: ProseDecision, title: str, body: str | None) -> Decision:
    start, end, lead = sentence
    clauses = read_clauses(text, start, end)
    found = Found(prose.read(text.content[start:end]), text.span(start, end))
    outcome = read_outcome([c.value for c in clauses], found.value, title)
    by: Found[str] | str | None = lead.by if lead else body
    to = (lead.recommends_to if lead else None) or for_decision(text, start, end)
    return Decision.read(by=by, recommends_to=to, outcome=outcome, text=found, clauses=clauses)
