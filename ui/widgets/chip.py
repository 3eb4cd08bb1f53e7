"""The status chip: an icon and a word on the colour of their meaning, so that meaning is never colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from ui.theme import Theme

TONE_ICONS = {
    Tone.NEUTRAL: "mdi6.circle-outline",
    Tone.INFO: "mdi6.information-outline",
    Tone.SUCCESS: "mdi6.check-circle-outline",
    Tone.WARNING: "mdi6.clock-outline",
    Tone.DANGER: "mdi6.alert-outline",
}


class Chip(QLabel):
    """A status as a person reads it; empty at first, and hidden while it is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
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
        self.setIndent(self._theme.px(18))
        self.style().unpolish(self)
        self.style().polish(self)
        self.setVisible(bool(word))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size, edge = self._theme.px(13), self._theme.px(7)
        left = self.width() - edge - size if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else edge
        place = QRect(left, (self.height() - size) // 2, size, size)
        painter = QPainter(self)
        self._theme.icon(self._icon, str(self.tone)).paint(painter, place)
        painter.end()
