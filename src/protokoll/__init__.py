"""Swedish meeting minutes (protokoll) as typed records: parse, search, link, export.

>>> import protokoll
>>> minutes = protokoll.parse_text("Kommunstyrelsen\\n\\n§ 4 Taxor\\n\\nBeslut\\nTaxorna antas.\\n")
>>> minutes.paragraphs[0].decisions[0].outcome
'approved'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from protokoll.archive import Archive
    from protokoll.errors import NoTextError, ProtokollError, QueryError, ReadError, StoreError
    from protokoll.pipeline import parse, parse_document, parse_text
    from protokoll.query import Query
    from protokoll.records import Minutes

__version__ = "0.1.0"

__all__ = [
    "Archive", "Minutes", "NoTextError", "ProtokollError", "Query", "QueryError", "ReadError", "StoreError",
    "parse", "parse_document", "parse_text",
]

# name -> module; loaded when first used, so that `import protokoll` costs nothing
_ROOMS = {
    "Archive": "protokoll.archive",
    "Minutes": "protokoll.records",
    "NoTextError": "protokoll.errors",
    "ProtokollError": "protokoll.errors",
    "Query": "protokoll.query",
    "QueryError": "protokoll.errors",
    "ReadError": "protokoll.errors",
    "StoreError": "protokoll.errors",
    "parse": "protokoll.pipeline",
    "parse_document": "protokoll.pipeline",
    "parse_text": "protokoll.pipeline",
}


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return getattr(import_module(_ROOMS[name]), name)
    raise AttributeError(f"module 'protokoll' has no attribute {name!r}")
