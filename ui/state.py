"""What a window remembers between two starts, per profile: geometry, splitters, columns, views, what was opened.

Only looks live here. Anything that a person would miss on another computer is a row or a setting.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings
from PySide6.QtWidgets import QMainWindow

SEEN_LIMIT = 5_000
"""How many opened rows are remembered; older ones have left the lists where that matters."""


class UiState(QObject):
    """A small store of JSON values and window geometry in one file of the profile's folder."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)
        self._seen: OrderedDict[str, None] = OrderedDict.fromkeys(self.get("seen", []))

    def get(self, key: str, default: Any) -> Any:
        """A remembered value, or the default where there is none or it cannot be read."""
        try:
            found = json.loads(str(self._settings.value(f"values/{key}", "")))
        except ValueError:
            return default
        return found if isinstance(found, type(default)) else default

    def put(self, key: str, value: Any) -> None:
        """Remember a JSON value."""
        self._settings.setValue(f"values/{key}", json.dumps(value))

    def seen(self, row_id: str) -> bool:
        """Whether this row has been opened here."""
        return row_id in self._seen

    def mark_seen(self, row_id: str) -> bool:
        """Remember that a row has been opened; True where that is new."""
        if row_id in self._seen:
            return False
        self._seen[row_id] = None
        while len(self._seen) > SEEN_LIMIT:
            self._seen.popitem(last=False)
        self.put("seen", list(self._seen))
        return True

    def save_window(self, window: QMainWindow) -> None:
        """Remember where the window is and how large."""
        self._settings.setValue("window/geometry", window.saveGeometry())

    def restore_window(self, window: QMainWindow) -> bool:
        """Put the window where it was; False where that is not known."""
        found = self._settings.value("window/geometry", QByteArray())
        return isinstance(found, QByteArray) and not found.isEmpty() and window.restoreGeometry(found)

    def flush(self) -> None:
        """Write everything to the disk."""
        self._settings.sync()
