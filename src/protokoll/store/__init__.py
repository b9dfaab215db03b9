"""The archive's SQLite file: schema, rows made from records, full text.

Nothing is imported here: a search needs only `schema`, and must start fast.
"""
