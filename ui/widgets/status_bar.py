"""The bar at the bottom: the truth about sync, in words, and clickable."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from prm_desktop.domain.fields import Tone
from prm_desktop.errors import Offline, UserError
from sync.scheduler import State, SyncState
from ui.announce import announce
from ui.context import Preview, UiContext
from ui.format import Formatter
from ui.text import title_of, tr, tr_n
from ui.widgets.boxes import margins
from ui.widgets.chip import Chip
from ui.widgets.parts import ElidedLabel, button

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Status

MINUTE_MS = 60_000
HEIGHT = 32
ICONS = {
    Tone.SUCCESS: "mdi6.check-circle",
    Tone.INFO: "mdi6.sync",
    Tone.WARNING: "mdi6.cloud-off-outline",
    Tone.DANGER: "mdi6.alert-circle",
    Tone.NEUTRAL: "mdi6.cloud-outline",
}


@dataclass(frozen=True, slots=True)
class Truth:
    """What the bar says. `done`, `total`: rows of the running sync, 0 where that is not known."""

    text: str
    tone: Tone
    done: int = 0
    total: int = 0


def truth_of(status: Status | None, sync: SyncState | None, since: str, formatter: Formatter) -> Truth:
    """What to say about sync. `since`: the instant from which on the hub was away, empty while it is there."""
    state = sync.state if sync is not None else State.IDLE
    signed_out = state is State.SIGNED_OUT or (status is not None and not status.signed_in)
    fixed = {
        State.WORKING_OFFLINE: Truth(tr("Working offline, as you chose"), Tone.WARNING),
        State.HELD: Truth(tr("Sync waits for your decision"), Tone.DANGER),
    }
    if state in fixed:
        return fixed[state]
    if signed_out:
        return Truth(tr("Signed out. Your work is safe here; sign in to send it"), Tone.WARNING)
    if sync is not None and state is State.SYNCING:
        return _syncing(sync, formatter)
    if sync is not None and state is State.WAITING and sync.error is not None:
        return _away(sync.error, since, formatter)
    return _at_rest(status, formatter)


def _at_rest(status: Status | None, formatter: Formatter) -> Truth:
    if status is None or not status.last_success:
        return Truth(tr("Not synced yet"), Tone.NEUTRAL)
    return Truth(tr("Up to date, synced {when}", when=formatter.when(status.last_success)), Tone.SUCCESS)


def _syncing(sync: SyncState, formatter: Formatter) -> Truth:
    if not sync.loaded:
        return Truth(tr("Syncing…"), Tone.INFO)
    done = formatter.number(sync.loaded)
    if not sync.total:
        return Truth(tr("Syncing, {done} rows so far", done=done), Tone.INFO)
    text = tr("Syncing, {done} of {total} rows", done=done, total=formatter.number(sync.total))
    return Truth(text, Tone.INFO, sync.loaded, sync.total)


def _away(error: UserError, since: str, formatter: Formatter) -> Truth:
    if isinstance(error, Offline):
        clock = formatter.clock(since) if since else ""
        return Truth(tr("Offline since {time}", time=clock) if clock else tr("Offline"), Tone.WARNING)
    return Truth(tr("{what}. The next try follows by itself", what=title_of(error)), Tone.WARNING)


class StatusBar(QFrame):
    """Says how sync stands, what waits here, what needs attention, and who I am."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("StatusBar")
        self._context = context
        self._since = ""
        self._told: State | None = None
        self._asked = False
        self.state = button(context.theme, "", act=lambda: context.open_page("sync"))
        self.pending = button(context.theme, "", "mdi6.tray-arrow-up", act=self._show_waiting)
        self.pending.setToolTip(tr("Show what will be sent (Ctrl+Shift+S)"))
        self.attention = button(context.theme, "", act=lambda: context.open_page("attention"))
        context.theme.dress(self.attention, "mdi6.alert", "danger")
        self._progress = QProgressBar()
        self._progress.setFixedWidth(context.theme.px(120))
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(tr("Progress of the sync"))
        self.offline = self._switch()
        self._who = ElidedLabel("", "caption")
        self._who.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        row = QHBoxLayout(self)
        space = context.theme.space
        margins(row, space("xs"), 0, space("m"), 0)
        row.setSpacing(space("xs"))
        for widget in (self.state, self._progress, self.pending, self.attention):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._who, 2)
        row.addWidget(self._demo_chip())
        row.addWidget(self.offline)
        self._restyle()
        context.theme.changed.connect(self._restyle)
        context.bus.status.connect(self.show_truth)
        context.bus.sync.connect(self._picture)
        self._minute = QTimer(self, interval=MINUTE_MS)
        self._minute.timeout.connect(self.show_truth)
        self._minute.start()
        self.show_truth()

    def show_truth(self) -> None:
        """Say it again: something changed, or a minute has passed."""
        bus = self._context.bus
        truth = truth_of(bus.last_status, bus.last_sync, self._since, self._context.formatter)
        self._context.theme.dress(self.state, ICONS[truth.tone], truth.tone.value)
        self._say(self.state, truth.text)
        self._progress.setVisible(bool(truth.total))
        self._progress.setRange(0, max(truth.total, 1))
        self._progress.setValue(truth.done)
        self._show_counts(bus.last_status)

    def await_sync(self) -> None:
        """Somebody has asked for a sync: say how it ended, also where it ended as ever."""
        self._asked = True

    def _tell(self, state: State) -> None:
        """Say to those who listen that the way to the hub is gone or there again; what comes and goes is not told."""
        if state is State.SYNCING:
            return
        before, self._told = self._told, state
        if before not in (None, state) or self._asked:
            announce(self.state, lambda: ". ".join(filter(None, (self.state.text(), self.pending.text()))))
        self._asked = False

    def _restyle(self) -> None:
        self.setFixedHeight(self._context.theme.px(HEIGHT))

    def _show_counts(self, status: Status | None) -> None:
        pending = status.pending if status else 0
        attention = status.attention if status else 0
        saved = tr_n("{n} change saved here, sent when online", "{n} changes saved here, sent when online", pending)
        self._say(self.pending, saved if pending else "")
        self._say(self.attention, tr_n("{n} needs attention", "{n} need attention", attention) if attention else "")
        who = [status.partner, status.user] if status else []
        self._who.setText(" · ".join(filter(None, who)))

    def _demo_chip(self) -> Chip:
        """Says for as long as the window is open that nothing here is real."""
        made = Chip(self._context.theme)
        made.setParent(self)  # shown without a place it would be a window of its own for a moment
        made.show_status(
            tr("Demonstration") if self._context.workspace.demo else "", Tone.WARNING, "mdi6.flask-outline"
        )
        made.setToolTip(tr("The data is made up and stays on this computer, in a file that is not locked."))
        return made

    def _switch(self) -> QPushButton:
        made = button(self._context.theme, tr("Work offline"), "mdi6.airplane")
        made.setCheckable(True)
        made.setToolTip(tr("Stay away from the network until you switch back (Ctrl+Shift+O)"))
        if self._context.sync is None:
            made.hide()
        made.toggled.connect(self._toggle)
        return made

    def _toggle(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self._context.work_offline(on=on)
        self.show_switch()

    def show_switch(self) -> None:
        """The switch shows what is, not what was asked for: somebody may stay offline after a look at what waits."""
        sync = self._context.sync
        self.offline.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.offline.setChecked(sync is not None and sync.state.state is State.WORKING_OFFLINE)
        self.offline.blockSignals(False)  # noqa: FBT003 - Qt's signature

    def _show_waiting(self) -> None:
        """While there is no way to the hub, what will be sent; else the outbox, where it leaves by itself."""
        state = self._context.bus.last_sync.state if self._context.bus.last_sync is not None else State.IDLE
        if state in {State.WAITING, State.WORKING_OFFLINE}:
            self._context.bus.previewed.emit(Preview())
        else:
            self._context.open_page("outbox")

    def _picture(self, sync: SyncState) -> None:
        away = sync.state in (State.WAITING, State.WORKING_OFFLINE)
        if not away and sync.state is not State.SYNCING:
            self._since = ""
        elif away and not self._since:
            self._since = self._context.formatter.now()
        self.show_switch()
        self.show_truth()
        self._tell(sync.state)

    @staticmethod
    def _say(control: QPushButton, text: str) -> None:
        control.setText(text)
        control.setAccessibleName(text)
        control.setVisible(bool(text))
