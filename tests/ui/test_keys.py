"""What the mouse can do, keys can do: those of records, the palette, the menus, and where the focus goes afterwards."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.registry import COMMANDS
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, WORKING, store
from ui.actions import KEYS_ELSEWHERE
from ui.context import UiContext
from ui.main_window import MainWindow
from ui.models.filters import Filters
from ui.models.table_model import Load
from ui.views.area import AreaPage
from ui.widgets.detail import Detail
from ui.widgets.list_view import RowRef
from ui.widgets.ref_editors import RefEditor

Open = Callable[[str], MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, context: UiContext) -> Open:
    """Opens the window at the list of a kind, with the real detail beside it."""

    def show(kind: str) -> MainWindow:
        window = MainWindow(context, Detail, dict.fromkeys(("sync", "settings", "outbox", "attention"), QWidget))
        qtbot.addWidget(window)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        context.navigate(kind)
        page = window.stack.currentWidget()
        assert isinstance(page, AreaPage)
        qtbot.waitUntil(lambda: page.list.model.load is Load.READY)
        return window

    return show


def goes_to(qtbot: QtBot, window: MainWindow, row_id: str) -> AreaPage:
    page = window.stack.currentWidget()
    assert isinstance(page, AreaPage)
    page.list.select_id(row_id)
    qtbot.waitUntil(lambda: page.list.current == RowRef(page.kind, row_id))
    detail = page.detail_widget
    assert isinstance(detail, Detail)
    qtbot.waitUntil(lambda: detail.row is not None and detail.row.id == row_id)
    return page


def ask(qtbot: QtBot, window: MainWindow, text: str, line: str) -> None:
    """Type into the palette and press Enter on the line."""
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    box = window.palette_box
    qtbot.waitUntil(box.field.hasFocus)
    QTest.keyClicks(box.field, text)
    qtbot.waitUntil(
        lambda: (entry := box.model.entry(box.lines.currentIndex().row())) is not None and entry.text == line
    )
    QTest.keyClick(box.field, Qt.Key.Key_Return)


def shown_text(window: MainWindow, text: str) -> bool:
    return text in [item.text() for item in window.findChildren(QLabel) if item.isVisible()]


def test_every_key_of_a_command_is_on_the_sheet_of_shortcuts() -> None:
    listed = {key for spec in KEYS_ELSEWHERE for key in spec.keys}
    assert {spec.key for spec in COMMANDS.values() if spec.key} <= listed


def test_the_key_beside_an_act_does_it_from_the_list(qtbot: QtBot, opened: Open, desk: Workspace) -> None:
    window = opened("lead")
    page = goes_to(qtbot, window, WORKING)
    QTest.keyClick(page.list.table, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: getattr(desk.get("lead", WORKING), "status", "") == "converted")


def test_a_key_right_after_going_on_is_for_the_row_that_was_gone_to(
    qtbot: QtBot, opened: Open, desk: Workspace
) -> None:
    window = opened("lead")
    page = goes_to(qtbot, window, WORKING)
    QTest.keyClick(page.list.table, Qt.Key.Key_K)
    QTest.keyClick(page.list.table, Qt.Key.Key_A)  # before that row is read
    qtbot.waitUntil(lambda: getattr(desk.get("lead", OFFERED), "status", "") == "accepted")
    assert getattr(desk.get("lead", WORKING), "status", "") == "working"


def test_after_a_form_the_keys_of_the_list_go_on(qtbot: QtBot, opened: Open) -> None:
    window = opened("lead")
    page = goes_to(qtbot, window, OFFERED)
    QTest.keyClick(page.list.table, Qt.Key.Key_D)
    detail = page.detail_widget
    assert isinstance(detail, Detail)
    qtbot.waitUntil(lambda: detail.starter.sheet is not None)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_1)
    qtbot.waitUntil(lambda: detail.starter.sheet is None)
    assert window.focusWidget() is page.list.table


def test_a_form_is_left_with_its_page_and_what_was_typed_is_kept(qtbot: QtBot, opened: Open) -> None:
    window = opened("deal")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown_text(window, "New deal"))
    QTest.keyClicks(window.focusWidget(), "Rollout")
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not shown_text(window, "New deal"))
    assert window.toast.message is not None
    assert window.toast.message.text == "Kept what you typed; it is there when you come back."
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    lines = (item for item in window.findChildren(QLineEdit) if item.isVisible())
    assert "Rollout" in {line.text() for line in lines}


@pytest.mark.parametrize("where", ["text", "due"])
def test_ctrl_enter_saves_from_every_line_of_the_add_bar(
    qtbot: QtBot, opened: Open, desk: Workspace, where: str
) -> None:
    window = opened("lead")
    page = goes_to(qtbot, window, WORKING)
    QTest.keyClick(page.list.table, Qt.Key.Key_T)
    detail = page.detail_widget
    assert isinstance(detail, Detail)
    QTest.keyClicks(detail.add_bar.text, "Send two dates")
    typing = detail.add_bar.text if where == "text" else detail.add_bar.due.line
    QTest.keyClick(typing, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(detail.add_bar.text, " And more")  # before it is saved
    qtbot.waitUntil(lambda: "Send two dates" in [item.subject for item in desk.find("task")])  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: detail.add_bar.text.toPlainText() == "And more")
    QTest.keyClick(typing, Qt.Key.Key_Escape)
    assert window.focusWidget() is page.list.table


def test_the_palette_does_what_can_be_done_with_the_record(qtbot: QtBot, opened: Open) -> None:
    window = opened("lead")
    page = goes_to(qtbot, window, WORKING)
    ask(qtbot, window, "disq", "Disqualify")
    detail = page.detail_widget
    assert isinstance(detail, Detail)
    qtbot.waitUntil(lambda: detail.starter.sheet is not None)


@pytest.mark.parametrize(
    ("typed", "line", "key"), [("commis", "Commissions", "programme"), ("tasks", "Tasks", "leads")]
)
def test_the_palette_goes_to_every_list(qtbot: QtBot, opened: Open, typed: str, line: str, key: str) -> None:
    window = opened("deal")
    ask(qtbot, window, typed, line)
    assert window.stack.key == key
    page = window.stack.currentWidget()
    assert isinstance(page, AreaPage)
    assert page.list.entity.plural == line


def test_the_palette_goes_to_the_page_about_sync(qtbot: QtBot, opened: Open) -> None:
    window = opened("deal")
    ask(qtbot, window, "how the", "How the sync stands")
    assert window.stack.key == "sync"


def test_ctrl_n_begins_a_new_row_where_there_can_be_one(qtbot: QtBot, opened: Open) -> None:
    window = opened("deal")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: shown_text(window, "New deal"))
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    QTest.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.message is not None
    assert window.toast.message.text == "Nothing can be added here."


def test_a_list_is_sorted_by_its_menu_too(opened: Open) -> None:
    window = opened("lead")
    page = window.stack.currentWidget()
    assert isinstance(page, AreaPage)
    views = next(item for item in page.findChildren(QPushButton) if item.accessibleName().startswith("View:"))

    def sorts() -> dict[str, Callable[[], None]]:
        menu = views.menu()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        inner = next(act.menu() for act in menu.actions() if act.text() == "Sort by")
        assert isinstance(inner, QMenu)
        return {act.text(): act.trigger for act in inner.actions()}

    sorts()["Company"]()
    assert page.list.bar.filters.sort == "company"
    sorts()["Company ↑"]()
    assert page.list.bar.filters.sort == "-company"
    assert "Company ↓" in sorts()


def test_after_an_act_on_several_rows_the_next_one_is_current_and_has_the_keys(
    qtbot: QtBot, opened: Open, desk: Workspace
) -> None:
    for number in range(4):
        row_id = f"01900000-0000-7000-8000-0000000002{number:02d}"
        at = f"2026-03-02T13:0{number}:00Z"
        offer = Lead(id=row_id, rv=9, company=f"Firm {number}", status=LeadStatus.OFFERED, accept_by=at)
        store(desk.db, offer, partner_id="p-1")
    window = opened("lead")
    page = window.stack.currentWidget()
    assert isinstance(page, AreaPage)
    page.list.bar.choose(Filters(choices={"status": ("offered",)}))
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 5)
    page.list.table.go_to(1)
    page.list.table.setFocus()
    QTest.keyClick(page.list.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    accept = next(item for item in page.list.bulk.findChildren(QPushButton) if item.text() == "Accept")
    accept.setFocus()
    QTest.keyClick(accept, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 3)
    qtbot.waitUntil(page.list.table.hasFocus)
    assert page.list.current == RowRef("lead", "01900000-0000-7000-8000-000000000202")


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a real platform does
def test_a_name_from_the_list_before_is_taken_too(qtbot: QtBot, context: UiContext) -> None:
    spec = next(item for item in COMMANDS["task.complete"].fields if item.name == "task_id")
    editor = RefEditor(context, spec)
    qtbot.addWidget(editor)
    editor.take_focus()
    titles = editor.line.completer().model()
    qtbot.waitUntil(lambda: titles.rowCount() > 0)
    name = titles.index(0, 0).data()
    QTest.keyClicks(editor.line, "zzz")
    qtbot.waitUntil(lambda: titles.rowCount() == 0)
    editor.line.setText(name)
    assert editor.value()


def test_tab_goes_in_reading_order_and_every_stop_has_a_name(qtbot: QtBot, opened: Open) -> None:
    window = opened("lead")
    goes_to(qtbot, window, WORKING)
    start = window.focusWidget()
    names: list[str] = []
    places: list[QPoint] = []
    while not names or window.focusWidget() is not start:
        here = window.focusWidget()
        names.append(QAccessible.queryAccessibleInterface(here).text(QAccessible.Text.Name))
        places.append(here.mapTo(window, QPoint(0, 0)))
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert len(names) < 100, names
    assert all(names), names
    wanted = ["Leads", "Export this list", "More that can be done", "Save", "Leads"]  # last the place on the rail
    assert [name for name in names if name in wanted] == wanted
    back = [b.y() < a.y() and b.x() <= a.x() for a, b in pairwise(places)]
    assert sum(back) <= 1, names  # only from the bottom of the window to its top
