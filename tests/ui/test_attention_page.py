"""What needs a decision: refusals and conflicts, with both sides' words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from prm_desktop.replica import outbox
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, WORKING, store
from tests.ui.late import Late
from ui.context import UiContext
from ui.views import attention
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


def conflict(desk: Workspace, field: str = "next_step", **told: str) -> None:
    both = {"base": "", "mine": "Call", "theirs": "Visit", "by": "u-ben", "by_name": "Ben", "at": AT} | told
    answered(
        desk,
        "lead.update",
        {"lead_id": WORKING, "changes": {field: both["mine"]}},
        {"status": "conflict", "conflicts": [{"entity": "lead", "id": WORKING, "field": field, **both}]},
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
    assert panel.theirs.accessibleName() == "Theirs, your colleague Ben, 8:30\u202fAM: Visit"
    assert panel.mine.accessibleName() == "Yours, you, 9:00\u202fAM: Call"


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
    QTest.keyClick(page.list, Qt.Key.Key_E)
    form = page.refused.form
    assert form is not None
    area = form.findChild(QPlainTextEdit)
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == "We are full"
    area.setPlainText("We are full until May")
    form.submit()
    qtbot.waitUntil(lambda: page.chosen is None)
    assert desk.outbox()[0].args["comment"] == "We are full until May"


def test_nothing_to_decide_says_so(qtbot: QtBot, page: AttentionPage) -> None:
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.empty.nothing is not None and page.empty.nothing.title == "Nothing needs you")


STORY = "The plant in Kiel wants ten cameras. The budget is approved. Ask for Ms Weber at the gate."


def test_mine_says_that_it_was_done_offline(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    with desk.db.write() as conn:
        set_meta(conn, {Meta.AWAY_SINCE: AT})
    conflict(desk)
    shown(qtbot, page)
    assert page.conflict.mine.accessibleName() == "Yours, you, offline, 9:00\u202fAM: Call"


def test_long_texts_show_what_each_put_in_and_took_out(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    mine, theirs = STORY.replace("ten", "twelve"), STORY.replace("Ms Weber", "Mr Adam")
    conflict(desk, "notes", base=STORY, mine=mine, theirs=theirs)
    shown(qtbot, page)
    assert "[removed: ten] [added: twelve]" in page.conflict.mine.accessibleName()
    assert page.conflict.both.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: page.chosen is None)
    assert getattr(desk.get("lead", WORKING), "notes", "") == mine.replace("Ms Weber", "Mr Adam")


def test_texts_that_touch_the_same_words_are_not_joined(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    conflict(desk, "notes", base=STORY, mine=STORY.replace("ten", "nine"), theirs=STORY.replace("ten", "six"))
    shown(qtbot, page)
    assert not page.conflict.both.isVisible()


def test_a_decision_is_undone_and_open_again(
    qtbot: QtBot, page: AttentionPage, desk: Workspace, context: UiContext
) -> None:
    conflict(desk)
    shown(qtbot, page)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2):
        QTest.keyClick(page.list, key)
        qtbot.waitUntil(lambda: page.chosen is None)
        context.history.undo()
        qtbot.waitUntil(lambda: page.chosen is not None)
    assert desk.outbox() == []
    assert len(desk.attention()) == 1
    context.history.redo()
    qtbot.waitUntil(lambda: page.chosen is None)


def test_what_is_being_written_stays_while_another_matter_is_looked_at(
    qtbot: QtBot, page: AttentionPage, desk: Workspace
) -> None:
    conflict(desk)
    refusal(desk)
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.list.count() == 2)
    kinds = [item.kind for item in desk.attention()]
    page.list.setCurrentRow(kinds.index("conflict"))
    page.conflict.edit()
    line = page.conflict.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.setText("Half a thought")
    page.list.setCurrentRow(kinds.index("refused"))
    page.refused.edit()
    assert page.refused.form is not None
    page.list.setCurrentRow(kinds.index("conflict"))
    again = page.conflict.findChildren(QLineEdit)[-1]
    assert again.text() == "Half a thought"
    page.list.setCurrentRow(kinds.index("refused"))
    assert page.refused.form is not None
    assert page.refused.form.isVisible()


def test_keys_typed_into_a_form_decide_nothing(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    refusal(desk)
    shown(qtbot, page)
    page.refused.edit()
    form = page.refused.form
    assert form is not None
    area = form.findChild(QPlainTextEdit)
    assert isinstance(area, QPlainTextEdit)
    QTest.keyClicks(area, "Rest 12")
    QTest.keyClick(area, Qt.Key.Key_Delete)
    assert "Rest 12" in area.toPlainText()
    assert len(desk.attention()) == 1


def test_after_a_decision_the_next_matter_is_there_and_keys_go_on(
    qtbot: QtBot, page: AttentionPage, desk: Workspace
) -> None:
    conflict(desk)
    refusal(desk)
    shown(qtbot, page)
    qtbot.waitUntil(lambda: page.list.count() == 2)
    first = page.chosen
    assert first is not None
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.list.count() == 1)
    assert page.chosen is not None
    assert page.chosen.id != first.id
    assert page.list.hasFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.chosen is None)


def test_what_was_read_before_does_not_come_after_what_was_read_later(
    qtbot: QtBot, page: AttentionPage, desk: Workspace, context: UiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusal(desk)
    shown(qtbot, page)
    reading: Late[attention.Listed] = Late(monkeypatch, attention, "load")
    page.reload()
    reading.has_read()
    desk.resolve(desk.attention()[0].id, "discard")
    page.reload()
    qtbot.waitUntil(lambda: page.list.count() == 0)
    reading.comes()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    assert page.list.count() == 0


def test_a_refusal_says_who_changed_the_record_since(qtbot: QtBot, page: AttentionPage, desk: Workspace) -> None:
    row = desk.get("lead", OFFERED)
    assert row is not None
    store(desk.db, row, updated_by="u-ben", updated_at=AT)
    refusal(desk)
    shown(qtbot, page)
    assert page.refused.since.text() == "Last changed at the hub by your colleague Ben, 8:30\u202fAM"
