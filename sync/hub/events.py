"""Pokes: a content-free word to connected clients that something changed for them. Losing one loses only latency.

    a commit here ──▶┐
                     ├─ look ──▶ which scopes changed? ──▶ who waits and has one of them? ──▶ poke, a few at a time
    once a second ──▶┘

One thread looks for all who wait, so a commit costs the same however many there are. Commits of this process are
looked at soon, those of other workers within a second.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import suppress
from dataclasses import dataclass, field

from sqlalchemy.exc import SQLAlchemyError
from starlette.concurrency import run_in_threadpool

from sync.hub import feed
from sync.hub.people import People, Person
from sync.hub.store import Store

log = logging.getLogger(__name__)
LOOK_SECONDS = 1.0
SPACING_SECONDS = 0.1
"""Between two looks, so that many commits in a row are one poke."""
HEARTBEAT_SECONDS = 15.0
MAX_WAIT_SECONDS = 55
AT_ONCE = 20
PER_SECOND = 200
"""Of a crowd that is poked for the same change, so many are poked at once and the others at this rate, per process:
each poke is followed by a pull."""
CHANGED = b"data: changed\n\n"
HEARTBEAT = b": still here\n\n"


@dataclass(eq=False, slots=True)
class _Waiter:
    """Somebody who waits. `version`: the feed's when they were last poked; `stale`: who they are has changed."""

    user_id: str
    since: int
    person: Person | None
    loop: asyncio.AbstractEventLoop
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    version: int = 0
    stale: bool = False

    def concerned(self, changed: feed.Changed) -> bool:
        """Whether a change is theirs to see; also says whether their scopes may have changed with it."""
        if self.person is None or changed.newest <= self.since:
            return False
        actor = self.person.actor
        self.stale = self.stale or not changed.people.isdisjoint((actor.user_id, actor.partner_id))
        return self.stale or not changed.scopes.isdisjoint(self.person.scopes)


class Poker:
    """Wakes those who wait when the feed moves. Belongs to one app; `close` lets all of them go.

    They may wait in different event loops.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._people = People()
        self._waiting: set[_Waiter] = set()
        self._lock = threading.Lock()
        self._seen = 0
        self._look_now = threading.Event()
        self._watcher: threading.Thread | None = None
        self._end_listening = store.listen(self._look_now.set)
        self._closed = threading.Event()

    def close(self) -> None:
        """Let everybody go, from any thread; safe to call twice."""
        if self._closed.is_set():
            return
        self._closed.set()
        self._end_listening()
        self._look_now.set()
        with self._lock:
            _poke_each(self._waiting)
        if self._watcher is not None:
            self._watcher.join()

    async def stream(self, user_id: str, since: int | None) -> AsyncIterator[bytes]:
        """Server-sent events for one user from a version on (now, where None), until they go or the hub stops.

        The first is sent once nothing can be missed any more.
        """
        greeted = False
        while not self._closed.is_set():
            try:
                waiter = await self._enter(user_id, since)
            except SQLAlchemyError:
                log.exception("Somebody cannot wait for pokes at present")
                return
            if waiter.person is None:
                self._leave(waiter)
                yield CHANGED  # they will be told when they ask for it
                return
            try:
                if not greeted:
                    yield HEARTBEAT
                greeted = True
                while not waiter.stale:
                    changed = await _woken(waiter, HEARTBEAT_SECONDS)
                    if self._closed.is_set():
                        return
                    yield CHANGED if changed else HEARTBEAT
                since = waiter.version
            finally:
                self._leave(waiter)

    async def wait(self, user_id: str, since: int, seconds: float) -> int:
        """The feed's version once something changed for this user after `since`; 0 where nothing did in that time."""
        waiter = await self._enter(user_id, since)
        try:
            return waiter.version if await _woken(waiter, seconds) and not self._closed.is_set() else 0
        finally:
            self._leave(waiter)

    async def _enter(self, user_id: str, since: int | None) -> _Waiter:
        return await run_in_threadpool(self._entered, user_id, since, asyncio.get_running_loop())

    def _entered(self, user_id: str, since: int | None, loop: asyncio.AbstractEventLoop) -> _Waiter:
        """Among those who wait, or woken already where something has changed before."""
        while True:
            with self._store.read() as conn:
                at = feed.position(conn)
                person = self._people.find(conn, user_id, at)
                waiter = _Waiter(user_id, at.newest if since is None else since, person, loop)
                moved = person is None or feed.moved(conn, person.scopes, waiter.since)
            with self._lock:
                if not self._waiting:
                    self._seen = at.newest
                if at.newest < self._seen:
                    continue  # a look has passed this snapshot meanwhile
                self._waiting.add(waiter)
                self._watch()
            if moved or self._closed.is_set():
                waiter.version, waiter.stale = at.newest, person is None
                loop.call_soon_threadsafe(waiter.woken.set)
            return waiter

    def _leave(self, waiter: _Waiter) -> None:
        with self._lock:
            self._waiting.discard(waiter)

    def _watch(self) -> None:
        """See to it that somebody looks."""
        if self._watcher is None and not self._closed.is_set():
            self._watcher = threading.Thread(target=self._look_until_closed, name="pokes", daemon=True)
            self._watcher.start()

    def _look_until_closed(self) -> None:
        while not self._closed.is_set():
            self._look_now.wait(LOOK_SECONDS)
            self._look_now.clear()
            if self._closed.is_set() or not self._waiting:
                continue
            try:
                self._look()
            except Exception:  # whatever it was: without this thread nobody is poked any more
                log.exception("The feed cannot be looked at; trying again")
            self._closed.wait(SPACING_SECONDS)

    def _look(self) -> None:
        with self._lock:
            since = self._seen
        with self._store.read() as conn:
            changed = feed.changed_since(conn, since)
        with self._lock:
            self._seen = changed.newest
            due = [waiter for waiter in self._waiting if waiter.concerned(changed)]
            for waiter in due:
                waiter.version = changed.newest
            _poke_each(due)


async def _woken(waiter: _Waiter, seconds: float) -> bool:
    """Whether the waiter was poked within this time."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await waiter.woken.wait()
            waiter.woken.clear()
            return True
    return False


def _poke_each(waiters: Iterable[_Waiter]) -> None:
    """Poke them, a crowd one after another."""
    for place, waiter in enumerate(waiters):
        if waiter.loop.is_closed():
            continue
        delay = max(0, place - AT_ONCE) / PER_SECOND
        if delay:
            waiter.loop.call_soon_threadsafe(waiter.loop.call_later, delay, waiter.woken.set)
        else:
            waiter.loop.call_soon_threadsafe(waiter.woken.set)
