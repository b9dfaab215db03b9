"""What Ja and Nej mean: the order of voting (voteringsproposition) in the words of the minutes."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from protokoll.records import Choice
from protokoll.shapes import prose
from protokoll.text import Found, Text

_QUOTE = r"[\"”“’']?"
# Ja för bifall / Ja-röst innebär avslag / JA = avgöras idag / Ja till huvudförslaget / Röstar ja: den som …
_BEFORE = regex.compile(
    rf"(?<![\w-])(?P<c>ja|nej)(?P<sign>[-\s]?röst)?{_QUOTE}(?:\s*[=:–]\s*|\s+-\s+|\s+(?:för\s+att|för|till|"
    rf"innebär|betyder|är|på)\b\s*:?\s*)"
    r"(?:(?:den|de)\s+som\s+(?:vill\s+)?)?(?=\S)(?!\d)",
    regex.IGNORECASE,
)
# den som bifaller arbetsutskottets förslag röstar ja
_AFTER = regex.compile(
    rf"(?<!\p{{L}})(?:(?:den|de|ledamöter|ledamot)\s+som|den\s+det)\s+(?:vill\s+|ville\s+|önskar\s+|"
    rf"önskade\s+)?(?P<means>[^.;:\n]{{3,40}}?(?:[^.;:]{{0,200}}?))"
    rf"\s*,?\s+(?:(?:ska(?:ll)?|skulle)\s+)?(?:röstar?|röstade)?\s*{_QUOTE}(?<=[\s\"”“’'])(?P<c>ja|"
    rf"nej){_QUOTE}(?![\w-])",
    regex.IGNORECASE,
)
# Den som röstar ja avslår motionen, den som röstar nej bifaller den.
_VOTER = regex.compile(
    r"\b(?:den|de)\s+som\s+(?:röstar|röstade)\s+(?P<c>ja|nej)(?P<sign>)\s*[,:]?\s+(?=\p{Ll})", regex.IGNORECASE
)
_STOP = regex.compile(
    r"[\"”“]|(?<!\b(?:m|m\.fl|bl|t|nr|kl|ca))[.;](?=\s|$)|(?<=m\.fl)\.(?=\s+\p{Lu}|\s*$|[\"”“])|\n[ \t\f]*\n|"
    r"\s{3,}(?=\S)|\n(?=\s*(?:Vid|Med|Omröstning\p{L}*|Resultat\p{L}*|§)(?!\p{L}))"
)
_TAIL = regex.compile(r"[\s,.;]*(?:\b(?:och|samt|medan|en|ett)\b[\s,]*)?[\s,.;\"”“(]*\Z", regex.IGNORECASE)
_RESULT = regex.compile(r"[\s\"”“]*(?:\d|\(\d)|.{0,40}\d+\s*(?:ja|nej|röst)", regex.IGNORECASE)
# den det ej vill röstar nej
_CONTRARY = regex.compile(r"(?:det\s+)?(?:ej|inte|icke)\s+(?:vill|ville|önskar)", regex.IGNORECASE)
_VERB_ONLY = regex.compile(r"(?:röstar|röstade|rösta)\b.*", regex.IGNORECASE)
_LISTED = regex.compile(r"\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)+\s*(?:\(|,|\n|$)")


@dataclass(frozen=True, slots=True)
class _Clause:
    choice: Choice
    words: Found[str] | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Meanings:
    """What both answers mean, as one order of voting says it."""

    yes: Found[str] | None
    no: Found[str] | None
    start: int
    end: int


def read_meanings(text: Text, start: int, end: int) -> list[Meanings]:
    """The orders of voting between two offsets, in printed order."""
    clauses = sorted(_clauses(text, start, end), key=lambda c: c.start)
    found: list[Meanings] = []
    at = 0
    while at < len(clauses):
        one = clauses[at]
        two = clauses[at + 1] if at + 1 < len(clauses) else None
        if two and two.choice != one.choice and two.start - one.end < 400:
            yes, no = (one, two) if one.choice == "yes" else (two, one)
            found.append(Meanings(yes.words, no.words, one.start, two.end))
            at += 2
        else:
            at += 1
    return found


def _clauses(text: Text, start: int, end: int) -> list[_Clause]:
    marks = [m for p in (_BEFORE, _VOTER) for m in text.finditer(p, start, end) if not _is_list(text, m, end)]
    marks.sort(key=lambda m: m.start())
    found: list[_Clause] = []
    for i, mark in enumerate(marks):
        reach = marks[i + 1].start() if i + 1 < len(marks) else end
        stop = text.search(_STOP, mark.end(), min(reach, mark.end() + 500))
        if not stop and reach - mark.end() > 500:
            continue
        found += _clause(text, mark["c"], mark.end(), stop.start() if stop else reach, mark.start())
    for mark in text.finditer(_AFTER, start, end):
        if all(mark.end() <= c.start or mark.start() >= c.end for c in found):
            first, last = mark.span("means")
            found += _clause(text, mark["c"], first, last, mark.start(), mark.end())
    return found


def _clause(text: Text, choice: str, first: int, last: int, start: int, end: int | None = None) -> list[_Clause]:
    tail = text.search(_TAIL, first, last)
    span = text.span(first, tail.start() if tail else last)
    words = prose.read(text.content[span.start : span.end])
    if not 2 < len(words) < 500 or words.count("(") > 2 or _VERB_ONLY.fullmatch(words):
        return []
    meaning = None if _CONTRARY.fullmatch(words) else Found(words, span)
    return [_Clause("yes" if choice.lower() == "ja" else "no", meaning, start, end or span.end)]


def _is_list(text: Text, mark: regex.Match[str], end: int) -> bool:
    """Whether what follows is a count or the names of those who voted, not a meaning."""
    if _RESULT.match(text.content, mark.end(), min(end, mark.end() + 60)):
        return True
    names = _LISTED.match(text.content, mark.end(), end)
    return bool(names) and ":" in mark[0] and not mark["sign"]
