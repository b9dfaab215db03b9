"""Hand-made records for the tests of links."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from protokoll.records import CaseNumber, Decision, Minutes, Paragraph, Proposal, Reference, Section, SourceRecord
from protokoll.shapes.case_numbers import key


def paragraph(
    number: str, title: str, case: str | None = None, decision: str | None = None, to: str | None = None,
    proposal: str | None = None, cites: Sequence[dict[str, str]] = (), text: str = "", **more: Any,
) -> Paragraph:
    """A paragraph with one decision, and with `to` a recommendation."""
    return Paragraph(
        number=number, title=title,
        case_numbers=(CaseNumber(raw=case, key=key(case)),) if case else (),
        sections=(Section(role="text", text=text or f"{title}. {decision or ''}"),),
        proposals=(Proposal(by="Förvaltningen", text=proposal),) if proposal else (),
        decisions=(Decision(text=decision, recommends_to=to, outcome="approved"),) if decision else (),
        references=tuple(Reference(raw=" ".join(c.values()), **c) for c in cites), **more,
    )


def minutes(
    body: str | None, date: str | None, *paragraphs: Paragraph, organisation: str | None = "Granfors kommun",
    file: str = "", sha: str = "", **more: Any,
) -> Minutes:
    """The minutes of one meeting."""
    name = file or f"{(body or 'x').lower().replace(' ', '-')}-{date}.txt"
    source = SourceRecord(file=name, path=name, sha256=sha or name, media_type="text/plain", pages=1, characters=1)
    return Minutes(**{"kind": "minutes", **more}, source=source, organisation=organisation, body=body,
                   dates=(date,) if date else (), paragraphs=paragraphs)
