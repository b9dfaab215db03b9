"""Search: `query` (what is asked), `parse` (how it is read), `compile` (what it becomes), `search` (what is found)."""

from protokoll.query.query import Query

__all__ = ["Query"]
