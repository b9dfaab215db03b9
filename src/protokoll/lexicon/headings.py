"""Section headings inside a paragraph: which role a line's heading has, if it has one."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import regex
from rapidfuzz import process
from rapidfuzz.distance import OSA

from protokoll.lexicon import load
from protokoll.lexicon.bodies import find_bodies


class HeadingMatch(NamedTuple):
    """A heading at the start of a line.

    `end` counts the characters it takes, colon and decoration included; `exact` is true where nothing else stands on
    the line; `heading` is the heading as printed, without colon and decoration.
    """

    role: str
    end: int
    exact: bool
    heading: str


_LONGEST = 110
_DECORATION = " \t\n\r\f\u00a0*_#>"
_CLOSE = regex.compile(r"[\s*_:]*$")
_TOKEN = regex.compile(r"\S+")
_SPACED = regex.compile(r"\p{L}(?: \p{L}){2,}(?: {2,}\p{L}(?: \p{L})+)*")
_PARTS = regex.compile(r"\s+[-–]\s+|\s+och\s+|\s+samt\s+|\s*/\s*")
_TAIL = regex.compile(r"\s*(?:\(?(?:forts?\.?|fortsättning)\)?|(?:nr )?\d{1,2})$")
_GAP = regex.compile(r"\s{3,}(?=[\p{L}\"”«(–-])")
_ABOUT = regex.compile(r"(\p{L}+) (?:om|på|avseende|gällande|angående) [^.,:;\d]{3,40}$")
_BY = regex.compile(r"(\p{L}+(?: \p{L}+){0,2}) (?:från|av) \p{Lu}[^.:;\d]{0,60}(?<! och|,| samt)")
_BRACKETED = regex.compile(r"(\p{L}+(?: \p{L}+){0,2})\s*\([^()\d]{1,20}\)")
_OPEN_ROLES = frozenset({"vote", "procedure", "yrkande"})
_ABOUT_ROLES = frozenset({"vote", "procedure"})
_AUTHORED = frozenset({"reservation", "statement"})
_BRACKETED_ROLES = _AUTHORED | {"decision", "vote", "yrkande"}
_SENTENCE_ROLES = frozenset({"vote", "adjustment", "secrecy", "nonparticipation"})  # 'Paragrafen är justerad.'
_ATT_ROLES = frozenset({"decision", "proposal", "recommendation"})


@cache
def _words() -> dict[str, str]:
    """Every heading in lower case -> its role."""
    table: dict[str, str] = {}
    for role, entry in load("headings").items():
        for word in entry.get("words", ()):
            table.setdefault(word.lower().rstrip(":"), role)
    return table


@cache
def _unit() -> regex.Pattern[str]:
    endings = "|".join(load("headings")["unit"]["endings"])
    return regex.compile(rf"^(?:\p{{L}}+-,? (?:och )?){{0,3}}(?:\p{{L}}+ )?\p{{L}}*(?:{endings})(?!\p{{L}})")


@cache
def _colon_only() -> frozenset[str]:
    entries = load("headings").values()
    return frozenset(word.lower() for entry in entries for word in entry.get("colon", ()))


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("headings")["continuation"]["verbs"])


@cache
def _long_words() -> list[str]:
    return [word for word in _words() if len(word) >= 8 and "<" not in word]


@lru_cache(maxsize=8192)
def _role(head: str) -> str | None:
    """The role of a heading that is all of `head`."""
    key = " ".join(head.split()).lower().rstrip(": ")
    if not key:
        return None
    role = _words().get(key)
    if role is None and key.endswith("."):
        role = _words().get(key[:-1])
        return role if role in _SENTENCE_ROLES else None
    if role is None and _SPACED.fullmatch(key):
        role = _words().get(key.replace("  ", "\0").replace(" ", "").replace("\0", " "))
    return role or _templated(key) or _combined(key) or _with_author(head) or _misread(key)


def _templated(key: str) -> str | None:
    """'kommunstyrelsens förslag till beslut' is '<body>s förslag till beslut'."""
    key = _unit().sub("<unit>s", key)
    bodies = find_bodies(key)
    if not bodies:
        bodies = find_bodies(key[:6].upper() + key[6:])  # 'au:s förslag'
    if not bodies and "<unit>" not in key:
        return None
    parts, at = [], 0
    for body in bodies:
        parts += [key[at : body.start], "<body>"]
        at = body.end
    template = "".join([*parts, key[at:]]).replace("<body>:s", "<body>s").strip(" :")
    return _words().get(template) or _words().get(template.replace("<body> ", "<body>s ", 1))  # "Ks förslag"


def _combined(key: str) -> str | None:
    """'omröstning - huvudvotering', 'yrkanden och beslutsgång', 'beslut (forts.)'."""
    short = _TAIL.sub("", key)
    if short != key:
        role = _words().get(short)
        return role if role in _OPEN_ROLES or not key[-1].isdigit() else None
    about = _ABOUT.match(key)
    if about and _words().get(about[1]) in _ABOUT_ROLES:
        return _words()[about[1]]
    first, *rest = _PARTS.split(key, maxsplit=1)
    role = _words().get(first)
    if role is None or not rest:
        return None
    second = _words().get(rest[0])
    if second is None:
        return role if role in _OPEN_ROLES and len(rest[0]) <= 40 and " och " not in key else None
    return second if role == "decision" else role


def _with_author(head: str) -> str | None:
    """'Reservation från Maj Ekdal (S)', 'Beslut (enhälligt)'."""
    by, bracketed = _BY.fullmatch(head), _BRACKETED.fullmatch(head)
    if by and (role := _words().get(by[1].lower())) in _AUTHORED:
        return role
    if bracketed and (role := _words().get(bracketed[1].lower())) in _BRACKETED_ROLES:
        return role
    return None


def _misread(key: str) -> str | None:
    """One wrong letter in a heading of eight letters or more."""
    if not 8 <= len(key) <= 60 or key.count(" ") > 4 or any(c.isdigit() for c in key):
        return None
    hit = process.extractOne(key, _long_words(), scorer=OSA.distance, score_cutoff=1)
    return _words()[hit[0]] if hit else None


def match_heading(text: str) -> HeadingMatch | None:
    """The section heading that a line is, or starts with.

    Something may follow on the line after a colon, bold markers or a column gap, or where an organ and its verb (or
    'att') follow; else the line is a sentence.

    >>> match_heading("**Beslut**")
    HeadingMatch(role='decision', end=10, exact=True, heading='Beslut')
    >>> match_heading("Beslut Kommunstyrelsen beslutar att anta planen")
    HeadingMatch(role='decision', end=7, exact=False, heading='Beslut')
    >>> match_heading("Beslut om delårsrapport") is None
    True
    """
    at = len(text) - len(text.lstrip(_DECORATION))
    marked = any(c in "*_#" for c in text[:at])
    closed = _CLOSE.search(text)
    stop = closed.start() if closed else len(text)
    colon = closed is not None and ":" in text[stop:]
    core = text[at:stop]
    if not core or not (marked or core[0].isupper()):
        return None
    if len(core) <= _LONGEST:
        role = _role(core)
        if role and (marked or colon or core.lower() not in _colon_only()):
            return HeadingMatch(role, len(text.rstrip()), True, core)
    return _before_mark(text, at, stop, marked) or _before_words(text, at, stop)


def _before_mark(text: str, at: int, stop: int, marked: bool) -> HeadingMatch | None:
    """A heading that a colon, a column gap or closing bold markers part from what follows."""
    ends = []
    colon = text.find(":", at, min(stop, at + _LONGEST))
    while colon > 0 and text[colon + 1 : colon + 3] == "s ":  # 'AU:s förslag'
        colon = text.find(":", colon + 1, min(stop, at + _LONGEST))
    if colon > at:
        ends.append((colon, colon + 1))
    gap = _GAP.search(text, at, min(stop, at + _LONGEST))
    if gap and text[at].isupper():
        ends.append(gap.span())
    bold = text.find("**", at, stop) if marked else -1
    if bold > at:
        ends.append((bold, bold + 2))
    for end, after in sorted(ends):
        head = text[at:end].rstrip("*_ :")
        role = _role(head) if head else None
        if role:
            while after < stop and text[after] in "*_: ":
                after += 1
            return HeadingMatch(role, after, False, head)
    return None


def _before_words(text: str, at: int, stop: int) -> HeadingMatch | None:
    """'Beslut Kommunstyrelsen beslutar att …': a heading, then an organ and its verb, or 'att'."""
    if not text[at].isupper():
        return None
    tokens = [m.span() for m in _TOKEN.finditer(text, at, min(stop, at + 160))]
    for n in range(min(5, len(tokens) - 1), 0, -1):
        head = text[at : tokens[n - 1][1]]
        role = _words().get(" ".join(head.split()).lower())
        if role is None or head.lower() in _colon_only():
            continue
        after = tokens[n][0]
        if text[after : tokens[n][1]] == "att":
            verb = tokens[n - 1]
            sentence = text[slice(*verb)].lower().startswith(("beslutar", "beslutad", "beslöt", "beslutas", "beslutat"))
            return HeadingMatch(role, after, False, head) if role in _ATT_ROLES and not sentence else None
        if text[after].isupper() and _actor_follows(text, after, stop):
            return HeadingMatch(role, after, False, head)
    return None


def _actor_follows(text: str, at: int, stop: int) -> bool:
    bodies = find_bodies(text, at, min(stop, at + 120))
    if not bodies or bodies[0].start != at:
        return False
    verb = _TOKEN.search(text, bodies[0].end, stop)
    return verb is not None and verb[0].strip(":,.").lower() in _verbs()
