"""Nothing lost: every word of a document is claimed, is furniture, or is shown as unclaimed."""

from __future__ import annotations

from pathlib import Path

import pytest

from protokoll.explain.claims import Claims
from protokoll.explain.coverage import coverage
from protokoll.pipeline import Parsed, parse_document, parse_source
from protokoll.readers import read_text
from protokoll.text import Span

ROOT = Path(__file__).parents[2]
CORPUS = ROOT.parent / "shared/corpus"
MOST_UNCLAIMED = 0.01
MOST_UNCLAIMED_OF_ONE = 0.1


def test_less_than_one_percent_of_the_invented_documents_is_unclaimed(documents: list[Path]) -> None:
    characters = unclaimed = 0.0
    for path in documents:
        parsed = parse_document(path)
        if parsed.minutes.paragraphs:  # a notice keeps no text: it is not minutes
            covered = coverage(parsed)
            characters += covered.characters
            unclaimed += covered.unclaimed * covered.characters
    assert unclaimed / characters < MOST_UNCLAIMED


@pytest.mark.parametrize("path", sorted((ROOT / "fixtures/documents").iterdir()), ids=lambda path: path.name)
def test_no_document_loses_a_passage(path: Path) -> None:
    """A whole section that nobody claims is a passage of more than a tenth of its document."""
    parsed = parse_document(path)
    if parsed.minutes.paragraphs:
        covered = coverage(parsed)
        assert covered.unclaimed < MOST_UNCLAIMED_OF_ONE, [words for _, words in covered.stretches]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no real minutes beside the project")
def test_real_minutes_are_claimed_too(capsys: pytest.CaptureFixture[str]) -> None:
    characters = unclaimed = 0.0
    with capsys.disabled():
        for path in sorted(CORPUS.iterdir()):
            covered = coverage(parse_document(path))
            characters += covered.characters
            unclaimed += covered.unclaimed * covered.characters
            words = [words for _, words in covered.stretches]
            if words:
                print(f"\n{path.name}: {covered.unclaimed:.2%} unclaimed", *words, sep="\n    ")
        print(f"\nunclaimed in all: {unclaimed / characters:.3%}")
    assert unclaimed / characters < MOST_UNCLAIMED


def test_every_word_of_an_item_is_in_one_of_its_sections(documents: list[Path]) -> None:
    for path in documents:
        parsed = parse_document(path)
        for item, paragraph in zip(parsed.outline.items, parsed.minutes.paragraphs, strict=True):
            kept = bytearray(item.end - item.body)
            for section in paragraph.sections:
                for span in section.spans.values():
                    assert isinstance(span, Span)
                    start, end = max(span.start, item.body), min(span.end, item.end)
                    kept[start - item.body : end - item.body] = b"\1" * max(0, end - start)
            said = parsed.text.content[item.body : item.end]
            lost = "".join(c for c, k in zip(said, kept, strict=True) if not k and c.isalnum())
            assert not lost, f"{path.name} § {paragraph.number}: {lost!r}"


def test_shares_add_up(minutes_pdf: Parsed) -> None:
    covered = coverage(minutes_pdf)
    assert covered.claimed + covered.furniture + covered.unclaimed == pytest.approx(1)
    assert sum(covered.kinds.values()) == pytest.approx(1)
    assert covered.furniture > 0.05


def test_what_nobody_reads_is_shown_as_unclaimed() -> None:
    parsed = _parsed(
        "Granfors kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2031-05-14\n\n"
        "Kaffet var slut redan före lunch.\n\n"
        "Beslutande   Maj Ekdal (S), ordförande\n             Ture Hed (M)\n\n"
        "§ 1 Taxa för vatten\n\nBeslut\nKommunstyrelsen antar taxan.\n\n§ 2 Motion\n\nBeslut\nMotionen avslås.\n"
    )
    covered = coverage(parsed)
    assert [words for _, words in covered.stretches] == ["Kaffet var slut redan före lunch."]
    assert parsed.text.content[covered.stretches[0][0].start :].startswith("Kaffet")
    assert 0 < covered.unclaimed < 0.3


def test_a_name_is_claimed_by_a_record_only() -> None:
    """A label claims the words beside it, but a person whom no record has stays unclaimed."""
    parsed = _parsed(
        "Granfors kommun\nKommunstyrelsen\nSammanträdesprotokoll\n2031-05-14\n\n"
        "Beslutande   Maj Ekdal (S), ordförande\n             Ture Hed (M)\n\n"
        "§ 1 Taxa för vatten\n\nBeslut\nKommunstyrelsen antar taxan.\n\n§ 2 Motion\n\nBeslut\nMotionen avslås.\n"
    )
    without = parsed.minutes.model_copy(update={"attendance": parsed.minutes.attendance[:1]})
    covered = coverage(Parsed(without, parsed.text, parsed.outline, parsed.normalised, parsed.source))
    assert [words for _, words in covered.stretches] == ["Ture Hed"]


def test_the_owner_of_a_word_says_the_rule(minutes_pdf: Parsed) -> None:
    claims = Claims(minutes_pdf)
    item = minutes_pdf.outline.items[4]
    heading = claims.owner(item.start)
    assert heading is not None
    assert (heading.kind, heading.what) == ("item heading", "§ 42")
    assert "case number beside it" in heading.rule
    yrkande = next(block for block in item.blocks if block.role == "yrkande")
    text = claims.owner(yrkande.start + 2)
    assert text is not None
    assert (text.kind, text.what, text.rule) == ("section", "yrkande", yrkande.rule)


def _parsed(text: str) -> Parsed:
    return parse_source(read_text(text, "a.txt"))
