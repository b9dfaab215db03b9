"""Personnummer and samordningsnummer: by date, checksum and the words beside them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import regex

from protokoll.privacy.words import at_end, within

_D = "[0-9OolI]"
_SEP = r"[ \u00a0]{0,2}[-–‐‑−+\u00ad][ \u00a0]{0,2}\n?[ ]{0,40}"
# 780512-1234   19780512-1234   780512+1234   78 05 12 - 1234   1978-05-12-1234   7805121234   197805121234
NUMBER = regex.compile(
    r"(?<!\d)(?<!\d[-–/:.,])(?P<century>18|19|20)?[ -]?"
    rf"(?P<date>{_D}{{2}}(?P<gap>[ \u00a0.-]?){_D}{{2}}(?P=gap){_D}{{2}})"
    rf"(?P<sep>{_SEP}|[ \u00a0]{{1,2}}|)(?P<last>[0-9OolITRSUWXJKLMN]{_D}{{3}})(?!\d|[-/:]\d|[.,]\d)"
)
_DIGITS = str.maketrans("OolI", "0011")
_AROUND = 40
_COORDINATION = 60


def identities(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where personnummer stand between absolute bounds."""
    at = start
    while m := NUMBER.search(content, at, end):
        if _is_one(content, m):
            yield m.start() + (m[0][0] in " -"), m.end()
            at = m.end()
        else:
            at = m.start() + 1


def _is_one(content: str, m: regex.Match[str]) -> bool:
    """Whether digits are a personnummer: a date, and a checksum or a word that says so."""
    digits = "".join(c for c in m["date"].translate(_DIGITS) if c.isdigit())
    last = m["last"].translate(_DIGITS)
    if not _is_date(m["century"], digits):
        return False
    before = content[max(0, m.start() - _AROUND) : m.start()]
    glued = before[-1:].isalpha() or content[m.end() : m.end() + 1].isalpha()
    said = within("identity", "yes").search(before) is not None
    if not last.isdigit() or not checksum(digits + last):
        return said
    if said:
        return True
    if glued and not m["sep"].strip():
        return False
    return not at_end("identity", "no").search(before) and not _looks_otherwise(m, digits, last)


def _looks_otherwise(m: regex.Match[str], digits: str, last: str) -> bool:
    """Whether the same digits are as well a mobile number, a day with its time, or an amount."""
    if m["sep"].strip():
        return m["gap"] in (" ", "\u00a0", ".") and "+" in m["sep"]
    clock = int(last[:2]) < 24 and int(last[2:]) < 60
    if m["sep"]:
        return clock or m["gap"] != ""
    mobile = m["century"] is None and digits.startswith("07")
    return m["gap"] != "" or mobile


def _is_date(century: str | None, digits: str) -> bool:
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    day -= _COORDINATION if day > _COORDINATION else 0
    for prefix in (century,) if century else ("19", "20"):
        try:
            date(int(prefix) * 100 + year, month, day)
        except ValueError:
            continue
        return True
    return False


def checksum(digits: str) -> bool:
    """Whether ten digits have the right last one (Luhn).

    >>> checksum("8112189876"), checksum("8112189875")
    (True, False)
    """
    doubled = (int(d) * (2 - i % 2) for i, d in enumerate(digits))
    return sum(n // 10 + n % 10 for n in doubled) % 10 == 0
