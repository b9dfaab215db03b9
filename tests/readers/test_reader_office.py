"""docx and odt: what is printed, in order, with columns, numbers and pages."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from odf.opendocument import OpenDocumentText
from odf.style import Style, TextProperties
from odf.table import Table, TableCell, TableRow
from odf.text import H, List, ListItem, ListLevelStyleNumber, ListStyle, P, Span, Tab

from protokoll.errors import NoTextError, WrongFormatError
from protokoll.readers import read
from protokoll.readers.office import numeral
from protokoll.text import Row, Source


def rows(source: Source) -> list[Row]:
    return [row for page in source.pages for row in page.rows if row.text]


def texts(source: Source) -> list[str]:
    return [row.text for row in rows(source)]


@pytest.fixture
def word(tmp_path: Path) -> Source:
    document = docx.Document()
    document.core_properties.title = "Protokoll 3 februari"
    document.sections[0].header.paragraphs[0].text = "Granfors kommun"
    document.add_heading("Kommunstyrelsen", 1)
    document.add_paragraph("Plats:\tKommunhuset")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "Beslutande"
    table.cell(0, 1).text = "Maj Ekdal (S)"
    table.cell(0, 1).add_paragraph("Ture Lindqvist (M)")
    table.cell(1, 0).text = "Sekreterare"
    table.cell(1, 1).text = "Bo Ek"
    document.add_paragraph().add_run("Beslut").bold = True
    for text in ("att godkänna", "att betala"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("en punkt", style="List Bullet")
    last = document.add_paragraph("sista raden")
    last.runs[0].add_break(WD_BREAK.PAGE)
    last.add_run("nästa sida")
    deleted = f'<w:del {nsdecls("w")}><w:r><w:t>struket</w:t></w:r></w:del>'
    last._p.append(parse_xml(deleted))
    document.save(str(tmp_path / "a.docx"))
    return read(tmp_path / "a.docx")


def test_word(word: Source) -> None:
    assert texts(word) == [
        "Granfors kommun", "Kommunstyrelsen", "Plats:          Kommunhuset", "Beslutande    Maj Ekdal (S)",
        "              Ture Lindqvist (M)", "Sekreterare   Bo Ek", "Beslut", "1. att godkänna", "2. att betala",
        "- en punkt", "sista raden", "nästa sida",
    ]
    assert word.title == "Protokoll 3 februari"
    assert len(word.pages) == 2


def test_word_headings_and_bold(word: Source) -> None:
    marks = {row.text: (row.level, row.bold) for row in rows(word)}
    assert marks["Kommunstyrelsen"] == (1, True)
    assert marks["Beslut"] == (0, True)
    assert marks["sista raden"] == (0, False)


def test_open_document(tmp_path: Path) -> None:
    document = OpenDocumentText()
    bold = Style(name="fet", family="text")
    bold.addElement(TextProperties(fontweight="bold"))
    numbers = ListStyle(name="tal")
    numbers.addElement(ListLevelStyleNumber(level=1, numformat="a", numsuffix=")"))
    for style in (bold, numbers):
        document.automaticstyles.addElement(style)
    document.text.addElement(H(outlinelevel=2, text="§ 4 Budget"))
    place = P(text="Plats:")
    place.addElement(Tab())
    place.addText("Kommunhuset")
    decision = P()
    decision.addElement(Span(stylename="fet", text="Beslut"))
    items = List(stylename="tal")
    for text in ("att godkänna", "att betala"):
        item = ListItem()
        item.addElement(P(text=text))
        items.addElement(item)
    table = Table()
    for cells in (("Namn", "Parti"), ("Maj Ekdal", "S")):
        row = TableRow()
        for text in cells:
            cell = TableCell()
            cell.addElement(P(text=text))
            row.addElement(cell)
        table.addElement(row)
    for block in (place, decision, items, table):
        document.text.addElement(block)
    document.save(str(tmp_path / "a.odt"))
    source = read(tmp_path / "a.odt")
    assert texts(source) == [
        "§ 4 Budget", "Plats:          Kommunhuset", "Beslut", "a) att godkänna", "b) att betala", "Namn        Parti",
        "Maj Ekdal   S",
    ]
    assert [(row.level, row.bold) for row in rows(source)][:3] == [(2, True), (0, False), (0, True)]


def test_a_docx_without_text(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    with pytest.raises(NoTextError, match="ocrmypdf"):
        read(tmp_path / "a.docx")


def test_a_docx_with_broken_xml(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    with pytest.raises(WrongFormatError, match="damaged"):
        read(tmp_path / "a.docx")


@pytest.mark.parametrize(
    ("number", "form", "printed"),
    [(3, "1", "3"), (3, "a", "c"), (27, "a", "aa"), (52, "A", "AZ"), (9, "i", "ix"), (14, "I", "XIV"), (0, "a", "0")],
)
def test_numerals(number: int, form: str, printed: str) -> None:
    assert numeral(number, form) == printed
