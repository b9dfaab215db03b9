"""Page furniture: what repeats at the top and bottom of pages, found by repetition and never by name alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from protokoll.lexicon.headings import match_heading

# "3 (41)", "Sida 3 av 41", "- 3 -", "Blad 3", "3/41", a lone "3"
PAGE_NUMBER = regex.compile(
    r"^\s*(?:[-–]\s*)?(?:(?:sid(?:a|an|nr)?|blad|page)\b\.?:?\s*)?(\d{1,3})\s*"
    r"(?:\(\s*(\d{1,3})\s*\)|(?:/|\s+av\s+|\s+of\s+|\s+\()\s*(\d{1,3})\)?)?(?:\s*[-–])?\s*$",
    regex.IGNORECASE,
)
_NUMBERED = regex.compile(r"\b\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|(?:/|\s+av\s+)\s*\d{1,3}\b)")
_STATIC = regex.compile(
    r"^\s*(?:(?:justera(?:ndes?|res?)|ordförandes?)\s*(?:sign(?:atur(?:er)?)?\.?)?|utdragsbestyrkan(?:de|t)|sign(?:atur)?\.?|"
    r"protokollet har justerats digitalt|(?:sida|sid|blad)\.?|"
    r"justerandes?\s+sign(?:atur(?:er)?|\.)?\s+utdragsbestyrkande|paraf(?:er)?)[.:\s_…]*$",
    regex.IGNORECASE,
)
_STRONG = regex.compile(
    r"^\s*(?:protokoll\s+nr\s+[\d#]+|sammanträdesdatum:?\s*[\d-]*|(?:sammanträdes)?protokoll|datum:?\s*\d[\d-]*|\d{4}-\d\d-\d\d)\s*$",
    regex.IGNORECASE,
)
_DATE = regex.compile(r"\s*(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[ .-]?\d{2,4})\s*$")
_GAPS = regex.compile(r"\s{2,}")
_HEAD, _FOOT = 8, 6
_DIGITS = regex.compile(r"\d+")
_PAGE_DIGITS = regex.compile(
    r"(?:(?<=\b(?:sid|sida|sidan|sidnr|blad|page)\.?:?\s{0,6})\d{1,3}|\d{1,3}(?=\s?\(\s?\d{1,3}\s?\))|\d{1,3}(?=\s+(?:av|of)\s+\d)|"
    r"(?<=\s{2,}|^)\d{1,3}(?=\s*$)|^\d{1,3}(?=\s{2,})|\d{1,3}(?=/\d{1,3}\s*$))",
    regex.IGNORECASE,
)
_SPACES = regex.compile(r"\s+")


class Furniture(NamedTuple):
    """A line that is furniture: index of the line, and the rule that said so."""

    line: int
    rule: str


class RawLine(NamedTuple):
    """A line as furniture sees it: the page's index, and the text."""

    page: int
    text: str


def shape(text: str) -> str:
    """A line with its page number as `#` and its spaces squeezed, so that page 3 and page 4 look alike."""
    masked = _PAGE_DIGITS.sub("#", text)
    if masked != text and text.strip() != masked.strip("#"):
        masked = _DIGITS.sub("#", text)
    return _SPACES.sub(" ", masked).strip()


def furniture(lines: Sequence[RawLine]) -> Iterator[Furniture]:
    """The lines that are page furniture."""
    pages: dict[int, list[int]] = {}
    for i, line in enumerate(lines):
        if line.text.strip():
            pages.setdefault(line.page, []).append(i)
    if len(pages) > 1:
        yield from _paged(lines, list(pages.values()))
    else:
        yield from _flowing(lines)


def _paged(lines: Sequence[RawLine], pages: list[list[int]]) -> Iterator[Furniture]:
    """Pages are known: repetition among the first and last lines of each."""
    heads = [page[:_HEAD] for page in pages]
    feet = [page[max(_HEAD, len(page) - _FOOT) :] if len(page) > _HEAD else page for page in pages]
    for ends, is_head in ((heads, True), (feet, False)):
        counts = Counter(s for end in ends for s in {shape(lines[i].text) for i in end})
        needed = max(2, round(0.4 * len(pages))) if len(pages) < 4 else max(3, round(0.4 * len(pages)))
        for number, end in enumerate(ends):
            if is_head and number == 0:
                yield from _first_page(lines, end, counts, needed)
                continue
            yield from _end_of_page(lines, end if is_head else end[::-1], counts, needed)


def _end_of_page(lines: Sequence[RawLine], end: list[int], counts: Counter[str], needed: int) -> Iterator[Furniture]:
    """Furniture from the edge of the page inwards; two lines of content in a row end it."""
    content = 0
    for i in end:
        text = lines[i].text
        if PAGE_NUMBER.match(text):
            yield Furniture(i, "page number")
        elif counts[shape(text)] >= (2 if _DATE.match(text) else needed) and not _is_content(text):
            yield Furniture(i, "repeats at this end of the page")
        elif all(_STATIC.match(cell) for cell in _GAPS.split(text.strip())):
            yield Furniture(i, "known footer")
        else:
            content += 1
            if content >= 2:
                return


def _first_page(lines: Sequence[RawLine], end: list[int], counts: Counter[str], needed: int) -> Iterator[Furniture]:
    """The first page keeps its header, for it is the front page; only page numbers, and header lines that were read
    after the first paragraph heading, go."""
    begun = False
    for n, i in enumerate(end):
        text = lines[i].text
        begun = begun or text.lstrip().startswith("§")
        if n < 3 and PAGE_NUMBER.match(text):
            yield Furniture(i, "page number")
        elif begun and counts[shape(text)] >= needed and not _is_content(text):
            yield Furniture(i, "repeats at this end of the page")


def _flowing(lines: Sequence[RawLine]) -> Iterator[Furniture]:
    """No page breaks are left: clusters of header lines around page numbers, found by what the clusters share."""
    filled = [i for i, line in enumerate(lines) if line.text.strip()]
    shapes = [shape(lines[i].text) for i in filled]
    totals = Counter(shapes)
    strong = [k for k, s in enumerate(shapes) if totals[s] >= 3 and _is_strong(lines[filled[k]].text, s)]
    clusters: list[tuple[int, int]] = []
    for k in strong:
        if clusters and k - clusters[-1][1] <= 4:
            clusters[-1] = (clusters[-1][0], k)
        else:
            clusters.append((k, k))
    clusters = [(a, b) for a, b in clusters if b > a or len(_NUMBERED.findall(lines[filled[a]].text))]
    if len(clusters) < 3:
        repeated = (i for i in filled if _STATIC.match(lines[i].text) and totals[shape(lines[i].text)] > 1)
        yield from (Furniture(i, "known footer") for i in repeated)
        return
    near = [range(max(0, a - 2), min(len(shapes), b + 3)) for a, b in clusters]
    inside = Counter(s for a, b in clusters for s in {shapes[k] for k in range(a, b + 1)})
    around = Counter(t for window in near for t in {lines[filled[k]].text.strip() for k in window})
    for (a, b), window in zip(clusters, near, strict=True):
        for k in window:
            text = lines[filled[k]].text
            often = inside[shapes[k]] >= max(3, len(clusters) * 0.3) if a <= k <= b else (
                around[text.strip()] >= max(3, len(clusters) * 0.5)
            )
            if often and len(shapes[k]) < 120 and not _is_content(text):
                yield Furniture(filled[k], "repeats around the page numbers")


def _is_content(text: str) -> bool:
    """A paragraph sign or a section heading is never furniture."""
    heading = match_heading(text.strip())
    return text.lstrip().startswith("§") or (heading is not None and heading.exact)


def _is_strong(text: str, form: str) -> bool:
    return bool(_STRONG.match(form) or PAGE_NUMBER.match(text) or (_NUMBERED.search(text) and len(text) < 100))
