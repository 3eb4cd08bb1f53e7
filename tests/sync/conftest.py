"""A replica on disk with a few rows, as after a first sync."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.replica.database import Database
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import Clock, primed


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """Anna's replica with an offered and a working lead."""
    db = Database.create(tmp_path / "replica.db", bytes(32))
    primed(db)
    workspace = Workspace(db, clock.now)
    yield workspace
    workspace.close()
