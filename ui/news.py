"""Listens to the hub while a window is open: as soon as it has something new, the scheduler is poked.

Losing it loses only latency, so every trouble just means a pause.
"""

from __future__ import annotations

import threading

from prm_desktop.errors import UserError
from sync.scheduler import Scheduler, State
from ui.root import OpenProfile

WAIT_SECONDS = 25.0
PAUSE_SECONDS = 30.0
"""How long to leave the hub alone where it cannot be reached, or nobody wants it to be."""


class News:
    """One listener. `run` is for a thread of `ui.tasks`; `stop` may be called on any."""

    def __init__(self, session: OpenProfile, scheduler: Scheduler) -> None:
        self._session = session
        self._scheduler = scheduler
        self._stopped = threading.Event()

    def run(self) -> None:
        """Listen until stopped."""
        while not self._stopped.is_set():
            if not self._listen():
                self._stopped.wait(PAUSE_SECONDS)

    def stop(self) -> None:
        """End `run` at its next breath."""
        self._stopped.set()

    def _listen(self) -> bool:
        """One question. False where it is better to wait a while."""
        if self._scheduler.state.state is not State.IDLE:
            return False
        try:
            if self._session.wait_for_news(WAIT_SECONDS) and not self._stopped.is_set():
                self._scheduler.poke()
        except UserError:
            return False
        return True
