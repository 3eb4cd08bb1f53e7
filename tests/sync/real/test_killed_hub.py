"""The hub is killed in the middle of pushes, again and again: afterwards each command was applied exactly once.

PRM_KILLS sets how often (half of it); the default fits into a run of all tests.
"""

from __future__ import annotations

import logging
import random
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from prm_desktop.clock import utc_now
from prm_desktop.errors import HubError
from prm_desktop.replica.database import Database
from prm_desktop.services.workspace import Workspace
from sync.client import HubClient
from sync.engine import Engine
from sync.hub.store import Store
from sync.session import ReplicaTokens, remember_identity
from tests.journeys.driver import PATIENCE, Hub
from tests.sync.hubs import PASSWORD, lead_id
from tests.sync.real.ledger import Deed, copy_of, reckon
from tests.sync.real.often import KILLS, SEED
from tests.sync.real.storm import found

PEOPLE = {"anna@hanse.example": 2, "ben@hanse.example": 6, "dora@hanse.example": 10, "carla@nordlys.example": 3}
DEATHS = max(KILLS // 2, 1)
BATCH = 5
SOON = 0.06
"""Seconds after the beginning of a push within which the hub dies."""
AGAIN = 0.3
"""Seconds after which somebody tries again whose push failed."""
log = logging.getLogger(__name__)


class Rep(threading.Thread):
    """Somebody who logs activities and pushes them, until told to stop. `fault`: what went wrong."""

    def __init__(self, desk: Workspace, engine: Engine, lead: int) -> None:
        super().__init__(daemon=True)
        self.desk = desk
        self.engine = engine
        self.deeds: list[Deed] = []
        self.ends: Counter[str] = Counter()
        self.pushing = threading.Event()
        self.succeeded = threading.Event()
        self.stopped = threading.Event()
        self.fault: BaseException | None = None
        self.waits = False
        self._lead = lead_id(lead)

    def run(self) -> None:
        try:
            while not self.stopped.is_set():
                self.pushes()
        except BaseException as error:  # noqa: BLE001 - handed to the test
            self.fault = error

    def pushes(self) -> None:
        for _ in range(0 if self.waits else BATCH):
            word = f"{self._lead}-{len(self.deeds)}"
            self.desk.do("activity.log", {"lead_id": self._lead, "kind": "note", "subject": word})
            self.deeds.append(Deed(word, saved=True))
        self.pushing.set()
        try:
            self.engine.sync_once()
            self.ends["pushed"] += 1
            self.waits = False
            self.succeeded.set()
        except HubError as error:
            self.ends[error.code] += 1
            self.waits = True
        self.pushing.clear()
        if self.waits:
            self.stopped.wait(AGAIN)


@contextmanager
def rep(folder: Path, url: str, email: str, lead: int) -> Iterator[Rep]:
    """Somebody at a copy of their own, with everything there."""
    db = Database.create(folder / f"{email}.db", bytes(32))
    http = HubClient(url, ReplicaTokens(db))
    try:
        remember_identity(db, url, email, http.sign_in(email, PASSWORD))
        made = Rep(Workspace(db, utc_now), Engine(db, http, utc_now), lead)
        made.engine.sync_once()
        yield made
    finally:
        http.close()
        db.close()


@pytest.mark.parametrize("backend", ["sqlite", "postgresql"])
def test_each_command_is_applied_once(backend: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    several = ("--workers", "2") if backend == "postgresql" else ()
    database: str = request.getfixturevalue("pg_database" if several else "lite_database")
    found(database)
    hub = Hub(tmp_path, several, database)
    with ExitStack() as stack:
        stack.callback(hub.goes_away)
        hub.comes_back()
        reps = [stack.enter_context(rep(tmp_path, hub.url, email, lead)) for email, lead in PEOPLE.items()]
        met = push_while_it_dies(hub, reps)
        for each in (*reps, *reps):  # the second time all fetch what the others sent last
            each.engine.sync_once()
        store = Store(database)
        stack.callback(store.close)
        for each in reps:
            reckon(store, copy_of(each.desk.db), each.deeds)
        ends = Counter[str]()
        for each in reps:
            ends.update(each.ends)
        commands = sum(len(each.deeds) for each in reps)
        log.info("%s: %d kills, %d met a push; pushes %s, commands %d", backend, DEATHS, met, dict(ends), commands)
    assert met
    assert set(ends) <= {"pushed", "offline", "hub_problem"}


def push_while_it_dies(hub: Hub, reps: list[Rep]) -> int:
    """Kill the hub so often, each time when it serves and somebody has begun to push. How many kills met a push."""
    met = 0
    dice = random.Random(SEED)  # noqa: S311 - a repeatable choice of moments
    for each in reps:
        each.start()
    try:
        for _ in range(DEATHS):
            chosen = dice.choice(reps)
            chosen.succeeded.clear()
            assert chosen.succeeded.wait(PATIENCE), chosen.fault
            assert chosen.pushing.wait(PATIENCE), chosen.fault
            chosen.stopped.wait(dice.uniform(0, SOON))
            met += any(each.pushing.is_set() for each in reps)
            hub.goes_away()
            hub.comes_back()
    finally:
        for each in reps:
            each.stopped.set()
        for each in reps:
            each.join()
    for each in reps:
        if each.fault is not None:
            raise each.fault
    return met
