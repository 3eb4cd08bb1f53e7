"""The bar over a list while several rows are selected: what can be done with all of them at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget
from typing_extensions import override

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import Field, Tone
from prm_desktop.errors import UserError
from prm_desktop.services.offering import offered
from ui.context import Changed, UiContext
from ui.models.source import RowSource
from ui.text import message_of, tr, tr_domain, tr_n
from ui.widgets.boxes import margins
from ui.widgets.bulk_form import BulkForm, bulk_commands, bulk_edit
from ui.widgets.command_form import needs_form
from ui.widgets.parts import button, clear_layout, label, without_arguments
from ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Done

LIMIT = 500
"""The most rows that one act changes: each is a durable command of its own."""
IN_FRONT = 2
"""How many commands have a button of their own; the rest are in the menu."""


@dataclass(frozen=True, slots=True)
class BulkResult:
    """What became of an act on several rows. `skipped`: rows in a state where it cannot be done."""

    done: tuple[Done, ...]
    skipped: int
    error: UserError | None = None


class BulkBar(QFrame):
    """Shows how many rows are selected and does something with all of them."""

    def __init__(
        self, context: UiContext, kind: str, source: RowSource, chosen: Callable[[], Sequence[int]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("BulkBar")
        self._context = context
        self._kind = kind
        self._source = source
        self._chosen = chosen
        self._total = 0
        self.sheet: Sheet[BulkForm] | None = None
        self.front: list[QPushButton] = []
        self.count = label()
        self._buttons = QHBoxLayout()
        row = QHBoxLayout(self)
        space = context.theme.space
        margins(row, space("m"), space("xs"), space("s"), space("xs"))
        row.setSpacing(space("s"))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addLayout(self._buttons)
        self.hide()

    def show_count(self, count: int, clear: Callable[[], None]) -> bool:
        """Show the bar for this many rows; hidden for fewer than two. Returns whether its buttons are other ones."""
        if count == self._total and not self.isHidden():
            return False
        self.setVisible(count > 1)
        self._total = count
        if count < 2:  # noqa: PLR2004 - one row has its own page
            return True
        self.count.setText(tr_n("{n} selected", "{n} selected", count))
        clear_layout(self._buttons)
        self.front.clear()
        if count <= LIMIT:
            self._offer()
        else:
            self.count.setText(tr("{count}; at most {limit} at once", count=self.count.text(), limit=LIMIT))
        self._buttons.addWidget(button(self._context.theme, tr("Clear selection"), role="quiet", act=clear))
        self._fit()
        return True

    def _offer(self) -> None:
        commands = bulk_commands(self._kind)
        for spec in commands[:IN_FRONT]:
            made = button(self._context.theme, tr_domain(spec.label), spec.icon)
            made.clicked.connect(without_arguments(partial(self.start, spec, anchor=made)))
            self._buttons.addWidget(made)
            self.front.append(made)
        more = button(self._context.theme, tr("More") + " ▾", role="quiet")
        menu = self.menu(commands, more)
        if menu.actions():
            more.setMenu(menu)
            self._buttons.addWidget(more)
            menu.aboutToShow.connect(partial(self._leave_out, menu))

    def _leave_out(self, menu: QMenu) -> None:
        """What has its button is not in the menu too."""
        for act, made in zip(menu.actions(), self.front, strict=False):
            act.setVisible(made.isHidden())

    def _fit(self) -> None:
        """Buttons that would be cut off are in the menu instead."""
        shown = [item.widget() for place in range(self._buttons.count()) if (item := self._buttons.itemAt(place))]
        space = self._context.theme.space("s")
        rest = [self.count, *(part for part in shown if part is not None and part not in self.front)]
        left = self.width() - self._context.theme.space("xl") - sum(part.sizeHint().width() + space for part in rest)
        for made in self.front:
            left -= made.sizeHint().width() + space
            made.setVisible(left >= 0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def menu(self, commands: Sequence[CommandSpec], anchor: QPushButton) -> QMenu:
        """What else can be done with all of them; below it the fields that can be changed in all."""
        menu = QMenu(self)
        icon = self._context.theme.icon
        for spec in commands:
            act = menu.addAction(icon(spec.icon or "mdi6.play-outline"), tr_domain(spec.label))
            act.triggered.connect(without_arguments(partial(self.start, spec, anchor=anchor)))
        editing = bulk_edit(self._kind)
        if editing is not None:
            fields = menu.addMenu(icon(editing[0].icon or "mdi6.pencil"), tr("Change a field"))
            for field in editing[1]:
                act = fields.addAction(tr_domain(field.label))
                act.triggered.connect(without_arguments(partial(self.start, editing[0], field, anchor=anchor)))
        return menu

    def start(self, spec: CommandSpec, field: Field | None = None, *, anchor: QWidget) -> None:
        """Do a command with all selected rows, once what it needs has been asked."""
        if field is None and not needs_form(spec, {spec.subject_arg: ""}):
            self.do(spec)
            return
        form = BulkForm(self._context, spec, self._total, field)
        form.submitted.connect(lambda given: self._submitted(spec, given.args))
        form.ended.connect(lambda _ended: self._close_sheet())
        self.sheet = Sheet(self._context, form, anchor)
        self.sheet.open()

    def _submitted(self, spec: CommandSpec, args: Mapping[str, Any]) -> None:
        self._close_sheet()
        self.do(spec, args)

    def _close_sheet(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.close_sheet()

    def do(self, spec: CommandSpec, args: Mapping[str, Any] | None = None) -> None:
        """Do a command with every selected row that it fits."""
        numbers = list(self._chosen())
        self._context.tasks.run(partial(self._work, spec, numbers, args or {}), partial(self._tell, spec))

    def _work(self, spec: CommandSpec, numbers: Sequence[int], args: Mapping[str, Any]) -> BulkResult:
        workspace = self._context.workspace
        done: list[Done] = []
        rows = self._source.page(numbers)
        fit = [item.row for item in rows if spec in offered(workspace, self._kind, item.row)]
        for row in fit:
            try:
                done.append(workspace.do(spec.name, {**args, spec.subject_arg: row.id}))
            except UserError as error:
                return BulkResult(tuple(done), len(rows) - len(done), error)
        return BulkResult(tuple(done), len(rows) - len(fit))

    def _tell(self, spec: CommandSpec, result: BulkResult) -> None:
        text = f"{tr_domain(spec.label)}: " + tr_n("{n} done.", "{n} done.", len(result.done))
        if result.skipped:
            text += " " + tr_n("{n} left as it is.", "{n} left as they are.", result.skipped)
        self._context.history.done(text, result.done)
        if result.error is not None:
            self._context.messages.say(text, hint=message_of(result.error), tone=Tone.WARNING)
        self._context.changed.emit(Changed(frozenset().union(*(item.changed for item in result.done))))
