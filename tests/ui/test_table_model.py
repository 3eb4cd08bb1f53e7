"""The model of every list: any number of rows, read page by page."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from prm_desktop.domain.fields import Tone
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import Busy
from prm_desktop.overtaken import Overtaken, current
from prm_desktop.replica.queries import Query
from tests.sync.replicas import Clock
from ui.format import Formatter
from ui.models.pages import KEPT, PAGE
from ui.models.source import ListRow
from ui.models.table_model import AT_ONCE, MARKS, SEEN, Load, Role, TableModel
from ui.state import UiState
from ui.tasks import Tasks

LEAD = ENTITIES["lead"]
DUE = "2026-03-02T12:00:00Z"
LATE = "2026-03-01T12:00:00Z"


@dataclass
class Rows:
    """Any number of offered leads, and which pages were asked for."""

    count: int
    gone: frozenset[int] = frozenset()
    asked: list[int] = field(default_factory=list)
    broken: bool = False
    values: dict[str, Any] = field(default_factory=dict)

    def ids(self, query: Query) -> array[int]:
        if self.broken:
            raise Busy("Another program holds the file.")
        return array("q", range(1, self.count + 1))[: query.limit or None]

    def page(self, ns: Sequence[int]) -> list[ListRow]:
        self.asked.append(len(ns))
        return [self.row(n) for n in ns if n not in self.gone]

    def row(self, n: int) -> ListRow:
        lead = Lead(id=f"id-{n}", company=f"Company {n}", status="offered", accept_by=DUE, value=n * 100)
        return ListRow(n, lead, pending=n == 1, attention=n == 2)


@dataclass
class Slow(Rows):
    """Reads on and on for every single letter, until it is overtaken."""

    begun: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    overtaken: int = 0

    @override
    def ids(self, query: Query) -> array[int]:
        if len(query.search) > 1:
            return super().ids(query)
        self.begun.release()
        stop = current()
        assert stop is not None
        while not stop.stopped:
            threading.Event().wait(0.001)
        self.overtaken += 1
        raise Overtaken


@dataclass
class Held(Rows):
    """Reads no page but those of the first screen before it may."""

    going_on: threading.Event = field(default_factory=threading.Event)
    counting: threading.Event = field(default_factory=threading.Event)
    read: list[int] = field(default_factory=list)
    first: int = 1

    def __post_init__(self) -> None:
        self.counting.set()

    @override
    def ids(self, query: Query) -> array[int]:
        self.counting.wait(20)
        return array("q", range(self.first, self.first + len(super().ids(query))))

    @override
    def page(self, ns: Sequence[int]) -> list[ListRow]:
        number = (ns[0] - self.first) // PAGE
        self.read.append(number)
        if number * PAGE > SEEN:
            self.going_on.wait(20)
        return super().page(ns)


@pytest.fixture
def model(tasks: Tasks, state: UiState, clock: Clock) -> TableModel:
    return made(Rows(300), tasks, state, clock)


def made(rows: Rows, tasks: Tasks, state: UiState, clock: Clock) -> TableModel:
    return TableModel(LEAD, rows, tasks, Formatter("en", None, clock.now), state)


def load(qtbot: QtBot, model: TableModel) -> None:
    with qtbot.waitSignal(model.loaded, check_params_cb=lambda load: model.complete or load is Load.FAILED):
        model.refresh(Query())


@pytest.mark.parametrize("count", [0, 1, 5_000])
def test_the_model_keeps_qts_rules(qtbot: QtBot, tasks: Tasks, state: UiState, clock: Clock, count: int) -> None:
    rows = Rows(count)
    model = made(rows, tasks, state, clock)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    load(qtbot, model)
    assert model.rowCount() == count
    rows.count = count + 3
    load(qtbot, model)
    load(qtbot, model)
    assert model.rowCount() == count + 3
    model.show_fields(LEAD.list_fields[:2])
    assert model.columnCount() == 3
    assert tester.model() is model


def test_of_a_long_list_the_first_rows_are_shown_before_all_are_counted(
    qtbot: QtBot, tasks: Tasks, state: UiState, clock: Clock
) -> None:
    model = made(Rows(5_000), tasks, state, clock)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    seen: list[tuple[int, bool]] = []
    model.loaded.connect(lambda _load: seen.append((model.rowCount(), model.complete)))
    with qtbot.waitSignals([model.modelReset, model.rowsInserted]):
        model.refresh(Query())
    qtbot.waitUntil(lambda: model.complete)
    assert seen == [(AT_ONCE, False), (5_000, True)]
    assert (model.number(0), model.number(4_999)) == (1, 5_000)
    with qtbot.waitSignal(model.loaded), qtbot.assertNotEmitted(model.modelReset):
        model.refresh()
    assert seen[2:] == [(5_000, True)], "what is shown already is read again in one go"


def test_a_list_that_is_narrowed_anew_begins_with_its_first_rows_again(
    qtbot: QtBot, tasks: Tasks, state: UiState, clock: Clock
) -> None:
    model = made(Rows(5_000), tasks, state, clock)
    load(qtbot, model)
    with qtbot.waitSignal(model.loaded, check_params_cb=lambda _load: not model.complete):
        model.refresh(Query(search="hanse"))
    assert model.rowCount() == AT_ONCE
    qtbot.waitUntil(lambda: model.rowCount() == 5_000)


def test_a_row_is_one_answer_of_one_role(qtbot: QtBot, model: TableModel) -> None:
    load(qtbot, model)
    item = model.index(4, 1).data(Role.ROW)
    assert isinstance(item, ListRow)
    assert item.row.company == "Company 5"
    assert {role.name.lower().encode() for role in Role} <= {name.data() for name in model.roleNames().values()}


def test_the_first_rows_come_with_the_numbers(qtbot: QtBot, model: TableModel) -> None:
    load(qtbot, model)
    assert all(model.list_row(row) is not None for row in range(SEEN))


def test_what_is_scrolled_past_is_not_read(qtbot: QtBot, tasks: Tasks, state: UiState, clock: Clock) -> None:
    rows = Held(5_000)
    model = made(rows, tasks, state, clock)
    load(qtbot, model)
    rows.read.clear()
    for number in range(20, 40):
        model.list_row(number * PAGE)
        QApplication.processEvents()
    rows.going_on.set()
    qtbot.waitUntil(lambda: model.list_row(39 * PAGE) is not None)
    assert rows.read == [20, 36, 37, 38, 39], "the one that was begun, and what is on the screen now"
    assert model.list_row(25 * PAGE) is None
    qtbot.waitUntil(lambda: model.list_row(25 * PAGE) is not None)


def test_a_page_of_rows_that_stand_elsewhere_now_is_not_shown(
    qtbot: QtBot, tasks: Tasks, state: UiState, clock: Clock
) -> None:
    rows = Held(5_000)
    model = made(rows, tasks, state, clock)
    load(qtbot, model)
    rows.counting.clear()
    model.refresh()
    model.list_row(40 * PAGE)
    qtbot.waitUntil(lambda: 40 in rows.read)
    rows.first = 100
    rows.counting.set()
    qtbot.waitUntil(lambda: model.number(0) == 100)
    rows.going_on.set()
    qtbot.waitUntil(lambda: not tasks.running)
    qtbot.waitUntil(lambda: model.list_row(40 * PAGE) is not None)
    item = model.list_row(40 * PAGE)
    assert item is not None
    assert item.n == 100 + 40 * PAGE


def test_other_pages_come_when_they_are_looked_at(qtbot: QtBot, model: TableModel) -> None:
    load(qtbot, model)
    assert model.list_row(299) is None
    with qtbot.waitSignal(model.dataChanged) as told:
        model.list_row(298)
    assert told.args is not None
    assert told.args[0].row() == 298 // PAGE * PAGE
    item = model.list_row(299)
    assert item is not None
    assert item.row.company == "Company 300"


def test_rows_are_found_again_near_or_far_and_what_is_gone_is_not(
    qtbot: QtBot, tasks: Tasks, state: UiState, clock: Clock
) -> None:
    model = made(Rows(5_000), tasks, state, clock)
    load(qtbot, model)
    was = {1: 0, 300: 280, 4_000: 10, 5_000: 4_999, 9_999: 20, 2: 4_990}
    assert model.places(was) == {1: 0, 300: 299, 4_000: 3_999, 5_000: 4_999, 2: 1}
    assert model.places({4_000: 10}) == {4_000: 3_999}
    assert model.places({9_999: 10}) == {}


def test_a_long_scroll_keeps_few_pages(qtbot: QtBot, tasks: Tasks, state: UiState, clock: Clock) -> None:
    rows = Rows(PAGE * (KEPT + 30))
    model = made(rows, tasks, state, clock)
    load(qtbot, model)
    for number in range(KEPT + 30):
        if model.list_row(number * PAGE) is None:
            with qtbot.waitSignal(model.dataChanged):
                pass
    assert len(model._pages) <= KEPT  # noqa: SLF001 - what is kept is this test's question


def test_a_row_that_went_meanwhile_leaves_its_place_empty(
    qtbot: QtBot, tasks: Tasks, state: UiState, clock: Clock
) -> None:
    model = made(Rows(3, frozenset({2})), tasks, state, clock)
    load(qtbot, model)
    assert model.list_row(1) is None
    third = model.list_row(2)
    assert third is not None
    assert third.n == 3


def test_marks_say_what_is_special(qtbot: QtBot, model: TableModel, state: UiState) -> None:
    load(qtbot, model)
    marks = model.index(0, MARKS).data(Role.MARKS)
    assert marks.pending
    assert not marks.attention
    assert marks.unread
    assert marks.due.tone is Tone.WARNING
    state.mark_seen("id-1")
    assert not model.index(0, MARKS).data(Role.MARKS).unread
    assert model.index(1, MARKS).data(Qt.ItemDataRole.ToolTipRole) == "Needs your attention · New · Answer by: in 3 hr."


def test_a_row_is_told_whole_by_the_cell_that_has_the_focus_and_nothing_twice(qtbot: QtBot, model: TableModel) -> None:
    load(qtbot, model)
    first = model.index(2, MARKS)
    whole = "New · Answer by: in 3 hr. · Offered · Company 3 · €3.00 · Warm"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == whole
    model.speak(["company"])
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "New · Answer by: in 3 hr. · Company 3"


def test_what_is_late_says_so(qtbot: QtBot, model: TableModel, clock: Clock) -> None:
    load(qtbot, model)
    clock.instant = "2026-03-02T14:00:00Z"
    assert model.index(9, MARKS).data(Qt.ItemDataRole.ToolTipRole) == "New · Answer by: overdue, 2 hr. ago"


def test_figures_stand_on_the_right_and_words_on_the_left(qtbot: QtBot, model: TableModel) -> None:
    load(qtbot, model)
    names = [item.name for item in model.specs]
    money, name = (model.index(0, names.index(field) + 1) for field in ("value", "company"))
    assert money.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert name.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignLeft
    assert money.data() == "€1.00"


def test_a_failure_is_kept_and_a_refresh_heals_it(qtbot: QtBot, tasks: Tasks, state: UiState, clock: Clock) -> None:
    rows = Rows(2, broken=True)
    model = made(rows, tasks, state, clock)
    load(qtbot, model)
    assert model.load is Load.FAILED
    assert isinstance(model.error, Busy)
    rows.broken = False
    model.refresh()
    qtbot.waitUntil(lambda: model.complete)
    assert str(model.load) == "ready"
    assert model.rowCount() == 2


def test_the_answer_to_an_older_question_is_dropped(qtbot: QtBot, model: TableModel) -> None:
    told: list[object] = []
    model.loaded.connect(told.append)
    model.refresh(Query(search="a"))
    model.refresh(Query(search="ab"))
    qtbot.waitUntil(lambda: model.complete)
    qtbot.wait(30)
    assert told == [Load.READY, Load.READY], "the first rows and all of them, once each"


def test_keys_that_follow_each_other_fast_leave_no_work_behind(
    qtbot: QtBot, tasks: Tasks, state: UiState, clock: Clock
) -> None:
    rows = Slow(100)
    model = made(rows, tasks, state, clock)
    for typed in "hanse":
        model.refresh(Query(search=typed))
        assert rows.begun.acquire(timeout=10)
    model.refresh(Query(search="last"))
    qtbot.waitUntil(lambda: model.complete and not tasks.running)
    assert model.answers == 1
    assert rows.overtaken == len("hanse")


def test_there_is_nothing_below_a_row(qtbot: QtBot, model: TableModel) -> None:
    load(qtbot, model)
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
