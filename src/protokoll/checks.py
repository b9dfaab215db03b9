"""The paper's own redundancy: what a document says twice must agree. Each finding is a warning with a stable code."""

from __future__ import annotations

from collections.abc import Iterator

from protokoll.outline import Outline
from protokoll.records import Minutes, Paragraph, Warning
from protokoll.text import Source


def check(minutes: Minutes, source: Source, outline: Outline) -> tuple[Warning, ...]:
    """All warnings of one document: what the reader could not read, then what does not agree."""
    found = [Warning(code=code, message=message, page=page) for code, message, page in source.notes]
    found += _range(minutes)
    found += _contents(minutes, outline)
    for paragraph in minutes.paragraphs:
        found += _paragraph(paragraph)
    if minutes.kind == "minutes" and not minutes.attendance:
        found.append(Warning(code="attendance.unknown", message="The document lists nobody as present or absent."))
    if minutes.kind == "minutes" and not minutes.dates:
        found.append(Warning(code="date.unknown", message="No meeting date could be read."))
    if minutes.kind in ("minutes", "extract") and not minutes.body:
        found.append(Warning(code="body.unknown", message="No organ (body) could be read."))
    return tuple(found)


def _number(printed: str | None) -> int | None:
    digits = "".join(c for c in (printed or "").split(":")[0] if c.isdigit())
    return int(digits) if digits else None


def _range(minutes: Minutes) -> Iterator[Warning]:
    first, last = _number(minutes.first_paragraph), _number(minutes.last_paragraph)
    numbers = [n for p in minutes.paragraphs if (n := _number(p.number)) is not None]
    if first is not None and last is not None and numbers:
        declared = f"§§ {minutes.first_paragraph}–{minutes.last_paragraph}"
        if min(numbers) != first or max(numbers) != last:
            yield Warning(
                code="range.mismatch",
                message=f"The front page declares {declared}, the text has §§ {min(numbers)}–{max(numbers)}.",
            )
    for a, b in zip(numbers, numbers[1:], strict=False):
        if b > a + 1:
            missing = f"§ {a + 1}" if b == a + 2 else f"§§ {a + 1}–{b - 1}"
            yield Warning(code="sequence.gap", message=f"{missing} missing between § {a} and § {b}.", paragraph=str(b))


def _contents(minutes: Minutes, outline: Outline) -> Iterator[Warning]:
    have = {p.number for p in minutes.paragraphs}
    for number, title in outline.contents.items():
        if number not in have:
            yield Warning(code="contents.missing", message=f"The contents list § {number} ({title}), the text does not.",
                          paragraph=number)


def _paragraph(paragraph: Paragraph) -> Iterator[Warning]:
    page, number = paragraph.pages[0], paragraph.number or None
    if any(s.role == "decision" and not s.text.strip() for s in paragraph.sections) and not paragraph.decisions:
        yield Warning(code="decision.empty", message="A decision heading has no text under it.", paragraph=number, page=page)
    if paragraph.reservations and not paragraph.decisions:
        yield Warning(code="decision.missing", message="Somebody reserved themselves, but no decision was found.",
                      paragraph=number, page=page)
    for vote in paragraph.votes:
        for choice, total in (("yes", vote.yes), ("no", vote.no), ("abstain", vote.abstain)):
            names = sum(b.choice == choice for b in vote.ballots)
            if total is not None and names and names != total:
                yield Warning(code="vote.count", message=f"{total} votes {choice} are printed, {names} names are listed.",
                              paragraph=number, page=page)
        if vote.yes is not None and vote.yes_means is None:
            yield Warning(code="vote.meaning", message="What Ja and Nej mean in the vote was not found.",
                          paragraph=number, page=page)
