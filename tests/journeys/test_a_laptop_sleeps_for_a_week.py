"""A laptop is closed in the middle of work and opened a week later, in another network: all of it in one story.

The real client and hub, in this process, so that a week is a moment.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import httpx
import pytest

from prm_desktop.domain.fields import Tone
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.times import later
from prm_desktop.errors import Offline
from sync import protocol
from sync.client import HubClient
from sync.engine import Engine
from sync.hub.sweep import sweep
from sync.scheduler import Scheduler, State
from sync.session import ReplicaTokens
from tests.sync.hubs import P1, P2, Rep, Wire, World, lead_id, seed
from ui.kinds import Due, due_of

WEEK = 7 * 86_400


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    made.open(seed())
    with made.store.write() as unit:
        for number, hours in ((4, 20), (0, 120)):
            lead = unit.get(Lead, lead_id(number))
            assert lead is not None
            unit.update(lead, accept_by=later(made.clock.now(), hours=hours))
    yield made
    made.close()


@pytest.fixture
def anna(world: World) -> Iterator[Rep]:
    """Anna, whose computer's clock is the one that tokens are judged by."""
    rep = world.rep("anna@hanse.example")
    wire = Wire(world.transport)
    http = HubClient("http://hub.example", ReplicaTokens(rep.desk.db), transport=wire, wall=world.clock.monotonic)
    yield Rep(rep.desk, Engine(rep.desk.db, http, world.clock.now), http, wire)
    http.close()


def asked(rep: Rep, path: str) -> int:
    """How often this path was asked for."""
    return rep.wire.paths.count(path)


def no_network(_request: httpx.Request, _send: object) -> httpx.Response:
    raise httpx.ConnectError("the network is not there yet")


def promise(rep: Rep, world: World, number: int) -> Due | None:
    """What the clock beside a lead says, by the time of this computer."""
    return due_of("lead", rep.lead(number), world.clock.now())


def a_week_passes(world: World) -> None:
    """Meanwhile an offer runs out, a lead goes to somebody else, one changes, one comes; tombstones are forgotten."""
    world.clock.wait(WEEK)
    sweep(world.store)
    with world.store.write() as unit:
        mine, other = unit.get(Lead, lead_id(0)), unit.get(Lead, lead_id(2))
        assert mine is not None
        assert other is not None
        unit.update(mine, partner_id=P2)
        unit.update(other, city="Kiel")
        unit.put(Lead(id=lead_id(50), company="New GmbH", partner_id=P1, status="working"))
    world.store.compact(world.store.version())


@pytest.mark.parametrize("drift", [0.0, -3 * 3600.0], ids=["right", "three hours behind"])
def test_a_week_later_everything_is_as_if_nothing_had_happened(world: World, anna: Rep, drift: float) -> None:
    clock = world.clock
    scheduler = Scheduler(
        anna.engine, monotonic=clock.monotonic, jitter=lambda: 1.0, guard=lambda: nullcontext(enter_result=True)
    )
    assert scheduler.run_due()
    pressing = promise(anna, world, 4)
    assert pressing is not None
    assert (pressing.tone, promise(anna, world, 0)) == (Tone.WARNING, None)
    anna.do("task.add", lead_id=lead_id(2), subject="Before the sleep")
    anna.do("lead.accept", lead_id=lead_id(4))
    anna.do("lead.update", lead_id=lead_id(2), changes={"notes": "They want sixteen"})
    cursor = anna.desk.status().cursor

    a_week_passes(world)
    assert world.store.version() > cursor
    assert anna.lead(4).status == "accepted", "what was done here is shown, whatever the time"
    overdue = promise(anna, world, 0)
    assert overdue is not None
    assert overdue.tone is Tone.DANGER, "clocks run without a network"
    anna.wire.fault = no_network
    assert scheduler.run_due(), "it is long due"
    assert (scheduler.state.state, len(anna.desk.outbox())) == (State.WAITING, 3)
    assert isinstance(scheduler.state.error, Offline)
    anna.wire.fault = None
    anna.wire.paths.clear()
    clock.wait(scheduler.state.next_at - clock.seconds)
    clock.instant = later(clock.instant, seconds=drift)
    assert scheduler.run_due()

    assert scheduler.state.state is State.IDLE, scheduler.state.error
    assert asked(anna, protocol.TOKEN_PATH) == 1, "the session was renewed once"
    assert anna.wire.paths[:2] == [protocol.HUB_PATH, protocol.TOKEN_PATH], "and before it was used in vain"
    assert anna.desk.outbox() == []
    assert [item.title for item in anna.desk.timeline("lead", lead_id(2))] == ["Before the sleep"]
    assert (anna.lead(2).notes, anna.lead(2).city) == ("They want sixteen", "Kiel")
    assert (anna.desk.get("lead", lead_id(0)), anna.lead(50).company) == (None, "New GmbH")
    assert [item.kind for item in anna.desk.attention()] == ["refused"], "somebody must know of the lost lead"
    late = anna.desk.get("lead", lead_id(4))
    assert late is None or promise(anna, world, 4) is None
    assert not anna.engine.examine().differences
    assert anna.sync().received == 0
