"""Where the title and the case numbers of an item stand, and where its text begins."""

from __future__ import annotations

from dataclasses import dataclass, field

import regex
from rapidfuzz import fuzz

from protokoll.lexicon.grammar import pattern
from protokoll.lexicon.headings import match_heading
from protokoll.outline.candidates import BULLET, SIGN, Candidate, is_body
from protokoll.outline.heading_cases import bracketed, is_case_line, without_cases
from protokoll.shapes import case_numbers
from protokoll.shapes.case_numbers import CaseMatch
from protokoll.text import Found, Line, Text

_ITEM_TYPE = r"<item_type>\s*:?$|<item_label>\b.*:?$"
_UNFINISHED = r"(?:[,–-]|\b<unfinished>)$"
# "Ordföranden hälsade välkommen och förklarade mötet öppnat.": an item without a title begins with its text
_PROSE = r"(?=.{15})(?-i:Att|\p{Lu}\p{L}+)\b.*?\b<prose_verb>\b"
_SUFFIX = r"\s*[–-]?\s*\(?<title_suffix>\)?\.?\s*$|\s*\(sekretess\)\s*$"
# a page number or a time at the end of the line
_TAIL = r"[ \t.…]*(?:\s{3,}|\.{3,}|…+)\s*(?:\d{1,3}|(?:kl\.?\s*)?\d{1,2}[.:]\d\d(?:\s?[–-]\s?\d{1,2}[.:]\d\d)?)$"
# "… – Nora" and, on the next line, "Sahlström (V)"
_NAME_BEGUN = regex.compile(r"[–-]\s+\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+)?$")
_PERSON_REST = regex.compile(r"(?:\p{Lu}[\p{L}-]+\s+){1,2}\(\p{L}{1,4}\)$")
# "Kf § 89   Ks § 201, Au § 310   Dnr …": the way of the case beside the number
_BESIDE = regex.compile(r"(?:[\s,;]*\p{Lu}[\p{L}]{1,7}\s*§\s*\d{1,4}(?![\d.:]))+[\s,;]*")
_RULE = regex.compile(r"[_=–—-]{3,}$")
_SENTENCE = regex.compile(r".*[.!?:;]$")
_LISTED = regex.compile(r"(?:[a-zA-Z]|\d{1,2})[.)/]\s")
_MAX_LINES = 7
_FULL_LINE = 40  # characters after which a line may have been wrapped
_SURE = 85  # similarity to the contents page above which it is believed


@dataclass(frozen=True, slots=True)
class Heading:
    """The parts of an item's heading. `body` is the offset where its text begins."""

    title: Found[str] | None
    case_numbers: tuple[CaseMatch, ...]
    body: int


@dataclass(slots=True)
class _Draft:
    """A heading while it is read: its title's pieces (start, end, line), its case numbers."""

    text: Text
    pieces: list[tuple[int, int, Line]] = field(default_factory=list)
    cases: list[CaseMatch] = field(default_factory=list)

    def take(self, start: int, line: Line) -> bool:
        """Add what a line says; False where it says something else too."""
        before = len(self.cases)
        begin, end = without_cases(self.text, start, line.end, self.cases)
        if end <= begin:
            return True
        if len(self.cases) > before and self.pieces and begin > start:
            return False
        self.pieces.append((begin, end, line))
        return True

    def title(self) -> Found[str] | None:
        """The title without page number, time, and notes on adjustment."""
        if not self.pieces:
            return None
        start, end = self.pieces[0][0], self.pieces[-1][1]
        for source in (_TAIL, _SUFFIX):
            tail = pattern(source).search(self.text.content, start, end)
            if tail and tail.start() > start:
                end = tail.start()
        while end > start and self.text.content[end - 1] in " :*":
            end -= 1
        found = self.text.found(start, end)
        return found if found.value.strip(" .:–-") else None


def read_heading(text: Text, candidate: Candidate, end: int, contents_title: str | None) -> Heading:
    """Title and case numbers from the heading line and the lines under it, up to `end`."""
    lines = list(text.lines_in(candidate.line.end, end))[: _MAX_LINES + 3]
    draft = _Draft(text)
    stacked = _BESIDE.match(text.content, candidate.rest_start, candidate.line.end)
    draft.take(stacked.end() if stacked else candidate.rest_start, candidate.line)
    body = candidate.line.end
    for previous, line in zip([candidate.line, *lines], lines, strict=False):
        if not draft.pieces and not line.gap and is_stacked(text, line):
            body = line.end  # `KS § 55`, `AU § 71` under `KF § 41`: the way of the case
            continue
        if len(draft.pieces) > _MAX_LINES or not _belongs(draft, line, previous) or not draft.take(line.start, line):
            break
        body = line.end
    if draft.pieces and draft.pieces[0][2] is candidate.line and not draft.cases and _is_prose(draft, end):
        return Heading(None, (), candidate.rest_start)
    _cut_by_contents(draft, contents_title)
    if draft.pieces:
        last = draft.pieces[-1][2].end
        between = text.lines_in(last, body)
        body = body if between and all(is_case_line(text, line) for line in between) else last
    title = draft.title()
    if not draft.cases and title is not None and title.span is not None:
        draft.cases = bracketed(text, title.span.start, title.span.end)
        if draft.cases and draft.cases[0].raw[0].isalpha():
            title = text.found(title.span.start, text.content.rfind("(", title.span.start, title.span.end))
    return Heading(title, tuple(draft.cases), body)


def is_stacked(text: Text, line: Line) -> bool:
    """A line that is only another body's paragraph, with its date at most."""
    m = SIGN.match(text.of(line))
    return m is not None and bool(m["prefix"]) and is_body(m["prefix"]) and len(m["rest"]) <= 14


def _is_prose(draft: _Draft, end: int) -> bool:
    """What stands beside the number is a whole sentence, not a title."""
    content, (start, stop, line) = draft.text.content, draft.pieces[0]
    if line.level:
        return False
    blank = content.find("\n\n", start, end)
    said = content[start : blank if blank > 0 else min(end, start + 300)].strip()
    return said.endswith((".", ":")) and pattern(_PROSE).match(content, start, stop) is not None


def _belongs(draft: _Draft, line: Line, previous: Line) -> bool:
    """Whether a line under the heading line is still part of the heading."""
    text, pieces = draft.text, draft.pieces
    words = text.of(line)
    if _RULE.match(words):
        return not pieces
    other = SIGN.match(words)
    heading = match_heading(words)
    if other is not None and (other["prefix"] or not other["rest"]):
        return False
    if heading is not None and heading.exact and (pieces or heading.role in ("decision", "proposal")):
        return False
    if pattern(_ITEM_TYPE).match(words):
        return False
    if not draft.cases and (line.gap <= 2 or line.top) and len(words) < 90 and _only_case(draft, line):
        return True
    if not pieces:
        return line.gap <= 3 or line.top
    unfinished = pattern(_UNFINISHED).search(text.of(previous)) is not None
    if line.gap or (line.page != previous.page and not unfinished):
        return line.gap == 1 and line.top and unfinished
    if BULLET.match(words) or _LISTED.match(words):
        return False
    begin, _, first = pieces[0]
    return _same_style(begin, first, line) and _goes_on(draft, line)


def _only_case(draft: _Draft, line: Line) -> bool:
    """The line holds the case number, and beside it at most the title."""
    text = draft.text
    if not is_case_line(text, line):
        return False
    found = case_numbers.find(text.content, line.start, line.end, where="heading")
    return not draft.pieces or not found or not any(c.isalpha() for c in text.content[found[-1].end : line.end])


def _same_style(start: int, first: Line, line: Line) -> bool:
    """Printed alike; where a number in plain type stands before the title, bold type is the title's."""
    if first.start < start and line.bold and not first.bold:
        return True
    return first.level == line.level and (first.bold, round(first.size)) == (line.bold, round(line.size))


def _goes_on(draft: _Draft, line: Line) -> bool:
    """A title runs over the line: it is unfinished, or printed apart, or the line was full."""
    start, stop, last = draft.pieces[-1]
    words, said = draft.text.of(line), draft.text.content[start:stop]
    if last.bold or last.level or words[0].islower() or words[0] in "(–-" or pattern(_UNFINISHED).search(said):
        return True
    if _PERSON_REST.match(words) and _NAME_BEGUN.search(said):
        return True
    if _SENTENCE.match(said) or _SENTENCE.match(words) or pattern("<agenda>").fullmatch(said):
        return False
    return _stands_apart(draft.text, last, line)


def _stands_apart(text: Text, last: Line, line: Line) -> bool:
    """The lines up to the next section heading or blank line are few and none of them is a sentence."""
    for near in text.lines[line.index : line.index + 6]:
        words = text.of(near)
        heading = match_heading(words)
        if heading is not None and heading.exact:
            return True
        if near.gap:
            return last.end - last.start >= _FULL_LINE and near.index - line.index <= 2
        if _SENTENCE.match(words) or words[0] in "•·▪-*":
            return False
    return False


def _cut_by_contents(draft: _Draft, wanted: str | None) -> None:
    """The contents page is a second witness of how many lines a title has."""
    if not wanted or len(draft.pieces) < 2:
        return
    said = [" ".join(draft.text.content[a:b].split()).casefold() for a, b, _ in draft.pieces]
    scores = [fuzz.ratio(" ".join(said[: n + 1]), wanted.casefold()) for n in range(len(said))]
    top = max(range(len(scores)), key=lambda n: scores[n])
    if scores[top] >= _SURE and len(said[top]) < _FULL_LINE + 10:
        del draft.pieces[top + 1 :]
