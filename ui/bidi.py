"""Text of either direction in a window of either direction: each is written in its own, and stands where lines begin.

A label of Qt does this by itself; what is painted by hand, cells and buttons need it. Without it a Latin name in a
mirrored window ends with its full stop in front, and a phone number is read from its end.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


def direction_of(text: str) -> Qt.LayoutDirection:
    """The direction of a text, by its first letter that has one; left to right where none has, as numbers are."""
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        if kind in {"R", "AL", "L"}:
            return Qt.LayoutDirection.LeftToRight if kind == "L" else Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LeftToRight


def draw_text(painter: QPainter, area: QRect, text: str, alignment: Qt.AlignmentFlag) -> None:
    """Draw one line in its own direction. `alignment`: left and right as in a window from left to right."""
    window, own = painter.layoutDirection(), direction_of(text)
    flags = _flags(window, alignment)
    if own is window:
        painter.drawText(area, flags, text)
        return
    painter.setLayoutDirection(own)
    painter.drawText(area, flags, text)
    painter.setLayoutDirection(window)


@cache
def _flags(window: Qt.LayoutDirection, alignment: Qt.AlignmentFlag) -> int:
    there = QStyle.visualAlignment(window, alignment) | Qt.AlignmentFlag.AlignAbsolute
    return int((there | Qt.TextFlag.TextSingleLine).value)


def isolated(text: str) -> str:
    """The text for a control that writes everything in the window's direction, so that it is written in its own."""
    mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if mirrored and text else text


class OwnDirection(QStyledItemDelegate):
    """Cells of Qt's own views, each line in its own direction."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.text = "\n".join(map(isolated, option.text.split("\n")))
