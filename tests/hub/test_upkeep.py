"""What the hub does by itself goes on, whatever one row, one step or one round is like."""

import asyncio
import threading
from typing import Any

import pytest
from sqlalchemy.exc import TimeoutError as PoolTimeout

from prm_desktop.domain.leads import Lead
from sync.hub import sweep, upkeep
from sync.hub.auth import Auth
from sync.hub.blobs import Blobs
from sync.hub.routing import route
from tests.hub.support import CHEAP, Hub, lead, uid

SOON = 30.0


def statuses(hub: Hub) -> dict[str, str]:
    return {item.company: str(item.status) for item in hub.find(Lead)}


@pytest.mark.allow_log("A lead cannot be moved on")
def test_a_lead_that_cannot_be_moved_keeps_no_other_from_its_way(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    hub.put(*(lead(name, "", status="new") for name in ("before", "odd", "behind")))

    def stumbles(unit: Any, facts: Any, found: Lead) -> Any:
        where = route(unit, facts, found)
        if found.id == uid("odd"):
            raise ZeroDivisionError
        return where

    monkeypatch.setattr(sweep, "route", stumbles)
    assert sweep.route_new(hub.store) == 2
    assert statuses(hub) == {"Before": "recycled", "Odd": "new", "Behind": "recycled"}
    monkeypatch.undo()
    assert sweep.route_new(hub.store) == 1


def test_a_database_that_is_away_is_not_asked_again_for_each_row(
    lite_hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    lite_hub.put(*(lead(name, "", status="new") for name in "abc"))
    asked: list[Any] = []

    def crowded(work: Any) -> Any:
        asked.append(work)
        raise PoolTimeout("all are in use")

    monkeypatch.setattr(lite_hub.store, "transact", crowded)
    with pytest.raises(PoolTimeout):
        sweep.route_new(lite_hub.store)
    assert len(asked) == 1


@pytest.mark.allow_log("A step of upkeep failed")
def test_what_fails_each_time_keeps_nothing_else_from_being_done_each_time(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    auth, blobs = Auth(hub.store, CHEAP), Blobs(hub.store, 1_000)
    failed: list[str] = []

    def fails(name: str, error: type[Exception]) -> Any:
        def step(*_given: Any) -> None:
            failed.append(name)
            raise error(name)

        return step

    monkeypatch.setattr(auth, "forget_expired", fails("auth", PoolTimeout))
    monkeypatch.setattr(blobs, "collect", fails("blobs", PermissionError))
    monkeypatch.setattr(upkeep, "publish_terms", fails("terms", KeyError))

    for name in ("One", "Two"):
        hub.put(lead(name, "", status="new"))
        upkeep.one_round(hub.store, auth, blobs)
        assert statuses(hub)[name] == "recycled"
    assert failed == ["auth", "blobs", "terms"] * 2


def test_a_round_follows_the_other(lite_hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    auth, blobs = Auth(lite_hub.store, CHEAP), Blobs(lite_hub.store, 1_000)
    begun = threading.Semaphore(0)
    monkeypatch.setattr(upkeep, "one_round", lambda *_given: begun.release())

    async def work() -> bool:
        rounds = asyncio.create_task(upkeep.upkeep(lite_hub.store, auth, blobs, 0.01))
        came = await asyncio.to_thread(lambda: all(begun.acquire(timeout=SOON) for _ in range(3)))
        rounds.cancel()
        return came

    assert asyncio.run(work())
