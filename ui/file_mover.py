"""Moves documents and attached files while a window is open: after each sync, on a thread of its own.

A file that fails, or takes hours, never holds up the sync of rows. Where files were sent, the scheduler is poked, so
that the commands that waited for them follow.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from prm_desktop.errors import DiskFull, UserError
from prm_desktop.services.documents import Document, Documents
from sync.scheduler import Scheduler, State, SyncState
from ui.context import FileMoved
from ui.root import OpenProfile

log = logging.getLogger(__name__)


class FileMover:
    """One mover. `run` is for a thread of `ui.tasks`; the other methods may be called on any.

    `on_moved` and `on_full` are called on the thread of `run`: how far a file is, and, once, that the disk is full.
    """

    def __init__(self, session: OpenProfile, scheduler: Scheduler) -> None:
        self._session = session
        self._scheduler = scheduler
        self._wake = threading.Event()
        self._stopped = False
        self._syncing = False
        self._moving = self._full = False
        self.on_moved: Callable[[FileMoved], None] = lambda _moved: None
        self.on_full: Callable[[DiskFull], None] = lambda _error: None
        scheduler.listen(self._pictured)

    @property
    def documents(self) -> Documents:
        """The files as a person meets them."""
        return self._session.documents

    def fetch(self, document: Document, on_progress: Callable[[int, int], None]) -> None:
        """Bring a file here, unless it is. Raises `HubError`, `Busy`, `DiskFull`."""
        self._session.fetch(document, on_progress)

    def run(self) -> None:
        """Move what is due after each sync, until stopped."""
        while True:
            self._wake.wait()
            self._wake.clear()
            if self._stopped:
                return
            self._move()

    def wake(self) -> None:
        """Look now whether there is something to move."""
        self._wake.set()

    def stop(self) -> None:
        """End `run` once what is under way has ended."""
        self._stopped = True
        self._wake.set()

    def _pictured(self, state: SyncState) -> None:
        was, self._syncing = self._syncing, state.state is State.SYNCING
        if was and state.state is State.IDLE:
            self.wake()

    def _move(self) -> None:
        if self._scheduler.state.state is State.WORKING_OFFLINE:
            return
        self._try()
        if self._moving:
            self._moving = False
            self.on_moved(FileMoved())

    def _try(self) -> None:
        try:
            freed = self._session.move_files(self._tell)
        except DiskFull as error:
            log.info("files wait: %s", error.code)
            if not self._full:
                self._full = True
                self.on_full(error)
        except UserError as error:
            log.info("files wait: %s", error.code)
        except Exception:  # a defect must not end all moving in silence
            log.exception("moving files stopped at a defect")
        else:
            self._full = False
            if freed:
                self._scheduler.poke()

    def _tell(self, sha256: str, done: int, size: int) -> None:
        self._moving = True
        self.on_moved(FileMoved(sha256, done, size))
