"""Cleaners for characters: encodings, ligatures, spaces, bullets. Each proposes edits and never touches a string."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator

import regex

from protokoll.text.edits import Edit

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_BULLETS = "\uf0b7\uf0a7\uf076\uf0d8\uf02d\u25aa\u25ab\u25cf\u25e6\u2043\u2219\u25a0\u25ba\uf0fc"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f"
_TABLE = {
    **_LIGATURES,
    **dict.fromkeys(_BULLETS, "•"),
    **dict.fromkeys(_INVISIBLE, ""),
    **dict.fromkeys(_SPACES, " "),
    "\u2010": "-",
    "\u2011": "-",
}
_ODD = regex.compile("[" + "".join(_TABLE) + "]")
# "hjÃ¤lpmedel", "Â§ 12", "â€“": UTF-8 that was read as cp1252
_ENTITY = regex.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[\da-fA-F]{2,4});")
# "F√∂rskola": UTF-8 that was read as Mac Roman
_MAC = regex.compile(r"(?:√[\u0080-\uffff])+|¬ß")
_MOJIBAKE = regex.compile(r"(?:Ã[\u0080-\u00bf…„‰†‡ˆŠ‹ŒŽ‘’“”•–—˜™š›œžŸ€]|Â[\u00a0-\u00bf]|â€[\u0080-\uffff])+")
# "a¨", "o¨", "a˚": accents set beside their letters
_DETACHED = regex.compile(r"([aouAOUeE])\s?([¨´˚])(?=\p{L}|\b)")
_ACCENTS = {"¨": "\u0308", "´": "\u0301", "˚": "\u030a"}
_COMBINING = regex.compile(r"\p{L}\p{M}+")


def characters(content: str) -> Iterator[Edit]:
    """Edits that repair single characters and encodings (FORMS: wrong encodings, ligatures, hidden characters)."""
    for m in _ODD.finditer(content):
        yield Edit(m.start(), m.end(), _TABLE[m.group()], "character")
    if "Ã" in content or "Â" in content or "â€" in content:
        yield from _repaired(content, _MOJIBAKE, "cp1252", "latin-1")
    if "&" in content:
        for m in _ENTITY.finditer(content):
            if (plain := html.unescape(m.group())) != m.group():
                yield Edit(m.start(), m.end(), " " if plain == "\u00a0" else plain, "entity")
    if "√" in content:
        yield from _repaired(content, _MAC, "mac_roman")
    if not unicodedata.is_normalized("NFC", content):
        for m in _COMBINING.finditer(content):
            yield Edit(m.start(), m.end(), unicodedata.normalize("NFC", m.group()), "composed")
    for m in _DETACHED.finditer(content) if any(a in content for a in _ACCENTS) else ():
        composed = unicodedata.normalize("NFC", m.group(1) + _ACCENTS[m.group(2)])
        if len(composed) == 1:
            yield Edit(m.start(), m.end(), composed, "detached accent")


def _repaired(content: str, pattern: regex.Pattern[str], *wrong: str) -> Iterator[Edit]:
    """UTF-8 that was read in another encoding: written back in it and read again."""
    for m in pattern.finditer(content):
        for encoding in wrong:
            try:
                repaired = m.group().encode(encoding).decode("utf-8")
            except UnicodeError:
                continue
            yield Edit(m.start(), m.end(), repaired, "mojibake")
            break
