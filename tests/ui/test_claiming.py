"""Claiming from the shark tank on the page of an entry: what is offered before and after."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from prm_desktop.domain.pool import ClaimRequest, ClaimStatus, PoolEntry
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import store
from tests.ui.late import Late
from ui.context import UiContext
from ui.messages import Message
from ui.models.says import Say
from ui.widgets import list_head
from ui.widgets.detail import Detail
from ui.widgets.list_head import ListHead

ENTRY = "01900000-0000-7000-8000-00000000d006"


@pytest.fixture
def detail(qtbot: QtBot, context: UiContext) -> Detail:
    made = Detail(context)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_what_is_requested_is_not_offered_again_in_the_header_nor_by_its_key(
    qtbot: QtBot, detail: Detail, desk: Workspace, context: UiContext
) -> None:
    store(desk.db, PoolEntry(id=ENTRY, rv=9, headline="Cameras"))
    detail.show_row("pool_entry", ENTRY)
    qtbot.waitUntil(lambda: detail.row is not None)
    assert "Claim it" in [entry.text for entry in detail.entries()]
    assert detail.press("A")
    qtbot.waitUntil(lambda: "Withdraw" in [item.text() for item in detail.standing.buttons()])
    assert "Claim it" not in [entry.text for entry in detail.entries()]
    said: list[Message] = []
    context.messages.posted.connect(said.append)
    detail.press("A")
    assert [item.text for item in said] == ["“Claim it” does not go with this record as it stands now."]
    detail.standing.buttons()[0].click()
    qtbot.waitUntil(lambda: "Claim it" in [entry.text for entry in detail.entries()])


def test_the_limits_over_the_list_are_those_that_were_read_last(
    qtbot: QtBot, desk: Workspace, context: UiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = ListHead(context, "pool_entry")
    qtbot.addWidget(head)
    reading: Late[tuple[Say, ...]] = Late(monkeypatch, list_head, "overview")
    head.refresh()
    reading.has_read()
    store(desk.db, ClaimRequest(id=ENTRY, rv=9, partner_id="p-1", status=ClaimStatus.WON, decided_at=desk.now()))
    head.refresh()
    qtbot.waitUntil(lambda: any("· 1 of " in say.text for say in head.standing.says))
    reading.comes()
    qtbot.waitUntil(lambda: context.tasks.running == 0)
    assert any("· 1 of " in say.text for say in head.standing.says)
