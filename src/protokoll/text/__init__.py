"""What a page of paper becomes: pages, edits, and text that remembers where it came from."""

from protokoll.text.edits import Edit, OffsetMap, apply
from protokoll.text.page import Page, Row, Source, page_from_text
from protokoll.text.span import Found, Span
from protokoll.text.text import Cell, Line, Text

__all__ = [
    "Cell", "Edit", "Found", "Line", "OffsetMap", "Page", "Row", "Source", "Span", "Text", "apply", "page_from_text",
]
