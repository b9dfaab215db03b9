"""Invented minutes as records, and a parser that reads them back from files: for tests of what comes after parsing.

A file holds the record of its document as JSON, or one of the words CRASH, HANG, BAD, BUG and ODD, at which the
parser dies, waits, refuses, fails, and reads what cannot be stored.
"""

from __future__ import annotations

import json
import os
import sys
import time
import types
from pathlib import Path

from protokoll.errors import WrongFormatError
from protokoll.records import (
    Attendance,
    Ballot,
    CaseNumber,
    Decision,
    Minutes,
    Mover,
    Notice,
    Paragraph,
    Recusal,
    Reference,
    Section,
    Signature,
    SourceRecord,
    Vote,
    Warning,
)
from protokoll.store.write import Stamp, Writer
from protokoll.text import Found, Span

BODIES = ("Kommunstyrelsen", "Kommunfullmäktige", "Barn- och utbildningsnämnden", "Kommunstyrelsens arbetsutskott")
MATTERS = (
    "Färdplan för cykeltrafik", "Avgifter för skolskjuts", "Detaljplan för Norra hamnen", "Riktlinjer för hjälpmedel",
    "Motion om böcker till alla bibliotek", "Budgetuppföljning", "Val av ledamöter", "Stipendium till unga forskare",
)
SENTENCES = (
    "Förvaltningen har tagit fram ett förslag som har varit på remiss hos nämnderna.",
    "Städerna i länet har sedan tidigare ett avtal om samverkan.",
    "Arbetet ska följas upp årligen och redovisas för ledamöterna.",
    "Kostnaderna ryms inom beslutad ram för verksamheten.",
)


def paragraph(number: int, matter: str, case: str, year: int = 2031) -> Paragraph:
    """A paragraph with a summary, a decision, and for every third number a vote."""
    at = number * 1000
    text = " ".join(SENTENCES[(number + i) % len(SENTENCES)] for i in range(3))
    decided = f"Kommunstyrelsen beslutar att anta {matter[0].lower()}{matter[1:]}."
    has_vote = number % 3 == 0
    return Paragraph.read(
        number=Found(str(number), Span(2, at, at + 2)),
        title=Found(matter, Span(2, at + 5, at + 5 + len(matter))),
        case_numbers=(CaseNumber.read(raw=Found(case, Span(2, at + 60, at + 70)), key=case_key(case)),),
        summary=Found(text, Span(2, at + 100, at + 100 + len(text))),
        sections=(
            Section(role="summary", heading="Sammanfattning", text=text),
            Section(role="decision", heading="Beslut", text=decided),
        ),
        yrkanden=(Mover(name="Anna Bergström", party="S", text="Bifall till förslaget"),) if has_vote else (),
        votes=(
            Vote(yes=6, no=5, yes_means="förslaget", no_means="avslag", ballots=(
                Ballot(name="Anna Bergström", party="S", choice="yes"), Ballot(name="Nils Ek", party="M", choice="no"),
            )),
        ) if has_vote else (),
        decisions=(
            Decision.read(
                by="Kommunstyrelsen", outcome="rejected" if number % 5 == 0 else "approved",
                text=Found(decided, Span(3, at + 500, at + 500 + len(decided))), clauses=(decided,),
            ),
        ),
        reservations=(Mover(name="Nils Ek", party="M", text="Reserverar sig"),) if has_vote else (),
        recused=(Recusal(name="Eva Lind", party="C"),) if number % 4 == 0 else (),
        presenters=("Karin Holm",), documents=("Tjänsteskrivelse",), recipients=("Ekonomichefen",),
        references=(Reference(raw="§ 3", paragraph="3", date=f"{year}-01-10"),),
        pages=(2, 3),
    )


def minutes(serial: int, paragraphs: int = 4) -> Minutes:
    """The minutes of one invented meeting; another serial, another meeting."""
    year, month, day = 2028 + serial % 5, serial % 12 + 1, serial % 28 + 1
    date = f"{year}-{month:02}-{day:02}"
    name = f"granfors-{serial}.txt"
    return Minutes.read(
        source=SourceRecord(file=name, path=name, sha256="", media_type="text/plain", pages=3, characters=9000),
        kind="minutes",
        organisation=Found("Granfors kommun", Span(1, 0, 15)),
        body=Found(BODIES[serial % len(BODIES)], Span(1, 20, 35)),
        dates=(date,), start="09:00", end="11:30", place="Sessionssalen",
        first_paragraph="1", last_paragraph=str(paragraphs),
        paragraphs=tuple(
            paragraph(i + 1, MATTERS[(serial + i) % len(MATTERS)], f"KS {year}/{(serial + i) % 40 + 1}", year)
            for i in range(paragraphs)
        ),
        attendance=(
            Attendance(name="Anna Bergström", party="S", office="chair"), Attendance(name="Nils Ek", party="M"),
            Attendance(name="Eva Lind", party="C", present=False),
            Attendance(name="Karin Holm", role="official", office="secretary"),
        ),
        signatures=(Signature(name="Anna Bergström", role="chair"),),
        notice=Notice(posted=date, removed=None),
        warnings=(Warning(code="paragraph.gap", message="No § 2", paragraph="2"),) if serial % 10 == 0 else (),
    )


def case_key(raw: str) -> str:
    """The key under which the real parser would find the case."""
    from protokoll.shapes.case_numbers import key

    return key(raw)


def write(folder: Path, serials: range, paragraphs: int = 4) -> list[Path]:
    """Files that `parse` reads."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"granfors-{serial}.txt" for serial in serials]
    for serial, path in zip(serials, paths, strict=True):
        path.write_text(json.dumps(minutes(serial, paragraphs).to_dict(provenance=True)), "utf-8")
    return paths


def put(store: Writer, serial: int, sha256: str = "", paragraphs: int = 4, version: str = "1") -> str:
    """Put invented minutes into an archive; returns the document's id."""
    record = minutes(serial, paragraphs).to_dict(provenance=True)
    path = Path(f"/minutes/granfors-{serial}.txt")
    return store.put(path, Stamp(10, serial), sha256 or f"{serial:04x}{'0' * 60}", record, version)


def parse(path: Path) -> Minutes:
    """The parser of these files."""
    content = path.read_text("utf-8")
    match content.split():
        case ["CRASH"]:
            os._exit(3)
        case ["HANG"]:
            time.sleep(60)
        case ["BAD"]:
            raise WrongFormatError(f"{path.name}: not minutes. Look at it")
        case ["ODD"]:  # a number that no database can hold
            return minutes(99).model_copy(update={"paragraphs": (Paragraph(number="1", votes=(Vote(yes=10**30),)),)})
        case ["BUG"]:
            raise KeyError("colour")
    return Minutes.model_validate(json.loads(content))


def install(version: str = "1") -> types.ModuleType:
    """Put the parser of these files where the program looks for its own."""
    import protokoll

    fake = types.ModuleType("protokoll.pipeline")
    fake.parse = parse  # type: ignore[attr-defined]
    fake.parse_with_private = lambda path: (parse(path), [])  # type: ignore[attr-defined]
    fake.parse_document = lambda path: types.SimpleNamespace(  # type: ignore[attr-defined]
        text=types.SimpleNamespace(content=path.read_text("utf-8"))
    )
    fake.PARSER_VERSION = version  # type: ignore[attr-defined]
    sys.modules["protokoll.pipeline"] = fake
    protokoll.pipeline = fake  # type: ignore[attr-defined]
    return fake


if __name__ == "__main__":
    from protokoll.workers import serve

    install()
    serve()
