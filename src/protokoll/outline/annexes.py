"""Where annexes (bilagor) begin: what stands in them is not the meeting's own."""

from __future__ import annotations

from protokoll.lexicon.grammar import pattern
from protokoll.text import Line, Text

# "Bilaga A", "Bilaga 2 § 12", "BILAGA – Godkända stadgar", "Voteringslista: § 44"
_ANNEX = r"<annex>\b(?:\s*[-–:.]?\s*(?:(?-i:[A-ZÅÄÖ])\b|\d{1,2}\b|§.*|[-–:].*|till\b.*)?)$|bilaga\s*[-–:]\s.{3,80}$"


def is_annex(text: Text, line: Line) -> bool:
    """The line opens an annex: at the top of a page, or marked as a heading with more than the bare word."""
    words = text.of(line)
    return (line.top or (line.level > 0 and " " in words)) and pattern(_ANNEX).match(words) is not None


def annex_start(text: Text) -> int:
    """The first annex after which no section of the minutes follows; the end of the text where there is none."""
    for line in text.lines:
        if line.start > 0.15 * len(text.content) and is_annex(text, line) and "lista" not in text.of(line).casefold():
            return line.start
    return len(text.content)
