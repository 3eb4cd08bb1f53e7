"""The hub's pokes: a long wait for the word that something changed, and then a sync. Losing one loses only latency.

Holds no thread of its own; `run_forever` blocks and is for one thread of `ui.tasks`.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from prm_desktop.errors import HubError
from sync.client import HubClient
from sync.scheduler import Scheduler, State

WAIT_SECONDS = 25.0
QUIET_SECONDS = 10.0
"""How long to leave the hub alone where it cannot be asked."""


class Pokes:
    """Listens while the scheduler is online."""

    def __init__(self, client: HubClient, scheduler: Scheduler, cursor: Callable[[], int]) -> None:
        self._client = client
        self._scheduler = scheduler
        self._cursor = cursor
        self._stopped = threading.Event()

    def stop(self) -> None:
        """End `run_forever`; a wait under way ends with its answer or its time."""
        self._stopped.set()

    def run_forever(self) -> None:
        """Listen until stopped."""
        while not self._stopped.is_set():
            if not self.listen_once():
                self._stopped.wait(QUIET_SECONDS)

    def listen_once(self) -> bool:
        """Wait for one word of the hub and pass it on. False where the hub cannot be asked at present."""
        if self._scheduler.state.state is not State.IDLE or not self._scheduler.state.online:
            return False
        try:
            changed = self._client.wait_for_change(self._cursor(), WAIT_SECONDS)
        except HubError:
            return False
        if changed and not self._stopped.is_set():
            self._scheduler.poke()
        return True
