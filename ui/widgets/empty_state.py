"""What a list shows instead of rows: why there is nothing and what to do about it, and grey bars while it loads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from typing_extensions import override

from ui.text import tr
from ui.theme import Theme
from ui.widgets.parts import button, label

SKELETON_MS = 150
"""A list that is here sooner shows no skeleton: a flash is worse than a short wait."""
BARS = 8


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why there is nothing to see, and what to do: the button `action` does `act`."""

    icon: str
    title: str
    text: str
    action: str = ""
    act: Callable[[], object] | None = None


class EmptyState(QWidget):
    """Shows a `Nothing` in the middle of its area."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nothing: Nothing | None = None
        self._icon = QLabel()
        self._title = label("", "section")
        self._text = label("", "muted", wrap=True)
        self._button = button(theme, "", act=self._act)
        column = QVBoxLayout(self)
        column.setSpacing(theme.space("s"))
        column.addStretch(2)
        for widget in (self._icon, self._title, self._text, self._button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumWidth(theme.px(200))
        theme.changed.connect(self._restyle)

    @property
    def nothing(self) -> Nothing | None:
        """What is shown."""
        return self._nothing

    def show_nothing(self, nothing: Nothing) -> None:
        """Say why there is nothing."""
        self._nothing = nothing
        self._title.setText(nothing.title)
        self._text.setText(nothing.text)
        self._text.setVisible(bool(nothing.text))
        self._button.setText(nothing.action)
        self._button.setAccessibleName(nothing.action)
        self._button.setVisible(bool(nothing.action))
        self.setAccessibleName(f"{nothing.title}. {nothing.text}")
        self._fit()
        self._draw()

    def _restyle(self) -> None:
        self._fit()
        self._draw()

    def _draw(self) -> None:
        if self._nothing is not None:
            side = self._theme.px(40)
            icon = self._theme.icon(self._nothing.icon, "muted")
            self._icon.setPixmap(icon.pixmap(QSize(side, side), self._theme.device_ratio))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """A wrapped label tells its height only for a width that is known."""
        self._text.setFixedWidth(min(self._theme.px(360), max(1, self.width() - 2 * self._theme.space("xl"))))
        self._text.setFixedHeight(max(0, self._text.heightForWidth(self._text.width())))

    def _act(self) -> None:
        if self._nothing is not None and self._nothing.act is not None:
            self._nothing.act()


class Skeleton(QWidget):
    """Grey bars in the place of rows, with a word about what is being done."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(tr("Loading…"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("muted"))
        painter.setFont(self._theme.font("caption"))
        step, left = self._theme.row_height, self._theme.space("m")
        painter.drawText(self.rect().adjusted(left, self._theme.space("s"), -left, 0), 0, tr("Loading…"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("sunken"))
        height = self._theme.px(10)
        for place in range(BARS):
            top = self._theme.px(32) + place * step + (step - height) // 2
            width = (self.width() - 2 * left) * (9 - place % 3 * 2) / 10
            painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)
