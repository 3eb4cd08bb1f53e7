"""The window as a whole: places, keys, widths, the palette, and what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, TASK, WORKING
from ui.actions import ACTIONS, AREA_ACTIONS, KEYS_ELSEWHERE
from ui.context import Place, UiContext
from ui.kinds import AREAS, area_kinds, due_of
from ui.main_window import MainWindow
from ui.models.table_model import Load
from ui.state import UiState
from ui.views.area import AreaPage
from ui.views.home import HomePage
from ui.widgets.list_view import RowRef
from ui.widgets.palette import Entry, matches
from ui.widgets.palette_prefix import Wanted, wanted
from ui.widgets.shortcuts import ShortcutSheet

Open = Callable[..., MainWindow]


class Reader(QWidget):
    """Stands in for the detail component: it remembers what it was asked to show."""

    def __init__(self, _context: UiContext) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []

    def show_row(self, kind: str, row_id: str) -> None:
        self.shown.append((kind, row_id))

    def clear(self) -> None:
        self.shown.append(("", ""))

    def entries(self) -> list[Entry]:
        return []


@pytest.fixture
def opened(qtbot: QtBot, context: UiContext) -> Open:
    """Opens the window at some size."""

    def show(width: int = 1280, height: int = 800) -> MainWindow:
        window = MainWindow(context, Reader, dict.fromkeys(("sync", "settings", "outbox", "attention"), QWidget))
        qtbot.addWidget(window)
        window.resize(width, height)
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return show


def area(qtbot: QtBot, window: MainWindow) -> AreaPage:
    page = window.stack.currentWidget()
    assert isinstance(page, AreaPage)
    qtbot.waitUntil(lambda: page.list.model.load is Load.READY)
    return page


def reader(page: AreaPage) -> Reader:
    assert isinstance(page.detail_widget, Reader)
    return page.detail_widget


@pytest.mark.parametrize("place", AREAS, ids=lambda item: item.key)
def test_every_place_opens_and_shows_its_kinds(qtbot: QtBot, opened: Open, place: object) -> None:
    key = place.key  # type: ignore[attr-defined]  # an area
    window = opened()
    window.rail.buttons[key].click()
    assert window.stack.key == key
    if key == "home":
        assert isinstance(window.stack.currentWidget(), HomePage)
        return
    page = area(qtbot, window)
    for kind in area_kinds(key):
        page.show_kind(kind)
        assert page.kind == kind
        qtbot.waitUntil(lambda: page.list.model.load is Load.READY)


def test_every_kind_that_a_partner_sees_has_a_place() -> None:
    placed = {kind for item in AREAS for kind in area_kinds(item.key)}
    assert {kind for kind, made in ENTITIES.items() if made.area != "vendor"} == placed


def test_ctrl_and_a_number_go_to_a_place(opened: Open) -> None:
    window = opened()
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.key == "leads"
    assert window.rail.buttons["leads"].here
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert window.stack.key == "home"


def test_a_row_is_shown_beside_its_list(qtbot: QtBot, opened: Open, context: UiContext) -> None:
    window = opened()
    context.navigate("task", TASK)
    page = area(qtbot, window)
    assert page.kind == "task"
    qtbot.waitUntil(lambda: page.list.current == RowRef("task", TASK))
    assert reader(page).shown[-1] == ("task", TASK)


def test_a_page_that_is_opened_shows_its_first_row(qtbot: QtBot, opened: Open, context: UiContext) -> None:
    window = opened()
    context.navigate("lead")
    page = area(qtbot, window)
    qtbot.waitUntil(lambda: bool(reader(page).shown))
    assert page.list.table.current_row() == 0


def test_home_narrows_a_list_to_what_it_counted(qtbot: QtBot, opened: Open, context: UiContext) -> None:
    window = opened()
    context.navigate("lead", status="working")
    page = area(qtbot, window)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)
    assert page.list.bar.filters.choices == {"status": ("working",)}


@pytest.mark.parametrize(("width", "words"), [(1280, True), (1090, False)])
def test_the_rail_has_words_where_there_is_room(opened: Open, width: int, words: bool) -> None:  # noqa: FBT001 - a parameter
    window = opened(width)
    button = window.rail.buttons["leads"]
    assert (button.toolButtonStyle() is Qt.ToolButtonStyle.ToolButtonTextBesideIcon) is words
    assert button.accessibleName().startswith("Leads")


def test_a_narrow_window_shows_list_or_detail(qtbot: QtBot, opened: Open, context: UiContext) -> None:
    window = opened(720)
    context.navigate("lead")
    page = area(qtbot, window)
    assert page.list.isVisible()
    assert not page.detail_widget.isVisible()
    page.list.table.go_to(0)
    QTest.keyClick(page.list.table, Qt.Key.Key_Return)
    assert not page.list.isVisible()
    assert page.detail_widget.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.list.isVisible()


def test_ctrl_f_finds_in_the_list(qtbot: QtBot, opened: Open, context: UiContext) -> None:
    window = opened()
    context.navigate("lead")
    page = area(qtbot, window)
    window.action("find").trigger()
    qtbot.waitUntil(page.list.bar.search.hasFocus)


def test_the_palette_does_anything(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    window.action("palette").trigger()
    box = window.palette_box
    qtbot.waitUntil(box.field.hasFocus)
    QTest.keyClicks(box.field, "shark")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert window.stack.key == "pool"
    assert not box.isVisible()


def test_the_palette_finds_rows_of_all_kinds(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    window.action("palette").trigger()
    box = window.palette_box
    QTest.keyClicks(box.field, "ruiz")
    qtbot.waitUntil(lambda: (entry := box.model.entry(1)) is not None and entry.text == "Café Ruiz")
    heading = box.model.entry(0)
    assert heading is not None
    assert heading.text == "Leads"
    QTest.keyClick(box.field, Qt.Key.Key_Down)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    page = area(qtbot, window)
    qtbot.waitUntil(lambda: page.list.current == RowRef("lead", WORKING))


def test_a_prefix_narrows_the_palette_to_a_kind_or_to_actions(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    window.action("palette").trigger()
    box = window.palette_box

    def lines() -> list[str]:
        return [entry.text for row in range(box.model.rowCount()) if (entry := box.model.entry(row))]

    QTest.keyClicks(box.field, "t:")
    assert lines() == ["Type what to look for in tasks"]
    QTest.keyClicks(box.field, " c")  # Café Ruiz and the calls begin so too
    qtbot.waitUntil(lambda: lines() == ["Tasks", "Call back"])
    box.field.clear()
    QTest.keyClicks(box.field, "> sync n")
    qtbot.waitUntil(lambda: lines() == ["Actions and places", "Sync now"])
    box.field.clear()
    QTest.keyClicks(box.field, "nordlis")
    qtbot.waitUntil(lambda: lines() == ["Leads", "Nordlys AS"])
    assert "l: Leads" in box.hints.text()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ruiz", Wanted("ruiz")),
        (" L: ruiz ", Wanted("ruiz", ("lead",), actions=False)),
        ("d:", Wanted("", ("deal",), actions=False)),
        ("x: ruiz", Wanted("x: ruiz")),
        ("10:30", Wanted("10:30")),
        (">sync", Wanted("sync", rows=False)),
    ],
)
def test_what_stands_before_the_words_is_taken_apart(typed: str, meant: Wanted) -> None:
    assert wanted(typed) == meant


def test_the_palette_shows_shortcuts_and_closes_with_escape(opened: Open) -> None:
    window = opened()
    window.action("palette").trigger()
    box = window.palette_box
    entries = [entry for row in range(box.model.rowCount()) if (entry := box.model.entry(row))]
    assert {"F5", "Ctrl+2"} <= {entry.side for entry in entries}
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible()


@pytest.mark.parametrize(
    ("typed", "fits"), [("sync", True), ("now sy", True), ("nc", False), ("", True), ("SYNC now x", False)]
)
def test_typed_words_begin_words(typed: str, fits: bool) -> None:  # noqa: FBT001 - a parameter
    assert matches("Sync now", typed) is fits


def test_what_was_done_can_be_undone_from_the_strip(
    qtbot: QtBot, opened: Open, context: UiContext, desk: Workspace
) -> None:
    window = opened()
    context.run_command("lead.accept", {"lead_id": OFFERED})
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.message is not None
    assert window.toast.message.text == "Accepted Nordlys AS. The vendor is told; the customer is not."
    with qtbot.waitSignal(context.changed):
        window.action("undo").trigger()
    lead = desk.get("lead", OFFERED)
    assert lead is not None
    assert lead.status == "offered"  # type: ignore[attr-defined]  # a lead


def test_what_is_told_covers_no_button_of_the_list(qtbot: QtBot, opened: Open, context: UiContext) -> None:
    window = opened()
    context.messages.say("The vendor is told; the customer is not. " * 4)
    context.navigate("lead")
    page = area(qtbot, window)
    for sizes in ([520, 584], [700, 404]):
        page.splitter.setSizes(sizes)
        context.messages.say("The vendor is told; the customer is not. " * 4)
        assert not page.list.rect().intersects(toast_in(window, page.list))
        assert page.free.rect().contains(toast_in(window, page.free))
    window.resize(500, 700)
    qtbot.waitUntil(lambda: not page.list.foot.rect().intersects(toast_in(window, page.list.foot)))
    assert page.free is page.list.shown
    assert not window.status.rect().intersects(toast_in(window, window.status))


def toast_in(window: MainWindow, part: QWidget) -> QRect:
    """Where the strip is, as this part of the window counts."""
    return QRect(part.mapFromGlobal(window.toast.mapToGlobal(QPoint(0, 0))), window.toast.size())


def test_a_refusal_is_told_and_changes_nothing(qtbot: QtBot, opened: Open, context: UiContext) -> None:
    window = opened()
    context.run_command("lead.accept", {"lead_id": WORKING})
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.message is not None
    assert window.toast.message.text == "This lead has been accepted already."


def test_the_rail_counts_what_needs_me(qtbot: QtBot, opened: Open) -> None:
    window = opened()
    qtbot.waitUntil(lambda: window.rail.buttons["leads"].count == 1)
    assert window.rail.buttons["leads"].accessibleName() == "Leads, 1 needs you"
    assert window.rail.buttons["deals"].count == 0


def test_size_and_splitters_are_there_again(qtbot: QtBot, opened: Open, context: UiContext, tmp_path: Path) -> None:
    window = opened(700, 600)
    context.navigate("lead")
    page = area(qtbot, window)
    page.splitter.setSizes([300, 600])
    page.splitter.splitterMoved.emit(300, 1)
    sizes = page.splitter.sizes()
    window.close()
    again = UiState(tmp_path / "window.ini")
    other = MainWindow(replace(context, state=again), Reader, {})
    qtbot.addWidget(other)
    assert other.size() == QSize(700, 600)
    assert again.get("splitter.area.leads", []) == sizes


def test_no_shortcut_is_given_twice() -> None:
    keys = [QKeySequence(key).toString() for spec in (*ACTIONS, *AREA_ACTIONS) for key in spec.keys]
    assert len(keys) == len(set(keys))


def test_the_sheet_lists_every_key(qtbot: QtBot, context: UiContext) -> None:
    sheet = ShortcutSheet(context.theme)
    qtbot.addWidget(sheet)
    shown = {child.text() for child in sheet.findChildren(QLabel)}
    assert {spec.text for spec in (*ACTIONS, *AREA_ACTIONS, *KEYS_ELSEWHERE) if spec.keys} <= shown


def test_everything_that_can_be_pressed_or_typed_into_has_a_name(
    qtbot: QtBot, opened: Open, context: UiContext
) -> None:
    window = opened()
    context.navigate("lead")
    area(qtbot, window)
    internal = ("qt_", "ScrollLeftButton", "ScrollRightButton")
    controls = [*window.findChildren(QAbstractButton), *window.findChildren(QLineEdit)]
    nameless = [
        child
        for child in controls
        if child.isVisible()
        and not child.accessibleName()
        and not child.objectName().startswith(internal)
        and not isinstance(child.parent(), QLineEdit)
        and type(child) not in (QAbstractButton,)
    ]
    assert not nameless


def test_all_labels_show_plain_text(qtbot: QtBot, opened: Open, context: UiContext) -> None:
    window = opened()
    context.navigate("lead")
    area(qtbot, window)
    window.stack.go(Place(page="home"))
    labels = [child for child in window.findChildren(QLabel) if child.text()]
    assert labels
    assert all(child.textFormat() is Qt.TextFormat.PlainText for child in labels)


@pytest.mark.parametrize("kind", sorted(ENTITIES))
def test_what_presses_can_be_asked_of_every_kind(kind: str) -> None:
    row = ENTITIES[kind].row(id="x")
    assert due_of(kind, row, "2026-03-02T09:00:00Z") is None


def test_a_place_that_is_gone_to_has_the_focus(qtbot: QtBot, opened: Open, context: UiContext) -> None:
    window = opened()
    context.navigate("lead")
    page = area(qtbot, window)
    assert window.focusWidget() is page.list.table
