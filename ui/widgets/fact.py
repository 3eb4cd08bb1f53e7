"""One fact of a row: its label above its value. A field that the partner owns is changed in place.

shown ──click, F2 or Enter──▶ editing ──Enter──▶ saving ──saved──▶ shown
▲                              │  ▲              └──refused: the text stays, the reason stands below it
└────────────Escape────────────┘  └──cannot be meant: the same
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QFrame, QLayout, QToolButton, QVBoxLayout, QWidget

from prm_desktop.domain.fields import Field, Type, Value
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import BadInput, UserError
from ui.addresses import LINKS, follow
from ui.context import UiContext
from ui.format import TABULAR, Names
from ui.text import tr, tr_domain
from ui.widgets.boxes import row
from ui.widgets.editors import Editor, Keys
from ui.widgets.fact_value import ValueButton, ValueLabel
from ui.widgets.parts import icon_button, label
from ui.widgets.problem_line import ProblemLine
from ui.widgets.ref_editors import make_editor

Save = Callable[[Field, Value, Value, Callable[[], None], Callable[[UserError], None]], None]
"""Save a field: its declaration, the value that was shown, the new one, what to call when saved, and when not."""
LINK_ICONS = {Type.PHONE: "mdi6.phone-outline", Type.EMAIL: "mdi6.email-outline", Type.URL: "mdi6.open-in-new"}


class Fact(QFrame):
    """One fact. `save` is None where it cannot be changed here."""

    def __init__(self, ctx: UiContext, spec: Field, save: Save | None, parent: QWidget) -> None:
        super().__init__(parent)  # a widget that is shown without a parent flashes as a window of its own
        self.setObjectName("Fact")
        self.spec = spec
        self._ctx, self._save = ctx, save
        self._row: Any = None
        self._names: Names = {}
        self._editor: Editor | None = None
        self._saving = False
        self._label = label(tr_domain(spec.label), "caption")
        self._value: ValueLabel | ValueButton = ValueLabel() if save is None else ValueButton(self.start)
        self._problem = ProblemLine()
        self._link = self._make_link()
        self._jump = icon_button(ctx.theme, "mdi6.arrow-right", "", self._open_ref)
        self._jump.hide()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        for tiny in (self._jump, self._link):
            tiny.setProperty("role", "tiny")
            tiny.setFixedSize(ctx.theme.px(18), ctx.theme.px(16))
        head = row(self._label, self._jump, self._link, None, spacing=4)
        head.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._box.addLayout(head)
        self._box.addWidget(self._value)
        self._box.addWidget(self._problem)
        self._box.addStretch(1)

    @property
    def is_editing(self) -> bool:
        """Whether a person is typing here."""
        return self._editor is not None

    @property
    def can_edit(self) -> bool:
        """Whether a person may change it here."""
        return self._save is not None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known."""
        return self._row is not None and getattr(self._row, self.spec.name) in ("", (), {}, 0)

    def show_row(self, shown: Any, names: Names) -> None:
        """Show the field of this row; what a person is typing stays."""
        self._row, self._names = shown, names
        formatter = self._ctx.formatter
        value = getattr(shown, self.spec.name)
        text = value if self.spec.type is Type.LONG_TEXT else formatter.field(self.spec, shown, names)
        self._value.show_value(text, formatter.tooltip(self.spec, shown, names), tr_domain(self.spec.label))
        self._value.setFont(self._ctx.theme.font(tabular=self.spec.type in TABULAR))
        self._link.setVisible(self.spec.type in LINKS and bool(value))
        self._name_ways(text)
        self._jump.setVisible(self.spec.type is Type.REF and ENTITIES[self.spec.target].key == "id" and bool(text))

    def start(self) -> None:
        """Let the person change it; nothing happens where it is not theirs to change."""
        if self._save is None or self._editor is not None or self._row is None:
            return
        currency = getattr(self._row, self.spec.currency, "") if self.spec.currency else ""
        editor = make_editor(self._ctx, self.spec, currency)
        editor.show_value(getattr(self._row, self.spec.name))
        Keys(editor, self.commit, self.revert)
        self._editor = editor
        self._box.insertWidget(1, editor)
        editor.show()
        editor.take_focus()  # before the value goes: the focus would go to the start of the window for a moment
        self._value.hide()
        self._jump.hide()
        self._link.hide()

    def commit(self) -> None:
        """Save what was typed; where that fails, the text stays and the reason stands beside it."""
        if self._editor is None or self._save is None or self._saving:
            return
        old = getattr(self._row, self.spec.name)
        try:
            new = self._editor.value()
        except BadInput as error:
            self._failed(error)
            return
        if new == old:
            self.revert()
            return
        self._saving = True
        self._save(self.spec, old, new, self._saved, self._failed)

    def revert(self) -> None:
        """Forget what was typed and show the value again."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        self._saving = False
        had_focus = editor.isAncestorOf(QApplication.focusWidget() or self)
        self._problem.hide()
        self._value.show()
        self.show_row(self._row, self._names)
        if had_focus:
            self._value.setFocus()
        self._box.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _saved(self) -> None:
        self.revert()

    def _failed(self, error: UserError) -> None:
        self._saving = False
        self._problem.tell_error(error)
        if self._editor is not None:
            self._editor.take_focus()

    def _make_link(self) -> QToolButton:
        made = icon_button(self._ctx.theme, LINK_ICONS.get(self.spec.type, "mdi6.open-in-new"), "", self._follow)
        made.hide()
        return made

    def _name_ways(self, text: str) -> None:
        """Say where the small buttons lead: there may be several of each on a page."""
        ways = {Type.PHONE: tr("Call {who}", who=text), Type.EMAIL: tr("Write to {who}", who=text)}
        for made in (self._link, self._jump):
            name = ways.get(self.spec.type) or tr("Open {title}", title=text)
            made.setToolTip(name)
            made.setAccessibleName(name)

    def _follow(self) -> None:
        """Call the number, write to the address, show the page."""
        follow(self.spec.type, str(getattr(self._row, self.spec.name)))

    def _open_ref(self) -> None:
        self._ctx.navigate(self.spec.target, getattr(self._row, self.spec.name))
