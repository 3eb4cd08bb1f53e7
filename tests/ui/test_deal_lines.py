"""The lines of a deal are changed on its page, by keyboard, and what was typed is never lost."""

from __future__ import annotations

from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from prm_desktop.domain.catalog import Product
from prm_desktop.domain.deals import Deal, DealLine
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import store
from ui.context import UiContext
from ui.messages import Message
from ui.models.table_model import Load
from ui.widgets.cell_table import MOST_LINES
from ui.widgets.detail import Detail

DEAL, OTHER = (f"01900000-0000-7000-8000-00000000d10{n}" for n in (1, 2))
LINE, SECOND = (f"01900000-0000-7000-8000-00000000d20{n}" for n in (1, 2))
LONG = "Industrial switch with twenty-four ports, redundant supply and a name that does not fit anywhere"
BOUGHT = Deal(id=DEAL, rv=9, name="Switches", customer="Ruiz", amount=250_00, partner_id="p-1", user_id="u-anna")
QUANTITY, PRICE, DISCOUNT, TOTAL = 2, 3, 4, 5


LIST_OPENS = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
"""A real platform does."""


def line(row_id: str = LINE, **values: Any) -> DealLine:
    given: dict[str, Any] = {"quantity": 2, "unit_price": 100_00, "total": 200_00, "position": 1, "rv": 9} | values
    return DealLine(id=row_id, deal_id=DEAL, description="Switch", product_id="p-switch", partner_id="p-1", **given)


@pytest.fixture
def detail(qtbot: QtBot, context: UiContext, desk: Workspace) -> Detail:
    for row in (
        BOUGHT,
        line(),
        line(SECOND, position=2, quantity=1, unit_price=50_00, total=50_00),
        Product(id="01900000-0000-7000-8000-00000000d301", rv=9, name="Sensor", sku="S-1", list_price=10_00),
        Product(id="01900000-0000-7000-8000-00000000d302", rv=9, name="Sensor", sku="S-2", list_price=20_00),
        Product(
            id="01900000-0000-7000-8000-00000000d303", rv=9, name="Antenna", sku="A-1", currency="SEK", list_price=9
        ),
    ):
        store(desk.db, row)
    made = Detail(context)
    qtbot.addWidget(made)
    made.resize(700, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return shown(qtbot, made, DEAL)


def shown(qtbot: QtBot, detail: Detail, row_id: str) -> Detail:
    detail.show_row("deal", row_id)
    qtbot.waitUntil(lambda: detail.row is not None and detail.row.id == row_id)
    qtbot.waitUntil(lambda: detail.lines.model.load is Load.READY)
    return detail


def at(qtbot: QtBot, detail: Detail, row: int, column: int) -> None:
    """Put the focus on a cell."""
    table = detail.lines.table
    qtbot.waitUntil(lambda: detail.lines.model.list_row(row) is not None)
    table.setFocus()
    table.setCurrentIndex(detail.lines.model.index(row, column))


def typed(detail: Detail) -> QLineEdit:
    assert detail.lines.table.editor is not None
    found = detail.lines.table.editor.findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def press(key: Qt.Key, text: str = "") -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, text)
    QTest.keyClick(target, key)


def kept(desk: Workspace, row_id: str = LINE) -> Any:
    return desk.get("deal_line", row_id)


def amount(desk: Workspace) -> int:
    found: Any = desk.get("deal", DEAL)
    return int(found.amount)


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_a_cell_is_changed_in_place_and_the_sums_follow(
    qtbot: QtBot, detail: Detail, desk: Workspace, key: Qt.Key
) -> None:
    at(qtbot, detail, 0, QUANTITY)
    press(key)
    press(Qt.Key.Key_Return, "5")
    qtbot.waitUntil(lambda: not detail.lines.table.is_editing)
    assert (kept(desk).quantity, kept(desk).total, amount(desk)) == (5, 500_00, 550_00)
    qtbot.waitUntil(lambda: detail.lines.total.text() == "Total: €550.00")
    assert detail.lines.table.hasFocus()


def test_a_digit_begins_and_tab_saves_and_goes_on(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    at(qtbot, detail, 0, QUANTITY)
    QTest.keyClicks(detail.lines.table, "3")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: detail.lines.table.currentIndex().column() == PRICE and detail.lines.table.is_editing)
    press(Qt.Key.Key_Tab, "1,000.50")
    qtbot.waitUntil(lambda: detail.lines.table.currentIndex().column() == DISCOUNT and detail.lines.table.is_editing)
    press(Qt.Key.Key_Return, "10")
    qtbot.waitUntil(lambda: not detail.lines.table.is_editing)
    assert (kept(desk).quantity, kept(desk).unit_price, kept(desk).discount) == (3, 1000_50, 1000)
    assert kept(desk).total == 2701_35
    QTest.keyClick(detail.lines.table, Qt.Key.Key_F2)
    press(Qt.Key.Key_Backtab)
    assert detail.lines.table.currentIndex().column() == PRICE


def test_escape_takes_back_what_was_typed(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    at(qtbot, detail, 0, QUANTITY)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Escape, "77")
    assert not detail.lines.table.is_editing
    assert kept(desk).quantity == 2


@pytest.mark.parametrize(("text", "reason"), [("many", "number"), ("-3", "at least one")])
def test_what_cannot_be_is_not_saved_and_stays(
    qtbot: QtBot, detail: Detail, desk: Workspace, text: str, reason: str
) -> None:
    at(qtbot, detail, 0, QUANTITY)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Return, text)
    qtbot.waitUntil(lambda: reason in detail.lines.problem.text())
    assert typed(detail).text() == text
    assert kept(desk).quantity == 2
    press(Qt.Key.Key_Escape)
    assert detail.lines.problem.isHidden()


def test_the_total_is_nobodys_to_type(qtbot: QtBot, detail: Detail) -> None:
    at(qtbot, detail, 0, TOTAL)
    press(Qt.Key.Key_F2)
    assert not detail.lines.table.is_editing


def test_typing_survives_what_a_sync_brings(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    at(qtbot, detail, 1, QUANTITY)
    press(Qt.Key.Key_F2)
    QTest.keyClicks(typed(detail), "4")
    desk.do("deal_line.add", {"deal_id": DEAL, "product_id": "01900000-0000-7000-8000-00000000d301", "position": -1})
    detail.lines.refresh()
    qtbot.waitUntil(lambda: detail.lines.model.rowCount() == 3)
    assert typed(detail).text() == "4"
    cell = detail.lines.table.visualRect(detail.lines.model.index(2, QUANTITY))
    assert detail.lines.table.editor is not None
    assert detail.lines.table.editor.geometry() == cell
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: kept(desk, SECOND).quantity == 4)


def test_a_line_that_is_removed_while_somebody_types_says_what_was_lost(
    qtbot: QtBot, detail: Detail, desk: Workspace
) -> None:
    at(qtbot, detail, 1, QUANTITY)
    press(Qt.Key.Key_F2)
    QTest.keyClicks(typed(detail), "41")
    desk.do("deal_line.remove", {"deal_line_id": SECOND})
    detail.lines.refresh()
    qtbot.waitUntil(lambda: "“41” was not saved" in detail.lines.problem.text())
    assert not detail.lines.table.is_editing


def test_a_line_is_removed_by_key_and_comes_back(
    qtbot: QtBot, detail: Detail, desk: Workspace, context: UiContext
) -> None:
    said: list[Message] = []
    context.messages.posted.connect(said.append)
    at(qtbot, detail, 0, QUANTITY)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: detail.lines.model.rowCount() == 1)
    assert (kept(desk), amount(desk), said[-1].label) == (None, 50_00, "Undo")
    context.history.undo()
    qtbot.waitUntil(lambda: detail.lines.model.rowCount() == 2)
    assert (kept(desk).quantity, amount(desk)) == (2, 250_00)


def pick(qtbot: QtBot, detail: Detail, words: str, title: str) -> None:
    """Type a product and choose it, as a person does."""
    line = detail.lines.add.product.line
    qtbot.waitUntil(line.hasFocus)
    QTest.keyClicks(line, words)
    completer = line.completer()
    qtbot.waitUntil(
        lambda: title in [completer.model().index(n, 0).data() for n in range(completer.model().rowCount())]
    )
    line.setText(title)
    QTest.keyClick(line, Qt.Key.Key_Return)


@LIST_OPENS
def test_products_are_added_one_after_another_without_the_mouse(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    assert detail.press("P")
    for number, title in enumerate(("Sensor · S-1 · €10.00", "Sensor · S-2 · €20.00"), 1):
        pick(qtbot, detail, "sens", title)
        qtbot.waitUntil(detail.lines.add.quantity.line.hasFocus)
        press(Qt.Key.Key_Return, "3" if number == 1 else "")
        qtbot.waitUntil(lambda number=number: detail.lines.model.rowCount() == 2 + number)  # type: ignore[misc]
    added: list[Any] = list(desk.find("deal_line", description="Sensor"))
    assert [(item.quantity, item.total) for item in added] == [(3, 30_00), (1, 20_00)]
    assert amount(desk) == 300_00


@LIST_OPENS
def test_a_product_without_a_price_in_this_currency_asks_for_one(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    detail.press("P")
    pick(qtbot, detail, "ante", "Antenna · A-1 · SEK\u00a00.09")
    qtbot.waitUntil(detail.lines.add.quantity.line.hasFocus)
    press(Qt.Key.Key_Return, "2")
    qtbot.waitUntil(lambda: "no list price" in detail.lines.add.problem.text())
    qtbot.waitUntil(detail.lines.add.price.line.hasFocus)
    press(Qt.Key.Key_Return, "12.50")
    qtbot.waitUntil(lambda: amount(desk) == 275_00)


def test_a_product_that_is_none_is_not_added(qtbot: QtBot, detail: Detail) -> None:
    detail.press("P")
    qtbot.waitUntil(detail.lines.add.product.line.hasFocus)
    press(Qt.Key.Key_Return, "qqq")
    qtbot.waitUntil(lambda: "Choose one" in detail.lines.add.problem.text())
    assert detail.lines.add.product.line.text() == "qqq"


@pytest.mark.parametrize("values", [{"stage": "won"}, {"partner_id": "p-2", "shared_with": ("p-1",)}])
def test_whoever_may_only_read_is_offered_nothing(
    qtbot: QtBot, detail: Detail, desk: Workspace, values: dict[str, Any]
) -> None:
    store(desk.db, BOUGHT, **values)
    detail.reload()
    qtbot.waitUntil(detail.lines.add.isHidden)
    at(qtbot, detail, 0, QUANTITY)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Delete)
    assert not detail.lines.table.is_editing
    assert kept(desk) is not None
    assert detail.lines.remove.isHidden()


def test_a_deal_without_products_says_what_they_would_be_for(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    store(desk.db, BOUGHT, id=OTHER)
    shown(qtbot, detail, OTHER)
    qtbot.waitUntil(lambda: detail.lines.model.rowCount() == 0)
    assert detail.lines.nothing.isVisible()
    assert not detail.lines.table.isVisible()
    assert detail.lines.add.isVisible()


def test_no_figure_is_cut_and_a_long_name_has_a_tooltip(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    store(desk.db, line(), description=LONG, unit_price=123_456_789_012, total=246_913_578_024)
    detail.lines.refresh()
    model, table = detail.lines.model, detail.lines.table
    qtbot.waitUntil(lambda: bool(model.list_row(0)) and model.index(0, 1).data() == LONG)
    for column in (QUANTITY, PRICE, DISCOUNT, TOTAL):
        if not table.isColumnHidden(column):
            needed = table.fontMetrics().horizontalAdvance(model.index(0, column).data())
            assert table.columnWidth(column) > needed
    assert not table.isColumnHidden(TOTAL)
    assert model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole) == LONG


def test_many_lines_scroll_in_their_own_place(
    qtbot: QtBot, detail: Detail, desk: Workspace, qtmodeltester: Any
) -> None:
    for number in range(200):
        row_id = f"01900000-0000-7000-8000-{number:012x}"
        store(desk.db, line(row_id, position=number + 3))
    detail.lines.refresh()
    qtbot.waitUntil(lambda: detail.lines.model.rowCount() == 202)
    table = detail.lines.table
    assert table.height() < (MOST_LINES + 2) * table.rowHeight(0)
    qtmodeltester.check(detail.lines.model, force_py=True)


def test_another_kind_of_record_has_no_lines(qtbot: QtBot, detail: Detail) -> None:
    detail.show_row("lead", "01900000-0000-7000-8000-000000000002")
    qtbot.waitUntil(lambda: detail.place[0] == "lead" and detail.row.id.endswith("2"))
    assert detail.lines.isHidden()
    assert not detail.lines.start_with("deal_line.add")


def test_in_a_narrow_page_the_total_stays_longest(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    store(desk.db, line(), unit_price=123_456_789_012, total=246_913_578_024)
    detail.resize(440, 900)
    detail.lines.refresh()
    table = detail.lines.table
    qtbot.waitUntil(lambda: table.isColumnHidden(PRICE))
    assert not table.isColumnHidden(TOTAL)


def test_all_lines_are_seen_at_every_size_of_letters(qtbot: QtBot, detail: Detail, context: UiContext) -> None:
    table = detail.lines.table
    for step in (2, -2):
        context.theme.zoom_by(step)
        header = table.horizontalHeader().height()
        assert table.height() == header + 2 * table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: context.tasks.running == 0)


@LIST_OPENS
def test_who_has_the_words_in_the_name_is_offered_before_who_has_them_in_the_description(
    qtbot: QtBot, detail: Detail, desk: Workspace
) -> None:
    for number, name, summary in ((1, "Air", "For a cold room"), (2, "Cold", "")):
        row_id = f"01900000-0000-7000-8000-00000000e00{number}"
        store(desk.db, Product(id=row_id, rv=9, name=f"Sensor {name}", summary=summary))
    editor = detail.lines.add.product
    editor.take_focus()
    QTest.keyClicks(editor.line, "sensor cold")
    popup: Any = editor.line.completer().popup()
    qtbot.waitUntil(lambda: popup.isVisible() and popup.model().rowCount() == 2)
    assert [str(popup.model().index(row, 0).data()).split(" · ")[0] for row in (0, 1)] == ["Sensor Cold", "Sensor Air"]


@LIST_OPENS
def test_what_was_looked_for_before_the_choice_does_not_open_the_list_again(
    qtbot: QtBot, detail: Detail, context: UiContext
) -> None:
    editor = detail.lines.add.product
    popup = editor.line.completer().popup()
    assert popup is not None
    editor.take_focus()
    QTest.keyClicks(editor.line, "Sens")
    qtbot.waitUntil(popup.isVisible)
    held = Event()
    context.tasks.run(lambda: held.wait(9), urgent=True)
    editor.line.setText("Senso")
    editor.look()  # waits behind what keeps the program busy
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    held.set()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    assert not popup.isVisible()
    assert editor.value()
