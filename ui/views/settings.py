"""Settings, made from their declarations; they take effect at once. Below them the account."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator, QShowEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget
from typing_extensions import override

from prm_desktop.errors import UserError
from prm_desktop.services.shelf import Usage, usage
from prm_desktop.settings import BLOB_LIMIT, DENSITY, SETTINGS, THEME, WORK_OFFLINE, ZOOM, Setting, Settings
from sync.scheduler import State
from ui.context import UiContext
from ui.format import MEGABYTE
from ui.root import OpenProfile
from ui.tasks import Newest
from ui.text import mark, tr, tr_domain, tr_n
from ui.theme import Density, Look, Mode
from ui.widgets.boxes import column, row
from ui.widgets.page import Card, Page, Pairs
from ui.widgets.parts import button, label

PLACES = {
    "in the keyring of this computer": mark("in the keyring of this computer"),
    "under your passphrase": mark("under your passphrase"),
    "beside the file, since its data is made up": mark("beside the file, since its data is made up"),
}


def look_of(settings: Settings) -> Look:
    """The look that a person chose."""
    return Look(Mode(settings.get(THEME)), settings.get(ZOOM), Density(settings.get(DENSITY)))


def keep_look(settings: Settings, look: Look) -> None:
    """Remember a look that was chosen by a key."""
    for item, value in _parts(look):
        if settings.get(item) != value:
            settings.set(item, value)


def _parts(look: Look) -> tuple[tuple[Setting[Any], Any], ...]:
    return (THEME, look.mode.value), (ZOOM, look.zoom), (DENSITY, look.density.value)


class SettingsPage(Page):
    """The page *Settings*."""

    def __init__(
        self,
        ctx: UiContext,
        settings: Settings,
        session: OpenProfile | None = None,
        signed_out: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(ctx.theme, tr("Settings"), tr("Changes take effect at once."))
        self._ctx, self._settings, self._session = ctx, settings, session
        self._signed_out = signed_out
        self._code = ""
        self._newest = Newest()
        self.editors: dict[str, QWidget] = {}
        for group, members in groupby(SETTINGS.values(), key=lambda item: item.group):
            self.add(self._group(group, list(members)))
        if session is not None:
            self.add(self._account(session))
        ctx.theme.changed.connect(self._look_changed)
        ctx.bus.status.connect(lambda _status: self._show_account())
        ctx.bus.sync.connect(self._show_offline)

    def _group(self, title: str, members: list[Setting[Any]]) -> QWidget:
        made = Card(self.theme, tr_domain(title))
        form = QFormLayout()
        form.setHorizontalSpacing(self.theme.space("xl"))
        form.setVerticalSpacing(self.theme.space("m"))
        for item in members:
            editor = self._editor(item)
            editor.setAccessibleName(tr_domain(item.label))
            self.editors[item.key] = editor
            help_text = label(tr_domain(item.help), "caption", wrap=True) if item.help else None
            unit = label(item.unit, "muted") if isinstance(editor, QLineEdit) else None
            parts = [editor, unit, None] if unit is not None else [editor, None]
            field = column(row(*parts), *([help_text] if help_text else []), spacing=2)
            if isinstance(editor, QCheckBox):
                form.addRow(field)
                continue
            name = label(tr_domain(item.label))
            name.setMinimumWidth(self.theme.px(200))
            name.setBuddy(editor)
            if item is BLOB_LIMIT:
                self.room = label("", "caption", wrap=True)
                field.addWidget(self.room)
            form.addRow(name, field)
        made.box.addLayout(form)
        return made

    def _editor(self, item: Setting[Any]) -> QWidget:
        if item.choices:
            return self._choice(item)
        if isinstance(item.default, bool):
            return self._switch(item)
        return self._number(item)

    def _choice(self, item: Setting[Any]) -> QComboBox:
        box = QComboBox()
        for value, words in item.choices:
            box.addItem(tr_domain(words), value)
        box.setCurrentIndex(max(0, box.findData(self._settings.get(item))))
        box.setMinimumWidth(self.theme.px(200))
        box.activated.connect(lambda place: self._choose(item, box.itemData(place)))
        return box

    def _switch(self, item: Setting[Any]) -> QCheckBox:
        box = QCheckBox(tr_domain(item.label))
        box.setChecked(self._settings.get(item))
        if item is WORK_OFFLINE and self._ctx.sync is not None:
            box.clicked.connect(self._switch_offline)
        else:
            box.clicked.connect(lambda on: self._choose(item, on))
        return box

    def _switch_offline(self, on: bool) -> None:  # noqa: FBT001 - Qt's signature
        """As by its key: what waits is shown before it is sent, and only then one is online."""
        self._ctx.work_offline(on=on)
        self._show_offline()

    def _show_offline(self) -> None:
        box, sync = self.editors[WORK_OFFLINE.key], self._ctx.sync
        if isinstance(box, QCheckBox) and sync is not None:
            box.setChecked(sync.state.state is State.WORKING_OFFLINE)

    def _number(self, item: Setting[Any]) -> QWidget:
        if item is ZOOM:
            return self._steps(item)
        line = QLineEdit(str(self._settings.get(item)))
        line.setValidator(QIntValidator(item.low, item.high, line))
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setFixedWidth(self.theme.px(96))
        low, high = self._ctx.formatter.number(item.low), self._ctx.formatter.number(item.high)
        line.setToolTip(tr("{low} to {high} {unit}", low=low, high=high, unit=item.unit))
        line.editingFinished.connect(lambda: self._choose(item, int(line.text())))
        return line

    def _steps(self, item: Setting[Any]) -> QComboBox:
        box = QComboBox()
        now = self._settings.get(item)
        for value in sorted({*range(item.low, item.high + 1, 10), now}):
            box.addItem(self._ctx.formatter.percent(value * 100), value)
        box.setCurrentIndex(box.findData(now))
        box.setMinimumWidth(self.theme.px(200))
        box.activated.connect(lambda place: self._choose(item, box.itemData(place)))
        return box

    def _choose(self, item: Setting[Any], value: Any) -> None:
        if value == self._settings.get(item):
            return
        try:
            self._settings.set(item, value)
        except UserError as error:
            self._ctx.messages.problem(error)
            return
        self._read_room()
        if item in (THEME, DENSITY, ZOOM):
            self._ctx.theme.choose(look_of(self._settings))

    def _read_room(self) -> None:
        """Say what documents take, and what happens at the limit."""
        workspace = self._ctx.workspace
        self._ctx.tasks.run(lambda: usage(workspace), self._newest.only(self._show_room))

    def _show_room(self, found: Usage) -> None:
        limit = self._settings.get(BLOB_LIMIT) * MEGABYTE
        files = tr_n("{n} file", "{n} files", found.files)
        size, most, kept = map(self._ctx.formatter.size, (found.size, limit, found.kept))
        taken = tr(
            "Now: {files}, {size} of {limit}. {kept} of it is kept offline.",
            files=files, size=size, limit=most, kept=kept,
        )  # fmt: skip
        over = tr(
            "What is kept offline needs more than this space. All of it stays; every other document goes again as soon "
            "as it is closed. Allow more space, or keep less."
        )
        self.room.setText(f"{taken} {over}" if found.kept > limit else taken)
        self.room.setProperty("tone", "warning" if found.kept > limit else "")
        self.room.style().polish(self.room)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._read_room()

    def _look_changed(self, look: Look) -> None:
        """The look was changed elsewhere, such as by a key: show it."""
        for item, value in _parts(look):
            editor = self.editors[item.key]
            if isinstance(editor, QComboBox) and editor.findData(value) >= 0:
                editor.setCurrentIndex(editor.findData(value))

    def _account(self, session: OpenProfile) -> QWidget:
        made = Card(self.theme, tr("Account"))
        self.account = Pairs(self.theme)
        made.add(self.account)
        self._place = PLACES.get(session.key_place, session.key_place)
        self.sign_out = button(self.theme, tr("Sign out"), "mdi6.logout", act=self._ask_sign_out)
        self.sure = label("", wrap=True)
        self.yes = button(
            self.theme, tr("Sign out, keep my work here"), "mdi6.logout", role="danger", act=self._do_sign_out
        )
        self._no = button(self.theme, tr("Stay"), role="quiet", act=lambda: self._show_sure(on=False))
        self.new_code = button(self.theme, tr("Make a new recovery code"), "mdi6.key-outline", act=self._make_code)
        self.new_code.setToolTip(tr("The one before does not work any more then."))
        if session.profile.demo:
            self.new_code.hide()
        made.add(self.sure)
        made.box.addLayout(row(self.sign_out, self.yes, self._no, self.new_code, None))
        self._show_sure(on=False)
        self._show_account()
        return made

    def _show_account(self) -> None:
        status = self._ctx.bus.last_status
        if status is None or self._session is None:
            return
        show = self.account.show_pair
        show(
            tr("Signed in as"),
            " · ".join(filter(None, (status.user, status.partner))) if status.signed_in else tr("nobody"),
        )
        show(tr("Hub"), " · ".join(filter(None, (status.hub_name, status.hub_url))))
        show(tr("Key of the local copy"), tr(self._place))
        if not self._session.profile.demo:
            show(tr("Recovery code"), self._code or tr("Shown once, when it was made"))
        self.sign_out.setEnabled(status.signed_in)

    def _make_code(self) -> None:
        if self._session is not None:
            self._ctx.tasks.run(self._session.new_recovery_code, self._show_code, self._ctx.messages.problem)

    def _show_code(self, code: str) -> None:
        self._code = code
        self._show_account()
        self._ctx.messages.say(tr("Write the new code down now; it is not shown again."))

    def _ask_sign_out(self) -> None:
        status = self._ctx.bus.last_status
        pending = status.pending if status is not None else 0
        if not pending:
            self._do_sign_out()
            return
        text = tr_n(
            "{n} change is not sent yet. It stays safe on this computer and is sent when you sign in again.",
            "{n} changes are not sent yet. They stay safe on this computer and are sent when you sign in again.",
            pending,
        )
        self.sure.setText(text)
        self._show_sure(on=True)
        self.yes.setFocus()

    def _show_sure(self, *, on: bool) -> None:
        for item in (self.sure, self.yes, self._no):
            item.setVisible(on)
        self.sign_out.setVisible(not on)

    def _do_sign_out(self) -> None:
        session = self._session
        if session is None:
            return
        self._show_sure(on=False)

        def done(_done: None) -> None:
            self._ctx.messages.say(tr("Signed out. Your data and your unsent changes stay here, encrypted."))
            if self._signed_out is not None:
                self._signed_out()

        self._ctx.tasks.run(session.sign_out, done)
