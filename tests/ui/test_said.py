"""What happens away from the focus is said too, while somebody listens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Pages
from ui.context import UiContext
from ui.main_window import MainWindow


@pytest.fixture
def listened() -> Iterator[None]:
    """As with a screen reader running: Qt keeps its tree and sends events."""
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


@pytest.fixture
def pages() -> Pages:
    return {"sync": QWidget}


@pytest.mark.usefixtures("listened")
def test_the_line_that_enter_would_do_is_told_where_one_types(qtbot: QtBot, window: MainWindow) -> None:
    window.action("palette").trigger()
    field = window.palette_box.field
    QTest.keyClicks(field, "work off")
    qtbot.waitUntil(lambda: field.accessibleDescription() == "Work offline, or go online again, Ctrl+Shift+O")
    field.clear()
    QTest.keyClicks(field, "s")
    first = field.accessibleDescription()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down):
        QTest.keyClick(field, key)
        assert field.hasFocus()
    assert field.accessibleDescription() != first
    for key in (Qt.Key.Key_Backtab, Qt.Key.Key_Up):
        QTest.keyClick(field, key)
    assert field.accessibleDescription() == first
    told = QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Description)
    assert told == first


@pytest.mark.usefixtures("listened")
def test_that_nothing_is_found_is_told_where_one_types_too(qtbot: QtBot, window: MainWindow) -> None:
    window.action("palette").trigger()
    field = window.palette_box.field
    QTest.keyClicks(field, "work off")
    qtbot.waitUntil(lambda: field.accessibleDescription().startswith("Work offline"))
    QTest.keyClicks(field, "qqq")
    qtbot.waitUntil(lambda: field.accessibleDescription().startswith("Nothing found."))


@pytest.mark.usefixtures("listened")
def test_what_was_done_is_one_sentence_for_those_who_listen(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    context.messages.say("Saved here.", hint="It is sent when you are online.")
    qtbot.waitUntil(window.toast.isVisible)
    told = QAccessible.queryAccessibleInterface(window.toast).text(QAccessible.Text.Name)
    assert told == "Saved here. It is sent when you are online."
