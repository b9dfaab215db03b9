"""What a printed spelling stands for: one candidate, with the reason, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reason = Literal[
    "exact", "case", "form", "abbreviation", "stated abbreviation", "generic", "renamed", "accents", "typo", "initial",
    "part",
]


@dataclass(frozen=True, slots=True)
class Link:
    """A spelling as printed, the name it stands for, and why; `score` is 1 where nothing had to be tolerated."""

    spelling: str
    target: str
    key: str
    reason: Reason
    score: float = 1.0
