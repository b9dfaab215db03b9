"""What goes out of the archive passes here: private data gets marks in its place, and what was masked is counted.

What is found to be private anywhere in a document is masked wherever the document says it again: a number that a
heading calls a personnummer is one in the decision, too.
"""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

import regex

from protokoll.privacy import Private, find, mask
from protokoll.privacy.mask import MARKS

Log = Counter[tuple[str, str]]
"""How many places were masked, by document and kind."""

Load = Callable[[str], "dict[str, Any] | None"]
"""Gives a document's record by its id."""

_KEPT = frozenset({
    "id", "document", "paragraph", "vote", "sha256", "media_type", "parser_version", "spans", "date", "dates", "kind",
    "role", "choice", "outcome",
})
_AS_JSON = frozenset({"clauses"})
_SHORTEST = 6
_SHOWN = regex.compile("|".join(
    rf"(?P<{kind}>{regex.escape(sign[:-1])}|(?<!\[){regex.escape(sign[1:])})" for kind, sign in MARKS.items()
))
_TOGETHER = ("heading", "title", "name", "organisation", "text", "summary")


class Told(NamedTuple):
    """Something private of a document, as a pattern that finds it however its words are spaced."""

    kind: str
    words: regex.Pattern[str]


class Mask:
    """Masks what belongs to documents and keeps count; one that is `open` lets everything through."""

    def __init__(self, load: Load | None = None, is_open: bool = False) -> None:
        self._load = load
        self.is_open = is_open
        self.log: Log = Counter()
        self._told: dict[str, tuple[Told, ...]] = {}

    def learn(self, document: str, record: dict[str, Any]) -> None:
        """Note what is private in a document's record."""
        if not self.is_open:
            self._told[document] = tuple(_told(record))

    def text(self, document: str, text: str, count: bool = True) -> str:
        """A text of a document with marks in place of what is private."""
        if self.is_open or not text:
            return text
        masked, found = mask(text)
        kinds = [private.kind for private in found]
        for told in self._of(document):
            masked, times = told.words.subn(MARKS[told.kind], masked)  # type: ignore[index]
            kinds += [told.kind] * times  # type: ignore[list-item]
        if count:
            self.log.update((document, kind) for kind in kinds)
        return masked

    def places(self, document: str, text: str) -> list[tuple[str, int, int]]:
        """Where a text of a document is private: kinds, starts and ends; they may overlap."""
        if self.is_open:
            return []
        again = ((told.kind, *m.span()) for told in self._of(document) for m in told.words.finditer(text))
        return sorted({*find(text), *again}, key=lambda place: place[1:])

    def count(self, document: str, *texts: str) -> None:
        """Count the marks in texts that were cut out of masked ones."""
        for text in texts:
            self.log.update((document, str(m.lastgroup)) for m in _SHOWN.finditer(text) if not self.is_open)

    def data(self, value: Any, document: str = "") -> Any:
        """Any data with marks in all its texts; what has a `document` of its own is masked as part of that."""
        if self.is_open:
            return value
        if isinstance(value, str):
            return self.text(document, value)
        if isinstance(value, dict):
            of = _owner(value.get, document)
            return {key: inner if key in _KEPT else self.data(inner, of) for key, inner in value.items()}
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            named = [field.name for field in dataclasses.fields(value)]
            return dataclasses.replace(value, **self._fields(value, named, document))
        names = getattr(value, "_fields", None)
        if isinstance(value, tuple) and names is not None:
            return type(value)(**{name: getattr(value, name) for name in names} | self._fields(value, names, document))
        if isinstance(value, (list, tuple)):
            return type(value)(self.data(inner, document) for inner in value)
        return value

    def record(self, document: str, record: dict[str, Any]) -> dict[str, Any]:
        """A document's record, masked."""
        if self.is_open:
            return record
        self.learn(document, record)
        masked: dict[str, Any] = self.data(record, document)
        return masked

    def rows(self, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Iterable[tuple[Any, ...]]:
        """The rows of a table, whose first column is the document's id, masked."""
        return rows if self.is_open else self._rows(columns, rows)

    def _rows(self, columns: tuple[str, ...], rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            yield tuple(
                self._cell(name, value, str(row[0])) if isinstance(value, str) and name not in _KEPT else value
                for name, value in zip(columns, row, strict=True)
            )

    def _cell(self, name: str, value: str, document: str) -> str:
        if name in _AS_JSON:
            return json.dumps(self.data(json.loads(value), document), ensure_ascii=False)
        return self.text(document, value)

    def _fields(self, value: Any, names: Iterable[str], document: str) -> dict[str, Any]:
        of = _owner(partial(_attribute, value), document)
        return {name: self.data(getattr(value, name), of) for name in names if name not in _KEPT}

    def _of(self, document: str) -> tuple[Told, ...]:
        if document not in self._told:
            record = self._load(document) if self._load and document else None
            self._told[document] = tuple(_told(record)) if record else ()
        return self._told[document]


def _owner(get: Callable[[str], Any], document: str) -> str:
    """The document that data belongs to: its own, else that of its first source or step."""
    own = get("document")
    if isinstance(own, str):
        return own
    inner = get("sources") or get("steps")
    return _owner(partial(_attribute, inner[0]), document) if isinstance(inner, tuple) and inner else document


def _attribute(value: Any, name: str) -> Any:
    return getattr(value, name, None)


def _told(record: dict[str, Any]) -> Iterator[Told]:
    """What is private in a record, the longest first."""
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
            if key not in _KEPT:
                yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
