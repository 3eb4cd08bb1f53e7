"""Pokes: a content-free word to connected clients that something changed for them. Losing one loses only latency.

This process's own commits are noticed at once, those of other workers by looking at the feed once a second while
somebody listens.
"""

from __future__ import annotations

import asyncio
import logging
import math
import threading
import time
from collections.abc import AsyncIterator
from contextlib import suppress

from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool

from sync.hub import feed
from sync.hub.people import load_person
from sync.hub.store import Store

log = logging.getLogger(__name__)
LOOK_SECONDS = 1.0
HEARTBEAT_SECONDS = 15.0
MAX_WAIT_SECONDS = 55
CHANGED = b"data: changed\n\n"
HEARTBEAT = b": still here\n\n"


class Poker:
    """Wakes those who wait when the feed moves. Belongs to one app; `close` lets all of them go.

    All who wait share one look at the feed a second. They may wait in different event loops.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: dict[asyncio.Event, asyncio.AbstractEventLoop] = {}
        self._lock = threading.Lock()
        self._version = 0
        self._looked_at = -math.inf
        self._end_listening = store.listen(self._moved_here)
        self.closed = False

    def close(self) -> None:
        """Let everybody go, from any thread; safe to call twice."""
        if not self.closed:
            self.closed = True
            self._end_listening()
            self._wake()

    async def stream(self, user_id: str, since: int) -> AsyncIterator[bytes]:
        """Server-sent events for one user, until they go or the hub stops."""
        yield HEARTBEAT
        while not self.closed:
            changed = await self.wait(user_id, since, HEARTBEAT_SECONDS)
            since = changed or since
            yield CHANGED if changed else HEARTBEAT

    async def wait(self, user_id: str, since: int, seconds: float) -> int:
        """The feed's version once something changed for this user after `since`; 0 where nothing did in that time."""
        end = time.monotonic() + seconds
        checked = since
        woken = asyncio.Event()
        with self._lock:
            self._waiting[woken] = asyncio.get_running_loop()
        try:
            while not self.closed:
                woken.clear()
                version = await self._look()
                if version > checked:
                    checked = version
                    if await run_in_threadpool(self._concerns, user_id, since):
                        return version
                left = end - time.monotonic()
                if left <= 0:
                    break
                with suppress(TimeoutError):
                    await asyncio.wait_for(woken.wait(), min(left, LOOK_SECONDS))
        finally:
            with self._lock:
                del self._waiting[woken]
        return 0

    async def _look(self) -> int:
        """The feed's version, at most a second old. Whoever finds a newer one wakes the others."""
        if time.monotonic() - self._looked_at < LOOK_SECONDS:
            return self._version
        self._looked_at = time.monotonic()
        try:
            version = await run_in_threadpool(self._store.version)
        except DBAPIError:
            log.exception("The feed cannot be looked at; trying again")
            return self._version
        if version > self._version:
            self._version = version
            self._wake()
        return version

    def _concerns(self, user_id: str, since: int) -> bool:
        with self._store.read() as conn:
            person = load_person(conn, user_id)
            return person is None or feed.moved(conn, person.scopes, since)

    def _moved_here(self) -> None:
        self._looked_at = -math.inf
        self._wake()

    def _wake(self) -> None:
        with self._lock:
            for event, loop in self._waiting.items():
                if not loop.is_closed():
                    loop.call_soon_threadsafe(event.set)
