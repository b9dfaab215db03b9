"""Which part of a web page is its own text: not the menus, cookie boxes and footers around it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import regex

from protokoll.readers.charset import decode
from protokoll.text import Row

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ROLES = frozenset(
    {
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu",
        "menubar",
    }
)
_CHROME = frozenset(
    {
        "cookie", "cookies", "cookiebanner", "consent", "nav", "navbar", "navigation", "menu", "breadcrumb",
        "breadcrumbs", "footer", "sidebar", "share", "sharing", "social", "skip", "skiplink", "skiplinks",
        "pagination", "searchbox", "toolbar", "feedback", "chatbot", "gdpr", "sitefooter", "siteheader",
    }
)
_CHARSET = regex.compile(rb"(?i)<meta[^>]{0,100}charset\s*=\s*[\"']?([\w-]+)")
_WORDS = regex.compile(r"[A-ZÅÄÖ]?[a-zåäö]+|[A-Z]+(?![a-z])")
# Where the minutes begin on a page that does not say what its main part is.
_ANCHOR = regex.compile(
    r"(?i)^(?:§\s*\d|(?:sammanträdes|mötes|beslutss?|styrelse|årsmötes)?protokoll(?:sutdrag)?\b|\w[\w ,-]{0,60}"
    r"(?:nämnden|styrelsen|fullmäktige|utskottet)\s+\d{4}-\d\d-\d\d|minnesanteckningar\b|beslut i korthet\b)"
)


def decoded(data: bytes) -> str:
    """The markup in the charset it declares, or, where that is wrong, in the one its letters tell."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        name = "cp1252" if name in {"iso-8859-1", "latin1", "windows-1252", "us-ascii"} else name
        try:
            return unicodedata.normalize("NFC", data.decode(name))
        except (LookupError, UnicodeDecodeError):
            pass  # A wrong declaration is common: look at the letters instead.
    return decode(data)


def main_part(body: LexborNode) -> tuple[LexborNode, bool]:
    """The element that holds the page's own text, and whether the page says so itself."""
    whole = len(body.text())
    for selector in ("main", "[role=main]", "article", "#main-content", "#content", ".pagecontent"):
        nodes = body.css(selector)
        if nodes:
            node = max(nodes, key=lambda found: len(found.text()))
            size = len(node.text())
            if size > 200 or size > whole // 3:
                return node, True
    return body, False


def from_anchor(rows: list[Row]) -> list[Row]:
    """Rows from the first that begins minutes, where that leaves most of the page."""
    for index, row in enumerate(rows):
        if _ANCHOR.match(row.text):
            return rows[index:] if index < 0.4 * len(rows) else rows
    return rows


def is_chrome(node: LexborNode, tag: str) -> bool:
    """Whether an element is part of what surrounds the text."""
    attributes = node.attributes
    if tag == "header" and node.parent is not None and node.parent.tag == "body":
        return node.css_first("h1") is None
    if (attributes.get("role") or "").lower() in _ROLES:
        return True
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    if named == " ":
        return False
    words = {word.lower() for word in _WORDS.findall(named)}
    if tag in {"body", "main", "article", "html"} or not words & _CHROME:
        return False
    return len(node.text()) < 4000 and not regex.search(r"§\s*\d", node.text())
