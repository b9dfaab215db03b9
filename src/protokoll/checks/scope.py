"""Where kommunallagen (2017:725) applies: the organs of kommuner and regioner."""

from __future__ import annotations

from datetime import date

import regex

from protokoll.checks.subject import Subject

_SINCE = date(2018, 1, 1)
_ORGANISATION = regex.compile(r"(?<!\p{L})(?:kommun|stad|region)s?(?!\p{L})", regex.IGNORECASE)
_NOT_OURS = regex.compile(
    r"förbund|förening|(?<!\p{L})ab(?!\p{L})|aktiebolag|församling|pastorat|stift|samråd|klubb",
    regex.IGNORECASE,
)
_ORGAN = regex.compile(r"fullmäktige|nämnd(?:en)?s?(?!\p{L})|(?:kommun|region)styrelse|utskott", regex.IGNORECASE)
_OWN_ORGAN = regex.compile(r"(?:kommun|region)(?:fullmäktige|styrelse)", regex.IGNORECASE)
_ABROAD = regex.compile(r"stadsstyrelse", regex.IGNORECASE)  # Finland


def applies(subject: Subject) -> bool:
    """Whether the minutes are of a kommun's or region's organ, of a meeting since the law came into force."""
    minutes = subject.minutes
    body, organisation = minutes.body or "", minutes.organisation or ""
    if minutes.kind != "minutes" or not subject.days or subject.days[0] < _SINCE:
        return False
    if _NOT_OURS.search(organisation) or _NOT_OURS.search(body) or _ABROAD.search(body):
        return False
    ours = _ORGANISATION.search(organisation) if organisation else _OWN_ORGAN.search(body)
    return bool(ours) and _ORGAN.search(body) is not None
