"""Where the title and the case numbers of an item stand, and where its text begins."""

from __future__ import annotations

from dataclasses import dataclass

import regex
from rapidfuzz import fuzz

from protokoll.lexicon.headings import match_heading
from protokoll.outline.candidates import BULLET, SIGN, Candidate
from protokoll.shapes import case_numbers
from protokoll.shapes.case_numbers import CaseMatch
from protokoll.text import Found, Line, Text

_LABEL = regex.compile(r"\(?\s*(?:Dnr|Diarie-?\s?(?:nr|nummer)|Ärende-?\s?(?:nr|nummer)|Dokumentnr|Ref|Vår beteckning|Beteckning)\b[.:]*", regex.IGNORECASE)
_ITEM_TYPE = regex.compile(r"(?:(?:Informations|Besluts|Diskussions|Anmälnings|Rapport)(?:ärende|punkt)|Föredragande\b.*|Handläggare\b.*|Beslutsnivå\b.*)\s*:?$|(?:Föredragande|Handläggare|Beslutsnivå)\s*:", regex.IGNORECASE)
_SUFFIX = regex.compile(r"\s*[–-]?\s*\(?(?:Paragrafen (?:är|förklaras) omedelbart justerad|omedelbar(?:t)? juster(?:ing|ad))\)?\.?\s*$|\s*\(sekretess\)\s*$", regex.IGNORECASE)
_UNFINISHED = regex.compile(r"(?:[,–-]|\b(?:och|eller|samt|i|för|av|med|till|om|på|från|gällande|angående|avseende|rörande|vid|inom|under|mellan|mot|enligt|den|det|en|ett|de|som|att|efter|över|kring|utan|hos|genom|per|nya|ny))$", regex.IGNORECASE)
_RULE = regex.compile(r"[_=–—-]{3,}$")
_SENTENCE = regex.compile(r".*[.!?:;]$")
# "Ordföranden hälsade välkommen och förklarade mötet öppnat.": an item without a title begins with its text
_PROSE = regex.compile(
    r"(?=.{25})(?:Att|\p{Lu}\p{L}+)\b.*?\b(?:\p{Ll}{3,}(?:ade|ades|rde|rdes)|utsågs|valdes|lades|upplästes|beslöts|beslöt|"
    r"fanns|var|togs|gavs|höll|hölls)\b"
)
_NUMBER_TAIL = regex.compile(r"[ \t.…]*(?:\s{3,}|\.{3,}|…+)\s*(?:\d{1,3}|(?:kl\.?\s*)?\d{1,2}[.:]\d\d(?:\s?[–-]\s?\d{1,2}[.:]\d\d)?)$", regex.IGNORECASE)
_LISTED = regex.compile(r"(?:[a-zA-Z]|\d{1,2})[.)/]\s")
MAX_LINES = 7


@dataclass(frozen=True, slots=True)
class Heading:
    """The parts of an item's heading. `body` is the offset where its text begins."""

    title: Found[str] | None
    case_numbers: tuple[CaseMatch, ...]
    body: int


def read_heading(text: Text, candidate: Candidate, end: int, contents_title: str | None) -> Heading:
    """Title and case numbers from the heading line and the lines under it, up to `end`."""
    lines = [line for line in text.lines_in(candidate.line.end, end)][: MAX_LINES + 3]
    cases: list[CaseMatch] = []
    pieces: list[tuple[int, int, Line]] = []
    start, stop = _without_cases(text, candidate.rest_start, candidate.line.end, cases)
    if stop > start:
        pieces.append((start, stop, candidate.line))
    body = candidate.line.end
    for i, line in enumerate(lines):
        if len(pieces) > MAX_LINES or not _belongs(text, line, pieces, candidate.line if not i else lines[i - 1], cases):
            break
        before = len(cases)
        start, stop = _without_cases(text, line.start, line.end, cases, below=bool(pieces))
        if stop > start:
            if len(cases) > before and pieces and start > line.start:
                break
            pieces.append((start, stop, line))
        body = line.end
    if pieces and pieces[0][2] is candidate.line and not cases and _is_prose(text, pieces, end):
        return Heading(None, (), candidate.rest_start)
    pieces = _cut_by_contents(text, pieces, contents_title)
    if pieces:
        last = pieces[-1][2]
        body = max(last.end, body if _only_cases(text, last, body) else last.end)
    title = _title(text, pieces)
    if not cases and title is not None and title.span is not None:
        cases = bracketed(text, title.span.start, title.span.end)
        if cases and cases[0].raw[0].isalpha():
            title = text.found(title.span.start, text.content.rfind("(", title.span.start, title.span.end))
    return Heading(title, tuple(cases), body)


def bracketed(text: Text, start: int, end: int) -> list[CaseMatch]:
    """`Carport på Berg 3:14 (2031-0142)`: with no other number, the one in brackets at the end of the title is it."""
    opened = text.content.rfind("(", start, end)
    if text.content[end : end + 1] == ")":
        end += 1
    if opened < 0 or not text.content[opened:end].rstrip().endswith(")"):
        return []
    return case_numbers.find(text.content, opened + 1, end - 1, where="label")


def _is_prose(text: Text, pieces: list[tuple[int, int, Line]], end: int) -> bool:
    """What stands beside the number is a whole sentence, not a title."""
    stop = text.content.find("\n\n", pieces[0][0], end)
    said = text.content[pieces[0][0] : stop if stop > 0 else min(end, pieces[0][0] + 300)].strip()
    beside = text.content[pieces[0][0] : pieces[0][1]]
    return _PROSE.match(beside) is not None and said.endswith((".", ":"))


def _without_cases(text: Text, start: int, end: int, cases: list[CaseMatch], below: bool = False) -> tuple[int, int]:
    """The bounds of what is left of a line when its label and case numbers at either end are taken off."""
    found = case_numbers.find(text.content, start, end, where="heading")
    for match in found:
        label = _LABEL.match(text.content, start, end)
        lead = text.content[label.end() if label else start : match.start].strip(" ,;:.()\t")
        if not lead or lead.lower() in ("och", "samt"):
            cases.append(match)
            start = match.end
            continue
        tail = text.content[match.end : end].strip(" .)\t")
        before = text.content[start : match.start].rstrip()
        if not tail and not before.endswith("(") and (match.raw[:2].isupper() or before.endswith((",", " -", " –")) or _LABEL.search(before[-24:]) or "   " in text.content[match.start - 3 : match.start] or before.endswith("\t")):
            cases.append(match)
            cut = _LABEL.search(text.content, max(start, match.start - 24), match.start)
            end = cut.start() if cut else match.start
            break
    label = _LABEL.match(text.content, start, end)
    if label:
        start = label.end()
    while start < end and text.content[start] in " \t,;:.–-)(" and not text.content.startswith("(", start):
        start += 1
    while end > start and text.content[end - 1] in " \t,":
        end -= 1
    return start, end


def _belongs(text: Text, line: Line, pieces: list[tuple[int, int, Line]], previous: Line, cases: list[CaseMatch]) -> bool:
    """Whether a line under the heading line is still part of the heading."""
    words = text.of(line)
    heading = match_heading(words)
    if _RULE.match(words):
        return not pieces
    other = SIGN.match(words)
    if other is not None and (other["prefix"] or not other["rest"]):
        return False
    if heading is not None and (heading.exact and pieces or heading.role in ("decision", "proposal") and heading.exact):
        return False
    if _ITEM_TYPE.match(words):
        return False
    found = case_numbers.find(text.content, line.start, line.end, where="heading")
    bare = bool(found) and not text.content[line.start : found[0].start].strip(" ()") or bool(_LABEL.match(words))
    alone = not pieces or not found or not any(c.isalpha() for c in text.content[found[-1].end : line.end])
    if bare and alone and line.gap <= 1 and len(words) < 90 and not cases:
        return True
    if not pieces:
        return line.gap <= 3
    if line.gap or line.page != previous.page and not _UNFINISHED.search(text.of(previous)):
        return line.gap == 1 and line.top and bool(_UNFINISHED.search(text.of(previous)))
    if BULLET.match(words) or _LISTED.match(words):
        return False
    return _same_style(pieces[0][2], line) and _goes_on(text, pieces, line)


def _same_style(first: Line, line: Line) -> bool:
    return first.level == line.level and (first.bold, round(first.size)) == (line.bold, round(line.size))


def _goes_on(text: Text, pieces: list[tuple[int, int, Line]], line: Line) -> bool:
    """A title runs over the line: it is unfinished, or printed apart, or the line was full."""
    start, stop, last = pieces[-1]
    words, said = text.of(line), text.content[start:stop]
    if last.bold or last.level:
        return True
    if _UNFINISHED.search(said) or words[0].islower() or words[0] in "(–-":
        return True
    if _SENTENCE.match(said) or _SENTENCE.match(words):
        return False
    return _stands_apart(text, last, line)


def _stands_apart(text: Text, last: Line, line: Line) -> bool:
    """The lines up to the next section heading or blank line are few and none of them is a sentence."""
    for near in text.lines[line.index : line.index + 6]:
        words = text.of(near)
        heading = match_heading(words)
        if heading is not None and heading.exact:
            return True
        if near.gap:
            return len(text.of(last)) >= 40 and near.index - line.index <= 2
        if _SENTENCE.match(words) or words[0] in "•·▪-*":
            return False
    return False


def _only_cases(text: Text, last: Line, body: int) -> bool:
    """Between the title's last line and `body` stand only case numbers."""
    lines = text.lines_in(last.end, body)
    return bool(lines) and all(
        _LABEL.match(text.of(n)) or case_numbers.find(text.content, n.start, n.end, where="heading") for n in lines
    )


def _cut_by_contents(text: Text, pieces: list[tuple[int, int, Line]], wanted: str | None) -> list[tuple[int, int, Line]]:
    """The contents page is a second witness of how many lines a title has."""
    if not wanted or len(pieces) < 2:
        return pieces
    scores = [fuzz.ratio(_joined(text, pieces[: n + 1]), wanted.casefold()) for n in range(len(pieces))]
    top = max(range(len(scores)), key=lambda n: scores[n])
    kept = pieces[: top + 1]
    return kept if scores[top] >= 85 and kept[-1][1] - kept[-1][0] < 50 else pieces


def _joined(text: Text, pieces: list[tuple[int, int, Line]]) -> str:
    return " ".join(" ".join(text.content[a:b] for a, b, _ in pieces).split()).casefold()


def _title(text: Text, pieces: list[tuple[int, int, Line]]) -> Found[str] | None:
    if not pieces:
        return None
    start, end = pieces[0][0], pieces[-1][1]
    for pattern in (_NUMBER_TAIL, _SUFFIX):
        tail = pattern.search(text.content, start, end)
        if tail and tail.start() > start:
            end = tail.start()
    while end > start and text.content[end - 1] in " :*":
        end -= 1
    found = text.found(start, end)
    return found if found.value.strip(" .:–-") else None
