"""Lines with what they were taken for, and the pieces of a line with the values they gave."""

from __future__ import annotations

from protokoll.explain.boxes import Boxes
from protokoll.explain.claims import Claims
from protokoll.explain.lines import explain_lines, is_passage, runs
from protokoll.pipeline import Parsed


def test_every_line_is_explained_and_no_word_is_lost(minutes_pdf: Parsed) -> None:
    claims = Claims(minutes_pdf)
    explained = list(explain_lines(claims))
    assert [e.line for e in explained] == list(minutes_pdf.text.lines)
    for one in explained:
        pieces = [minutes_pdf.text.content[p.start : p.end] for p in one.pieces]
        assert "".join(pieces) == minutes_pdf.text.of(one.line)


def test_a_line_of_an_item_says_its_section_and_rule(minutes_pdf: Parsed) -> None:
    claims, item = Claims(minutes_pdf), minutes_pdf.outline.items[4]
    kinds = [(claim.kind, claim.what) for claim, _ in runs(explain_lines(claims, item.start, item.end))]
    assert kinds[:4] == [
        ("item heading", "§ 42"), ("section heading", "summary"), ("section", "summary"),
        ("section heading", "earlier"),
    ]
    assert ("section", "reservation") in kinds


def test_the_smallest_value_of_a_piece_stands_first(minutes_pdf: Parsed) -> None:
    claims, item = Claims(minutes_pdf), minutes_pdf.outline.items[4]
    content = minutes_pdf.text.content
    for one in explain_lines(claims, item.start, item.end):
        for piece in one.pieces:
            if content[piece.start : piece.end] == "Henrik Storm" and piece.values:
                value = claims.values[piece.values[0]]
                assert (value.field, value.value, is_passage(value)) == ("name", "Henrik Storm", False)
                return
    raise AssertionError("no piece is the name")


def test_a_value_stands_in_a_box_on_its_page(minutes_pdf: Parsed) -> None:
    boxes, claims = Boxes(minutes_pdf), Claims(minutes_pdf)
    title = next(v for v in claims.values if v.name == "paragraphs[4].title")
    assert title.span is not None
    (box,) = boxes.of(title.span.start, title.span.end)
    assert box.page == 5
    assert 60 < box.x < 85 and 640 < box.width < 760 and 10 < box.height < 30


def test_a_word_in_the_middle_of_a_row_has_a_box_of_its_own(minutes_pdf: Parsed) -> None:
    boxes, content = Boxes(minutes_pdf), minutes_pdf.text.content
    at = content.index("Ellinor Bask (M) yrkar")
    (name,) = boxes.of(at, at + len("Ellinor Bask"))
    (first,) = boxes.of(content.rindex("Henrik Storm", 0, at), content.rindex("Henrik Storm", 0, at) + 12)
    assert first.y == name.y and first.x + first.width < name.x


def test_every_box_is_on_the_page(minutes_pdf: Parsed) -> None:
    boxes = Boxes(minutes_pdf)
    for value in Claims(minutes_pdf).values:
        for box in boxes.of(value.span.start, value.span.end) if value.span else ():
            assert 0 <= box.x <= box.x + box.width <= 1010 and 0 <= box.y <= box.y + box.height <= 1010, value.name
