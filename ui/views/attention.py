"""What needs a decision: changes that the hub refused, and fields that somebody else changed too.

The program throws nothing away: a refused change can be done again, changed or given up; a conflict is decided field by
field (`ui.views.conflict`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import UserError
from prm_desktop.services.attending import AttentionItem
from prm_desktop.services.workspace import Done, Workspace
from ui.context import Changed, UiContext
from ui.describe import lines, names_in
from ui.format import Names
from ui.text import tr, tr_domain, tr_sentence
from ui.views.conflict import Choice, ConflictPanel
from ui.widgets.boxes import column, row
from ui.widgets.edit_form import EditForm
from ui.widgets.empty_state import EmptyState, Nothing
from ui.widgets.page import Pairs
from ui.widgets.parts import ElidedLabel, as_high_as_its_text, button, label
from ui.widgets.sheet import Sheet


@dataclass(frozen=True, slots=True)
class Listed:
    """The items with the names they mention and the currencies of their rows, read in one go."""

    items: tuple[AttentionItem, ...]
    names: Names
    currencies: dict[str, str]


def load(workspace: Workspace) -> Listed:
    """Read the items. Blocks."""
    items = tuple(workspace.attention())
    names = names_in(((item.command, item.args) for item in items), workspace.names)
    currencies = {}
    for item in items:
        found = workspace.get(item.entity, item.row_id) if item.entity in ENTITIES else None
        currencies[item.id] = str(getattr(found, "currency", ""))
    return Listed(items, names, currencies)


class AttentionPage(QWidget):
    """The page *Needs attention*: the items beside the one that is being decided."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self.setObjectName("Page")
        self._ctx = ctx
        self._listed = Listed((), {}, {})
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What needs attention"))
        self.list.setObjectName("Attention")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _row: self._show_item())
        self.conflict = ConflictPanel(ctx)
        self.conflict.decided.connect(self._decided)
        self.refused = RefusedPanel(ctx)
        self.refused.retry.clicked.connect(lambda: self.resolve("retry"))
        self.refused.edit.clicked.connect(self.edit)
        self.refused.discard.clicked.connect(lambda: self.resolve("discard"))
        self.sheet: Sheet | None = None
        self.empty = EmptyState(ctx.theme)
        self._put_together()
        ctx.changed.connect(self._changed)
        ctx.bus.status.connect(lambda _status: self._maybe_reload())

    @property
    def chosen(self) -> AttentionItem | None:
        """The item that is being decided."""
        place = self.list.currentRow()
        return self._listed.items[place] if 0 <= place < len(self._listed.items) else None

    def reload(self) -> None:
        """Read the items again."""
        workspace = self._ctx.workspace
        self._ctx.tasks.run(lambda: load(workspace), self._show, urgent=True)

    def resolve(self, choice: str, value: Any = None) -> None:
        """Decide the chosen item."""
        item = self.chosen
        if item is None or choice not in item.choices:
            return
        workspace = self._ctx.workspace

        def done(done: Done) -> None:
            self._close_sheet()
            self._ctx.announce(done)
            self.reload()

        self._ctx.tasks.run(lambda: workspace.resolve(item.id, choice, value), done, self._failed)

    def edit(self) -> None:
        """Change a refused command and do it again."""
        item = self.chosen
        if item is None or item.kind != "refused" or not EditForm.can_edit(COMMANDS.get(item.command)):
            return
        form = EditForm(self._ctx, COMMANDS[item.command], item.args, item.title)
        form.ended.connect(lambda _ended: self._close_sheet())
        form.submitted.connect(lambda given: self.resolve("edit", given.args))
        self.sheet = Sheet(self._ctx, form, self.refused.edit)
        self.sheet.open()

    def press(self, key: str) -> None:
        """Decide by a key."""
        item = self.chosen
        if item is None:
            return
        if item.kind == "conflict":
            acts = {"1": lambda: self.resolve("mine"), "M": lambda: self.resolve("mine"), "E": self.conflict.edit}
            acts |= {"2": lambda: self.resolve("theirs"), "T": lambda: self.resolve("theirs")}
        else:
            acts = {"R": lambda: self.resolve("retry"), "E": self.edit, "Del": lambda: self.resolve("discard")}
        act = acts.get(key)
        if act is not None:
            act()

    def _decided(self, choice: Choice) -> None:
        self.resolve(choice.choice, choice.value)

    def _failed(self, error: UserError) -> None:
        item = self.chosen
        if self.sheet is not None:
            self.sheet.form.show_problem(error)
        elif item is not None and item.kind == "conflict":
            self.conflict.show_problem(error)
        else:
            self._ctx.messages.problem(error)

    def _close_sheet(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.close_sheet()
            sheet.form.deleteLater()

    def _show(self, listed: Listed) -> None:
        before = self.chosen.id if self.chosen is not None else ""
        self._listed = listed
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.list.clear()
        for item in listed.items:
            self.list.addItem(self._line(item))
        ids = [item.id for item in listed.items]
        self.list.setCurrentRow(ids.index(before) if before in ids else (0 if ids else -1))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self._pages.setCurrentIndex(1 if ids else 0)
        if not ids:
            text = tr(
                "If the hub cannot accept a change of yours, or somebody changed the same field, you decide here."
            )
            self.empty.show_nothing(Nothing("mdi6.check-all", tr("Nothing needs you"), text))
        self._show_item()

    def _line(self, item: AttentionItem) -> QListWidgetItem:
        conflict = item.kind == "conflict"
        what = (
            tr("Changed by two people: {field}", field=tr_domain(item.field_label))
            if conflict
            else tr_domain(item.label)
        )
        title = " ".join(item.title.split()) or tr("A record that is not here any more")
        second = what if conflict else tr("Refused: {what}", what=what)
        line = QListWidgetItem(f"{title}\n{second} · {self._ctx.formatter.when(item.created_at)}")
        tone, icon = ("warning", "mdi6.source-merge") if conflict else ("danger", "mdi6.alert-outline")
        line.setIcon(self._ctx.theme.icon(icon, tone))
        line.setToolTip(f"{item.title}\n{tr_sentence(item.template, item.values)}".strip())
        return line

    def _show_item(self) -> None:
        item = self.chosen
        if item is None:
            return
        self._title.setText(item.title or tr("A record that is not here any more"))
        self._open.setVisible(bool(item.title))
        if item.kind == "conflict":
            self.conflict.show_item(item, self._listed.names, self._listed.currencies.get(item.id, ""))
            self._panels.setCurrentWidget(self.conflict)
        else:
            self.refused.show_item(item, self._listed.names)
            self._panels.setCurrentWidget(self.refused)

    def _open_record(self) -> None:
        item = self.chosen
        if item is not None:
            self._ctx.navigate(item.entity, item.row_id)

    def _put_together(self) -> None:
        theme = self._ctx.theme
        self._title = ElidedLabel("", "title")
        self._open = button(theme, tr("Open"), "mdi6.arrow-right", act=self._open_record)
        self._panels = QStackedWidget()
        self._panels.addWidget(self.conflict)
        self._panels.addWidget(self.refused)
        head = row(self._title, self._open)
        head.setStretch(0, 1)
        content = QWidget()
        box = column(head, self._panels, None, spacing=theme.space("l"))
        box.setContentsMargins(*[theme.space("xl")] * 4)
        content.setLayout(box)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("Panel")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        as_high_as_its_text(content)
        self._scroll.setWidget(content)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.list)
        splitter.addWidget(self._scroll)
        splitter.setSizes([360, 760])
        splitter.setStretchFactor(1, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        for key in ("1", "2", "M", "T", "E", "R", "Del"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda pressed=key: self.press(pressed))

    def _changed(self, _changed: Changed) -> None:
        self._maybe_reload()

    def _maybe_reload(self) -> None:
        if self.isVisible() and self.sheet is None:
            self.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.conflict.fit(self._scroll.viewport().width())


class RefusedPanel(QWidget):
    """A refused command: what it was, why the hub said no, and what can be done."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        theme = ctx.theme
        self._what = label("", "section", wrap=True)
        self.why = label("", wrap=True)
        self.why.setProperty("tone", "danger")
        self._when = label("", "muted", wrap=True)
        self._pairs = QVBoxLayout()
        self.retry = button(theme, tr("Try again"), "mdi6.refresh", role="primary")
        self.edit = button(theme, tr("Edit and try again"), "mdi6.pencil")
        self.discard = button(theme, tr("Give it up"), "mdi6.delete-outline")
        head = column(self._what, self._when, spacing=2)
        foot = row(self.retry, self.edit, self.discard, None)
        safe = label(tr("What you typed is kept until you decide."), "muted", wrap=True)
        self.setLayout(column(head, self.why, self._pairs, safe, foot, spacing=theme.space("l")))
        self._shown: Pairs | None = None

    def show_item(self, item: AttentionItem, names: Names) -> None:
        """Show a refused command."""
        formatter = self._ctx.formatter
        self._what.setText(tr("The hub did not accept: {what}", what=tr_domain(item.label)))
        self.why.setText(tr_sentence(item.template, item.values) or tr("It gave no reason."))
        self._when.setText(tr("You did this {when}.", when=formatter.when(item.issued_at)) if item.issued_at else "")
        self.edit.setEnabled(EditForm.can_edit(COMMANDS.get(item.command)))
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = Pairs(self._ctx.theme)
        self._pairs.addWidget(self._shown)
        for name, text in lines(item.command, item.args, formatter, names):
            self._shown.show_pair(name, text)
