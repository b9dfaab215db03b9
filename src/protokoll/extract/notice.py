"""The notice (anslag, anslagsbevis): from when to when the adjusted minutes were announced."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from protokoll.shapes import dates
from protokoll.text import Cell, Found, Line, Text

# Datum för anslags uppsättande / Anslaget är uppsatt / Anslagsdag / Protokollet anslås
_POSTED = regex.compile(
    r"(?:datum\s+(?:för|då|när)\s+)?(?:anslag(?:et|ets|s)?\s+)?(?:har\s+|är\s+)?(?:uppsättande(?:t)?|uppsättning|publicering|"
    r"uppsatt(?:s|es)?|sätts\s+upp|satts\s+upp|sattes\s+upp)"
    r"|anslags?(?:dag|datum|tid)|(?:protokollet|justering(?:en)?|anslaget|beslutet|"
    r"tillkännagivandet)\s+(?:har\s+)?(?:anslås|anslogs|anslagits|anslagen|anslaget|publiceras|"
    r"publicerades|publicerats|tillkännages|tillkännagavs|tillkännagivits)|(?:datum\s+för\s+)?(?:publicering|"
    r"tillkännagivande)(?:s?dag|s?datum)?|"
    r"anslaget?\s+(?:den|från|fr\.?\s*o\.?\s*m\.?|under\s+tiden)|anslås|\banslogs\b|\banslagits\b|(?:uppsatt|"
    r"publicerat|publicerad)(?:\s+(?:den|datum))?|anslaget(?=\s*:|\s+\d{4}-\d\d-\d\d|\s+\d{1,2}\s+\p{L}+\s+\d{4})|anslagsperiod",
    regex.IGNORECASE,
)
# Datum för anslags nedtagande / Anslaget tas ned / Anslaget till och med
_REMOVED = regex.compile(
    r"(?:datum\s+(?:för|då|när)\s+)?(?:anslag(?:et|ets|s)?\s+)?(?:får\s+|ska(?:ll)?\s+|kan\s+|"
    r"kommer\s+att\s+)?(?:nedtag(?:ande(?:t)?|ning|es|et|as|s)|nertag\p{L}+|ned?tas|nedtages|tas?\s+ne[rd]|"
    r"tag(?:its|es|as)?\s+ne[rd]|"
    r"avpubliceras|avanslås|tas\s+bort)|(?:anslaget\s+)?(?:till\s+och\s+med|"
    r"t\.?\s*o\.?\s*m\.?)(?=\s*:?\s*(?:den\s+)?\d)|nedtas\s+tidigast",
    regex.IGNORECASE,
)
_TOPIC = regex.compile(
    r"\banslag|\banslås|\banslog|\btillkännag|\bpublicer|\buppsatt|\buppsätt|\bnedta|\btas\s+ne[dr]", regex.IGNORECASE
)
_OTHER_LABEL = regex.compile(
    r"(?:sista\s+da|överklag|förvaring|sammanträdesda|paragraf|organ\b|instans|underskrift|"
    r"protokollet\s+(?:finns|förvaras)|justeringsda|juster(?:ad|at|ing))",
    regex.IGNORECASE,
)
_SENTENCE_END = regex.compile(r"\.(?=\s+\p{Lu}|\s*$)|\n[ \t\f]*\n|\n(?=[^\n]*\S {3,}\S)")
_DASH = regex.compile(r"\s*(?:[-–—]+|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?)\s*(?:den\s+)?", regex.IGNORECASE)
_NEAR = 6.0


def read_dates(text: Text, start: int, end: int) -> tuple[Found[str] | None, Found[str] | None]:
    """When the notice was posted and when it comes down, as printed between two offsets."""
    lines = [*text.lines_in(start, end)]
    posted = removed = None
    for index, line in enumerate(lines):
        for place, cell in enumerate(line.cells):
            for which, label_end in _labels(text, lines, index, line, place, cell):
                if (posted if which == "posted" else removed) is not None:
                    continue
                value = _value(text, lines, index, line, place, label_end, which)
                if which == "posted":
                    posted, until = value, _until(text, value)
                    removed = removed or until
                else:
                    removed = value
    return posted, removed


def _until(text: Text, posted: Found[str] | None) -> Found[str] | None:
    """The second date of `2031-02-21 – 2031-03-17`."""
    if posted is None or posted.span is None:
        return None
    start, end = posted.span.start, posted.span.end
    dash = _DASH.match(text.content, end, end + 25)
    for match in dates.find(text.content, start, end + 60):
        if match.start == start and match.end > end and len(match.dates) > 1:
            return Found(match.dates[-1].isoformat(), text.span(match.start, match.end))
        if dash and match.start == dash.end():
            return Found(match.dates[0].isoformat(), text.span(match.start, match.end))
    return None


def _labels(text: Text, lines: list[Line], index: int, line: Line, place: int, cell: Cell) -> Iterator[tuple[str, int]]:
    """The labels that a cell prints, and where each ends; a label may go on in the cell below."""
    for which, pattern in (("posted", _POSTED), ("removed", _REMOVED)):
        for match in text.finditer(pattern, cell.start, cell.end):
            if _on_topic(text, lines, index):
                yield which, match.end()
        words, width = _wrapped(text, lines, index, cell), cell.end - cell.start
        joint = pattern.search(words)
        across = joint is not None and joint.start() <= width < joint.end()
        if across and not pattern.search(words[:width]) and _on_topic(text, lines, index):
            yield which, cell.end


def _on_topic(text: Text, lines: list[Line], index: int) -> bool:
    """Whether the lines around speak of a notice."""
    around = lines[max(0, index - 6) : index + 3]
    return any(text.search(_TOPIC, one.start, one.end) for one in around)


def _wrapped(text: Text, lines: list[Line], index: int, cell: Cell) -> str:
    """A cell's words with those of the two cells under it (`Datum för ⏎ anslags upp- ⏎ sättande`)."""
    words = text.content[cell.start : cell.end]
    below = _below(lines, index, cell)
    for depth in (1, 2):
        if below is None:
            break
        more = text.content[below.start : below.end]
        words = words[:-1] + more if words.endswith("-") and depth > 1 else f"{words} {more}"
        below = _below(lines, index + depth, below)
    return words


def _below(lines: list[Line], index: int, cell: Cell) -> Cell | None:
    if index + 1 >= len(lines) or lines[index + 1].gap > 1:
        return None
    return next((c for c in lines[index + 1].cells if abs(c.column - cell.column) <= 3), None)


def _value(text: Text, lines: list[Line], index: int, line: Line, place: int, at: int, which: str) -> Found[str] | None:
    """The date after a label: in its sentence, in the next cell, under it, or at its place in a list of values."""
    cell = line.cells[place]
    if text.content[at : cell.end].strip(" :.") and len(line.cells) == 1:
        ends = text.search(_SENTENCE_END, at, min(len(text.content), at + 200))
        reach = min(ends.start() if ends else at + 200, lines[-1].end)
        return _day(text, at, _next_label(text, at, reach, which))
    stop = _next_label(text, at, cell.end, which)
    if (day := _day(text, at, stop)) is not None or stop < cell.end:
        return day
    for beside in line.cells[place + 1 :]:
        if _is_label(text, beside):
            break
        if (day := _day(text, beside.start, _next_label(text, beside.start, beside.end, which))) is not None:
            return day
    if len(line.cells) == 1 and (day := _listed(text, lines, index)) is not None:
        return day
    for under in lines[index + 1 : index + 4]:
        if (day := _under(text, under, cell, len(line.cells) == 1, which)) is not None:
            return day
        if any(_is_label(text, c) for c in under.cells if abs(c.column - cell.column) <= 3):
            break
        if not any(abs(c.column - cell.column) <= 3 for c in under.cells) and len(under.cells) == 1:
            break
    return None


def _listed(text: Text, lines: list[Line], index: int) -> Found[str] | None:
    """The value of a label in a list of labels that is followed by the list of their values."""
    first = last = index
    while first > 0 and not lines[first].gap and _stands_alone(text, lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and not lines[last + 1].gap and _stands_alone(text, lines[last + 1]):
        last += 1
    at = last + 1 + index - first
    if last - first < 2 or at >= len(lines):
        return None
    return _day(text, lines[at].start, lines[at].end)


def _stands_alone(text: Text, line: Line) -> bool:
    """A line that is only a label."""
    words = text.of(line)
    return len(line.cells) == 1 and (
        words.endswith(":") or (_is_label(text, line.cells[0]) and not any(c.isdigit() for c in words))
    )


def _under(text: Text, under: Line, cell: Cell, alone: bool, which: str) -> Found[str] | None:
    for n, one in enumerate(under.cells):
        same = abs(one.column - cell.column) <= _NEAR
        if n and text.search(_OTHER_LABEL, under.cells[n - 1].start, under.cells[n - 1].end):
            continue  # `Sammanträdesdatum   2031-05-14`
        if _is_label(text, one) and not (_POSTED if which == "posted" else _REMOVED).match(
            text.content, one.start, one.end
        ):
            continue
        if same or (alone and n == 0):
            stop = _next_label(text, one.start, one.end, which)
            if (day := _day(text, one.start, stop)) is not None:
                return day
            following = under.cells[n + 1] if n + 1 < len(under.cells) else None
            if following and same and not _is_label(text, following):
                return _day(text, following.start, following.end)
    return None


def _next_label(text: Text, start: int, end: int, which: str) -> int:
    """Where another label begins between two offsets, else the end."""
    other = _REMOVED if which == "posted" else _POSTED
    stops = [m.start() for m in (text.search(other, start, end), text.search(_OTHER_LABEL, start, end)) if m]
    return min(*stops, end) if stops else end


def _is_label(text: Text, cell: Cell) -> bool:
    words = text.content[cell.start : cell.end]
    return any(p.match(words) for p in (_POSTED, _REMOVED, _OTHER_LABEL)) or words.lower().startswith("datum")


def _day(text: Text, start: int, end: int) -> Found[str] | None:
    for match in dates.find(text.content, start, end):
        if match.dates:
            return Found(match.dates[0].isoformat(), text.span(match.start, match.end))
    return None
