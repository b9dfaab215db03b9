"""One document for people: its meeting, who was there, each paragraph with its parts."""

from __future__ import annotations

import sys
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

Data = dict[str, Any]

_ROLES = {
    "member": "Members", "serving_substitute": "Serving substitutes", "substitute": "Substitutes",
    "official": "Officials", "guest": "Others",
}
_PLAIN_WIDTH = 100


def document(record: Data) -> None:
    """Print a record."""
    out = Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else _PLAIN_WIDTH)
    _header(out, record)
    _attendance(out, record["attendance"])
    for paragraph in record["paragraphs"]:
        _paragraph(out, paragraph)
    _closing(out, record)


def _header(out: Console, record: Data) -> None:
    title = " · ".join(part for part in (record["organisation"], record["body"]) if part)
    out.print(Text(title or record["source"]["file"], "bold"))
    rows = {
        "Kind": record["kind"],
        "Dates": ", ".join(record["dates"]),
        "Time": "–".join(part for part in (record["start"], record["end"]) if part),
        "Place": record["place"],
        "Paragraphs": "–".join(part for part in (record["first_paragraph"], record["last_paragraph"]) if part),
        "Case numbers": ", ".join(case["raw"] for case in record["case_numbers"]),
        "File": f"{record['source']['file']} ({record['source']['pages']} pages)",
    }
    out.print(_grid(rows))


def _attendance(out: Console, people: list[Data]) -> None:
    for role, heading in _ROLES.items():
        present = [_person(person) for person in people if person["role"] == role and person["present"]]
        _list(out, heading, present)
    _list(out, "Absent", [_person(person) for person in people if not person["present"]])


def _person(person: Data) -> str:
    name: str = _name(person)
    notes = [person["title"], (person["office"] or "").replace("_", " "), person["organisation"]]
    if person["replaces"]:
        notes.append(f"for {person['replaces']}")
    if person["paragraphs"]:
        notes.append(person["paragraphs"] if "§" in person["paragraphs"] else f"§ {person['paragraphs']}")
    shown = ", ".join(note for note in notes if note)
    return f"{name}, {shown}" if shown else name


def _paragraph(out: Console, data: Data) -> None:
    number = f"§ {data['number']}  " if data["number"] else ""
    out.print()
    out.print(Rule(style="dim"))
    out.print(Text(f"{number}{data['title'] or ''}", "bold"))
    first, last = data["pages"]
    pages = f"p. {first}" if first == last else f"p. {first}–{last}"
    facts = [*(case["raw"] for case in data["case_numbers"]), pages, "adjusted at once" if data["immediate"] else ""]
    out.print(Text(" · ".join(fact for fact in facts if fact), "dim"))
    if data["summary"]:
        _block(out, "Summary", data["summary"])
    for proposal in data["proposals"]:
        _block(out, f"Proposal ({proposal['by']})" if proposal["by"] else "Proposal", proposal["text"])
    _list(out, "Yrkanden", [_mover(mover) for mover in data["yrkanden"]])
    for vote in data["votes"]:
        _vote(out, vote)
    for decision in data["decisions"]:
        _decision(out, decision)
    _list(out, "Reservations", [_mover(mover) for mover in data["reservations"]])
    _list(out, "Statements", [_mover(mover) for mover in data["statements"]])
    _list(out, "Left because of jäv", [_name(person) for person in data["recused"]])
    _list(out, "Presenters", data["presenters"])
    _list(out, "Documents", data["documents"])
    _list(out, "Sent to", data["recipients"])


def _vote(out: Console, vote: Data) -> None:
    counts = [f"{vote[key]} {key}" for key in ("yes", "no", "abstain", "absent") if vote[key] is not None]
    lines = [", ".join(counts)]
    lines += [f"{word}: {vote[key]}" for word, key in (("yes", "yes_means"), ("no", "no_means")) if vote[key]]
    for choice in ("yes", "no", "abstain"):
        names = [_name(ballot) for ballot in vote["ballots"] if ballot["choice"] == choice]
        if names:
            lines.append(f"{choice}: {', '.join(names)}")
    _block(out, "Vote", "\n".join(lines))


def _decision(out: Console, decision: Data) -> None:
    notes = [decision["by"], (decision["outcome"] or "").replace("_", " ")]
    if decision["recommends_to"]:
        notes.append(f"recommended to {decision['recommends_to']}")
    shown = ", ".join(note for note in notes if note)
    _block(out, f"Decision ({shown})" if shown else "Decision", decision["text"], "bold green")


def _closing(out: Console, record: Data) -> None:
    signed = []
    for signature in record["signatures"]:
        how = "electronically" if signature["electronic"] else ""
        notes = [signature["role"], how, signature["signed_at"], signature["provider"]]
        signed.append(f"{signature['name']}, {', '.join(note for note in notes if note)}")
    if signed or record["notice"] or record["warnings"]:
        out.print()
        out.print(Rule(style="dim"))
    _list(out, "Signatures", signed)
    if record["notice"]:
        notice = record["notice"]
        _list(out, "Anslag", [f"posted {notice['posted'] or '?'}, removed {notice['removed'] or '?'}"])
    for warning in record["warnings"]:
        place = f" (§ {warning['paragraph']})" if warning["paragraph"] else ""
        out.print(Text(f"{warning['code']}: {warning['message']}{place}", "yellow"))


def _mover(mover: Data) -> str:
    text = " ".join(mover["text"].split())
    return f"{_name(mover)}: {text}" if text else _name(mover)


def _name(person: Data) -> str:
    return f"{person['name']} ({person['party']})" if person["party"] else str(person["name"])


def _block(out: Console, heading: str, text: str, style: str = "bold cyan") -> None:
    out.print(Text(heading, style))
    out.print(Padding(Text(text), (0, 0, 0, 2)))


def _list(out: Console, heading: str, items: list[str]) -> None:
    if items:
        _block(out, heading, "\n".join(items))


def _grid(rows: dict[str, str | None]) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim")
    grid.add_column(overflow="fold")
    for name, value in rows.items():
        if value:
            grid.add_row(name, Text(value))
    return grid
