"""What a file is, by its first bytes and its structure; its name is never asked."""

from __future__ import annotations

import zipfile
from enum import Enum, auto
from io import BytesIO
from pathlib import Path

import regex

from protokoll.errors import UnknownFormatError, WrongFormatError
from protokoll.readers.charset import decode


class Kind(Enum):
    """The formats that there are readers for."""

    PDF = auto()
    DOCX = auto()
    ODT = auto()
    HTML = auto()
    MARKDOWN = auto()
    PLAIN = auto()


_SAVE_AS = "Open it in a word processor, save it as .docx, .odt or .pdf, and read the copy."
_OCR = "Turn it into a PDF with a text layer, for instance with `ocrmypdf`, and read that."
_UNPACK = "Unpack it and read the documents in it."
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office file (.doc, .xls)", _SAVE_AS),
    (b"{\\rtf", "a rich text file (.rtf)", _SAVE_AS),
    (b"\x89PNG", "a picture (PNG)", _OCR),
    (b"\xff\xd8\xff", "a picture (JPEG)", _OCR),
    (b"GIF8", "a picture (GIF)", _OCR),
    (b"II*\x00", "a picture (TIFF)", _OCR),
    (b"MM\x00*", "a picture (TIFF)", _OCR),
    (b"RIFF", "a sound, film or picture file", _OCR),
    (b"\x1f\x8b", "a packed file (gzip)", _UNPACK),
    (b"7z\xbc\xaf", "a packed file (7z)", _UNPACK),
    (b"Rar!", "a packed file (rar)", _UNPACK),
    (b"%!PS", "a PostScript file", "Convert it to PDF with `ps2pdf` and read that."),
    (b"SQLite format 3\x00", "an SQLite database", "Give the documents that it was made from."),
)
_HTML = regex.compile(r"(?i)\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", regex.S)
_TAG = regex.compile(r"(?i)</?(?:p|div|h[1-6]|article|main|section|ul|ol|li|table|tr|td|br|span|strong|a)\b[^<>]*>")
_MARKUP = (
    (3, regex.compile(r"(?m)^#{1,6} +\S|^#{2,6}\w")),
    (3, regex.compile(r"(?m)^[^\n#|>]*\w[^\n]*\n={3,}[ ]*$")),
    (1, regex.compile(r"(?m)^[^\n#|>]*\w[^\n]*\n-{3,}[ ]*$")),
    (3, regex.compile(r"(?m)^\*{2,5} +\S|^#\+\w+:")),
    (3, regex.compile(r"(?m)^\|?[ :]*-{3,}[ :]*(?:\|[ :]*-{3,}[ :]*)+\|?\s*$")),
    (3, regex.compile(r"\A---\s*\n(?:[\w-]+:[^\n]*\n)+---\s*\n")),
    (2, regex.compile(r"(?m)^(?:\*\*|__)[^*_\n]+(?:\*\*|__)\s*$")),
    (1, regex.compile(r"\]\((?:https?:|/|mailto:|\./)[^)\s]*\)")),
    (1, regex.compile(r"(?m)^\* +\S")),
    (1, regex.compile(r"\\[-.*_#\[\]()§+!]")),
)
_ERROR_PAGE = regex.compile(
    r"(?i)\b404\b|\b403 forbidden|page not found|not found\b|sidan (?:du söker |du letar efter )?"
    r"(?:kunde inte hittas|kan inte hittas|saknas|hittades inte|finns inte|kunde inte visas)|"
    r"(?:dokumentet|filen) (?:kunde inte hittas|saknas|hittades inte|finns inte)|åtkomst nekad|access denied|"
    r"internt serverfel|internal server error|service unavailable|vi hittar inte sidan|vi kunde inte hitta sidan"
)
_NUMBERED = regex.compile(r"§\s*\d|\d\s*§")
_MINUTES = regex.compile(rf"{_NUMBERED.pattern}|(?i:\b(?:justerare|närvarande|sammanträde|protokoll)\b)")
_MAX_UNPACKED = 300_000_000


def sniff(data: bytes, path: Path) -> Kind:
    """The kind of a file's content; raises where no reader knows it."""
    if not data.strip(b"\0 \t\r\n\f"):
        raise WrongFormatError(f"{path}: the file is empty. Download or save it again.")
    head = data[:1024]
    if b"%PDF-" in head:
        return Kind.PDF
    if data.startswith(b"PK"):
        return _zip_kind(data, path)
    for magic, what, remedy in _FOREIGN:
        if data.startswith(magic):
            raise UnknownFormatError(f"{path}: this is {what}, which cannot be read. {remedy}")
    return _text_kind(data, path)


def _zip_kind(data: bytes, path: Path) -> Kind:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            mimetype = archive.read("mimetype")[:100].strip() if "mimetype" in names else b""
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise WrongFormatError(f"{path}: the file is cut off or damaged ({error}). Download it again.") from error
    if unpacked > _MAX_UNPACKED:
        raise WrongFormatError(
            f"{path}: the file would unpack to {unpacked // 1_000_000} MB, which no minutes do. It is refused."
        )
    if "word/document.xml" in names:
        return Kind.DOCX
    if mimetype.startswith(b"application/vnd.oasis.opendocument.text") and "content.xml" in names:
        return Kind.ODT
    what = "a packed file (zip)" if not names & {"[Content_Types].xml", "content.xml"} else "not a text document"
    raise UnknownFormatError(f"{path}: this is {what}, which cannot be read. {_UNPACK}")


def _text_kind(data: bytes, path: Path) -> Kind:
    sample = decode(data[:400_000])
    control = sum(character < "\t" or "\x0e" <= character < "\x20" or character == "\ufffd" for character in sample)
    if control > 0.03 * len(sample) + 3:
        raise UnknownFormatError(
            f"{path}: the content is neither text nor any document format that can be read "
            "(PDF, docx, odt, HTML, Markdown, text). Check that the right file was saved."
        )
    if is_html(sample):
        _refuse_disguise(path)
        return Kind.HTML
    if sample.lstrip("\ufeff \t\r\n").startswith("<?xml"):
        raise UnknownFormatError(f"{path}: this is an XML file of a kind that cannot be read. {_SAVE_AS}")
    return Kind.MARKDOWN if is_markdown(sample) else Kind.PLAIN


def _refuse_disguise(path: Path) -> None:
    if path.suffix.lower() in {".pdf", ".docx", ".odt"}:
        raise WrongFormatError(
            f"{path}: the file is named {path.suffix} but holds a web page (HTML), perhaps a server's error page. "
            "Download the document again, or give the file the name .html if the page itself is wanted."
        )


def is_html(text: str) -> bool:
    """Whether text is an HTML page or a piece of one."""
    head = text.lstrip("\ufeff")[:3000]
    if _HTML.match(head) or regex.search(r"(?i)<html\b|<body\b", head):
        return True
    return head.lstrip().startswith("<") and len(_TAG.findall(text[:20_000])) >= 4


def is_markdown(text: str) -> bool:
    """Whether text has enough Markdown (or Org) markup to be read as such."""
    return sum(weight * min(2, len(pattern.findall(text))) for weight, pattern in _MARKUP) >= 3


def refuse_error_page(text: str, headline: str, path: Path) -> None:
    """Raise where a short text is a web server's excuse instead of a document."""
    loud = bool(_ERROR_PAGE.search(headline)) and not _NUMBERED.search(text)
    quiet = len(text) < 6000 and bool(_ERROR_PAGE.search(text[:400])) and not _MINUTES.search(text)
    if not loud and not quiet:
        return
    said = " ".join((headline or text).split())[:80]
    raise WrongFormatError(
        f"{path}: this is not a document but a web server's error page (“{said}”). "
        "Find the document's present address and download it again."
    )
