"""The truth about sync: how it stands, what waits, what the hub and this copy agree on, and what can be done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QProgressBar, QWidget
from typing_extensions import override

from prm_desktop.clock import elapsed
from prm_desktop.domain.fields import Tone
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import UserError
from sync.engine import Outcome
from sync.scheduler import State, SyncState
from ui.context import Preview, UiContext
from ui.root import OpenProfile
from ui.sync_details import details
from ui.text import hint_of, message_of, tr, tr_domain, tr_n
from ui.widgets.boxes import column, row
from ui.widgets.chip import Chip
from ui.widgets.page import Card, Page, Pairs
from ui.widgets.parts import button, label
from ui.widgets.problem_line import ProblemLine
from ui.widgets.status_bar import truth_of

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Status

TICK_MS = 1_000
EPOCH_SHOWN = 8
TWO_MINUTES = 120
"""From this many seconds on, minutes are counted."""


class SyncPage(Page):
    """The page *Sync*."""

    def __init__(self, ctx: UiContext, session: OpenProfile | None = None) -> None:
        super().__init__(ctx.theme, tr("Sync"))
        self._ctx, self._session = ctx, session
        self._asked_check = False
        self.state = Chip(ctx.theme)
        self._safe = label("", "muted", wrap=True)
        self.facts = Pairs(ctx.theme)
        self.sync_now = button(ctx.theme, tr("Sync now"), "mdi6.sync", role="primary", act=self._sync_now)
        self.sync_now.setToolTip(tr("Sync now (F5)"))
        self.offline = button(ctx.theme, "", "mdi6.airplane", act=self._toggle_offline)
        self.check = button(ctx.theme, tr("Check the whole copy"), "mdi6.shield-check-outline", act=self._check)
        self.check.setToolTip(tr("Compare what is here with the hub, row by row in effect"))
        self.add(self._make_state())
        self.held = self._make_held()
        self.sign_in = self._make_sign_in()
        for item in (self.held, self.sign_in, self._make_waiting()):
            self.add(item)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.refresh)
        ctx.bus.status.connect(lambda _status: self.refresh())
        ctx.bus.sync.connect(self._synced)

    def refresh(self) -> None:
        """Say everything again."""
        bus, formatter = self._ctx.bus, self._ctx.formatter
        status, sync = bus.last_status, bus.last_sync
        truth = truth_of(status, sync, "", formatter)
        self.state.show_status(truth.text, truth.tone)
        self.progress.setVisible(bool(truth.total))
        self.progress.setRange(0, max(truth.total, 1))
        self.progress.setValue(truth.done)
        self._safe.setText(_what_is_safe(status, sync))
        self._safe.setVisible(bool(self._safe.text()))
        busy = sync is not None and sync.state is State.SYNCING
        offline = sync is not None and sync.state is State.WORKING_OFFLINE
        signed_out = _signed_out(status, sync)
        self.sync_now.setEnabled(not (busy or offline or signed_out) and self._ctx.sync is not None)
        away = tr("You work offline; go online first.") if offline else tr("Sign in first.") if signed_out else ""
        self.sync_now.setToolTip(away or tr("Sync now (F5)"))
        self.check.setEnabled(self.sync_now.isEnabled())
        self.offline.setText(tr("Go online") if offline else tr("Work offline"))
        self.offline.setAccessibleName(self.offline.text())
        self._show_facts(status, sync)
        self.held.setVisible(status is not None and status.held is not None)
        if status is not None and status.held is not None:
            removed, of = (formatter.number(count) for count in status.held)
            self.held_count.setText(tr("{removed} of {of} records would go.", removed=removed, of=of))
        self.sign_in.setVisible(signed_out and self._session is not None)
        if status is not None:
            self._show_waiting(status)

    def _show_facts(self, status: Status | None, sync: SyncState | None) -> None:
        if status is None:
            return
        formatter, show = self._ctx.formatter, self.facts.show_pair
        success = status.last_success
        show(tr("Last sync"), formatter.when(success) if success else tr("never"), _absolute(self._ctx, success))
        show(tr("Next try"), "" if _signed_out(status, sync) else self._next_try(sync))
        show(tr("Why it waits"), _why(sync))
        show(tr("The hub asked for"), self._asked_pause(status), _absolute(self._ctx, status.retry_at))
        show(tr("Hub"), " · ".join(filter(None, (status.hub_name, status.hub_url))))
        show(
            tr("Signed in as"),
            " · ".join(filter(None, (status.user, status.partner))) if status.signed_in else tr("nobody"),
        )
        show(tr("This copy"), self._copy_words(status))
        seen = formatter.number(status.cursor)
        many = status.set_aside
        show(
            tr("Set aside"),
            tr_n(
                "{n} record that this version cannot read. An update or the hub will mend it",
                "{n} records that this version cannot read. An update or the hub will mend them",
                many,
            )
            if many
            else "",
        )
        show(
            tr("Position"),
            tr("change no. {number} of the hub", number=seen) if status.cursor else tr("at the beginning"),
            tr("The hub's history {epoch}", epoch=status.epoch[:EPOCH_SHOWN]) if status.epoch else "",
        )

    def _copy_words(self, status: Status) -> str:
        if not status.primed:
            if status.progress_total:
                done, total = (self._ctx.formatter.number(n) for n in (status.progress_rows, status.progress_total))
                return tr("{done} of {total} rows are here; shown when complete", done=done, total=total)
            return tr("Not here yet; it comes with the first sync")
        if not status.digest_ok:
            return self._differing(status)
        when = self._ctx.formatter.when(status.digest_at) if status.digest_at else ""
        words = tr("Checked {when}: the same as at the hub", when=when) if when else tr("The same as at the hub")
        found = status.mismatches
        repaired = tr_n("differed {n} time, and was repaired", "differed {n} times, and was repaired", found)
        return " · ".join(filter(None, (words, repaired if found else "")))

    def _differing(self, status: Status) -> str:
        if status.digest == "differs":
            return tr("Differs from the hub; what differs is loaded with the next sync. Your unsent work is safe.")
        return tr("Differs from the hub; it is loaded again with the next sync. Your unsent work is safe.")

    def _asked_pause(self, status: Status) -> str:
        """Until when the hub wants no further try."""
        formatter = self._ctx.formatter
        if status.retry_at <= formatter.now():
            return ""
        return tr("no further try before {time}", time=formatter.clock(status.retry_at))

    def _next_try(self, sync: SyncState | None) -> str:
        if sync is None or sync.state not in {State.IDLE, State.WAITING}:
            return ""
        left = max(0, round(sync.next_at - elapsed()))
        if left > TWO_MINUTES:
            return tr_n("in {n} minute", "in {n} minutes", round(left / 60))
        return tr("now") if left == 0 else tr_n("in {n} second", "in {n} seconds", left)

    def _show_waiting(self, status: Status) -> None:
        formatter, show = self._ctx.formatter, self.waiting.show_pair
        count = tr_n("{n} change", "{n} changes", status.pending) if status.pending else tr("Everything is sent")
        oldest = status.oldest_pending
        show(tr("Waits to be sent"), count)
        show(tr("The oldest since"), formatter.when(oldest) if oldest else "", _absolute(self._ctx, oldest))
        self.preview.setVisible(bool(status.pending))
        many = status.attention
        show(tr("Needs a decision"), tr_n("{n} change", "{n} changes", many) if many else tr("Nothing"))
        self._to_attention.setVisible(bool(many))

    def _make_state(self) -> QWidget:
        made = Card(self._ctx.theme)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(tr("Progress of the sync"))
        made.box.addLayout(column(row(self.state, None), self.progress, self._safe))
        made.add(self.facts)
        self.copy = button(self._ctx.theme, tr("Copy details"), "mdi6.content-copy", act=self._copy_details)
        self.copy.setToolTip(tr("Everything on this page as text, for support; nothing of your customers is in it"))
        made.box.addLayout(row(self.sync_now, self.offline, self.check, self.copy, None))
        return made

    def _make_waiting(self) -> QWidget:
        theme = self._ctx.theme
        made = Card(theme, tr("Your changes"))
        self.waiting = Pairs(theme)
        to_outbox = button(
            theme, tr("Show the outbox"), "mdi6.tray-arrow-up", act=lambda: self._ctx.open_page("outbox")
        )
        self._to_attention = button(theme, tr("Decide"), "mdi6.alert-outline", role="danger")
        self._to_attention.clicked.connect(lambda: self._ctx.open_page("attention"))
        self.preview = button(theme, tr("What will be sent"), "mdi6.cloud-upload-outline")
        self.preview.setToolTip(tr("By record, with what may come back as a question (Ctrl+Shift+S)"))
        self.preview.clicked.connect(lambda: self._ctx.bus.previewed.emit(Preview()))
        made.add(self.waiting)
        made.box.addLayout(row(self.preview, to_outbox, self._to_attention, None))
        return made

    def _make_held(self) -> QWidget:
        made = Card(self._ctx.theme, tr("The hub wants to remove most of your data"))
        text = tr(
            "That can be right, for example when you change to another region, or a mistake. A copy of everything was "
            "kept before. Allow it only if you expect it; otherwise ask your channel manager first."
        )
        self.held_count = label("", wrap=True)
        made.add(self.held_count)
        made.add(label(text, wrap=True))
        allow = button(self._ctx.theme, tr("Allow it once"), "mdi6.check", act=self._allow)
        made.box.addLayout(row(allow, None))
        return made

    def _make_sign_in(self) -> QWidget:
        made = Card(self._ctx.theme, tr("Sign in again"))
        made.add(label(tr("Your unsent changes are safe here and will be sent after you sign in."), "muted", wrap=True))
        self.password = QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setAccessibleName(tr("Password"))
        self.password.setPlaceholderText(tr("Password"))
        self.password.returnPressed.connect(self._sign_in)
        self._go = button(self._ctx.theme, tr("Sign in"), "mdi6.login", role="primary", act=self._sign_in)
        self.problem = ProblemLine()
        made.box.addLayout(row(self.password, self._go))
        made.add(self.problem)
        return made

    def _sign_in(self) -> None:
        session, password = self._session, self.password.text()
        if session is None or not password:
            self.password.setFocus()
            return
        self._go.setEnabled(False)

        def done(_done: None) -> None:
            self._go.setEnabled(True)
            self.problem.hide()
            self.password.clear()
            self._sync_now()

        def failed(error: UserError) -> None:
            self._go.setEnabled(True)
            self.problem.tell_error(error)
            self.password.selectAll()
            self.password.setFocus()

        self._ctx.tasks.run(lambda: session.sign_in_again(password), done, failed)

    def _allow(self) -> None:
        workspace = self._ctx.workspace
        self._ctx.tasks.run(workspace.allow_removal, lambda _done: self._sync_now())

    def _sync_now(self) -> None:
        if self._ctx.sync is not None:
            self._ctx.sync.sync_now()

    def _toggle_offline(self) -> None:
        if self._ctx.sync is not None:
            self._ctx.work_offline(on=not _is(self._ctx.bus.last_sync, State.WORKING_OFFLINE))

    def _copy_details(self) -> None:
        bus = self._ctx.bus
        if bus.last_status is not None:
            QApplication.clipboard().setText(details(bus.last_status, bus.last_sync, self._ctx.formatter.now()))
            self._ctx.messages.say(tr("Copied. Paste it into your message to support."))

    def _check(self) -> None:
        if self._ctx.sync is not None:
            self._asked_check = True
            self._ctx.sync.sync_now(verify=True)

    def _synced(self, sync: SyncState) -> None:
        if self._asked_check and sync.state is not State.SYNCING and sync.outcome is not None:
            self._tell_check(sync.outcome)
        if self.isVisible():
            self.refresh()

    def _tell_check(self, outcome: Outcome) -> None:
        """Say what a check has found, where this cycle was one: another may have been under way before."""
        if outcome.repaired:
            text = tr("Checked: something differed from the hub and was loaded again. Unsent work was not touched.")
        elif outcome.examined is None:
            return
        elif outcome.examined.unclear:
            kinds = ", ".join(sorted(tr_domain(ENTITIES[kind].plural) for kind in outcome.examined.unclear))
            text = tr("Checked: the same as at the hub. The hub is too old to compare these: {kinds}", kinds=kinds)
        else:
            text = tr("Checked: what is here is the same as at the hub.")
        self._asked_check = False
        self._ctx.messages.say(text, tone=Tone.SUCCESS)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()
        self._timer.start()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()


def _is(sync: SyncState | None, state: State) -> bool:
    return sync is not None and sync.state is state


def _signed_out(status: Status | None, sync: SyncState | None) -> bool:
    """Whether nothing can be synced until somebody signs in; the scheduler learns it only when it tries next."""
    return (status is not None and not status.signed_in) or _is(sync, State.SIGNED_OUT)


def _why(sync: SyncState | None) -> str:
    if sync is None or sync.error is None:
        return ""
    return " ".join(filter(None, (message_of(sync.error), hint_of(sync.error))))


def _what_is_safe(status: Status | None, sync: SyncState | None) -> str:
    if status is None or sync is None or sync.state not in {State.WAITING, State.WORKING_OFFLINE}:
        return ""
    return tr("Everything you do is saved on this computer and sent by itself when the hub is there again.")


def _absolute(ctx: UiContext, instant: str) -> str:
    return ctx.formatter.absolute(instant) if instant else ""
