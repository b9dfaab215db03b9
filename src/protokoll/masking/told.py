"""What a document says that is private, and how it is found again in other texts of the same document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import regex

from protokoll.masking.mask import FACTS
from protokoll.privacy import Private, find, mask
from protokoll.privacy.mask import MARKS

_SHORTEST = 6
_SHOWN = regex.compile("|".join(
    rf"(?P<{kind}>{regex.escape(sign[:-1])}|(?<!\[){regex.escape(sign[1:])})" for kind, sign in MARKS.items()
))
_TOGETHER = ("heading", "title", "name", "organisation", "text", "summary")


class Told(NamedTuple):
    """Something private of a document, as a pattern that finds it however its words are spaced."""

    kind: str
    words: regex.Pattern[str]


def hide(text: str, told: tuple[Told, ...]) -> tuple[str, list[str]]:
    """A text with marks in place of what is private in it or was told elsewhere; and the kinds of what was masked."""
    masked, found = mask(text)
    kinds = [str(private.kind) for private in found]
    for one in told:
        masked, times = one.words.subn(dict[str, str](MARKS.items())[one.kind], masked)
        kinds += [one.kind] * times
    return masked, kinds


def places(text: str, told: tuple[Told, ...]) -> list[tuple[str, int, int]]:
    """Where a text is private: kinds, starts and ends; they may overlap."""
    again = ((one.kind, *m.span()) for one in told for m in one.words.finditer(text))
    return sorted({*find(text), *again}, key=lambda place: place[1:])


def marks_in(text: str) -> list[str]:
    """The kinds of the marks that stand in a text, also of those that were cut at its ends."""
    return [str(m.lastgroup) for m in _SHOWN.finditer(text)]


def told_of(record: dict[str, Any]) -> Iterator[Told]:
    """What a record says that is private, the longest first."""
    words: dict[str, str] = {}
    for text in _texts(record):
        for private in find(text):
            words.update((said, private.kind) for said in _spoken(text, private))
    for said in sorted(words, key=len, reverse=True):
        pattern = r"\s+".join(map(regex.escape, said.split()))
        yield Told(words[said], regex.compile(rf"(?<![\p{{L}}\d]){pattern}(?![\p{{L}}\d])"))


def _spoken(text: str, private: Private) -> Iterator[str]:
    """The words of something private; of an address also the street by itself."""
    said = " ".join(text[private.start : private.end].split())
    street = said.partition(",")[0]
    for one in {said, street} if private.kind == "address" else {said}:
        if len(one) >= _SHORTEST and any(char.isdigit() or char == "@" for char in one):
            yield one


def _texts(value: Any) -> Iterator[str]:
    """All texts of a record, and those of one place together."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        together = [value[name] for name in _TOGETHER if isinstance(value.get(name), str)]
        if len(together) > 1:
            yield "\n".join(together)
        for key, inner in value.items():
            if key not in FACTS:
                yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
