"""Whether a decision follows the proposal: pairs of proposal and decision, and the verdict."""

from __future__ import annotations

import pytest

from protokoll.link.followed import compare
from protokoll.records import Decision, Outcome

SAME = [
    ("att bevilja 1 200 000 kr", "Kommunstyrelsen föreslår kommunfullmäktige besluta\natt bevilja 1 200 000 kronor."),
    ("Nämnden föreslås besluta att anta planen.", "Nämnden beslutar att anta planen."),
    ("1. anta planen\n2. ge förvaltningen i uppdrag att se över taxan",
     "att anta planen,\natt ge förvaltningen i uppdrag att se över taxan."),
    ("att anta planen", "Nämnden beslutar enligt förslaget."),
    ("att anta planen", "Nämnden beslutar i enlighet med förvaltningens förslag."),
    ("Planen antas.", "Kommunstyrelsen beslutar:\n1. Planen antas."),
    ("att anta planen", "Nämnden beslutar\natt anta planen,\natt paragrafen justeras omedelbart."),
    ("Nämnden antar taxan.\n\nNämnden ger förvaltningen i uppdrag att se över avgiften.",
     "Utskottet föreslår att nämnden beslutar.\n\nNämnden antar taxan.\n\n"
     "Nämnden ger förvaltningen i uppdrag att se över avgiften."),
    ("att anta mål för arbetet 2031-2040.", "- att anta mål för arbetet 2031-2040, Bilaga A"),
    ("att anta planen", "Nämnden godkände förslaget."),
    ("Bevilja bygglov för garage", "Bevilja bygglov för garaget."),
]
CHANGED = [
    ("Planen antas.", "Planen antas med följande ändring: målet stryks."),
    ("att bevilja 1 200 000 kr", "att bevilja 1 000 000 kr"),
    ("att anta planen", "att avslå planen"),
    ("att anta planen", "att anta planen,\natt se över taxan"),
    ("att anta planen,\natt se över taxan", "att anta planen"),
    ("att införa avgiften från den 1 augusti", "att införa avgiften från den 1 oktober"),
]
UNKNOWN = [
    ("Tertialrapporten godkänns och överlämnas.", "Stadsdelsnämnden godkänner tertialrapporten och överlämnar den."),
    ("", "att anta planen"),
    ("att anta planen", ""),
    ("att anta planen", "Nämnden beslutar enligt Maj Ekdals förslag."),
]


def verdict(proposal: str, decision: str, outcome: Outcome = "approved") -> str:
    decisions = [Decision(text=decision, outcome=outcome)] if decision else []
    return compare("Förvaltningen", proposal, (), decisions).verdict


@pytest.mark.parametrize(("proposal", "decision"), SAME)
def test_same(proposal: str, decision: str) -> None:
    assert verdict(proposal, decision) == "same"


@pytest.mark.parametrize(("proposal", "decision"), CHANGED)
def test_changed(proposal: str, decision: str) -> None:
    assert verdict(proposal, decision) == "changed"


@pytest.mark.parametrize(("proposal", "decision"), UNKNOWN)
def test_unknown(proposal: str, decision: str) -> None:
    assert verdict(proposal, decision) == "unknown"


def test_sent_back_is_changed() -> None:
    assert verdict("att anta planen", "Ärendet återremitteras.", "referred_back") == "changed"
    assert verdict("Ärendet återremitteras.", "Ärendet återremitteras.", "referred_back") == "same"


def test_a_decision_of_its_own_beside_the_proposal_changes_nothing() -> None:
    to_others = Decision(text="att anta planen", recommends_to="kommunfullmäktige")
    decisions = [to_others, Decision(text="att ge ett uppdrag")]
    assert compare("Förvaltningen", "att anta planen", (), decisions).verdict == "same"
