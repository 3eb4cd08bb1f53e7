"""A menu of choices that stays open while several are made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu
from typing_extensions import override

CHOOSING = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


class ChoiceMenu(QMenu):
    """Checkable lines are switched without closing it; everything else closes it as usual. Escape ends."""

    def add_choice_menu(self, text: str) -> ChoiceMenu:
        """A menu of the same manner below this one."""
        made = ChoiceMenu(text, self)
        self.addMenu(made)
        return made

    def _switched(self, act: QAction | None) -> bool:
        if act is None or not act.isCheckable() or not act.isEnabled():
            return False
        act.trigger()
        return True

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._switched(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in CHOOSING or not self._switched(self.activeAction()):
            super().keyPressEvent(event)
