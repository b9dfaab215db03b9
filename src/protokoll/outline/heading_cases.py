"""Case numbers on the lines of a heading: beside the §, under it, after the title, in brackets."""

from __future__ import annotations

from protokoll.lexicon.grammar import pattern
from protokoll.shapes import case_numbers
from protokoll.shapes.case_numbers import CaseMatch
from protokoll.text import Line, Text

_LABEL = r"\(?\s*<case_label>\b[.:]*"
_FAR_RIGHT = 40  # characters from the margin
_REACH = 24  # characters before a number in which its label may stand


def without_cases(text: Text, start: int, end: int, cases: list[CaseMatch]) -> tuple[int, int]:
    """The bounds of what is left of a line when case numbers at either end, and labels, are taken into `cases`."""
    label = pattern(_LABEL)
    for match in case_numbers.find(text.content, start, end, where="heading"):
        m = label.match(text.content, start, end)
        lead = text.content[m.end() if m else start : match.start].strip(" ,;:.()\t")
        if not lead or lead.lower() in ("och", "samt"):
            cases.append(match)
            start = match.end
        elif _at_the_end(text, start, match, end):
            cases.append(match)
            cut = label.search(text.content, max(start, match.start - _REACH), match.start)
            end = cut.start() if cut else match.start
            break
    m = label.match(text.content, start, end)
    start = m.end() if m else start
    while start < end and text.content[start] in " \t,;:.–-)":
        start += 1
    while end > start and text.content[end - 1] in " \t,":
        end -= 1
    return start, end


def _at_the_end(text: Text, start: int, match: CaseMatch, end: int) -> bool:
    """Nothing follows the number, and it does not belong to the title: it has a series, a label, or stands apart."""
    before = text.content[start : match.start].rstrip()
    if text.content[match.end : end].strip(" .)\t") or before.endswith("("):
        return False
    apart = "   " in text.content[match.start - 3 : match.start] or before.endswith((",", " -", " –", "\t"))
    return apart or match.raw[:2].isupper() or pattern(_LABEL).search(before[-_REACH:]) is not None


def above(text: Text, line: Line) -> tuple[CaseMatch, ...]:
    """The case numbers of a line over a heading that holds nothing else and stands apart from the text above it."""
    over = text.lines[line.index - 1] if line.index else None
    if over is None or over.page != line.page or not (over.gap or over.top or over.indent > _FAR_RIGHT):
        return ()
    cases: list[CaseMatch] = []
    start, end = without_cases(text, over.start, over.end, cases)
    return tuple(cases) if start >= end else ()


def bracketed(text: Text, start: int, end: int) -> list[CaseMatch]:
    """`Carport på Berg 3:14 (2031-0142)`: with no other number, the one in brackets at the end of the title is it."""
    opened = text.content.rfind("(", start, end)
    if text.content[end : end + 1] == ")":
        end += 1
    if opened < 0 or not text.content[opened:end].rstrip().endswith(")"):
        return []
    return case_numbers.find(text.content, opened + 1, end - 1, where="label")


def is_case_line(text: Text, line: Line) -> bool:
    """A line that begins with a case number, or with the label of one."""
    found = case_numbers.find(text.content, line.start, line.end, where="heading")
    begins = bool(found) and not text.content[line.start : found[0].start].strip(" ()")
    return begins or pattern(_LABEL).match(text.content, line.start, line.end) is not None
