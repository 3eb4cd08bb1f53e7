"""Pokes: a content-free word to connected clients that something changed for them. Losing one loses only latency.

This process's own commits are noticed at once, those of other workers by looking at the feed once a second while
somebody listens.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import suppress

from starlette.concurrency import run_in_threadpool

from sync.hub import feed
from sync.hub.people import load_person
from sync.hub.store import Store

LOOK_SECONDS = 1.0
HEARTBEAT_SECONDS = 15.0
MAX_WAIT_SECONDS = 55
CHANGED = b"data: changed\n\n"
HEARTBEAT = b": still here\n\n"


class Poker:
    """Wakes those who wait when the feed moves. Belongs to one app; `close` lets all of them go."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: set[asyncio.Future[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._looker: asyncio.Task[None] | None = None
        self._version = 0
        self._nudge = asyncio.Event()
        self._end_listening = store.listen(self._from_any_thread)
        self.closed = False

    def close(self) -> None:
        """Let everybody go, from any thread; safe to call twice."""
        if not self.closed:
            self.closed = True
            self._end_listening()
            self._from_any_thread()

    async def stream(self, user_id: str, since: int) -> AsyncIterator[bytes]:
        """Server-sent events for one user, until they go or the hub stops."""
        yield HEARTBEAT
        last = time.monotonic()
        while not self.closed:
            changed = await self.wait(user_id, since, HEARTBEAT_SECONDS)
            if changed:
                since = changed
                yield CHANGED
            elif time.monotonic() - last >= HEARTBEAT_SECONDS:
                last = time.monotonic()
                yield HEARTBEAT

    async def wait(self, user_id: str, since: int, seconds: float) -> int:
        """The feed's version once something changed for this user after `since`; 0 where nothing did in that time."""
        end = time.monotonic() + seconds
        seen = -1
        self._version = await run_in_threadpool(self._store.version)
        while not self.closed:
            version = self._version
            if version > max(since, seen):
                seen = version
                if await run_in_threadpool(self._moved, user_id, since):
                    return version
            left = end - time.monotonic()
            if left <= 0:
                break
            await self._next_look(left)
        return 0

    def _moved(self, user_id: str, since: int) -> bool:
        with self._store.read() as conn:
            person = load_person(conn, user_id)
            return person is None or feed.moved(conn, person.scopes, since)

    async def _next_look(self, seconds: float) -> None:
        """Sleep until the feed moved, or the time is over."""
        self._loop = asyncio.get_running_loop()
        if self._looker is None or self._looker.done():
            self._looker = self._loop.create_task(self._look())
        future = self._loop.create_future()
        self._waiting.add(future)
        try:
            await asyncio.wait_for(future, seconds)
        except TimeoutError:
            pass
        finally:
            self._waiting.discard(future)

    async def _look(self) -> None:
        """Look at the feed for all who wait, until nobody does."""
        while self._waiting and not self.closed:
            self._nudge.clear()
            version = await run_in_threadpool(self._store.version)
            if version > self._version:
                self._version = version
                self._wake()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nudge.wait(), LOOK_SECONDS)
        self._wake()

    def _from_any_thread(self) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            loop.call_soon_threadsafe(self._nudge.set)

    def _wake(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
