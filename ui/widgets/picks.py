"""An editor for a list of values that are picked from a few, each with its words."""

from __future__ import annotations

from textwrap import wrap

from PySide6.QtWidgets import QCheckBox, QWidget

from prm_desktop.domain.fields import Field, Value
from ui.context import UiContext
from ui.widgets.boxes import column
from ui.widgets.editors import Editor, Typed

LETTERS = 46
"""How many of them a line of a form has room for; a box cannot wrap its words itself."""


class PicksEditor(Editor):
    """One box per value."""

    def __init__(self, ctx: UiContext, spec: Field, picks: tuple[tuple[str, str], ...]) -> None:
        super().__init__(ctx, spec)
        self._boxes: dict[str, QCheckBox] = {}
        for value, words in picks:
            box = QCheckBox("\n".join(wrap(words, LETTERS)))
            box.setToolTip(words)
            box.setAccessibleName(words)
            box.toggled.connect(lambda _on: self.edited.emit(Typed("")))
            self._boxes[value] = box
        holder = QWidget()
        holder.setLayout(column(*self._boxes.values(), spacing=4))
        self._hold(holder)
        for first in (*self._boxes.values(),)[:1]:
            self.setFocusProxy(first)

    def value(self) -> Value:
        """The picked ones, in the order in which they stand."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def show_value(self, value: Value, /) -> None:
        """Pick these."""
        chosen = value if isinstance(value, tuple) else ()
        for name, box in self._boxes.items():
            box.setChecked(name in chosen)
