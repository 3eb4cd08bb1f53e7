"""What needs a decision: changes that the hub refused, and fields that somebody else changed too.

The program throws nothing away: a refused change can be done again, changed or given up (`ui.views.refused`); a
conflict is decided field by field (`ui.views.conflict`). Every decision can be undone, and is open again then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import UserError
from prm_desktop.services.attending import AttentionItem
from prm_desktop.services.workspace import Done, Workspace
from ui.bidi import OwnDirection
from ui.context import Changed, UiContext
from ui.describe import names_in
from ui.format import Names
from ui.tasks import Newest
from ui.text import tr, tr_domain, tr_sentence
from ui.views.conflict import Choice, ConflictPanel
from ui.views.refused import RefusedPanel
from ui.widgets.boxes import column, row
from ui.widgets.empty_state import EmptyState, Nothing
from ui.widgets.parts import ElidedLabel, as_high_as_its_text, button
from ui.widgets.splitter import Splitter


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
        self._newest = Newest()
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What needs attention"))
        self.list.setObjectName("Attention")
        self.list.setItemDelegate(OwnDirection(self.list))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentRowChanged.connect(lambda _row: self._show_item())
        self.conflict = ConflictPanel(ctx)
        self.conflict.decided.connect(self._decided)
        self.refused = RefusedPanel(ctx, self._editing)
        self.refused.decided.connect(self._decided)
        self._shortcuts: list[QShortcut] = []
        self.empty = EmptyState(ctx.theme)
        self._put_together()
        ctx.changed.connect(self._changed)
        ctx.theme.changed.connect(self._restyle)
        ctx.bus.status.connect(lambda _status: self._maybe_reload())

    @property
    def chosen(self) -> AttentionItem | None:
        """The item that is being decided."""
        place = self.list.currentRow()
        return self._listed.items[place] if 0 <= place < len(self._listed.items) else None

    def reload(self) -> None:
        """Read the items again."""
        workspace = self._ctx.workspace
        self._ctx.tasks.run(lambda: load(workspace), self._newest.only(self._show), urgent=True)

    def resolve(self, choice: str, value: Any = None) -> None:
        """Decide the chosen item."""
        item = self.chosen
        if item is None or choice not in item.choices:
            return
        workspace = self._ctx.workspace

        def done(done: Done) -> None:
            self.conflict.forget(item.id)
            self.refused.forget(item.id)
            self._ctx.announce(done)
            self.list.setFocus()
            self.reload()

        self._ctx.tasks.run(lambda: workspace.resolve(item.id, choice, value), done, self._failed)

    def press(self, key: str) -> None:
        """Decide by a key."""
        item = self.chosen
        if item is None:
            return
        conflict, resolve = item.kind == "conflict", self.resolve
        acts: dict[str, Callable[[], None]] = {"R": lambda: resolve("retry"), "E": self.refused.edit}
        acts["Del"] = lambda: resolve("discard")
        if conflict:
            acts = dict.fromkeys(("1", "M"), lambda: resolve("mine")) | {"B": self.conflict.take_both}
            acts |= dict.fromkeys(("2", "T", "Del"), lambda: resolve("theirs")) | {"E": self.conflict.edit}
        act = acts.get(key)
        if act is not None:
            act()

    def _decided(self, choice: Choice) -> None:
        self.resolve(choice.choice, choice.value)

    def _failed(self, error: UserError) -> None:
        item = self.chosen
        panel = self.conflict if item is not None and item.kind == "conflict" else self.refused
        panel.show_problem(error)

    def _editing(self) -> None:
        """While a form is open its own keys count."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(self.refused.form is None)

    def _show(self, listed: Listed) -> None:
        before, place = self.chosen.id if self.chosen is not None else "", self.list.currentRow()
        self._listed = listed
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.list.clear()
        for item in listed.items:
            self.list.addItem(self._line(item))
        ids = [item.id for item in listed.items]
        self.list.setCurrentRow(ids.index(before) if before in ids else min(max(place, 0), len(ids) - 1))
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
        self.conflict.setVisible(item.kind == "conflict")
        self.refused.setVisible(item.kind != "conflict")
        if item.kind == "conflict":
            self.conflict.show_item(item, self._listed.names, self._listed.currencies.get(item.id, ""))
        else:
            self.refused.show_item(item, self._listed.names)
        self._editing()
        self.conflict.fit(self._scroll.viewport().width())

    def _open_record(self) -> None:
        item = self.chosen
        if item is not None:
            self._ctx.navigate(item.entity, item.row_id)

    def _put_together(self) -> None:
        theme = self._ctx.theme
        self._title = ElidedLabel("", "title")
        self._open = button(theme, tr("Open"), "mdi6.arrow-right", act=self._open_record)
        head = row(self._title, self._open)
        head.setStretch(0, 1)
        content = QWidget()
        box = column(head, self.conflict, self.refused, None, spacing=theme.space("l"))
        box.setContentsMargins(*[theme.space("xl")] * 4)
        content.setLayout(box)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("Panel")
        self._scroll.setAccessibleName(tr("Details"))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        as_high_as_its_text(content)
        self._scroll.setWidget(content)
        splitter = Splitter(self._ctx, "attention", (self.list, self._scroll), [360, 760], grows=(0, 1))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(splitter)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._pages)
        for key in ("1", "2", "M", "T", "B", "E", "R", "Del"):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda pressed=key: self.press(pressed))
            self._shortcuts.append(shortcut)

    def _restyle(self, _look: object) -> None:
        self._show(self._listed)

    def _changed(self, _changed: Changed) -> None:
        self._maybe_reload()

    def _maybe_reload(self) -> None:
        if self.isVisible() and self.refused.form is None:
            self.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.conflict.fit(self._scroll.viewport().width())
