"""Where the strip that says what was done lies: over nothing that somebody wants to press meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.context import UiContext
from ui.main_window import MainWindow
from ui.widgets.detail import Detail

Make = Callable[[], QWidget]
LONG = "The vendor is told; the customer is not. " * 4


def foot(*words: str) -> QWidget:
    """A page whose buttons stand at its foot, beginning in the middle."""
    page = QWidget()
    column, row = QVBoxLayout(page), QHBoxLayout()
    row.addStretch(1)
    for text in words:
        row.addWidget(QPushButton(text))
    row.addStretch(1)
    column.addStretch(1)
    column.addLayout(row)
    return page


def full() -> QWidget:
    """A page that is nothing but buttons."""
    page = QWidget()
    grid = QGridLayout(page)
    for place in range(60):
        made = QPushButton(str(place))
        made.setMinimumHeight(60)
        grid.addWidget(made, place // 6, place % 6)
    return page


def opened(qtbot: QtBot, context: UiContext, make: Make) -> MainWindow:
    window = MainWindow(context, Detail, {"sync": make, "settings": QWidget})
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    return window


def place_of(window: MainWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def covered(window: MainWindow) -> list[str]:
    strip = place_of(window, window.toast)
    found = (item for item in window.findChildren(QPushButton) if item.isVisible())
    return [
        item.text()
        for item in found
        if not window.toast.isAncestorOf(item) and strip.intersects(place_of(window, item))
    ]


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_on_a_page_without_a_list_no_button_is_covered(
    qtbot: QtBot, context: UiContext, direction: Qt.LayoutDirection
) -> None:
    window = opened(qtbot, context, lambda: foot("Import 2 rows", "Save what is set aside"))
    window.setLayoutDirection(direction)
    context.messages.say(LONG)
    context.open_page("sync")
    qtbot.waitUntil(lambda: window.toast.isVisible() and not covered(window))
    assert window.stack.geometry().width() > 0
    assert place_of(window, window.stack).contains(place_of(window, window.toast))


def test_what_is_told_before_the_page_is_laid_out_moves_once_it_is(qtbot: QtBot, context: UiContext) -> None:
    window = opened(qtbot, context, lambda: foot("Go on"))
    context.open_page("sync")
    context.messages.say(LONG)
    window.resize(700, 560)
    qtbot.waitUntil(lambda: not covered(window))
    assert window.toast.isVisible()


def test_where_everything_is_a_button_it_lies_at_the_foot(qtbot: QtBot, context: UiContext) -> None:
    window = opened(qtbot, context, full)
    context.open_page("sync")
    context.messages.say(LONG)
    qtbot.waitUntil(lambda: bool(covered(window)))
    strip = place_of(window, window.toast)
    assert strip.bottom() < place_of(window, window.status).top()
    assert strip.top() > window.height() // 2


def test_a_notice_waits_until_what_was_done_cannot_be_taken_back_there_any_more(
    window: MainWindow, context: UiContext
) -> None:
    """It came by itself, just when somebody wanted to press Undo."""
    said: list[str] = []

    def shown() -> str:
        return window.toast.message.text if window.toast.message and window.toast.isVisible() else ""

    context.messages.done("Accepted.", "Undo", lambda: said.append("undone"))
    context.messages.notice("3 things are due", "Show", lambda: said.append("shown"))
    assert shown() == "Accepted."
    context.messages.done("Declined.")
    assert shown() == "Declined."
    window.toast._timer.timeout.emit()  # noqa: SLF001 - time passes
    assert shown() == "3 things are due"
    context.messages.done("Accepted again.", "Undo", lambda: said.append("undone again"))
    assert shown() == "Accepted again."
    button = next(item for item in window.toast.findChildren(QPushButton) if item.text() == "Undo")
    button.click()
    assert (shown(), said) == ("", ["undone again"])
    window.toast._timer.timeout.emit()  # noqa: SLF001
    assert shown() == "3 things are due"
    window.toast._timer.timeout.emit()  # noqa: SLF001
    assert shown() == ""
