"""Scrolls along with the focus, however it came, so that nobody types into what they do not see."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget

AROUND = 24
"""How many pixels around it are brought into sight too: a field has its label above it."""


def bring_into_view(widget: QWidget) -> None:
    """Scroll all that scrolls around a widget until it is in sight; once more when what is new has its place."""
    _scroll(widget)
    QTimer.singleShot(0, widget, lambda: _scroll(widget))


def _scroll(widget: QWidget) -> None:
    """Qt's own way looks only for the cursor in a field, and shows half of the field."""
    around = widget.parentWidget()
    while around is not None and not widget.isWindow():
        if isinstance(around, QScrollArea) and (inner := around.widget()) is not None and inner.isAncestorOf(widget):
            bar, room = around.verticalScrollBar(), around.viewport().height()
            top = widget.mapTo(inner, QPoint(0, 0)).y() - AROUND
            bottom = top + widget.height() + 2 * AROUND
            if top < bar.value() or bottom - top > room:
                bar.setValue(top)
            elif bottom > bar.value() + room:
                bar.setValue(bottom - room)
        around = around.parentWidget()
