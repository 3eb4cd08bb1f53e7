"""What happened around a row, newest first: activities, tasks, comments, messages and next steps in one line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from prm_desktop.domain.fields import Tone
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.domain.work import ActivityKind
from prm_desktop.services.telling import TimelineItem
from ui.context import UiContext
from ui.format import dotted
from ui.text import tr, tr_domain, tr_n
from ui.widgets.boxes import column, row
from ui.widgets.parts import ElidedLabel, button, chip, clear_layout, icon_button, label

FIRST = 40
"""How many happenings are shown before somebody asks for the rest."""
ACTIVITY_ICONS = {
    ActivityKind.CALL: "mdi6.phone-outline",
    ActivityKind.EMAIL: "mdi6.email-outline",
    ActivityKind.MEETING: "mdi6.account-group-outline",
    ActivityKind.NOTE: "mdi6.note-text-outline",
}

SPOKEN = frozenset({"comment", "work_note", "ticket_message"})
"""What somebody said: who stands above it."""


class Timeline(QWidget):
    """The happenings of one row."""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._items: tuple[TimelineItem, ...] = ()
        self._all = False
        self._list = QVBoxLayout(self)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(ctx.theme.space("s"))

    def show_items(self, items: list[TimelineItem]) -> None:
        """Show these happenings; nothing flickers where they are the same as before."""
        if tuple(items) == self._items and self._list.count():
            return
        self._items = tuple(items)
        self._fill()

    def _fill(self) -> None:
        clear_layout(self._list)
        shown = self._items if self._all else self._items[:FIRST]
        for item in shown:
            self._list.addWidget(Happening(self._ctx, item))
        rest = len(self._items) - len(shown)
        if rest:
            text = tr_n("Show {n} earlier one", "Show {n} earlier ones", rest)
            self._list.addWidget(button(self._ctx.theme, text, role="quiet", act=self._show_all))
        if not self._items:
            self._list.addWidget(label(tr("Nothing yet."), "muted"))

    def _show_all(self) -> None:
        self._all = True
        self._fill()


class Happening(QFrame):
    """One happening: what, who, when, and whether the hub has it."""

    def __init__(self, ctx: UiContext, item: TimelineItem) -> None:
        super().__init__()
        self._ctx, self.item = ctx, item
        head = QWidget()
        head.setLayout(row(self._title(), *self._marks(), self._when()))
        parts: list[Any] = [head]
        if item.body and item.body != item.title:
            parts.append(_body(item.body))
        if item.kind == "task" and item.due_at:
            parts.append(self._due())
        body = column(*parts, spacing=2)
        self.setLayout(row(self._mark(), body, spacing=ctx.theme.space("s")))
        layout = self.layout()
        assert layout is not None  # noqa: S101 - it was set in the line above
        layout.setAlignment(self._left, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{_kind_word(item)}: {item.title}, {item.who}, {ctx.formatter.when(item.at)}")

    def _mark(self) -> QWidget:
        if self.item.kind == "task":
            box = QCheckBox()
            box.setChecked(self.item.status == "done")
            box.setToolTip(tr("Open again") if self.item.status == "done" else tr("Done"))
            box.setAccessibleName(tr("Done: {title}", title=self.item.title))
            box.clicked.connect(self._tick)
            self._left: QWidget = box
        else:
            mark = QLabel()
            size = self._ctx.theme.px(16)
            mark.setPixmap(self._ctx.theme.icon(_icon(self.item), "muted").pixmap(size, size))
            mark.setToolTip(_kind_word(self.item))
            self._left = mark
        self._left.setFixedWidth(self._ctx.theme.px(20))
        return self._left

    def _title(self) -> QWidget:
        text = self.item.who or self.item.title if self.item.kind in SPOKEN else self.item.title
        made = ElidedLabel(text)
        font = self._ctx.theme.font(bold=self.item.kind != "task" or self.item.status != "done")
        font.setStrikeOut(self.item.kind == "task" and self.item.status == "done")
        made.setFont(font)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return made

    def _marks(self) -> list[QWidget]:
        if self.item.kind == "attachment":
            name = tr("Open {title}", title=self.item.title)
            return [icon_button(self._ctx.theme, "mdi6.open-in-new", name, self._go), *self._unsent()]
        return self._unsent()

    def _go(self) -> None:
        self._ctx.navigate("attachment", self.item.id)

    def _unsent(self) -> list[QWidget]:
        if self.item.for_me:
            return [chip(tr("Mentions you"), Tone.INFO)]
        if self.item.kind == "work_note":
            return [chip(tr("Only the vendor"), Tone.WARNING)]
        if not self.item.pending:
            return []
        mark = label("↑")
        mark.setToolTip(tr("Saved here, not sent yet"))
        mark.setAccessibleName(tr("Saved here, not sent yet"))
        mark.setFont(self._ctx.theme.font(bold=True))
        return [mark]

    def _when(self) -> QWidget:
        formatter = self._ctx.formatter
        with_who = self.item.who if self.item.kind not in SPOKEN else ""
        made = ElidedLabel(dotted(with_who, formatter.when(self.item.at)), "caption")
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        made.setToolTip(formatter.absolute(self.item.at) if self.item.at else "")
        return made

    def _due(self) -> QWidget:
        formatter, at = self._ctx.formatter, self.item.due_at
        open_ = self.item.status == "open"
        late = open_ and formatter.is_past(at)
        text = tr("Was due {when}", when=formatter.when(at)) if late else tr("Due {when}", when=formatter.when(at))
        made = label(text, "" if late else "caption")
        if late:
            made.setProperty("tone", str(Tone.DANGER))
            made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        made.setToolTip(formatter.absolute(at))
        return made

    def tick(self) -> None:
        """Tick a task off, or take that back; nothing happens on other happenings."""
        if isinstance(self._left, QCheckBox):
            self._left.click()

    def _tick(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        name = "task.complete" if checked else "task.reopen"
        box = self._left
        assert isinstance(box, QCheckBox)  # noqa: S101 - only a task's box is connected to this
        box.setEnabled(False)

        def failed(error: Any) -> None:
            box.setEnabled(True)
            box.setChecked(not checked)
            self._ctx.messages.problem(error)

        self._ctx.run_command(name, {"task_id": self.item.id}, lambda _done: box.setEnabled(True), failed)


def _body(text: str) -> QLabel:
    made = label(text, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    made.setMinimumWidth(1)
    return made


def _icon(item: TimelineItem) -> str:
    found = ACTIVITY_ICONS.get(item.status) if item.kind == "activity" else None  # type: ignore[call-overload]
    return found or item.icon or "mdi6.circle-small"


def _kind_word(item: TimelineItem) -> str:
    entity = ENTITIES[item.kind]
    spec = entity.by_name.get(entity.status)
    if item.kind == "activity" and spec is not None and spec.choices is not None:
        return next((tr_domain(choice.label) for choice in spec.choices if choice == item.status), "")
    return tr_domain(entity.label)
