"""Private phone numbers, e-mail addresses and home addresses, told from those of authorities by what stands beside."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from protokoll.privacy.words import at_end, load, within

# 070-123 45 67   +46 70 123 45 67   0611-123 45   (0)70-1234567
_PHONE = regex.compile(
    r"(?<![\p{L}\d])(?<!\d[-/:.])(?:(?:\+|00)\s?46[ -]?(?:\(0\)[ -]?)?|\(?0)(?P<area>7\d|\d{1,3})\)?"
    r"[ \u00a0]?[-–/]?[ \u00a0]?(?P<rest>\d{1,3}(?:[ \u00a0-]?\d{2,3}){1,3})(?![\d]|[-/:]\d)"
)
_EMAIL = regex.compile(r"(?P<local>[\p{L}\d._%+-]+)@(?P<domain>[\p{L}\d-]+(?:\.[\p{L}\d-]+)+)")
_ENDS = (
    "gatan|vägen|gränd|gränden|stigen|backen|torget|torg|allén|allé|gata|väg|stig|backe|plan|platsen|esplanaden|leden|"
    "slingan|promenaden|kroken|ringen|parken|höjden|dalen|ängen|åsen|strand|stranden|kajen|gården|liden|lyckan|rundan|bron|svängen|brinken|hagen"
)
_STREET = (
    rf"\p{{Lu}}[\p{{L}}'é-]*(?:[ ]\p{{L}}+){{0,2}}?(?:(?<=\p{{L}})|[ ])(?i:{_ENDS})"
    r"[ ]\d{1,4}(?:[ ]?[A-Ha-h](?!\p{L}))?"
    r"(?:,?[ ](?:lgh|lägenhet|läg\.?|vån|våning)\.?[ ]?\d{1,4})?"
)
_POSTAL = r"(?:SE?-)?\d{3}[ \u00a0]?\d{2}[ ]{1,2}\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+)?"
_WITH_CODE = regex.compile(rf"{_STREET}(?:,|[ ]{{1,3}}|\s*\n\s*|,\s*\n?\s*)[ ]?{_POSTAL}")
_STREET_ONLY = regex.compile(_STREET)
_NAME = regex.compile(
    r"(?:^|[\n,:;(]|\p{Ll}\s)\s*\p{Lu}\p{Ll}[\p{L}'-]*(?:[ ](?:von|af|de|van|der|al|el)){0,2}"
    r"(?:[ ]\p{Lu}[\p{L}'-]*){1,3}(?:[ ]\(\p{L}{1,4}\))?[,:;]?\s*$"
)
# a personnummer on the line above
_AFTER_NUMBER = regex.compile(r"\d{6}[ ]?[-–+]?[ ]?\d{4}[,.;]?\s+$")
_SHORTEST, _LONGEST = 8, 11
_BEFORE, _REACH, _BLOCK = 70, 90, 120


def phone(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where private phone numbers stand: mobile ones that no authority's word is beside, others that are said to be."""
    for m in _PHONE.finditer(content, start, end):
        digits = sum(c.isdigit() for c in m["area"] + m["rest"])
        if not _SHORTEST - 1 <= digits <= _LONGEST - 1:
            continue
        line = _line_before(content, m.start())
        mobile = m["area"].startswith("7") and digits == 9
        if at_end("phone", "private").search(line) or (mobile and not within("phone", "official").search(line)):
            yield m.start(), m.end()


def email(content: str, at: int) -> tuple[int, int] | None:
    """The private e-mail address around an @: of a free service, or a person's outside authorities and associations."""
    m = _around(_EMAIL, content, at, _BEFORE)
    if m is None:
        return None
    words, labels = load()["email"], _plain(m["domain"]).split(".")
    if labels[-2] in words["free"]:
        return m.span()
    local = _plain(m["local"])
    official = any(part in label for label in labels for part in words["domain"])
    function = any(part in words["function"] for part in (local, *regex.split(r"[._-]", local)))
    beside = within("phone", "official").search(content[max(0, m.start() - _BLOCK) : m.start()])
    return None if official or function or beside else m.span()


def address(content: str, at: int) -> tuple[int, int] | None:
    """The home address whose postal code stands at `at`: after a word for a home, or after a person's name."""
    m = _around(_WITH_CODE, content, at, _REACH)
    if m is None:
        return None
    before = content[max(0, m.start() - _BEFORE) : m.start()]
    if at_end("address", "private").search(before) or _AFTER_NUMBER.search(before):
        return m.span()
    named = _NAME.search(before)
    line = before[before.rfind("\n", 0, max(0, len(before.rstrip()))) + 1 :]
    return m.span() if named and not within("address", "official").search(line) else None


def address_after(content: str, at: int) -> tuple[int, int] | None:
    """The street and number right after words for a home ('bor på'), with or without a postal code."""
    m = _WITH_CODE.match(content, at) or _STREET_ONLY.match(content, at)
    return m.span() if m else None


def _around(pattern: regex.Pattern[str], content: str, at: int, reach: int) -> regex.Match[str] | None:
    """The match that `at` lies within."""
    found = pattern.finditer(content, max(0, at - reach), min(len(content), at + reach))
    return next((m for m in found if m.start() < at < m.end()), None)


def _line_before(content: str, at: int) -> str:
    return content[max(content.rfind("\n", 0, at) + 1, at - _BEFORE) : at]


def _plain(words: str) -> str:
    """Lower case without accents, as domains are written."""
    return "".join(c for c in unicodedata.normalize("NFKD", words.casefold()) if not unicodedata.combining(c))
