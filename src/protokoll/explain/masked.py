"""A parsed document with everything private out of sight; every place in it stays where it was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

from protokoll.explain.boxes import Box, Boxes
from protokoll.explain.claims import ParsedDocument
from protokoll.masking import Mask
from protokoll.outline import Outline
from protokoll.outline.normalise import Normalised
from protokoll.records import Minutes
from protokoll.text import Source, Text

_SAYS = regex.compile(r"[\p{L}\d]")


@dataclass(frozen=True, slots=True)
class Masked:
    """A document as it may be shown: letters and digits of private words are an x, `hidden` boxes cover the paper."""

    minutes: Minutes
    text: Text
    outline: Outline
    normalised: Normalised
    source: Source
    hidden: tuple[Box, ...] = ()


def masked(parsed: ParsedDocument, mask: Mask) -> Masked:
    """The document without what is private, unless `mask` is open; the mask's log counts the places in the text."""
    name = parsed.source.path.name
    mask.learn(name, parsed.minutes.to_dict())
    content, places = parsed.text.content, mask.places(name, parsed.text.content)
    for _, start, end in places:
        content = content[:start] + _SAYS.sub("x", content[start:end]) + content[end:]
    removed = tuple(replace(one, text=mask.text(name, one.text)) for one in parsed.normalised.removed)
    record = mask.data(parsed.minutes.to_dict(provenance=True), name)
    outline = mask.data(parsed.outline, name)
    hidden = tuple(dict.fromkeys(_hidden(parsed, mask, name)))
    mask.log.clear()
    mask.log.update((name, kind) for kind, _, _ in places)
    return Masked(
        Minutes.model_validate(record), replace(parsed.text, content=content, _starts=[]), outline,
        replace(parsed.normalised, removed=removed), parsed.source, hidden,
    )


def _hidden(parsed: ParsedDocument, mask: Mask, name: str) -> Iterator[Box]:
    """The rows of the paper that must not be seen, whole: where in a row words stand is not known to the letter."""
    boxes = Boxes(parsed)
    for _, start, end in mask.places(name, parsed.text.content):
        yield from boxes.rows(start, end)
    for index, page in enumerate(parsed.source.pages):
        for row in page.rows:
            if mask.places(name, row.text):
                yield boxes.row(index, row)
