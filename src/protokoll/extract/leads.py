"""Lead-ins: who decides or proposes, and to whom (`Kommunstyrelsen föreslår kommunfullmäktige besluta`)."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from protokoll.extract.addressees import read_addressee
from protokoll.lexicon import bodies, load
from protokoll.lexicon.grammar import pattern
from protokoll.text import Found, Text

_AFTER = r"\s+(?:<adverbs>\s+)*(?:(?P<proposes><proposes>)|(?P<decides><decides>))\b"
_GENERIC = r"(?-i:(?:\p{Lu}\p{L}+s\s+)?)<generic>\b"
# "Ledningsforum beslutade att": only organs decide, so whatever stands before the verb is one
_DECIDED = r"(?-i:(?!<no_organ>\b)(?P<by>\p{Lu}[\p{L}-]+(?:,?[ ]+[\p{L}-]+){0,6}?)\s+(?:beslutar|beslutade|beslöt)\b)"
# "Under förutsättning av … beslutar kommunstyrelsen att": the organ stands after the verb
_INVERTED = r"(?-i:<inverting>\b[^.:]{3,240}?\b(?:beslutar|beslutade|beslöt)\s+(?=(?P<by>\p{L})))"
# the end of a lead-in: a colon, a full stop, a list, or att at the end of its line
_ENDS = regex.compile(r":|(?<=\p{Ll})\.(?=\s|$)|\n\s*(?=\n|[-•–\d]|att\b|Att\b)|\batt\s*(?=\n\s*[\p{Lu}•–-])")
_MARK = regex.compile(r"(?:\d{1,2}\s?[.)]|[•·*–-])\s*")
# "Nämndens beslut", "Arbetsutskottets förslag": the genitive in front of what it decided
OWNER = regex.compile(r"(?P<who>\p{Lu}[\p{L}-]+?(?:en|et|ktige|styrelsen))s\b", regex.IGNORECASE)
_ARTICLE = regex.compile(r"(?:en|et|n)$")


@dataclass(frozen=True, slots=True)
class Lead:
    """A lead-in at `start`: the body that speaks, the body that is to decide (None where it decides itself)."""

    by: Found[str]
    recommends_to: Found[str] | None
    start: int
    end: int
    verb: str


def is_own(name: str, body: str | None) -> bool:
    """Whether a printed name is the document's own organ: the same, a generic word for it, or its last word.

    >>> is_own("Arbetsutskottet", "Kommunstyrelsens arbetsutskott"), is_own("Tekniska nämnden", "Kommunstyrelsen")
    (True, False)
    """
    if body is None or bodies.same_body(name, body):
        return True
    words, own = name.casefold().split(), body.casefold().split()
    if len(words) > 1:
        return False
    stem = _ARTICLE.sub("", words[0])
    everybody = load("decisions")["words"]["everybody"]
    return words[0] in everybody or any(_ARTICLE.sub("", word).endswith(stem) for word in (own[0], own[-1]))


def names_decider(text: Text, start: int, end: int) -> bool:
    """Whether a line begins with an organ and a form of besluta."""
    return pattern(_DECIDED).match(text.content, start, end) is not None


def read_lead(text: Text, start: int, end: int, body: str | None = None) -> Lead | None:
    """The lead-in that a sentence begins with, if it does; `body` is the document's own organ."""
    mark = _MARK.match(text.content, start, end)
    at = mark.end() if mark else start
    by_end = _body_end(text, at, end, body)
    verb = pattern(_AFTER).match(text.content, by_end, end) if by_end is not None else None
    if verb is None or by_end is None:
        plain = pattern(_DECIDED).match(text.content, at, end)
        if plain is None:
            return _inverted(text, at, end)
        by_end = plain.end("by")
        verb = pattern(_AFTER).match(text.content, by_end, end)
        if verb is None:
            return None
    # a chair alone decides only where the text says so
    if text.content[at:by_end].casefold() == "ordföranden" and "beslut" not in verb.group().casefold():
        return None
    stop = _sentence_end(text, verb.end(), end)
    to = None
    if verb["proposes"] or pattern(r"\b<proposes_later>\b").search(text.content, verb.end(), stop):
        to = read_addressee(text, verb.end(), stop, text.content[at:by_end])
    return Lead(text.found(at, by_end), to, start, stop, verb.group().strip().lower())


def _inverted(text: Text, at: int, end: int) -> Lead | None:
    m = pattern(_INVERTED).match(text.content, at, end)
    if m is None:
        return None
    start = m.start("by")
    found = bodies.find_bodies(text.content, start, min(end, start + 80))
    generic = pattern(_GENERIC).match(text.content, start, end)
    stop = found[0].end if found and found[0].start == start else generic.end() if generic else None
    if stop is None:
        return None
    name = text.found(start, stop).value
    return Lead(Found(name[:1].upper() + name[1:], None), None, at, _sentence_end(text, stop, end), "beslutar")


def _body_end(text: Text, at: int, end: int, body: str | None) -> int | None:
    """The end of a body's name that begins at `at`: the document's own, one built like one, or a generic one."""
    if body and text.content[at : at + len(body)].casefold() == body.casefold():
        return at + len(body)
    if not text.content[at].isupper():
        return None
    found = bodies.find_bodies(text.content, at, min(end, at + 120))
    if found and found[0].start == at:
        return found[0].end
    generic = pattern(_GENERIC).match(text.content, at, end)
    return generic.end() if generic else None


def _sentence_end(text: Text, at: int, end: int) -> int:
    m = _ENDS.search(text.content, at, end)
    return m.end() if m else end
