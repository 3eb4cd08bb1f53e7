"""One field that two people changed: how it was, what you wrote, what they wrote, and what shall hold.

Nothing is chosen by the program. Keys: 1 or M takes mine, 2 or T takes theirs, E writes something new.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from prm_desktop.domain.fields import LISTS, Field
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import BadInput, UserError
from prm_desktop.services.attending import AttentionItem
from ui.context import UiContext
from ui.describe import value_words
from ui.format import Names
from ui.text import message_of, tr, tr_domain
from ui.widgets.boxes import column, row
from ui.widgets.editors import Editor, Keys
from ui.widgets.parts import button, label
from ui.widgets.ref_editors import make_editor

THREE_BESIDE = 620
"""From this width on (at 100 per cent) the three values stand beside each other."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided: `mine`, `theirs`, or `edit` with the value that shall hold."""

    choice: str
    value: Any = None


class ConflictPanel(QWidget):
    """Shows one conflict and asks for the decision."""

    decided = Signal(object)
    """`Choice`"""

    def __init__(self, ctx: UiContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._item: AttentionItem | None = None
        self._spec: Field | None = None
        self._editor: Editor | None = None
        self._what = label("", "section", wrap=True)
        self._who = label("", "muted", wrap=True)
        theme = ctx.theme
        self.base = _Side(ctx, tr("Before"), "")
        self.mine = _Side(ctx, tr("Yours"), tr("Take mine"), "mdi6.account-outline", lambda: self.choose("mine"))
        self.theirs = _Side(ctx, tr("Theirs"), tr("Take theirs"), "mdi6.account-group-outline", self._take_theirs)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.setSpacing(theme.space("m"))
        for side in (self.base, self.mine, self.theirs):
            self._sides.addWidget(side, 1)
        self._place = QVBoxLayout()
        self._problem = label("", wrap=True)
        self._problem.setProperty("tone", "danger")
        self._problem.hide()
        self._edit = button(theme, tr("Write something else"), "mdi6.pencil", act=self.edit)
        self._save = button(theme, tr("Save this"), "mdi6.check", role="primary", act=self.save)
        self._save.hide()
        head = column(self._what, self._who, spacing=2)
        foot = row(self._edit, self._save, None)
        self.setLayout(column(head, self._sides, self._place, self._problem, foot, spacing=theme.space("l")))

    def show_item(self, item: AttentionItem, names: Names, currency: str) -> None:
        """Show a conflict; what a person is typing about the same one stays."""
        if self._item is not None and self._item.id == item.id:
            return
        self._item, self._spec = item, ENTITIES[item.entity].by_name[item.field]
        self._currency = currency
        self._close_editor()
        formatter, spec = self._ctx.formatter, self._spec
        status = self._ctx.bus.last_status
        me = status.user if status is not None else ""
        # A row remembers only its last change: where that was one of mine, nobody knows who changed this field.
        who = item.by_name if item.by_name and item.by_name != me else tr("somebody else")
        when = formatter.when(item.at) if item.at else ""
        self._what.setText(tr("“{field}” was changed by you and by {who}", field=tr_domain(spec.label), who=who))
        self._who.setText(tr("Nothing is lost. Choose what shall hold."))
        self.base.show_value(value_words(spec, item.base, formatter, names, currency), tr("as you both saw it"))
        mine_when = tr("you, {when}", when=formatter.when(item.issued_at)) if item.issued_at else tr("you")
        self.mine.show_value(value_words(spec, item.mine, formatter, names, currency), mine_when)
        theirs = tr("{who}, {when}", who=who, when=when) if when else who
        self.theirs.show_value(value_words(spec, item.theirs, formatter, names, currency), theirs)

    def choose(self, choice: str, value: Any = None) -> None:
        """Decide."""
        if self._item is not None:
            self.decided.emit(Choice(choice, value))

    def edit(self) -> None:
        """Write something new; both texts are there to be joined."""
        if self._item is None or self._spec is None or self._editor is not None:
            return
        self._editor = make_editor(self._ctx, self._spec, self._currency)
        mine = self._item.mine
        self._editor.show_value(tuple(mine) if self._spec.type in LISTS else mine)
        Keys(self._editor, self.save, self._close_editor)
        self._place.addLayout(column(label(tr_domain(self._spec.label), "caption"), self._editor, spacing=2))
        self._editor.take_focus()
        self._edit.hide()
        self._save.show()

    def save(self) -> None:
        """Decide for what was written."""
        if self._editor is None:
            return
        try:
            value = self._editor.value()
        except BadInput as error:
            self.show_problem(error)
            return
        self.choose("edit", list(value) if isinstance(value, tuple) else value)

    def show_problem(self, error: UserError) -> None:
        """Say why it could not be done; everything stays."""
        self._problem.setText(message_of(error))
        self._problem.show()

    def fit(self, width: int) -> None:
        """Put the three values beside or below each other, as this width allows."""
        beside = width >= self._ctx.theme.px(THREE_BESIDE)
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def _take_theirs(self) -> None:
        self.choose("theirs")

    def _close_editor(self) -> None:
        editor, self._editor = self._editor, None
        self._problem.hide()
        self._edit.show()
        self._save.hide()
        if editor is not None:
            item = self._place.takeAt(0)
            inner = item.layout() if item is not None else None
            while inner is not None and (part := inner.takeAt(0)) is not None:
                widget = part.widget()
                if widget is not None:
                    widget.hide()
                    widget.deleteLater()


class _Side(QFrame):
    """One of the three values."""

    def __init__(self, ctx: UiContext, title: str, act_text: str, icon: str = "", act: Any = None) -> None:
        super().__init__()
        self.setObjectName("Side")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._title = title
        self.value: QLabel = label("", wrap=True)
        self.value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.value.setMinimumWidth(1)
        self._who = label("", "caption", wrap=True)
        box = column(label(title, "section"), self._who, self.value, None, spacing=ctx.theme.space("s"))
        box.setContentsMargins(*[ctx.theme.space("l")] * 4)
        self.button = button(ctx.theme, act_text, icon, act=act) if act is not None else None
        if self.button is not None:
            box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.setLayout(box)

    def show_value(self, text: str, who: str) -> None:
        """Show a value and whose it is."""
        self.value.setText(text)
        self._who.setText(who)
        self.setAccessibleName(f"{self._title}, {who}: {text}")
