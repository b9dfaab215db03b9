"""From the cells of a list to single entries: wrapped lines joined, comma lists and parallel columns taken apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import regex

from protokoll.lexicon.bodies import find_bodies
from protokoll.lexicon.parties import is_party
from protokoll.lexicon.places import find_organisation
from protokoll.records import AttendanceRole
from protokoll.shapes.entries import Entry
from protokoll.shapes.names import is_no_name, is_role, is_title, is_unit, name_pattern
from protokoll.text import Text

_MARK = regex.compile(r"(?:[-–—*•·▪●◦o>]|\d{1,2}[.)]|\[\s?[xX]?\s?\])\s+")
_PARTY_FIRST = regex.compile(r"(?:\p{Lu}{1,5}|-|–)\s+(?=\p{Lu}\p{Ll})")
_SURNAME_FIRST = regex.compile(r"\p{Lu}[\p{L}-]+,\s+\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?\s*\((?:\p{L}{1,5}|[-–])\)")
_REPLACING = regex.compile(
    r"\(?(?:ersätt|ers\b|tj(?:g|änst)?\b|tjänstgör|för\b|i\s+stället|istället|ersattes|kl\b|§|fr\.o\.m|t\.o\.m|tom\b|från\b|till\b)",
    regex.IGNORECASE,
)
_WORD = regex.compile(r"[^\s,;(]+")
_HALF = regex.compile(r"\s*\(?(?:\p{L}{1,5}|[-–—]+)\)")
_SEPARATOR = regex.compile(r"\s*(?:[,;]|\b(?:och|samt)\b)\s*")
_PAREN = regex.compile(r"\([^()]*\)")
_CONTINUES = regex.compile(r"(?:[\p{Ll}(§&]|A\)|\d{1,4}(?!\p{L}|:[ea]))")
_OPEN_END = regex.compile(r"(?:,|\boch|\bsamt|\bför|-|/|\bersätter|\btf\.)$")
# `… samt ekonom Eva ⏎ Lund`
_HALF_NAME = regex.compile(r"(?:,|\boch|\bsamt)\s+(?:[\p{Ll}\d][\p{Ll}:.]*\s+)*\p{Lu}[\p{L}-]+$")
_HALF_FOR = regex.compile(r"\b(?:för|ersätter)\s+\p{Lu}[\p{L}-]+$")
_LONE = regex.compile(r"\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+)?")
_CODE = regex.compile(r"\p{Lu}{1,4}|[-–]")
_OFFICE = regex.compile(r"[12]:?[ea]\s+v(?:ice|\.)?\s*ordf\p{L}*\.?", regex.IGNORECASE)
_SURNAME = regex.compile(r"\p{Lu}[\p{L}-]+\s*\((?:\p{L}{1,5}|-)\).*")
_BRACKET = regex.compile(r"(?<=[\p{L}.])\s*[(\[](?:\p{L}{1,5}|[-–—]+)[)\]]")
_HALF_ONLY = regex.compile(r"\p{Lu}[\p{L}-]+\s*\((?:\p{L}{1,5}|[-–])\)")  # a surname, or a place: `Norrsjö (C)`
_TRAIL = regex.compile(r"(?:[\s,;.]|\s(?:och|samt))+$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """One entry of a list from `start` to `end`; `gap` blank lines stand above it.

    `more` is how it goes on, word for word, on lines that it shares with another column.
    """

    start: int
    end: int
    gap: int = 0
    more: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """One person as a list names him, before lists are put together; `said` is what the entry says beside the name."""

    entry: Entry
    role: AttendanceRole
    present: bool
    said: str


def is_person(content: str, start: int, end: int) -> bool:
    """Whether a stretch begins with a person: a name, or role, party or title and a name."""
    mark = _MARK.match(content, start, end)
    at = mark.end() if mark else start
    if _REPLACING.match(content, at, end):
        return False
    if _SURNAME_FIRST.match(content, at, end):
        return True
    party = _PARTY_FIRST.match(content, at, end)
    at = party.end() if party else _past_titles(content, at, end)
    name = name_pattern().match(content, at, end)
    if name is None:
        return False
    words = name.group().split()
    if any(is_unit(word) for word in words[:2]) or any(w[0].isupper() and is_no_name(w) for w in words[1:2]):
        return False
    if is_role(words[0]) or is_title(words[0]) or (len(words) < 2 and is_no_name(words[0])):
        return False
    if any(body.start <= at + 1 for body in find_bodies(content, at, name.end())):
        return False
    if len(words) < 2 and not _HALF.match(content, name.end(), end):
        return False
    return not any(place.start <= at + 1 for place in find_organisation(content, at, end))


def _past_titles(content: str, start: int, end: int) -> int:
    """Past `Miljö- och byggchef`, `ekonom`, `1:e vice ordförande`: to the name after the last title or role."""
    words = list(_WORD.finditer(content, start, end))[:6]
    at = start
    for here, after in pairwise(words):
        if content[here.end() : after.start()].strip():
            break
        if after.group() in ("och", "samt") and not here.group().endswith("-"):
            break
        word = here.group()
        titled = is_role(word) or is_title(word) or word.casefold().startswith("ombud")
        if titled and after.group()[0].isupper() and not is_no_name(after.group()):
            at = after.start()
    return at


def stretches(text: Text, cells: Iterable[tuple[int, int]]) -> list[Stretch]:
    """The entries that printed cells hold, in order."""
    lines = _joined(text, list(cells))
    split = [people(text.content, s) for s in lines]
    single = sum(len(pieces) <= 1 for pieces in split)
    out: list[Stretch] = []
    for line, pieces in zip(lines, split, strict=True):
        apart = len(pieces) > 1 and (
            _all_party(text.content, pieces)
            or 2 * single <= len(lines)
            or not is_person(text.content, pieces[0].start, pieces[0].end)
        )
        out.extend(pieces if apart else [line])
    return out


def _joined(text: Text, cells: Sequence[tuple[int, int]]) -> list[Stretch]:
    """Wrapped entries put together; cells of one line that are not people of their own too."""
    out: list[Stretch] = []
    for start, end in cells:
        line = text.line_at(start)
        first = line is not None and (not out or line.start >= out[-1].end)
        gap = line.gap if line is not None and first else 0
        if out and _goes_on_beside(text.content, out[-1], start, end):
            words = " ".join([out[-1].more, text.content[start:end]]).strip()
            out[-1] = replace(out[-1], more=words)
            continue
        near = out and (not gap or _employer(text.content, out[-1], start, end) or _opened(text.content, out[-1], gap))
        if near and _belongs(text.content, out[-1], start, end):
            out[-1] = Stretch(out[-1].start, end, out[-1].gap)
        else:
            out.append(Stretch(start, end, gap))
    return out


def _goes_on_beside(content: str, before: Stretch, start: int, end: int) -> bool:
    """`…, vice ⏎ ordförande`, `… för Roger ⏎ Kaplan (V)` in one of two columns: the other's words stand between."""
    between, said = content[before.end : start], before.more or content[before.start : before.end]
    if "\n" not in between or not between.strip() or _MARK.match(content, start, end):
        return False
    open_end = _OPEN_END.search(said) or _HALF_FOR.search(said) or _REPLACING.match(content, start, end)
    return bool(open_end) or (content[start].islower() and not _PARTY_FIRST.match(content, start, end))


def _opened(content: str, before: Stretch, gap: int) -> bool:
    """`Jeanette Pihl (SD), ⏎ tjänstgör för …` in a list that is spaced out: the entry goes on after its comma."""
    return gap == 1 and content[before.end - 1] == ","


def _employer(content: str, before: Stretch, start: int, end: int) -> bool:
    """`Maj Ekdal ⏎ Vision, § 90`: an organisation under a bare name, though a page break stands between."""
    word = _WORD.match(content, start, end)
    return word is not None and is_unit(word[0]) and _LONE.fullmatch(content, before.start, before.end) is not None


def _belongs(content: str, before: Stretch, start: int, end: int) -> bool:
    """Whether a cell continues the entry before it."""
    between, said = content[before.end : start], content[before.start : before.end]
    if _CODE.fullmatch(said) and "\n" not in between:
        return True  # `S   Ekdal Maj`
    if between.strip(" \t\n\f|") or _MARK.match(content, start, end):
        return False
    if said.count("(") > said.count(")"):
        return True
    if "\n" not in between:
        return not is_person(content, start, end)
    if _CONTINUES.match(content, start, end):
        return not _PARTY_FIRST.match(content, start, end)
    if _OPEN_END.search(said) or _HALF_FOR.search(said):
        return True
    if _employer(content, before, start, end):
        return True
    if _OFFICE.fullmatch(content, start, end):
        return True  # `Per Öberg (S) ⏎ 1:e vice ordförande`
    if _LONE.fullmatch(said.strip()) and _SURNAME.fullmatch(content[start:end].strip()):
        return True  # `Siv Lund ⏎ Bodin (C)`
    if _HALF_NAME.search(said) and _SURNAME.fullmatch(content[start:end].strip()):
        return True  # `…, 1:e vice ordförande Jörgen ⏎ Sten (C), …`
    if len(people(content, before)) < 2:
        return False
    return _HALF_NAME.search(said) is not None or (said.count(",") >= 2 and "," in content[start:end])


def _all_party(content: str, pieces: Sequence[Stretch]) -> bool:
    """Every piece but one at most has a party in brackets."""
    marked = sum(bool(_BRACKET.search(content, p.start, p.end)) for p in pieces)
    return marked >= len(pieces) - 1 and marked > 0


def people(content: str, stretch: Stretch) -> list[Stretch]:
    """A comma list taken apart where a new person begins."""
    start, end = stretch.start, stretch.end
    covered = [m.span() for m in _PAREN.finditer(content, start, end)]
    cuts = [start]
    for mark in _SEPARATOR.finditer(content, start, end):
        inside = any(a < mark.start() < b for a, b in covered)
        if inside or not is_person(content, mark.end(), end) or _surname_first(content, cuts[-1], mark):
            continue
        if not _HALF_ONLY.match(content, mark.end(), end) or _BRACKET.search(content, cuts[-1], mark.start()):
            cuts.append(mark.end())
    out = []
    for a, b in zip(cuts, [*cuts[1:], end], strict=True):
        words = _TRAIL.sub("", content[a:b])
        if words:
            out.append(Stretch(a, a + len(words), stretch.gap if a == start else 0))
    return out


def _surname_first(content: str, start: int, mark: regex.Match[str]) -> bool:
    """`Ekdal, Maj (S)`: one word stands before the comma."""
    head = content[start : mark.start()].strip()
    return "," in mark.group() and head.isalpha() and head[0].isupper() and not is_no_name(head)


def has_party(content: str, stretch: Stretch) -> bool:
    """Whether something like a party stands in brackets after the name, or as letters between commas."""
    match = _BRACKET.search(content, stretch.start, stretch.end)
    letters = match.group().strip(" ()[]") if match else ""
    if letters and (not letters.isalpha() or letters.isupper() or is_party(letters)):
        return True
    return regex.search(r",\s*\p{L}{1,3}\s*(?:,|$)", content[stretch.start : stretch.end]) is not None
