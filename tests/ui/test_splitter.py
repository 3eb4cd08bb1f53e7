"""What divides the window is moved by keys as well as by the mouse, and F6 goes from part to part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED
from tests.ui.conftest import Pages
from ui.context import UiContext
from ui.main_window import MainWindow
from ui.views.area import AreaPage
from ui.views.attention import AttentionPage
from ui.views.import_page import ImportPage
from ui.widgets.splitter import STEP, Splitter

USUAL = [400, 600]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def splitter(qtbot: QtBot, context: UiContext) -> Iterator[Splitter]:
    """Two panes with a field each, 1,001 pixels wide; the focus is in the first."""
    host = QWidget()
    qtbot.addWidget(host)
    host.resize(1001, 300)
    panes = [QWidget(), QWidget()]
    for pane in panes:
        pane.setMinimumWidth(100)
        QLineEdit(pane)
    made = Splitter(context, "test", panes, USUAL)
    made.setParent(host)
    made.resize(host.size())
    with qtbot.waitActive(host):
        host.show()
        host.activateWindow()
    field(made, 0).setFocus()
    made.divider.take_focus()
    yield made
    made.setParent(None)


def field(splitter: Splitter, place: int) -> QLineEdit:
    pane = splitter.widget(place)
    assert pane is not None
    found = pane.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def press(splitter: Splitter, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> int:
    """Press a key on the divider; returns how wide the first pane is then."""
    QTest.keyClick(splitter.divider, key, modifier)
    return int(splitter.sizes()[0])


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_the_divider_goes_where_the_arrow_points(splitter: Splitter, direction: Qt.LayoutDirection) -> None:
    splitter.window().setLayoutDirection(direction)
    splitter.reset()
    QApplication.processEvents()
    where = partial(splitter.divider.mapTo, splitter, QPoint(0, 0))
    before = where().x()
    press(splitter, Qt.Key.Key_Right)
    QApplication.processEvents()
    assert where().x() == before + STEP
    press(splitter, Qt.Key.Key_Left)
    press(splitter, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QApplication.processEvents()
    assert where().x() == before - STEP // 4


def test_home_end_and_enter_go_as_far_as_it_goes_and_back(splitter: Splitter) -> None:
    assert press(splitter, Qt.Key.Key_Home) == 100
    assert press(splitter, Qt.Key.Key_Left) == 100
    assert press(splitter, Qt.Key.Key_End) == 900
    assert press(splitter, Qt.Key.Key_Right) == 900
    assert press(splitter, Qt.Key.Key_Return) == USUAL[0]
    press(splitter, Qt.Key.Key_End)
    QTest.mouseDClick(splitter.divider, Qt.MouseButton.LeftButton)
    assert splitter.sizes() == USUAL


def test_escape_puts_it_back_and_returns_to_where_one_was(splitter: Splitter) -> None:
    assert splitter.divider.hasFocus()
    press(splitter, Qt.Key.Key_Right)
    assert press(splitter, Qt.Key.Key_Escape) == USUAL[0]
    assert QApplication.focusWidget() is field(splitter, 0)


def test_where_it_was_put_is_remembered(qtbot: QtBot, splitter: Splitter, context: UiContext) -> None:
    first = press(splitter, Qt.Key.Key_End)
    for key, wanted in (("test", first), ("another", USUAL[0])):
        again = Splitter(context, key, [QWidget(), QWidget()], USUAL)
        qtbot.addWidget(again)
        again.resize(1001, 300)
        again.show()
        assert again.sizes()[0] == wanted


def test_the_focus_is_seen_and_the_divider_has_a_name(splitter: Splitter) -> None:
    seen = splitter.window().grab().toImage()
    assert splitter.divider.accessibleName() == "Divider"
    assert "arrow keys" in splitter.divider.accessibleDescription()
    field(splitter, 1).setFocus()
    field(splitter, 1).clearFocus()
    plain = splitter.window().grab().toImage()
    middle, line = plain.height() // 2, splitter.divider.x()
    differing = [x for x in range(plain.width()) if seen.pixel(x, middle) != plain.pixel(x, middle)]
    assert len(differing) >= 4
    assert min(differing) <= line <= max(differing)


@pytest.fixture
def pages(context: UiContext) -> Pages:
    return {"attention": partial(AttentionPage, context), "import": partial(ImportPage, context)}


def test_f6_goes_through_the_parts_of_the_window_and_back(
    qtbot: QtBot, window: MainWindow, context: UiContext, desk: Workspace
) -> None:
    assert desk.get("lead", OFFERED) is not None
    context.navigate("lead", OFFERED)
    page = window.stack.currentWidget()
    assert isinstance(page, AreaPage)
    qtbot.waitUntil(lambda: not context.tasks.running and page.list.current is not None)
    page.list.shown.setFocus()
    parts = (page.list, page.detail_widget, window.status, window.rail)

    def here() -> list[bool]:
        focus = window.focusWidget()
        return [part.isAncestorOf(focus) for part in parts]

    for place in (1, 2, 3, 0):
        QTest.keyClick(window, Qt.Key.Key_F6)
        assert here() == [part is parts[place] for part in parts]
    assert window.focusWidget() is page.list.shown, "one is where one was in it"
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert here()[3]


def test_f8_goes_to_the_divider_of_the_page_or_says_that_there_is_none(
    qtbot: QtBot, window: MainWindow, context: UiContext
) -> None:
    context.navigate("lead")
    page = window.stack.currentWidget()
    assert isinstance(page, AreaPage)
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert page.splitter.divider.hasFocus()
    before = page.splitter.sizes()
    QTest.keyClick(page.splitter.divider, Qt.Key.Key_Right)
    assert page.splitter.sizes()[0] == before[0] + STEP
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.list.isAncestorOf(window.focusWidget()), "the part before it"
    context.open_page("home")
    with qtbot.waitSignal(context.messages.posted) as told:
        QTest.keyClick(window, Qt.Key.Key_F8)
    assert "no divider here" in told.args[0].text


def test_no_other_part_of_the_program_makes_a_splitter_of_its_own(window: MainWindow) -> None:
    named = {path.name for path in (ROOT / "ui").rglob("*.py") if "QSplitter" in path.read_text("utf-8")}
    assert named == {"splitter.py", "style_sheet.py"}
    for key in ("attention", "import", "leads"):
        assert all(isinstance(item, Splitter) for item in window.stack.page(key).findChildren(QSplitter))
