"""What docx and odt share: parts of a zip file, and how their list numbers are printed."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from lxml import etree

from protokoll.errors import NoTextError, WrongFormatError
from protokoll.readers.blocks import Blocks
from protokoll.text import Page, Row, Source

_MAX_PART = 150_000_000
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_LONG = 100
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, EOFError, RuntimeError, OSError, ValueError, OverflowError
)


class Parts:
    """The XML parts of an office document."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        self._archive = zipfile.ZipFile(BytesIO(data))
        self._names = set(self._archive.namelist())

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def parse(self, name: str) -> etree._Element | None:
        """The root of a part, or None where the document has no such part."""
        if name not in self._names:
            return None
        try:
            with self._archive.open(name) as part:
                content = part.read(_MAX_PART + 1)
            if len(content) > _MAX_PART:
                raise WrongFormatError(f"{self._path}: {name} in the file is too large to be minutes. It is refused.")
            parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
            return etree.fromstring(content, parser)
        except _DAMAGE as error:
            raise WrongFormatError(
                f"{self._path}: {name} in the file is damaged or locked ({error}). Save or download the file again."
            ) from error


def numeral(number: int, form: str) -> str:
    """A number as a list prints it: `1`, `a`, `A`, `i`, `I`, or nothing for bullets."""
    if number < 1 or (form in {"a", "A"} and number > 702):
        return str(number)
    if form in {"a", "A"}:
        letters = ""
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(97 + rest) + letters
        return letters if form == "a" else letters.upper()
    if form in {"i", "I"}:
        roman = ""
        for value, sign in _ROMAN:
            roman += sign * (number // value)
            number %= value
        return roman if form == "i" else roman.upper()
    return str(number)


def whole(text: str | None, otherwise: int) -> int:
    """A whole number from an attribute, which may be missing or nonsense."""
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 9 else otherwise


def cell_lines(block: Blocks) -> list[str]:
    """The printed lines of a table cell."""
    return [row.text for rows in block.pages() for row in rows if row.text]


def source_of(pages: list[list[Row]], meta: etree._Element | None, path: Path, sha256: str, media_type: str) -> Source:
    """What a reader of an office file returns; `meta` is the part that holds the title."""
    pages = _part_long(pages)
    if not any(row.text for rows in pages for row in rows):
        raise NoTextError(
            f"{path}: the document has no text, perhaps only pictures. Export it as PDF, make the text readable with "
            "`ocrmypdf`, and read the result."
        )
    title = meta.findtext(".//{http://purl.org/dc/elements/1.1/}title") if meta is not None else None
    read = tuple(Page(number, tuple(rows), has_text=bool(rows)) for number, rows in enumerate(pages, 1))
    return Source(path, sha256, media_type, read, (title or "").strip() or None)


def _part_long(pages: list[list[Row]]) -> list[list[Row]]:
    """Put a blank row between two paragraphs that are too long to be lines of one list."""
    for rows in pages:
        for i in range(len(rows) - 1, 0, -1):
            if min(len(rows[i].text), len(rows[i - 1].text)) > _LONG:
                rows.insert(i, Row(""))
    return pages
