"""Search: `query` (what is asked), `words` (how it is read), `sql` (what it becomes), `search` (what comes back)."""
