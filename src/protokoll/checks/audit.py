"""The whole set of checks over one parsed document: `protokoll check`."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from protokoll.checks.approval import approval
from protokoll.checks.days import days
from protokoll.checks.finding import Finding, Report, Unjudged
from protokoll.checks.law import law
from protokoll.checks.matters import matters
from protokoll.checks.numbering import numbering
from protokoll.checks.presence import presence
from protokoll.checks.reading import notes, reading
from protokoll.checks.scope import applies
from protokoll.checks.subject import OWN, Subject
from protokoll.checks.voting import voting
from protokoll.checks.words import has
from protokoll.outline import Outline
from protokoll.records import Minutes
from protokoll.text import Source, Text

# In this order, which is that of the findings on one page.
CHECKS: tuple[Callable[[Subject], Iterator[Finding | Unjudged]], ...] = (
    numbering, presence, days, matters, voting, approval, law,
)
_IN_NUMBERING = ("range.", "sequence.", "contents.")


def audit(minutes: Minutes, text: Text, outline: Outline, source: Source) -> Report:
    """Everything that a document contradicts in itself or that the law asks for, each finding once.

    Documents that are no minutes and no extract have only what could not be read.
    """
    found = list(notes(source))
    open_ones: list[Unjudged] = []
    if minutes.kind in OWN:
        subject = Subject(minutes, text, outline, source)
        left_out = _left_out(subject)
        found += [f for f in reading(minutes, outline) if not f.code.startswith(left_out) and not _said(subject, f)]
        for check in CHECKS:
            for result in check(subject):
                if isinstance(result, Unjudged):
                    open_ones.append(result)
                else:
                    found.append(result)
    return Report(tuple(sorted(dict.fromkeys(found), key=lambda f: f.page or 0)), tuple(dict.fromkeys(open_ones)))


def _left_out(subject: Subject) -> tuple[str, ...]:
    """The codes of the parse-time set that another check says better, or that do not fit the document."""
    if applies(subject):
        return (*_IN_NUMBERING, "attendance.unknown")
    listed_elsewhere = has("presence", "elsewhere", subject.text.content)
    return (*_IN_NUMBERING, "vote.meaning", *(("attendance.unknown",) if listed_elsewhere else ()))


def _said(subject: Subject, finding: Finding) -> bool:
    """Whether a vote's meaning is printed, only in words that the reader does not know."""
    if finding.code != "vote.meaning":
        return False
    return any(m.number == finding.paragraph and has("voting", "meaning", subject.words(m)) for m in subject.matters)
