"""A mask: what belongs to documents passes through it, and it keeps count. It loads little until there is need."""

from __future__ import annotations

import dataclasses
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from protokoll.masking.told import Told

Log = Counter[tuple[str, str]]
"""How many places were masked, by document and kind."""

Load = Callable[[str], "dict[str, Any] | None"]

FACTS = frozenset({
    "id", "document", "paragraph", "vote", "sha256", "media_type", "parser_version", "spans", "date", "dates", "kind",
    "role", "choice", "outcome",
})
"""Names of values that are no text."""

_AS_JSON = frozenset({"clauses"})


class Mask:
    """Masks what belongs to documents and keeps count; one that is `open` lets everything through.

    `load` gives the record of a document that has something private; a mask that `trusts` it passes the texts of other
    documents by, without a look.
    """

    def __init__(self, load: Load | None = None, is_open: bool = False, trusts: bool = False) -> None:
        self._load = load
        self._trusts = trusts
        self.is_open = is_open
        self.log: Log = Counter()
        self._clean: set[str] = set()
        self._told: dict[str, tuple[Told, ...]] = {}

    def learn(self, document: str, record: dict[str, Any]) -> None:
        """Note what is private in a document's record."""
        if not self.is_open:
            from protokoll.masking.told import told_of

            self._told[document] = tuple(told_of(record))

    def text(self, document: str, text: str, count: bool = True) -> str:
        """A text of a document with marks in place of what is private."""
        if not text or self._is_clean(document):
            return text
        from protokoll.masking.told import hide

        masked, kinds = hide(text, self._of(document))
        if count:
            self.log.update((document, kind) for kind in kinds)
        return masked

    def places(self, document: str, text: str) -> list[tuple[str, int, int]]:
        """Where a text of a document is private: kinds, starts and ends; they may overlap."""
        if self._is_clean(document):
            return []
        from protokoll.masking.told import places

        return places(text, self._of(document))

    def count(self, document: str, *texts: str) -> None:
        """Count the marks in texts that were cut out of masked ones."""
        if not self._is_clean(document):
            from protokoll.masking.told import marks_in

            self.log.update((document, kind) for text in texts for kind in marks_in(text))

    def data(self, value: Any, document: str = "") -> Any:
        """Any data with marks in all its texts; what has a `document` of its own is masked as part of that."""
        if self.is_open:
            return value
        if isinstance(value, str):
            return self.text(document, value)
        if isinstance(value, dict):
            of = _owner(value.get, document)
            return {key: inner if key in FACTS else self.data(inner, of) for key, inner in value.items()}
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
                self._cell(name, value, str(row[0])) if isinstance(value, str) and name not in FACTS else value
                for name, value in zip(columns, row, strict=True)
            )

    def _cell(self, name: str, value: str, document: str) -> str:
        if name in _AS_JSON:
            return json.dumps(self.data(json.loads(value), document), ensure_ascii=False)
        return self.text(document, value)

    def _fields(self, value: Any, names: Iterable[str], document: str) -> dict[str, Any]:
        of = _owner(partial(_attribute, value), document)
        return {name: self.data(getattr(value, name), of) for name in names if name not in FACTS}

    def _is_clean(self, document: str) -> bool:
        """Whether nothing is to be masked in a document."""
        if self.is_open:
            return True
        if self._trusts and document not in self._told:
            self._of(document)
        return self._trusts and document in self._clean

    def _of(self, document: str) -> tuple[Told, ...]:
        if document not in self._told:
            record = self._load(document) if self._load and document else None
            if record is None:
                self._told[document] = ()
                self._clean.add(document)
            else:
                self.learn(document, record)
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
