"""What is asked of an archive."""

from __future__ import annotations

from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Query:
    """A search: words, and filters that a paragraph or its document must meet.

    `text` is in the query language (docs/query.md): words (all must be there, in any form), "exact words", beginnings*,
    OR, NOT, NEAR, brackets and fields as `organ:KS`. Dates are YYYY-MM-DD, YYYY-MM or YYYY; `since` and `until` are
    both included. `outcome` and `kind` may be said in Swedish. `arrived_after` leaves out the first so many documents
    that came into the archive. Without a limit everything is found.
    """

    text: str = ""
    body: str | None = None
    organisation: str | None = None
    case: str | None = None
    person: str | None = None
    since: str | None = None
    until: str | None = None
    outcome: str | None = None
    kind: str | None = None
    newest: bool = False
    limit: int | None = 20
    arrived_after: int | None = None

    @property
    def is_open(self) -> bool:
        """True where nothing is asked: every paragraph is meant."""
        free = (f.name for f in fields(self) if f.name not in {"newest", "limit"})
        return not any(getattr(self, name) for name in free)
