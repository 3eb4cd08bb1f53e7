"""A form made from a command's declaration: its choices, its fields, and what will happen to whom.

The first closed list that must be chosen from is shown as numbered lines: one key picks and, where nothing else is
needed, does it. Ctrl+Enter does it in any case. What was typed stays where it fails.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGroupBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from prm_desktop.domain.commands import CommandSpec
from prm_desktop.domain.fields import Field, Type, Value
from prm_desktop.errors import BadInput, UserError
from ui.context import UiContext
from ui.models.helping import NO_HELP, FormHelp
from ui.text import tr, tr_domain
from ui.widgets.boxes import column, row
from ui.widgets.editors import Editor, Keys
from ui.widgets.in_view import bring_into_view
from ui.widgets.keys import key_label
from ui.widgets.parts import ElidedLabel, button, label
from ui.widgets.picks import PicksEditor
from ui.widgets.problem_line import ProblemLine
from ui.widgets.ref_editors import make_editor
from ui.widgets.sheet_form import Ended, SheetForm
from ui.widgets.standing import Standing

if TYPE_CHECKING:
    from prm_desktop.services.workspace import Done

NEVER_ASKED = frozenset({Type.NEW_ID, Type.PATCH})
MOST_LINES = 9


def asked(spec: CommandSpec, fixed: Mapping[str, Any]) -> tuple[Field, ...]:
    """The arguments that a person is asked for."""
    return tuple(item for item in spec.fields if item.type not in NEVER_ASKED and item.name not in fixed)


def needs_form(spec: CommandSpec, fixed: Mapping[str, Any]) -> bool:
    """Whether something must be asked or said first. A command with a key and nothing required is done at once."""
    fields = asked(spec, fixed)
    missing = any(item.name in spec.required and not item.default for item in fields)
    return missing or bool(fields and not spec.key) or bool(spec.outward)


def patch_of(spec: CommandSpec) -> Field | None:
    """The argument of a command that changes fields; None where it has none."""
    return next((item for item in spec.fields if item.type is Type.PATCH), None)


class CommandForm(SheetForm):
    """Asks for the arguments of one command on one row, and gives it."""

    def __init__(
        self, ctx: UiContext, spec: CommandSpec, fixed: Mapping[str, Any], title: str = "", help_: FormHelp = NO_HELP
    ) -> None:
        super().__init__()
        self._help = help_
        self._ctx, self._spec, self._fixed = ctx, spec, dict(fixed)
        self._editors: list[Editor] = []
        self._lines: _Lines | None = None
        self._running = self._again = False
        self._given: dict[str, Any] = {}
        self._blamed: Editor | None = None
        self.setAccessibleName(tr_domain(spec.label))
        self._problem = ProblemLine()
        self._go = self._make_go()
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(*[ctx.theme.space("l")] * 4)
        box.setSpacing(ctx.theme.space("m"))
        box.addLayout(column(label(tr_domain(spec.label), "section"), *self._subject(title), spacing=2))
        self._ask(box)
        self.advice = Standing(ctx)
        box.addWidget(self.advice)
        box.addWidget(self._problem)
        box.addLayout(self._foot())
        self._advise()

    @property
    @override
    def is_dirty(self) -> bool:
        """Whether a person has typed or picked something."""
        return any(item.property("dirty") for item in self._editors) or bool(self._lines and self._lines.picked())

    @override
    def begin(self) -> None:
        """Let the person start at the first thing that is asked."""
        if self._lines is not None:
            self._lines.begin()
        elif self._editors:
            self._editors[0].take_focus()
        else:
            self._go.setFocus()

    def submit(self) -> None:
        """Give the command; where that fails everything stays, with the reason."""
        if self._running:
            self._again = True
            return
        try:
            args = self._arguments()
        except BadInput as error:
            self.show_problem(error)
            return
        self._send(args)

    def _send(self, args: dict[str, Any]) -> None:
        self._running, self._given = True, args
        self._go.setEnabled(False)
        self.give(args)

    def give(self, args: dict[str, Any]) -> None:
        """Do it with these arguments."""
        made = self._spec.subject_arg

        def then(done: Done) -> None:
            self.ended.emit(Ended(done=True, made=done.created.get(made, "")))

        self._ctx.run_command(self._spec.name, args, then, self.show_problem)

    def _subject(self, title: str) -> list[QWidget]:
        return [ElidedLabel(title, "muted")] if title else []

    def questions(self) -> list[tuple[Field, Value]]:
        """What is asked, each with the value that stands there at first."""
        fields = (item for item in asked(self._spec, self._fixed) if item.name not in self._help.unasked)
        return [(item, self._help.values.get(item.name, item.default)) for item in fields]

    def _ask(self, box: QVBoxLayout) -> None:
        for item, value in self.questions():
            if self._is_lines(item) and not value:
                self._lines = _Lines(item)
                self._lines.picked_by_key.connect(self._picked)
                box.addWidget(self._lines)
                continue
            editor = self._editor(item)
            if value:
                editor.show_value(value)
                for line in editor.findChildren(QLineEdit):
                    line.deselect()
            editor.edited.connect(partial(self._typed, editor))
            Keys(editor, self.submit, self.give_up)
            self._editors.append(editor)
            needed = item.name in self._spec.required or item.name in self._help.values
            words = tr_domain(item.label) if needed else tr("{label} (optional)", label=tr_domain(item.label))
            box.addLayout(column(label(words, "caption"), editor, spacing=2))

    def _editor(self, item: Field) -> Editor:
        picks = self._help.picks.get(item.name)
        return PicksEditor(self._ctx, item, picks) if picks else make_editor(self._ctx, item, self._help.currency)

    def _typed(self, editor: Editor, _typed: object) -> None:
        editor.setProperty("dirty", True)  # noqa: FBT003 - a Qt property
        self._advise()

    def _advise(self) -> None:
        """Say what the present values mean; what cannot be read yet counts as nothing."""
        if self._help.advise is None:
            return
        values = dict(self._fixed)
        for editor in self._editors:
            with suppress(BadInput):
                values[editor.spec.name] = editor.value()
        self.advice.show_says(self._help.advise(values))

    def _is_lines(self, item: Field) -> bool:
        must = item.type is Type.CHOICE and item.required and not item.default
        return must and self._lines is None and len(item.choices or ()) <= MOST_LINES

    def _foot(self) -> QVBoxLayout:
        says = []
        if self._spec.outward:
            says.append(label(tr_domain(self._spec.outward), "muted", wrap=True))
        cancel = button(self._ctx.theme, tr("Cancel"), role="quiet", act=self.give_up)
        cancel.setToolTip(tr("Close without doing anything (Esc)"))
        return column(*says, row(None, cancel, self._go), spacing=self._ctx.theme.space("s"))

    def _make_go(self) -> QPushButton:
        made = button(self._ctx.theme, tr_domain(self._spec.label), self._spec.icon, role="primary", act=self.submit)
        made.setToolTip(tr("{what} (Ctrl+Enter)", what=tr_domain(self._spec.label)))
        return made

    def _arguments(self) -> dict[str, Any]:
        args = dict(self._fixed)
        if self._lines is not None:
            args[self._lines.spec.name] = self._lines.value()
        for editor in self._editors:
            value = self._value_of(editor)
            if value != editor.spec.default:
                args[editor.spec.name] = list(value) if isinstance(value, tuple) else value
        return args

    def _value_of(self, editor: Editor) -> Value:
        self._blamed = editor  # should it be this one's fault
        value: Value = editor.value()
        if editor.spec.name in self._spec.required and value in ("", ()):
            raise BadInput("“{label}” must be filled in.", label=tr_domain(editor.spec.label))
        self._blamed = None
        return value

    def _picked(self, _picked: object) -> None:
        missing = [item for item in self._editors if item.spec.name in self._spec.required]
        if missing:
            missing[0].take_focus()
        else:
            self.submit()

    def show_problem(self, error: UserError) -> None:
        """Say what went wrong; everything that was typed stays."""
        self._running = False
        self._go.setEnabled(True)
        if self._goes_on():
            return
        self._problem.tell_error(error)
        self._put_problem()
        self.adjustSize()
        bring_into_view(self._problem)
        empty = next((item for item in self._editors if item.spec.type is Type.LONG_TEXT), None)
        wrong, self._blamed = self._blamed or empty, None
        if wrong is not None:
            wrong.take_focus()

    def _goes_on(self) -> bool:
        """Whether the person filled in more while the answer was under way, and confirmed that: then it is given."""
        if not self._again:
            return False
        self._again = False
        with suppress(BadInput):
            args = self._arguments()
            if args != self._given:
                self._send(args)
                return True
        return False

    def _put_problem(self) -> None:
        """Right below the field that is wrong; above the buttons where no single one is."""
        self._box.removeWidget(self._problem)
        self._box.insertWidget(self._below(self._blamed), self._problem)

    def _below(self, editor: Editor | None) -> int:
        """The place in the form after an editor; before the buttons for none."""
        for place in range(self._box.count()):
            item = self._box.itemAt(place)
            held = item.layout() if item is not None else None
            if editor is not None and held is not None and held.indexOf(editor) >= 0:
                return place + 1
        return self._box.count() - 1

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submit()
        elif self._lines is not None and self._lines.press(event.text()):
            return
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class Picked:
    """A line was picked by its number."""

    value: str


class _Lines(QGroupBox):
    """A closed list as numbered lines; the number is the key. The focus is on a line, which is not picked by that."""

    picked_by_key = Signal(object)
    """`Picked`"""

    def __init__(self, spec: Field) -> None:
        super().__init__()
        self.spec = spec
        self.setFlat(True)
        self.setAccessibleName(tr_domain(spec.label))
        self._values = [str(item) for item in spec.choices or ()]
        self._group = QButtonGroup(self)
        box = column(spacing=2)
        for number, item in enumerate(spec.choices or (), 1):
            line = QRadioButton(tr_domain(item.label))
            self._group.addButton(line, number - 1)
            box.addLayout(row(key_label(self.fontMetrics().height(), str(number)), line, None, spacing=8))
        self.setLayout(box)

    def begin(self) -> None:
        """Let the person pick."""
        (self._group.checkedButton() or self._group.button(0)).setFocus()

    def picked(self) -> bool:
        """Whether one is chosen."""
        return self._group.checkedId() >= 0

    def value(self) -> str:
        """The chosen value. Raises `BadInput` where none is."""
        if not self.picked():
            raise BadInput("Please choose one: {label}.", label=tr_domain(self.spec.label))
        return self._values[self._group.checkedId()]

    def press(self, key: str) -> bool:
        """Pick by a typed number. False where it names no line."""
        if not key.isdecimal() or not 1 <= int(key) <= len(self._values):
            return False
        chosen = self._group.button(int(key) - 1)
        chosen.setChecked(True)
        chosen.setFocus()
        self.picked_by_key.emit(Picked(self._values[int(key) - 1]))
        return True
