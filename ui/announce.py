"""Has a screen reader say something that happens away from the focus, such as what was done.

A screen reader drops what it is saying whenever the focus moves, and after most that is done it does: to the next row,
out of a form. So what is to be heard waits until that is over, and what is newer takes its place.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

PAUSE_MS = 400
"""As long as it takes until a list begins to read its rows again after a change; the focus is on one of them then."""
MOST_MS = 3_000
"""After this time it is said, whatever is still being read."""


def announce(
    widget: QWidget, text: str | Callable[[], str], *, urgent: bool = False, busy: Callable[[], bool] = lambda: False
) -> None:
    """Say this in a moment, after what is being said then, or (`urgent`) instead of it.

    `text`: may be asked for only when it is said, where it becomes true meanwhile. `busy`: whether something is read
    after which the focus may move; then it waits a little longer. What the widget was about to say is not said any
    more; no text: nothing is. Nothing happens where nobody listens.
    """
    if not QAccessible.isActive():
        return
    voice = next((item for item in widget.children() if isinstance(item, _Voice)), None) or _Voice(widget)
    voice.say_soon(text, busy, urgent=urgent)


class _Voice(QTimer):
    """Belongs to the widget that speaks, and goes with it."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget, singleShot=True, interval=PAUSE_MS)
        self._widget = widget
        self._text: str | Callable[[], str] = ""
        self._urgent = False
        self._busy: Callable[[], bool] = lambda: False
        self._waited = 0
        self.timeout.connect(self._say)

    def say_soon(self, text: str | Callable[[], str], busy: Callable[[], bool], *, urgent: bool) -> None:
        self._text, self._busy, self._urgent = text, busy, urgent
        self._waited = 0
        self.start()

    def _say(self) -> None:
        self._waited += PAUSE_MS
        if self._waited < MOST_MS and self._busy():
            self.start()
            return
        text = self._text if isinstance(self._text, str) else self._text()
        if not text:
            return
        event = QAccessibleAnnouncementEvent(self._widget, text)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if self._urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)
