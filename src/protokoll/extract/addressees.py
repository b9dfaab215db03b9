"""To whom a proposal is addressed: the body that is to take the final decision."""

from __future__ import annotations

import regex

from protokoll.lexicon import bodies
from protokoll.lexicon.grammar import pattern
from protokoll.text import Found, Text

_SETTLE = r"\b(?:att\s+)?(?:ska(?:ll)?\s+)?<settle>\b|\s*:"
# "föreslår kommunstyrelsen föreslå kommunfullmäktige": the last of the chain decides
_PASSES_ON = regex.compile(r"\s+(?:att\s+)?(?:föreslå|hemställa)\b.{0,20}$", regex.IGNORECASE)
# "kommunfullmäktige i Granfors och Norrsjö kommuner"
_WHERE = regex.compile(r"\s+i\s+\p{Lu}[\p{L}-]+(?:(?:,|\s+och)\s+\p{Lu}[\p{L}-]+)*\s+kommun(?:er(?:na)?)?\b")
# "primär och närvårdsnämnden": the hyphen of the first half is lost
_PAIR = regex.compile(r"(?<=\s)\p{Ll}+\s+och\s+$")
_ORGANISATIONS = r"(?-i:Region\s+\p{Lu}\p{L}+(?:\s+län)?|\p{Lu}\p{L}+\s+(?:kommun|stad)\b)|<everyone>\b"
_FOR_DECISION = (
    r"\b<hands_over>\b[^.]{0,80}?\b(?:till|åt)\s+(?P<body>[\p{L} -]{6,60}?)\s+för\s+(?:vidare\s+)?<hands_over_for>\b"
)
_WINDOW = 160


def read_addressee(text: Text, start: int, stop: int, own: str) -> Found[str] | None:
    """The addressee between two offsets of a lead-in; `own` is the body that proposes."""
    window = min(len(text.content), stop + _WINDOW)
    settle = pattern(_SETTLE)
    named = bodies.find_bodies(text.content, start, stop)
    found = [m for m in named if not bodies.same_body(text.content[m.start : m.end], own)]
    for i, m in enumerate(found):
        if i + 1 < len(found) and _PASSES_ON.match(text.content[m.end : found[i + 1].start]):
            continue
        if settle.search(text.content, m.end, window):
            where = _WHERE.match(text.content, m.end, stop)
            pair = _PAIR.search(text.content, start, m.start)
            begin = pair.start() if pair and pair.end() == m.start else m.start
            return text.found(begin, where.end() if where else m.end)
    organisation = pattern(_ORGANISATIONS).search(text.content, start, stop)
    if organisation:
        return text.found(organisation.start(), organisation.end())
    generic = pattern(r"\b<generic>\b").search(text.content, start, stop)
    if generic and settle.search(text.content, generic.end(), window) and not bodies.same_body(generic.group(), own):
        return text.found(generic.start(), generic.end())
    return None


def for_decision(text: Text, start: int, end: int) -> Found[str] | None:
    """`överlämnar ärendet till kommunfullmäktige för antagande`: the body that decides in the end."""
    m = text.search(pattern(_FOR_DECISION), start, end)
    if m is None or not bodies.find_bodies(m["body"]):
        return None
    return text.found(m.start("body"), m.end("body"))
