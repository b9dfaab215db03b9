"""Headings that only say that a paragraph goes on: `§ 42 (fort.)`, the same § line once more, or its bare number."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from protokoll.lexicon.headings import match_heading
from protokoll.text import Edit

# "§ 42 (fort.)", "BUN § 42 forts", "Forts. § 42", "§ 16 1188/31 forts."
_SIGN = regex.compile(
    r"(?:^|(?<=\f))[ \t]*(?P<mark1>forts?\.?\s+)?(?:(?P<prefix>[\p{Lu}][\p{L}]{0,12}(?:[ -]\p{L}{2,4})?)\s+)?"
    r"§\s?(?P<number>\d{1,4}(?:\s?[a-z]\b)?)"
    r"(?P<rest>[^\n\f]*)$",
    regex.MULTILINE | regex.IGNORECASE,
)
_MARK = regex.compile(r"\(?\bfort(?:s(?:ättning)?)?\b\.?\)?", regex.IGNORECASE)


def continuations(content: str) -> Iterator[Edit]:
    """Edits that take out continuation headings, with the case number and title lines they repeat."""
    current: regex.Match[str] | None = None
    seen: dict[tuple[str, str], int] = {}
    for m in _SIGN.finditer(content):
        own = (m["prefix"] or "", m["number"])
        marked = m["mark1"] or _MARK.search(m["rest"])
        if own in seen and (marked or (own[0] and not m["rest"].strip() and _under_heading(content, m.end()))):
            yield Edit(m.start(), _repeated(content, seen[own], m.end()), "", "continuation heading")
            continue
        seen[own] = m.end()
        if current is not None and m["number"].replace(" ", "") == current["number"].replace(" ", ""):
            again = not m["rest"].strip() and current["rest"].strip() and _under_heading(content, m.end())
            if marked or again or (_after_break(content, m.start()) and m["rest"].strip() == current["rest"].strip()):
                yield Edit(m.start(), _repeated(content, current.end(), m.end()), "", "continuation heading")
                continue
        current = m


def _under_heading(content: str, end: int) -> bool:
    """A section heading follows: the paragraph goes on. (A title would follow the paragraph's own heading.)"""
    below = content[end : end + 300].lstrip().split("\n", 1)[0]
    heading = match_heading(below)
    return heading is not None and heading.exact


def _after_break(content: str, start: int) -> bool:
    """A page break, or nothing but white space since one."""
    before = content[max(0, start - 400) : start]
    return "\f" in before and not before[before.rindex("\f") :].strip()


def _repeated(content: str, original: int, copy: int) -> int:
    """The end of the lines after `copy` that say what those after `original` say (at most four, blank ones apart)."""
    first = [line.strip() for line in content[original : original + 600].split("\n")[1:] if line.strip()]
    end = at = copy
    for line in content[copy : copy + 600].split("\n"):
        if at > copy and line.strip():
            if not first or line.strip() != first.pop(0):
                break
            end = at + len(line)
        at += len(line) + 1
    return min(end, len(content))
