"""A change that the hub refused: what it was, why, who changed the record since, and what can be done in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.errors import UserError
from prm_desktop.services.attending import AttentionItem
from ui.context import UiContext
from ui.describe import lines, value_words, whose
from ui.format import Names
from ui.text import tr, tr_domain, tr_sentence
from ui.views.conflict import Choice
from ui.widgets.boxes import column, row
from ui.widgets.edit_form import EditForm
from ui.widgets.page import Pairs
from ui.widgets.parts import button, label


class RefusedPanel(QWidget):
    """Shows one refused command and asks for the decision. What is being edited stays while another item is shown."""

    decided = Signal(object)
    """`Choice`: `retry`, `discard`, or `edit` with the arguments."""

    def __init__(self, ctx: UiContext, editing: Callable[[], None]) -> None:
        super().__init__()
        self._ctx, self._editing = ctx, editing
        self._item: AttentionItem | None = None
        self._forms: dict[str, EditForm] = {}
        theme = ctx.theme
        self._what = label("", "section", wrap=True)
        self.why = label("", wrap=True)
        self.why.setProperty("tone", "danger")
        self.when = label("", "muted", wrap=True)
        self.since = label("", "muted", wrap=True)
        self._pairs, self._place = QVBoxLayout(), QVBoxLayout()
        self.retry = button(theme, tr("Try again"), "mdi6.refresh", role="primary", act=lambda: self._decide("retry"))
        self.retry.setToolTip(tr("Do the same once more (R)"))
        self.edit_button = button(theme, tr("Edit and try again"), "mdi6.pencil", act=self.edit)
        self.edit_button.setToolTip(tr("Change it here and do it again (E)"))
        self.discard = button(theme, tr("Give it up"), "mdi6.delete-outline", act=lambda: self._decide("discard"))
        self.discard.setToolTip(tr("Leave it as it is at the hub (Del); this can be undone"))
        self._foot = QWidget()
        self._foot.setLayout(row(self.retry, self.edit_button, self.discard, None))
        head = column(self._what, self.when, self.since, spacing=2)
        safe = label(tr("What you typed is kept until you decide."), "muted", wrap=True)
        parts = (head, self.why, self._pairs, safe, self._place, self._foot, None)
        self.setLayout(column(*parts, spacing=theme.space("l")))
        self._shown: Pairs | None = None

    @property
    def form(self) -> EditForm | None:
        """The form in which this command is being changed."""
        return self._forms.get(self._item.id) if self._item is not None else None

    def show_item(self, item: AttentionItem, names: Names) -> None:
        """Show a refused command."""
        formatter = self._ctx.formatter
        self._item = item
        self._what.setText(tr("The hub did not accept: {what}", what=tr_domain(item.label)))
        self.why.setText(tr_sentence(item.template, item.values) or tr("It gave no reason."))
        mine, theirs = (whose(found, formatter) if found.at else "" for found in (item.mine_by, item.theirs_by))
        self.when.setText(tr("Done by {whose}", whose=mine) if mine else "")
        self.since.setText(tr("Last changed at the hub by {whose}", whose=theirs) if theirs else "")
        self.since.setVisible(bool(theirs))
        self.edit_button.setEnabled(EditForm.can_edit(COMMANDS.get(item.command)))
        self._show_pairs(item, names)
        for item_id, form in self._forms.items():
            form.setVisible(item_id == item.id)
        self._foot.setVisible(self.form is None)

    def edit(self) -> None:
        """Change the command here; what was given is there to be changed."""
        item = self._item
        if item is None or self.form is not None or not EditForm.can_edit(COMMANDS.get(item.command)):
            return
        form = EditForm(self._ctx, COMMANDS[item.command], item.args)
        form.setObjectName("Card")
        form.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        form.ended.connect(lambda _ended: self.forget(item.id))
        form.submitted.connect(lambda given: self._decide("edit", given.args))
        self._forms[item.id] = form
        self._place.addWidget(form)
        self._foot.hide()
        self._editing()
        form.begin()

    def forget(self, item_id: str) -> None:
        """Close the form of an item: it is decided, or the person thought better of it."""
        form = self._forms.pop(item_id, None)
        if form is None:
            return
        form.hide()
        form.deleteLater()
        self._foot.setVisible(self.form is None)
        self._editing()
        self.edit_button.setFocus()

    def show_problem(self, error: UserError) -> None:
        """Say why it could not be done; everything stays."""
        if self.form is not None:
            self.form.show_problem(error)
        else:
            self._ctx.messages.problem(error)

    def _decide(self, choice: str, value: object = None) -> None:
        self.decided.emit(Choice(choice, value))

    def _show_pairs(self, item: AttentionItem, names: Names) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = Pairs(self._ctx.theme)
        self._pairs.addWidget(self._shown)
        formatter = self._ctx.formatter
        for name, text in lines(item.command, item.args, formatter, names):
            self._shown.show_pair(name, text)
        entity = ENTITIES.get(item.entity)
        for side in item.sides if entity is not None else ():
            if side.theirs != side.base and entity is not None and side.field in entity.by_name:
                words = value_words(entity.by_name[side.field], side.theirs, formatter, names)
                self._shown.show_pair(tr("{field}, at the hub now", field=tr_domain(side.label)), words)
