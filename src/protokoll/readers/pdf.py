"""Reads PDF: the text layer, each word with its place on the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import regex

from protokoll.errors import NoTextError, WrongFormatError
from protokoll.readers.pdf_fonts import Reading, checked
from protokoll.readers.pdf_rows import layout_of, lines_of, rows_of
from protokoll.readers.pdf_words import PageWords, words_of
from protokoll.text import Page, Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PASSWORD = 4
# What programs write where nobody gave a title.
_NO_TITLE = regex.compile(
    r"(?i)(?:tagged pdf|\(?anonymous\)?|untitled|namnlös|do[ck]ument ?\d*|microsoft word - .*|"
    r".*\.(?:docx?|pdf|odt|rtf))?"
)


_NOTES = {
    Reading.RESTORED: (
        "page.restored",
        "Page {} has a font without a table of letters; the letters were restored, figures and signs may be lost.",
    ),
    Reading.UNREADABLE: (
        "page.unreadable",
        "Page {} has a font without a table of letters; nothing on it was read. Text recognition "
        "(`ocrmypdf --force-ocr`) would make it readable.",
    ),
}


def read(data: bytes, path: Path, sha256: str) -> Source:
    """Read the text layer of a PDF; pages without one become notes, and none at all an error."""
    document = _open(data, path)
    try:
        seen = [_page_words(document, index) for index in range(len(document))]
        title = document.get_metadata_value("Title").strip()
    finally:
        document.close()
    pages, readings = zip(*(checked(page) for page in seen), strict=True)
    if not any(page.words for page in pages):
        raise NoTextError(_no_text(path, seen))
    lines = [lines_of(page.words) for page in pages]
    layout = layout_of(lines)
    notes = [
        note for number, (page, reading) in enumerate(zip(seen, readings, strict=True), 1)
        if (note := _note(number, page, reading))
    ]
    read_pages = tuple(
        Page(number, rows_of(page_lines, layout), page.width, page.height, bool(page.words))
        for number, (page, page_lines) in enumerate(zip(pages, lines, strict=True), 1)
    )
    named = None if _NO_TITLE.fullmatch(title) else title
    return Source(path, sha256, "application/pdf", read_pages, named, tuple(notes))


def _note(number: int, page: PageWords, reading: Reading) -> tuple[str, str, int] | None:
    """What could not be read on a page."""
    if reading in _NOTES:
        code, message = _NOTES[reading]
        return code, message.format(number), number
    if page.words or not page.objects:
        return None
    what = "is damaged" if page.objects < 0 else "is a picture without a text layer"
    return "page.no-text", f"Page {number} {what}; nothing on it was read.", number


def _no_text(path: Path, pages: list[PageWords]) -> str:
    if any(page.words for page in pages):
        return (
            f"{path}: the fonts do not say which letters they draw, so no page can be read. Recognise the text anew "
            "with a program such as ocrmypdf (`ocrmypdf --force-ocr -l swe in.pdf out.pdf`) and read the result."
        )
    return (
        f"{path}: none of the {len(pages)} pages has a text layer, they are pictures. Make the text readable with a "
        "program such as ocrmypdf (`ocrmypdf -l swe in.pdf out.pdf`) and read the result."
    )


def _open(data: bytes, path: Path) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise WrongFormatError(
                f"{path}: the PDF is locked with a password. Save a copy without protection and read that."
            ) from error
        raise WrongFormatError(
            f"{path}: the PDF is damaged and cannot be opened ({error}). Download it again."
        ) from error
    if not len(document):
        raise WrongFormatError(f"{path}: the PDF has no pages. Download it again.")
    return document


def _page_words(document: PdfDocument, index: int) -> PageWords:
    from pypdfium2 import PdfiumError

    try:
        page = document[index]
    except PdfiumError:
        return PageWords([], 0.0, 0.0, -1)
    try:
        return words_of(page)
    finally:
        page.close()
