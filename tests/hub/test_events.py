"""Who is poked, and what it costs the hub to find out."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.exc import TimeoutError as PoolTimeout

from prm_desktop.domain.partners import Partner, User
from prm_desktop.domain.pool import PoolEntry
from sync.hub.events import AT_ONCE, CHANGED, HEARTBEAT, PER_SECOND, Poker
from tests.hub.support import ANN, NORTH, SAM, SOUTH, VERA, Hub, lead, uid

SOON = 30.0
"""Seconds after which a poke will not come any more, on the slowest machine."""
MOMENT = 0.5
"""Seconds between the first and the last who hear of a change, at most."""
Waiting = Callable[[Poker], Coroutine[Any, Any, Any]]


@pytest.fixture
def poker(hub: Hub) -> Iterator[Poker]:
    made = Poker(hub.store)
    yield made
    made.close()


async def while_they_wait(poker: Poker, change: Callable[[], None], *who: str) -> dict[str, int]:
    """Whom this change pokes; `VERA` sees every change, and is waited for; the others hear it at the same moment."""
    since = poker._store.version()  # noqa: SLF001
    waits = {user: asyncio.create_task(poker.wait(user, since, SOON)) for user in (*who, VERA)}
    while len(poker._waiting) < len(waits):  # noqa: SLF001
        await asyncio.sleep(0.01)
    await asyncio.to_thread(change)
    await waits[VERA]
    await asyncio.wait(waits.values(), timeout=MOMENT)
    poked = {user: task.result() for user, task in waits.items() if task.done()}
    for task in waits.values():
        task.cancel()
    await asyncio.gather(*waits.values(), return_exceptions=True)
    assert not poker._waiting  # noqa: SLF001 - nobody is kept who went
    return poked


def test_only_those_are_poked_who_see_the_change(hub: Hub, poker: Poker) -> None:
    hub.put(lead())
    poked = asyncio.run(while_they_wait(poker, lambda: hub.update(lead(), city="Kiel"), ANN, SAM))
    assert poked == dict.fromkeys((ANN, VERA), hub.store.version())
    poked = asyncio.run(while_they_wait(poker, lambda: hub.update(lead(), partner_id=SOUTH), ANN, SAM))
    assert poked.keys() == {ANN, SAM, VERA}


def test_who_serves_another_region_from_now_on_is_poked_for_what_happens_there(hub: Hub, poker: Poker) -> None:
    entry = PoolEntry(id=uid("entry"), region="FR")

    async def listen() -> list[bytes]:
        stream = poker.stream(ANN, None)
        heard = [await anext(stream)]
        waiting = asyncio.ensure_future(anext(stream))
        while not poker._waiting:  # noqa: SLF001
            await asyncio.sleep(0.01)
        await asyncio.to_thread(hub.update, Partner(id=NORTH), regions=("FR",))
        heard.append(await asyncio.wait_for(waiting, SOON))
        waiting = asyncio.ensure_future(anext(stream))
        await asyncio.to_thread(hub.put, entry)
        heard.append(await asyncio.wait_for(waiting, SOON))
        await stream.aclose()  # type: ignore[attr-defined]
        return heard

    assert asyncio.run(listen()) == [HEARTBEAT, CHANGED, CHANGED]


def test_what_happens_right_after_the_greeting_is_not_missed(hub: Hub, poker: Poker) -> None:
    async def listen() -> list[bytes]:
        stream = poker.stream(ANN, None)
        heard = [await anext(stream)]
        hub.put(lead())  # the stream stands still meanwhile, as with a slow reader
        heard.append(await asyncio.wait_for(anext(stream), SOON))
        await stream.aclose()  # type: ignore[attr-defined]
        return heard

    assert asyncio.run(listen()) == [HEARTBEAT, CHANGED]


def test_whose_account_ends_is_poked_and_let_go(hub: Hub, poker: Poker) -> None:
    async def listen() -> list[bytes]:
        stream = poker.stream(ANN, None)
        await anext(stream)
        waiting = asyncio.ensure_future(anext(stream))
        while not poker._waiting:  # noqa: SLF001
            await asyncio.sleep(0.01)
        await asyncio.to_thread(hub.update, User(id=ANN), active=False)
        assert await asyncio.wait_for(waiting, SOON) == CHANGED
        return [line async for line in stream]

    assert asyncio.run(asyncio.wait_for(listen(), SOON)) == [CHANGED]


@pytest.mark.parametrize("crowd", [2, 40])
def test_a_change_is_looked_at_once_however_many_wait(lite_hub: Hub, crowd: int) -> None:
    poker = Poker(lite_hub.store)
    statements: list[str] = []

    async def wait() -> list[int]:
        since = lite_hub.store.version()
        waits = [asyncio.create_task(poker.wait(ANN, since, SOON)) for _ in range(crowd)]
        while len(poker._waiting) < crowd:  # noqa: SLF001
            await asyncio.sleep(0.01)
        event.listen(lite_hub.store.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
        await asyncio.to_thread(lite_hub.put, lead())
        return await asyncio.gather(*waits)

    version = asyncio.run(wait())
    assert version == [lite_hub.store.version() for _ in range(crowd)]
    poker.close()
    looks = [text for text in statements if "horizon" in text]
    assert 1 <= len(looks) <= 4
    assert len([text for text in statements if "scope_set.scope" in text and "SELECT" in text]) == 1


def test_a_crowd_is_poked_one_after_another_so_that_its_pulls_do_not_come_at_once(lite_hub: Hub) -> None:
    poker = Poker(lite_hub.store)
    crowd, ahead = 60, 5

    async def wait() -> list[float]:
        loop, since = asyncio.get_running_loop(), lite_hub.store.version()

        async def one() -> float:
            assert await poker.wait(ANN, since, SOON)
            return loop.time()

        waits = [asyncio.create_task(one()) for _ in range(crowd)]
        while len(poker._waiting) < crowd:  # noqa: SLF001
            await asyncio.sleep(0.01)
        await asyncio.to_thread(lite_hub.put, lead())
        return sorted(await asyncio.gather(*waits))

    times = asyncio.run(wait())
    poker.close()
    assert times[-1] - times[0] >= (crowd - AT_ONCE - ahead) / PER_SECOND


@pytest.mark.allow_log("The feed cannot be looked at")
def test_whoever_waits_is_poked_also_after_a_look_that_failed(
    hub: Hub, poker: Poker, monkeypatch: pytest.MonkeyPatch
) -> None:
    look, troubles = poker._look, [PoolTimeout("all are in use"), RuntimeError("a defect")]  # noqa: SLF001

    def looks() -> None:
        if troubles:
            raise troubles.pop()
        look()

    monkeypatch.setattr(poker, "_look", looks)
    poked = asyncio.run(while_they_wait(poker, lambda: hub.put(lead()), ANN))
    assert (set(poked), troubles) == ({ANN, VERA}, [])
