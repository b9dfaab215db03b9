"""The law of re-reading: every value with a span is read again from the words between the span's offsets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from protokoll.pipeline import Parsed, parse_document
from protokoll.records import Attendance, Decision, Minutes, Notice, Paragraph, Record, Signature, Vote
from protokoll.records.reread import reread
from protokoll.text import Span

ROOT = Path(__file__).parents[1]
FOLDERS = [ROOT / "fixtures/documents", ROOT.parent / "shared/corpus", ROOT.parent / "shared/seeds"]
DOCUMENTS = [path for folder in FOLDERS if folder.is_dir() for path in sorted(folder.iterdir())]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_every_value_is_read_again_from_its_span(path: Path) -> None:
    parsed = parse_document(path)
    broken = [line for record in records_of(parsed.minutes) for line in violations(parsed, record)]
    assert broken == []


def records_of(record: Record) -> Iterator[Record]:
    """A record and all records in it."""
    yield record
    for name in type(record).model_fields:
        value = getattr(record, name)
        for inner in value if isinstance(value, tuple) else (value,):
            if isinstance(inner, Record):
                yield from records_of(inner)


def violations(parsed: Parsed, record: Record) -> Iterator[str]:
    """The values of one record that break the law, one line each."""
    for name, value, span in places(record):
        where = f"{type(record).__name__}.{name} = {value!r}"
        if not 0 <= span.start <= span.end <= len(parsed.text.content):
            yield f"{where}: {span} lies outside the text"
            continue
        printed = parsed.text.content[span.start : span.end]
        again = reread(type(record), name, printed)
        if not (value == again or (isinstance(again, tuple) and value in again)):
            yield f"{where}: {printed!r} reads as {again!r}"
        if span.page != parsed.text.page_at(span.start):
            yield f"{where}: stands on page {parsed.text.page_at(span.start)}, not {span.page}"


def places(record: Record) -> Iterator[tuple[str, Any, Span]]:
    """Name, value and span of everything in a record that was read from the page."""
    for name, spans in record.spans.items():
        value = getattr(record, name)
        if isinstance(spans, Span):
            yield name, value, spans
        else:
            assert len(value) == len(spans), f"{name}: {len(value)} values, {len(spans)} spans"
            yield from ((name, v, span) for v, span in zip(value, spans, strict=True) if span is not None)


@pytest.mark.parametrize(
    ("record_type", "field", "printed", "value"),
    [
        (Minutes, "body", "Vård- och\n      omsorgsnämnden", "Vård- och omsorgsnämnden"),
        (Minutes, "start", "13.15", "13:15"),
        (Minutes, "end", "9", "09:00"),
        (Minutes, "dates", "2031-05-14", ("2031-05-14",)),
        (Paragraph, "number", "30 a", "30a"),
        (Paragraph, "number", "", ""),
        (Decision, "text", "Nämnden beslutar\natt köpa\n\natt sälja", "Nämnden beslutar att köpa\n\natt sälja"),
        (Attendance, "party", "s", "S"),
        (Attendance, "party", "(NoL)", "NOL"),
        (Vote, "yes", "23", 23),
        (Vote, "no", "inga", 0),
        (Notice, "posted", "2031-05-21", "2031-05-21"),
        (Signature, "signed_at", "2031-06-20 09:14:07 +0200", "2031-06-20T09:14:07+02:00"),
        (Signature, "signed_at", "2031-06-20 09:14:07 UTC", "2031-06-20T09:14:07+00:00"),
        (Signature, "signed_at", "2031-06-20", "2031-06-20"),
    ],
)
def test_how_a_field_is_read(record_type: type[Record], field: str, printed: str, value: object) -> None:
    assert reread(record_type, field, printed) == value


def test_what_is_never_read_has_no_reader() -> None:
    with pytest.raises(KeyError):
        reread(Decision, "outcome", "bifall")
