"""The typed results of parsing: see `docs/records.md`."""

from protokoll.records.base import Record, Spans
from protokoll.records.minutes import (
    Attendance,
    AttendanceRole,
    Ballot,
    CaseNumber,
    Choice,
    Decision,
    DocumentKind,
    Minutes,
    Mover,
    Notice,
    Office,
    Outcome,
    Paragraph,
    Proposal,
    Recusal,
    Reference,
    Section,
    Signature,
    SignatureRole,
    SourceRecord,
    Vote,
    Warning,
)

__all__ = [
    "Attendance", "AttendanceRole", "Ballot", "CaseNumber", "Choice", "Decision", "DocumentKind", "Minutes", "Mover",
    "Notice", "Office", "Outcome", "Paragraph", "Proposal", "Record", "Recusal", "Reference", "Section", "Signature",
    "SignatureRole", "SourceRecord", "Spans", "Vote", "Warning",
]
