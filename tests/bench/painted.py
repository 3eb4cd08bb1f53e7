"""Opens the window on the list of leads and ends once the list is painted: what the cold start measures."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication
from typing_extensions import override

from prm_desktop.app import Wanted
from prm_desktop.app_window import WindowRoot
from ui.app_start import Program, make_app

GIVE_UP_MS = 60_000


class Watch(QObject):
    """Ends the program after the first paint of a list that has rows."""

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            view = watched.parent()
            if isinstance(view, QAbstractItemView) and view.model() is not None and view.model().rowCount() > 0:
                QTimer.singleShot(0, QApplication.quit)
        return False


def open_leads(program: Program, timer: QTimer) -> None:
    """Go to the leads as soon as there is a window."""
    if program.desk is not None:
        timer.stop()
        program.desk.context.navigate("lead")


def main() -> int:
    """0 where a list was painted, 1 where none was in time."""
    app = make_app()
    watch = Watch()
    app.installEventFilter(watch)
    program = Program(app, WindowRoot(Wanted("", demo=False), ""), demo=False)
    program.start()
    shown = QTimer(interval=1)
    shown.timeout.connect(lambda: open_leads(program, shown))
    shown.start()
    QTimer.singleShot(GIVE_UP_MS, lambda: app.exit(1))
    status = app.exec()
    program.stop()
    return status


if __name__ == "__main__":
    sys.exit(main())
