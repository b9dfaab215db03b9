from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import invented
from protokoll.store.write import Writer, writer


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "p.db"


@pytest.fixture
def filled(database: Path) -> Path:
    """An archive with five documents of four paragraphs."""
    with writer(database) as store:
        for serial in range(5):
            invented.put(store, serial)
    return database


@pytest.fixture
def opened(database: Path) -> Iterator[Writer]:
    with writer(database) as store:
        yield store
