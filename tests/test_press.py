"""Random minutes, printed in every layout with page breaks, hyphens and noise, are read back as they were printed.

`PROTOKOLL_FUZZ=N` tries N examples a layout, each time others, and looks for the smallest that fails; without it a few
are tried, always the same.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.press import parts
from tests.press.layouts import AS_MARKDOWN, AS_PDF, IN_A_SENTENCE, LAYOUTS, WITHOUT_PEOPLE, Layout
from tests.press.minutes import decisions, minutes
from tests.press.noise import NOISES, Noise
from tests.press.pdf import print_pdf
from tests.press.sheets import Paper

from protokoll.pipeline import parse, parse_text
from protokoll.records import Attendance, Decision, Minutes, Paragraph

FUZZ = int(os.environ.get("PROTOKOLL_FUZZ", "0"))
SETTINGS = settings(
    max_examples=FUZZ or 4, derandomize=not FUZZ, deadline=None, database=None,
    phases=[Phase.generate, *([Phase.shrink] if FUZZ else [])],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture],
)
PAPERS = st.builds(Paper, width=st.integers(68, 96), height=st.integers(32, 60), hyphens=st.booleans())
NOISE = st.lists(st.sampled_from(NOISES), max_size=2, unique=True)
WORD = regex.compile(r"\w[\w-]*")
LIST_MARK = regex.compile(r"(?<!\S)\d\.(?=\s)")
JOINTS = frozenset({"att", "samt", "och"})


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
@SETTINGS
@given(printed=minutes(), paper=PAPERS, noises=NOISE)
def test_what_is_printed_is_read(layout: Layout, printed: Minutes, paper: Paper, noises: list[Noise]) -> None:
    text = layout(printed, paper)
    for noise in noises:
        text = noise(text)
    read = parse_text(text, "press.md" if layout in AS_MARKDOWN else "press.txt")
    assert list(differences(printed, read, layout)) == []


@pytest.mark.parametrize("layout", AS_PDF, ids=lambda layout: layout.__name__)
@SETTINGS
@given(printed=minutes(), paper=PAPERS)
def test_what_is_printed_as_pdf_is_read(layout: Layout, printed: Minutes, paper: Paper, tmp_path: Path) -> None:
    path = tmp_path / "press.pdf"
    print_pdf(layout(printed, paper), path)
    assert list(differences(printed, parse(path), layout)) == []


@SETTINGS
@given(decision=decisions("Kommunstyrelsen"), paper=PAPERS)
def test_clauses_of_a_sentence_do_not_depend_on_its_line_breaks(decision: Decision, paper: Paper) -> None:
    lines = parts.sentence(decision, paper)
    read = parse_text("\n".join(["Kommunstyrelsen", "", "§ 1 Ett ärende", "", "Beslut", *lines]))
    (found,) = read.paragraphs[0].decisions
    assert clauses(decision, found) == [said(clause) for clause in decision.clauses]


def differences(printed: Minutes, read: Minutes, layout: Layout) -> Iterator[str]:
    """Where what was read is not what was printed, one line each."""
    numbers = [p.number for p in read.paragraphs]
    if numbers != [p.number for p in printed.paragraphs]:
        yield f"numbers: printed {[p.number for p in printed.paragraphs]}, read {numbers}"
    else:
        for one, other in zip(printed.paragraphs, read.paragraphs, strict=True):
            lines = _of_paragraph(one, other, listed=layout not in IN_A_SENTENCE)
            yield from (f"§ {one.number}: {line}" for line in lines)
    people = [_person(one) for one in printed.attendance] if layout not in WITHOUT_PEOPLE else []
    found = [_person(one) for one in read.attendance]
    yield from (f"attendance: printed, not read: {one}" for one in people if one not in found)
    yield from (f"attendance: read, not printed: {one}" for one in found if one not in people)


def _person(one: Attendance) -> tuple[str | None, ...]:
    return one.name, one.party, one.role, one.office, one.replaces


def _of_paragraph(printed: Paragraph, read: Paragraph, *, listed: bool) -> Iterator[str]:
    if read.title != printed.title:
        yield f"title: printed {printed.title!r}, read {read.title!r}"
    cases, found = [c.raw for c in printed.case_numbers], [c.raw for c in read.case_numbers]
    if cases != found:
        yield f"case numbers: printed {cases}, read {found}"
    if len(read.decisions) != len(printed.decisions):
        yield f"decisions: printed {len(printed.decisions)}, read {[d.text for d in read.decisions]}"
        return
    for decision, other in zip(printed.decisions, read.decisions, strict=True):
        if other.by != decision.by:
            yield f"by: printed {decision.by!r}, read {other.by!r}"
        if said(*decision.clauses) != _after(said(decision.text), said(other.text)):
            yield f"decision: printed {decision.clauses}, read {other.text!r}"
        elif listed and clauses(decision, other) != [said(clause) for clause in decision.clauses]:
            yield f"clauses: printed {decision.clauses}, read {other.clauses}"


def clauses(printed: Decision, read: Decision) -> list[list[str]]:
    """The words of each clause that was read, the lead-in left out."""
    return [_after(said(printed.text), said(clause)) for clause in read.clauses]


def said(*texts: str) -> list[str]:
    """The words of a decision, without list marks and the words that join clauses."""
    words = [word.lower() for text in texts for word in WORD.findall(LIST_MARK.sub("", text))]
    return [word for word in words if word not in JOINTS]


def _after(lead: list[str], words: list[str]) -> list[str]:
    """The words after a lead-in, which is a heading where it stands alone on its line."""
    return words[len(lead) :] if words[: len(lead)] == lead else words


def test_differences_are_seen() -> None:
    decision = Decision(by="Nämnden", text="Nämnden beslutar", clauses=("köpa huset",))
    read = decision.model_copy(update={"text": "Nämnden beslutar att köpa huset."})
    lost = read.model_copy(update={"text": "Nämnden beslutar att köpa.", "by": None})
    one = Paragraph(number="1", title="Hus", decisions=(decision,))

    def seen(**changed: object) -> int:
        return len(list(_of_paragraph(one, one.model_copy(update=changed), listed=True)))

    assert seen(decisions=(read,)) == 0
    assert seen(decisions=(lost,), title="Hu") == 3
    assert seen(decisions=()) == 1
