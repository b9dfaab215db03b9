"""What a person did, across spellings and files, in one organisation."""

from __future__ import annotations

from link_builders import minutes, paragraph

from protokoll.link.activity import activity
from protokoll.link.people import PersonIndex, sightings
from protokoll.records import Attendance, Ballot, Mover, Recusal, Vote

BALLOTS = (Ballot(name="Maj Ekdal", party="S", choice="no"), Ballot(name="Siv Bodin", party="C", choice="yes"))
BRIDGE = paragraph(
    "1", "Bro", "KS 2031/12", "att bygga",
    yrkanden=(Mover(name="Maj Ekdahl", party="S", text="avslag"), Mover(name="Siv Bodin", party="C", text="bifall")),
    reservations=(Mover(name="Maj Ekdal", party="S", text="mot beslutet"),),
    votes=(Vote(yes=1, no=1, yes_means="bifall", no_means="avslag", ballots=BALLOTS),),
)
DOCUMENTS = {
    "a": minutes("Kommunstyrelsen", "2031-03-11", BRIDGE, attendance=(
        Attendance(name="Maj Ekdal", party="S", office="chair"), Attendance(name="Maj Ekdahl", office="adjuster"),
        Attendance(name="Siv Bodin", party="C"),
    )),
    "b": minutes("Kommunstyrelsen", "2031-03-11", BRIDGE, kind="extract", file="utdrag.txt"),
    "c": minutes("Kommunstyrelsen", "2031-04-11", paragraph("2", "Jäv", recused=(Recusal(name="M Ekdal", party="S"),)),
                 attendance=(Attendance(name="Maj Ekdal", party="S", present=False),)),
    "d": minutes("Socialnämnden", "2031-05-11", attendance=(
        Attendance(name="Maj Ekdal", party="S", role="serving_substitute", replaces="Siv Bodin"),)),
    "e": minutes("Kommunstyrelsen", "2031-03-11", organisation="Norrsjö kommun", attendance=(
        Attendance(name="Maj Ekdal", party="S"),)),
}


def test_activity_of_one_person() -> None:
    index = PersonIndex.of(sightings(DOCUMENTS.items()))
    person = index.resolve("Maj Ekdal", "S", "Granfors kommun")
    assert person is not None
    found = activity(person, DOCUMENTS.items())
    assert (found.attended, found.missed, found.substitutions) == (2, 1, 1)
    assert [(s.document, s.offices) for s in found.seats] == [("a", ("chair", "adjuster")), ("c", ()), ("d", ())]
    assert [(a.kind, a.document, a.text) for a in found.acts] == [
        ("yrkande", "a", "avslag"), ("reservation", "a", "mot beslutet"), ("vote", "a", "no: avslag"),
        ("recusal", "c", ""),
    ]


def test_the_other_organisation_has_its_own() -> None:
    index = PersonIndex.of(sightings(DOCUMENTS.items()))
    (_, other) = index.find("Maj Ekdal")
    found = activity(other, DOCUMENTS.items())
    assert [seat.document for seat in found.seats] == ["e"]
    assert found.acts == ()


def test_documents_without_an_organisation_share_nobody() -> None:
    unknown = {id_: DOCUMENTS[id_].model_copy(update={"organisation": None}) for id_ in ("c", "d")}
    found = PersonIndex.of(sightings(unknown.items())).find("Maj Ekdal")
    assert [person.organisation for person in found] == [None, None]
    assert [[seat.document for seat in activity(person, unknown.items()).seats] for person in found] == [["c"], ["d"]]
