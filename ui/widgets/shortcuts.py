"""Ctrl+?: the sheet of all shortcuts, from the declared actions."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from ui.actions import ACTIONS, AREA_ACTIONS, KEYS_ELSEWHERE, ActionSpec
from ui.text import tr
from ui.theme import Theme
from ui.widgets.parts import as_high_as_its_text, label
from ui.widgets.tab_order import go_on

COLUMNS = 2


def key_text(spec: ActionSpec) -> str:
    """The keys of an action as this system writes them."""
    native = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in spec.keys)
    return tr(" or ").join(native)


class ShortcutSheet(QDialog):
    """All shortcuts by group. Escape closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Shortcuts"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        declared = [spec for spec in (*ACTIONS, *AREA_ACTIONS, *KEYS_ELSEWHERE) if spec.keys]
        groups = list(dict.fromkeys(spec.group for spec in declared))
        declared.sort(key=lambda spec: groups.index(spec.group))
        columns = [QVBoxLayout() for _ in range(COLUMNS)]
        for place, (group, specs) in enumerate(groupby(declared, key=lambda spec: spec.group)):
            column = columns[place % COLUMNS]
            column.addWidget(label(tr(group), "section"))
            column.addLayout(self._grid(list(specs), theme))
            column.addSpacing(theme.space("l"))
        inner = QWidget()
        row = QHBoxLayout(inner)
        row.setSpacing(theme.space("xl"))
        for column in columns:
            column.addStretch(1)
            row.addLayout(column)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(tr("Shortcuts"))
        as_high_as_its_text(inner)
        scroll.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(theme.space("l"),) * 4)
        outer.addWidget(scroll)
        wanted = QSize(theme.px(960), theme.px(640))
        self.resize(wanted.boundedTo(parent.window().size()) if parent is not None else wanted)

    @staticmethod
    def _grid(specs: list[ActionSpec], theme: Theme) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(theme.space("xs"))
        grid.setHorizontalSpacing(theme.space("l"))
        for place, spec in enumerate(specs):
            grid.addWidget(label(tr(spec.text), wrap=True), place, 0)
            grid.addWidget(label(key_text(spec), "caption"), place, 1, Qt.AlignmentFlag.AlignTrailing)
        grid.setColumnStretch(0, 1)
        return grid

    @override
    def focusNextPrevChild(self, forward: bool) -> bool:
        return go_on(self, forward=forward)
