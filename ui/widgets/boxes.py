"""Rows and columns of widgets without margins, and a hairline."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

B = TypeVar("B", bound=QBoxLayout)
Item = QWidget | QLayout | None


def row(*items: Item, spacing: int = 8) -> QHBoxLayout:
    """Widgets and layouts beside each other; None is a stretch."""
    return _fill(QHBoxLayout(), items, spacing)


def column(*items: Item, spacing: int = 8) -> QVBoxLayout:
    """Widgets and layouts below each other; None is a stretch."""
    return _fill(QVBoxLayout(), items, spacing)


def _fill(box: B, items: tuple[Item, ...], spacing: int) -> B:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for item in items:
        if item is None:
            box.addStretch(1)
        elif isinstance(item, QWidget):
            box.addWidget(item)
        else:
            box.addLayout(item)
    return box


def margins(box: QLayout, start: int, top: int, end: int, bottom: int) -> None:
    """Leave this much room around a layout; `start` and `end` of a line, since Qt mirrors no margins."""
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left, right = (end, start) if mirrored else (start, end)
    box.setContentsMargins(left, top, right, bottom)


def rule() -> QFrame:
    """A hairline between two parts of a page."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setProperty("role", "rule")
    return line
