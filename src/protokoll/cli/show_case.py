"""The way of a case for people: one row a step, with what was proposed, decided and objected, and where it stands."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from protokoll.store.cases import CaseHistory, Step

_PLAIN_WIDTH = 100
_LONGEST = 320
_FOLLOWS = {"same": ("as proposed", "green"), "changed": ("not as proposed", "bold yellow")}
_OUTCOMES = {"approved": "green", "rejected": "red"}


def console() -> Console:
    """Standard output; without a terminal, without colours and of a fixed width."""
    return Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else _PLAIN_WIDTH)


def cases(found: Sequence[CaseHistory]) -> None:
    """Each case by itself: its heading, its steps, what is missing, what it refers to."""
    out = console()
    for number, one in enumerate(found):
        if number:
            out.rule(style="dim")
        _heading(out, one)
        out.print(_table(one.steps, one.title))
        for missing in one.missing:
            where = ", ".join(part for part in (missing.body, missing.date, f"§ {missing.paragraph}") if part)
            line = Text(f"Missing: {where}", "bold yellow")
            out.print(line.append(f'  “{_short(missing.raw)}” ({missing.cited_in})', "not bold dim"))
        if one.related:
            out.print(Text("Refers to, or is referred to from, paragraphs of other cases:", "bold"))
            out.print(_table(one.related, ""))


def _heading(out: Console, one: CaseHistory) -> None:
    owner = one.organisation or "organisation not known"
    owner += " (inferred)" if one.organisation_basis == "evidence" else ""
    out.print(Text(one.number, "bold cyan").append(f" · {owner}", "not bold"))
    out.print(Text(one.title, "bold"))
    others = [spelling for spelling in one.spellings if spelling != one.number]
    if others:
        out.print(Text(f"also written {', '.join(others)}", "dim"))


def _table(steps: Sequence[Step], title: str) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True, leading=1)
    table.add_column("Date", min_width=10)
    table.add_column("§", min_width=3)
    table.add_column("Step", ratio=1, overflow="fold")
    for step in steps:
        table.add_row(step.date or "no date", step.number, _step(step, title))
    return table


def _step(step: Step, title: str) -> Text:
    lines = [Text(step.label, "bold").append_text(_outcome(step))]
    if step.suggested:
        lines.insert(0, Text(f"suggested ({step.score:.2f}): like it in title and time", "magenta"))
    elif step.joined == "reference":
        lines.append(Text(f"joined by the reference “{_short(step.evidence)}”", "dim"))
    if step.title and step.title != title:
        lines.append(Text(step.title))
    lines += _proposed(step)
    if step.decision and step.kind != "mentioned":
        lines.append(Text(_short(step.decision, _LONGEST)))
    lines += _votes(step.votes)
    lines += [_people("Reservation", step.reservations)] if step.reservations else []
    places = [f"{place.file} p. {place.page}" for place in step.sources] or [f"{step.file} p. {step.page}"]
    lines.append(Text(" · also ".join(places), "dim"))
    return Text("\n").join(lines)


def _outcome(step: Step) -> Text:
    text = Text()
    if step.outcome:
        text.append(f"  {step.outcome.replace('_', ' ')}", f"not bold {_OUTCOMES.get(step.outcome, 'cyan')}")
    if step.follows in _FOLLOWS:
        words, style = _FOLLOWS[step.follows]
        text.append(f"  {words}", style if style.startswith("bold") else f"not bold {style}")
    return text


def _proposed(step: Step) -> list[Text]:
    by = dict.fromkeys(proposal.by for proposal in step.proposals if proposal.by)
    lines = [Text("Proposed by ", "dim").append(", ".join(by), "not dim")] if by else []
    if step.kind == "proposal":
        lines += [Text(_short(proposal.text, _LONGEST)) for proposal in step.proposals]
    return lines + ([_people("Yrkande", step.yrkanden)] if step.yrkanden else [])


def _votes(votes: Sequence[dict[str, Any]]) -> list[Text]:
    lines = []
    for vote in votes:
        counts = ", ".join(f"{vote[key]} {key}" for key in ("yes", "no", "abstain") if vote[key] is not None)
        lines.append(Text("Vote ", "dim").append(counts, "not dim"))
    return lines


def _people(what: str, people: Sequence[dict[str, Any]]) -> Text:
    named = (f"{person['name']} ({person['party']})" if person["party"] else person["name"] for person in people)
    return Text(f"{what} ", "dim").append(", ".join(dict.fromkeys(named)), "not dim")


def _short(text: str, longest: int = 90) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + " …"
