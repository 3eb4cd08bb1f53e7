"""What was done here and where it stands: what waits to be sent, and what the hub answered lately. All in words."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from prm_desktop.domain.registry import COMMANDS
from prm_desktop.services.telling import OutboxItem
from prm_desktop.services.workspace import Done, Workspace
from ui.bidi import OwnDirection
from ui.context import Changed, UiContext
from ui.describe import lines, names_in, sentence
from ui.format import Names, dotted
from ui.tasks import Newest
from ui.text import mark, tr, tr_domain, tr_n, tr_sentence
from ui.widgets.boxes import column, row
from ui.widgets.edit_form import EditForm
from ui.widgets.empty_state import EmptyState, Nothing
from ui.widgets.parts import ElidedLabel, button, label
from ui.widgets.sheet import Sheet

STATES = {
    "applied": (mark("Sent and accepted"), "mdi6.check-circle-outline", "success"),
    "refused": (mark("Refused"), "mdi6.alert-outline", "danger"),
    "conflict": (mark("Changed by somebody else too"), "mdi6.alert-outline", "danger"),
}
WAITING = (mark("Waits to be sent"), "mdi6.arrow-up", "info")
ON_ITS_WAY = (mark("On its way: sent, no answer yet"), "mdi6.progress-upload", "warning")


@dataclass(frozen=True, slots=True)
class Listed:
    """The commands with the names they mention, read in one go."""

    items: tuple[OutboxItem, ...]
    names: Names


def load(workspace: Workspace, *, pending_only: bool) -> Listed:
    """Read the commands. Blocks."""
    items = tuple(workspace.outbox(pending_only=pending_only))
    return Listed(items, names_in(((item.name, item.args) for item in items), workspace.names))


def state_of(item: OutboxItem) -> tuple[str, str, str]:
    """The state of a command: its words, icon and colour."""
    if item.status == "pending":
        return WAITING if item.can_withdraw else ON_ITS_WAY
    return STATES.get(item.status, STATES["applied"])


def discard(ctx: UiContext, item: OutboxItem) -> None:
    """Discard a command that was not sent, with a way to have it back; all screens are told."""

    def tell(changed: frozenset[tuple[str, str]]) -> None:
        ctx.messages.done(tr("Discarded; it was never sent."), tr("Undo"), restore)
        ctx.bus.changed.emit(Changed(changed))

    def restore() -> None:
        before = Done(item.seq, item.name, item.subject_kind, item.subject_id, frozenset(), "", args=item.args)
        ctx.tasks.run(lambda: ctx.workspace.again(before), ctx.announce, ctx.messages.problem)

    ctx.tasks.run(lambda: ctx.workspace.withdraw(item.seq), tell, ctx.messages.problem)


class OutboxPage(QWidget):
    """The page *Outbox*."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self.setObjectName("Page")
        self._ctx = ctx
        self._listed = Listed((), {})
        self.sheet: Sheet[EditForm] | None = None
        self._newest = Newest()
        self.busy = False
        self.waiting, self.everything = self._filter(tr("Waiting")), self._filter(tr("Last 30 days"))
        self.waiting.setChecked(True)
        group = QButtonGroup(self)
        for place, item in enumerate((self.waiting, self.everything)):
            group.addButton(item, place)
        group.idClicked.connect(lambda _place: self.reload())
        self.tree = self._make_tree()
        self.empty = EmptyState(ctx.theme)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.tree)
        self._count = label("", "muted")
        space = ctx.theme.space("l")
        box = QVBoxLayout(self)
        box.setContentsMargins(space, space, space, space)
        box.setSpacing(ctx.theme.space("m"))
        box.addLayout(row(self.waiting, self.everything, self._count, None))
        box.addWidget(self._pages, 1)
        box.addWidget(self._make_foot())
        ctx.changed.connect(self._changed)
        ctx.bus.status.connect(lambda _status: self._maybe_reload())

    @property
    def chosen(self) -> OutboxItem | None:
        """The command that the person is on."""
        item = self.tree.currentItem()
        place = self.tree.indexOfTopLevelItem(item) if item is not None else -1
        return self._listed.items[place] if 0 <= place < len(self._listed.items) else None

    def reload(self) -> None:
        """Read the commands again."""
        workspace, pending = self._ctx.workspace, self.waiting.isChecked()
        self.busy = True
        show = self._newest.only(self._show)
        self._ctx.tasks.run(lambda: load(workspace, pending_only=pending), show, urgent=True)

    def withdraw(self) -> None:
        """Discard the chosen command, which was not sent."""
        item = self.chosen
        if item is None or not item.can_withdraw:
            self._ctx.messages.say(tr("This may have reached the hub already and cannot be discarded here."))
            return
        discard(self._ctx, item)

    def edit(self) -> None:
        """Change the arguments of the chosen command, which was not sent."""
        item = self.chosen
        if item is None or not item.can_withdraw or item.name not in COMMANDS:
            return
        form = EditForm(self._ctx, COMMANDS[item.name], item.args, item.subject_title)
        form.ended.connect(lambda _ended: self._close_sheet())
        form.submitted.connect(lambda given: self._replace(item, form, given.args))
        self.sheet = Sheet(self._ctx, form, self._edit)
        self.sheet.open()

    def open_record(self) -> None:
        """Go to the row that the chosen command is about."""
        item = self.chosen
        if item is not None and item.subject_title:
            self._ctx.navigate(item.subject_kind, item.subject_id)

    def _replace(self, item: OutboxItem, form: EditForm, args: dict[str, object]) -> None:
        workspace = self._ctx.workspace

        def done(done: object) -> None:
            self._close_sheet()
            self._ctx.bus.changed.emit(Changed(getattr(done, "changed", frozenset())))
            self.reload()

        self._ctx.tasks.run(lambda: workspace.edit(item.seq, args), done, form.show_problem)

    def _close_sheet(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.close_sheet()
            sheet.form.deleteLater()

    def _show(self, listed: Listed) -> None:
        before = self.chosen
        self.busy = False
        self._listed = listed
        self.tree.clear()
        self.tree.addTopLevelItems([self._line(item, listed.names) for item in listed.items])
        seqs = [item.seq for item in listed.items]
        if seqs:
            place = seqs.index(before.seq) if before is not None and before.seq in seqs else 0
            self.tree.setCurrentIndex(self.tree.model().index(place, 0))
        self._pages.setCurrentWidget(self.tree if listed.items else self.empty)
        if not listed.items:
            self.empty.show_nothing(self._nothing())
        self._count.setText(tr_n("{n} change", "{n} changes", len(seqs)) if seqs else "")
        self._show_chosen()

    def _nothing(self) -> Nothing:
        if self.waiting.isChecked():
            text = tr("What you do without a network waits here and is sent by itself when you are online.")
            return Nothing("mdi6.check-all", tr("Everything is sent"), text)
        return Nothing("mdi6.tray", tr("Nothing yet"), tr("What you do is listed here for 30 days."))

    def _line(self, item: OutboxItem, names: Names) -> QTreeWidgetItem:
        formatter, theme = self._ctx.formatter, self._ctx.theme
        words, icon, tone = state_of(item)
        what = tr_domain(item.label)
        more = sentence(item.name, item.args, formatter, names)
        columns = (what, item.subject_title or "–", more, formatter.when(item.issued_at), tr(words))
        line = QTreeWidgetItem([" ".join(text.split()) for text in columns])
        line.setData(0, Qt.ItemDataRole.AccessibleTextRole, dotted(*columns))
        spec = COMMANDS.get(item.name)
        line.setIcon(0, theme.icon(spec.icon if spec and spec.icon else "mdi6.pencil"))
        line.setIcon(4, theme.icon(icon, tone))
        for place, text in enumerate(columns):
            line.setToolTip(place, text)
        line.setToolTip(3, formatter.absolute(item.issued_at))
        return line

    def _show_chosen(self) -> None:
        item = self.chosen
        self._foot.setVisible(item is not None)
        if item is None:
            return
        self._title.setText(dotted(tr_domain(item.label), item.subject_title))
        found = lines(item.name, item.args, self._ctx.formatter, self._listed.names)
        told = (str(item.result.get("message", "")), item.result.get("values") or {})
        answer = tr_sentence(*told) if item.status == "refused" else ""
        texts = [f"{name}: {text}" for name, text in found] + ([answer] if answer else [])
        self._words.setText("\n".join(texts))
        self._words.setVisible(bool(texts))
        self._withdraw.setEnabled(item.can_withdraw)
        self._edit.setEnabled(item.can_withdraw and EditForm.can_edit(COMMANDS.get(item.name)))
        self._open.setEnabled(bool(item.subject_title))
        self._look.setVisible(item.status in {"refused", "conflict"})
        why = "" if item.can_withdraw else tr("It may have reached the hub already.")
        self._withdraw.setToolTip(why or tr("Discard it; it was never sent (Del)"))
        self._edit.setToolTip(why or tr("Change it before it is sent (E)"))

    def _make_foot(self) -> QWidget:
        theme = self._ctx.theme
        self._title, self._words = ElidedLabel("", "section"), label("", wrap=True)
        self._withdraw = button(theme, tr("Discard"), "mdi6.delete-outline", act=self.withdraw)
        self._edit = button(theme, tr("Edit"), "mdi6.pencil", act=self.edit)
        self._open = button(theme, tr("Open"), "mdi6.arrow-right", act=self.open_record)
        self._look = button(theme, tr("Decide"), "mdi6.alert-outline", act=lambda: self._ctx.open_page("attention"))
        self._foot = QWidget()
        self._foot.setObjectName("Card")
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        box = column(self._title, self._words, row(self._open, self._edit, self._withdraw, self._look, None))
        box.setContentsMargins(*[theme.space("l")] * 4)
        self._foot.setLayout(box)
        self._foot.hide()
        return self._foot

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setAccessibleName(tr("What you did"))
        tree.setHeaderLabels([tr("What"), tr("Record"), tr("In short"), tr("When"), tr("State")])
        tree.setObjectName("Outbox")
        tree.setItemDelegate(OwnDirection(tree))
        tree.setRootIsDecorated(False)
        tree.setUniformRowHeights(True)
        tree.setAllColumnsShowFocus(True)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        for place, width in enumerate((170, 200, 320, 110)):
            tree.setColumnWidth(place, self._ctx.theme.px(width))
        tree.currentItemChanged.connect(lambda _now, _before: self._show_chosen())
        tree.itemActivated.connect(lambda _item, _column: self.open_record())
        for keys, act in (("Del", self.withdraw), ("E", self.edit), ("F2", self.edit)):
            shortcut = QShortcut(QKeySequence(keys), tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        return tree

    def _filter(self, text: str) -> QPushButton:
        made = button(self._ctx.theme, text, role="chip")
        made.setCheckable(True)
        return made

    def _changed(self, _changed: Changed) -> None:
        self._maybe_reload()

    def _maybe_reload(self) -> None:
        if self.isVisible() and self.sheet is None:
            self.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()
