"""A replica on disk with a few rows, as after a first sync; a hub with two partners, and people who have synced."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.replica.database import Database
from prm_desktop.services.workspace import Workspace
from tests.sync.hubs import Rep, World, seed
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


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    made.open(seed())
    yield made
    made.close()


@pytest.fixture
def anna(world: World) -> Rep:
    rep = world.rep("anna@hanse.example")
    rep.sync()
    return rep


@pytest.fixture
def ben(world: World) -> Rep:
    rep = world.rep("ben@hanse.example")
    rep.sync()
    return rep


@pytest.fixture
def carla(world: World) -> Rep:
    rep = world.rep("carla@nordlys.example")
    rep.sync()
    return rep
