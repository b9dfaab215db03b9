"""The head of a document: what stands before the first label, item or list; the evidence for its meeting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from protokoll.outline import Outline
from protokoll.outline.form import LISTS, Field, read_form
from protokoll.text import Cell, Found, Line, Text

_MOST_LINES = 30
_STOPS = LISTS | {"place_time", "place", "time", "range"}
_SPACE = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Head:
    """The front page's fields, the lines and cells of its head, and the running headers.

    `opening` is where the text of the document begins that is neither head nor form: the first item, or the start.
    """

    fields: tuple[Field, ...]
    lines: tuple[Line, ...]
    cells: tuple[Cell, ...]
    headers: tuple[Found[str], ...]
    opening: int

    def of(self, *keys: str) -> list[Found[str]]:
        """The values of all fields with one of the keys."""
        return [value for field in self.fields if field.key in keys for value in field.values]


def read_head(text: Text, outline: Outline, headers: Sequence[Found[str]] = ()) -> Head:
    """The head of a document."""
    front = outline.region("front")
    end = next((item.start for item in outline.items if not item.synthetic), len(text.content))
    if front is not None and front.end > front.start and front.end < end and len(outline.items) > 1:
        end = front.end
    form_end = end
    start = front.start if front else 0
    fields = read_form(text, start, form_end)
    stop = min([f.start for f in fields if f.key in _STOPS], default=end)
    lines = text.lines_in(0, min(end, stop))[:_MOST_LINES]
    cells = tuple(cell for line in lines for cell in line.cells)
    return Head(fields, lines, cells, tuple(headers), end)


def joined(text: Text, parts: Sequence[tuple[int, int]], glue: str = " ") -> Found[str]:
    """Stretches read as one value; it has a place where nothing else stands between them."""
    words = glue.join(_SPACE.sub(" ", text.content[a:b]).strip() for a, b in parts)
    whole = text.found(parts[0][0], parts[-1][1])
    return whole if whole.value == words else Found(words, None)
