"""What a file is: told by its content, and damage is told with a remedy."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll.errors import ReadError, UnknownFormatError, WrongFormatError
from protokoll.readers import read
from protokoll.readers.sniff import Kind, sniff


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kommunstyrelsen\n§ 12 Budget\n", Kind.PLAIN),
        ("BMN 2031-02-03\nNärvarande", Kind.PLAIN),
        ("# Årsmöte\n\nText\n\n## Beslut\n", Kind.MARKDOWN),
        ("Årsmöte\n=======\n\nText\n\nBeslut\n------\n", Kind.MARKDOWN),
        ("#+TITLE: Årsmöte\n* Beslut\n** Val\n", Kind.MARKDOWN),
        ("<!DOCTYPE html><html><body>Protokoll</body></html>", Kind.HTML),
        ("<div><h1>Protokoll</h1><p>§ 1</p><p>§ 2</p></div>", Kind.HTML),
        ("Ordförande\n----------\nMaj Ekdal\n", Kind.PLAIN),
        ("%PDF-1.7", Kind.PDF),
    ],
)
def test_kinds(text: str, kind: Kind) -> None:
    assert sniff(text.encode(), Path("name-without-meaning")) is kind


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "save it as"),
        (b"{\\rtf1 text}", "save it as"),
        (b"\x89PNG\r\n\x1a\n....", "ocrmypdf"),
        (b"\xff\xd8\xff\xe0....", "ocrmypdf"),
        (bytes(range(256)) * 9, "right file"),
        (b"<?xml version='1.0'?><data/>", "save it as"),
    ],
)
def test_unknown_formats_name_a_remedy(tmp_path: Path, data: bytes, remedy: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(UnknownFormatError, match=remedy):
        read(path)


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b" \n\n"])
def test_empty_files(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(WrongFormatError, match="empty"):
        read(path)


@pytest.mark.parametrize("said", ["404", "Sidan kunde inte hittas", "Sidan saknas", "Page not found"])
@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.txt", "a"])
def test_error_pages_are_refused(tmp_path: Path, said: str, name: str) -> None:
    path = tmp_path / name
    body = f"<ul><li>Protokoll</li></ul><h1>{said}</h1><p>Sök på sidan.</p>"
    path.write_text(f"<html><title>{said}</title><body>{body}</body></html>", encoding="utf-8")
    with pytest.raises(WrongFormatError):
        read(path)


def test_minutes_that_mention_a_lost_page_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><h1>§ 4 Webben</h1><p>Felet 404 åtgärdas av nämnden nu.</p></body></html>", "utf-8")
    assert read(path).pages


def test_a_web_page_named_pdf_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_text("<html><body><h1>Protokoll</h1><p>§ 1 Val av justerare</p></body></html>", "utf-8")
    with pytest.raises(WrongFormatError, match="web page"):
        read(path)


def test_a_cut_off_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "<w/>" * 1000)
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(WrongFormatError, match="cut off"):
        read(path)


def test_another_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("protokoll.txt", "§ 1")
    with pytest.raises(UnknownFormatError, match="Unpack"):
        read(path)


def test_a_zip_that_would_fill_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + bytes(310_000_000))
    with pytest.raises(WrongFormatError, match="refused"):
        read(path)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"<html>", b"# A\n"]), st.binary(max_size=300)
)
def test_nothing_but_read_errors(tmp_path_factory: pytest.TempPathFactory, head: bytes, tail: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(head + tail)
    try:
        source = read(path)
    except ReadError as error:
        assert str(path) in str(error)
    else:
        assert source.pages and len(source.sha256) == 64
