"""How often the parser is right, field by field, measured against what careful people read in the same documents."""
