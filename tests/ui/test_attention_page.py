"""What needs a decision: refusals and conflicts, with both sides' words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from prm_desktop.replica import outbox
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, WORKING
from ui.context import UiContext
from ui.views.attention import AttentionPage

AT = "2026-03-02T08:30:00Z"


@pytest.fixture
def page(qtbot: QtBot, context: UiContext) -> AttentionPage:
    made = AttentionPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    return made


def answered(desk: Workspace, name: str, args: dict[str, Any], result: dict[str, Any]) -> None:
    """Somebody did something here, and the hub has answered it."""
    desk.do(name, args)
    with desk.db.write() as conn:
        mid = outbox.take_batch(conn, 10)[-1].mid
        outbox.retire(conn, {mid: {"mid": mid, **result}}, AT)
        outbox.rebase(conn)


def conflict(desk: Workspace) -> None:
    both = {"entity": "lead", "id": WORKING, "field": "next_step", "base": "", "mine": "Call", "theirs": "Visit"}
    answered(
        desk,
        "lead.update",
        {"lead_id": WORKING, "changes": {"next_step": "Call"}},
        {"status": "conflict", "conflicts": [{**both, "by_name": "Ben", "at": AT}]},
    )


def refusal(desk: Workspace) -> None:
    answered(
        desk,
        "lead.decline",
        {"lead_id": OFFERED, "reason": "other", "comment": "We are full"},
        {"status": "refused", "code": "expired", "message": "This offer has run out."},
    )


def shown(qtbot: QtBot, page: AttentionPage) -> None:
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.list.setFocus()
    qtbot.waitUntil(lambda: page.chosen is not None)


def next_step(desk: Workspace) -> str:
    return str(getattr(desk.get("lead", WORKING), "next_step", ""))


def test_both_sides_stand_beside_each_other_with_who_and_when(
    qtbot: QtBot, page: AttentionPage, desk: Workspace
) -> None:
    conflict(desk)
    shown(qtbot, page)
    panel = page.conflict
    assert (panel.base.value.text(), panel.mine.value.text(), panel.theirs.value.text()) == ("(empty)", "Call", "Visit")
    assert panel.theirs.accessibleName() == "Theirs, Ben, 30 min. ago: Visit"


def test_one_key_takes_mine(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    conflict(desk)
    shown(qtbot, page)
    QTest.keyClick(page.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page.chosen is None)
    assert next_step(desk) == "Call"
    assert len(desk.outbox()) == 1


def test_taking_theirs_sends_nothing(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    conflict(desk)
    shown(qtbot, page)
    page.conflict.choose("theirs")
    qtbot.waitUntil(lambda: page.chosen is None)
    assert next_step(desk) == ""
    assert desk.outbox() == []


def test_something_new_can_be_written(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    conflict(desk)
    shown(qtbot, page)
    page.conflict.edit()
    line = page.conflict.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    assert line.text() == "Call"
    line.setText("Call, then visit")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.chosen is None)
    assert next_step(desk) == "Call, then visit"


def test_a_refusal_says_why_and_can_be_given_up(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    refusal(desk)
    shown(qtbot, page)
    assert page.refused.why.text() == "This offer has run out."
    page.refused.discard.click()
    qtbot.waitUntil(lambda: page.chosen is None)
    assert desk.attention() == []


def test_a_refused_change_is_done_again(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    refusal(desk)
    shown(qtbot, page)
    page.refused.retry.click()
    qtbot.waitUntil(lambda: page.chosen is None)
    assert [item.name for item in desk.outbox()] == ["lead.decline"]


def test_a_refused_change_is_changed_and_done_again(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    refusal(desk)
    shown(qtbot, page)
    page.edit()
    assert page.sheet is not None
    area = page.sheet.form.findChild(QPlainTextEdit)
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == "We are full"
    area.setPlainText("We are full until May")
    page.sheet.form.submit()
    qtbot.waitUntil(lambda: page.chosen is None)
    assert desk.outbox()[0].args["comment"] == "We are full until May"


def test_nothing_to_decide_says_so(qtbot: QtBot, page: AttentionPage) -> None:
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.empty.nothing is not None and page.empty.nothing.title == "Nothing needs you")
