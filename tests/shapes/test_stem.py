from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.shapes.stem import places, stem, stem_text, tokens

PARADIGMS = """
beslut beslutet besluten beslutens beslutets
hjälpmedel hjälpmedlet hjälpmedlen hjälpmedels
ledamot ledamoten ledamöter ledamöternas
stad staden städer städerna
program programmet programmen
rum rummet rummen
skola skolan skolor skolornas
budget budgeten budgetar
färdplan färdplanen färdplaner
stipendium stipendiet stipendier stipendiets
bok boken böcker böckerna
museum museet museer
ärende ärendet ärenden ärendena
vatten vattnet
cykel cykeln cyklar cyklarna
artikel artikeln artiklar
nummer numret numren
fönster fönstret fönstren
tjänsteman tjänstemannen tjänstemän tjänstemännen
kommitté kommittén kommittéer
yrkande yrkandet yrkanden yrkandena
strategi strategin strategier
styrelse styrelsen styrelser
kommun kommunens kommuner kommunernas
antagen antaget antagna
revisor revisorn revisorer revisorernas
förvaltning förvaltningen förvaltningar
förbund förbundet förbunden
bostad bostaden bostäder bostäderna
handling handlingen handlingar
parkeringsplats parkeringsplatsen parkeringsplatser parkeringsplatsernas
detaljplan detaljplanen detaljplaner detaljplanernas
verksamhet verksamheten verksamheter verksamheternas
"""
APART = [("plan", "plats"), ("lån", "lan"), ("för", "for"), ("lag", "lagning"), ("allmän", "man"), ("mål", "mal"),
         ("skolenhet", "skola"), ("parkeringsplan", "parkeringsplats"), ("säkerhet", "säck")]


@pytest.mark.parametrize("line", [line for line in PARADIGMS.split("\n") if line])
def test_all_forms_of_a_word_meet(line: str) -> None:
    assert len({stem_text(word) for word in line.split()}) == 1, {word: stem_text(word) for word in line.split()}


@pytest.mark.parametrize(("one", "other"), APART)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_the_umlaut_is_undone_at_the_end_of_a_compound() -> None:
    assert stem_text("verkstäderna kursböcker") == stem_text("verkstad kursbok")


@pytest.mark.parametrize(("text", "wanted"), [
    ("§ 30 a – Café «Idé»", ["30", "a", "cafe", "ide"]),
    ("HSN 801-2031", ["hsn", "801", "2031"]),
    ("e\u0301te\u0301", ["ete"]),  # accents as characters of their own
    ("Åke Ærøskøbing", ["åke", "ärösköbing"]),
])
def test_tokens_are_folded_but_keep_swedish_letters(text: str, wanted: list[str]) -> None:
    assert tokens(text) == wanted


def test_places_are_those_of_the_words() -> None:
    text = "Beslutet, § 5: «städerna»."
    assert [text[start:end] for start, end in places(text)] == ["Beslutet", "5", "städerna"]


# what is printed in Swedish minutes; in rarer scripts SQLite knows other letters than a newer Unicode does
PRINTED = st.one_of(st.characters(min_codepoint=32, max_codepoint=0x24F, exclude_categories=["Cc"]),
                    st.characters(min_codepoint=0x2010, max_codepoint=0x2044, exclude_categories=["Cf", "Zl", "Zp"]))


@given(st.text(PRINTED, max_size=60))
def test_sqlite_counts_as_many_tokens(text: str) -> None:
    """What keeps highlight() right: the words that are printed and the stems that are indexed stand side by side."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table f using fts5(t, tokenize='unicode61 remove_diacritics 0')")
    connection.execute("create virtual table v using fts5vocab(f, instance)")
    counts = []
    for content in (text, stem_text(text)):
        connection.execute("delete from f")
        connection.execute("insert into f values (?)", (content,))
        counts.append(connection.execute("select count(*) from v").fetchone()[0])
    connection.close()
    assert counts[0] == counts[1] == len(tokens(text))
