"""People as minutes print them: in prose lists and, one by one, in attendance lists."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import regex

from protokoll.lexicon import load
from protokoll.lexicon import parties as party_codes
from protokoll.shapes.codes import find_party
from protokoll.shapes.entries import Entry, read_entry
from protokoll.shapes.names import NAME, is_first_name, is_no_name, is_unit, line_name_pattern

__all__ = ["Entry", "Person", "learn_parties", "read_entry", "read_people"]


class Person(NamedTuple):
    """A person in running text; `rest` is what stands after name and party, up to the next person."""

    name: str
    party: str | None
    start: int
    end: int
    name_span: tuple[int, int]
    party_span: tuple[int, int] | None
    rest: str


_SPACE = regex.compile(r"\s+")
_WORD = regex.compile(r"\S+")
_BREAK = regex.compile(r"[ \u00a0]*\n[ \u00a0]*")
_AFTER = regex.compile(r"\s+(?:kommuns?|stads?|län|AB|församling|skola|förening)(?!\p{L})")
_BEFORE = regex.compile(r"(?:Region|Landstinget|Stiftelsen|Föreningen|fastigheten|kv\.?|kvarteret)\s$")
_POSSESSED = regex.compile(
    r"\s*(?:m\.?\s?fl\.?s?\s+)?(?:(?:eget|skriftliga)\s+)?\p{Ll}*(?:yrkande|förslag|reservation|motion|anteckning)"
)
_AND_OTHERS = regex.compile(r"\s+(?:m\.?\s?fl\.?|med flera)(?=\s*\()")  # 'Maj Ekdal m.fl. (S)'
_ENDED = regex.compile(r"\s*(?:[(,]|och\b|samt\b)")
_CODE = regex.compile(rf"{NAME}\s*\((?P<p>[\p{{L}}!]{{1,8}})\)")


def read_people(content: str, start: int = 0, end: int | None = None, parties: set[str] | None = None) -> list[Person]:
    """The people of a prose list, or named in running text.

    Names without a party need two words; roles, titles, organs and organisations are no names.

    >>> [(p.name, p.party) for p in read_people("Ordföranden Maj Ekdal (S), Siv B Norr (c) och ersättaren Åke Hed (-)")]
    [('Maj Ekdal', 'S'), ('Siv B Norr', 'C'), ('Åke Hed', None)]
    """
    stop = len(content) if end is None else end
    known = parties or set()
    found: list[Person] = []
    for first, last in _names(content, start, stop):
        person = _person(content, first, last, stop, known)
        if person is not None and (not found or person.start >= found[-1].end):
            found.append(person)
    ends = [*(person.start for person in found[1:]), stop]
    return [p._replace(rest=content[p.end : until]) for p, until in zip(found, ends, strict=False)]


def _names(content: str, start: int, stop: int) -> list[tuple[int, int]]:
    """Where capitalised words stand together on a line; a name that its line broke is put together again."""
    places: list[tuple[int, int]] = []
    for m in line_name_pattern().finditer(content, start, stop):
        first, last = m.span()
        gap = _BREAK.fullmatch(content, places[-1][1], first) if places else None
        if gap and _belongs(content, places[-1], (first, last), stop):
            places[-1] = (places[-1][0], last)
        else:
            places.append((first, last))
    return places


def _belongs(content: str, above: tuple[int, int], below: tuple[int, int], stop: int) -> bool:
    """Whether a lone word beside a line break belongs to the name on the other side of it."""
    upper = [w for w in content[slice(*above)].split() if not is_no_name(w)]
    lower = content[slice(*below)].split()
    if not upper or is_no_name(lower[0]) or len(upper) + len(lower) > 5:
        return False
    ended = _ENDED.match(content, below[1], stop) is not None
    return ended and min(len(upper), len(lower)) == 1


def _person(content: str, start: int, end: int, stop: int, known: set[str]) -> Person | None:
    """The person whose name stands at `start` to `end`, if it is one's."""
    start = _past_roles(content, start, end)
    others = _AND_OTHERS.match(content, end, stop)
    party = find_party(content, known, others.end() if others else end, attached=True, end=stop)
    name = content[start:end].rstrip(".")
    words = name.split()
    if not words or (party is None and not _is_name(content, start, end, words)):
        return None
    if any(is_unit(w) for w in words[1:]) and party is None:
        return None
    last = start + len(name)
    if party and words[-1].endswith("s") and len(words[-1]) > 3 and _POSSESSED.match(content, party.end, stop):
        last -= f"{name[:-1]} (" in content
    code, span, after = (party.code, party.span, party.end) if party else (None, None, last)
    printed = _SPACE.sub(" ", content[start:last])
    return Person(printed, code, start, after, (start, last), span if code else None, "")


def _past_roles(content: str, start: int, end: int) -> int:
    """Past roles, titles and other words before the name; and past an organ ('Kommunstyrelsen Maj Ekdal')."""
    while start < end:
        word = _WORD.match(content, start, end)
        if word is None or not is_no_name(word[0]) or (is_first_name(word[0]) and word.end() < end):
            return start
        start = word.end()
        while start < end and content[start].isspace():
            start += 1
    return start


def _is_name(content: str, start: int, end: int, words: list[str]) -> bool:
    """Whether capitalised words without a party can be a person's name."""
    shouted = sum(w.isupper() and len(w) > 1 for w in words)
    first = 1 if words and is_first_name(words[0]) else 0
    if len(words) < 2 or any(is_no_name(w) for w in words[first:]) or shouted not in (0, len(words)):
        return False
    return not _AFTER.match(content, end) and not _BEFORE.search(content, max(0, start - 14), start)


def learn_parties(content: str, start: int = 0, end: int | None = None) -> set[str]:
    """The party codes that a stretch of text uses after names: known ones, and unknown ones that come twice.

    >>> sorted(learn_parties("Maj Ekdal (S), Siv Bodin (NoL), Åke Hed (NoL), Eva Lund (EY)"))
    ['NOL', 'S']
    """
    counts: Counter[str] = Counter()
    for m in _CODE.finditer(content, start, len(content) if end is None else end):
        counts[m["p"]] += 1
    never = load("titles")["organisations"]["names"]
    repeated = {c for c, n in counts.items() if n > 1 and len(c) <= 5 and c not in never and not is_no_name(c)}
    return {party_codes.normal(code) for code in counts if code in repeated or party_codes.is_national(code)}
