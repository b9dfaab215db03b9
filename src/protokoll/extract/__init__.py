"""From a tree to records: one file per record."""
