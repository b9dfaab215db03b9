"""Cleaners for characters: encodings, ligatures, spaces, bullets. Each proposes edits and never touches a string."""

from __future__ import annotations

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
        yield from _mojibake(content)
    if not unicodedata.is_normalized("NFC", content):
        for m in _COMBINING.finditer(content):
            yield Edit(m.start(), m.end(), unicodedata.normalize("NFC", m.group()), "composed")
    for m in _DETACHED.finditer(content) if any(a in content for a in _ACCENTS) else ():
        composed = unicodedata.normalize("NFC", m.group(1) + _ACCENTS[m.group(2)])
        if len(composed) == 1:
            yield Edit(m.start(), m.end(), composed, "detached accent")


def _mojibake(content: str) -> Iterator[Edit]:
    for m in _MOJIBAKE.finditer(content):
        try:
            repaired = m.group().encode("cp1252", "surrogateescape").decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            try:
                repaired = m.group().encode("latin-1").decode("utf-8")
            except (UnicodeDecodeError, UnicodeEncodeError):
                continue
        yield Edit(m.start(), m.end(), repaired, "mojibake")
