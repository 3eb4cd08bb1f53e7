"""Where the focus goes by keys, the page scrolls along: nobody types into what they do not see."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.domain.registry import COMMANDS
from tests.sync.replicas import WORKING
from ui.context import UiContext
from ui.main_window import MainWindow
from ui.theme import Look, Theme
from ui.views.area import AreaPage
from ui.widgets.command_form import CommandForm, needs_form
from ui.widgets.sheet import Sheet
from ui.widgets.tab_order import stops

pytestmark = pytest.mark.usefixtures("_large")
TALLEST = 60
"""More stops than any form has."""


@pytest.fixture
def _large(theme: Theme) -> Iterator[None]:
    """A person who needs everything twice as large."""
    look = theme.look
    theme.choose(Look(look.mode, 200))
    yield
    theme.choose(look)


def is_seen(widget: QWidget) -> bool:
    """Whether all of it (or, of what is larger, its beginning) is in sight in all that scrolls around it."""
    top = QRect(QPoint(0, 0), widget.size().boundedTo(widget.sizeHint()))
    around = widget.parentWidget()
    while around is not None and not widget.isWindow():
        if isinstance(around, QScrollArea):
            shown = around.viewport()
            place = QRect(widget.mapTo(shown, top.topLeft()), top.size())
            if place.top() < 0 or place.bottom() > shown.height() + 1:
                return False
        around = around.parentWidget()
    return widget.isVisible()


def unseen(qtbot: QtBot, key: Qt.Key) -> list[str]:
    """Go around once by a key; returns where the focus was out of sight."""
    found, begun = [], QApplication.focusWidget()
    for _ in range(TALLEST):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)
        focus = QApplication.focusWidget()
        assert focus is not None
        try:
            qtbot.waitUntil(partial(is_seen, focus), timeout=500)
        except qtbot.TimeoutError:
            found.append(f"{type(focus).__name__} “{focus.accessibleName()}”")
        if focus is begun:
            break
    return found


FORMS = sorted(
    spec.name
    for spec in COMMANDS.values()
    if spec.subject in {"lead", "deal", "account", "contact", "ticket"} and needs_form(spec, {spec.subject_arg: "x"})
)


@pytest.mark.parametrize("name", FORMS)
def test_tab_scrolls_a_form_that_is_higher_than_the_window(
    qtbot: QtBot, window: MainWindow, context: UiContext, name: str
) -> None:
    spec = COMMANDS[name]
    sheet = Sheet(context, CommandForm(context, spec, {spec.subject_arg: WORKING}), window.rail)
    sheet.open()
    qtbot.waitUntil(lambda: not context.tasks.running)
    assert sheet.geometry().bottom() <= window.height()
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        assert unseen(qtbot, key) == []
    assert len(stops(sheet)) >= 2
    sheet.form.give_up()
    sheet.close_sheet()


def test_what_is_wrong_is_in_sight_when_a_form_is_sent_from_its_first_field(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    sheet = Sheet(context, CommandForm(context, COMMANDS["lead.add"], {}), window.rail)
    sheet.open()
    sheet.form.submit()
    problem = next(item for item in sheet.form.findChildren(QLabel) if "must be filled in" in item.text())
    qtbot.waitUntil(lambda: is_seen(problem))
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Company", "where it has to be put right"
    assert is_seen(focus)
    sheet.close_sheet()


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Backtab])
def test_tab_into_and_through_a_record_scrolls_it(
    qtbot: QtBot, window: MainWindow, context: UiContext, key: Qt.Key
) -> None:
    context.navigate("lead", WORKING)
    page = window.stack.currentWidget()
    assert isinstance(page, AreaPage)
    detail: Any = page.detail_widget
    qtbot.waitUntil(lambda: detail.row is not None and not context.tasks.running)
    scroll = detail._scroll.verticalScrollBar()  # noqa: SLF001 - how far it is scrolled, as a wheel does
    scroll.setValue(scroll.maximum() if key is Qt.Key.Key_Tab else 0)
    page.setFocus()
    assert unseen(qtbot, key) == []
