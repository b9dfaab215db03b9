"""Plain text: any charset, any line ends, pages by form feed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protokoll.errors import NoTextError, ReadError
from protokoll.readers import read, read_text
from protokoll.readers.charset import decode
from protokoll.readers.columns import spread_tabs, table_rows

LETTERS = "§ 12 Ärendet på Östra skolan\nNämnden beslutar att återremittera ärendet för att få in fler yttranden."


def rows(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    return [row.text for page in read(path).pages for row in page.rows]


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "cp850", "mac_roman"])
def test_charsets(name: str) -> None:
    assert decode(LETTERS.encode(name)) == LETTERS


def test_the_seven_bit_alphabet() -> None:
    text = LETTERS.replace("§", "Par")
    assert decode(text.translate(str.maketrans("åäöÅÄÖ", "}{|][\\")).encode("ascii")) == text


def test_code_is_not_taken_for_the_seven_bit_alphabet() -> None:
    text = "Tabell [bilaga 1] {se nedan}\n" * 20
    assert decode(text.encode()) == text


def test_lines_pasted_in_another_charset() -> None:
    data = LETTERS.encode() + "\nJusterat på orten".encode("cp1252")
    assert decode(data) == LETTERS + "\nJusterat på orten"


def test_letters_are_composed() -> None:
    assert decode("fo\u0308rslag".encode()) == "förslag"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_line_ends(tmp_path: Path, end: bytes) -> None:
    assert rows(tmp_path / "a", end.join([b"Beslut", b"Ja", b"Nej"])) == ["Beslut", "Ja", "Nej"]


def test_form_feeds_part_pages() -> None:
    source = read_text("ett\n\ftvå\n\f", "a.txt")
    assert [(page.number, page.rows[0].text) for page in source.pages] == [(1, "ett"), (2, "två")]


def test_nul_bytes_are_dropped(tmp_path: Path) -> None:
    assert rows(tmp_path / "a", b"Kommunstyrelsen\0 beslutar att bifalla motionen") == [
        "Kommunstyrelsen beslutar att bifalla motionen"
    ]


def test_a_huge_line(tmp_path: Path) -> None:
    (line,) = rows(tmp_path / "a", ("beslutar att " * 100_000).encode())
    assert line.startswith("beslutar") and len(line) > 1_000_000


def test_tabs_keep_columns_apart() -> None:
    assert spread_tabs("Datum:\t3 februari") == "Datum:          3 februari"
    assert spread_tabs("\tIndraget") == "        Indraget"


def test_white_space_only_is_no_text() -> None:
    with pytest.raises(NoTextError):
        read_text(" \n\f\n ", "a.txt")


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="Check the path"):
        read(tmp_path / "saknas.txt")


def test_table_cells_stand_at_the_same_columns() -> None:
    first, second = table_rows([["Namn", "Parti"], ["Maj Ekdal", "S"]])
    assert first.cells[1][2] == second.cells[1][2]
    assert first.text[first.cells[1][0] :] == "Parti"


@given(st.binary(max_size=400))
def test_any_bytes_decode(data: bytes) -> None:
    assert isinstance(decode(data), str)


@given(st.text(max_size=200))
def test_cells_lie_on_the_words(text: str) -> None:
    try:
        source = read_text(text, "a")
    except ReadError:
        return
    for page in source.pages:
        for row in page.rows:
            assert all(row.text[start:end] == row.text[start:end].strip() for start, end, _ in row.cells)
