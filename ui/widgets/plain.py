"""The small pieces that details, forms and pages are put together from. All text is plain text, never HTML."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from ui.theme import Theme

B = TypeVar("B", bound=QBoxLayout)
TONE_ICONS = {
    Tone.NEUTRAL: "mdi6.circle-outline",
    Tone.INFO: "mdi6.information-outline",
    Tone.SUCCESS: "mdi6.check-circle-outline",
    Tone.WARNING: "mdi6.clock-outline",
    Tone.DANGER: "mdi6.alert-outline",
}
"""A mark per meaning, so that meaning is never colour alone."""


def plain(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label of plain text. `role`: `title`, `section`, `caption` or `muted`."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    if role:
        label.setProperty("role", role)
    if wrap:
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at a widget's changed properties."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def row(*widgets: QWidget | None, spacing: int = 8) -> QHBoxLayout:
    """Widgets beside each other; None is a stretch."""
    return _fill(QHBoxLayout(), widgets, spacing)


def column(*widgets: QWidget | None, spacing: int = 8) -> QVBoxLayout:
    """Widgets below each other; None is a stretch."""
    return _fill(QVBoxLayout(), widgets, spacing)


def _fill(box: B, widgets: tuple[QWidget | None, ...], spacing: int) -> B:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    for item in widgets:
        if item is None:
            box.addStretch(1)
        else:
            box.addWidget(item)
    return box


def clear(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def rule() -> QFrame:
    """A hairline between two parts of a page."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setProperty("role", "rule")
    line.setFixedHeight(1)
    return line


class Elided(QLabel):
    """One line that is cut with an ellipsis where there is no room; then the whole of it is in the tooltip."""

    def __init__(self, text: str = "", role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        self._full = ""
        self._hint = ""
        self.show_text(text)

    @property
    def full(self) -> str:
        """The whole text."""
        return self._full

    def show_text(self, text: str, hint: str = "") -> None:
        """Show this text; `hint` is the tooltip where it says more than the text."""
        self._full, self._hint = " ".join(text.split()), hint
        self.setAccessibleName(self._full)
        self._elide()
        self.updateGeometry()

    def _elide(self) -> None:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip(self._hint or (self._full if shown != self._full else ""))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._full) + 2, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class Chip(QLabel):
    """A status: an icon and a word on the colour of its meaning."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self._theme = theme
        self._icon = TONE_ICONS[Tone.NEUTRAL]
        self.tone = Tone.NEUTRAL

    def show_status(self, word: str, tone: Tone, icon: str = "") -> None:
        """Show this word with this meaning; hidden where there is no word."""
        self.tone = Tone(tone)
        self._icon = icon or TONE_ICONS[self.tone]
        self.setText(word)
        self.setAccessibleName(word)
        self.setProperty("tone", str(self.tone))
        self.setIndent(self._theme.px(18))
        restyle(self)
        self.setVisible(bool(word))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size, edge = self._theme.px(13), self._theme.px(7)
        left = self.width() - edge - size if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else edge
        painter = QPainter(self)
        self._theme.icon(self._icon, str(self.tone)).paint(
            painter, QRect(left, (self.height() - size) // 2, size, size)
        )
        painter.end()
