"""The organ that met (nämnd, styrelse, fullmäktige, utskott, årsmöte …)."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from protokoll.extract.meeting_body_said import MEETING, acting, association, capital, letter, met_with, prefixed
from protokoll.extract.meeting_head import Head, joined
from protokoll.lexicon.bodies import find_bodies, is_preparatory
from protokoll.lexicon.places import find_organisation
from protokoll.outline import Outline
from protokoll.text import Cell, Found, Text

DOCUMENT = (
    r"(?:(?:sammanträdes|mötes|styrelse)?protokoll(?:sutdrag)?|utdrag ur protokoll|(?:minnes|mötes)anteckningar)"
)
_LEAD = regex.compile(
    rf"[*_#\s]*{DOCUMENT}\b(?:\s+(?:fört\s+vid|från|för|vid|nr\s*[\d/:-]+|över|av))*[\s:–-]*", regex.IGNORECASE
)
# "Förvaltningssamverkansgruppen (FSG), tillika skyddskommitté"
_ALSO = r"(?:\s*\((?-i:\p{Lu})[\p{L}&-]{1,9}\))?(?:,?\s+tillika\s[^\n]*)?"
_TAIL = regex.compile(
    rf"s?{_ALSO}(?:\s+(?:{DOCUMENT}|sammanträde|möte|nr\s*\d+)\b.*)?[\s:,.–()\d/-]*(?:§.*)?", regex.IGNORECASE
)
# "Norra Strands stadsdelsnämnd"
_OWNER = regex.compile(r"(?:\p{Lu}[\p{L}-]*\s+)*\p{Lu}[\p{L}-]*(?<!kommun)s|\p{Lu}\p{Ll}{3,}a")
# "Sjukvårdsberedning norr", "Vattenrådet i Mellansjö"
_AREA = regex.compile(
    r"\s+(?:norra?|söder|södra|öster|östra|väster|västra|mitt|nordost|nordväst|sydost|sydväst|öst|väst|centrum)(?!\p{L})",
    regex.IGNORECASE,
)
_PLACE = regex.compile(r"\s+(?:i|för)\s+\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)*(?=\s*$|\s*\n)")
_NAMED = regex.compile(rf"(?P<name>\p{{Lu}}[^\n–|]{{3,60}}?)\s+[–-]\s+{DOCUMENT}[\s\d:./-]*", regex.IGNORECASE)
_YEAR = regex.compile(r"\d{4}")
_REST = regex.compile(r"(?:,? ?\p{Ll}[\p{L}-]*)+(?: och \p{L}+)?")
_NO_REST = regex.compile(r"s?\s*(?:protokoll|sammanträde|möte|den|nr)\b|.*\b(?:i|på|vid|för)$")
_PLAIN = regex.compile(r"[*_]*(?P<name>\p{Lu}[\p{L} ,&-]{4,70}?)[*_\s]*")
_NOT_BODY = regex.compile(
    r"protokoll|sida|datum|dnr|diarie|kommun\b|region\b|justera|bestyrk|förening|sammanträde|tid\b|plats|kallelse|\bab\b",
    regex.IGNORECASE,
)
def read_body(text: Text, outline: Outline, head: Head, kind: str | None) -> Found[str] | None:
    """The organ that met, as printed; without a place where it was worked out."""
    return (
        next(_labelled(text, head), None)
        or next(_printed(text, head), None)
        or _titled(text, head)
        or next(_running(text, head), None)
        or met_with(text, head)
        or association(text, head)
        or (letter(text) if kind in ("recommendation", "news", "memo", "other") else None)
        or prefixed(text, outline)
        or acting(text, outline)
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
        first = body.start
        if owner and not (organisation and organisation[0].start <= at + 1):
            if not _OWNER.fullmatch(owner):
                return None
            first = at
        area = _AREA.match(text.content, body.end, end) or _PLACE.match(text.content, body.end, end)
        if area and find_organisation(text.content, body.end, end):
            area = None
            end = body.end
        last = area.end() if area else body.end
        if _TAIL.fullmatch(text.content, last, end) and (lead or text.content[first].isupper()):
            return first, last
        return None
    return None


def _labelled(text: Text, head: Head) -> Iterator[Found[str]]:
    """`Organ   Kommunstyrelsen`"""
    for value in head.of("body"):
        if value.span:
            place = whole(text, value.span.start, value.span.end)
            yield capital(text.found(*place)) if place else value


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
    return capital(text.found(*place)) if place else None


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
        named = _NAMED.fullmatch(text.content, cell.start, cell.end)
        if named and not find_organisation(named["name"]) and not MEETING.search(named["name"]):
            return text.found(*named.span("name"))
        lead = _LEAD.match(text.content, cell.start, cell.end)
        if lead is None and any(p.start == cell.start for p in find_organisation(text.content, cell.start, cell.end)):
            lead = _LEAD.search(text.content, cell.start, cell.end)
        if lead is None or lead.end() >= cell.end or MEETING.search(text.content, cell.start, cell.end):
            continue
        first = next(iter(find_bodies(text.content, lead.end(), cell.end)), None)
        before = text.content[lead.end() : first.start] if first else ""
        if first and text.content[first.start].isupper() and len(before) < 40 and not _YEAR.search(before):
            return _longer(text, first.start, first.end, cell.end)
        name = _PLAIN.fullmatch(text.content, lead.end(), cell.end)
        if name and not _NOT_BODY.search(name["name"]) and not find_organisation(text.content, lead.end(), cell.end):
            return text.found(*name.span("name"))
    return None


def _longer(text: Text, start: int, end: int, stop: int) -> Found[str]:
    """The name with what follows it, where the rest of the cell is part of it."""
    rest = text.content[end:stop].strip()
    longer = _REST.fullmatch(rest) and len(rest) < 40 and not _NO_REST.match(rest)
    return text.found(start, stop if longer else end)


def _running(text: Text, head: Head) -> Iterator[Found[str]]:
    for header in head.headers:
        if header.span is not None:
            place = whole(text, header.span.start, header.span.end)
            if place:
                yield capital(text.found(*place))
            continue
        for body in find_bodies(header.value):
            rest = header.value[: body.start] + header.value[body.end :]
            if len(rest.strip()) <= 30 and header.value[body.start].isupper():
                yield Found(header.value[body.start : body.end], None)
