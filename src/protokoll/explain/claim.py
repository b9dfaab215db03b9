"""A claim: some words of a document, what they were taken for, and the rule that said so."""

from __future__ import annotations

from typing import NamedTuple

KINDS: dict[str, str] = {
    "item heading": "heading of a § or numbered item: number, title, case number (diarienummer)",
    "section heading": "heading of a section; the role stands beside it",
    "section": "text of a section, kept whole in the paragraph",
    "meeting": "organisation, body, day, time, place, range of paragraphs",
    "attendance": "who was there, or absent",
    "signature": "who signed",
    "vote": "a vote that is printed outside its paragraph",
    "value": "another value that is printed outside its paragraph",
    "notice": "the announcement (anslag)",
    "field": "label of the front or last page with its value",
    "contents": "table of contents",
    "header": "a line that heads several items",
    "annex": "annex (bilaga)",
    "repeated": "words that say again what a value says",
    "formula": "a formula of form pages and signature pages, without content of its own",
    "furniture": "page header, page footer, page number",
    "drawn": "drawn or dotted line",
    "unclaimed": "nobody claimed this",
}
"""Every kind of claim, for people."""

VALUE = "read as a value"
"""How the rule of a claim begins that a record's value makes."""


class Claim(NamedTuple):
    """Characters `start` to `end` were taken for `kind` because of `rule`; `what` names it closer (a role, a value)."""

    start: int
    end: int
    kind: str
    rule: str
    what: str = ""
