"""What is typed and confirmed while the answer to an earlier try is under way is given as soon as that has failed."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from prm_desktop.domain.leads import Lead
from prm_desktop.domain.registry import COMMANDS
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED
from ui.context import UiContext
from ui.widgets.command_form import CommandForm


def test_whoever_types_on_at_once_need_not_confirm_again(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    form = CommandForm(context, COMMANDS["lead.decline"], {"lead_id": OFFERED})
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    other = next(item for item in form.findChildren(QRadioButton) if "Other" in item.text())
    with qtbot.waitSignal(form.ended) as told:
        other.click()
        form.submit()  # refused without a comment
        QTest.keyClicks(form.findChildren(QPlainTextEdit)[-1], "A competitor's.")
        form.submit()
    assert told.args is not None
    assert told.args[0].done
    lead = desk.get("lead", OFFERED)
    assert isinstance(lead, Lead)
    assert lead.status == "declined"
    assert not any("other reason" in item.message for item in desk.attention())
