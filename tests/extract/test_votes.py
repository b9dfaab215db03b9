"""Votes: results in every printed form, what Ja and Nej mean, and who voted what."""

from __future__ import annotations

import pytest

from extract.made import item_of, roster_of
from protokoll.extract.votes import read_votes
from protokoll.records import Vote

ROSTER = roster_of("Maj Ekdal (S)", "Ture Lindqvist (C)", "Siv Bodin (M)", "Åke Hed (V)", "Lars Ås (S)")


def votes_of(printed: str) -> tuple[Vote, ...]:
    text, item = item_of(f"§ 30 Ishall\n\n{printed}")
    return read_votes(text, item, ROSTER)


@pytest.mark.parametrize(
    ("printed", "yes", "no", "abstain"),
    [
        ("Med 23 ja-röster mot 18 nej-röster, 2 avstår, beslutar kommunfullmäktige att avslå motionen.", 23, 18, 2),
        ("Vid omröstningen avges 23 ja-röster och 18 nej-röster. 2 ledamöter avstår.", 23, 18, 2),
        ("Omröstningen utfaller med 31 Ja mot 12 Nej; namnen står i bilaga 3.", 31, 12, None),
        ("Votering\nJa: 26, Nej: 19 (bilaga A)", 26, 19, None),
        ("Omröstning\n7 ledamöter röstar JA, 5 ledamöter röstar NEJ och 1 ledamot AVSTÅR", 7, 5, 1),
        ("Omröstning\nsju ledamöter röstar ja och tjugotre ledamöter röstar nej.", 7, 23, None),
        ("Vid omröstningen röstar sju ledamöter ja och sex ledamöter nej.", 7, 6, None),
        ("Omröstning\n\n14-0", 14, 0, None),
        ("Nämnden beslutar med röstsiffrorna 4–3–2 att bifalla.", 4, 3, 2),
        ("Votering\n31 ja och 18 nej samt 1 nedlagd röst", 31, 18, 1),
        ("Beslutet fattas med 8 röster mot 5 efter votering.", 8, 5, None),
        ("Votering\nAntal Ja\n31\nAntal Nej\n12\nAntal Avstår\n2", 31, 12, 2),
        ("Röstning: 3 för Åke Heds yrkande, 2 emot, 0 nedlagda.", 3, 2, 0),
        ("Tre ledamöter röstade för förslaget och två ledamöter röstade emot.", 3, 2, None),
        ("12 röster emot\n3 neutrala", 0, 12, 3),
        ("13 röster för, förslag 1\n1 röst för, för förslag 2", 13, 1, None),
        ("Med 17 ja-röster och 3 nej-röster avslås motionen. En ledamot, Lars Ås (S), avstår.", 17, 3, 1),
    ],
)
def test_totals(printed: str, yes: int, no: int, abstain: int | None) -> None:
    (vote,) = votes_of(printed)
    assert (vote.yes, vote.no, vote.abstain) == (yes, no, abstain)


@pytest.mark.parametrize(
    "printed",
    [
        "Ordföranden ställer proposition på bifall och finner att nämnden bifaller förslaget.",
        "Sluten omröstning\nAvlämnade röster 45. Maj Ekdal 24 röster, Ture Lindqvist 18 röster, 2 blanka.",
        "Beslut\nNämnden beslutar den 3-4 maj enligt § 12-14.",
    ],
)
def test_no_vote(printed: str) -> None:
    assert votes_of(printed) == ()


@pytest.mark.parametrize(
    ("order", "yes", "no"),
    [
        (
            "”Ja för ärendets avgörande idag och Nej för ärendets återremiss”.",
            "ärendets avgörande idag",
            "ärendets återremiss",
        ),
        ("Ja-röst för återremiss.\nNej-röst för att avgöra ärendet idag.", "återremiss", "avgöra ärendet idag"),
        ("JA = avgöras idag   NEJ = återremiss", "avgöras idag", "återremiss"),
        ("Ja innebär avslag, Nej innebär bifall till motionen.", "avslag", "bifall till motionen"),
        ("Den som bifaller motionen röstar ja. Den som avslår den röstar nej.", "bifaller motionen", "avslår den"),
        ("Den som röstar ja avslår motionen, den som röstar nej bifaller den.", "avslår motionen", "bifaller den"),
    ],
)
def test_what_ja_and_nej_mean(order: str, yes: str, no: str) -> None:
    (vote,) = votes_of(f"Omröstning\n{order}\nMed 5 ja-röster mot 4 nej-röster beslutar nämnden.")
    assert (vote.yes_means, vote.no_means) == (yes, no)


def test_orders_listed_together_belong_to_the_votes_in_order() -> None:
    first, second = votes_of(
        "Omröstning\nFörsta voteringen: Ja för avslag. Nej för bifall.\n"
        "Andra voteringen: Ja för plan A. Nej för plan B.\n"
        "Med 5 ja-röster mot 4 nej-röster avslås yrkandet. Ordföranden ställer proposition på planerna.\n"
        "Med 3 ja-röster mot 6 nej-röster antas plan B."
    )
    assert (first.yes_means, first.yes, second.yes_means, second.no) == ("avslag", 5, "plan A", 6)


def test_a_result_that_the_decision_prints_again_is_one_vote() -> None:
    votes = votes_of(
        "Beslut\nKommunstyrelsen beslutar med 7 ja-röster mot 6 nej-röster att avslå.\nOmröstning\nOmröstning begärs.\n"
        "Maj Ekdal (S) och Lars Ås (S) röstar Ja (7).\nSiv Bodin (M) röstar Nej (6)."
    )
    assert [(v.yes, v.no, len(v.ballots)) for v in votes] == [(7, 6, 3)]


def ballots(vote: Vote) -> list[tuple[str, str | None, str]]:
    return [(b.name, b.party, b.choice) for b in vote.ballots]


def test_names_make_the_totals_where_none_are_printed() -> None:
    (vote,) = votes_of("Namnupprop\nMaj Ekdal (S) – JA\nTure Lindqvist (C) – NEJ\nSiv Bodin (M) – AVSTÅR")
    assert (vote.yes, vote.no, vote.abstain, "yes" in vote.spans) == (1, 1, 1, False)
    assert ballots(vote) == [("Maj Ekdal", "S", "yes"), ("Ture Lindqvist", "C", "no"), ("Siv Bodin", "M", "abstain")]


def test_table_by_columns() -> None:
    (vote,) = votes_of(
        "Ledamot                          Ja   Nej   Avstår\n"
        "Maj Ekdal (S), ordförande        X\n"
        "Ture Lindqvist (C), ledamot           X\n"
        "Siv Bodin (M)                               X\n"
        "Resultat                         1    1     1"
    )
    assert (vote.yes, vote.no, vote.abstain) == (1, 1, 1)
    assert [b.choice for b in vote.ballots] == ["yes", "no", "abstain"]


def test_table_torn_apart_gives_totals_only() -> None:
    (vote,) = votes_of("Ledamot\nJa\nNej\nMaj Ekdal (S), ordförande\nSiv Bodin (M), ledamot\nX\nX\nResultat\n2\n1")
    assert (vote.yes, vote.no, vote.ballots) == (2, 1, ())


def test_heading_lists() -> None:
    (vote,) = votes_of(
        "Omröstning\nFöljande ledamöter röstar JA:\nMaj Ekdal (S)\nTure Lindqvist (C)\n\n"
        "Följande ledamöter röstar NEJ:\nSiv Bodin (M)"
    )
    assert (vote.yes, vote.no) == (2, 1)
