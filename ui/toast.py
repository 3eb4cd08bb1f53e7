"""The strip at the bottom of the window that says what happened, with at most one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from ui.announce import announce
from ui.messages import Message, Messages
from ui.theme import Theme
from ui.widgets.boxes import margins
from ui.widgets.parts import label
from ui.widgets.tab_order import stops

SHORT_MS = 6_000
LONG_MS = 12_000
"""How long something stays that went wrong, or that can be undone."""
WIDTH = 520
ABOVE = 48
"""How far above the bottom, which is the status bar; in pixels of the design."""
STEP = 24
"""How far it moves up at a time to find a place where no button is under it."""


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
        self._later: list[Message] = []
        """Notices that wait."""
        self.busy: Callable[[], bool] = lambda: False
        """Whether something is read after which the focus may move: what is said would be broken off."""
        self._text = label(wrap=True)
        self._hint = label("", "", wrap=True)
        self._button = QPushButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(lambda _checked: self._act())
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._end)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._settle_now)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._hint)
        row = QHBoxLayout(self)
        margins(row, *(theme.space("l"), theme.space("s"), theme.space("s"), theme.space("s")))
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
        """Show this instead of what is there, but a notice after it: as long as it is told, it can be taken back."""
        shown = self._message if self.isVisible() else None
        if message.notice and shown is not None and not shown.notice:
            self._later.append(message)
            return
        if shown is not None and shown.notice and not message.notice:
            self._later.insert(0, shown)
        self._present(message)

    def _present(self, message: Message) -> None:
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
        announce(self, self.accessibleName(), urgent=message.tone is Tone.DANGER, busy=self.busy)

    def _end(self) -> None:
        self.hide()
        if self._later:
            self._present(self._later.pop(0))

    def _act(self) -> None:
        self.hide()
        self._timer.start(SHORT_MS)  # what comes of it is told first
        if self._message is not None and self._message.action is not None:
            self._message.action()

    def settle(self) -> None:
        """Lie where there is room: the window or what it shows has changed, and is laid out a moment later."""
        if self.isVisible():
            self._settle_now()
            self._soon.start()

    def _settle_now(self) -> None:
        parent, below = self._parent, self._over()
        there = below is not None and below.isVisible()
        place = QRect(below.mapTo(parent, QPoint(0, 0)), below.size()) if below is not None and there else parent.rect()
        width = min(place.width() - 2 * self._theme.space("m"), self._theme.px(WIDTH))
        if width <= 0:
            return  # the page has no size yet
        self.setFixedWidth(width)
        self.adjustSize()
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.resize(self.width(), layout.heightForWidth(self.width()))
        self.move(self._free(place))

    def _free(self, place: QRect) -> QPoint:
        """The lowest place where nothing that can be pressed is under it; at the foot where there is none."""
        margin = self._theme.space("l")
        foot = min(place.bottom() - margin, self._parent.height() - self._theme.px(ABOVE)) - self.height()
        middle = place.center().x() - self.width() // 2
        ends = sorted((place.left() + margin, place.right() - margin - self.width()))
        taken = [item for item in map(self._in_sight, stops(self._parent)) if item.isValid()]
        for top in range(foot, place.top() + margin, -self._theme.px(STEP)):
            for left in (middle, *ends):
                here = QRect(QPoint(left, top), self.size())
                if not any(here.intersects(item) for item in taken):
                    return here.topLeft()
        return QPoint(middle, foot)

    def _in_sight(self, control: QWidget) -> QRect:
        """What can be seen of a control, in the parent; nothing of what scrolls as a whole, or lies in here."""
        if self.isAncestorOf(control) or isinstance(control, QAbstractScrollArea):
            return QRect()
        found = QRect(control.mapTo(self._parent, QPoint(0, 0)), control.size())
        above = control.parentWidget()
        while above is not None and above is not self._parent:
            found &= QRect(above.mapTo(self._parent, QPoint(0, 0)), above.size())
            above = above.parentWidget()
        return found

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
