"""The way of a case, as the links have it: found by any spelling of its number, in each organisation that has it."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import Any

_BASES = ("stated", "folder", "evidence")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step stands: the document, its file, the page; `paragraph` is the id of the paragraph, if it is one."""

    document: str
    file: str
    path: str
    page: int
    paragraph: str | None


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal that was on the table, and whether the decision is the same: same, changed or unknown."""

    by: str | None
    verdict: str
    score: float
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """What an organ did with a case at one meeting.

    `label` says it in words; `joined` how the step came into the case (number, reference, mention, title) and
    `evidence` by which words; a step that only title and time speak for is `suggested`, with its `score`.
    `sources` are all documents that have it; `file` and `page` are those of the first, which counts.
    """

    date: str | None
    body: str | None
    number: str
    title: str
    kind: str
    label: str
    outcome: str | None
    decision: str | None
    recommends_to: tuple[str, ...]
    proposals: tuple[Proposed, ...]
    follows: str
    yrkanden: tuple[dict[str, Any], ...]
    votes: tuple[dict[str, Any], ...]
    reservations: tuple[dict[str, Any], ...]
    file: str
    page: int
    sources: tuple[Place, ...]
    joined: str
    evidence: str
    score: float
    suggested: bool


@dataclass(frozen=True, slots=True)
class MissingParagraph:
    """A paragraph that a step names and that is in no document; `cited_in` is the id of the document that names it."""

    raw: str
    body: str | None
    date: str | None
    paragraph: str
    cited_in: str


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """A case of one organisation: its steps in order of time, the § they name that are missing, and steps of other
    cases that they refer to. `number` is its number as it was first printed; `organisation_basis` the best that speaks
    for the organisation: stated in a document, said of its folder, or only evidence in its text."""

    organisation: str | None
    organisation_basis: str
    number: str
    key: str
    spellings: tuple[str, ...]
    title: str
    steps: tuple[Step, ...]
    missing: tuple[MissingParagraph, ...]
    related: tuple[Step, ...]


def find(connection: sqlite3.Connection, number: str, organisation: str | None = None) -> list[CaseHistory]:
    """The cases that a number in any spelling stands for: at most one in each organisation.

    A number without its series finds the case of an organisation that has only one such.
    """
    asked = _asked_key(number)
    bare = _bare(asked)
    rows = connection.execute(
        "select organisation_key, organisation, key, numbered, story from cases where bare = ?"
        " order by organisation is null, organisation, key", (bare,)
    ).fetchall()
    if organisation is not None:
        rows = [row for row in rows if _is_called(row[1], row[0], organisation)]
    by_owner: dict[str, list[Any]] = {}
    for row in rows:
        by_owner.setdefault(row[0], []).append(row)
    chosen = [found for cases in by_owner.values() if (found := _choose(cases, asked, bare))]
    return [_history(connection, row[4]) for row in chosen]


def with_figures(connection: sqlite3.Connection, number: str) -> list[str]:
    """The printed numbers of all cases with these figures, whatever their series."""
    rows = connection.execute(
        "select distinct (select spelling from case_spellings s where s.case_id = c.id limit 1) from cases c"
        " where bare = ? order by 1", (_bare(_asked_key(number)),)
    )
    return [spelling for (spelling,) in rows if spelling]


def _choose(cases: list[Any], asked: str, bare: str) -> Any:
    """The case of one organisation: with just this key, else the only one that is alike but for its series."""
    exact = [row for row in cases if row[2] == asked]
    if exact:
        return exact[0]
    alike = [row for row in cases if row[3] and (asked == bare or row[2] == bare)]
    return alike[0] if len(alike) == 1 else None


def _asked_key(number: str) -> str:
    from protokoll.shapes import case_numbers

    found = case_numbers.find(number.strip(), where="label")
    return found[0].key if len(found) == 1 else case_numbers.key(number)


def _bare(key: str) -> str:
    """A case's key without its series, as `bare_key` in `protokoll.link` has it: the column of that name."""
    first, _, rest = key.partition("|")
    return rest if rest and not first.isdecimal() else key


def _is_called(name: str | None, key: str, wanted: str) -> bool:
    return wanted == key or (name is not None and wanted.strip().casefold() in name.casefold())


def _history(connection: sqlite3.Connection, story: str) -> CaseHistory:
    data = json.loads(story)
    documents = {place["document"] for step in data["steps"] for place in step["places"]}
    number = data["spellings"][0] if data["spellings"] else data["key"]
    return CaseHistory(
        data["organisation"], _basis(connection, documents), number, data["key"], tuple(data["spellings"]),
        data["title"], tuple(_step(connection, step) for step in data["steps"]),
        tuple(MissingParagraph(**missing) for missing in data["missing"]),
        tuple(_step(connection, step) for step in data["related"]),
    )


def _basis(connection: sqlite3.Connection, documents: set[str]) -> str:
    marks = ", ".join("?" * len(documents))
    found = {basis for (basis,) in connection.execute(
        f"select distinct organisation_basis from documents where id in ({marks})", sorted(documents)
    )}
    return next((basis for basis in _BASES if basis in found), "unknown")


def _step(connection: sqlite3.Connection, data: dict[str, Any]) -> Step:
    proposals = tuple(Proposed(p["by"], p["verdict"], p["score"], p["text"]) for p in data["followed"])
    sources = tuple(_place(connection, place) for place in data["places"])
    return Step(
        data["date"], data["body"], data["number"], data["title"], data["kind"], data["label"], data["outcome"],
        data["decision"], tuple(data["recommends_to"]), proposals, data["follows"], tuple(data["yrkanden"]),
        tuple(data["votes"]), tuple(data["reservations"]), data["file"], data["page"], sources, data["joined"],
        data["evidence"], data["score"], data["joined"] == "title",
    )


def _place(connection: sqlite3.Connection, data: dict[str, Any]) -> Place:
    file, path, paragraph = connection.execute(
        "select d.file, d.path, p.id from documents d"
        " left join paragraphs p on p.document = d.id and p.position = ? where d.id = ?",
        (data["position"] + 1, data["document"]),
    ).fetchone() or (data["document"], data["document"], None)
    return Place(data["document"], file, path, data["page"], paragraph)
