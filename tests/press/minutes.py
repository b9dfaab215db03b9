"""Random minutes of invented bodies: hypothesis strategies that draw records, in Swedish words."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from protokoll.records import Attendance, CaseNumber, Decision, Minutes, Paragraph, Proposal, SourceRecord
from protokoll.shapes import case_numbers

FIRST = (
    "Maj", "Ture", "Siv", "Åke", "Britta", "Lars-Ove", "Kerstin", "Gunvor", "Per", "Ann-Sofie", "Östen", "Eva",
    "Ingrid", "Mirjam", "Torbjörn", "Yusuf", "Ulla-Britt", "Jörgen", "Nils", "Märta", "Hans-Erik", "Doris", "Émile",
    "Zara",
)
LAST = (
    "Ekdal", "Lindqvist", "Bodin", "Hed", "Ros", "Strandberg", "Wallin", "Mo", "Sten", "Öberg", "Ås", "Björklund",
    "Norén", "Demir", "Fälth", "Grip", "Tallberg", "Uddenfeldt", "von Essen", "Ek Lundqvist", "Hedkvist-Berg", "Novák",
)
PARTIES = ("S", "M", "SD", "C", "V", "KD", "L", "MP")
ORGANISATIONS = ("Granfors kommun", "Norrsjö kommun", "Mellansjö kommun", "Sandvallens kommun")
BODIES = (
    "Kommunstyrelsen", "Kommunfullmäktige", "Socialnämnden", "Tekniska nämnden", "Barn- och utbildningsnämnden",
    "Vård- och omsorgsnämnden", "Miljö- och byggnadsnämnden", "Kultur- och fritidsnämnden",
)
PLACES = ("Kommunhuset, sal Tallen", "Stadshuset, sammanträdesrum Eken", "Folkets hus, Rotundan", "Björksalen")
TITLES = ("kommunchef", "ekonom", "utredare", "planarkitekt", "förvaltningschef", "skolchef", "kommunikatör")
MATTERS = (
    "slamtömning", "bredband på landsbygden", "snöröjning av gång- och cykelvägar", "lekplatser i tätorten",
    "vattenförsörjning i skärgården", "upphandling av skolskjuts", "avgifter inom äldreomsorgen",
    "hastighetsbegränsning på Storgatan", "renovering av simhallen och ishallen", "kulturskolans lokaler",
    "parkeringsplatser vid järnvägsstationen", "matsvinn i förskola och skola", "stöd till ideella föreningar",
)
BLOCKS = ("Björken", "Lyran", "Svalan", "Kvarnen", "Tegelbruket")
SUBJECTS = (
    "Förvaltningen", "Samhällsbyggnadskontoret", "Tekniska kontoret", "Föreningen", "Kommunledningskontoret",
)
ACTS = ("har utrett", "redovisar", "har sammanställt uppgifter om", "har kartlagt", "lämnar en lägesrapport om")
TAILS = (
    "under det gångna året", "i kommunens norra delar", "enligt den antagna planen",
    "till en kostnad av 120 000 kronor",
)
VERBS = (
    "godkänna förslaget till", "anta riktlinjer för", "avslå ansökan om", "fastställa taxan för", "avsätta medel för",
)
OFFICIALS = ("förvaltningen", "kommunchefen", "tekniska kontoret")
CASES = ("KS {0}/{1:04}", "KS/{0}:{1}", "KS-{0}-{1:05}", "TN {1}-{0}")
"""A document prints all its case numbers in one form: of year and number."""

RECIPIENTS = ("Ekonomiavdelningen", "Tekniska kontoret", "Kommunrevisionen", "Sökanden")


SOURCE = SourceRecord(file="press.txt", path="press.txt", sha256="", media_type="text/plain", pages=1, characters=0)


@st.composite
def names(draw: st.DrawFn, least: int, most: int) -> list[str]:
    """Different people: of those with the same last name no two have the same initial."""
    pairs = st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST))
    chosen = draw(st.lists(pairs, min_size=least, max_size=most, unique_by=lambda pair: (pair[0][0], pair[1])))
    return [" ".join(pair) for pair in chosen]


@st.composite
def attendances(draw: st.DrawFn) -> tuple[Attendance, ...]:
    """Chair, vice chair, members, substitutes who serve and who do not, officials with the secretary last."""
    people = draw(names(9, 16))
    party = st.sampled_from(PARTIES)
    secretary, clerk, absent, *elected = people
    serving = draw(st.integers(0, 1))
    idle = draw(st.integers(0, 2))
    listed = []
    for place, name in enumerate(elected):
        office = {0: "chair", 1: "first_vice_chair"}.get(place)
        listed.append({"name": name, "party": draw(party), "role": "member", "office": office})
    for one in listed[len(listed) - idle - serving :]:
        one["role"] = "substitute"
    if serving:
        listed[len(listed) - idle - 1] |= {"role": "serving_substitute", "replaces": absent}
    listed.append({"name": clerk, "role": "official", "title": draw(st.sampled_from(TITLES))})
    listed.append({"name": secretary, "role": "official", "office": "secretary"})
    return tuple(Attendance.model_validate(one) for one in listed)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence that tells something and decides nothing."""
    parts = (SUBJECTS, ACTS, MATTERS, TAILS)
    return " ".join(draw(st.sampled_from(words)) for words in parts) + "."


@st.composite
def titles(draw: st.DrawFn) -> str:
    """A title of one to some three lines."""
    matter = draw(st.sampled_from(MATTERS))
    return draw(
        st.sampled_from(
            (
                f"Taxa för {matter}",
                f"Svar på motion om {matter}",
                f"Yttrande över remiss om {matter}",
                f"Detaljplan för kvarteret {draw(st.sampled_from(BLOCKS))}",
                f"Medborgarförslag om {matter} – återrapportering av det uppdrag som nämnden gav föregående år",
            )
        )
    )


@st.composite
def decisions(draw: st.DrawFn, body: str) -> Decision:
    """A decision with one to four clauses: infinitives without att and without a full stop."""
    clause = st.tuples(st.sampled_from(VERBS), st.sampled_from(MATTERS)).map(" ".join)
    task = st.builds("ge {} i uppdrag att utreda {}".format, st.sampled_from(OFFICIALS), st.sampled_from(MATTERS))
    clauses = draw(st.lists(clause | task, min_size=1, max_size=4, unique=True))
    return Decision(by=body, text=f"{body} beslutar", clauses=tuple(clauses))


@st.composite
def paragraphs(draw: st.DrawFn, number: int, body: str, cases: st.SearchStrategy[str]) -> Paragraph:
    """One item: what the matter is, sometimes a proposal, papers and recipients, and mostly a decision."""
    decided = draw(st.integers(0, 5)) > 0
    raw = draw(cases) if draw(st.booleans()) else None
    proposed = draw(decisions("Förvaltningen")) if decided and draw(st.booleans()) else None
    return Paragraph(
        number=str(number),
        title=draw(titles()),
        case_numbers=(CaseNumber(raw=raw, key=case_numbers.key(raw)),) if raw else (),
        summary=" ".join(draw(st.lists(sentences(), min_size=1, max_size=6))),
        proposals=(Proposal(by="Förvaltningen", text="", clauses=proposed.clauses),) if proposed else (),
        decisions=(draw(decisions(body)),) if decided else (),
        recipients=tuple(draw(st.lists(st.sampled_from(RECIPIENTS), max_size=2, unique=True))) if decided else (),
    )


@st.composite
def minutes(draw: st.DrawFn, most: int = 6) -> Minutes:
    """A whole meeting."""
    organisation, body = draw(st.sampled_from(ORGANISATIONS)), draw(st.sampled_from(BODIES))
    day = draw(st.dates(date(2005, 1, 1), date(2034, 12, 31)))
    number = draw(st.integers(1, 280))
    form = draw(st.sampled_from(CASES))
    cases = st.integers(10, 990).map(lambda n: form.format(day.year, n))
    items = []
    for _ in range(draw(st.integers(2, most))):
        items.append(draw(paragraphs(number, body, cases)))
        number += draw(st.sampled_from((1, 1, 1, 1, 1, 2)))
    return Minutes(
        source=SOURCE, kind="minutes", organisation=organisation, body=body, dates=(day.isoformat(),),
        start="13:15", end="16:40", place=draw(st.sampled_from(PLACES)),
        first_paragraph=items[0].number, last_paragraph=items[-1].number,
        paragraphs=tuple(items), attendance=draw(attendances()),
    )
