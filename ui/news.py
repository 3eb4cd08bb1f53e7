"""Listens to the hub while a window is open: as soon as it has something new, the scheduler is poked.

Losing it loses only latency, so every trouble just means a pause.
"""

from __future__ import annotations

import logging
import threading

from prm_desktop.errors import UserError
from sync.scheduler import Scheduler, State
from ui.root import OpenProfile

log = logging.getLogger(__name__)

WAIT_SECONDS = 25.0
PAUSE_SECONDS = 30.0
"""How long to leave the hub alone where it cannot be reached, or nobody wants it to be."""
SYNCING_SECONDS = 1.0
"""How long to wait while a sync fetches what the last word was about."""


class News:
    """One listener. `run` is for a thread of `ui.tasks`; `stop` may be called on any."""

    def __init__(self, session: OpenProfile, scheduler: Scheduler) -> None:
        self._session = session
        self._scheduler = scheduler
        self._stopped = threading.Event()

    def run(self) -> None:
        """Listen until stopped."""
        while not self._stopped.is_set():
            self._stopped.wait(self._listen())

    def stop(self) -> None:
        """End `run` at its next breath."""
        self._stopped.set()

    def _listen(self) -> float:
        """One question. The seconds to wait before the next one."""
        state = self._scheduler.state.state
        if state is not State.IDLE:
            return SYNCING_SECONDS if state is State.SYNCING else PAUSE_SECONDS
        try:
            if self._session.wait_for_news(WAIT_SECONDS) and not self._stopped.is_set():
                self._scheduler.poked_by_hub()
        except UserError:
            return PAUSE_SECONDS
        except Exception:  # a defect must not end all listening in silence
            log.exception("listening to the hub stopped at a defect")
            return PAUSE_SECONDS
        return 0.0
