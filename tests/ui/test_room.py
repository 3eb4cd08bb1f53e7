"""Forms, names and fields have the room that they need, whatever is in them."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.registry import COMMANDS, ENTITIES
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import WORKING, store
from ui.context import UiContext
from ui.widgets.command_form import CommandForm
from ui.widgets.detail_header import NAME_LEAST, DetailHeader
from ui.widgets.filter_bar import DEBOUNCE_MS, FilterBar
from ui.widgets.fitting_grid import Column, FittingGrid
from ui.widgets.parts import ElidedLabel
from ui.widgets.ref_editors import RefsEditor
from ui.widgets.sheet import Sheet

PRODUCTS = [
    Product(id=f"01900000-0000-7000-8000-0000000009{n:02d}", rv=9, name=f"CoreLine {n} PoE with a long name")
    for n in range(8)
]


def window_of(qtbot: QtBot) -> tuple[QWidget, QPushButton]:
    window = QWidget()
    window.resize(1200, 900)
    anchor = QPushButton("Register", window)
    anchor.setGeometry(1000, 20, 120, 28)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window, anchor


def opened(qtbot: QtBot, context: UiContext, name: str) -> Sheet[CommandForm]:
    _window, anchor = window_of(qtbot)
    sheet = Sheet(context, CommandForm(context, COMMANDS[name], {COMMANDS[name].subject_arg: WORKING}), anchor)
    sheet.open()
    return sheet


def test_a_form_with_many_products_is_no_wider_than_its_sheet(
    qtbot: QtBot, context: UiContext, desk: Workspace
) -> None:
    for product in PRODUCTS:
        store(desk.db, product)
    sheet = opened(qtbot, context, "registration.submit")
    editor = next(iter(sheet.findChildren(RefsEditor)))
    editor.show_value(tuple(item.id for item in PRODUCTS))
    qtbot.waitUntil(lambda: any("CoreLine 7" in made.text() for made in editor.findChildren(QPushButton)))
    for made in sheet.findChildren(QPushButton):
        qtbot.waitUntil(partial(_inside, sheet, made))
    sheet.close_sheet()


def _inside(sheet: QWidget, made: QWidget) -> bool:
    place = QRect(made.mapTo(sheet, QPoint(0, 0)), made.size())
    return place.left() >= 0 and place.right() <= sheet.width()


def test_a_sheet_is_as_high_as_its_form_and_moves_with_its_window(qtbot: QtBot, context: UiContext) -> None:
    sheet = opened(qtbot, context, "lead.share")
    qtbot.waitUntil(lambda: abs(sheet.height() - sheet.form.heightForWidth(sheet.width() - 2)) <= 4)
    window = sheet.window()
    anchor = window.findChildren(QPushButton)[0]
    anchor.move(400, 20)
    window.resize(700, 800)
    qtbot.waitUntil(lambda: sheet.geometry().right() == anchor.geometry().right())
    sheet.close_sheet()


def test_a_name_keeps_its_room_beside_acts_that_were_never_shown(
    qtbot: QtBot, context: UiContext, desk: Workspace
) -> None:
    header = DetailHeader(context, lambda _spec, _anchor: None, [])
    qtbot.addWidget(header)
    header.resize(460, 160)
    lead = desk.get("lead", WORKING)
    with qtbot.waitExposed(header):
        header.show()
    header.show_row(ENTITIES["lead"], lead, [COMMANDS["lead.accept"], COMMANDS["lead.decline"]])
    title = header.findChildren(ElidedLabel)[0]
    qtbot.waitUntil(lambda: title.width() >= context.theme.px(NAME_LEAST))
    header.forget()  # as when the theme changes: the acts are made anew
    header.show_row(ENTITIES["lead"], lead, [COMMANDS["lead.accept"], COMMANDS["lead.decline"]])
    qtbot.waitUntil(lambda: title.width() >= context.theme.px(NAME_LEAST))
    assert header.anchor("lead.accept").mapTo(header, QPoint(0, 0)).y() > title.geometry().bottom()


def test_an_emptied_search_offers_nothing_to_clear(qtbot: QtBot, context: UiContext) -> None:
    bar = FilterBar(ENTITIES["lead"], context.theme, context.state)
    qtbot.addWidget(bar)
    bar.search.setText("nordlys")
    with qtbot.waitSignal(bar.search.textChanged):
        bar.clear()
    with qtbot.assertNotEmitted(bar.changed, wait=2 * DEBOUNCE_MS):  # nobody has typed that
        pass


@pytest.mark.parametrize(
    ("room", "shown", "cut"), [(150, 1, set()), (260, 2, set()), (420, 3, {"Telephone"}), (640, 3, set())]
)
def test_what_is_left_beside_other_columns_goes_to_those_that_are_cut(
    qtbot: QtBot, room: int, shown: int, cut: set[str]
) -> None:
    words = {"Name": "Andreas Petersen", "Position": "Betriebsleitung", "Telephone": "49 " * 20}
    cells = {head: [ElidedLabel(head), ElidedLabel(text)] for head, text in words.items()}
    window = QWidget()
    qtbot.addWidget(window)
    grid = FittingGrid([Column(column, 88) for column in cells.values()], 16, 4)
    grid.setParent(window)
    window.show()
    grid.show()
    grid.resize(room, 80)
    QApplication.processEvents()
    assert [head for head, column in cells.items() if column[1].isVisible()] == list(words)[:shown]
    assert {head for head, column in cells.items() if column[1].isVisible() and column[1].is_cut()} == cut
    assert max(column[1].geometry().right() for column in cells.values() if column[1].isVisible()) < room
