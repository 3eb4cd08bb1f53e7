"""A sheet outlives the button that opened it: a sync may draw the record anew while somebody types."""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.domain.registry import COMMANDS
from tests.sync.replicas import OFFERED
from ui.context import UiContext
from ui.widgets.sheet import Sheet, Starter


def test_a_form_ends_well_though_its_button_is_gone(qtbot: QtBot, context: UiContext) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(700, 600)
    column = QVBoxLayout(window)
    anchor = QPushButton("Decline")
    column.addWidget(anchor)
    with qtbot.waitExposed(window):
        window.show()
    starter = Starter(context, window)
    starter.open_form(COMMANDS["lead.decline"], {"lead_id": OFFERED}, "Nordlys AS", anchor)
    sheet = window.findChild(Sheet)
    assert sheet is not None
    shiboken6.delete(anchor)
    sheet.form.updateGeometry()
    sheet.form.give_up()
    qtbot.waitUntil(lambda: not sheet.isVisible() if shiboken6.isValid(sheet) else True)
