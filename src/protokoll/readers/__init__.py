"""Paper goes in here: one file per format, each of which returns the document as pages of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from protokoll.errors import ReadError
from protokoll.readers.sniff import Kind, sniff
from protokoll.text import Source

__all__ = ["read", "read_text"]

_MARKED_UP = (".md", ".markdown", ".org", ".html", ".htm")


def read(path: Path) -> Source:
    """Read a document; its content, not its name, tells the format.

    Raises ReadError where there is no such file, NoTextError where the pages are pictures, WrongFormatError where the
    file is damaged or an error page, and UnknownFormatError where no reader knows the content.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: cannot be opened ({error.strerror}). Check the path and the permissions.") from error
    sha256 = hashlib.sha256(data).hexdigest()
    return _reader(sniff(data, path))(data, path, sha256)


def read_text(text: str, name: str) -> Source:
    """Read a text that is in memory, as Markdown or HTML where its name ends so; a form feed parts two pages."""
    from protokoll.readers import plain

    data = text.encode("utf-8", "surrogatepass")
    if Path(name).suffix.lower() in _MARKED_UP:
        return _reader(sniff(data, Path(name)))(data, Path(name), hashlib.sha256(data).hexdigest())
    return plain.read_text(text, Path(name), hashlib.sha256(data).hexdigest())


def _reader(kind: Kind) -> Callable[[bytes, Path, str], Source]:
    """The reader of a format; only this one and its library are loaded."""
    name = kind.name.lower()
    reader: Callable[[bytes, Path, str], Source] = import_module(f"protokoll.readers.{name}").read
    return reader
