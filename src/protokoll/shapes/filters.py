"""Words that the full-text index is filtered by: one made-up word a value, as `zorggranforskommun`.

They stand in a column of their own, so that a filter costs no more than a word.
"""

from __future__ import annotations

from typing import Literal

from protokoll.shapes.stem import tokens

Kind = Literal["organisation", "body", "kind", "outcome", "number", "party"]

_SIGNS: dict[Kind, str] = {
    "organisation": "zorg", "body": "zbody", "kind": "zkind", "outcome": "zout", "number": "znr", "party": "zparty",
}


def filter_word(kind: Kind, value: str) -> str:
    """The word that stands for a value in the index.

    >>> filter_word("organisation", "Granfors kommun")
    'zorggranforskommun'
    """
    return _SIGNS[kind] + "".join(tokens(value))
