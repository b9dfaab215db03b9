"""Names of organs: found by how they are built, so that an organ nobody has listed is found too."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex
from rapidfuzz.distance import OSA

from protokoll.lexicon import load


class BodyMatch(NamedTuple):
    """An organ's name in running text; a genitive -s after it is left out of `start` to `end`."""

    start: int
    end: int
    kind: str


_SEP = r"[ \u00a0]{0,2}\n?[ \u00a0]{0,40}"
_SPACE = regex.compile(r"\s+")
_TRAIL = r"(?:nämnd|styrelse|utskott|beredning|presidium|råd|delegation|kommitté|sektion|direktion|arbetsgrupp)"


_SHORT, _AROUND = 600, 90


def _any(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


@cache
def name_pattern() -> str:
    """The source of a pattern that matches one organ's name; group-free, for use inside other patterns.

    >>> bool(regex.fullmatch(name_pattern(), "kultur- och fritidsnämnden", regex.IGNORECASE))
    True
    """
    data = load("bodies")
    words = data["words"]
    forms = _any([form for ending in data["ending"] for form in ending["forms"]])
    list_part = rf"\p{{L}}+-,?{_SEP}(?:(?:och|samt|&){_SEP})?"
    lost = rf"(?:{_any(words['parts'])}){_SEP}(?:och|&){_SEP}(?=\p{{L}}{{3}})"
    adjective = rf"(?:{_any(words['adjectives'])}) {{1,2}}"
    topic = rf"\p{{Ll}}+(?:-?,[ ]\p{{Ll}}+)*(?:-?{_SEP}och{_SEP}\p{{Ll}}+)?"
    for_tail = rf"(?: för (?!(?:{_any(words['not_after_for'])})\b){topic})"
    sub = rf"(?:s {{1,2}}(?:\p{{L}}+- och )?(?:\p{{Ll}}+ ){{0,1}}\p{{L}}*{_TRAIL}(?={_END}))"
    plain = rf"(?:{adjective})?(?:{list_part}){{0,4}}(?:{lost})?\p{{L}}*(?:{forms})(?={_END})"
    consult = r"(?-i:Samråd(?:et)?(?: \p{Lu}\p{L}+(?:, \p{L}+)*(?: och \p{L}+)?)?|samrådet)(?!\p{L})"
    titled = rf"(?-i:(?:{_any(words['titled'])}){for_tail})"
    return rf"(?:{titled}|{consult}|{plain}{sub}?)"


_END = r"(?:s?(?!\p{L}))"


@cache
def _pattern() -> regex.Pattern[str]:
    codes = _any(list(load("bodies")["abbreviation"]))
    short = rf"(?P<short>(?-i:{codes}))(?![\p{{L}}\d/_-])(?![ :.-]{{0,2}}\d)"
    return regex.compile(rf"(?<![\p{{L}}\d_])(?:(?P<name>{name_pattern()})|{short})", regex.IGNORECASE)


_HINT = regex.compile(
    r"nämnd|styrelse|fullmäktige|utskott|beredning|presidi|råd(?:et)?s?(?!\p{L})|direktion|delegation|kommitt|sektion|grupp"
    r"|systemledning|mötet|stämman|(?-i:(?<!\p{L})[A-ZÅÄÖ]{2,5}(?![\p{L}\d]))", regex.IGNORECASE,
)


def find_bodies(text: str, start: int = 0, end: int | None = None) -> list[BodyMatch]:
    """Organs named between absolute bounds.

    >>> text = "Barn- och utbildningsnämndens arbetsutskott föreslår att kommunstyrelsen beslutar"
    >>> [text[m.start:m.end] for m in find_bodies(text)]
    ['Barn- och utbildningsnämndens arbetsutskott', 'kommunstyrelsen']
    """
    stop = len(text) if end is None else end
    if not _HINT.search(text, start, stop):
        return []
    found = []
    for first, last in _windows(text, start, stop):
        for m in _pattern().finditer(text, first, last):
            kind = _kind(m[0], bool(m["short"]))
            if kind:
                found.append(BodyMatch(m.start(), m.end(), kind))
    return found


def _windows(text: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches in which a word like an organ's stands; a short text is one."""
    if stop - start < _SHORT:
        return [(start, stop)]
    windows: list[tuple[int, int]] = []
    for m in _HINT.finditer(text, start, stop):
        first, last = max(start, m.start() - _AROUND), min(stop, m.end() + _AROUND)
        while first > start and not text[first - 1].isspace():
            first -= 1
        while last < stop and not text[last].isspace():
            last += 1
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], last)
        else:
            windows.append((first, last))
    return windows


def _kind(name: str, short: bool) -> str | None:
    """The kind of organ, or None for a word that only looks like one."""
    data = load("bodies")
    full = data["abbreviation"][name] if short else name
    lower = _SPACE.sub(" ", full.lower())
    last = lower.rsplit(" ", 1)[-1]
    if name == "samråd" or last.removesuffix("s") in data["words"]["never"] or last in data["words"]["never"]:
        return None
    if any(a in lower for a in data["words"]["authorities"]):
        return "authority"
    if lower.startswith("samråd"):
        return "consultation"
    for ending in data["ending"]:
        bare = lower == ending["stem"] and not ending.get("bare")
        if not bare and any(last.endswith(form) for form in ending["forms"]):
            return str(ending["kind"])
    organ, _, topic = lower.partition(" för ")
    last = organ.rsplit(" ", 1)[-1]
    return next((str(e["kind"]) for e in data["ending"] if topic and last in e["forms"]), None)


def expand(abbr: str) -> str | None:
    """The organ that an abbreviation commonly stands for.

    >>> expand("Ks au")
    'kommunstyrelsens arbetsutskott'
    """
    table: dict[str, str] = load("bodies")["abbreviation"]
    letters = regex.sub(r"[\s.:-]", "", abbr).upper()
    if letters not in table and letters.endswith("AU") and letters[:-2] in table:
        return f"{table[letters[:-2]]}s arbetsutskott"
    return table.get(letters)


def is_preparatory(name: str) -> bool:
    """Whether an organ only prepares matters that another decides.

    >>> is_preparatory("Kommunstyrelsens arbetsutskott"), is_preparatory("Kommunstyrelsen")
    (True, False)
    """
    full = (expand(name) or name) if len(name) <= 8 else name
    return any(word in full.lower() for word in load("bodies")["words"]["preparatory"])


def same_body(a: str, b: str) -> bool:
    """Whether two printed names are the same organ's: case, article, genitive, hyphens and one typing error apart.

    >>> same_body("Hälsa- och sjukvårdsnämnden", "hälso och sjukvårdsnämndens")
    True
    >>> same_body("utbildningsnämnden", "bildningsnämnden")
    False
    """
    one, two = _normal(a), _normal(b)
    return one == two or (min(len(one), len(two)) >= 12 and OSA.distance(one, two, score_cutoff=1) <= 1)


_GLUE = regex.compile(r"[\s\u00ad-]+")
_ARTICLES = (
    (regex.compile(r"(nämnd|styrelse|direktion|beredning|sektion|delegation|ledning|grupp)(?:ens?|ns?|s)?\b"), r"\1"),
    (regex.compile(r"(utskott|råd)(?:ets?|s)?\b"), r"\1"),
    (regex.compile(r"presidi(?:et|um)s?\b"), "presidium"),
    (regex.compile(r"(fullmäktige|kommitté)n?s?\b"), r"\1"),
)


@cache
def _normal(name: str) -> str:
    full = (expand(name) or name) if len(name) <= 8 else name
    text = _GLUE.sub(" ", full.lower()).strip(" .,:")
    text = text.replace("hälsa ", "hälso ")
    for pattern, stem in _ARTICLES:
        text = pattern.sub(stem, text)
    return str(text)
