"""Times of day and ranges of them."""

from __future__ import annotations

from typing import NamedTuple

import regex


class Clock(NamedTuple):
    """A time of day as `HH:MM`, and where it is printed."""

    value: str
    start: int
    end: int


class TimeMatch(NamedTuple):
    """A time (only `begin`), or a range; `begin` is None where only the end is printed ('till kl. 16')."""

    start: int
    end: int
    begin: Clock | None
    finish: Clock | None


_H = r"(?:[01]?\d|2[0-4])"
_M = r"[0-5]\d"
_KL = r"(?:kl\.?|klockan)\s*"
_FM = r"(?:\s?(?P<{0}>[fe]\.?m\.?)(?!\p{{L}}))?"
_SEC = r"(?::[0-5]\d)?"
_TO = rf"\s*(?:[-–—‐‑]{{1,2}}|till(?:\soch\smed)?|t\.?o\.?m\.?|och)\s*(?:ca\.?\s*|cirka\s*|{_KL})*"
_NOT_AFTER = r"(?![\d]|[.:]\d|\s?(?:kr|tkr|mnkr|mkr|%|procent|miljon|kronor|öre|kap\b|§|/))"
_PATTERN = regex.compile(
    rf"""(?<![\d/§+]|§\s|\d[.:,-]|\d\s[-–])
    (?P<open>(?:till|t\.?o\.?m\.?|slut)\s+(?=kl))?(?P<kl>{_KL}(?:ca\.?\s*)?)?
    (?P<h1>{_H})(?:(?P<sep>[.:])(?P<m1>{_M}){_SEC})?{_FM.format("half1")}
    (?:{_TO}(?P<h2>{_H})(?:[.:](?P<m2>{_M}){_SEC})?{_FM.format("half2")}
      |(?<=:{_M})[ ]{{1,2}}(?P<h2>{_H}):(?P<m2>{_M}))?{_NOT_AFTER}""",
    regex.IGNORECASE | regex.VERBOSE,
)
_HINT = regex.compile(r"\d[.:]\d\d|kl", regex.IGNORECASE)


def find(content: str, start: int = 0, end: int | None = None) -> list[TimeMatch]:
    """Times and time ranges between absolute bounds; hours without minutes need 'kl' or a partner with minutes.

    >>> [(m.begin.value, m.finish.value) for m in find("Kl. 09.30 – 15.00, klockan 18-21:50")]
    [('09:30', '15:00'), ('18:00', '21:50')]
    >>> find("21,35 kr, 4.75 mnkr och 13-15")
    []
    """
    stop = len(content) if end is None else end
    if not _HINT.search(content, start, stop):
        return []
    found = []
    for m in _PATTERN.finditer(content, start, stop):
        if not (m["kl"] or (m["m1"] and (m["h2"] is None or m["m2"] or m["sep"])) or (m["m1"] is None and m["m2"])):
            continue
        first = _clock(m, "1")
        second = _clock(m, "2") if m["h2"] else None
        only_end = m["open"] and second is None
        found.append(TimeMatch(m.start(), m.end(), None if only_end else first, first if only_end else second))
    return found


def _clock(m: regex.Match[str], which: str) -> Clock:
    hour, minute = int(m["h" + which]), m["m" + which]
    half = (m["half" + which] or "").lower()
    if half.startswith("e") and hour < 12:
        hour += 12
    last = m.end(("half" if half else "m" if minute else "h") + which)
    return Clock(f"{hour % 24:02}:{minute or '00'}", m.start("h" + which), last)


def read(text: str) -> str | None:
    """The first time of a text as `HH:MM`.

    >>> read("kl 9"), read("13.15"), read("2.00 em")
    ('09:00', '13:15', '14:00')
    """
    found = find(text)
    if found:
        first = found[0].begin or found[0].finish
        return first.value if first else None
    bare = regex.fullmatch(rf"\s*({_H})\s*", text)
    return f"{int(bare[1]):02}:00" if bare else None
