"""Whatever dies and whatever the network does: nothing is lost, nothing happens twice, all agree in the end.

PRM_KILLS sets about how often something is killed; the default fits into a run of all tests.
"""

from __future__ import annotations

import logging
from contextlib import ExitStack
from pathlib import Path

import pytest

from sync.hub.store import Store
from tests.journeys.driver import Hub
from tests.sync.hubs import P1, P2
from tests.sync.real.ledger import reckon
from tests.sync.real.often import KILLS, SEED
from tests.sync.real.storm import Storm, figures, found, person

PEOPLE = (("anna", P1), ("ben", P1), ("carla", P2))
KILLS_A_TURN = 0.75
"""About: every other command and every fourth sync of each person."""
log = logging.getLogger(__name__)
pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="finds the hub's workers there")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_nothing_is_lost_and_nothing_happens_twice(backend: str, place: Path, request: pytest.FixtureRequest) -> None:
    several = ("--workers", "2") if backend == "postgresql" else ()
    database: str = request.getfixturevalue("pg_database" if several else "lite_database")
    found(database)
    hub = Hub(place, several, database)
    with ExitStack() as stack:
        stack.callback(hub.goes_away)
        hub.comes_back()
        people = [
            person(name, partner, place / "home", hub, SEED + number) for number, (name, partner) in enumerate(PEOPLE)
        ]
        for each in people:
            stack.enter_context(each.proxy)
        storm = Storm(hub, people)
        storm.rages(max(1, round(KILLS / KILLS_A_TURN / len(people))))
        for each in (*people, *people):  # the second time all fetch what the others sent last
            each.comes_to_rest()
        log.info("%s: %s", backend, figures(storm))
    store = Store(database)
    for each in people:
        reckon(store, each.copy(), each.deeds)
    store.close()
