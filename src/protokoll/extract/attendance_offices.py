"""Offices that are stated outside the attendance list: on the front page, in an election, in the signature block."""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

import regex

from protokoll.outline import Outline
from protokoll.outline.form import Field, read_form
from protokoll.records import Office
from protokoll.text import Line, Text

RANK: dict[str, int] = {"chair": 5, "first_vice_chair": 4, "second_vice_chair": 3, "secretary": 2, "adjuster": 1}
_BY_LABEL: dict[str, Office] = {
    "chair": "chair", "secretary": "secretary", "adjuster": "adjuster", "adjusters": "adjuster"
}
_ELECTION = regex.compile(
    r"\b(?:utse|välj|val(?:de|des|ts|d|da)\b|utsåg|nominerar|erhöll|tjänstgjorde|fungerade|sekreterare\s+(?:var|är)\b)",
    regex.IGNORECASE,
)
_AS = r"(?:till|som)\s+(?:mötets\s+|dagens\s+)?(?:mötes)?"
_OFFICES: tuple[tuple[regex.Pattern[str], Office], ...] = (
    (regex.compile(rf"{_AS}ordförande\b(?!\s+(?:i|för)\b)", regex.I), "chair"),
    (regex.compile(rf"{_AS}sekreterare\b|sekreterare\s+(?:var|är)\b", regex.I), "secretary"),
    (regex.compile(r"\bjuster(?:a\b|are\b|ings(?:man|män|person\w*))", regex.I), "adjuster"),
)
_BOARD = regex.compile(r"styrelse|nämnd|revisor|valberedning|kommande|ersättare\s+i|ledamot", regex.IGNORECASE)
_HEADED: tuple[tuple[regex.Pattern[str], Office], ...] = (
    (regex.compile(r"mötesordförande|ordförande (?:för|vid) (?:mötet|dagens|stämman|årsmötet)", regex.I), "chair"),
    (regex.compile(r"mötessekreterare|sekreterare för (?:mötet|dagens)|protokollförare", regex.I), "secretary"),
    (regex.compile(r"\b(?:protokolls?)?juster(?:are|ing\b|ings(?:man|män|person))", regex.I), "adjuster"),
)
_CHAIR_SPEAKS = regex.compile(
    r"(?<!s )(?<!vice )\b[Oo]rdföranden?,?\s+(?P<name>\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)+)"
    r"[^.\n]{0,60}(?:öppna|hälsa|förklara)"
)
_SENTENCE = regex.compile(r"[^.!?\n]*(?:[.!?](?=\S)[^.!?\n]*|\n(?!\s*\n)[^.!?\n]*)*")
_SUBSTITUTE = regex.compile(r"\b(?:ersättare|suppleant)\b", regex.IGNORECASE)
_SIGNED = regex.compile(
    r"NAMN:\s*(?P<name>[^\n]+)\n(?:[^\n]*\n){0,2}?\s*TITEL[^:\n]*:\s*(?P<title>[^\n,]+)", regex.IGNORECASE
)
_WITH = regex.compile(r"\s+med\s+|;|\bersättare\b", regex.IGNORECASE)
_TITLES: dict[str, Office] = {"ordförande": "chair", "sekreterare": "secretary", "justerare": "adjuster",
                              "justerande": "adjuster"}
_RULE = regex.compile(r"[.…_\s-]{5,}")
_HYPHENS = regex.compile(r"[\s,\u00a0‐-]+")


class Held(NamedTuple):
    """The stretch of text that names who holds an office."""

    office: Office
    words: str


def offices(text: Text, outline: Outline, fields: Iterable[Field]) -> list[Held]:
    """Every statement of an office outside the list itself."""
    last = outline.items[-1].body if outline.items else 0
    end = len(text.content)
    first = outline.items[0].start if outline.items else end
    titles = dict(_under_names(text, 0, first)) | dict(_under_names(text, last, end))
    held = [*_labelled(fields, titles.keys()), *_elected(text, outline)]
    held.extend(_labelled(read_form(text, last, end), titles.keys()))
    held.extend(titles.values())
    if not any(h.office == "chair" for h in held):
        held.extend(_speaking(text, outline))
    for match in text.finditer(_SIGNED):
        office = _TITLES.get(match["title"].strip().casefold())
        if office:
            held.append(Held(office, match["name"]))
    return held


def _labelled(fields: Iterable[Field], titles: Container[int]) -> Iterator[Held]:
    """What labels say; one that is the title of the name above it says nothing of the names below."""
    for field in fields:
        office = _BY_LABEL.get(field.key)
        if office and field.label.start not in titles:
            yield from (Held(office, _before_substitute(value.value)) for value in field.values)


def _under_names(text: Text, start: int, end: int) -> Iterator[tuple[int, Held]]:
    """A role under the name of who signs (`Maj Ekdal ⏎ ordförande`), with a capital only under a line to sign on."""
    lines = text.lines_in(start, end)
    for above, line in pairwise(lines):
        for cell in line.cells:
            office = _TITLES.get(text.content[cell.start : cell.end].strip(" ()").casefold())
            if office and (not text.content[cell.start].isupper() or (not line.gap and _under_rule(text, above))):
                for name in above.cells:
                    if abs(name.column - cell.column) <= 4:
                        yield cell.start, Held(office, text.content[name.start : name.end])


def _under_rule(text: Text, line: Line) -> bool:
    over = text.lines[line.index - 1] if line.index and not line.gap else None
    return over is not None and _RULE.fullmatch(text.content, over.start, over.end) is not None


def _speaking(text: Text, outline: Outline) -> Iterator[Held]:
    """`Ordföranden Maj Ekdal öppnade mötet`"""
    for item in outline.items[:3]:
        for match in text.finditer(_CHAIR_SPEAKS, item.body, item.end):
            yield Held("chair", match["name"])


def _before_substitute(words: str) -> str:
    """`Maj Ekdal med Ture Lindqvist som ersättare`: the substitute holds no office."""
    cut = _WITH.search(words)
    return words[: cut.start()] if cut else words


def _elected(text: Text, outline: Outline) -> Iterator[Held]:
    """Elections of the meeting's own officers, in items and before them."""
    front = outline.items[0].start if outline.items else len(text.content)
    for line in text.lines_in(0, min(front, 20000)):
        yield from _sentences(text, line.start, line.end, None)
    for item in outline.items:
        title = item.title.value if item.title else ""
        headed = next((office for pattern, office in _HEADED if pattern.search(title)), None)
        if headed is None and _BOARD.search(title):
            continue
        yield from _sentences(text, item.body, item.end, headed)


def _sentences(text: Text, start: int, end: int, headed: Office | None) -> Iterator[Held]:
    for match in _SENTENCE.finditer(text.content, start, end):
        words = match.group()
        if len(words) < 8 or len(words) > 600 or _SUBSTITUTE.search(words):
            cut = _SUBSTITUTE.search(words)
            words = "" if len(words) > 600 else words[: cut.start()] if cut else words
        if not words or not (_ELECTION.search(words) or headed):
            continue
        office = next((office for pattern, office in _OFFICES if pattern.search(words)), headed)
        if office:
            yield Held(office, words)


def fold(name: str) -> str:
    """A name for comparison: no case, no accents, hyphens as spaces."""
    plain = unicodedata.normalize("NFD", name.casefold())
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return str(_HYPHENS.sub(" ", bare)).strip()


def names(words: str, name: str) -> bool:
    """Whether `words` name the person `name`, allowing for a slip of the pen or a shortened first name."""
    folded, wanted = fold(words), fold(name)
    if regex.search(rf"(?<!\w){regex.escape(wanted)}(?!\w)", folded):
        return True
    parts = wanted.split()
    if len(parts) == 2 and regex.search(rf"(?<!\w){regex.escape(parts[1])} {regex.escape(parts[0])}(?!\w)", folded):
        return True  # `Ekdal Maj` in the list
    if len(parts) < 2 or regex.search(rf"(?<!\w){regex.escape(parts[-1][:4])}", folded) is None:
        return False
    said = folded.split()
    size = len(parts)
    for at in range(len(said)):
        window = " ".join(said[at : at + size]).strip("(),.;:")
        if window and window[0] == wanted[0] and SequenceMatcher(None, window, wanted).ratio() >= 0.9:
            return True
    if size > 2:
        return regex.search(rf"(?<!\w){regex.escape(parts[0])} {regex.escape(parts[-1])}(?!\w)", folded) is not None
    return False
