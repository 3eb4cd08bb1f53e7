"""Before going online: what will be sent, and nothing leaves until the person says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.services.workspace import Workspace
from sync.scheduler import State, SyncState
from tests.sync.replicas import OFFERED, ROWS, WORKING, store
from ui.context import Preview, UiContext
from ui.messages import Message
from ui.views.sending import SendingForm, SendPreview
from ui.widgets.status_bar import StatusBar

LATER = "2026-03-02T10:10:00Z"


class Switch:
    """What the window asks of the scheduler, kept."""

    def __init__(self) -> None:
        self.state = SyncState(State.WORKING_OFFLINE)
        self.asked: list[str] = []

    def sync_now(self, *, verify: bool = False) -> None:
        self.asked.append("check" if verify else "sync")

    def work_offline(self, *, on: bool) -> None:
        self.asked.append("offline" if on else "online")
        self.state = SyncState(State.WORKING_OFFLINE if on else State.IDLE)


@pytest.fixture
def switch() -> Switch:
    return Switch()


@pytest.fixture
def ctx(context: UiContext, switch: Switch) -> UiContext:
    return replace(context, sync=switch)


@pytest.fixture
def preview(qtbot: QtBot, ctx: UiContext) -> Iterator[SendPreview]:
    """A window with a status bar, offline by choice."""
    window = QWidget()
    window.resize(1100, 700)
    qtbot.addWidget(window)
    bar = StatusBar(ctx, window)
    bar.setGeometry(0, 660, 1100, 32)
    made = SendPreview(ctx, bar, bar.show_switch)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    ctx.bus.sync.emit(SyncState(State.WORKING_OFFLINE))
    yield made
    window.close()


def opened(qtbot: QtBot, preview: SendPreview, ctx: UiContext, lines: int) -> SendingForm:
    ctx.work_offline(on=False)
    qtbot.waitUntil(lambda: preview.sheet is not None)
    assert preview.sheet is not None
    form = preview.sheet.form
    qtbot.waitUntil(lambda: len(told(form)) == lines)
    return form


def told(form: SendingForm) -> list[list[str]]:
    """The commands as they are shown, each under its record."""
    found = []
    for top in range(form.tree.topLevelItemCount()):
        head = form.tree.topLevelItem(top)
        assert isinstance(head, QTreeWidgetItem)
        for place in range(head.childCount()):
            line = head.child(place)
            assert line is not None
            found.append([head.text(0), *(line.text(column) for column in range(4))])
    return found


def test_going_online_shows_first_what_will_be_sent(
    qtbot: QtBot, preview: SendPreview, ctx: UiContext, desk: Workspace, switch: Switch
) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"city": "Kiel"}})
    store(desk.db, ROWS[3], updated_by="u-ben", updated_at=LATER)
    form = opened(qtbot, preview, ctx, 2)
    assert told(form) == [
        ["Nordlys AS · Lead", "Accept", "", "9:00 AM", "Changed since by your colleague Ben, 10:10 AM"],
        ["Café Ruiz · Lead", "Edit", "Town: (empty) → Kiel", "9:00 AM", ""],
    ]
    assert form.summary.text().startswith("2 changes for 2 records. 1 may come back")
    assert switch.asked == []


def test_send_now_goes_online(
    qtbot: QtBot, preview: SendPreview, ctx: UiContext, desk: Workspace, switch: Switch
) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    form = opened(qtbot, preview, ctx, 1)
    QTest.keyClick(form.tree, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert switch.asked == ["online"]
    assert preview.sheet is None


def test_staying_offline_changes_nothing(
    qtbot: QtBot, preview: SendPreview, ctx: UiContext, desk: Workspace, switch: Switch
) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    form = opened(qtbot, preview, ctx, 1)
    QTest.keyClick(form.tree, Qt.Key.Key_Escape)
    assert (switch.asked, preview.sheet) == ([], None)
    assert len(desk.outbox()) == 1


def test_a_single_change_is_discarded_and_had_back(
    qtbot: QtBot, preview: SendPreview, ctx: UiContext, desk: Workspace
) -> None:
    said: list[Message] = []
    ctx.messages.posted.connect(said.append)
    desk.do("lead.accept", {"lead_id": OFFERED})
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"city": "Kiel"}})
    form = opened(qtbot, preview, ctx, 2)
    QTest.keyClick(form.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(told(form)) == 1)
    assert [item.name for item in desk.outbox()] == ["lead.update"]
    assert said[-1].action is not None
    said[-1].action()
    qtbot.waitUntil(lambda: len(told(form)) == 2)
    assert [item.name for item in desk.outbox()] == ["lead.update", "lead.accept"]


def test_with_nothing_to_send_going_online_asks_nothing(
    qtbot: QtBot, preview: SendPreview, ctx: UiContext, switch: Switch
) -> None:
    ctx.work_offline(on=False)
    qtbot.waitUntil(lambda: switch.asked == ["online"])
    assert preview.sheet is None


def test_the_switch_stays_pressed_while_the_person_looks(
    qtbot: QtBot, preview: SendPreview, ctx: UiContext, desk: Workspace, switch: Switch
) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    ctx.bus.status.emit(desk.status())
    bar = preview.parent()
    assert isinstance(bar, StatusBar)
    bar.offline.click()
    qtbot.waitUntil(lambda: preview.sheet is not None)
    assert preview.sheet is not None
    assert bar.offline.isChecked()
    preview.sheet.form.submit()
    assert not bar.offline.isChecked()
    assert switch.asked == ["online"]


def test_it_can_be_looked_at_any_time_the_hub_is_away(
    qtbot: QtBot, preview: SendPreview, ctx: UiContext, desk: Workspace, switch: Switch
) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    switch.state = SyncState(State.WAITING, failures=1)
    ctx.bus.sync.emit(switch.state)
    ctx.bus.status.emit(desk.status())
    bar = preview.parent()
    assert isinstance(bar, StatusBar)
    bar.pending.click()
    assert preview.sheet is not None
    form = preview.sheet.form
    qtbot.waitUntil(lambda: len(told(form)) == 1)
    assert form.stay.text() == "Not now"
    form.submit()
    assert switch.asked == ["sync"]


def test_an_empty_preview_says_so(qtbot: QtBot, preview: SendPreview, ctx: UiContext) -> None:
    ctx.bus.previewed.emit(Preview())
    assert preview.sheet is not None
    form = preview.sheet.form
    qtbot.waitUntil(lambda: form.summary.text() == "Nothing waits to be sent.")
