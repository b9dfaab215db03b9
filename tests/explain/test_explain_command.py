"""`protokoll explain`: lines, margin, values; plain where nobody looks at colours."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from protokoll.cli.app import make_app

ROOT = Path(__file__).parents[2]
PDF = str(ROOT / "fixtures/documents/kommun-styrelse-innehall.pdf")


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(make_app(), ["explain", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_one_paragraph_with_its_values() -> None:
    shown = _run(PDF, "--paragraph", "42")
    assert "item heading § 42         │ § ‹42›" in shown
    assert "‹Henrik Storm› (‹M›)" in shown
    assert "decisions[0].recommends_to" in shown
    assert "derived: from the verb of the main" in shown
    assert "§ 43" not in shown
    assert "missing: " in shown


def test_the_whole_document_ends_with_the_shares() -> None:
    shown = _run(PDF)
    assert "page 14 ─" in shown
    assert "taken out: Kommunstyrelsen · 2023-03-08 (repeats at this end of the page)" in shown
    assert "claimed by records and sections" in shown


def test_plain_text_fits_a_hundred_columns() -> None:
    shown = _run(PDF)
    assert "\x1b" not in shown
    assert max(map(len, shown.splitlines())) <= 100


def test_unclaimed_words_are_marked_without_colours(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        "Granfors kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2031-05-14\n\nKaffet var slut redan före lunch.\n\n"
        "§ 1 Taxa för vatten\n\nBeslut\nTaxan antas.\n\n§ 2 Motion\n\nBeslut\nMotionen avslås.\n"
    )
    shown = _run(str(path))
    assert "unclaimed                 │ !‹Kaffet var slut redan före lunch.›" in shown
    assert "unclaimed on page 1: Kaffet var slut redan före lunch." in shown


def test_a_paragraph_that_is_not_there() -> None:
    result = CliRunner().invoke(make_app(), ["explain", PDF, "--paragraph", "7"])
    assert result.exit_code == 2
    assert "no § 7 in this document; it has: 38, 39" in result.output


def test_html_is_written_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "explained.html"
    _run(str(ROOT / "fixtures/documents/kommun-kolon.txt"), "--html", str(out))
    assert out.read_text("utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("number", ["§ 42", "42"])
def test_a_number_with_or_without_its_sign(number: str) -> None:
    assert "§ ‹42›" in _run(PDF, "-p", number)
