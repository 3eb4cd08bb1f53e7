"""The board, as a person uses it: by keys, by mouse, and with what must be asked on the way."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.moving import has_moves, moves
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, WORKING
from ui.context import UiContext
from ui.main_window import MainWindow
from ui.models.card_model import Card
from ui.models.filters import Filters
from ui.models.table_model import Load
from ui.views.area import AreaPage
from ui.widgets.board import Board, board_statuses
from ui.widgets.board_column import BoardColumn
from ui.widgets.detail import Detail
from ui.widgets.list_view import ListView, RowRef

Show = Callable[[], Board]


@pytest.fixture
def view(qtbot: QtBot, context: UiContext) -> ListView:
    made = ListView(context, "lead")
    qtbot.addWidget(made)
    made.resize(1200, 600)
    with qtbot.waitExposed(made):
        made.show()
    made.bar.switch_board()
    return made


@pytest.fixture
def board(qtbot: QtBot, view: ListView) -> Board:
    assert view.board is not None
    made = view.board
    qtbot.waitUntil(lambda: all(column.model.load is Load.READY for column in made.columns))
    return made


def column_of(board: Board, status: str) -> BoardColumn:
    return next(column for column in board.columns if column.status == status)


def ids(board: Board, status: str) -> list[str]:
    model = column_of(board, status).model
    items = (model.list_row(row) for row in range(model.rowCount()))
    return [item.row.id for item in items if item is not None]


def test_each_lead_stands_in_the_column_of_its_status(board: Board) -> None:
    assert ids(board, "offered") == [OFFERED]
    assert ids(board, "working") == [WORKING]
    assert [column.status for column in board.columns] == list(board_statuses("lead"))


def test_every_move_of_a_board_leads_to_one_of_its_columns() -> None:
    kinds = [kind for kind in ENTITIES if has_moves(kind)]
    assert {"lead", "task"} <= set(kinds)
    for kind in kinds:
        columns = board_statuses(kind)
        assert {to for status in columns for to in moves(kind, status)} <= set(columns)


def test_a_key_carries_a_card_on_and_what_follows_is_asked(qtbot: QtBot, board: Board, desk: Workspace) -> None:
    column_of(board, "offered").cards.setFocus()
    column_of(board, "offered").cards.go_to(0)
    QTest.keyClick(column_of(board, "offered").cards, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: ids(board, "accepted") == [OFFERED])
    assert desk.outbox()[-1].name == "lead.accept"
    accepted = column_of(board, "accepted").cards
    accepted.setFocus()
    accepted.go_to(0)
    QTest.keyClick(accepted, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    sheet = board._starter.sheet  # noqa: SLF001 - the sheet is the board's own
    assert sheet is not None, "working on a lead begins with what was done"
    sheet.form.give_up()
    assert ids(board, "accepted") == [OFFERED]


def test_arrows_go_from_column_to_column_past_empty_ones(qtbot: QtBot, board: Board, view: ListView) -> None:
    offered = column_of(board, "offered").cards
    offered.setFocus()
    qtbot.waitUntil(lambda: view.current == RowRef("lead", OFFERED))
    with qtbot.waitSignal(view.current_changed) as told:
        QTest.keyClick(offered, Qt.Key.Key_Right)
    assert told.args == [RowRef("lead", WORKING)]
    assert not offered.selectionModel().hasSelection()
    with qtbot.waitSignal(view.opened) as told:
        QTest.keyClick(column_of(board, "working").cards, Qt.Key.Key_Return)
    assert told.args == [RowRef("lead", WORKING)]
    QTest.keyClick(column_of(board, "working").cards, Qt.Key.Key_Left)
    assert view.current == RowRef("lead", OFFERED)


def drop(board: Board, card: Card, status: str) -> bool:
    origin, target = column_of(board, card.status), column_of(board, status)
    data = origin.model.mimeData([origin.model.index(origin.cards.current_row(), 0)])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    target.cards.dropEvent(event)
    return event.isAccepted()


def test_a_card_is_dropped_where_it_can_go_and_nowhere_else(qtbot: QtBot, board: Board, desk: Workspace) -> None:
    column_of(board, "offered").cards.go_to(0)
    card = Card("lead", OFFERED, "offered")
    assert not drop(board, card, "disqualified")
    assert desk.outbox() == []
    assert drop(board, card, "accepted")
    qtbot.waitUntil(lambda: ids(board, "accepted") == [OFFERED])


def test_the_menu_names_where_a_card_can_go(board: Board) -> None:
    menu = board.move_menu(column_of(board, "offered"), 0)
    assert [act.text() for act in menu.actions()] == ["Accepted: Accept", "Declined: Decline"]


def test_a_filter_narrows_all_columns_and_one_of_the_status_chooses_among_them(
    qtbot: QtBot, board: Board, view: ListView
) -> None:
    view.bar.choose(Filters(choices={"status": ("working",)}))
    qtbot.waitUntil(lambda: not column_of(board, "offered").isVisibleTo(board))
    assert column_of(board, "working").isVisibleTo(board)
    view.bar.choose(Filters(search="ruiz"))
    qtbot.waitUntil(lambda: ids(board, "offered") == [] and ids(board, "working") == [WORKING])


def test_the_board_is_there_again_the_next_day(qtbot: QtBot, view: ListView, context: UiContext) -> None:
    assert view.bar.on_board
    again = ListView(context, "lead")
    qtbot.addWidget(again)
    assert again.bar.on_board
    assert again.board is not None
    again.bar.switch_board()
    assert not ListView(context, "lead").bar.on_board


def test_a_column_is_a_sound_model_and_says_its_cards_in_words(board: Board) -> None:
    model = column_of(board, "offered").model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    spoken = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert "Nordlys AS" in spoken
    assert column_of(board, "offered").cards.accessibleName() == "Offered, 1"


def test_a_row_that_is_gone_to_is_the_one_that_is_read_also_from_a_board(qtbot: QtBot, context: UiContext) -> None:
    window = MainWindow(context, Detail, {})
    qtbot.addWidget(window)
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    context.navigate("lead")
    page = window.stack.currentWidget()
    assert isinstance(page, AreaPage)
    page.switch_board()
    board = page.list.board
    assert board is not None
    qtbot.waitUntil(lambda: all(column.model.load is Load.READY for column in board.columns))
    board.columns[0].cards.setFocus()
    board.columns[0].cards.go_to(0)
    assert page.list.current == RowRef("lead", OFFERED)
    context.navigate("deal")
    context.navigate("lead", WORKING)
    detail = page.detail_widget
    assert isinstance(detail, Detail)
    qtbot.waitUntil(lambda: detail.row is not None and not context.tasks.running)
    assert detail.row.id == WORKING
    assert window.focusWidget().isVisible()
