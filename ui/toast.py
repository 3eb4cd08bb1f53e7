"""The strip at the bottom of the window that says what happened, with at most one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from ui.messages import Message, Messages
from ui.theme import Theme
from ui.widgets.parts import label

SHORT_MS = 6_000
LONG_MS = 12_000
"""How long something stays that went wrong, or that can be undone."""
WIDTH = 520
ABOVE = 48
"""How far above the bottom, which is the status bar; in pixels of the design."""


class Toast(QFrame):
    """Lies over the bottom of its parent, takes no focus, and goes by itself; it waits while the mouse is on it.

    `over`: the part of the parent that it lies over, so that no buttons of other parts are under it; None: all of it.
    """

    def __init__(
        self, messages: Messages, theme: Theme, parent: QWidget, over: Callable[[], QWidget | None] = lambda: None
    ) -> None:
        super().__init__(parent)
        self._over = over
        self.setObjectName("Toast")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._parent = parent
        self._message: Message | None = None
        self._text = label(wrap=True)
        self._hint = label("", "", wrap=True)
        self._button = QPushButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(lambda _checked: self._act())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        row.setContentsMargins(*(theme.space("l"), theme.space("s"), theme.space("s"), theme.space("s")))
        row.setSpacing(theme.space("l"))
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self._button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        parent.installEventFilter(self)
        messages.posted.connect(self.show_message)
        self.hide()

    @property
    def message(self) -> Message | None:
        """What is shown, or was shown last."""
        return self._message

    def show_message(self, message: Message) -> None:
        """Show this instead of whatever is there."""
        self._message = message
        self._text.setText(message.text)
        self._hint.setText(message.hint)
        self._hint.setVisible(bool(message.hint))
        self._button.setText(message.label)
        self._button.setAccessibleName(message.label)
        self._button.setVisible(bool(message.label))
        self.setAccessibleName(f"{message.text} {message.hint}".strip())
        long = message.tone in (Tone.DANGER, Tone.WARNING) or bool(message.label)
        self._timer.start(LONG_MS if long else SHORT_MS)
        self.show()
        self.raise_()
        self.settle()

    def _act(self) -> None:
        self.hide()
        if self._message is not None and self._message.action is not None:
            self._message.action()

    def settle(self) -> None:
        """Lie where there is room: the window or what it shows has changed."""
        parent, below = self._parent, self._over()
        place = QRect(below.mapTo(parent, QPoint(0, 0)), below.size()) if below is not None else parent.rect()
        self.setFixedWidth(min(place.width() - 2 * self._theme.space("m"), self._theme.px(WIDTH)))
        self.adjustSize()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), layout.heightForWidth(self.width()))
        foot = min(place.bottom() - self._theme.space("l"), parent.height() - self._theme.px(ABOVE))
        self.move(QPoint(place.center().x() - self.width() // 2, foot - self.height()))

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.settle()
        return super().eventFilter(watched, event)

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        self._timer.start(SHORT_MS)
        super().leaveEvent(event)
