"""Printed lines unwrapped into paragraphs."""

from __future__ import annotations

import regex

_ITEM = regex.compile(r"(?:[-•*·–—▪●◦➢]|\d{1,2}[.)]|[a-zåäö]\))\s+\S|\(?[a-z]\)\s")
_ATT = regex.compile(r"(?:dels |samt |och |vidare )?att\b|Att\b")
_OPEN_END = regex.compile(r"[.:;,!?]$|\b(?:och|samt|att|eller)$")
_SPACE = regex.compile(r"\s+")
_FULL_STOP = (".", ":", ";", "!", "?", "…")


def read(slice: str) -> str:
    """A stretch of printed text as paragraphs: wrapped lines joined, a blank line kept as one, list items on own lines.

    A blank line that a page break made inside a sentence is not kept.

    >>> read("Föreningen söker\\n bidrag.\\n\\n1. Ett\\n2. Två som\\n   fortsätter")
    'Föreningen söker bidrag.\\n\\n1. Ett\\n2. Två som fortsätter'
    """
    out: list[str] = []
    blank = page = False
    for raw in slice.replace("\f", "\n\f\n").split("\n"):
        if raw == "\f":
            page = True
            continue
        line = _SPACE.sub(" ", raw).strip()
        if not line:
            blank = True
            continue
        if not out:
            out.append(line)
        elif page and not out[-1].endswith(_FULL_STOP) and line[0].islower() and not _ITEM.match(line):
            out[-1] = _join(out[-1], line)
        elif blank or (page and not _continues(out[-1], line)):
            out += ["", line]
        elif _continues(out[-1], line):
            out[-1] = _join(out[-1], line)
        else:
            out.append(line)
        blank = page = False
    return "\n".join(out)


def _continues(before: str, line: str) -> bool:
    """Whether a line goes on with the line above instead of beginning a list item or clause."""
    return not (_ITEM.match(line) or (_ATT.match(line) and _OPEN_END.search(before)))


def _join(before: str, line: str) -> str:
    """A double name that was broken at its hyphen (`Britt-`, `Inger Näs`) is one word again."""
    broken = before.endswith("-") and before[-2:-1].isalpha() and line[0].isupper()
    return f"{before}{line}" if broken else f"{before} {line}"
