"""Organs that go on under another name: the later word for the earlier one, in the normal form of `body_form`."""

from __future__ import annotations

# (earlier, later): words of an organ's normal form. "Landstingsfullmäktige" became "regionfullmäktige".
RENAMED: tuple[tuple[str, str], ...] = (
    ("landsting fullmäktige", "region fullmäktige"),
    ("landsting styrelse", "region styrelse"),
    ("landsting revision", "region revision"),
    ("stad fullmäktige", "kommun fullmäktige"),
    ("stad styrelse", "kommun styrelse"),
    ("handikapp råd", "funktionsrätt råd"),
    ("funktionshinder råd", "funktionsrätt råd"),
    ("kommunala pensionär råd", "pensionär råd"),
    ("kommunala funktionsrätt råd", "funktionsrätt råd"),
    ("kommunala handikapp råd", "funktionsrätt råd"),
    ("kommunala funktionshinder råd", "funktionsrätt råd"),
)
