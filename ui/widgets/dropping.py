"""Files that are dropped onto a widget."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

TABLES = frozenset({".csv", ".tsv", ".txt", ".vcf", ".vcard"})
"""The endings of files that can be imported."""


def dropped(data: QMimeData) -> list[Path]:
    """The files that are being dragged; folders and addresses of the web are none."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.is_file()]


def dropped_table(data: QMimeData) -> Path | None:
    """The one file that is being dragged, where it can be imported."""
    paths = dropped(data)
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in TABLES else None


class TableDrop(QObject):
    """Watches a widget for a file to import; `take` is called with it, while `wanted` says so."""

    def __init__(self, host: QWidget, take: Callable[[Path], None], wanted: Callable[[], bool] = lambda: True) -> None:
        super().__init__(host)
        self._take, self._wanted = take, wanted
        host.setAcceptDrops(True)
        host.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            if self._wanted() and dropped_table(event.mimeData()) is not None:
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = dropped_table(event.mimeData())
            if path is not None and self._wanted():
                event.acceptProposedAction()
                self._take(path)
                return True
        return super().eventFilter(watched, event)
