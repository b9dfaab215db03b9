"""Search: `query` (what is asked), `words` (how it is read), `sql` (what it becomes), `search` (what comes back)."""

from protokoll.query.query import Query

__all__ = ["Query"]
