"""References: other paragraphs and cases that the text of an item names."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from protokoll.lexicon import bodies
from protokoll.outline.tree import Item
from protokoll.records import Reference
from protokoll.shapes import case_numbers, dates, numbers
from protokoll.text import Found, Text

_SIGN = regex.compile(
    r"§§?\s*(?P<n>\d{1,4}(?:\s?[a-h])?(?![\p{L}\d]))(?P<more>(?:\s*(?:,|och|samt|[–-])\s*(?:§\s*)?\d{1,4}(?!\d|"
    r"[-.:/]\d))*)"
)
_NUMBER = regex.compile(r"\d{1,4}(?:\s?[a-h](?!\p{L}))?")
_ABBREVIATION = regex.compile(r"\b(?P<b>\p{Lu}[\p{Lu}\p{Ll}]{0,6}(?:[ -]?(?:AU|au|Au))?)\s*[,:]?\s*\Z")
_ABBREVIATION_AFTER = regex.compile(r"\s*,?\s*(?P<b>\p{Lu}{2,6}(?:[ -]?AU)?)\b")
_SEE = regex.compile(r"\b(?:se|jfr|jämför)\s+(?:även\s+|också\s+|protokoll\s+)?\Z", regex.IGNORECASE)
_LAW_BEFORE = regex.compile(
    r"(?:\bkap\.?|\p{Ll}*lagen|balken|\bKL|\bFL|\bOSL|\bMBL|\bPBL|\benligt)\s*,?\s*\Z", regex.IGNORECASE
)
_LAW_AFTER = regex.compile(
    r"\s*(?:\p{Ll}\s+)?(?:\d+\s*(?:st\p{Ll}*|p)\.?\s+|(?:första|andra|tredje)\s+stycket\s+|stycke\s+\d+\s+|"
    r"punkt\s+\d+\s+)*(?:i\s+)?(?:\p{Ll}+\s+){0,2}?"
    r"(?:\p{Ll}*lagen|\p{Ll}*balken|reglementet|stadgar\p{Ll}*|arbetsordning\p{Ll}*|bolagsordning\p{Ll}*|"
    r"förbundsordning\p{Ll}*|"
    r"förordning\p{Ll}*|avtalet|föreskrift\p{Ll}*|KL|FL|OSL|MBL|PBL|SoL|LSS)\b|-(?:medel|mark)",
)
_CLAUSE = regex.compile(r"\b(?:att|som|enligt|med|men|se|jfr)\b|[.;]|\p{L}[^\n]*\n", regex.IGNORECASE)
_RANGE_LABEL = regex.compile(r"paragraf(?:er)?\s*:?\s*\Z", regex.IGNORECASE)
_NEAR = regex.compile(r"[\s,(]*(?:den\s+|av\s+den\s+|\p{Ll}+dagen\s+den\s+)?", regex.IGNORECASE)
_BREAK = regex.compile(r"[.;!?]\s+(?=\p{Lu})|\n[ \t]*\n|\n\s*[•*–-]\s")
_CASE_AFTER = regex.compile(r"[\s,]*\(?\s*(?:dnr\.?:?\s*)?", regex.IGNORECASE)
_REACH = 150


def read_references(text: Text, item: Item) -> tuple[Reference, ...]:
    """Paragraphs and cases of other meetings (or items) that an item names, each once."""
    found: dict[tuple[str | None, ...], Reference] = {}
    cited: list[tuple[int, int]] = []
    for sign in text.finditer(_SIGN, item.body, item.end):
        for reference, end in _paragraphs(text, item, sign):
            cited.append((sign.start(), end))
            found.setdefault(_key(reference), reference)
    own = {c.key for c in item.case_numbers}
    for case in case_numbers.find(text.content, item.body, item.end, where="text"):
        if case.key not in own and not any(a <= case.start < b for a, b in cited):
            raw = text.found(case.start, case.end)
            reference = Reference.read(raw=raw, case_number=raw)
            found.setdefault(_key(reference), reference)
    return tuple(found.values())


def _key(reference: Reference) -> tuple[str | None, ...]:
    return (reference.body, reference.date, reference.paragraph, reference.case_number)


def _paragraphs(text: Text, item: Item, sign: regex.Match[str]) -> Iterator[tuple[Reference, int]]:
    content = text.content
    low = max(item.body, sign.start() - _REACH)
    for stop in text.finditer(_BREAK, low, sign.start()):
        low = stop.end()
    high = min(item.end, sign.end() + 60)
    day = _day(text, low, sign, high)
    body = _body(text, low, sign, high, day)
    case = _case(text, sign, high)
    if (
        _RANGE_LABEL.search(content, low, sign.start())
        or _LAW_AFTER.match(content, sign.end(), high)
        or content[sign.start() - 1 : sign.start()] in ("(", "kap")
    ):
        return
    if not (day or case):
        if _LAW_BEFORE.search(content, low, sign.start()):
            return
        if not body and not _SEE.search(content, low, sign.start()):
            return
    start = min([sign.start(), *([day[0]] if day else []), *([body.span.start] if body and body.span else [])])
    end = max([sign.end(), *([day[1]] if day else []), *([case.span.end] if case and case.span else [])])
    if body and body.span:
        end = max(end, body.span.end)
    if content[end : end + 1] == ")" and content.count("(", start, end) > content.count(")", start, end):
        end += 1
    for number in _numbers(text, sign):
        yield (
            Reference.read(
                raw=text.found(start, end), body=body, date=day[2] if day else None, paragraph=number, case_number=case
            ),
            end,
        )


def _numbers(text: Text, sign: regex.Match[str]) -> Iterator[Found[str]]:
    """Each number of '§ 12', '§§ 12 och 14'; of a range the first and the last."""
    for match in text.finditer(_NUMBER, sign.start("n"), sign.end()):
        value = numbers.read_number(match[0])
        if value:
            yield Found(value, text.span(*match.span()))


def _day(text: Text, low: int, sign: regex.Match[str], high: int) -> tuple[int, int, Found[str] | None] | None:
    """The date right before (or after) the sign: where it is printed, and its value if the year is."""
    stop = sign.start()
    low = max([low, *(m.end() for m in text.finditer(_SIGN, low, stop))])
    for match in reversed(dates.find(text.content, low, stop)):
        if len(text.content[match.end : stop].strip(" ,(\n")) == 0 and match.dates:
            return match.start, match.end, Found(match.dates[0].isoformat(), text.span(match.start, match.end))
        break
    for match in dates.find(text.content, low, stop, 2000):
        if len(text.content[match.end : stop].strip(" ,(\n")) == 0:
            return match.start, match.end, None
    for match in dates.find(text.content, sign.end(), high):
        if _NEAR.fullmatch(text.content, sign.end(), match.start) or (
            _ABBREVIATION_AFTER.match(text.content, sign.end(), match.start) and match.start - sign.end() < 16
        ):
            return match.start, match.end, Found(match.dates[0].isoformat(), text.span(match.start, match.end))
        break
    return None


def _body(
    text: Text, low: int, sign: regex.Match[str], high: int, day: tuple[int, int, Found[str] | None] | None
) -> Found[str] | None:
    at = min(sign.start(), day[0]) if day else sign.start()
    reach = 100 if day else 60
    known = [m for m in bodies.find_bodies(text.content, low, at) if at - m.end < reach]
    if known and not day and _CLAUSE.search(text.content, known[-1].end, at):
        known = []
    if known:
        return text.found(known[-1].start, known[-1].end)
    for pattern in (
        _ABBREVIATION.search(text.content, low, at),
        _ABBREVIATION_AFTER.match(text.content, sign.end(), high),
    ):
        if pattern and (bodies.expand(pattern["b"]) or pattern["b"].isupper()) and len(pattern["b"]) > 1:
            return text.found(*pattern.span("b"))
    return None


def _case(text: Text, sign: regex.Match[str], high: int) -> Found[str] | None:
    """The case number in brackets right after the number."""
    gap = _CASE_AFTER.match(text.content, sign.end(), high)
    if gap is None:
        return None
    for case in case_numbers.find(text.content, gap.end(), high, where="text"):
        return text.found(case.start, case.end) if case.start <= gap.end() + 1 else None
    return None
