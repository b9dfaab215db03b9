"""Reads plain text: a row a line, form feeds between pages."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import regex

from protokoll.errors import NoTextError
from protokoll.readers.charset import decode
from protokoll.readers.columns import spread_tabs
from protokoll.readers.sniff import refuse_error_page
from protokoll.text import Page, Row, Source

_BREAK = regex.compile(r"\r\n|[\r\n\v\x85\u2028\u2029]")
_CONTROL = regex.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufeff]")


def read(data: bytes, path: Path, sha256: str) -> Source:
    """Read a text file in any charset that Swedish minutes come in."""
    return read_text(decode(data), path, sha256)


def read_text(text: str, path: Path, sha256: str) -> Source:
    """Read text that is already decoded."""
    pages = split_pages(text)
    if not any(pages):
        raise NoTextError(f"{path}: the file has no text, only white space. Check that the right file was saved.")
    refuse_error_page(text, "", path)
    return Source(path, sha256, "text/plain", tuple(_page(page, number) for number, page in enumerate(pages, 1)))


def split_pages(text: str) -> list[list[str]]:
    """The lines of each page; form feeds part pages, and one at the very end closes the last."""
    text = _CONTROL.sub("", unicodedata.normalize("NFC", _BREAK.sub("\n", text)))
    pages = [page.split("\n") if page.strip() else [] for page in text.split("\f")]
    while len(pages) > 1 and not pages[-1]:
        pages.pop()
    return pages


def _page(lines: list[str], number: int) -> Page:
    return Page(number, tuple(Row.plain(spread_tabs(line)) for line in lines), has_text=bool(lines))
