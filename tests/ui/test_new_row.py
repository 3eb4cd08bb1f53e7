"""A row is made from the page of its kind: a ticket, for example."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from prm_desktop.services.offering import making
from prm_desktop.services.workspace import Workspace
from ui.context import UiContext
from ui.kinds import AREAS
from ui.views.area import AreaPage
from ui.widgets.detail import Detail
from ui.widgets.sheet import Sheet


def test_a_ticket_is_opened_from_its_page(qtbot: QtBot, context: UiContext, desk: Workspace) -> None:
    page = AreaPage(context, next(area for area in AREAS if area.key == "support"), Detail)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    assert page.new.text() == "Open a ticket"
    page.new.click()
    sheet = page.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    line = sheet.form.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "No signal in hall 3")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [getattr(row, "subject", "") for row in desk.find("ticket")] == ["No signal in hall 3"])


def test_a_lead_of_our_own_asks_for_little_and_is_ours_at_once(
    qtbot: QtBot, context: UiContext, desk: Workspace
) -> None:
    page = AreaPage(context, next(area for area in AREAS if area.key == "leads"), Detail)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitExposed(page):
        page.show()
    assert page.new.text() == "New lead of our own"
    page.new.click()
    sheet = page.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    asked = [item.name for item, _value in sheet.form.questions()]
    assert asked == ["company", "title", "contact_name", "phone", "email", "city", "source", "next_step"]
    line = sheet.form.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "Fair visitor GmbH")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.find("lead", company="Fair visitor GmbH")))
    (made,) = desk.find("lead", company="Fair visitor GmbH")
    assert (getattr(made, "status", ""), getattr(made, "own", False)) == ("accepted", True)


def test_a_kind_that_nobody_here_makes_offers_nothing() -> None:
    assert making("product") is None
