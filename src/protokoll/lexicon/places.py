"""Kommuner, regioner, förbund and other organisations, known by name or by how a name is built."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from protokoll.lexicon import load


class PlaceMatch(NamedTuple):
    """An organisation's name as printed; `code` is the official code of a known kommun (4 digits) or region (2)."""

    start: int
    end: int
    name: str
    code: str | None


_HINT = regex.compile(r"kommun|stad|region|landsting|förbund| AB\b|räddningstj", regex.IGNORECASE)
_SPACE = regex.compile(r"\s+")
_WORD = r"\p{Lu}[\p{L}]+(?:-\p{Lu}?\p{L}+)*"
_GAP = r"(?:[ \u00a0]{1,2}|[ \u00a0]*\n[ \u00a0]*)"


@cache
def municipalities() -> dict[str, str]:
    """Code -> name of every kommun.

    >>> municipalities()["1480"], len(municipalities())
    ('Göteborg', 290)
    """
    pairs = (entry.split(" ", 1) for county in load("places")["county"] for entry in county["municipalities"])
    return dict(pairs)


@cache
def _codes() -> dict[str, str]:
    """Every known name, with and without genitive, in lower case -> code."""
    table: dict[str, str] = {}
    for code, name in municipalities().items():
        for form in (name, _genitive(name)):
            table |= {f"{form} {word}".lower(): code for word in ("kommun", "stad")}
    for county in load("places")["county"]:
        for name in (county["region"], *county["earlier"]):
            table[name.lower()] = county["code"]
    table["gotlands kommun"] = "0980"
    return table


def _genitive(name: str) -> str:
    """The form before 'kommun': Bjurholms, but Umeå, Alingsås, Gislaveds.

    >>> _genitive("Lund"), _genitive("Alingsås")
    ('Lunds', 'Alingsås')
    """
    return name if name[-1] in "sxz" else f"{name}s"


@cache
def _pattern() -> regex.Pattern[str]:
    words = load("places")["words"]
    joint = "|".join(words["joint"])
    before = "|".join(word for word in words["before"] if word not in ("Region", "Landstinget"))
    known = "|".join(sorted((n for n in municipalities().values() if " " in n), key=len, reverse=True))
    place = rf"(?:(?:{known})s?|{_WORD})"
    kommun = rf"(?P<municipality>{place}{_GAP}(?:(?i:kommun)|[Ss]tad|STAD)(?!\p{{L}}))"
    region = (
        r"(?P<region>Region[ ](?:Jämtland[ ]Härjedalen|\p{Lu}\p{L}+(?:[ ]län(?!\p{L}))?)|REGION[ ]\p{Lu}{3,}(?:[ ]LÄN)?"
        r"|\p{Lu}\p{L}+(?:[ ]\p{Lu}\p{L}+)?regionen(?!\p{L})|Landstinget(?:[ ]i)?[ ]\p{Lu}\p{L}+(?:[ ]län)?"
        r"|\p{Lu}\p{L}+s?[ ]läns[ ]landsting)"
    )
    union = (
        rf"(?P<joint>(?:{_WORD}{_GAP}){{1,3}}(?:och{_GAP}{_WORD}{_GAP})?(?:\p{{L}}+-?{_GAP}och{_GAP})?(?:{joint})(?!\p{{L}})"
        rf"|(?:{before}){_GAP}{_WORD}(?:{_GAP}{_WORD})?|{_WORD}(?:{_GAP}{_WORD}){{0,3}}{_GAP}AB(?!\p{{L}}))"
    )
    return regex.compile(rf"(?<![\p{{L}}\d-])(?:{region}|{union}|{kommun})")


def find_organisation(text: str, start: int = 0, end: int | None = None) -> list[PlaceMatch]:
    """Organisations named between absolute bounds, known or not.

    >>> [(m.name, m.code) for m in find_organisation("Granfors kommun och Lunds kommun i Region Skåne")]
    [('Granfors kommun', None), ('Lunds kommun', '1281'), ('Region Skåne', '12')]
    """
    stop = len(text) if end is None else end
    if not _HINT.search(text, start, stop):
        return []
    never = load("places")["words"]["never"]
    found = []
    for m in _pattern().finditer(text, start, stop):
        name = _SPACE.sub(" ", m[0])
        if name.split(" ", 1)[0] in never:
            continue
        found.append(PlaceMatch(m.start(), m.end(), name, _codes().get(name.lower())))
    return found


def code_of(name: str) -> str | None:
    """The code of a kommun or region by its printed name, with or without 'kommun'.

    >>> code_of("Piteå kommun"), code_of("Göteborg"), code_of("Granfors kommun")
    ('2581', '1480', None)
    """
    lower = _SPACE.sub(" ", name.lower()).strip()
    return _codes().get(lower) or _codes().get(f"{lower} kommun")
