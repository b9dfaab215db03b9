"""Lines that may be the heading of a paragraph, with the evidence for and against each."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import regex

from protokoll.lexicon import bodies, load
from protokoll.lexicon.grammar import pattern
from protokoll.lexicon.headings import match_heading
from protokoll.shapes import case_numbers
from protokoll.text import Line, Text

Family = Literal["sign", "number_first", "plain", "ocr", "heading"]

# "§ 30 Titel", "KS § 30", "§§ 30–31", "§ 30/2031", "§ 30 a", "Kommunstyrelsen § 30", "§ KS 30", "Paragraf 30"
SIGN = regex.compile(
    r"(?:(?P<prefix>\p{Lu}[\p{L}./ -]{0,40}?)\s+)?(?:§{1,2}|Paragraf)\s*"
    r"(?:(?P<inner>\p{Lu}{2,6})\s+)?(?P<number>\d{1,4})"
    r"(?:\s*[–-]\s*§?\s*(?P<to>\d{1,4})(?!\d))?(?P<suffix>\s?[a-zå](?![\p{L}\d]))?(?::(?P<sub>\d{1,2})(?=\s|$))?"
    r"(?:\s*/\s*(?P<year>(?:19|20)?\d\d)(?!\d))?\s*(?:[.:–-](?=\s|$))?\s*(?P<rest>.*)$"
)
# "33 § Titel"
NUMBER_FIRST = regex.compile(r"(?P<number>\d{1,4})(?P<suffix>\s?[a-z])?\s?§(?!§)\s*[.:–-]?\s*(?P<rest>.*)$")
# "15. Titel", "15 Titel", "15) Titel", "Punkt 7 – Titel", "Ks 250"
PLAIN = regex.compile(
    r"(?:(?P<prefix>Punkt|Ärende|P\.|Nr|K[sf]|KS|KF|Ks ?au|AU|Au)\s+)?"
    r"(?P<number>\d{1,4})(?P<suffix>\s?[a-z](?=[.)\s]))?"
    r"(?:[.):]+|\s?[–-]|(?=\s|$))\s*(?P<rest>[\p{Lu}\p{Pi}\"”»(].*|(?(prefix)\d.*|(?!))|)$"
)
# "5 30 § Titel", "S 30 Titel", "$ 30": OCR of the sign
OCR = regex.compile(r"[5S$&ß8¤]\s(?P<number>\d{1,4})(?P<suffix>)\s*§?\s*(?P<rest>\p{Lu}.*|)$")
_CALLED = ("Punkt", "Ärende ", "P. ", "Ks", "KS", "Kf", "KF", "AU", "Au", "Nr")
BULLET = regex.compile(r"\s*(?:[•·*▪o–-]|\(?[a-z]\))\s+")
_NOT_TITLE = r"(?-i:<not_title>)\b|[,;)/.]"
_AGENDA = r"<agenda>"
_TOC_TAIL = regex.compile(r"(?:\.{4,}|…{2,}|(?:\s\.){4,}|\s{3,})\s*\d{1,3}\s*$")
_LAW = r"\bkap\b\.?\s*$|<law>"
@dataclass(slots=True)
class Candidate:
    """A line that may open paragraph `number`. `score` is the sum of `evidence` (name, points)."""

    line: Line
    family: Family
    number: int
    suffix: str
    to: int | None
    prefix: str
    rest: str
    rest_start: int
    number_start: int
    number_end: int
    evidence: list[tuple[str, float]] = field(default_factory=list)

    @property
    def score(self) -> float:
        """How much speaks for it."""
        return sum(points for _, points in self.evidence)

    def add(self, name: str, points: float) -> None:
        """Note one piece of evidence."""
        self.evidence.append((name, points))


def candidates(text: Text) -> list[Candidate]:
    """All lines that look like headings of numbered items, of any family, in order."""
    found: list[Candidate] = []
    for line in text.lines:
        words = text.of(line)
        m, family = _of_sign(words) if "§" in words[:60] or words.startswith("Paragraf") else (None, "ocr")
        is_called = words[0].isdigit() or words.startswith(_CALLED)
        if m is None and is_called:
            m, family = PLAIN.match(words), "plain"
        elif m is None and "§" not in words[:60]:
            m = OCR.match(words)
        if m is not None:
            found.append(_candidate(text, line, m, family))
        if words[0] in "58" and family == "plain" and (ocr := OCR.match(words)):
            found.append(_candidate(text, line, ocr, "ocr"))
    return found


def _of_sign(words: str) -> tuple[regex.Match[str] | None, Family]:
    """A heading that the sign gives away."""
    m = SIGN.match(words)
    if m is not None and not (m["prefix"] and not _is_prefix(m["prefix"])):
        return m, "sign"
    return NUMBER_FIRST.match(words), "number_first"


def is_body(prefix: str) -> bool:
    """The words are the name or abbreviation of an organ and nothing else."""
    found = bodies.find_bodies(prefix)
    return bodies.expand(prefix) is not None or (bool(found) and found[0].start == 0 and found[-1].end == len(prefix))


def _is_prefix(prefix: str) -> bool:
    """A body's name or abbreviation, known or not; not a law's (`MBL § 11`), nor the end of a sentence."""
    if prefix in load("cases")["laws"]:
        return False
    return is_body(prefix) or len(prefix) <= 6 or prefix.isupper()


def _candidate(text: Text, line: Line, m: regex.Match[str], family: Family) -> Candidate:
    groups = m.groupdict()
    number_end = m.end("suffix") if groups.get("suffix") else m.end("number")
    suffix = (groups.get("suffix") or "").strip()
    if groups.get("sub"):
        suffix, number_end = ":" + groups["sub"], m.end("sub")
    rest = m["rest"]
    prefix = (groups.get("prefix") or groups.get("inner") or "").strip()
    candidate = Candidate(
        line, family, int(m["number"]), suffix, int(groups["to"]) if groups.get("to") else None, prefix, rest,
        line.start + m.start("rest"), line.start + m.start("number"), line.start + number_end,
    )
    _weigh(candidate, text)
    return candidate


def _weigh(c: Candidate, text: Text) -> None:
    """Evidence that the line and its neighbours give by themselves."""
    line = c.line
    previous = text.lines[line.index - 1] if line.index else None
    following = text.lines[line.index + 1 : line.index + 4]
    if line.gap or line.top:
        c.add("space above", 2 if line.gap else 1)
    elif previous is not None and text.of(previous)[-1] not in ".:!?_–-" and c.family != "heading":
        c.add("text directly above", -2 if previous.end - previous.start > 55 else -0.5)
    if c.family == "sign" and c.rest[:1].isupper():
        c.add("a sign and a title", 1)
    if line.level:
        c.add("marked as a heading", 2.5)
    elif line.bold:
        c.add("bold", 1.5)
    if pattern(_NOT_TITLE).match(c.rest):
        c.add("goes on like a sentence", -5)
    if _TOC_TAIL.search(text.of(line)):
        c.add("ends like a row of contents", -3)
    if pattern(_LAW).search(c.rest[:40]) and c.rest[:1].islower():
        c.add("reference to a law", -4)
    cases = case_numbers.find(text.content, c.rest_start, line.end, where="heading")
    if cases and cases[0].start - c.rest_start < 30:
        c.add("case number beside it", 3)
    elif (
        following
        and not c.rest
        and case_numbers.find(text.content, following[0].start, following[0].end, where="heading")
    ):
        c.add("case number below", 2.5)
    for near in following:
        heading = match_heading(text.of(near))
        if heading is not None and heading.exact:
            c.add("section heading below", 2)
            break
    if pattern(_AGENDA).match(c.rest):
        c.add("standard agenda title", 1.5)
    if c.family in ("plain", "ocr"):
        _weigh_plain(c, text, following[0] if following else None)


def _weigh_plain(c: Candidate, text: Text, following: Line | None) -> None:
    """Numbers without a sign are lists more often than headings."""
    c.add("no sign", -1)
    if not c.rest and following is None:
        c.add("nothing after", -2)
    if c.rest.endswith((".", ";", ",")) and not pattern(_AGENDA).match(c.rest):
        c.add("ends like a sentence", -2)
    if len(c.rest) > 120:
        c.add("long", -2)
    near = following is not None and not following.gap and following.page == c.line.page
    if near and following is not None and PLAIN.match(text.of(following)):
        c.add("the next line is numbered too", -2)
    if c.prefix:
        c.add("called an item", 2)
