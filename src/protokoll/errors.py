"""Errors that a user can act on.

ProtokollError
├── ReadError            a document that cannot be read
│   ├── NoTextError      only images: no text layer
│   ├── WrongFormatError the content is not what it claims to be
│   └── UnknownFormatError
├── QueryError           a query that cannot be understood
└── StoreError           a database that cannot be used
"""

from __future__ import annotations


class ProtokollError(Exception):
    """Base of all errors raised on purpose; `str()` says what, where and what to do."""


class ReadError(ProtokollError):
    """A document could not be read."""


class NoTextError(ReadError):
    """No page of the document has a text layer."""


class WrongFormatError(ReadError):
    """The content is damaged, or is not minutes (an error page saved under a document's name)."""


class UnknownFormatError(ReadError):
    """No reader knows the content."""


class QueryError(ProtokollError):
    """A query that cannot be understood; `position` is the offset of the fault in the query."""

    def __init__(self, message: str, query: str = "", position: int | None = None) -> None:
        super().__init__(message)
        self.query = query
        self.position = position


class StoreError(ProtokollError):
    """A database that is missing, locked, or not one of ours."""
