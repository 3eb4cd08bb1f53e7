"""Another hub under the same address, one that was built anew, one that asks for time; a long sleep, a wrong clock."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from prm_desktop.domain.leads import Lead
from prm_desktop.errors import HubProblem, NotSignedIn
from prm_desktop.replica.meta import Meta, get_meta
from sync.apply import Held
from sync.client import HubClient
from sync.engine import Engine
from sync.scheduler import Scheduler, State
from sync.session import ReplicaTokens
from tests.sync.hubs import P1, PASSWORD, Rep, World, lead_id, seed
from tests.sync.replicas import Clock

ANNA = "anna@hanse.example"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    made.open(seed())
    with made.store.write() as unit:
        for number in range(100, 180):
            unit.put(Lead(id=lead_id(number), company="C", partner_id=P1))
    yield made
    made.close()


@pytest.fixture
def anna(world: World) -> Rep:
    rep = world.rep(ANNA)
    rep.sync()
    return rep


def rebuilt(world: World, *, hub_id: str) -> None:
    """The hub's database is lost; it is built anew with the few records that somebody still had."""
    world.transport.close()
    world.store.close()
    for left in world.folder.glob("hub.db*"):
        left.unlink()
    world.open(seed())
    world.store.renew_epoch(hub_id)
    for rep in world.reps:
        rep.wire.reroute(world.transport)


def test_another_tenant_under_the_same_address_gets_and_changes_nothing(
    world: World, anna: Rep, tmp_path: Path
) -> None:
    anna.do("task.add", lead_id=lead_id(2), subject="Call back")
    before = anna.desk.count("lead")
    other = World(tmp_path / "other")
    other.folder.mkdir()
    other.open(seed())
    anna.wire.reroute(other.transport)
    with pytest.raises(HubProblem) as told:
        anna.sync()
    assert told.value.title == "This is not your hub"
    assert (len(anna.desk.outbox()), anna.desk.count("lead"), anna.desk.status().signed_in) == (1, before, True)
    other.close()
    anna.wire.reroute(world.transport)
    anna.sync()
    assert (anna.desk.outbox(), anna.desk.status().last_error) == ([], "")


def test_a_hub_that_was_built_anew_asks_before_it_takes_most_away(world: World, anna: Rep) -> None:
    with anna.desk.db.read() as conn:
        hub_id = get_meta(conn, Meta.HUB_ID)
    anna.do("task.add", lead_id=lead_id(2), subject="Call back")
    before = anna.desk.count("lead")
    rebuilt(world, hub_id=hub_id)
    with pytest.raises(NotSignedIn):
        anna.sync()
    anna.http.sign_in(ANNA, PASSWORD)
    for _ in range(2):  # not allowing it changes nothing, however often it is tried
        with pytest.raises(Held):
            anna.sync()
    assert (anna.desk.count("lead"), anna.desk.status().held is not None) == (before, True)
    assert [item.name for item in anna.desk.outbox()] == ["task.add"]
    assert list(anna.desk.db.path.parent.glob("*before-shrink*.backup"))
    anna.do("activity.log", lead_id=lead_id(2), kind="note", subject="Still working")
    anna.desk.allow_removal()
    anna.sync()
    assert anna.desk.count("lead") < before / 2
    assert (anna.desk.outbox(), anna.desk.attention()) == ([], [])
    assert {item.title for item in anna.desk.timeline("lead", lead_id(2))} == {"Call back", "Still working"}


def scheduler_of(rep: Rep, clock: Clock) -> Scheduler:
    class Free:
        def __enter__(self) -> bool:
            return True

        def __exit__(self, *_: object) -> None:
            """Nothing to do."""

    return Scheduler(rep.engine, monotonic=clock.monotonic, jitter=lambda: 1.0, guard=Free)


@pytest.mark.parametrize(
    "header",
    [{"retry-after": "150"}, {"date": "Mon, 02 Mar 2009 09:00:00 GMT", "retry-after": "Mon, 02 Mar 2009 09:02:30 GMT"}],
    ids=["seconds", "a date"],
)
def test_a_hub_that_asks_for_time_gets_it_and_the_person_is_told(
    world: World, anna: Rep, header: dict[str, str]
) -> None:
    scheduler = scheduler_of(anna, world.clock)
    anna.wire.fault = lambda *_: httpx.Response(503, headers=header, json={"title": "busy"})
    assert scheduler.run_due()
    state = scheduler.state
    assert (state.state, state.next_at - world.clock.seconds) == (State.WAITING, 150.0)
    assert state.error is not None
    assert "asks to be left alone for 150 seconds" in state.error.message
    assert anna.desk.status().last_error == state.error.message
    anna.wire.fault = None
    world.clock.wait(149)
    assert not scheduler.run_due()
    world.clock.wait(1)
    assert scheduler.run_due()
    assert (scheduler.state.state, anna.desk.status().last_error) == (State.IDLE, "")


def test_a_week_asleep_costs_nothing(world: World, anna: Rep) -> None:
    """The access token has ended, timers are long due, tombstones are forgotten."""
    scheduler = scheduler_of(anna, world.clock)
    scheduler.run_due()
    anna.do("task.add", lead_id=lead_id(2), subject="Before the sleep")
    with world.store.write() as unit:
        gone = unit.get(Lead, lead_id(100))
        assert gone is not None
        unit.update(gone, partner_id="")
    world.store.compact(world.store.version())
    world.clock.wait(7 * 86_400)
    assert scheduler.run_due()
    assert scheduler.state.state is State.IDLE, scheduler.state.error
    assert (anna.desk.outbox(), anna.desk.get("lead", lead_id(100))) == ([], None)
    assert anna.sync().received == 0


@pytest.mark.parametrize("years", [-10, 10])
def test_a_clock_that_is_wrong_by_years_does_not_matter_to_tokens(world: World, anna: Rep, years: int) -> None:
    tokens = ReplicaTokens(anna.desk.db)
    wrong = HubClient("http://hub.example", tokens, transport=anna.wire, wall=lambda: years * 365 * 86_400.0)
    world.clock.wait(3_600)
    anna.do("task.add", lead_id=lead_id(2), subject="Call back")
    for _ in range(2):
        Engine(anna.desk.db, wrong, world.clock.now).sync_once()
    wrong.close()
    assert anna.desk.outbox() == []
