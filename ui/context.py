"""What every screen is given, and how one screen's action reaches the others without knowing them.

A screen never calls another screen: it runs a command, the command says which rows changed, and `Changed` tells
everybody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from prm_desktop.errors import UserError
from ui.history import History, words_of
from ui.messages import Messages
from ui.tasks import Tasks

if TYPE_CHECKING:
    from prm_desktop.services.documents import Document, Documents
    from prm_desktop.services.workspace import Done, Status, Workspace
    from sync.scheduler import SyncState
    from ui.format import Formatter
    from ui.state import UiState
    from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Changed:
    """Which rows changed: `(kind, id)` pairs. `everything`: too many to name. `here`: by a person at this window."""

    rows: frozenset[tuple[str, str]] = frozenset()
    everything: bool = False
    here: bool = True

    def touches(self, *kinds: str) -> bool:
        """Whether a row of one of these kinds changed."""
        return self.everything or any(kind in kinds for kind, _ in self.rows)

    def touches_row(self, kind: str, row_id: str) -> bool:
        """Whether this row changed."""
        return self.everything or (kind, row_id) in self.rows


@dataclass(frozen=True, slots=True)
class Place:
    """Where to go: a row (`kind`, `id`), the list of a kind (`id` empty), or a page such as `sync` (`page`).

    `status`: show the rows of the list that have this status. `file`: what the page `import` brings in as records of
    `kind`.
    """

    kind: str = ""
    id: str = ""
    page: str = ""
    status: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """Somebody wants to see what will be sent; `going_online`: to send it, after working offline by choice."""

    going_online: bool = False


@dataclass(frozen=True, slots=True)
class FileMoved:
    """How far the fetching of a file that is to be kept is, in bytes. Without a name: nothing is fetched any more."""

    sha256: str = ""
    done: int = 0
    size: int = 0


class SyncControl(Protocol):
    """What screens may ask of the scheduler; every call returns at once."""

    @property
    def state(self) -> SyncState:
        """The present picture."""

    def sync_now(self, *, verify: bool = False) -> None:
        """Sync now, whatever the back-off says; `verify` compares every row with the hub."""

    def work_offline(self, *, on: bool) -> None:
        """Stay away from the network until told otherwise."""


class FileControl(Protocol):
    """What screens may ask about documents and attached files; all but `wake` block."""

    @property
    def documents(self) -> Documents:
        """What is here, opened and attached."""

    def fetch(self, document: Document, on_progress: Callable[[int, int], None]) -> None:
        """Bring a file here, unless it is. `on_progress` is called with bytes, on the same thread."""

    def wake(self) -> None:
        """Look soon whether there is something to move."""


class Bus(QObject):
    """The signals that connect screens. Each carries exactly one frozen dataclass."""

    changed = Signal(object)
    """`Changed`: rows are different now."""
    status = Signal(object)
    """`Status` of the workspace: what the replica knows about sync."""
    sync = Signal(object)
    """`SyncState` of the scheduler: what the network does."""
    files = Signal(object)
    """`FileMoved`, from whatever thread fetches: connect queued."""
    previewed = Signal(object)
    """`Preview`: somebody wants to see what will be sent."""
    navigated = Signal(object)
    """`Place`: somebody wants to be there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.last_status: Status | None = None
        self.last_sync: SyncState | None = None
        self.status.connect(self._keep_status)
        self.sync.connect(self._keep_sync)

    def _keep_status(self, status: Status) -> None:
        self.last_status = status

    def _keep_sync(self, state: SyncState) -> None:
        self.last_sync = state


@dataclass(frozen=True)
class UiContext:
    """What every screen is given."""

    workspace: Workspace
    tasks: Tasks
    theme: Theme
    formatter: Formatter
    messages: Messages
    state: UiState
    sync: SyncControl | None = None
    files: FileControl | None = None
    bus: Bus = field(default_factory=Bus)

    @property
    def changed(self) -> SignalInstance:
        """The signal with `Changed`; connect to it, and refresh only where it touches what you show."""
        return self.bus.changed

    def navigate(self, kind: str, row_id: str = "", *, status: str = "") -> None:
        """Go to a row, or to the list of its kind, there to the rows of a status."""
        self.bus.navigated.emit(Place(kind, row_id, status=status))

    def open_page(self, page: str) -> None:
        """Go to a page that shows no rows: `home`, `sync`, `settings`, `outbox`, `attention`."""
        self.bus.navigated.emit(Place(page=page))

    def work_offline(self, *, on: bool) -> None:
        """Stay away from the network, or go back to it: first shown is what will be sent then, where anything will."""
        sync = self.sync
        if sync is None or on:
            if sync is not None:
                sync.work_offline(on=on)
            return

        def counted(status: Status) -> None:  # asked now: other windows and the command line give commands too
            if status.pending:
                self.bus.previewed.emit(Preview(going_online=True))
            else:
                sync.work_offline(on=False)

        self.tasks.run(self.workspace.status, counted, urgent=True)

    def import_into(self, kind: str, file: str = "") -> None:
        """Go to where records of a kind are brought in from a file."""
        self.bus.navigated.emit(Place(kind, page="import", file=file))

    def run_command(
        self,
        name: str,
        args: Mapping[str, Any],
        then: Callable[[Done], None] | None = None,
        failed: Callable[[UserError], None] | None = None,
    ) -> None:
        """Do a command off the UI thread, say so with a way to undo it, and tell all screens what changed.

        `failed` replaces the message about what went wrong, for a form that shows it beside its fields.
        """

        def succeeded(done: Done) -> None:
            self.announce(done)
            if then is not None:
                then(done)

        self.tasks.run(lambda: self.workspace.do(name, args), succeeded, failed or self.messages.problem)

    @cached_property
    def history(self) -> History:
        """What was done at this window, to be taken back or done again."""
        return History(self.workspace, self.tasks, self.messages, lambda rows: self.bus.changed.emit(Changed(rows)))

    def announce(self, done: Done) -> None:
        """Say that something is done, with a way to undo it, and tell all screens what changed."""
        self.history.done(words_of(done), [done])
        self.bus.changed.emit(Changed(done.changed))
