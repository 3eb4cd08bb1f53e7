"""The detail of a row: acts by key, editing in place, adding to the timeline."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, WORKING, Clock
from ui.context import UiContext
from ui.messages import Message
from ui.widgets.command_form import CommandForm
from ui.widgets.detail import Detail
from ui.widgets.fact import Fact
from ui.widgets.timeline import Happening


@pytest.fixture
def detail(qtbot: QtBot, context: UiContext) -> Detail:
    made = Detail(context)
    qtbot.addWidget(made)
    made.resize(700, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def shown(qtbot: QtBot, detail: Detail, row_id: str) -> Detail:
    detail.show_row("lead", row_id)
    qtbot.waitUntil(lambda: detail.row is not None and detail.row.id == row_id)
    return detail


def fact(detail: Detail, name: str) -> Fact:
    return next(item for item in (*detail.facts.facts, *detail.next_step.facts) if item.spec.name == name)


def typed(detail: Detail, name: str, text: str) -> QLineEdit:
    chosen = fact(detail, name)
    chosen.start()
    line = chosen.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, text)
    return line


def lead(desk: Workspace, row_id: str) -> Any:
    found = desk.get("lead", row_id)
    assert found is not None
    return found


def test_one_key_accepts_an_offer(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, OFFERED)
    QTest.keyClick(detail, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: detail.row.status == "accepted")
    assert lead(desk, OFFERED).status == "accepted"
    assert detail.header.pending.text() == "Not sent yet"


def test_a_key_that_does_not_go_now_says_so(qtbot: QtBot, detail: Detail, context: UiContext, desk: Workspace) -> None:
    """Whoever presses N and types on must not accept the lead by the first “a” without having heard a word."""
    shown(qtbot, detail, OFFERED)
    said: list[Message] = []
    context.messages.posted.connect(said.append)
    QTest.keyClick(detail, Qt.Key.Key_N)
    assert [item.text for item in said] == ["“Note” does not go with this record as it stands now."]
    assert not detail.press("R"), "no act of a lead has this key at any time"
    assert len(said) == 1
    assert lead(desk, OFFERED).status == "offered"


def test_the_focus_stays_on_a_fact_that_was_emptied(qtbot: QtBot, detail: Detail) -> None:
    shown(qtbot, detail, WORKING)
    within: list[bool] = []
    QTest.keyClick(typed(detail, "city", "Kiel"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: detail.row.city == "Kiel" and not fact(detail, "city").is_editing)
    app, city = QApplication.instance(), fact(detail, "city")
    assert isinstance(app, QApplication)
    watch = app.focusChanged.connect(lambda _old, now: within.append(city.isAncestorOf(now)))
    QTest.keyClick(typed(detail, "city", ""), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not detail.row.city and not fact(detail, "city").is_editing)
    app.focusChanged.disconnect(watch)
    here = QApplication.focusWidget()
    assert here is not None
    assert city.isAncestorOf(here)
    assert within
    assert all(within), "not by way of anything else"


def test_the_clock_of_an_offer_ticks_without_a_network(qtbot: QtBot, detail: Detail, clock: Clock) -> None:
    shown(qtbot, detail, OFFERED)
    assert detail.header.clock.text() == "Offer expires in 3 hr."
    clock.wait(2 * 3600 + 1800)
    detail.header.clock.tick()
    assert detail.header.clock.text() == "Offer expires in 30 min."
    clock.wait(3600)
    detail.header.clock.tick()
    assert detail.header.clock.text() == "Offer expired 30 min. ago"
    assert detail.header.clock.tone == "danger"


def test_declining_asks_why_and_one_more_key_answers(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, OFFERED)
    QTest.keyClick(detail, Qt.Key.Key_D)
    sheet = detail.starter.sheet
    assert sheet is not None
    assert lead(desk, OFFERED).status == "offered"
    QTest.keyClick(sheet.form, Qt.Key.Key_5)
    qtbot.waitUntil(lambda: detail.starter.sheet is None)
    assert (lead(desk, OFFERED).status, lead(desk, OFFERED).decline_reason) == ("declined", "outside_territory")


def test_another_reason_needs_words_and_nothing_typed_is_lost(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, OFFERED)
    QTest.keyClick(detail, Qt.Key.Key_D)
    form = opened(detail)
    QTest.keyClick(form, Qt.Key.Key_7)
    qtbot.waitUntil(lambda: "few words" in problem_of(form))
    area = form.findChild(QPlainTextEdit)
    assert isinstance(area, QPlainTextEdit)
    QTest.keyClicks(area, "Our engineer is ill")
    QTest.keyClick(area, Qt.Key.Key_Escape)
    assert detail.starter.sheet is None
    QTest.keyClick(detail, Qt.Key.Key_D)
    area = opened(detail).findChild(QPlainTextEdit)
    assert isinstance(area, QPlainTextEdit)
    assert area.toPlainText() == "Our engineer is ill"
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: lead(desk, OFFERED).status == "declined")
    assert lead(desk, OFFERED).closing_comment == "Our engineer is ill"


def opened(detail: Detail) -> CommandForm:
    assert detail.starter.sheet is not None
    return detail.starter.sheet.form


def problem_of(form: QWidget) -> str:
    return " ".join(item.text() for item in form.findChildren(QLabel) if item.property("tone") == "danger")


def test_a_fact_is_changed_in_place(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, WORKING)
    line = typed(detail, "contact_name", "Lucia Ruiz")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not fact(detail, "contact_name").is_editing)
    assert lead(desk, WORKING).contact_name == "Lucia Ruiz"


def test_escape_takes_back_what_was_typed(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, WORKING)
    line = typed(detail, "contact_name", "Wrong")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert not fact(detail, "contact_name").is_editing
    assert lead(desk, WORKING).contact_name == ""


def test_what_cannot_be_meant_stays_with_the_reason_beside_it(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, WORKING)
    line = typed(detail, "email", "lucia at ruiz")
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "lucia at ruiz"
    assert "not an e-mail address" in problem_of(fact(detail, "email"))
    assert lead(desk, WORKING).email == ""


def test_a_save_that_is_refused_keeps_what_was_typed(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, WORKING)
    line = typed(detail, "contact_name", "Lucia Ruiz")
    desk.do("lead.disqualify", {"lead_id": WORKING, "reason": "no_budget"})
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "closed" in problem_of(fact(detail, "contact_name")))
    assert line.text() == "Lucia Ruiz"


def test_typing_survives_a_change_from_elsewhere(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, WORKING)
    line = typed(detail, "contact_name", "Half a na")
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"city": "Sevilla"}})
    detail.reload()
    qtbot.waitUntil(lambda: detail.row.city == "Sevilla")
    assert line.text() == "Half a na"


def test_money_is_typed_as_people_write_it(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, WORKING)
    line = typed(detail, "value", "1,250.50")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lead(desk, WORKING).value == 125_050)


def test_a_field_of_the_vendor_cannot_be_changed(qtbot: QtBot, detail: Detail) -> None:
    shown(qtbot, detail, WORKING)
    fact(detail, "description").start()
    assert not fact(detail, "description").is_editing


def test_a_letter_typed_into_a_field_is_no_command(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, OFFERED)
    line = typed(detail, "contact_name", "")
    QTest.keyClicks(line, "ad")
    assert line.text() == "ad"
    assert lead(desk, OFFERED).status == "offered"


def test_a_call_is_logged_with_two_keys_and_a_line(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, WORKING)
    QTest.keyClick(detail, Qt.Key.Key_C)
    QTest.keyClicks(detail.add_bar.text, "Called about the rollout")
    QTest.keyClick(detail.add_bar.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(detail.findChildren(Happening)) == 2)
    assert desk.timeline("lead", WORKING)[0].title == "Called about the rollout"
    assert detail.add_bar.text.toPlainText() == ""


def test_a_draft_waits_while_another_row_is_looked_at(qtbot: QtBot, detail: Detail) -> None:
    shown(qtbot, detail, WORKING)
    detail.add_bar.text.setPlainText("Half a thought")
    shown(qtbot, detail, OFFERED)
    assert detail.add_bar.text.toPlainText() == ""
    shown(qtbot, detail, WORKING)
    assert detail.add_bar.text.toPlainText() == "Half a thought"


def test_a_task_is_ticked_off_in_the_timeline(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    shown(qtbot, detail, WORKING)
    qtbot.waitUntil(lambda: len(detail.findChildren(Happening)) == 1)
    detail.findChildren(Happening)[0].tick()
    qtbot.waitUntil(lambda: desk.timeline("lead", WORKING)[0].status == "done")


def test_a_row_that_is_gone_says_so(qtbot: QtBot, detail: Detail) -> None:
    detail.show_row("lead", "01900000-0000-7000-8000-00000000ffff")
    qtbot.waitUntil(lambda: "Not here any more" in all_text(detail))


def test_html_from_a_customer_is_shown_as_text(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"contact_name": "<b>Bold</b>"}})
    shown(qtbot, detail, WORKING)
    assert "<b>Bold</b>" in all_text(fact(detail, "contact_name"))


def all_text(widget: QWidget) -> str:
    return " ".join(item.text() for item in widget.findChildren(QLabel))


def test_a_row_opens_in_a_window_of_its_own(qtbot: QtBot, detail: Detail) -> None:
    shown(qtbot, detail, WORKING)
    window = detail.undock()
    assert window is not None
    qtbot.waitUntil(lambda: window.windowTitle() == "Café Ruiz")
    window.close()


def test_a_narrow_page_ends_where_its_text_ends(qtbot: QtBot, detail: Detail) -> None:
    detail.resize(360, 500)
    shown(qtbot, detail, WORKING)
    content = detail._scroll.widget()  # noqa: SLF001 - what scrolls
    assert content is not None
    room = detail._scroll.viewport().height()  # noqa: SLF001 - and where
    qtbot.waitUntil(lambda: content.height() == max(room, content.heightForWidth(content.width())))


def test_what_was_done_can_be_undone(qtbot: QtBot, detail: Detail, desk: Workspace, context: UiContext) -> None:
    said: list[Message] = []
    context.messages.posted.connect(said.append)
    shown(qtbot, detail, OFFERED)
    QTest.keyClick(detail, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: bool(said))
    assert (said[0].text, said[0].label) == ("Accepted Nordlys AS. The vendor is told; the customer is not.", "Undo")
    context.history.undo()
    qtbot.waitUntil(lambda: lead(desk, OFFERED).status == "offered")


def test_everything_can_be_reached_by_keyboard(qtbot: QtBot, detail: Detail) -> None:
    shown(qtbot, detail, OFFERED)
    names = set()
    detail.setFocus()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or detail, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        names.add(focus.accessibleName() if focus else "")
    assert {"Accept", "Decline", "More that can be done", "Estimated value: €5,000"} <= names


def test_removing_is_never_the_next_step(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    made = desk.do("contact.add", {"name": "Ana"})
    detail.show_row("contact", made.subject_id)
    qtbot.waitUntil(lambda: detail.row is not None)
    labels = [act.text() for act in detail.header.more.menu().actions()]
    assert "Remove" in labels
    assert detail.header.anchor("contact.remove") is detail.header.more
