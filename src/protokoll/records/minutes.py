"""The typed results, in the public form of the records."""

from __future__ import annotations

from typing import Any, Literal

from protokoll.records.base import Record

DocumentKind = Literal["minutes", "extract", "recommendation", "news", "agenda", "notice", "memo", "other"]
Outcome = Literal[
    "approved", "rejected", "referred_back", "postponed", "noted", "answered", "elected", "withdrawn"
]
AttendanceRole = Literal["member", "serving_substitute", "substitute", "official", "guest"]
Office = Literal["chair", "first_vice_chair", "second_vice_chair", "secretary", "adjuster"]
SignatureRole = Literal["chair", "secretary", "adjuster", "other"]
Choice = Literal["yes", "no", "abstain", "absent"]


class SourceRecord(Record):
    """The file (källa): `file` is its name, `characters` the length of the cleaned text."""

    file: str
    path: str
    sha256: str
    media_type: str
    pages: int
    characters: int


class Warning(Record):
    """What looks wrong or could not be read (anmärkning), with a stable code."""

    code: str
    message: str
    paragraph: str | None = None
    page: int | None = None


class CaseNumber(Record):
    """Diarienummer: as printed, and the normal form under which the same case is found across documents."""

    raw: str
    key: str


class Section(Record):
    """A section (avsnitt) of a paragraph: its role, its heading as printed, its text."""

    role: str
    heading: str | None = None
    text: str = ""


class Proposal(Record):
    """Förslag till beslut: whose it is, its text and clauses (att-satser)."""

    by: str | None = None
    text: str
    clauses: tuple[str, ...] = ()


class Mover(Record):
    """A person with party and words: the form of yrkande, reservation and statement (yttrande, anteckning)."""

    name: str
    party: str | None = None
    text: str = ""


class Recusal(Record):
    """Jäv: who left."""

    name: str
    party: str | None = None


class Ballot(Record):
    """One member's vote (röst)."""

    name: str
    party: str | None = None
    choice: Choice


class Vote(Record):
    """Omröstning (votering): totals, what Ja and Nej mean in the words of the minutes, and names where printed."""

    yes: int | None = None
    no: int | None = None
    abstain: int | None = None
    absent: int | None = None
    yes_means: str | None = None
    no_means: str | None = None
    ballots: tuple[Ballot, ...] = ()


class Decision(Record):
    """Beslut: what this body decided, or, with `recommends_to`, proposes that another body decide."""

    by: str | None = None
    recommends_to: str | None = None
    outcome: Outcome | None = None
    text: str
    clauses: tuple[str, ...] = ()


class Reference(Record):
    """Another paragraph or case that the text names (hänvisning)."""

    raw: str
    body: str | None = None
    date: str | None = None
    paragraph: str | None = None
    case_number: str | None = None


class Paragraph(Record):
    """Paragraf (§) or numbered item (ärende) of the meeting."""

    number: str
    title: str | None = None
    case_numbers: tuple[CaseNumber, ...] = ()
    summary: str | None = None
    sections: tuple[Section, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    yrkanden: tuple[Mover, ...] = ()
    votes: tuple[Vote, ...] = ()
    decisions: tuple[Decision, ...] = ()
    reservations: tuple[Mover, ...] = ()
    statements: tuple[Mover, ...] = ()
    recused: tuple[Recusal, ...] = ()
    presenters: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    immediate: bool = False
    pages: tuple[int, int] = (1, 1)


class Attendance(Record):
    """One person's attendance (närvaro): ledamot, tjänstgörande ersättare, ersättare, tjänsteperson or other."""

    name: str
    party: str | None = None
    role: AttendanceRole = "member"
    present: bool = True
    office: Office | None = None
    replaces: str | None = None
    organisation: str | None = None
    title: str | None = None
    paragraphs: str | None = None


class Signature(Record):
    """Underskrift or e-signature; `signed_at` as ISO 8601."""

    name: str
    role: SignatureRole = "other"
    electronic: bool = False
    signed_at: str | None = None
    provider: str | None = None


class Notice(Record):
    """Anslag: when the adjusted minutes were announced, and until when."""

    posted: str | None = None
    removed: str | None = None


class Minutes(Record):
    """One document (protokoll, protokollsutdrag, …) with all that was read from it."""

    source: SourceRecord
    kind: DocumentKind
    organisation: str | None = None
    body: str | None = None
    dates: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    place: str | None = None
    first_paragraph: str | None = None
    last_paragraph: str | None = None
    case_numbers: tuple[CaseNumber, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    signatures: tuple[Signature, ...] = ()
    notice: Notice | None = None
    warnings: tuple[Warning, ...] = ()

    def to_dict(self, provenance: bool = False) -> dict[str, Any]:
        """The document in its public form (one line of `protokoll parse`)."""
        return self.public(provenance)
