"""Carries what happens elsewhere to the screens: pictures of the sync, and what it or another process changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from sync.scheduler import AFTER_CHANGE, State, SyncState
from ui.context import Changed, UiContext
from ui.tasks import Newest

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Status
    from sync.scheduler import Scheduler

LOOK_MS = 2_000
"""How often the file is asked whether another process has written to it; the question costs microseconds."""


class SyncWatch(QObject):
    """Feeds `context.bus` with `status`, `sync` and `changed`. Give it the scheduler before that runs."""

    _pictured = Signal(object)

    def __init__(self, context: UiContext, scheduler: Scheduler | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._scheduler = scheduler
        self._version = -1
        self._seen = SyncState()
        self._newest = Newest()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._pictured.connect(self._show, Qt.ConnectionType.QueuedConnection)
        context.changed.connect(self._changed_here)
        if scheduler is not None:
            scheduler.listen(self._pictured.emit)
            context.bus.sync.emit(scheduler.state)

    def start(self) -> None:
        """Begin to look, and tell the status for the first time."""
        self.reload_status()
        self.look()
        self._timer.start()

    def reload_status(self) -> None:
        """Tell the status anew."""
        self._context.tasks.run(self._context.workspace.status, self._newest.only(self._tell))

    def look(self) -> None:
        """See whether another process has changed rows."""
        self._context.tasks.run(self._context.workspace.db.data_version, self._compare)

    def _tell(self, status: Status) -> None:
        if status != self._context.bus.last_status:
            self._context.bus.status.emit(status)

    def _compare(self, version: int) -> None:
        known, self._version = self._version, version
        if known not in (-1, version):
            self._context.bus.changed.emit(Changed(everything=True, here=False))

    def _changed_here(self, changed: Changed) -> None:
        self.reload_status()
        if self._scheduler is not None and changed.here:
            self._scheduler.poke(AFTER_CHANGE)

    def _show(self, state: SyncState) -> None:
        before, self._seen = self._seen, state
        self._context.bus.sync.emit(state)
        if before.state is State.SYNCING and state.state is not State.SYNCING:
            self._synced(state)
        elif before.state is not state.state:
            self.reload_status()

    def _synced(self, state: SyncState) -> None:
        self.reload_status()
        outcome = state.outcome
        if outcome is not None and outcome.changed is None:
            self._context.bus.changed.emit(Changed(everything=True, here=False))
        elif outcome is not None and outcome.changed:
            self._context.bus.changed.emit(Changed(outcome.changed, here=False))
