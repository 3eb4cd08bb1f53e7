"""The board and the table show the same rows: whoever changes between them stays on the row that they are on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from prm_desktop.domain.deals import Deal, DealStage
from prm_desktop.domain.entities import Row
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.work import Task
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, WORKING, store
from ui.context import Changed, UiContext
from ui.models.table_model import AT_ONCE, Load
from ui.widgets.board_column import BoardColumn
from ui.widgets.list_view import ListView, RowRef

MANY = 2 * AT_ONCE + 90
"""More rows than a list shows before all are read, and than one column of a board has room for."""
Make = Callable[[int], Row]


def lead(n: int) -> Row:
    status = (LeadStatus.WORKING, LeadStatus.ACCEPTED)[n % 2]
    return Lead(id=f"lead-{n:04}", rv=9, company=f"Company {n:04}", status=status, partner_id="p-1", rating="warm")


def task(n: int) -> Row:
    return Task(id=f"task-{n:04}", rv=9, subject=f"Task {n:04}", lead_id=WORKING, user_id="u-anna", partner_id="p-1")


def deal(n: int) -> Row:
    stage = (DealStage.PROSPECT, DealStage.COMMITTED)[n % 2]
    return Deal(id=f"deal-{n:04}", rv=9, name=f"Deal {n:04}", customer="Ruiz", stage=stage, partner_id="p-1")


MAKES: dict[str, Make] = {"lead": lead, "task": task, "deal": deal}


def filled(desk: Workspace, make: Make) -> None:
    with desk.db.write() as conn:
        for n in range(MANY):
            store(desk.db, make(n), conn=conn)


def shown(qtbot: QtBot, context: UiContext, kind: str, width: int = 700) -> ListView:
    view = ListView(context, kind)
    qtbot.addWidget(view)
    view.resize(width, 600)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    rest(qtbot, context, view)
    return view


def rest(qtbot: QtBot, context: UiContext, view: ListView) -> None:
    """Wait until all is read."""
    models = [column.model for column in view.board.columns] if view.board and view.bar.on_board else [view.model]
    qtbot.waitUntil(lambda: not context.tasks.running and all(item.load is Load.READY for item in models))
    qtbot.waitUntil(lambda: all(item.complete for item in models) and not context.tasks.running)


def far_down_on_the_board(qtbot: QtBot, context: UiContext, view: ListView) -> BoardColumn:
    """On the board, at a card that is not among the first ones."""
    view.bar.switch_board()
    rest(qtbot, context, view)
    assert view.board is not None
    column = next(item for item in view.board.columns if item.status == "working")
    column.cards.setFocus()
    column.cards.go_to(AT_ONCE + 10)
    qtbot.waitUntil(lambda: view.current is not None)
    return column


def is_seen(view: ListView) -> bool:
    """Whether the whole row or card that is current is in sight."""
    board = view.board
    if board is not None and view.bar.on_board:
        column = next(item for item in board.columns if item.cards.selectionModel().hasSelection())
        cards: Any = column.cards
        if not board.viewport().rect().contains(column.mapTo(board.viewport(), QPoint(column.width() // 2, 1))):
            return False
    else:
        cards = view.table
    there = cards.visualRect(cards.currentIndex())
    return bool(cards.isVisible() and cards.viewport().rect().contains(there.center()))


def has_focus(view: ListView) -> bool:
    focus = QApplication.focusWidget()
    return (focus is not None and view.shown.isAncestorOf(focus)) or focus is view.shown


@pytest.mark.parametrize("kind", MAKES)
@pytest.mark.parametrize("place", [3, AT_ONCE + 40, MANY - 1])
def test_a_row_stays_the_current_one_in_both_directions(
    qtbot: QtBot, context: UiContext, desk: Workspace, kind: str, place: int
) -> None:
    filled(desk, MAKES[kind])
    view = shown(qtbot, context, kind)
    view.table.setFocus()
    view.table.go_to(place)
    qtbot.waitUntil(lambda: view.current is not None)
    wanted = view.current
    told: list[object] = []
    view.current_changed.connect(told.append)
    for on_board in (True, False, True, False):
        view.bar.switch_board()
        rest(qtbot, context, view)
        assert view.bar.on_board is on_board
        qtbot.waitUntil(lambda: view.current == wanted)
        assert is_seen(view)
        assert has_focus(view)
    assert set(told) <= {wanted}, "no other row was looked at on the way"


def test_a_row_that_the_board_went_to_is_the_current_one_in_the_table(
    qtbot: QtBot, context: UiContext, desk: Workspace
) -> None:
    filled(desk, lead)
    view = shown(qtbot, context, "lead")
    far_down_on_the_board(qtbot, context, view)
    wanted = view.current
    view.bar.switch_board()
    qtbot.waitUntil(lambda: view.current == wanted and is_seen(view))
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert view.current != wanted


def test_a_row_without_a_card_leaves_the_board_at_its_first_card(
    qtbot: QtBot, context: UiContext, desk: Workspace
) -> None:
    store(desk.db, Lead(id="gone", rv=9, company="Aa", status=LeadStatus.EXPIRED, partner_id="p-1"))
    view = shown(qtbot, context, "lead")
    view.select_id("gone")
    qtbot.waitUntil(lambda: view.current == RowRef("lead", "gone"))
    view.table.setFocus()
    view.bar.switch_board()
    rest(qtbot, context, view)
    qtbot.waitUntil(lambda: view.current == RowRef("lead", OFFERED))
    assert has_focus(view)


def test_news_leave_the_board_on_the_card_that_the_person_is_on(
    qtbot: QtBot, context: UiContext, desk: Workspace
) -> None:
    filled(desk, lead)
    view = shown(qtbot, context, "lead")
    column = far_down_on_the_board(qtbot, context, view)
    wanted, rows = view.current, column.model.rowCount()
    store(desk.db, lead(MANY), id="lead-new", company="Aalborg Havn", status=LeadStatus.WORKING)
    context.changed.emit(Changed(frozenset({("lead", "lead-new")})))
    qtbot.waitUntil(lambda: column.model.rowCount() == rows + 1)
    rest(qtbot, context, view)
    assert view.current == wanted
    assert is_seen(view)
    assert has_focus(view)


def test_whoever_carries_a_card_goes_along_with_it(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    with desk.db.write() as conn:
        for n in range(4):
            store(desk.db, task(n), conn=conn)
    view = shown(qtbot, context, "task")
    view.bar.switch_board()
    rest(qtbot, context, view)
    board = view.board
    assert board is not None
    open_, done = board.columns
    open_.cards.setFocus()
    open_.cards.go_to(1)
    qtbot.waitUntil(lambda: view.current is not None)
    carried = view.current
    assert carried is not None
    QTest.keyClick(open_.cards, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: done.model.rowCount() == 1 and not context.tasks.running)
    qtbot.waitUntil(lambda: view.current == carried and done.cards.hasFocus())
    context.run_command("task.reopen", {"task_id": carried.id})
    qtbot.waitUntil(lambda: done.model.rowCount() == 0 and view.current == carried and open_.cards.hasFocus())
    context.run_command("task.complete", {"task_id": carried.id})
    qtbot.waitUntil(lambda: done.model.rowCount() == 1 and view.current not in (None, carried))
    assert open_.cards.hasFocus(), "nobody carried it this time"


def test_a_row_far_down_is_told_once_it_is_read(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    filled(desk, lead)
    view = shown(qtbot, context, "lead")
    view.table.setFocus()
    told: list[Any] = []
    view.current_changed.connect(told.append)
    QTest.keyClick(view.table, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bool(told) and told[-1] == view.current)
    assert view.table.current_row() == view.model.rowCount() - 1
