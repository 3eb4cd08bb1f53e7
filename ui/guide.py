"""Leads a window through states and takes pictures of it: waits until it stands still, types, grabs."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.tasks import Tasks

STILL_MS = 160
"""How long nothing may happen before the window counts as still; longer than any debounce or movement of ours."""
PATIENCE = 60.0
"""Seconds until waiting counts as failed."""


class GotLostError(RuntimeError):
    """What the tour waited for did not happen."""


class Guide:
    """Works on the UI thread with a nested event loop, so that everything runs as it does for a person."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    def settle(self) -> None:
        """Wait until no task runs and the window stands still."""
        self.pause(STILL_MS)
        self.until(lambda: not self._tasks.running)
        self.pause(STILL_MS)

    def until(self, condition: Callable[[], bool]) -> None:
        """Wait for a condition. Raises `GotLostError`."""
        end = time.monotonic() + PATIENCE
        while not condition():
            if time.monotonic() > end:
                raise GotLostError("waited too long")
            self.pause(20)

    def pause(self, milliseconds: int) -> None:
        """Let the window live for a while."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def type_words(self, window: QWidget, text: str) -> None:
        """Type into what has the focus in a window."""
        window.activateWindow()
        self.pause(STILL_MS)
        target = QApplication.focusWidget() or window.focusWidget()
        if target is None:
            raise GotLostError("nothing has the focus")
        QTest.keyClicks(target, text)

    @staticmethod
    def picture(window: QWidget, path: Path) -> None:
        """Save a picture of a window. Raises `OSError` where it cannot be written."""
        if not window.grab().save(str(path)):
            raise OSError(f"the picture {path.name} could not be written")
