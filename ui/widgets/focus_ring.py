"""A ring around what scrolls while Tab has led there: it has no frame of its own that could show the focus."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

THICK = 2


class FocusRing(QWidget):
    """Lies over a widget, as large as it, until the focus leaves it. Whoever clicks needs no ring and gets none."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(around.rect())
        around.installEventFilter(self)
        self.show()
        self.raise_()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), THICK))
        half = THICK / 2
        painter.drawRect(QRectF(self.rect()).adjusted(half, half, -half, -half))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
            self.deleteLater()
        elif event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


def show_ring(widget: QWidget) -> None:
    """Show that the focus is here now, where nothing else would."""
    if isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QTextEdit | QPlainTextEdit):
        FocusRing(widget)
