"""Noise: what happens to printed text on its way to the reader. None of it changes a word."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import regex

Noise = Callable[[str], str]

_LONG = regex.compile(r"(\p{Ll}{5})(?=\p{Ll}{4})")
_BLANK = regex.compile(r"\n\n(?!\n)")
_WORD_GAP = regex.compile(r"(?<=\p{Ll}) (?=\p{Ll})")


def decomposed(text: str) -> str:
    """Accents set beside their letters."""
    return unicodedata.normalize("NFD", text)


def ligatures(text: str) -> str:
    """fi and fl drawn as one sign."""
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ")


def soft_hyphens(text: str) -> str:
    """Invisible hyphens in long words."""
    return _LONG.sub("\\1\u00ad", text)


def hard_spaces(text: str) -> str:
    """Every third gap between words is a space that does not break."""
    count = iter(range(len(text)))
    return _WORD_GAP.sub(lambda match: "\u00a0" if next(count) % 3 == 0 else " ", text)


def indented(text: str) -> str:
    """A left margin of four spaces on every line."""
    return "".join(f"    {line}" if line.strip() else line for line in regex.split(r"(?<=[\n\f])", text))


def double_spaced(text: str) -> str:
    """Every blank line printed twice."""
    return _BLANK.sub("\n\n\n", text)


def trailing_spaces(text: str) -> str:
    """Spaces at the end of every line."""
    return text.replace("\n", "   \n")


def carriage_returns(text: str) -> str:
    """Line ends of another system."""
    return text.replace("\n", "\r\n")


def byte_order_mark(text: str) -> str:
    """An invisible sign before the first letter."""
    return f"\ufeff{text}"


NOISES: tuple[Noise, ...] = (
    decomposed, ligatures, soft_hyphens, hard_spaces, indented, double_spaced, trailing_spaces, carriage_returns,
    byte_order_mark,
)
