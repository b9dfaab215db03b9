"""Words outside the items that say again what a value says: the organ in the head, a signer's name, the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from protokoll.explain.claim import Claim
from protokoll.records import Minutes
from protokoll.shapes import dates
from protokoll.text import Text

if TYPE_CHECKING:
    from protokoll.explain.claims import ParsedDocument

# "§ 98   Upprop ........ 4"
_ROW = regex.compile(r"(?:§*\s*(?P<number>\d{1,4}\s?\p{Ll}?)[.)]?\s+)?(?P<title>\S.*?)(?:[\s.…·]{2,}\d{1,3})?")
_SQUEEZE = regex.compile(r"[\W_]+")


def repeats(
    parsed: ParsedDocument, outside: list[tuple[int, int]], unclaimed: list[tuple[int, int]]
) -> Iterator[Claim]:
    """Claims on unclaimed words that repeat a value, a row of contents, or a line of the running header."""
    text, content = parsed.text, parsed.text.content
    headers = {removed.text for removed in parsed.normalised.removed}
    titles = _titles(parsed.minutes)
    again = list(_again(parsed, outside))
    for start, end in unclaimed:
        line = text.line_at(start)
        if content[start:end] in headers:
            yield Claim(start, end, "furniture", "the running header says it")
        elif line is not None and (row := _row(text, line.start, line.end, titles)) is not None:
            yield Claim(start, end, "contents", "says again the number or title of an item", row)
        else:
            clipped = (c._replace(start=max(start, c.start), end=min(end, c.end)) for c in again)
            yield from (c for c in clipped if c.start < c.end)


def _again(parsed: ParsedDocument, outside: list[tuple[int, int]]) -> Iterator[Claim]:
    """All places outside the items that say what a value says, whether claimed or not."""
    content, known = parsed.text.content, _known(parsed.minutes)
    for a, b in outside:
        for match in known.finditer(content, a, b) if known else ():
            yield Claim(match.start(), match.end(), "repeated", "says again what a value says")
        for found in dates.find(content, a, b):
            if any(day.isoformat() in parsed.minutes.dates for day in found.dates):
                yield Claim(found.start, found.end, "repeated", "the day of the meeting", "dates")


def _known(minutes: Minutes) -> regex.Pattern[str] | None:
    """A pattern of the values that a document repeats."""
    said = [minutes.organisation, minutes.body, minutes.place]
    said += [person.name for person in minutes.attendance]
    said += [words for signature in minutes.signatures for words in (signature.name, signature.provider)]
    words = sorted({r"\s+".join(map(regex.escape, v.split())) for v in said if v}, key=len, reverse=True)
    if not words:
        return None
    return regex.compile(rf"(?<!\p{{L}})(?:{'|'.join(words)})(?!\p{{Ll}}{{2}})", regex.IGNORECASE)


def _squeezed(words: str) -> str:
    return str(_SQUEEZE.sub(" ", words.casefold())).strip()


def _titles(minutes: Minutes) -> dict[str, str]:
    """Titles as they compare -> the number of the item."""
    return {_squeezed(p.title): p.number for p in minutes.paragraphs if p.title}


def _row(text: Text, start: int, end: int, titles: dict[str, str]) -> str | None:
    """The item that a line of contents names: `98   Upprop`, or a title alone."""
    match = _ROW.fullmatch(text.content, start, end)
    title = _squeezed(match["title"]) if match else ""
    if not title:
        return None
    if title in titles:
        return f"§ {titles[title]}"
    number = (match["number"] or "").replace(" ", "") if match else ""
    if not number:
        return None
    begins = (n for t, n in titles.items() if n == number and (t.startswith(title) or title.startswith(t)))
    return next((f"§ {n}" for n in begins), None)
