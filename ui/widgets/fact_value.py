"""The value of a fact: a text to read, or, where it can be changed, a button that starts that."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from ui.text import tr
from ui.widgets.boxes import column
from ui.widgets.parts import restyled, side, without_arguments


class ValueLabel(QLabel):
    """A value to read. Words that are wider than it are cut; its tooltip then has the whole text."""

    def __init__(self, nothing: str = "–") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setMinimumWidth(1)
        self.setIndent(0)
        self.setAlignment(side())
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setProperty("role", "value")
        self._nothing = nothing
        self._text = self._tip = ""

    def show_value(self, text: str, tip: str, name: str) -> None:
        """Show a value; unknown reads as a dash."""
        self._text = text or self._nothing
        self.setProperty("empty", not text)
        restyled(self)
        self._tip = tip if tip != text else ""
        self._fit()
        self.setAccessibleName(spoken(name, text))

    def _fit(self) -> None:
        """Cut words that are wider than the label, such as a long address; the tooltip then has the whole text."""
        room, metrics = max(self.contentsRect().width(), 40), self.fontMetrics()
        cut = Qt.TextElideMode.ElideMiddle
        lines = (
            " ".join(metrics.elidedText(word, cut, room) for word in line.split(" ")) for line in self._text.split("\n")
        )
        shown = "\n".join(lines)
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(self._tip or (self._text if shown != self._text else ""))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class ValueButton(QPushButton):
    """A value that can be changed: a click, Space, Enter or F2 starts that."""

    def __init__(self, start: Callable[[], None]) -> None:
        super().__init__()
        self._start = start
        self._label = ValueLabel(tr("Add"))
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setLayout(column(self._label))
        self.setProperty("role", "editable")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.clicked.connect(without_arguments(start))

    def show_value(self, text: str, tip: str, name: str) -> None:
        """Show a value; unknown asks for one."""
        self._label.show_value(text, tip, name)
        self.setAccessibleName(spoken(name, text))
        self.setAccessibleDescription(tr("Press F2 to change it"))

    @override
    def sizeHint(self) -> QSize:
        return QWidget.sizeHint(self)  # as its text needs, not as a button with a caption

    @override
    def minimumSizeHint(self) -> QSize:
        return QWidget.minimumSizeHint(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._start()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # F2 may be a shortcut of the window too; here it means this value.
            event.setAccepted(event.key() == Qt.Key.Key_F2)
        elif event.type() == QEvent.Type.ToolTip:
            self.setToolTip(self._label.toolTip())
        return super().event(event)


def spoken(name: str, text: str) -> str:
    """A fact as a screen reader says it."""
    return f"{name}: {text or tr('empty')}"
