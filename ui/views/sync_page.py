"""The truth about sync: how it stands, what waits, what the hub and this copy agree on, and what can be done."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from prm_desktop.errors import UserError
from sync.scheduler import State, SyncState
from ui.context import UiContext
from ui.root import OpenProfile
from ui.text import hint_of, message_of, tr, tr_n
from ui.widgets.boxes import column, row
from ui.widgets.chip import Chip
from ui.widgets.page import Card, Page, Pairs
from ui.widgets.parts import button, label
from ui.widgets.status_bar import truth_of

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Status

TICK_MS = 1_000


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
        self._safe.setText(_what_is_safe(status, sync))
        self._safe.setVisible(bool(self._safe.text()))
        busy = sync is not None and sync.state is State.SYNCING
        offline = sync is not None and sync.state is State.WORKING_OFFLINE
        self.sync_now.setEnabled(not busy and not offline and self._ctx.sync is not None)
        self.sync_now.setToolTip(tr("You work offline; go online first.") if offline else tr("Sync now (F5)"))
        self.check.setEnabled(self.sync_now.isEnabled())
        self.offline.setText(tr("Go online") if offline else tr("Work offline"))
        self.offline.setAccessibleName(self.offline.text())
        self._show_facts(status, sync)
        self.held.setVisible(status is not None and status.held is not None)
        signed_out = (status is not None and not status.signed_in) or _is(sync, State.SIGNED_OUT)
        self.sign_in.setVisible(signed_out and self._session is not None)
        if status is not None:
            self._show_waiting(status)

    def _show_facts(self, status: Status | None, sync: SyncState | None) -> None:
        if status is None:
            return
        formatter, show = self._ctx.formatter, self.facts.show_pair
        success = status.last_success
        show(tr("Last sync"), formatter.when(success) if success else tr("never"), _absolute(self._ctx, success))
        show(tr("Next try"), self._next_try(sync))
        show(tr("Why it waits"), _why(sync))
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
        )

    def _copy_words(self, status: Status) -> str:
        if not status.primed:
            if status.progress_total:
                done, total = (self._ctx.formatter.number(n) for n in (status.progress_rows, status.progress_total))
                return tr("{done} of {total} rows are here; shown when complete", done=done, total=total)
            return tr("Not here yet; it comes with the first sync")
        if not status.digest_ok:
            return tr("Differs from the hub; it is loaded again with the next sync. Your unsent work is safe.")
        words = tr("Checked: the same as at the hub")
        repaired = tr_n("repaired {n} time", "repaired {n} times", status.mismatches) if status.mismatches else ""
        return " · ".join(filter(None, (words, repaired)))

    def _next_try(self, sync: SyncState | None) -> str:
        if sync is None or sync.state not in {State.IDLE, State.WAITING}:
            return ""
        left = max(0, round(sync.next_at - time.monotonic()))
        return tr("now") if left == 0 else tr_n("in {n} second", "in {n} seconds", left)

    def _show_waiting(self, status: Status) -> None:
        formatter, show = self._ctx.formatter, self.waiting.show_pair
        count = tr_n("{n} change", "{n} changes", status.pending) if status.pending else tr("Everything is sent")
        oldest = status.oldest_pending
        show(tr("Waits to be sent"), count)
        show(tr("The oldest since"), formatter.when(oldest) if oldest else "", _absolute(self._ctx, oldest))
        many = status.attention
        show(tr("Needs a decision"), tr_n("{n} change", "{n} changes", many) if many else tr("Nothing"))
        self._to_attention.setVisible(bool(many))

    def _make_state(self) -> QWidget:
        made = Card(self._ctx.theme)
        made.box.addLayout(column(row(self.state, None), self._safe))
        made.add(self.facts)
        made.box.addLayout(row(self.sync_now, self.offline, self.check, None))
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
        made.add(self.waiting)
        made.box.addLayout(row(to_outbox, self._to_attention, None))
        return made

    def _make_held(self) -> QWidget:
        made = Card(self._ctx.theme, tr("The hub wants to remove most of your data"))
        text = tr(
            "That can be right, for example when you change to another region, or a mistake. A copy of everything was "
            "kept before. Allow it only if you expect it; otherwise ask your channel manager first."
        )
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
        self.problem = label("", wrap=True)
        self.problem.setProperty("tone", "danger")
        self.problem.hide()
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
            self.problem.setText(" ".join(filter(None, (message_of(error), hint_of(error)))))
            self.problem.show()
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
            self._ctx.sync.work_offline(on=not _is(self._ctx.bus.last_sync, State.WORKING_OFFLINE))

    def _check(self) -> None:
        if self._ctx.sync is not None:
            self._asked_check = True
            self._ctx.sync.sync_now(verify=True)

    def _synced(self, sync: SyncState) -> None:
        if self._asked_check and sync.state is not State.SYNCING and sync.outcome is not None:
            self._asked_check = False
            self._ctx.messages.say(tr("Checked: what is here is the same as at the hub."), tone=Tone.SUCCESS)
        if self.isVisible():
            self.refresh()

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


def _why(sync: SyncState | None) -> str:
    if sync is None or sync.error is None:
        return ""
    return " ".join(filter(None, (message_of(sync.error), hint_of(sync.error))))


def _what_is_safe(status: Status | None, sync: SyncState | None) -> str:
    if status is None or sync is None or sync.online:
        return ""
    return tr("Everything you do is saved on this computer and sent by itself when the hub is there again.")


def _absolute(ctx: UiContext, instant: str) -> str:
    return ctx.formatter.absolute(instant) if instant else ""
