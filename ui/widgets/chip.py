"""The status chip: an icon and a word on the colour of their meaning, so that meaning is never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyle, QStyleOption
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from ui.bidi import draw_text
from ui.theme import Theme
from ui.widgets.parts import restyled
from ui.widgets.row_delegate import TONE_ICONS

ICON, MARK, EDGE = 13, 16, 8
"""The icon, the room it takes, and the room at both ends."""


class Chip(QLabel):
    """A status as a person reads it; empty at first, and hidden while it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._theme = theme
        self._icon = TONE_ICONS[Tone.NEUTRAL]
        self.tone = Tone.NEUTRAL
        self.hide()

    def show_status(self, word: str, tone: Tone = Tone.NEUTRAL, icon: str = "") -> None:
        """Show this word with this meaning; hidden where there is no word."""
        self.tone = Tone(tone)
        self._icon = icon or TONE_ICONS[self.tone]
        self.setText(word)
        self.setAccessibleName(word)
        self.setProperty("tone", str(self.tone))
        restyled(self)
        self.updateGeometry()
        self.setVisible(bool(word))

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + self._theme.px(MARK) + 2 * self._theme.px(EDGE)
        return QSize(width, metrics.height() + self._theme.px(4))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOption()
        option.initFrom(self)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        theme, backward = self._theme, self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        size, edge = theme.px(ICON), theme.px(EDGE)
        left = self.width() - edge - size if backward else edge
        theme.icon(self._icon, str(self.tone)).paint(painter, QRect(left, (self.height() - size) // 2, size, size))
        room = self.rect().adjusted(edge if backward else edge + theme.px(MARK), 0, 0, 0)
        room.setRight(self.width() - edge - (theme.px(MARK) if backward else 0))
        painter.setPen(theme.tone(str(self.tone), "text"))
        painter.setFont(self.font())
        painter.setLayoutDirection(self.layoutDirection())
        draw_text(painter, room, self.text(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.end()
