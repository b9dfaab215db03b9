"""The PDF reader: rows and columns as the eye sees them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from protokoll.errors import NoTextError, WrongFormatError
from protokoll.readers import read
from protokoll.text import Page, Row, Source

Draw = Callable[[Canvas], None]


def print_pages(path: Path, *pages: Draw, **options: object) -> Source:
    canvas = Canvas(str(path), pagesize=A4, invariant=1, **options)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return read(path)


def texts(page: Page) -> list[str]:
    return [row.text.strip() for row in page.rows if row.text]


def row(page: Page, beginning: str) -> Row:
    return next(row for row in page.rows if row.text.strip().startswith(beginning))


def front(canvas: Canvas) -> None:
    # The whole left column first, as many programs write it.
    for x, words in ((60, ("Beslutande", "Ersättare")), (200, ("Maj Ekdal (S)", "Ture Lindqvist (M)"))):
        for i, text in enumerate(words):
            canvas.drawString(x, 700 - 14 * i, text)


def test_cells_of_a_row_stand_beside_each_other(tmp_path: Path) -> None:
    page = print_pages(tmp_path / "a.pdf", front).pages[0]
    first = row(page, "Beslutande")
    assert [first.text[start:end] for start, end, _ in first.cells] == ["Beslutande", "Maj Ekdal (S)"]
    assert "Beslutande   " in first.text


def test_the_same_place_is_the_same_column_on_every_page(tmp_path: Path) -> None:
    def other(canvas: Canvas) -> None:
        canvas.drawString(60, 500, "En längre etikett än vanligt")
        canvas.drawString(200, 500 - 14, "Maj Ekdal (S)")

    source = print_pages(tmp_path / "a.pdf", front, other)
    columns = {row(source.pages[0], "Ersättare").cells[1][2], row(source.pages[1], "Maj").cells[0][2]}
    assert len(columns) == 1


def test_a_number_between_two_title_lines_is_a_row_of_its_own(tmp_path: Path) -> None:
    def contents(canvas: Canvas) -> None:
        canvas.drawString(120, 700, "Ansökan om bidrag till")
        canvas.drawString(60, 693, "§ 14")
        canvas.drawString(120, 686, "Granfors hembygdsförening")

    page = print_pages(tmp_path / "a.pdf", contents).pages[0]
    assert texts(page) == ["Ansökan om bidrag till", "§ 14", "Granfors hembygdsförening"]


def test_wide_gaps_become_blank_rows(tmp_path: Path) -> None:
    def prose(canvas: Canvas) -> None:
        for y, text in ((700, "Bakgrund"), (686, "Nämnden har fått"), (672, "en fråga."), (644, "Beslut"), (630, "Ja")):
            canvas.drawString(60, y, text)

    page = print_pages(tmp_path / "a.pdf", prose).pages[0]
    assert [row.text.strip() for row in page.rows] == ["Bakgrund", "Nämnden har fått", "en fråga.", "", "Beslut", "Ja"]


def test_bold_and_size_are_told(tmp_path: Path) -> None:
    def heading(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, 700, "Kommunstyrelsen")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 670, "Kommunstyrelsen beslutar")

    page = print_pages(tmp_path / "a.pdf", heading).pages[0]
    bold, normal = (row for row in page.rows if row.text)
    assert bold.bold and not normal.bold
    assert bold.size > 1.3 * normal.size
    assert 100 < bold.y < normal.y


def test_raised_figures_stay_on_their_row(tmp_path: Path) -> None:
    def raised(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Bygglov för 250 m")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(60 + canvas.stringWidth("Bygglov för 250 m", "Helvetica", 11), 704, "2")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 686, "beviljas.")

    assert texts(print_pages(tmp_path / "a.pdf", raised).pages[0]) == ["Bygglov för 250 m2", "beviljas."]


def test_justified_lines_are_one_cell(tmp_path: Path) -> None:
    def justified(canvas: Canvas) -> None:
        text = canvas.beginText(60, 700)
        text.setWordSpace(11)
        text.textLine("Kommunstyrelsen beslutar enligt förslaget från förvaltningen")
        canvas.drawText(text)

    page = print_pages(tmp_path / "a.pdf", justified).pages[0]
    assert len(row(page, "Kommunstyrelsen").cells) == 1


def test_stamps_in_the_margin_are_left_out(tmp_path: Path) -> None:
    def stamped(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Kommunstyrelsen beslutar att godkänna rapporten")
        canvas.rotate(90)
        canvas.drawString(100, -20, "Signerat 2031-02-03")

    assert texts(print_pages(tmp_path / "a.pdf", stamped).pages[0]) == [
        "Kommunstyrelsen beslutar att godkänna rapporten"
    ]


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_turned_pages_are_read_upright(tmp_path: Path, angle: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(0, 0, "Kommunstyrelsen")
        canvas.drawString(150, 0, "Protokoll")
        canvas.drawString(0, -14, "beslutar")

    page = print_pages(tmp_path / "a.pdf", turned).pages[0]
    assert [" ".join(text.split()) for text in texts(page)] == ["Kommunstyrelsen Protokoll", "beslutar"]


def test_a_page_without_text_becomes_a_note(tmp_path: Path) -> None:
    def picture(canvas: Canvas) -> None:
        canvas.rect(100, 100, 200, 200, fill=1)

    source = print_pages(tmp_path / "a.pdf", front, picture)
    assert [(code, page) for code, _, page in source.notes] == [("page.no-text", 2)]
    assert not source.pages[1].has_text


def test_a_scan_without_text_names_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(NoTextError, match="ocrmypdf"):
        print_pages(tmp_path / "a.pdf", lambda canvas: canvas.rect(1, 1, 9, 9))


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(WrongFormatError, match="password"):
        print_pages(tmp_path / "a.pdf", front, encrypt=StandardEncryption("hemligt"))


def test_a_cut_off_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4\n1 0 obj\n<</Type/Catalog")
    with pytest.raises(WrongFormatError, match="damaged"):
        read(path)


def test_letters_spaced_out_are_a_word(tmp_path: Path) -> None:
    def spaced(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "P R O T O K O L L")
        canvas.drawString(60, 670, "Val av A B C")

    assert texts(print_pages(tmp_path / "a.pdf", spaced).pages[0]) == ["PROTOKOLL", "Val av A B C"]


PROSE = "Enligt det som nämnden har sagt är förslaget att den ska ta fram en plan för skolan och för de äldre i byn"


def written(text: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        words = text.split()
        for i in range(0, len(words), 8):
            canvas.drawString(60, 700 - 2 * i, " ".join(words[i : i + 8]))

    return draw


def test_glyph_numbers_taken_for_letters_are_restored(tmp_path: Path) -> None:
    meant = dict(zip("åäöÄÅÖé", "nl|bcgp", strict=True))
    shifted = "".join(c if c == " " else meant.get(c) or chr(ord(c) - 29) for c in f"{PROSE} {PROSE}")
    source = print_pages(tmp_path / "a.pdf", written(shifted))
    assert texts(source.pages[0])[0] == "Enligt det som nämnden har sagt är förslaget"
    assert [code for code, _, _ in source.notes] == ["page.restored"]


def test_a_page_of_unknown_letters_is_not_read(tmp_path: Path) -> None:
    nonsense = written(" ".join(["xqz", "vrt", "bnm", "kjd"] * 60))
    source = print_pages(tmp_path / "a.pdf", front, nonsense)
    assert [(code, page) for code, _, page in source.notes] == [("page.unreadable", 2)]
    assert not source.pages[1].rows
    with pytest.raises(NoTextError, match="force-ocr"):
        print_pages(tmp_path / "b.pdf", nonsense)


def test_a_dash_in_the_column_of_parties_is_a_cell(tmp_path: Path) -> None:
    def members(canvas: Canvas) -> None:
        for i, (party, name) in enumerate((("S", "Maj Ekdal"), ("M", "Ture Ask"), ("V", "Bo Ek"), ("-", "Eva Lind"))):
            canvas.drawString(60, 700 - 14 * i, party)
            canvas.drawString(90, 700 - 14 * i, name)

    page = print_pages(tmp_path / "a.pdf", members).pages[0]
    assert [len(row.cells) for row in page.rows] == [2, 2, 2, 2]


def test_a_list_marker_belongs_to_its_text(tmp_path: Path) -> None:
    def items(canvas: Canvas) -> None:
        for i, (mark, text) in enumerate((("1.", "att godkänna"), ("•", "en punkt"), ("-", "ett streck"))):
            canvas.drawString(60, 700 - 14 * i, mark)
            canvas.drawString(90, 700 - 14 * i, text)

    assert texts(print_pages(tmp_path / "a.pdf", items).pages[0]) == ["1. att godkänna", "• en punkt", "- ett streck"]


def test_a_hyphen_at_the_end_of_a_line_stays_there(tmp_path: Path) -> None:
    def broken(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Ordföranden ställer förslaget från vård-")
        canvas.drawString(60, 686, "och omsorgsnämnden")

    page = print_pages(tmp_path / "a.pdf", broken).pages[0]
    assert texts(page) == ["Ordföranden ställer förslaget från vård-", "och omsorgsnämnden"]
