"""Where kommunallagen (2017:725) applies: the organs of kommuner and regioner."""

from __future__ import annotations

from datetime import date

from protokoll.checks.subject import Subject
from protokoll.checks.words import has

_SINCE = date(2018, 1, 1)


def applies(subject: Subject) -> bool:
    """Whether the minutes are of a kommun's or region's organ, of a meeting since the law came into force."""
    minutes = subject.minutes
    body, organisation = minutes.body or "", minutes.organisation or ""
    if minutes.kind != "minutes" or not subject.days or subject.days[0] < _SINCE:
        return False
    if has("scope", "not_ours", organisation) or has("scope", "not_ours", body) or has("scope", "abroad", body):
        return False
    ours = has("scope", "ours", organisation) if organisation else has("scope", "own_organs", body)
    return bool(ours) and has("scope", "organs", body)
