"""What became of every word of a document: which rule took it for what, which values it gave, and what nobody read."""
