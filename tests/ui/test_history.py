"""Taking back and doing again, over several steps and beyond what has been sent."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from prm_desktop.domain.leads import Lead
from prm_desktop.replica import outbox
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, WORKING
from ui.context import UiContext
from ui.messages import Message


def lead(desk: Workspace, row_id: str) -> Lead:
    found = desk.get("lead", row_id)
    assert isinstance(found, Lead)
    return found


def title(desk: Workspace) -> str:
    return lead(desk, WORKING).title


def rename(qtbot: QtBot, context: UiContext, desk: Workspace, name: str) -> None:
    with qtbot.waitSignal(context.messages.posted):
        context.run_command("lead.update", {"lead_id": WORKING, "changes": {"title": name}})
    assert title(desk) == name


def test_steps_go_back_and_forth_in_order(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    before = title(desk)
    rename(qtbot, context, desk, "one")
    rename(qtbot, context, desk, "two")
    for step, shown in ((context.history.undo, "one"), (context.history.undo, before), (context.history.redo, "one"),
                        (context.history.redo, "two")):  # fmt: skip
        with qtbot.waitSignal(context.messages.posted):
            step()
        assert title(desk) == shown


def test_keys_may_come_faster_than_the_work(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    before = title(desk)
    rename(qtbot, context, desk, "one")
    rename(qtbot, context, desk, "two")
    history = context.history
    said: list[Message] = []
    context.messages.posted.connect(said.append)
    for step in (history.undo, history.undo, history.redo, history.undo):
        step()
    qtbot.waitUntil(lambda: len(said) == 4)
    assert title(desk) == before


def test_something_new_ends_what_could_be_done_again(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    said: list[Message] = []
    rename(qtbot, context, desk, "one")
    with qtbot.waitSignal(context.messages.posted):
        context.history.undo()
    assert title(desk) != "one"
    rename(qtbot, context, desk, "other")
    context.messages.posted.connect(said.append)
    context.history.redo()
    assert said[-1].text == "There is nothing to do again."
    assert title(desk) == "other"


def test_what_was_sent_is_taken_back_by_its_inverse_and_done_again_by_that_ones(
    qtbot: QtBot, context: UiContext, desk: Workspace
) -> None:
    rename(qtbot, context, desk, "sent")
    with desk.db.write() as conn:
        outbox.take_batch(conn, 10)  # it has a number now, as when it is on its way
    with qtbot.waitSignal(context.messages.posted):
        context.history.undo()
    assert title(desk) != "sent"
    assert [item.name for item in desk.outbox()] == ["lead.update", "lead.update"]
    with qtbot.waitSignal(context.messages.posted):
        context.history.redo()
    assert title(desk) == "sent"


def test_a_row_that_was_made_comes_back_as_the_same_row(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    with qtbot.waitSignal(context.messages.posted):
        context.run_command("task.add", {"lead_id": WORKING, "subject": "Send the offer"})
    made = {row.id for row in desk.find("task")}
    with qtbot.waitSignal(context.messages.posted):
        context.history.undo()
    assert len(desk.find("task")) == 1
    with qtbot.waitSignal(context.messages.posted):
        context.history.redo()
    assert {row.id for row in desk.find("task")} == made


def test_what_cannot_be_taken_back_says_so_and_stays(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    said: list[Message] = []
    with qtbot.waitSignal(context.messages.posted):
        context.run_command("lead.accept", {"lead_id": OFFERED})
    with desk.db.write() as conn:
        outbox.take_batch(conn, 10)
    context.messages.posted.connect(said.append)
    context.history.undo()
    qtbot.waitUntil(lambda: bool(said))
    assert "cannot be taken back" in said[-1].text
    assert lead(desk, OFFERED).status == "accepted"
