"""Python's cyclic garbage, collected on the UI thread only.

The collector runs on whatever thread happens to allocate. Were that a worker, it would take apart closed screens there,
and Qt crashes when a widget dies on another thread. So automatic collection is off while a window is open, and a timer
does it. What the program is made of when it starts is never looked at again: that took five frames each time.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1_000


class Garbage(QObject):
    """Takes over collection for as long as it lives; `stop` gives it back to whoever had it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        gc.freeze()
        self._timer = QTimer(self, interval=INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due, as Python itself would."""
        due = [place for place, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
               if count > most]  # fmt: skip
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Let Python collect by itself again, if it did before."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
