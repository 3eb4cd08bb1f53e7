"""A window that is open all day does not grow."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.sync.replicas import OFFERED, WORKING
from ui.context import UiContext
from ui.widgets.detail import Detail


def test_walking_through_rows_leaves_nothing_behind(qtbot: QtBot, context: UiContext) -> None:
    detail = Detail(context)
    qtbot.addWidget(detail)
    with qtbot.waitExposed(detail):
        detail.show()

    def weight(row_id: str) -> int:
        detail.show_row("lead", row_id)
        qtbot.waitUntil(lambda: detail.row is not None and detail.row.id == row_id)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return len(detail.findChildren(QWidget))

    weight(OFFERED)
    weight(WORKING)
    first = weight(OFFERED)
    for _ in range(3):
        weight(WORKING)
    assert weight(OFFERED) == first
