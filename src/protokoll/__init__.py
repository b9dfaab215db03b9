"""Swedish meeting minutes as typed records."""
