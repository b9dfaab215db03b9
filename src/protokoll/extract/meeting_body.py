"""The organ that met (nämnd, styrelse, fullmäktige, utskott, årsmöte …)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import regex

from protokoll.extract.meeting_head import Head, joined
from protokoll.lexicon.bodies import expand, find_bodies, is_preparatory
from protokoll.lexicon.places import find_organisation
from protokoll.outline import Outline
from protokoll.text import Cell, Found, Text

DOCUMENT = r"(?:(?:sammanträdes|mötes|styrelse)?protokoll(?:sutdrag)?|utdrag ur protokoll|minnesanteckningar|mötesanteckningar)"
_LEAD = regex.compile(rf"[*_#\s]*{DOCUMENT}\b(?:\s+(?:fört\s+vid|från|för|vid|nr\s*[\d/:-]+|över|av))*[\s:–-]*", regex.IGNORECASE)
_TAIL = regex.compile(
    rf"s?(?:\s+(?:{DOCUMENT}|sammanträde|möte|nr\s*\d+)\b.*)?[\s:,.–()\d/-]*(?:§.*)?", regex.IGNORECASE
)
_MEETING = regex.compile(
    r"\b(?P<kind>(?:ordinarie|extra|konstituerande)\s+)?(?P<name>(?:års|höst|vår|stor|medlems|förenings|halvårs|förbunds|kongress|"
    r"sektions|bolags|kör|kår|vinter|sommar|budget)?(?:möte|stämma)|styrelsemöte|årsstämma|kongress)(?P<def>t|n|en)?\b",
    regex.IGNORECASE,
)
_BREAK = regex.compile(r"[^\S\n]*\n?\s*")
_ACTOR = regex.compile(r"\s+(?:föreslår|beslutar|beslutade|beslöt|godkänner|godkände|tillstyrker|noterar|rekommenderar|antar|anser|"
                       r"avslår|för\s+egen\s+del)\b")
_PLAIN = regex.compile(r"[*_]*(?P<name>\p{Lu}[\p{L} ,&-]{4,70}?)[*_\s]*")
_NOT_BODY = regex.compile(
    r"protokoll|sida|datum|dnr|diarie|kommun\b|region\b|justera|bestyrk|förening|sammanträde|tid\b|plats|kallelse|\bab\b",
    regex.IGNORECASE,
)
_GROUP = (r"(?P<name>(?:\p{L}*(?:ledningen|gruppen|rådet|nämnden|styrelsen|utskottet|delegationen|kommittén|direktionen|fullmäktige|beredningen))"
          r"(?:\s+för\s+(?:\p{Ll}+\s+)?(?:\p{L}+\s+){0,6}?\p{L}+(?=\s*(?:[,.\n]|\s(?:om|att|vid|den|beslut\w*)\b|$)))?)")
_ORDERED = regex.compile(rf"På\s+uppdrag\s+av\s+{_GROUP}", regex.IGNORECASE)
_DECIDED = regex.compile(rf"(?:beslutade\s+{_GROUP}|(?<n>x))|{_GROUP.replace('?P<name>', '?P<first>')}\s+beslutade", regex.IGNORECASE)


def read_body(text: Text, outline: Outline, head: Head, kind: str | None) -> Found[str] | None:
    """The organ that met, as printed; without a place where it was worked out."""
    return (
        next(_labelled(text, head), None)
        or next(_printed(text, head), None)
        or _titled(text, head)
        or next(_running(text, head), None)
        or _association(text, head)
        or (_letter(text) if kind in ("recommendation", "news", "memo", "other") else None)
        or _prefixed(text, outline)
        or _acting(text, outline)
    )


def whole(text: Text, start: int, end: int) -> tuple[int, int] | None:
    """Where an organ's name stands in a stretch that holds nothing else but words like `Protokoll` and a date."""
    lead = _LEAD.match(text.content, start, end)
    at = lead.end() if lead else start
    while at < end and text.content[at] in " *_#\t":
        at += 1
    for body in find_bodies(text.content, at, end):
        owner = text.content[at : body.start].strip()
        organisation = find_organisation(text.content, at, body.start)
        if owner and not (organisation and organisation[0].start <= at + 1):
            return None
        if _TAIL.fullmatch(text.content, body.end, end) and text.content[body.start].isupper():
            return body.start, body.end
        return None
    return None


def _labelled(text: Text, head: Head) -> Iterator[Found[str]]:
    """`Organ   Kommunstyrelsen`"""
    for value in head.of("body"):
        if value.span:
            place = whole(text, value.span.start, value.span.end)
            yield text.found(*place) if place else value


def _printed(text: Text, head: Head) -> Iterator[Found[str]]:
    """A cell, or cells under each other, that hold an organ's name and nothing else."""
    found: list[Found[str]] = []
    for index, cell in enumerate(head.cells):
        if found and found[-1].span and cell.start < found[-1].span.end:
            continue
        one = _below(text, head, index) or _alone(text, cell)
        if one:
            found.append(one)
    if len(found) > 1 and is_preparatory(found[1].value) and not is_preparatory(found[0].value):
        yield _of_the(found[0], found[1])
    yield from found


def _alone(text: Text, cell: Cell) -> Found[str] | None:
    place = whole(text, cell.start, cell.end)
    return text.found(*place) if place else None


def _below(text: Text, head: Head, index: int) -> Found[str] | None:
    """`Barn- och ⏎ ungdomsnämndens ⏎ arbetsutskott`; `Överförmyndarnämnde ⏎ n` too."""
    parts = [head.cells[index]]
    best = None
    for cell in head.cells[index + 1 : index + 6]:
        if len(parts) == 3:
            break
        if abs(cell.column - parts[0].column) > 3 or not text.content[cell.start].islower():
            if text.content[parts[-1].end : cell.start].count("\n"):
                break
            continue
        parts.append(cell)
        spans = [(p.start, p.end) for p in parts]
        for glue in (" ", ""):
            words = glue.join(text.content[a:b] for a, b in spans)
            whole_name = find_bodies(words)
            if whole_name and whole_name[0].start == 0 and whole_name[0].end == len(words):
                best = joined(text, spans, glue)
                break
    return best


def _of_the(owner: Found[str], part: Found[str]) -> Found[str]:
    """`Kommunstyrelsen ⏎ Arbetsutskottet` is kommunstyrelsens arbetsutskott."""
    if part.value.casefold().startswith(owner.value.casefold()[:8]) or "utskott" not in part.value.casefold():
        return part
    plain = regex.sub(r"et$", "", part.value.casefold())
    name = owner.value.capitalize() if owner.value.isupper() else owner.value
    return Found(f"{name}s {plain}", None)


def _titled(text: Text, head: Head) -> Found[str] | None:
    """`Protokoll Samråd hälsa, vård och omsorg`: what follows the word, where it looks like a name."""
    for cell in head.cells:
        lead = _LEAD.match(text.content, cell.start, cell.end)
        if lead is None or lead.end() >= cell.end or _MEETING.search(text.content, cell.start, cell.end):
            continue
        bodies = find_bodies(text.content, lead.end(), cell.end)
        if bodies and text.content[bodies[0].start].isupper() and bodies[0].start - lead.end() < 40:
            if not regex.search(r"\d{4}", text.content[lead.end() : bodies[0].start]):
                return _longer(text, bodies[0].start, bodies[0].end, cell.end)
        name = _PLAIN.fullmatch(text.content, lead.end(), cell.end)
        if name and not _NOT_BODY.search(name["name"]) and not find_organisation(text.content, lead.end(), cell.end):
            return text.found(*name.span("name"))
    return None


def _longer(text: Text, start: int, end: int, stop: int) -> Found[str]:
    """The name with what follows it, where the rest of the cell is part of it."""
    rest = text.content[end:stop].strip()
    return text.found(start, stop) if regex.fullmatch(r"(?:,? ?\p{Ll}[\p{L}-]*)+(?: och \p{L}+)?", rest) and len(rest) < 40 \
        and not regex.match(r"s?\s*(?:protokoll|sammanträde|möte|den|nr)\b", rest) else text.found(start, end)


def _running(text: Text, head: Head) -> Iterator[Found[str]]:
    for header in head.headers:
        if header.span is not None:
            place = whole(text, header.span.start, header.span.end)
            if place:
                yield text.found(*place)
            continue
        for body in find_bodies(header.value):
            rest = header.value[: body.start] + header.value[body.end :]
            if len(rest.strip()) <= 30 and header.value[body.start].isupper():
                yield Found(header.value[body.start : body.end], None)


def _association(text: Text, head: Head) -> Found[str] | None:
    """`Protokoll fört vid Föreningen Eks ordinarie höstmöte`: the meeting is the organ."""
    for line in text.lines_in(0, head.opening)[:20]:
        words = text.of(line)
        if not regex.search(r"protokoll|möte|stämma", words, regex.IGNORECASE):
            continue
        match = _MEETING.search(text.content, line.start, line.end)
        if match is None:
            continue
        name = match["name"].casefold()
        if name == "styrelsemöte":
            return Found("Styrelsen", None)
        if name == "möte":
            if match["kind"]:
                return Found(f"{match['kind'].strip().capitalize()} möte", None)
            continue
        if match["def"]:
            return Found((name + match["def"]).capitalize(), None)
        return Found((name + ("n" if name.endswith("stämma") else "en" if name == "kongress" else "t")).capitalize(), None)
    return None


def _letter(text: Text) -> Found[str] | None:
    """A letter or a news item: on whose behalf it is written, or who decided."""
    for pattern in (_ORDERED, _DECIDED):
        match = text.search(pattern)
        if match:
            group = "name" if match["name"] else "first"
            found = text.found(*match.span(group))
            if found.value[0].isupper():
                return found
            return Found(found.value[0].upper() + found.value[1:], None)
    return None


def _prefixed(text: Text, outline: Outline) -> Found[str] | None:
    """`Ks § 131` before every item."""
    letters = Counter(
        m[1] for item in outline.items
        if (m := regex.match(r"\s*(\p{Lu}[\p{L}-]{1,6}(?: au)?)\s*§", text.content[item.start : item.body]))
    )
    if not letters:
        return None
    (code, count), *_ = letters.most_common(1)
    name = expand(code)
    return Found(name[0].upper() + name[1:], None) if name and count * 2 > len(outline.items) else None


def _acting(text: Text, outline: Outline) -> Found[str] | None:
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
