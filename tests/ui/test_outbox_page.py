"""The outbox in words: look, change, discard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, WORKING
from ui.context import Place, UiContext
from ui.views.outbox import OutboxPage


@pytest.fixture
def page(qtbot: QtBot, context: UiContext) -> OutboxPage:
    made = OutboxPage(context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    return made


def shown(qtbot: QtBot, page: OutboxPage, count: int) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.tree.setFocus()
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == count and not page.busy)


def words(page: OutboxPage, line: int = 0) -> list[str]:
    item = page.tree.topLevelItem(line)
    assert item is not None
    return [item.text(column) for column in range(page.tree.columnCount())]


def test_commands_are_told_in_words(qtbot: QtBot, page: OutboxPage, desk: Workspace) -> None:
    desk.do("lead.decline", {"lead_id": OFFERED, "reason": "outside_territory"})
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"value": 123_400}})
    shown(qtbot, page, 2)
    assert words(page) == ["Decline", "Nordlys AS", "Reason: Outside our territory", "now", "Waits to be sent"]
    assert words(page, 1)[2] == "Estimated value: 12,345,600 → 123,400"


def test_an_unsent_command_is_discarded(qtbot: QtBot, page: OutboxPage, desk: Workspace) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    shown(qtbot, page, 1)
    QTest.keyClick(page.tree, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.tree.topLevelItemCount() == 0)
    assert desk.outbox() == []
    found = desk.get("lead", OFFERED)
    assert found is not None
    assert getattr(found, "status", "") == "offered"


def test_an_unsent_command_is_changed(qtbot: QtBot, page: OutboxPage, desk: Workspace) -> None:
    desk.do("activity.log", {"lead_id": WORKING, "kind": "note", "subject": "Visit", "note": "They want ten."})
    shown(qtbot, page, 1)
    QTest.keyClick(page.tree, Qt.Key.Key_E)
    assert page.sheet is not None
    area = page.sheet.form.findChild(QPlainTextEdit)
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == "They want ten."
    area.setPlainText("They want twelve.")
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.sheet is None)
    assert [item.args["note"] for item in desk.outbox()] == ["They want twelve."]


def test_a_change_of_a_field_is_changed_again(qtbot: QtBot, page: OutboxPage, desk: Workspace) -> None:
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"notes": "First words"}})
    shown(qtbot, page, 1)
    page.edit()
    assert page.sheet is not None
    area = page.sheet.form.findChild(QPlainTextEdit)
    assert isinstance(area, QPlainTextEdit)
    area.setPlainText("Better words")
    page.sheet.form.submit()
    qtbot.waitUntil(lambda: page.sheet is None)
    assert desk.outbox()[0].args["changes"] == {"notes": ["", "Better words"]}


def test_what_may_have_reached_the_hub_cannot_be_discarded(qtbot: QtBot, page: OutboxPage, desk: Workspace) -> None:
    from prm_desktop.replica import outbox  # noqa: PLC0415

    desk.do("lead.accept", {"lead_id": OFFERED})
    with desk.db.write() as conn:
        outbox.take_batch(conn, 10)
    shown(qtbot, page, 1)
    assert words(page)[4] == "On its way: sent, no answer yet"
    page.withdraw()
    assert len(desk.outbox()) == 1


def test_an_empty_outbox_says_what_it_is_for(qtbot: QtBot, page: OutboxPage) -> None:
    shown(qtbot, page, 0)
    qtbot.waitUntil(lambda: page.empty.nothing is not None and page.empty.nothing.title == "Everything is sent")


def test_a_command_leads_to_its_record(qtbot: QtBot, page: OutboxPage, desk: Workspace, context: UiContext) -> None:
    gone: list[Place] = []
    context.bus.navigated.connect(gone.append)
    desk.do("lead.accept", {"lead_id": OFFERED})
    shown(qtbot, page, 1)
    page.open_record()
    assert gone == [Place("lead", OFFERED)]
