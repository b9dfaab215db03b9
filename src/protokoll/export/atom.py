"""An Atom feed (RFC 4287), for readers that fetch it from time to time."""

from __future__ import annotations

import unicodedata
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

from protokoll.errors import StoreError

_ATOM = "http://www.w3.org/2005/Atom"
_PROGRAM = "protokoll"


class Entry(NamedTuple):
    """One entry: `key` tells it from all others for good, `updated` is a date and time with its zone."""

    key: str
    title: str
    updated: str
    author: str
    category: str
    summary: str
    link: str


def write(target: Path, title: str, key: str, updated: str, entries: Sequence[Entry]) -> None:
    """Write a feed; the file is there whole or not at all."""
    part = target.with_name(target.name + ".part")
    try:
        part.write_text(feed(title, key, updated, entries), "utf-8")
        part.replace(target)
    except OSError as error:
        raise StoreError(f"{target}: cannot be written ({error.strerror}). Choose another place") from error
    finally:
        part.unlink(missing_ok=True)


def feed(title: str, key: str, updated: str, entries: Sequence[Entry]) -> str:
    """A feed as XML; `updated` where there is no entry."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "sv"})
    _add(root, "title", title)
    _add(root, "id", _urn(key))
    _add(root, "updated", max((entry.updated for entry in entries), default=updated))
    _author(root, _PROGRAM)
    _add(root, "generator", _PROGRAM)
    for entry in entries:
        element = _add(root, "entry", "")
        _add(element, "title", entry.title)
        _add(element, "id", _urn(entry.key))
        _add(element, "updated", entry.updated)
        _author(element, entry.author)
        _add(element, "category", "", term=entry.category)
        _add(element, "link", "", rel="alternate", href=entry.link)
        _add(element, "summary", entry.summary, type="text")
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _add(parent: ElementTree.Element, name: str, text: str, **attributes: str) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"})
    return element


def _author(parent: ElementTree.Element, name: str) -> None:
    _add(_add(parent, "author", ""), "name", name)


def _urn(key: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{_PROGRAM}:{key}')}"
