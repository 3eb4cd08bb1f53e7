"""Connections whose other end has gone without a word: the client gives up by itself, and sends again exactly once.

Between a real client and a real hub stands a relay that falls silent and keeps its connections open, as a laptop
finds them after it changed networks.
"""

from __future__ import annotations

import selectors
import socket
import threading
from collections.abc import Iterator
from contextlib import closing, nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

from prm_desktop.domain.leads import Lead
from prm_desktop.errors import Offline
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, get_meta
from prm_desktop.services.workspace import Workspace
from sync.client import READ_SECONDS, HubClient
from sync.engine import Engine
from sync.hub.events import HEARTBEAT_SECONDS
from sync.scheduler import Scheduler, State
from sync.session import ReplicaTokens, remember_identity
from tests.sync.hubs import PASSWORD, Rep, Wire, World, lead_id, seed
from tests.sync.servers import server

ANNA = "anna@hanse.example"
PATIENCE = 0.4
"""Seconds of silence that the client bears in these tests; the hub answers within some milliseconds."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What becomes of a request: whether the hub hears it; after how many bytes, or after which, its answer stops."""

    heard: bool = True
    limit: int = 10**9
    after: bytes = b""


OPEN = Rule()


class Relay:
    """Passes on what client and hub say; a rule is for one request."""

    def __init__(self, hub_port: int) -> None:
        self._hub = ("127.0.0.1", hub_port)
        self.rule = OPEN
        self.silenced = 0

    def talk(self, line: socket.socket, over: threading.Event) -> None:
        with socket.create_connection(self._hub) as hub, selectors.DefaultSelector() as ready:
            ready.register(line, selectors.EVENT_READ)
            ready.register(hub, selectors.EVENT_READ)
            rule, left = OPEN, OPEN.limit
            while not over.is_set():
                for key, _ in ready.select(0.1):
                    data = key.fileobj.recv(65536)  # type: ignore[union-attr]  # a socket
                    if not data:
                        return
                    if key.fileobj is line:
                        rule, self.rule = (self.rule, OPEN) if self.rule is not OPEN else (rule, OPEN)
                        left = rule.limit
                        if rule.heard:
                            hub.sendall(data)
                        else:
                            self.silenced += 1
                        continue
                    line.sendall(data[:left])
                    self.silenced += len(data) > left
                    left = max(left - len(data), 0)
                    if rule.after and rule.after in data:
                        left = 0


@dataclass
class Place:
    """A hub, a relay before it, and Anna's machine behind that."""

    world: World
    relay: Relay
    rep: Rep
    scheduler: Scheduler

    def titles(self) -> list[str]:
        """The subjects of all tasks at the hub."""
        with self.world.store.read() as conn:
            return list(conn.exec_driver_sql("SELECT subject FROM e_task ORDER BY subject").scalars())

    def answers(self) -> int:
        """How many commands the hub has answered."""
        with self.world.store.read() as conn:
            return int(conn.exec_driver_sql("SELECT count(*) FROM command_result").scalar_one())


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    world = World(tmp_path)
    world.open(seed())
    with world.listening() as port:
        relay = Relay(port)
        with server(relay.talk) as relayed:
            url = f"http://127.0.0.1:{relayed}"
            db = Database.create(tmp_path / "anna.db", bytes(32))
            with closing(HubClient(url, ReplicaTokens(db), patience=PATIENCE, wall=lambda: 0.0)) as http:
                remember_identity(db, url, ANNA, http.sign_in(ANNA, PASSWORD))
                engine = Engine(db, http, world.clock.now)
                rep = Rep(Workspace(db, world.clock.now), engine, http, Wire(world.transport))
                guard = lambda: nullcontext(True)  # noqa: E731, FBT003 - what a guard yields
                scheduler = Scheduler(engine, monotonic=world.clock.monotonic, jitter=lambda: 1.0, guard=guard)
                rep.sync()
                yield Place(world, relay, rep, scheduler)
                rep.desk.close()
    world.close()


SILENCES = {
    "it accepts and never answers": Rule(heard=False),
    "it vanishes after the request": Rule(limit=0),
    "it vanishes in the middle of the head": Rule(limit=60),
    "it vanishes in the middle of the answer": Rule(after=b"\r\n\r\n", limit=420),
}


@pytest.mark.parametrize("which", SILENCES)
def test_a_peer_that_vanishes_is_given_up_and_what_was_sent_counts_once(place: Place, which: str) -> None:
    rep, scheduler, clock = place.rep, place.scheduler, place.world.clock
    rep.do("task.add", lead_id=lead_id(2), subject="Call back")
    place.relay.rule = SILENCES[which]
    assert scheduler.run_due()
    state = scheduler.state
    assert (state.state, place.relay.silenced > 0) == (State.WAITING, True)
    assert isinstance(state.error, Offline)
    assert state.error.message == "The hub did not answer in time."
    heard = SILENCES[which].heard
    assert (len(rep.desk.outbox()), place.titles()) == (1, ["Call back"] if heard else [])
    rep.do("task.add", lead_id=lead_id(2), subject="Write")
    clock.wait(state.next_at - clock.seconds)
    assert scheduler.run_due()
    assert (scheduler.state.state, rep.desk.outbox()) == (State.IDLE, [])
    assert (place.titles(), place.answers()) == (["Call back", "Write"], 2)
    assert not rep.engine.examine().differences


def test_a_first_load_goes_on_after_a_peer_that_vanished(place: Place, tmp_path: Path) -> None:
    place.world.serves(page_rows=2)
    db = Database.create(tmp_path / "new.db", bytes(32))
    with closing(HubClient(place.rep.http.base_url, ReplicaTokens(db), patience=PATIENCE, wall=lambda: 0.0)) as http:
        remember_identity(db, http.base_url, ANNA, http.sign_in(ANNA, PASSWORD))
        engine = Engine(db, http, place.world.clock.now)
        place.relay.rule = Rule(limit=1_500)
        with pytest.raises(Offline):
            engine.sync_once()
        with db.read() as conn:
            assert get_meta(conn, Meta.RESUME), "what arrived is kept"
        engine.sync_once()
        assert not engine.examine().differences
    db.close()


def test_a_poke_that_cannot_come_any_more_is_noticed_and_what_it_was_about_is_fetched(place: Place) -> None:
    rep, clock = place.rep, place.world.clock
    assert place.scheduler.run_due()
    cursor = rep.desk.status().cursor
    place.relay.rule = Rule(after=b"still here")
    heard: list[bool] = []
    failed: list[Offline] = []

    def listen() -> None:
        try:
            heard.append(rep.http.wait_for_change(cursor, 600.0))
        except Offline as error:
            failed.append(error)

    listening = threading.Thread(target=listen)
    listening.start()
    listening.join(30)
    assert not listening.is_alive(), "it listens to nobody for ever"
    assert (heard, len(failed)) == ([], 1)
    with place.world.store.write() as unit:
        lead = unit.get(Lead, lead_id(2))
        assert lead is not None
        unit.update(lead, city="Kiel")
    clock.wait(place.scheduler.state.next_at - clock.seconds)
    assert place.scheduler.run_due(), "it asks by itself, poked or not"
    assert rep.lead(2).city == "Kiel"
    assert rep.http.wait_for_change(cursor, 600.0), "what happened meanwhile is told at once"


def test_the_hub_gives_a_sign_of_life_more_often_than_the_client_loses_patience() -> None:
    assert HEARTBEAT_SECONDS * 1.5 <= READ_SECONDS
