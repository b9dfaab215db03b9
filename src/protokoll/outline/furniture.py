"""Page furniture: what repeats at the top and bottom of pages, found by repetition and never by name alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from protokoll.lexicon.headings import match_heading

# "3 (41)", "Sida 3 av 41", "- 3 -", "Blad 3", "3/41", a lone "3", "3 (" whose rest was lost
PAGE_NUMBER = regex.compile(
    r"^\s*(?:[-–]\s*)?(?:(?:sid(?:a|an|nr)?|blad|page)\b\.?:?\s*)?(\d{1,3})\s*"
    r"(?:\(\s*(\d{1,3})\s*\)|(?:/|\s+av\s+|\s+of\s+|\s+\()\s*(\d{1,3})\)?|\()?(?:\s*[-–])?\s*$",
    regex.IGNORECASE,
)
_NUMBERED = regex.compile(r"\b\d{1,3}\s*(?:\(\s*\d{1,3}\s*\)|(?:/|\s+av\s+)\s*\d{1,3}\b)")
_ROLE = (
    r"(?:(?:protokolls?)?juster(?:andes?|ares?|arens?|arnas?|ings(?:mans?|män(?:nen)?s?))|just\.?|"
    r"ordf(?:örande(?:ns?|s)?|\.)?|sekr(?:eterare(?:ns?|s)?|\.)?)"
)
_SIGN = r"sign(?:atur(?:er)?)?\.?"
_STATIC = regex.compile(
    rf"^\s*(?:{_ROLE}\s*(?:{_SIGN})?|{_SIGN}\s+{_ROLE}|utdragsbestyrkan(?:de|t)|(?:justerings)?{_SIGN}|initialer|"
    r"protokollet har justerats digitalt|läs mer(?:\.\.\.|…)?|(?:sida|sid|blad)\.?|"
    r"justerandes?\s+sign(?:atur(?:er)?|\.)?\s+utdragsbestyrkande|paraf(?:er)?)[.:\s_…]*$",
    regex.IGNORECASE,
)
_BARE_ROLE = regex.compile(rf"\s*{_ROLE}[.:\s_…]*", regex.IGNORECASE)  # a label of signatures just as well
_STRONG = regex.compile(
    r"^\s*(?:protokoll\s+nr\s+[\d#]+|sammanträdesdatum:?\s*[\d-]*|(?:sammanträdes)?protokoll|datum:?\s*\d[\d-]*|\d{4}-\d\d-\d\d)\s*$",
    regex.IGNORECASE,
)
_DATE = regex.compile(r"\s*(?:\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[ .-]?\d{2,4})\s*$")
_GAPS = regex.compile(r"\s{2,}(?:\|\s*)?|\s*\|\s*")
_HEAD, _FOOT = 8, 6
_MANY = 5  # pages from which repetition in one place is proof enough
_POINTS = 4.0
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
    """A line as furniture sees it: the page's index, the text, and its distance from the top in points (0: unknown)."""

    page: int
    text: str
    y: float = 0.0


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
        return
    yield from _flowing(lines)
    for page in pages.values():
        if len(page) > 3 and "(" in lines[page[-1]].text and PAGE_NUMBER.match(lines[page[-1]].text):
            yield Furniture(page[-1], "page number")


def _paged(lines: Sequence[RawLine], pages: list[list[int]]) -> Iterator[Furniture]:
    """Pages are known: what repeats in the same place at the top or bottom of each."""
    for end_of in (_head, _foot):
        ends = [end_of(page) for page in pages]
        places: dict[str, list[tuple[int, int]]] = {}
        for number, end in enumerate(ends):
            for depth, i in enumerate(end):
                places.setdefault(shape(lines[i].text), []).append((number, depth))
        for number, end in enumerate(ends):
            taken = list(_edge(lines, ends, number, places))
            if end_of is _head and number == 0:
                taken = _front_page(lines, end, taken)
            yield from taken


def _head(page: list[int]) -> list[int]:
    return page[:_HEAD]


def _foot(page: list[int]) -> list[int]:
    """The last lines from the bottom up, the first line of the page never among them."""
    return page[max(1, len(page) - _FOOT) :][::-1]


def _edge(
    lines: Sequence[RawLine], ends: list[list[int]], number: int, places: dict[str, list[tuple[int, int]]]
) -> Iterator[Furniture]:
    """Furniture from the edge of one page inwards, up to the first line that is content.

    One odd line is passed over where furniture follows it. On few pages repetition alone proves nothing: the run must
    hold a page number, a date or a known footer.
    """
    run: list[tuple[int, str, bool]] = []
    odd = 0
    for depth, i in enumerate(ends[number]):
        rule, strong = _rule(lines, ends, i, depth, places[shape(lines[i].text)])
        if rule:
            run.append((i, rule, strong))
        else:
            odd += 1
            under_heading = number == 0 and depth == 0
            if odd > 1 or (_is_content(lines[i].text) and not under_heading):
                break
    if any(strong for *_, strong in run) or len(ends) >= _MANY:
        yield from (Furniture(i, rule) for i, rule, _ in run)


def _rule(
    lines: Sequence[RawLine], ends: list[list[int]], i: int, depth: int, same: list[tuple[int, int]]
) -> tuple[str, bool]:
    """Why a line at an edge is furniture, and whether that is strong evidence; an empty rule where it is not."""
    text = lines[i].text
    if PAGE_NUMBER.match(text):
        return "page number", True
    pages = {page for page, where in same if _same_place(lines, i, ends[page][where], where - depth)}
    cells = _strip(text)
    if cells and (len(pages) > 1 or not _only_roles(cells)):
        return "known footer", True
    if _is_content(text):
        return "", False
    needed = 2 if len(ends) < _MANY or _DATE.match(text) else max(3, round(0.4 * len(ends)))
    strong = _is_strong(text, shape(text)) or shape(text) != _SPACES.sub(" ", text).strip()
    return ("repeats at this end of the page", strong) if len(pages) >= needed else ("", False)


def _same_place(lines: Sequence[RawLine], i: int, other: int, shift: int) -> bool:
    """Two lines stand in the same place of their pages: within a few points, or nearly as many lines from the edge."""
    if lines[i].y and lines[other].y:
        return abs(lines[i].y - lines[other].y) <= _POINTS
    return abs(shift) <= 2


def _front_page(lines: Sequence[RawLine], end: list[int], taken: list[Furniture]) -> list[Furniture]:
    """The first page keeps its header, for it is the front page; only page numbers, and header lines that were read
    after the first paragraph heading, go."""
    begun = next((i for i in end if lines[i].text.lstrip().startswith("§")), None)
    first = set(end[:3])
    return [
        f for f in taken if (f.rule == "page number" and f.line in first) or (begun is not None and f.line > begun)
    ]


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
    for i, form in zip(filled, shapes, strict=True):
        cells = _strip(lines[i].text)
        often = totals[form] > 2 and (len(cells) > 1 or not _only_roles(cells))
        if (cells and often) or is_signing_strip(lines[i].text) or (len(cells) == 1 and "sign" in cells[0].casefold()):
            yield Furniture(i, "known footer")
    if len(clusters) < 3:
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


def is_signing_strip(text: str) -> bool:
    """`Ordf.     Justerare     Utdragsbestyrkande`: a page foot for initials, not the labels of anybody."""
    cells = _strip(text)
    return len(cells) > 1 and not _only_roles(cells)


def _strip(text: str) -> list[str]:
    """The cells of a line that holds only words that a page foot has (`Justerandes sign.     Utdragsbestyrkande`)."""
    cells = [cell for cell in _GAPS.split(text.strip(" |\t")) if cell]
    return cells if all(_STATIC.match(cell) for cell in cells) else []


def _only_roles(cells: Sequence[str]) -> bool:
    """`Justerare     Justerare`: a footer only where it repeats, else the labels under two names."""
    return all(_BARE_ROLE.fullmatch(cell) for cell in cells)


def _is_content(text: str) -> bool:
    """A paragraph sign or a section heading is never furniture."""
    heading = match_heading(text.strip())
    return text.lstrip().startswith("§") or (heading is not None and heading.exact)


def _is_strong(text: str, form: str) -> bool:
    return bool(_STRONG.match(form) or PAGE_NUMBER.match(text) or (_NUMBERED.search(text) and len(text) < 100))
