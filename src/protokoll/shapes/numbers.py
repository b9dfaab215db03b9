"""Paragraph numbers and their ranges, and numbers in words."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from protokoll.lexicon import load


class RangeMatch(NamedTuple):
    """Paragraph numbers that a text lists: first and last as printed with their places, and all numbers between."""

    start: int
    end: int
    first: str
    last: str
    first_span: tuple[int, int]
    last_span: tuple[int, int]
    numbers: tuple[str, ...]


_SUFFIX = r"(?:[a-z](?![\p{L}\d])|\s[a-h](?![\p{L}\d]))?"
_NUMBER = regex.compile(rf"(?<![\d.,/])([0-9]{{1,4}})({_SUFFIX})((?:[.:][0-9]{{1,2}})?)(?!\d)")
_SIGNED = regex.compile(r"§{1,2}")
_ONE = rf"[0-9]{{1,4}}{_SUFFIX}"
_DASH = r"\s*[-–—‐‑]{1,2}\s*|\s*t\.?o\.?m\.?\s*|\s+till\s+"
_JOIN = rf"(?:{_DASH}|\s*,\s*(?:och\s+)?|\s+och\s+|\s+samt\s+|\s*;\s*)"
_LIST = regex.compile(
    rf"(?<![\d/.:\p{{L}}-])(?P<sign>§{{1,2}}\s*)?(?P<list>{_ONE}(?:{_JOIN}(?:§{{1,2}}\s*)?{_ONE}(?![.:/]\d))*)(?P<after>\s*§{{1,2}})?(?![\d/]|[.:]\d|-\d)"
)
_PARTS = regex.compile(rf"(?P<one>{_ONE})|(?P<dash>{_DASH})")
_CLOCK = regex.compile(r"(?:kl\.?|klockan|sida|sid|nr|den)\s*$", regex.IGNORECASE)
_YEAR = regex.compile(r"\d{4}")
_MOST = 600


def read_number(text: str) -> str | None:
    """A paragraph's number in its normal form: without sign, year and space before its letter.

    >>> read_number("§ 30 a"), read_number("KS § 7/2031"), read_number("33 §"), read_number("§ 8.2")
    ('30a', '7', '33', '8.2')
    """
    sign = _SIGNED.search(text)
    m = _NUMBER.search(text, sign.end() if sign else 0) or _NUMBER.search(text)
    return None if m is None else str(int(m[1])) + m[2].strip().lower() + m[3]


def find_ranges(content: str, start: int = 0, end: int | None = None) -> list[RangeMatch]:
    """Lists and ranges of paragraph numbers between absolute bounds, with or without §.

    >>> [(m.first, m.last, len(m.numbers)) for m in find_ranges("§§ 5–9, 11, 13–20")]
    [('5', '20', 14)]
    >>> [m.numbers for m in find_ranges("39 – 41 §")]
    [('39', '40', '41')]
    """
    stop = len(content) if end is None else end
    found = []
    for m in _LIST.finditer(content, start, stop):
        signed = bool(m["sign"] or m["after"])
        if not signed and (_YEAR.search(m[0]) or _CLOCK.search(content, max(start, m.start() - 10), m.start())):
            continue
        ones = [(p.start(), p.end()) for p in _PARTS.finditer(content, *m.span("list")) if p["one"]]
        numbers = _expand(content, *m.span("list"))
        first, last = (read_number(content[slice(*span)]) or "" for span in (ones[0], ones[-1]))
        found.append(RangeMatch(m.start(), m.end(), first, last, ones[0], ones[-1], numbers))
    return found


def _expand(content: str, start: int, end: int) -> tuple[str, ...]:
    """Every number of '5–9, 11 a'."""
    numbers: list[str] = []
    dash = False
    for part in _PARTS.finditer(content, start, end):
        if part["dash"]:
            dash = True
            continue
        number = read_number(part[0]) or ""
        if dash and numbers:
            low, high = (int("".join(c for c in n if c.isdigit())) for n in (numbers[-1], number))
            numbers += [str(n) for n in range(low + 1, high) if high - low < _MOST]
        if not (numbers and numbers[-1] == number):
            numbers.append(number)
        dash = False
    return tuple(numbers)


@cache
def _words() -> dict[str, int]:
    data = load("calendar")["numbers"]
    ones = {word: i for i, word in enumerate(data["ones"])}
    tens = {word: i * 10 for i, word in enumerate(data["tens"], 2)}
    small = {word: n for word, n in ones.items() if 0 < n < 10} | {"ett": 1}
    both = {ten + one: t + n for ten, t in tens.items() for one, n in small.items()}
    return ones | tens | both | {word: n for word, n in data["other"].items() if n >= 0}


def count_words() -> frozenset[str]:
    """Every word that `read_count` reads.

    >>> "tjugotre" in count_words()
    True
    """
    return frozenset(_words())


def read_count(text: str) -> int | None:
    """A count in digits or in words.

    >>> read_count("sju"), read_count("Tjugotre"), read_count("18"), read_count("många")
    (7, 23, 18, None)
    """
    word = text.strip(" .,()").lower()
    return int(word) if word.isdecimal() else _words().get(word)
