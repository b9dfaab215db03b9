"""A person's party as it stands by the name: in brackets, after a comma, before the name, or bare."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from protokoll.lexicon import load, parties


class PartyMatch(NamedTuple):
    """A party's code with its brackets from `start` to `end`; `span` holds the letters; `code` None for no party."""

    start: int
    end: int
    span: tuple[int, int]
    code: str | None


_BRACKETS = regex.compile(
    r"\s*[(\[/]{1,2}\s*(?P<p>[\p{L}!]{1,8}|-{1,2}|[–—])\s*[)\]/]{1,2}(?:\s*\(f\.?\s?d\.?\s*\p{L}+\))?"
)
_HALF = regex.compile(r"\s+\(?\s*(?P<p>[\p{L}]{1,4})\)")
_FORMER = regex.compile(r"\s*\(\s*(?P<p>[-–—]{1,2}|)\s*,?\s*f\.?\s?d\.?\s*\(?\p{L}+\)?\s*\)")
_COMMA = regex.compile(r",\s*(?P<p>\p{L}{1,4})(?=\s*(?:[,;.\x1f\n]|$|och\b|samt\b))")
_FIRST = regex.compile(r"[\s\x1f]*(?P<p>\p{L}{1,4})\s+(?=\p{Lu}\p{Ll})")
_LAST = regex.compile(
    r"(?<=\p{Lu}\p{Ll}[\p{L}-]* [\p{L} -]*\p{Ll})\s+(?:[-–]\s*)?(?P<p>\p{L}{1,4})(?=\s*(?:[,;.\x1f\n)]|$))"
)


@cache
def _independent() -> regex.Pattern[str]:
    words = sorted((w for w in load("attendance")["no_party"]["words"] if len(w) > 1), key=len, reverse=True)
    return regex.compile(rf"[\s,]*\(?(?<!\p{{L}})(?P<p>{'|'.join(words)})(?!\p{{L}})\)?", regex.IGNORECASE)


def find_party(
    text: str, known: set[str], at: int = 0, *, attached: bool = False, end: int | None = None
) -> PartyMatch | None:
    """The first party code of an entry; `attached`: only directly at `at`, before `end`.

    >>> find_party("Maj Ekdal (s), ordförande", set()).code
    'S'
    >>> find_party("Eva Lund (EY)", {"S"}) is None
    True
    """
    upper = {code.upper() for code in known}
    if attached:
        stop = len(text) if end is None else end
        m = _BRACKETS.match(text, at, stop) or _COMMA.match(text, at, stop)
        return _judge(m, upper, loose=not upper and text[m.start()] != ",") if m else None
    for m in _BRACKETS.finditer(text):
        if found := _judge(m, upper, loose=not upper and bool(regex.search(r"\p{L}$", text[: m.start()]))):
            return found
    for pattern in (_FORMER, _independent()):
        if m := pattern.search(text):
            return PartyMatch(m.start(), m.end(), m.span("p"), None)
    for pattern, once in ((_HALF, False), (_COMMA, False), (_FIRST, True), (_LAST, False)):
        m = pattern.match(text) if once else pattern.search(text)
        if m and (found := _judge(m, upper, loose=False)):
            return found
    return None


def _judge(m: regex.Match[str], known: set[str], *, loose: bool) -> PartyMatch | None:
    """A match as a party, if its letters are one's: the document's, a national one, or (loose) any capitals."""
    letters: str = m["p"]
    start, end, span = m.start(), m.end(), m.span("p")
    if parties.is_none(letters):
        return PartyMatch(start, end, span, None) if letters[0] in "-–—oO" and "(" in m[0] else None
    code = parties.normal(letters)
    local = parties.is_party(code) and (loose or (len(code) > 1 and "(" in m[0]))
    if code in known or parties.is_national(code) or local:
        return PartyMatch(start, end, span, code)
    shouted = sum(c.isupper() for c in letters) * 2 >= len(letters)
    never = load("titles")["organisations"]["names"]
    return PartyMatch(start, end, span, code) if loose and shouted and len(code) <= 5 and letters not in never else None
