"""The organ that met, where no line holds its name alone: in the opening sentence, a letter, the decisions' words."""

from __future__ import annotations

from collections import Counter

import regex

from protokoll.extract.meeting_head import Head
from protokoll.lexicon.bodies import expand, find_bodies
from protokoll.outline import Outline
from protokoll.text import Found, Text

MEETING = regex.compile(
    r"\b(?P<kind>(?:ordinarie|extra|konstituerande)\s+)?"
    r"(?P<name>(?:års|höst|vår|stor|medlems|förenings|halvårs|förbunds|kongress|sektions|bolags|kör|kår|vinter|sommar|budget)?"
    r"(?:möte|stämma)|styrelsemöte|kongress)(?P<def>t|n|en)?\b",
    regex.IGNORECASE,
)
_MET = regex.compile(r"(?:sammanträde|möte|stämma)\s+med\s+(?=\p{L})", regex.IGNORECASE)
_ACTOR = regex.compile(
    r"\s+(?:föreslår|beslutar|beslutade|beslöt|godkänner|godkände|tillstyrker|noterar|rekommenderar|antar|anser|avslår|"
    r"för\s+egen\s+del)\b"
)
_GROUP = (
    r"(?P<name>(?:\p{L}*(?:ledningen|gruppen|rådet|nämnden|styrelsen|utskottet|delegationen|kommittén|direktionen|"
    r"fullmäktige|beredningen))"
    r"(?:\s+för\s+(?:\p{Ll}+\s+)?(?:\p{L}+\s+){0,6}?\p{L}+(?=\s*(?:[,.\n]|\s(?:om|att|vid|den|ber|beslut\w*)\b|$)))?)"
)
_ORDERED = regex.compile(rf"På\s+uppdrag\s+av\s+{_GROUP}", regex.IGNORECASE)
_DECIDED = regex.compile(rf"beslutade\s+{_GROUP}", regex.IGNORECASE)
_HAS_DECIDED = regex.compile(rf"{_GROUP}\s+(?:beslutade|beslöt|ber\s+härmed)", regex.IGNORECASE)
_TITLE = regex.compile(r"protokoll|möte|stämma", regex.IGNORECASE)
_PREFIX = regex.compile(r"\s*(\p{Lu}[\p{L}-]{1,6}(?: au)?)\s*§")


# "Kårfullmäktigemöte 4, 2027/28"
_ORGAN_MEETS = regex.compile(r"[*_#\s]*(?P<name>\p{Lu}\p{L}*fullmäktige)(?:möte|sammanträde)\b")


def met_with(text: Text, head: Head) -> Found[str] | None:
    """`Protokoll fört vid möte med styrelsen för …`, `regionstyrelsens sammanträde`"""
    for line in text.lines_in(0, head.opening)[:20]:
        lead = _MET.search(text.content, line.start, line.end)
        if lead is None:
            bodies = find_bodies(text.content, line.start, line.end)
            if bodies and bodies[0].start == line.start and "sammanträder" in text.of(line):
                return text.found(bodies[0].start, bodies[0].end)
            continue
        for body in find_bodies(text.content, lead.end(), line.end):
            if body.start <= lead.end() + 1:
                return capital(text.found(body.start, body.end))
        if text.content.startswith("styrelsen", lead.end()):
            return capital(text.found(lead.end(), lead.end() + len("styrelsen")))
    return None


def capital(found: Found[str]) -> Found[str]:
    """The name with a capital; printed without, it has no place that reads the same."""
    return found if found.value[0].isupper() else Found(found.value[0].upper() + found.value[1:], None)


def association(text: Text, head: Head) -> Found[str] | None:
    """`Protokoll fört vid Föreningen Eks ordinarie höstmöte`: the meeting is the organ."""
    for line in text.lines_in(0, head.opening)[:20]:
        organ = _ORGAN_MEETS.match(text.content, line.start, line.end)
        if organ:
            return text.found(*organ.span("name"))
        words = text.of(line)
        match = MEETING.search(text.content, line.start, line.end) if _TITLE.search(words) else None
        if match is None:
            continue
        name = match["name"].casefold()
        if name == "styrelsemöte":
            return Found("Styrelsen", None)
        if name == "möte":
            if match["kind"]:
                return Found(f"{match['kind'].strip().capitalize()} möte", None)
            continue
        article = "n" if name.endswith("stämma") else "en" if name == "kongress" else "t"
        return Found((name + (match["def"] or article)).capitalize(), None)
    return None


def letter(text: Text) -> Found[str] | None:
    """A letter or a news item: on whose behalf it is written, or who decided."""
    for pattern in (_ORDERED, _DECIDED, _HAS_DECIDED):
        match = text.search(pattern)
        if match:
            found = text.found(*match.span("name"))
            return capital(found)
    return None


def prefixed(text: Text, outline: Outline) -> Found[str] | None:
    """`Ks § 131` before every item."""
    letters = Counter(
        m[1] for item in outline.items
        if (m := _PREFIX.match(text.content, item.start, item.body))
    )
    if not letters:
        return None
    (code, count), *_ = letters.most_common(1)
    name = expand(code)
    return Found(name[0].upper() + name[1:], None) if name and count * 2 > len(outline.items) else None


def acting(text: Text, outline: Outline) -> Found[str] | None:
    """The organ that most decisions begin with."""
    actors: Counter[str] = Counter()
    for item in outline.items:
        for block in item.blocks:
            if block.role != "decision":
                continue
            start = block.heading.span.start if block.heading and block.heading.span else block.start
            for body in find_bodies(text.content, start, min(block.end, block.start + 120))[:1]:
                if _ACTOR.match(text.content, body.end, block.end) and text.content[body.start].isupper():
                    actors[text.found(body.start, body.end).value] += 1
    if not actors:
        return None
    (name, count), *rest = actors.most_common(2)
    return Found(name, None) if not rest or count > rest[0][1] else None
