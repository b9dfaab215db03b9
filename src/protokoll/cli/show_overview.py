"""People, organs, coverage and differences, as tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from protokoll.cli.show_case import console
from protokoll.link.activity import Act, Activity, Seat
from protokoll.link.diff import Diff
from protokoll.store.overview import Body, CoverageReport, CoverageRow

_UNKNOWN = "organisation not known"
_MANY = 6
_LINES = {"+": "green", "-": "red", "@": "cyan"}


def people(found: Sequence[Activity]) -> None:
    """Each person by themself: the seats, then what they moved and how they voted."""
    out = console()
    for number, one in enumerate(found):
        if number:
            out.rule(style="dim")
        who = one.person
        name = f"{who.name} ({who.party})" if who.party else who.name
        out.print(Text(name, "bold cyan").append(f" · {who.organisation or _UNKNOWN}", "not bold"))
        others = dict.fromkeys(n for n, _ in who.spellings if n != who.name)
        if others:
            out.print(Text(f"also written {', '.join(others)}", "dim"))
        counts = f"meetings: {one.attended} attended, {one.missed} missed, {one.substitutions} as serving substitute"
        out.print(Text(counts))
        if one.seats:
            out.print(_seats(one.seats))
        if one.acts:
            out.print(_acts(one.acts))


def _seats(seats: Sequence[Seat]) -> Table:
    table = _table(("Date", 10), ("Body", None), ("Present", 7), ("As", None))
    for seat in seats:
        parts = [seat.role, *seat.offices]
        role = ", ".join(part.replace("_", " ") for part in parts)
        role += f", for {seat.replaces}" if seat.replaces else ""
        present = Text("yes", "green") if seat.present else Text("no", "red")
        table.add_row(seat.date or "no date", seat.body or "", present, role)
    return table


def _acts(acts: Sequence[Act]) -> Table:
    table = _table(("Date", 10), ("§", 3), ("What", 11), ("Matter", None))
    for act in acts:
        matter = Text(act.title or "", "bold")
        if act.text:
            matter.append("\n" if act.title else "").append(_short(act.text), "not bold")
        matter.append(f"\n{act.body or ''} · {act.document} p. {act.page}", "not bold dim")
        table.add_row(act.date or "no date", act.number, act.kind, matter)
    return table


def bodies(found: Sequence[Body]) -> None:
    """Organs by organisation."""
    out = console()
    for owner, group in groupby(found, key=lambda one: one.organisation):
        out.print(Text(owner or _UNKNOWN, "bold"))
        table = _table(("Body", None), ("Meetings", 8), ("From", 10), ("To", 10), ("§ missing", 9))
        for one in group:
            name = Text(one.body)
            others = [s.spelling for s in one.spellings if s.spelling != one.body]
            if others:
                name.append(f"\nalso {', '.join(others)}", "dim")
            for before, after in one.gaps:
                name.append(f"\nno meeting between {before} and {after}", "yellow")
            missing = Text(str(one.missing) if one.missing else "", "yellow")
            table.add_row(name, str(one.meetings), one.first or "", one.last or "", missing)
        out.print(table)


def coverage(report: CoverageReport) -> None:
    """Organs and years by organisation, then what failed."""
    out = console()
    for owner, group in groupby(report.rows, key=lambda row: row.organisation):
        out.print(Text(owner or _UNKNOWN, "bold"))
        table = _table(("Body", None), ("Year", 4), ("Meetings", 8), ("§", 9), ("There", 5), ("Missing", None))
        for row in group:
            span = "–".join(dict.fromkeys(number for number in (row.first, row.last) if number))
            body = row.body or Text("not named", "dim")
            table.add_row(body, row.year, str(len(row.meetings)), span, str(row.paragraphs), _lacking(row))
        out.print(table)
    if report.failed:
        out.print(Text(f"{len(report.failed)} documents failed", "bold red"))
        for one in report.failed:
            out.print(Text(f"  {one.reason}"), soft_wrap=True)


def _lacking(row: CoverageRow) -> Text:
    text = Text()
    if row.missing:
        ranges = [f"{a}" if a == b else f"{a}–{b}" for a, b in row.missing]
        text.append(f"§ {_some(ranges)}", "yellow").append(f" ({row.missing_count})", "dim")
    if row.absent:
        named = [f"§ {one.number} ({one.date})" for one in row.absent]
        text.append("\n" if row.missing else "").append("referred to: ", "dim").append(_some(named), "yellow")
    return text


def changes(found: Diff) -> None:
    """Values before and after, then the text."""
    out = console()
    if found.changes:
        table = _table(("Where", None), ("Before", None), ("After", None))
        for change in found.changes:
            table.add_row(change.where, Text(_value(change.before), "red"), Text(_value(change.after), "green"))
        out.print(table)
    for where, lines in found.text:
        out.print(Text(where, "bold"))
        for line in lines:
            out.print(Text(line, "dim" if line.startswith(("---", "+++")) else _LINES.get(line[:1], "")))


def _value(value: Any) -> str:
    if value is None:
        return "–"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _table(*columns: tuple[str, int | None]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True)
    for name, width in columns:
        if width is None:
            table.add_column(name, ratio=1, overflow="fold")
        else:
            table.add_column(name, min_width=width, overflow="fold")
    return table


def _some(parts: Iterable[str]) -> str:
    listed = list(parts)
    rest = f" and {len(listed) - _MANY} more" if len(listed) > _MANY else ""
    return ", ".join(listed[:_MANY]) + rest


def _short(text: str, longest: int = 240) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rsplit(" ", 1)[0] + " …"
