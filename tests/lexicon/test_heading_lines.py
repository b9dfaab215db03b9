"""Headings as lines print them: alone, glued, spaced, misread, and with text after them."""

from __future__ import annotations

import pytest

from protokoll.lexicon.headings import match_heading


@pytest.mark.parametrize(
    ("line", "role", "exact", "rest"),
    [
        ("Beslut", "decision", True, ""),
        ("BESLUT:", "decision", True, ""),
        ("B E S L U T", "decision", True, ""),
        ("**Beslut**", "decision", True, ""),
        ("## Beslut", "decision", True, ""),
        ("Beslut (forts.)", "decision", True, ""),
        ("**Beslut** Nämnden antar planen", "decision", False, "Nämnden antar planen"),
        (
            "Beslut Kommunstyrelsen beslutar att anta planen",
            "decision",
            False,
            "Kommunstyrelsen beslutar att anta planen",
        ),
        ("Beslut att anta planen", "decision", False, "att anta planen"),
        ("Beslut      Föreningen får bidrag", "decision", False, "Föreningen får bidrag"),
        ("Beslutsunderlag: Tjänsteskrivelse", "documents", False, "Tjänsteskrivelse"),
        ("Kommunstyrelsens beslut: Avsägelsen beviljas.", "decision", False, "Avsägelsen beviljas."),
        ("Norrsjö kulturnämnds förslag till beslut", None, False, ""),
        ("Kulturnämndens förslag till kommunstyrelsen", "proposal", True, ""),
        ("AU:s förslag till beslut", "proposal", True, ""),
        ("Omröstning - Huvudvotering", "vote", True, ""),
        ("Votering 2", "vote", True, ""),
        ("Yrkanden och beslutsgång", "yrkande", True, ""),
        ("Beslutsunderiag", "documents", True, ""),
        ("Paragrafen är omedelbart justerad.", "adjustment", True, ""),
        ("Kommunstyrelsen beslutar", "decision", True, ""),
        ("Kommunstyrelsen beslutar att anta planen", None, False, ""),
        ("kommunfullmäktige beslutar:", None, False, ""),
        ("yttrande:", None, False, ""),
        ("Beslut.", None, False, ""),
        ("Information om läget i skolan", None, False, ""),
        ("Information   7", None, False, ""),
        ("", None, False, ""),
    ],
)
def test_line(line: str, role: str | None, exact: bool, rest: str) -> None:
    match = match_heading(line)
    if role is None:
        assert match is None
    else:
        assert match is not None
        assert (match.role, match.exact, line[match.end :]) == (role, exact, rest)
