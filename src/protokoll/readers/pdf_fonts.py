"""Pages whose fonts do not say which letters they draw: restored where the letters can be told, else refused."""

from __future__ import annotations

from enum import Enum, auto

import regex

from protokoll.readers.pdf_words import PageWords

_COMMON = frozenset(
    {"och", "att", "i", "som", "av", "för", "den", "det", "på", "med", "till", "en", "är", "har", "om", "de", "enligt"}
)
_FOREIGN = frozenset({"the", "and", "of", "to", "in", "ja", "on", "että", "und", "der", "die"})
_NO_LETTER = regex.compile(r"[\p{Co}\p{Cn}\p{Cc}\ufffd]")
_SHIFT = 29
# `(QOLJW I|UVODJ` is `Enligt förslag`: the glyphs' numbers were taken for letters.
_SHIFTED = {code: chr(code + _SHIFT) for code in range(0x21, 0x5F)}
_SHIFTED |= {ord(seen): meant for seen, meant in zip("nl|bcgp", "åäöÄÅÖé", strict=True)}
_ENOUGH = 30
_MANY = 150


class Reading(Enum):
    """How far the letters of a page can be trusted."""

    GOOD = auto()
    RESTORED = auto()
    UNREADABLE = auto()


def checked(page: PageWords) -> tuple[PageWords, Reading]:
    """The page with its letters restored, or without words where they cannot be told."""
    texts = [word.text for word in page.words]
    whole = "".join(texts)
    if len(_NO_LETTER.findall(whole)) > 0.25 * len(whole):
        return page._replace(words=[]), Reading.UNREADABLE
    if len(texts) < _ENOUGH or _common(texts) > 0.01:
        return page, Reading.GOOD
    restored = [text.translate(_SHIFTED) for text in texts]
    if _common(restored) > 0.05:
        words = [word._replace(text=text) for word, text in zip(page.words, restored, strict=True)]
        return page._replace(words=words), Reading.RESTORED
    if len(texts) > _MANY and not _common(texts) and _is_prose(texts) and _FOREIGN.isdisjoint(texts):
        return page._replace(words=[]), Reading.UNREADABLE
    return page, Reading.GOOD


def _common(texts: list[str]) -> float:
    return sum(text.lower() in _COMMON for text in texts) / len(texts)


def _is_prose(texts: list[str]) -> bool:
    # Tables and lists of names have no common words either, but they have capitals and figures.
    return sum(text.islower() for text in texts) > 0.6 * len(texts)
