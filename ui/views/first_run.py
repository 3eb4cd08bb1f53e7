"""What a person meets before there is a profile to show: sign in, try the demo, keep the recovery code, unlock.

welcome ──sign in──▶ (passphrase, where there is no keyring) ──▶ recovery code ──▶ done
   └────try the demo──────────────────────────────────────────────────────────────▶ done
unlock ──passphrase or recovery code──▶ done
whatever cannot be opened because it is damaged ──▶ repair ──▶ done
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.errors import Damaged, Locked, UserError
from ui.root import OpenProfile, Root
from ui.tasks import Tasks
from ui.text import tr
from ui.theme import Theme, app_icon
from ui.views.first_steps import NewPassphrase, RecoveryCode, Repair, Step, Unlock, Welcome
from ui.widgets.boxes import column, row
from ui.widgets.parts import label
from ui.widgets.tab_order import go_on

NO_KEYRING = frozenset({"no_keyring", "keyring_locked"})
WIDTH, HEIGHT = 560, 640


@dataclass(frozen=True, slots=True)
class Entered:
    """A profile is open."""

    session: OpenProfile


class FirstRun(QWidget):
    """The window before the window."""

    entered = Signal(object)
    """`Entered`"""

    def __init__(self, root: Root, tasks: Tasks, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("Page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(tr("PRM Desktop"))
        self.resize(theme.px(WIDTH), theme.px(HEIGHT))
        self._root, self._tasks, self._theme = root, tasks, theme
        self._entered: OpenProfile | None = None
        self.welcome = Welcome(theme, root.hub_url, root.user)
        self.passphrase = NewPassphrase(theme)
        self.recovery = RecoveryCode(theme)
        self.unlock = Unlock(theme, root.user)
        self.pages = QStackedWidget()
        self.repair = Repair(theme)
        for page in (self.welcome, self.passphrase, self.recovery, self.unlock, self.repair):
            self.pages.addWidget(page)
        inner = QWidget()
        inner.setMaximumWidth(theme.px(WIDTH - 64))
        inner.setLayout(column(_brand(theme), self.pages, None, spacing=theme.space("xl")))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(inner, 100)
        across.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[theme.space("xl")] * 4)
        outer.addLayout(across, 1)
        self.welcome.go.clicked.connect(self.sign_in)
        self.welcome.demo.clicked.connect(self.try_demo)
        self.passphrase.go.clicked.connect(self.sign_in)
        self.recovery.go.clicked.connect(self._finish)
        self.unlock.go.clicked.connect(self.open)
        self.repair.go.clicked.connect(self.mend)
        self.repair.later.clicked.connect(self.open_as_it_is)

    def ask_to_unlock(self, why: UserError) -> None:
        """Begin with the unlock page."""
        self.unlock.show_why(why)
        self._go(self.unlock)

    def offer_repair(self, phrase: str = "", *, usable: bool = False) -> None:
        """Begin with the repair page. `phrase`: the passphrase that was typed, if one was.

        `usable`: the copy can be opened as it is, and some of it cannot be read.
        """
        self.repair.begin(phrase, usable=usable)
        self._go(self.repair)

    def open_as_it_is(self) -> None:
        """Go on with a damaged copy."""
        phrase = self.repair.phrase
        self._work(self.repair, tr("Opening…"), lambda: self._root.open(phrase), self._enter)

    def mend(self) -> None:
        """Repair the copy; when that is done, open it."""
        root, phrase = self._root, self.repair.phrase
        if self.repair.done:
            self._work(self.repair, tr("Opening…"), lambda: root.open(phrase), self._enter)
        else:
            text = tr("Saving what was not sent. This can take some minutes.")
            self._work(self.repair, text, lambda: root.repair(phrase), self.repair.show_saved)

    def sign_in(self) -> None:
        """Sign in with what stands in the form."""
        page = self.passphrase if self.pages.currentWidget() is self.passphrase else self.welcome
        hub, user, password = self.welcome.values()
        missing = self.welcome.missing()
        if missing is not None:
            self.welcome.show_text(tr("Please fill in all three lines."))
            missing.setFocus()
            return
        phrase = self.passphrase.value() if page is self.passphrase else ""
        if page is self.passphrase and not phrase:
            return
        self._work(page, tr("Signing in…"), lambda: self._root.sign_in(hub, user, password, phrase), self._signed_in)

    def try_demo(self) -> None:
        """Open the demonstration."""
        text = tr("Preparing made-up data. The first time this takes some seconds.")
        self._work(self.welcome, text, self._root.demo, self._enter)

    def open(self) -> None:
        """Unlock with what stands in the form."""
        code, phrase, root = self.unlock.code(), self.unlock.phrase(), self._root
        if not code and not phrase:
            self.unlock.first().setFocus()
            return
        if phrase and root.is_damaged():
            self.offer_repair(phrase, usable=True)
            return

        def work() -> OpenProfile:
            return root.recover(code, phrase) if code else root.open(phrase)

        self._work(self.unlock, tr("Opening…"), work, self._enter)

    def _signed_in(self, result: tuple[OpenProfile, str]) -> None:
        session, code = result
        if not code:
            self._enter(session)
            return
        self._entered = session
        self.recovery.show_code(code)
        self._go(self.recovery)

    def _finish(self) -> None:
        session, self._entered = self._entered, None
        if session is not None:
            self._enter(session)

    def _enter(self, session: OpenProfile) -> None:
        self.entered.emit(Entered(session))

    def _work(self, page: Step, text: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        page.busy(text)

        def done(result: Any) -> None:
            page.rest()
            then(result)

        def failed(error: UserError) -> None:
            page.rest()
            if isinstance(error, Locked) and error.code in NO_KEYRING and page is self.welcome:
                self.passphrase.show_why(error)
                self._go(self.passphrase)
            elif isinstance(error, Damaged) and page is self.unlock:
                self.offer_repair(self.unlock.phrase())
            elif isinstance(error, Locked) and page is self.repair:
                self.ask_to_unlock(error)
            else:
                page.show_error(error)

        self._tasks.run(work, done, failed)

    def _go(self, page: Step) -> None:
        self.pages.setCurrentWidget(page)
        page.first().setFocus()

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        page = self.pages.currentWidget()
        if isinstance(page, Step):
            page.first().setFocus()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        # The code is shown once in its life: closing the window now must not lose the way in.
        if self._entered is not None and not self.recovery.kept.isChecked():
            self.recovery.insist()
            event.ignore()
            return
        super().closeEvent(event)


def _brand(theme: Theme) -> QWidget:
    mark = QLabel()
    size = theme.px(40)
    mark.setPixmap(app_icon().pixmap(size, size))
    made = QWidget()
    words = column(
        label("PRM Desktop", "title"), label(tr("Leads, deals and prices, online and offline"), "muted"), spacing=0
    )
    made.setLayout(row(mark, words, None, spacing=theme.space("m")))
    return made
