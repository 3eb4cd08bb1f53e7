"""The pages of the first run: each is a card with fields, one button, and what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from prm_desktop.errors import NotSignedIn, UserError
from prm_desktop.replica.salvage import Salvaged
from ui.text import hint_of, message_of, title_of, tr, tr_n
from ui.theme import Theme
from ui.widgets.boxes import column, row
from ui.widgets.page import Card
from ui.widgets.parts import button, label
from ui.widgets.problem_line import ProblemLine


class Step(QWidget):
    """One page: a card with fields, one button, and what went wrong."""

    def __init__(self, theme: Theme, title: str, text: str, act: str, icon: str) -> None:
        super().__init__()
        self.theme = theme
        self.card = Card(theme)
        self.title = label(title, "section")
        self.card.add(self.title)
        self.text = label(text, "muted", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.space("m"))
        self.problem = ProblemLine()
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.doing = label("", "muted", wrap=True)
        self.go: QPushButton = button(theme, act, icon, role="primary")
        self.go.setAutoDefault(True)
        self.card.add(self.text)
        self.card.box.addLayout(self.body)
        for item in (self.problem, self.doing, self.progress):
            self.card.add(item)
            item.hide()
        self.buttons = row(None, self.go)
        self.card.box.addLayout(self.buttons)
        self.box = column(self.card, spacing=theme.space("l"))
        self.box.addStretch(1)
        self.setLayout(self.box)

    def first(self) -> QWidget:
        """Where a person begins."""
        return self.go

    def busy(self, text: str) -> None:
        """Say that something is under way; nothing can be pressed twice."""
        self.problem.hide()
        self.doing.setText(text)
        self.doing.show()
        self.progress.show()
        for item in self.findChildren(QPushButton):
            item.setEnabled(False)

    def rest(self) -> None:
        """Nothing is under way any more."""
        self.doing.hide()
        self.progress.hide()
        for item in self.findChildren(QPushButton):
            item.setEnabled(True)

    def show_error(self, error: UserError) -> None:
        """Say what went wrong and what to do; what was typed stays."""
        texts = (message_of(error) or title_of(error), hint_of(error))
        self.show_text("\n".join(filter(None, texts)))
        self.first().setFocus()

    def show_text(self, text: str) -> None:
        """Say what is missing or wrong."""
        self.problem.tell(text)

    def line(self, name: str, *, secret: bool = False, hint: str = "") -> QLineEdit:
        """A line to type in; Enter goes on."""
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setPlaceholderText(hint)
        if secret:
            made.setEchoMode(QLineEdit.EchoMode.Password)
        made.returnPressed.connect(self.go.click)
        return made


class Welcome(Step):
    """Sign in to a hub, or try the demo."""

    def __init__(self, theme: Theme, hub_url: str, user: str) -> None:
        text = tr("Your vendor gave you the address and your user name. Everything then works without a network too.")
        super().__init__(theme, tr("Connect to your vendor"), text, tr("Sign in"), "mdi6.login")
        self.hub = self.line(tr("Address of the hub"), hint="https://…")
        self.user = self.line(tr("User name or e-mail"))
        self.password = self.line(tr("Password"), secret=True)
        self.hub.setText(hub_url)
        self.user.setText(user)
        for item in (self.hub, self.user, self.password):
            self.body.addLayout(column(label(item.accessibleName(), "caption"), item, spacing=2))
        self.demo = button(theme, tr("Try the demo"), "mdi6.play-circle-outline")
        about = label(tr("Made-up data on this computer. Nothing leaves it."), "muted", wrap=True)
        other = Card(theme)
        line = row(about, self.demo)
        line.setStretch(0, 1)
        other.box.addLayout(line)
        self.box.insertWidget(1, other)

    def show_error(self, error: UserError) -> None:
        """Say what went wrong. At the first sign-in there is no unsent work yet to be comforted about."""
        if isinstance(error, NotSignedIn):
            self.show_text(message_of(error))
            self.password.selectAll()
            self.password.setFocus()
        else:
            super().show_error(error)

    def values(self) -> tuple[str, str, str]:
        """Address, user name and password."""
        return self.hub.text().strip(), self.user.text().strip(), self.password.text()

    def missing(self) -> QLineEdit | None:
        """The first line that is empty."""
        return next((item for item in (self.hub, self.user, self.password) if not item.text().strip()), None)

    def first(self) -> QWidget:
        """The first line that is empty."""
        return self.missing() or self.password


class NewPassphrase(Step):
    """Choose a passphrase where the computer has no keyring."""

    def __init__(self, theme: Theme) -> None:
        text = tr("Your data is encrypted on this computer. Choose a passphrase; it is asked for at each start.")
        super().__init__(theme, tr("Choose a passphrase"), text, tr("Go on"), "mdi6.arrow-right")
        self.one = self.line(tr("Passphrase"), secret=True)
        self.two = self.line(tr("The same again"), secret=True)
        for item in (self.one, self.two):
            self.body.addLayout(column(label(item.accessibleName(), "caption"), item, spacing=2))

    def show_why(self, error: UserError) -> None:
        """Say why it is needed."""
        self.text.setText(f"{message_of(error)} {self.text.text()}")

    def value(self) -> str:
        """The passphrase; empty where the two lines differ, which is said."""
        if self.one.text() != self.two.text():
            self.show_text(tr("The two lines differ."))
            self.two.selectAll()
            self.two.setFocus()
            return ""
        return self.one.text()

    def first(self) -> QWidget:
        """The first line."""
        return self.one


class RecoveryCode(Step):
    """Shows the recovery code, once."""

    def __init__(self, theme: Theme) -> None:
        text = tr(
            "If this computer ever loses the key of your data, this code opens it. Write it down or print it, and keep "
            "it away from this computer. It is shown only now."
        )
        super().__init__(theme, tr("Your recovery code"), text, tr("Go on"), "mdi6.arrow-right")
        self.shown = QLabel()
        self.shown.setTextFormat(Qt.TextFormat.PlainText)
        self.shown.setFont(_code_font(theme))
        self.shown.setWordWrap(True)
        self.shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = button(theme, tr("Copy"), "mdi6.content-copy", act=self._copy)
        self.print = button(theme, tr("Print"), "mdi6.printer-outline", act=self._print)
        self.kept = QCheckBox(tr("I have kept it in a safe place"))
        self.kept.toggled.connect(self._allow)
        for item in (self.shown, self.kept):
            self.body.addWidget(item)
        self.body.insertLayout(1, row(self.copy, self.print, None))
        self._allow(False)  # noqa: FBT003 - as Qt calls it

    def _allow(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        self.go.setEnabled(on)
        self.go.setToolTip("" if on else tr("Say first that you have kept the code"))

    def show_code(self, code: str) -> None:
        """Show the code."""
        self.shown.setText(code)
        self.shown.setAccessibleName(tr("Recovery code: {code}", code=code))

    def insist(self) -> None:
        """Say that the code must be kept first."""
        self.show_text(tr("Please keep the code first: it is not shown again."))

    def first(self) -> QWidget:
        """The button that copies."""
        return self.copy

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.shown.text())
        self.copy.setText(tr("Copied"))

    def _print(self) -> None:
        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            page = QTextDocument()
            page.setPlainText(f"{tr('PRM Desktop: recovery code')}\n\n{self.shown.text()}")
            page.print_(printer)


class Repair(Step):
    """A copy that cannot be read any more: offers to save what was not sent, and says what was saved."""

    def __init__(self, theme: Theme) -> None:
        text = tr(
            "Part of the file with your data cannot be read any more, as happens when a disk fails. Nothing was "
            "deleted. What you did and did not send yet is saved into a fresh copy, and the rest comes from the hub. "
            "The damaged file is kept."
        )
        super().__init__(theme, tr("Your local copy is damaged"), text, tr("Repair"), "mdi6.wrench-outline")
        self.phrase = ""
        self.done = False
        self.later = button(theme, tr("Open as it is"), role="quiet")
        self.later.setToolTip(tr("What can be read is shown. You can repair it when you have a network."))
        self.buttons.insertWidget(1, self.later)

    def begin(self, phrase: str, *, usable: bool = False) -> None:
        """Begin anew. `phrase`: the passphrase that opens the copy, where it has one; `usable`: most can be read."""
        self.phrase, self.done = phrase, False
        self.later.setVisible(usable)

    def show_saved(self, saved: Salvaged | None) -> None:
        """Say what was saved; the button opens the copy now."""
        self.done = True
        self.later.hide()
        self.title.setText(tr("Your local copy is repaired"))
        self.text.setText(_saved(saved))
        self.go.setText(tr("Open"))
        self.go.setAccessibleName(self.go.text())
        self.theme.dress(self.go, "mdi6.arrow-right", "on_accent")
        self.go.setFocus()


def _saved(saved: Salvaged | None) -> str:
    if saved is None:
        return tr("The file can be read again. Nothing had to be repaired.")
    told = [
        tr_n(
            "{n} change that was not sent yet was saved.",
            "{n} changes that were not sent yet were saved.",
            saved.unsent,
        ),
        tr("The rest is loaded from the hub as soon as it can be reached."),
        tr("The damaged file was kept as “{name}”.", name=saved.kept.name),
    ]
    if saved.incomplete:
        told.insert(1, tr("Some of what was not sent could not be read and may be missing."))
    return " ".join(told)


class Unlock(Step):
    """Unlock a copy: with the passphrase, or with the recovery code."""

    def __init__(self, theme: Theme, user: str) -> None:
        super().__init__(theme, tr("Unlock your data"), "", tr("Unlock"), "mdi6.lock-open-outline")
        self._who = user
        self._phrase = self.line(tr("Passphrase"), secret=True)
        self._code = self.line(tr("Recovery code"))
        self._switch = button(theme, "", role="more", act=lambda: self.use_code(on=self._code.isHidden()))
        self._name = label("", "caption")
        self.body.addLayout(column(self._name, self._phrase, self._code, spacing=2))
        self.body.addWidget(self._switch, 0, Qt.AlignmentFlag.AlignLeading)
        self.use_code(on=False)

    def show_why(self, error: UserError) -> None:
        """Say why the key is not to be had."""
        safe = tr("Your data and unsent changes are safe.")
        self.text.setText(" ".join(filter(None, (self._who and f"{self._who}:", message_of(error), safe))))

    def use_code(self, *, on: bool) -> None:
        """Ask for the recovery code, or for the passphrase."""
        self._code.setVisible(on)
        self._phrase.setVisible(not on)
        self._name.setText(tr("Recovery code") if on else tr("Passphrase"))
        self._switch.setText(tr("Use the passphrase") if on else tr("Use the recovery code"))
        self.problem.hide()
        self.first().setFocus()

    def code(self) -> str:
        """The recovery code, where that is asked for."""
        return "" if self._code.isHidden() else self._code.text().strip()

    def phrase(self) -> str:
        """The passphrase, where that is asked for."""
        return "" if self._phrase.isHidden() else self._phrase.text()

    def first(self) -> QLineEdit:
        """The line to type in."""
        return self._phrase if self._code.isHidden() else self._code


def _code_font(theme: Theme) -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(theme.px(18))
    return font
