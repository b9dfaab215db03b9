"""The clauses (att-satser) of a decision or proposal: lists with and without att, and plain sentences."""

from __future__ import annotations

from itertools import pairwise

import regex

from protokoll.lexicon import bodies
from protokoll.lexicon.grammar import pattern
from protokoll.text import Found, Line, Text

# "1. X", "2) X", "a) X", "- att", "• att", "att X,", "samt att X", "dels att X"
_MARK = regex.compile(
    r"(?:(?P<number>\d{1,2})\s?[.)](?!\d)|(?P<letter>[a-z])\)|(?P<bullet>[•·▪*–-]|o(?=\s))"
    r"|(?P<checked>\d{1,2}(?=\s+(?:att\s|\p{Lu}))))\s*"
)
_ATT = regex.compile(r"(?:(?:samt|och|dels|vidare|även)\s+)?[aA]tt?\s+\S")
_OPEN = regex.compile(r"(?:[,;.:]|\b(?:samt|och|att))$")
_JOINED = r"(?<=\p{L}.{12,})\s+och\s+(?P<verb><joins>\b)"
_RULE = regex.compile(r"[_=–—.\s-]{3,}$")


def read_clauses(text: Text, start: int, end: int) -> tuple[Found[str], ...]:
    """The clauses between `start` and `end`, the lead-in already left out."""
    lines = [line for line in text.lines_in(start, end) if not _RULE.match(text.of(line))]
    first = text.line_at(start)
    if first is not None and first.start < start < first.end:
        lines = [first, *lines]
    if not lines:
        return ()
    starts = _listed(text, lines, start)
    inline = _inline(text, max(start, lines[0].start), end)
    if len(starts) < 2 or _is_one_sentence(text, lines, inline):
        starts = inline if len(inline) > len(starts) else starts
    starts = starts or _paragraphs(text, lines, start)
    bounds = [*starts, end]
    found = (_clause(text, a, _stop(text, lines, b)) for a, b in pairwise(bounds))
    return tuple(part for c in found if any(ch.isalnum() for ch in c.value) for part in _joined(text, c))


# ", att", "samt att", "och att" after a first att in the same sentence
_INLINE = regex.compile(r"(?:,\s+(?:(?:samt|och|dels)\s+)?|\s(?:samt|och)\s+)(?=att\s)")


def _inline(text: Text, start: int, end: int) -> list[int]:
    """`… beslutar att anta taxan, att köpa huset samt att sälja bilen`: the offsets of clauses within one sentence."""
    first = regex.compile(r"(?<!\p{L})[Aa]tt\s").search(text.content, start, end)
    if first is None or first.start() - start > 160:
        return []
    marks = [m.end() for m in _INLINE.finditer(text.content, first.end(), end)]
    return [start, *marks] if marks else []


def _is_one_sentence(text: Text, lines: list[Line], inline: list[int]) -> bool:
    """The first att stands on the line of the lead-in and no line is set apart: where lines break says nothing."""
    together = not any(line.gap for line in lines[1:])
    return bool(inline) and together and regex.search(r"\S\s+att\s+\S", text.of(lines[0])) is not None


def is_marked(text: Text, line: Line) -> bool:
    """The line begins with a list mark or att."""
    return bool(_MARK.match(text.content, line.start, line.end) or _ATT.match(text.content, line.start, line.end))


def _joined(text: Text, clause: Found[str]) -> list[Found[str]]:
    """`antar planen och översänder den` is two clauses on one line."""
    if clause.span is None:
        return [clause]
    m = pattern(_JOINED).search(text.content, clause.span.start, clause.span.end)
    if m is None:
        return [clause]
    return [text.found(clause.span.start, m.start()), text.found(m.start("verb"), clause.span.end)]


def _stop(text: Text, lines: list[Line], bound: int) -> int:
    """The end of the last line before a bound."""
    return max((min(line.end, bound) for line in lines if line.start < bound), default=bound)


def _clause(text: Text, start: int, end: int) -> Found[str]:
    mark = _MARK.match(text.content, start, end)
    return text.found(mark.end() if mark else start, end)


def _listed(text: Text, lines: list[Line], start: int) -> list[int]:
    """Offsets where marked or att-clauses begin; empty where there is no list."""
    starts: list[int] = []
    kinds: set[str] = set()
    # where no clause ends in a comma, every line with att is one
    bare = not any(text.of(line)[-1] in ",;" for line in lines)
    for i, line in enumerate(lines):
        at = max(start, line.start)
        mark = _MARK.match(text.content, at, line.end)
        kind = mark.lastgroup or "" if mark else ""
        if not mark and _ATT.match(text.content, at, line.end) and (
            not i or bare or line.gap or _OPEN.search(text.of(lines[i - 1])) or _is_body(text.of(lines[i - 1]))
        ):
            kind = "att"
        if not kind:
            continue
        if starts and kind not in kinds and (kind in ("letter", "bullet")) and kinds & {"number", "att", "checked"}:
            continue  # a list inside a clause
        if kind == "checked" and not _rises(text, lines, at):
            continue
        starts.append(at)
        kinds.add(kind)
    if starts and starts[0] > max(start, lines[0].start):
        before = text.content[max(start, lines[0].start) : starts[0]].strip()
        if len(before.split()) > 2 and not before.endswith((":", "att", "följande")):
            starts.insert(0, max(start, lines[0].start))
    return starts


def _is_body(words: str) -> bool:
    """A line that is only the name of an organ heads the clauses that concern it."""
    found = bodies.find_bodies(words)
    return bool(found) and found[0].start == 0 and found[0].end == len(words)


def _rises(text: Text, lines: list[Line], at: int) -> bool:
    """A bare number is a list mark only where others follow the same way."""
    bare = [m for line in lines if (m := _MARK.match(text.content, line.start, line.end)) and m["checked"]]
    numbers = [int(m["checked"]) for m in bare]
    return len(numbers) >= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _paragraphs(text: Text, lines: list[Line], start: int) -> list[int]:
    """Without a list each printed paragraph, or sentence on a line of its own, is a clause."""
    starts = [max(start, lines[0].start)]
    width = max(60, *(len(text.of(line)) for line in lines))
    for before, line in pairwise(lines):
        words, last = text.of(line), text.of(before)
        if not words[0].isupper() or last[-1] in ",-":
            continue
        if last[-1] in ".;:" or (line.gap and not line.top) or len(last) < 0.6 * width:
            starts.append(line.start)
    return starts
