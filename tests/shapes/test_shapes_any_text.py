"""Whatever a page holds, the shapes answer, and every place they give is inside the bounds and reads as they say."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll.lexicon.bodies import find_bodies
from protokoll.lexicon.headings import match_heading
from protokoll.lexicon.labels import match_label
from protokoll.lexicon.places import find_organisation
from protokoll.shapes import case_numbers, dates, numbers, people, prose, times

PIECES = [
    "Maj",
    "Ekdal",
    "von",
    "(S)",
    "(",
    ")",
    ", ",
    "s",
    "M",
    "§ 12",
    "§§",
    "12–18",
    "kl.",
    "13.15",
    "-",
    "–",
    "ersätter",
    "tjg ers för",
    "ordförande",
    "vice",
    "\n",
    "\f",
    "   ",
    "Granfors kommun",
    "AB",
    "Beslut",
    ":",
    "**",
    "Kommunstyrelsen",
    "beslutar",
    "att",
    "2031",
    "/",
    "0147",
    "KS",
    "Dnr",
    "den 14 maj",
    "31",
    "[X]",
    "•",
    "nämnden för",
    "Plats och tid",
    "ej",
    ".",
    "é",
    "\u00a0",
    "AU:s",
    "förslag",
    "31-12-2031",
    "0000-00-00",
    "25:99",
    "IV",
    "'",
    "och",
]
TEXT = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.integers(0, 6))
def test_places_are_inside_the_bounds(text: str, start: int) -> None:
    start = min(start, len(text))
    found = [
        *case_numbers.find(text, start, where="label"),
        *case_numbers.find(text, start, where="heading"),
        *dates.find(text, start, year=2031),
        *times.find(text, start),
        *numbers.find_ranges(text, start),
        *people.read_people(text, start, None, {"S"}),
        *find_bodies(text, start),
        *find_organisation(text, start),
    ]
    assert all(start <= m.start < m.end <= len(text) for m in found)
    assert all(text[m.start : m.end] == m.raw for m in case_numbers.find(text, start, where="label"))


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_lines_and_entries(text: str) -> None:
    heading, label = match_heading(text), match_label(text)
    assert heading is None or (0 < heading.end <= len(text) and heading.heading in text)
    assert label is None or 0 < label.end <= len(text)
    entry = people.read_entry(text, 0, None, {"S", "M"})
    if entry is not None:
        for found in (entry.name, entry.title, entry.organisation, entry.replaces, entry.paragraphs):
            if found is not None and found.span is not None:
                assert found.value == " ".join(text[found.span.start : found.span.end].split())
    assert prose.read(prose.read(text)) == prose.read(text)
