from __future__ import annotations

import sys
from pathlib import Path

import pytest

import invented
from protokoll.archive import Archive
from protokoll.store.write import writer

ROOT = Path(__file__).parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))


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


@pytest.fixture(scope="session")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """An archive of the documents of the test set."""
    from quality.search import fill

    return fill(tmp_path_factory.mktemp("asked") / "p.db")
