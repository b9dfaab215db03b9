"""What stands around a name in a list: title, organisation, unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import regex

from protokoll.lexicon import load
from protokoll.lexicon.places import find_organisation
from protokoll.shapes.names import is_role, is_title, is_unit


@dataclass(slots=True)
class Parts:
    """Where the name ends, and where title and organisation stand."""

    name_end: int
    title: tuple[int, int] | None = None
    organisation: tuple[int, int] | None = None


_WORD = regex.compile(r"[^\s,;()\x1f]+")
_PIECE = regex.compile(r"[^,;()\x1f\n]+(?:\n[ ]*(?=\p{Ll})[^,;()\x1f\n]+)*")
_POINT = regex.compile(r"(?:punkt|p\.|pkt|del|f\.?d\.?)\s.*|[\d§\s.–-]+|\p{L}", regex.IGNORECASE)
_ACRONYM = regex.compile(r"\p{Lu}{2,}|\p{Lu}\p{Ll}?\p{Lu}")  # 'FoU', 'SKR', but not 'McCoy'
_MUNICIPAL = regex.compile(r"\s(?:kommuns?|stads?|Stad)(?!\p{L})")


@cache
def _member_words() -> frozenset[str]:
    return frozenset(load("attendance")["member"]["words"])


def read_parts(text: str, start: int, end: int) -> Parts:
    """Title and organisation around the name at `start` to `end` of an entry.

    >>> entry = "Britta Ros, kommunchef, Granfors kommun"
    >>> parts = read_parts(entry, 0, 10)
    >>> entry[slice(*parts.title)], entry[slice(*parts.organisation)]
    ('kommunchef', 'Granfors kommun')
    """
    parts = Parts(end)
    _cut_name(text, start, parts)
    for piece in _PIECE.finditer(text, parts.name_end):
        _classify(text, *_strip(text, *piece.span()), parts)
    if parts.title is None:
        parts.title = _title_before(text, start)
    return parts


def _cut_name(text: str, start: int, parts: Parts) -> None:
    """'Åsa Ek FoU Socialtjänst': the name ends where an organisation begins."""
    words = [m.span() for m in _WORD.finditer(text, start, parts.name_end)]
    if _MUNICIPAL.match(text, parts.name_end) and len(words) > 2:
        parts.name_end = words[-2][1]
        return
    shouted = all(text[a:b].isupper() for a, b in words)
    for i, (a, b) in enumerate(words[2:], 2):
        word = text[a:b]
        acronym = not shouted and _ACRONYM.fullmatch(word) is not None
        if acronym or is_unit(word) or is_title(word):
            parts.name_end = words[i - 1][1]
            return
    last = text[words[-1][0] : parts.name_end] if words else ""
    if last.endswith(".") and len(last) > 2:
        parts.name_end -= 1


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Without outer space, dots, dashes and words like 'tillika' and 'ledamot'."""
    while start < end:
        while start < end and text[start] in " \n\t\u00a0.:–-*":
            start += 1
        while end > start and text[end - 1] in " \n\t\u00a0.:–-*":
            end -= 1
        word = _WORD.match(text, start, end)
        if word is None or word[0].lower() not in _member_words():
            break
        start = word.end()
    return start, end


def _classify(text: str, start: int, end: int, parts: Parts) -> None:
    """Give a piece between commas to title or organisation."""
    piece = text[start:end]
    if not piece.strip() or _POINT.fullmatch(piece) or is_role(piece):
        return
    words = piece.split()
    if is_role(words[0]):  # 'ordförande i pensionärsrådet', 'ordförande Kommunal'
        cut = start + len(words[0])
        whole = len(words) < 2 or words[1][0].islower()
        parts.title = parts.title or (start, end if whole else cut)
        parts.organisation = parts.organisation or (None if whole else _strip(text, cut, end))
        return
    place = next(iter(find_organisation(text, start, end)), None)
    if place and place.end == end and is_title(words[0]) and place.start == start:  # 'VD Granfors Energi AB'
        cut = start + len(words[0])
        parts.title, parts.organisation = parts.title or (start, cut), parts.organisation or _strip(text, cut, end)
        return
    if place and place.end == end:
        if place.start > start and parts.title is None:
            parts.title = _strip(text, start, place.start)
            if parts.title[0] >= parts.title[1]:
                parts.title = None
        parts.organisation = parts.organisation or (place.start, place.end)
        return
    titled = any(is_title(w.rstrip(".")) or is_title(w) for w in words)
    if titled and not (piece[0].isupper() and is_unit(words[-1])):
        tillika = parts.title and regex.search(r"\btillika\b", text[parts.title[1] : start])
        parts.title = (parts.title[0], end) if parts.title and tillika else parts.title or (start, end)
    elif is_unit(words[-1]) or is_unit(words[0]) or (piece[0].isupper() and parts.organisation is None):
        parts.organisation = parts.organisation or (start, end)
    elif len(words) <= 6 and piece[0].islower():
        parts.title = parts.title or (start, end)


def _title_before(text: str, start: int) -> tuple[int, int] | None:
    """'kommunchef Britta Ros': a title in front of the name."""
    words = [m.span() for m in _WORD.finditer(text, 0, start)]
    titles = [i for i, (a, b) in enumerate(words) if is_title(text[a:b]) and not is_role(text[a:b])]
    if not titles:
        return None
    first = titles[0]
    before = (*load("titles")["before"], "och")
    while first > 0 and (text[slice(*words[first - 1])].lower() in before or text[words[first - 1][1] - 1] == "-"):
        first -= 1
    return words[first][0], words[titles[-1]][1]
