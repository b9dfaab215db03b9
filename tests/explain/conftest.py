"""Where the documents are, and one that is parsed once for all tests of a module."""

from __future__ import annotations

from pathlib import Path

import pytest

from protokoll.pipeline import Parsed, parse_document

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def documents() -> list[Path]:
    """The invented documents."""
    return sorted((ROOT / "fixtures/documents").iterdir())


@pytest.fixture(scope="session")
def minutes_pdf() -> Parsed:
    """Minutes of fourteen pages with contents, votes and reservations."""
    return parse_document(ROOT / "fixtures/documents/kommun-styrelse-innehall.pdf")
