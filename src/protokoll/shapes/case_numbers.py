"""Case numbers (diarienummer): how they are printed, and the key under which the same case is found again."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal, NamedTuple

import regex

from protokoll.lexicon import load
from protokoll.shapes.case_grammar import DASH, FAMILIES, Family, pattern

Where = Literal["heading", "label", "text"]


class CaseMatch(NamedTuple):
    """A case number from `start` to `end`; `raw` as printed without its label, `key` its normal form."""

    start: int
    end: int
    raw: str
    key: str


_DIGITS = regex.compile(
    r"\d{2,}[/:.‐‑–—-]\d|\d[-–]\d{4}|/\d{5}|[A-ZÅÄÖ]\d{6}|\d[A-ZÅÄÖ]{2}\d|\d/[A-ZÅÄÖ]|\d{5}|\d/\d{4}"
)
_HEAD_BEFORE = regex.compile(r"(?:^|[\n\f]|[ \u00a0]{3}|\t|§\s?\d{1,4}\s?[a-z]?[.:]?)[ \u00a0*(]*$")
_HEAD_AFTER = regex.compile(
    r"[ \u00a0*]*(?:$|[\n\f])|[ \u00a0*]*[ \u00a0]{2}|[ \u00a0]+\p{Lu}|\*\*|\d\.\d|(?=\p{Lu}\p{Ll})"
)
_BEFORE, _BEHIND = 32, 24
_JOINED = regex.compile(r"\s*(?:,|och|samt|&|;)\s*$")


@cache
def _label() -> regex.Pattern[str]:
    words = load("cases")["labels"]
    options = "|".join(regex.escape(w) for w in sorted(words, key=len, reverse=True))
    return regex.compile(rf"(?<!\p{{L}})(?:{options})\.?\s*:?\s*(?:nr\.?\s*)?$", regex.IGNORECASE)


@cache
def _never_before() -> regex.Pattern[str]:
    words = "|".join(regex.escape(w) for w in sorted(load("cases")["never_before"], key=len, reverse=True))
    return regex.compile(rf"(?<!\p{{L}})(?:{words})\.?:?\s*\(?$", regex.IGNORECASE)


@cache
def _never_series() -> frozenset[str]:
    return frozenset(load("cases")["never_series"])


def find(content: str, start: int = 0, end: int | None = None, *, where: Where = "text") -> list[CaseMatch]:
    """Case numbers between absolute bounds.

    `where` says what the stretch is: a heading (numbers without a series count where they stand by themselves), what
    follows a label such as Dnr (anything that can be one counts), or running text (only numbers with a series, or with
    a label before them).

    >>> [m.raw for m in find("§ 30 Dnr KS 2031/0147, 2031/48 och SOU 2017:114")]
    ['KS 2031/0147', '2031/48']
    >>> [m.key for m in find("§ 8 1502/31", where="heading")]
    ['2031|1502']
    """
    stop = len(content) if end is None else end
    if not _DIGITS.search(content, start, stop):
        return []
    found: list[CaseMatch] = []
    for m, family in _candidates(content, start, stop):
        place = _Place(content, start, stop, where)
        joined = bool(found) and _JOINED.fullmatch(content, found[-1].end, m.start()) is not None
        if not _accept(place, m, family, joined):
            continue
        raw = m[0]
        normal = key(raw)
        if joined and family.bare and "|" in found[-1].key and not found[-1].key[0].isdigit():
            normal = f"{found[-1].key.split('|')[0]}|{normal}"
        found.append(CaseMatch(m.start(), m.end(), raw, normal))
    return found


def _windows(content: str, start: int, stop: int) -> list[tuple[int, int]]:
    """The stretches in which digits stand as in a case number."""
    windows: list[tuple[int, int]] = []
    for m in _DIGITS.finditer(content, start, stop):
        first, last = max(start, m.start() - _BEFORE), min(stop, m.end() + _BEHIND)
        while first > start and content[first - 1].isalnum():
            first -= 1
        if windows and first <= windows[-1][1]:
            windows[-1] = (windows[-1][0], last)
        else:
            windows.append((first, last))
    return windows


def _candidates(content: str, start: int, stop: int) -> list[tuple[regex.Match[str], Family]]:
    """Matches of all families in printed order; where two overlap the family named first has it."""
    taken: list[tuple[int, int]] = []
    chosen: list[tuple[regex.Match[str], Family]] = []
    windows = _windows(content, start, stop)
    for family in FAMILIES:
        for first, last in windows:
            for m in pattern(family.name).finditer(content, first, last):
                if any(m.end() > a and m.start() < b for a, b in taken):
                    continue
                taken.append(m.span())
                series = m.groupdict().get("series") or ""
                never = series.upper() in _never_series() or series.split(" ")[-1] in _never_series()
                before = content[max(0, m.start() - 40) : m.start()]
                if not never or (m["number"][0] == "0" and _label().search(before)):
                    chosen.append((m, family))
    return sorted(chosen, key=lambda pair: pair[0].start())


class _Place(NamedTuple):
    """Where a search looks, and for what."""

    content: str
    start: int
    stop: int
    where: Where


def _accept(place: _Place, m: regex.Match[str], family: Family, joined: bool) -> bool:
    """Whether a match in its place is a case number and not one of its false friends."""
    content, start, stop, where = place
    before = content[max(start, m.start() - 40) : m.start()]
    first = m.start() == start
    if _never_before().search(before) or _is_span_of_years(m):
        return False
    labelled = (where == "label" and first) or _label().search(before) is not None
    if labelled or (joined and family.name != "number"):
        return True
    if where == "label":
        return family.name not in {"number", "number/yy"} or not before.strip()
    if not family.bare:
        return True
    if where != "heading" or family.name == "number":
        return False
    if family.name == "number/yy" and _school_year(m):
        return False
    alone = first or _HEAD_BEFORE.search(before) is not None
    return alone and _HEAD_AFTER.match(content, m.end(), stop) is not None


def _is_span_of_years(m: regex.Match[str]) -> bool:
    """'BUDGET 2031-2033', '2031-2033', '2031/32'."""
    year, number = m["year"] if "year" in m.groupdict() else None, m["number"]
    if not year or len(year) != 4:
        return False
    dashed = regex.search(rf"{year}[/{DASH}]{number}(?!\d)", m[0]) is not None
    if not dashed:
        return False
    if len(number) == 4 and number[:2] in ("19", "20"):
        series = m.groupdict().get("series") or ""
        return not 2 <= len(series) <= 4 or 0 < int(number) - int(year) <= 4
    return len(number) == 2 and "/" in m[0] and not m.groupdict().get("series") and int(number) == (int(year) + 1) % 100


def _school_year(m: regex.Match[str]) -> bool:
    """'31/32' and '2031/32'."""
    first, last = m["number"], m["year"]
    return len(first) in (2, 4) and int(last) == (int(first) + 1) % 100


@lru_cache(maxsize=4096)
def key(raw: str, year_hint: int | None = None) -> str:
    """The normal form of a case number: SERIES|YEAR|number, and |sub-case where there is one.

    Documents of a case, classification codes, zeros before the number and the order of the parts are left out.
    `year_hint` decides where both parts could be the year.

    >>> [key(raw) for raw in ("KS 2031/0147", "KS/2031:147", "2031/147 KS", "KS-2031-00147", "2031.147 KS")]
    ['KS|2031|147', 'KS|2031|147', 'KS|2031|147', 'KS|2031|147', 'KS|2031|147']
    >>> key("SLK-2031-00226:3"), key("HSN: 50:2-2031"), key("RV310412")
    ('SLK|2031|226|3', 'HSN|2031|50', 'RV|2031|412')
    """
    text = " ".join(regex.sub(f"[{DASH}]", "-", raw).replace("\u00a0", " ").split()).strip(" .,;:()")
    for family in FAMILIES:
        m = pattern(family.name).match(text)
        if m and (m.end() == len(text) or family.name == "number/year+code"):
            return _join(m, year_hint)
    return "|".join(regex.findall(r"[\p{L}]+|\d+", text.upper()))


def _join(m: regex.Match[str], year_hint: int | None) -> str:
    parts = m.groupdict()
    series = "".join(c for c in (parts.get("series") or "").upper() if c.isalpha())
    year, number = parts.get("year"), parts["number"]
    if year and len(year) == 4 and len(number) == 4 and year_hint and number[0] in "12":
        near = range(year_hint - 8, year_hint + 2)
        if int(number) in near and int(year) not in near:
            year, number = number, year
    if year and len(year) == 2:
        year = f"{'20' if int(year) < 50 else '19'}{year}"
    sub = parts.get("sub")
    return "|".join(part for part in (series, year, str(int(number)), str(int(sub)) if sub else None) if part)
