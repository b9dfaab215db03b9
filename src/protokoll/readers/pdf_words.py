"""The words of a PDF page with their places, as the text layer gives them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from ctypes import c_double, c_int, c_ushort, create_string_buffer
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

# A word ends with the hyphen of a broken line, even where the next line follows at once.
_WORD = regex.compile(r"[^\s\x00\x02\x03\u200b\ufeff\ufffe]+[\x02\ufffe]?|[\x02\ufffe]")
_BOLD = regex.compile(r"(?i)bold|black|heavy|demi|-bd\b|,bd\b")
# Bullets of symbol fonts have no letters of their own.
_BULLET = regex.compile(r"[\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf02d\u25cf\u25aa\u25a0\u25e6\u2043\u2219\u00b7]")
_CHARACTERS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x01: None, 0xFFFF: None}
"""The hyphen at the end of a line is reported as U+0002 or U+FFFE."""
_LINE_BOX = 1.15
"""The height of a character's box in font sizes, for most fonts."""
_QUARTER = 1.5707963267948966
_APART = 0.5
"""Characters this far apart, in font sizes, belong to different words even where no space is written."""


class Word(NamedTuple):
    """A word with its box on an upright page, y counted from the top; `base` is its baseline."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    size: float
    bold: bool


class PageWords(NamedTuple):
    """The words of an upright page. `objects` counts what is drawn on a page that has no words."""

    words: list[Word]
    width: float
    height: float
    objects: int


class _Raw(NamedTuple):
    """A word in the coordinates of the file; `turn` counts quarter turns against the clock."""

    turn: int
    text: str
    left: float
    right: float
    bottom: float
    top: float
    base: float
    size: float
    bold: bool


def words_of(page: PdfPage) -> PageWords:
    """The words of a page, turned upright; y counts from the top."""
    from pypdfium2 import raw

    textpage = page.get_textpage()
    try:
        words = _words(textpage)
    finally:
        textpage.close()
    return _upright(words, page.get_bbox(), 0 if words else raw.FPDFPage_CountObjects(page.raw))


def _words(textpage: PdfTextPage) -> list[_Raw]:
    """The words in the order of the file."""
    from pypdfium2 import raw

    handle: Any = textpage.raw
    count = raw.FPDFText_CountChars(handle)
    if count <= 0:
        return []
    loose, origin = raw.FPDFText_GetLooseCharBox, raw.FPDFText_GetCharOrigin
    words: list[_Raw] = []
    first, last = raw.FS_RECTF(), raw.FS_RECTF()
    x, y, flags, name = c_double(), c_double(), c_int(), create_string_buffer(128)
    for start, end, text in _whole(handle, _characters(handle, count)):
        if not loose(handle, start, first) or not loose(handle, end - 1, last):
            continue
        origin(handle, start, x, y)
        raw.FPDFText_GetFontInfo(handle, start, name, 128, flags)
        left, bottom, right, top = first.left, first.bottom, last.right, first.top
        turn = 0
        if abs(last.bottom - bottom) > 0.01 or last.left <= left:
            turn = round(-raw.FPDFText_GetCharAngle(handle, start) / _QUARTER) % 4
            left, right = min(left, last.left), max(first.right, right)
            bottom, top = min(bottom, last.bottom), max(top, last.top)
        size = (first.right - first.left if turn % 2 else first.top - first.bottom) / _LINE_BOX
        base = x.value if turn % 2 else y.value
        words.append(_Raw(turn, text, left, right, bottom, top, base, max(size, 1.0), _is_bold(name.value)))
    return words


def _whole(handle: Any, text: str) -> Iterator[tuple[int, int, str]]:
    """Where each word begins and ends; a run of characters that jumps across the page is several words."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    for match in _WORD.finditer(text):
        start, end = match.span()
        if end - start > 24:
            # `Ordförande.............Sekreterare`, or two columns without a space between
            raw.FPDFText_GetLooseCharBox(handle, start, box)
            at, height = box.right, box.top - box.bottom
            for i in range(start + 1, end):
                raw.FPDFText_GetLooseCharBox(handle, i, box)
                if abs(box.left - at) > _APART * height and box.top > box.bottom:
                    yield start, i, _clean(text[start:i])
                    start = i
                at = box.right
        yield start, end, _clean(text[start:end])


def _characters(handle: Any, count: int) -> str:
    """One character for each character index of the page."""
    from pypdfium2 import raw

    buffer = (c_ushort * (count + 1))()
    raw.FPDFText_GetText(handle, 0, count, buffer)
    text = bytes(buffer).decode("utf-16-le", "replace")[:count]
    if len(text) == count and "\0" not in text and "\ufffd" not in text:
        return text
    # Some characters have no Unicode value or take two units, so that the indexes do not agree.
    codes = (raw.FPDFText_GetUnicode(handle, i) for i in range(count))
    return "".join(chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd" for code in codes)


def _clean(word: str) -> str:
    if word.isascii() and word.isprintable():
        return word
    word = unicodedata.normalize("NFC", word.translate(_CHARACTERS))
    return "•" if _BULLET.fullmatch(word) else word


@cache
def _is_bold(font: bytes) -> bool:
    return bool(_BOLD.search(font.decode("latin-1")))


def _upright(raw_words: list[_Raw], bounds: tuple[float, float, float, float], objects: int) -> PageWords:
    """Turn the page so that most words stand upright; words that are turned otherwise are stamps in the margin."""
    turns = [0, 0, 0, 0]
    for raw_word in raw_words:
        turns[raw_word[0]] += len(raw_word[1])
    main = turns.index(max(turns))
    left, bottom, right, top = bounds
    width, height = (top - bottom, right - left) if main % 2 else (right - left, top - bottom)
    words = []
    for turn, text, x0, x1, y0, y1, at, size, bold in raw_words:
        if turn != main or not text:
            continue
        if main == 0:
            word = Word(text, x0 - left, x1 - left, top - y1, top - y0, top - at, size, bold)
        elif main == 1:
            word = Word(text, y0 - bottom, y1 - bottom, x0 - left, x1 - left, at - left, size, bold)
        elif main == 2:
            word = Word(text, right - x1, right - x0, y0 - bottom, y1 - bottom, at - bottom, size, bold)
        else:
            word = Word(text, top - y1, top - y0, right - x1, right - x0, right - at, size, bold)
        if word.x1 > 0 and word.x0 < width and word.bottom > 0 and word.top < height:
            words.append(word)
    return PageWords(words, width, height, objects)
