"""How one document becomes records: read → normalise → segment → extract → check."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from protokoll import readers
from protokoll.checks import check
from protokoll.extract.approval import read_notice, read_signatures
from protokoll.extract.attendance import read_attendance
from protokoll.extract.kind import read_kind
from protokoll.extract.meeting import Meeting, read_meeting
from protokoll.extract.paragraphs import read_case, read_paragraph
from protokoll.extract.roster import Roster
from protokoll.outline import Outline
from protokoll.outline.normalise import Normalised, normalise
from protokoll.outline.segment import segment
from protokoll.privacy import find
from protokoll.records import Minutes, SourceRecord
from protokoll.text import Found, Source, Text

PARSER_VERSION = "1"

PrivatePlace = tuple[str, int | None, str | None, int, int, int]
"""Something private: kind, paragraph (from 1), role of the section, page, start and end."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document's records with all that they were read from."""

    minutes: Minutes
    text: Text
    outline: Outline
    normalised: Normalised
    source: Source


def parse(path: str | Path) -> Minutes:
    """Read one document (pdf, docx, odt, html, md, txt) into records.

    Raises `ReadError` (and its kinds) where the document cannot be read; what is only doubtful becomes a warning.
    """
    return parse_document(Path(path)).minutes


def parse_text(text: str, name: str = "text.txt") -> Minutes:
    """Read minutes from plain text; a form feed is a page break."""
    return parse_source(readers.read_text(text, name)).minutes


def parse_document(path: Path) -> Parsed:
    """Like `parse`, with the text, outline and furniture beside the records."""
    return parse_source(readers.read(path))


def parse_source(source: Source) -> Parsed:
    """From what a reader returned to records."""
    normalised = normalise(source)
    text = normalised.text
    outline = segment(text)
    attendance = read_attendance(text, outline)
    kind = read_kind(text, outline, len(attendance))
    if kind == "notice":
        outline = Outline(outline.regions, tuple(item for item in outline.items if not item.synthetic))
    meeting = read_meeting(text, outline, source, kind, _running_headers(normalised))
    if len(outline.items) == 1 and outline.items[0].synthetic:
        outline = replace(outline, items=(replace(outline.items[0], case_numbers=tuple(meeting.case_numbers)),))
    roster = Roster(attendance)
    body = meeting.body.value if meeting.body else None
    minutes = Minutes.read(
        source=_source(source, text),
        kind=kind,
        **_meeting(text, meeting),
        paragraphs=tuple(read_paragraph(text, item, kind, body, roster) for item in outline.items),
        attendance=attendance,
        signatures=read_signatures(text, outline, roster),
        notice=read_notice(text, outline),
    )
    minutes = minutes.model_copy(update={"warnings": check(minutes, source, outline)})
    return Parsed(minutes, text, outline, normalised, source)


def parse_with_private(path: Path) -> tuple[Minutes, list[PrivatePlace]]:
    """Like `parse`, with the places where the document says something private."""
    parsed = parse_document(path)
    return parsed.minutes, private_places(parsed)


def private_places(parsed: Parsed) -> list[PrivatePlace]:
    """Where a document says something private."""
    found: list[PrivatePlace] = []
    for private in find(parsed.text.content):
        at, end = private.start, private.end
        items = enumerate(parsed.outline.items, start=1)
        position, item = next(((i, item) for i, item in items if item.start <= at < item.end), (None, None))
        role = next((block.role for block in (item.blocks if item else ()) if block.start <= at < block.end), None)
        found.append((private.kind, position, role, parsed.text.page_at(at), at, end))
    return found


def _running_headers(normalised: Normalised) -> tuple[Found[str], ...]:
    """The lines with words that were taken out of more than one page, most frequent first."""
    counts = Counter(" ".join(line.text.split()) for line in normalised.removed)
    return tuple(Found(words, None) for words, n in counts.most_common() if n > 1 and any(map(str.isalpha, words)))


def _source(source: Source, text: Text) -> SourceRecord:
    return SourceRecord(
        file=source.path.name, path=str(source.path), sha256=source.sha256, media_type=source.media_type,
        pages=len(source.pages), characters=len(text.content),
    )


def _meeting(text: Text, meeting: Meeting) -> dict[str, object]:
    return {
        "organisation": meeting.organisation, "body": meeting.body, "dates": meeting.dates, "start": meeting.start,
        "end": meeting.end, "place": meeting.place, "first_paragraph": meeting.first_paragraph,
        "last_paragraph": meeting.last_paragraph,
        "case_numbers": tuple(read_case(text, c) for c in meeting.case_numbers),
    }
