"""Bringing a file in, as a person does it in the window: choose, look, change a column, do, take back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from prm_desktop.domain.leads import Lead
from prm_desktop.services.imports.doing import OnLike
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import WORKING
from ui.context import Place, UiContext
from ui.kinds import AREAS
from ui.messages import Message
from ui.models.import_model import Fate
from ui.views.area import AreaPage
from ui.views.import_page import ImportPage
from ui.widgets.detail import Detail

LEADS = "Firma;Ansprechpartner;E-Mail;Wert\nNeu AG;Ana;ana@neu.example;1.250,00\nCafé Ruiz;Bo;bo@ruiz.example;\n;Cy;;\n"


@pytest.fixture
def page(qtbot: QtBot, context: UiContext) -> ImportPage:
    made = ImportPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def told(context: UiContext) -> list[Message]:
    found: list[Message] = []
    context.messages.posted.connect(found.append)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "leads.csv"
    path.write_bytes(LEADS.encode("cp1252"))
    return path


def looked(qtbot: QtBot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: page.planned is not None and page.progress.text() == "")


def shown(page: ImportPage) -> list[str]:
    model = page.preview.model
    return [str(model.data(model.index(row, 1))) for row in range(model.rowCount())]


def companies(desk: Workspace) -> list[str]:
    return sorted(row.company for row in desk.find("lead") if isinstance(row, Lead))


def test_a_file_is_shown_as_it_would_come_in_and_nothing_is_changed(
    qtbot: QtBot, page: ImportPage, desk: Workspace, file: Path
) -> None:
    QAbstractItemModelTester(page.preview.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert not page.go.isVisible()
    page.arrive(Place("lead", page="import", file=str(file)))
    looked(qtbot, page)
    assert page.file.text() == "leads.csv · 3 rows · Windows-1252 · separated by “;”"
    assert page.mapping.mapped == {0: "company", 1: "contact_name", 2: "email", 3: "value"}
    assert shown(page) == [
        "New", "Left out; looks like “Café Ruiz”: the same company", "Set aside: “Company” is empty.",
    ]  # fmt: skip
    model = page.preview.model
    assert [model.data(model.index(0, column)) for column in (0, 2, 3, 5)] == ["2", "Neu AG", "Ana", "€1,250"]
    assert [page.preview.chip(one).text() for one in (None, *Fate)] == ["All 3", "New 1", "Duplicates 1", "Set aside 1"]
    page.preview.show_only(Fate.ASIDE)
    assert shown(page) == ["Set aside: “Company” is empty."]
    assert (page.go.text(), page.go.isEnabled()) == ("Import 1 row", True)
    assert desk.outbox() == []


def test_it_is_done_with_what_is_set_aside_kept_in_sight_and_taken_back_at_once(
    qtbot: QtBot, page: ImportPage, context: UiContext, file: Path, told: list[Message]
) -> None:
    desk, rest = context.workspace, file.with_name("rest.csv")
    page.read(file)
    looked(qtbot, page)
    page.preview.likes.setCurrentIndex(page.preview.likes.findData(str(OnLike.FILL)))
    assert page.go.text() == "Import 2 rows"
    page.start()
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].text == "2 rows brought in; saved here. 1 set aside."
    assert companies(desk) == ["Café Ruiz", "Neu AG", "Nordlys AS"]
    ruiz = desk.get("lead", WORKING)
    assert isinstance(ruiz, Lead)
    assert ruiz.email == "bo@ruiz.example"
    assert shown(page) == ["Set aside: “Company” is empty."]
    assert not page.go.isVisible()
    page.save_rest(rest)
    qtbot.waitUntil(lambda: rest.exists() and len(told) > 1)
    assert "“Company” is empty." in rest.read_text("utf-8-sig")
    context.history.undo()
    qtbot.waitUntil(lambda: companies(desk) == ["Café Ruiz", "Nordlys AS"])
    qtbot.waitUntil(lambda: desk.outbox() == [])


def test_a_single_duplicate_is_decided_by_keys_and_is_not_made_twice(
    qtbot: QtBot, page: ImportPage, desk: Workspace, file: Path, told: list[Message]
) -> None:
    page.read(file)
    looked(qtbot, page)
    single, table = page.preview.single, page.preview.table
    assert not single.isEnabled()
    table.setFocus()
    table.setCurrentIndex(page.preview.model.index(0, 1))
    assert not single.isEnabled(), "a new row is no duplicate"
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (single.isEnabled(), single.currentText()) == (True, "As all duplicates")
    single.setFocus()
    QTest.keyClicks(single, "Make")
    QTest.keyClick(single, Qt.Key.Key_Return)
    assert shown(page)[1].startswith("Made anyway; looks like “Café Ruiz”")
    assert page.go.text() == "Import 2 rows"
    page.preview.likes.setCurrentIndex(page.preview.likes.findData(str(OnLike.UPDATE)))
    assert shown(page)[1].startswith("Made anyway"), "what was decided for one stays"
    page.start()
    qtbot.waitUntil(lambda: bool(told))
    assert companies(desk) == ["Café Ruiz", "Café Ruiz", "Neu AG", "Nordlys AS"]
    page.read(file)
    looked(qtbot, page)
    assert shown(page)[1].startswith("Changes “Café Ruiz”")


def test_what_was_brought_in_lately_can_be_taken_back_after_a_restart(
    qtbot: QtBot, page: ImportPage, context: UiContext, file: Path, told: list[Message]
) -> None:
    page.read(file)
    looked(qtbot, page)
    page.start()
    qtbot.waitUntil(lambda: bool(told))
    again = ImportPage(context)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(lambda: len(again.earlier.buttons) == 1)
    assert again.earlier.isVisible()
    again.earlier.buttons[0].click()
    qtbot.waitUntil(lambda: told[-1].text == "1 taken back.")
    qtbot.waitUntil(again.earlier.isHidden)
    assert companies(context.workspace) == ["Café Ruiz", "Nordlys AS"]


def test_a_long_import_is_one_step_and_goes_back_to_its_list(
    qtbot: QtBot, page: ImportPage, context: UiContext, told: list[Message], tmp_path: Path
) -> None:
    path, desk = tmp_path / "accounts.csv", context.workspace
    path.write_text("Name\n" + "".join(f"Firm {number}\n" for number in range(150)), "utf-8")
    page.arrive(Place("account", page="import", file=str(path)))
    looked(qtbot, page)
    page.preview.likes.setCurrentIndex(page.preview.likes.findData(str(OnLike.MAKE)))
    with qtbot.waitSignal(context.bus.navigated) as went:
        page.start()
    assert went.args == [Place("account")]
    assert page.sheet is None, "ready for the next file"
    assert len(desk.find("account")) == 150
    context.history.undo()
    qtbot.waitUntil(lambda: desk.find("account") == [] and told[-1].text == "150 taken back.")
    context.history.redo()
    qtbot.waitUntil(lambda: len(desk.find("account")) == 150 and told[-1].text == "150 done.")


def test_a_changed_column_changes_what_would_be_made_and_is_known_the_next_time(
    qtbot: QtBot, page: ImportPage, context: UiContext, file: Path
) -> None:
    page.read(file)
    looked(qtbot, page)
    box = page.mapping.box(1)
    box.setCurrentIndex(box.findData("title"))
    qtbot.waitUntil(lambda: page.planned is not None and page.planned.items[0].args.get("title") == "Ana")
    again = ImportPage(context)
    qtbot.addWidget(again)
    again.show()
    again.read(file)
    looked(qtbot, again)
    assert again.mapping.mapped[1] == "title"


def test_what_is_missing_is_asked_for_and_comes_back_right(qtbot: QtBot, page: ImportPage, file: Path) -> None:
    page.read(file)
    looked(qtbot, page)
    box = page.mapping.box(0)
    box.setCurrentIndex(0)
    qtbot.waitUntil(page.preview.problem.isVisible)
    assert page.preview.problem.text() == "Choose the column with “Company”."
    assert not page.go.isVisible()
    assert not page.preview.table.isVisible()
    box.setCurrentIndex(box.findData("company"))
    looked(qtbot, page)
    assert page.go.isVisible()
    assert page.preview.table.isVisible()


def test_a_file_that_cannot_be_read_is_said_in_its_place(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    path = tmp_path / "photo.csv"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    page.read(path)
    qtbot.waitUntil(lambda: page.empty.nothing is not None and "not a text file" in page.empty.nothing.title)
    assert page.empty.isVisible()
    assert page.sheet is None


def test_it_can_be_stopped_and_gone_on_with(
    qtbot: QtBot, page: ImportPage, desk: Workspace, told: list[Message], tmp_path: Path
) -> None:
    path = tmp_path / "leads.csv"
    path.write_text("Company\n" + "".join(f"Firm{number}x{number * 7919}\n" for number in range(300)), "utf-8")
    page.read(path)
    looked(qtbot, page)
    page.preview.likes.setCurrentIndex(page.preview.likes.findData(str(OnLike.MAKE)))
    page.start()
    assert page.halt.isVisible()
    assert not page.mapping.isEnabled()
    page.stop()
    qtbot.waitUntil(lambda: any("You stopped it." in item.text for item in told))
    made = len(desk.find("lead")) - 2
    assert made in {0, 100, 200, 300}
    if made < 300:
        qtbot.waitUntil(lambda: page.planned is not None and len(page.planned.alike) >= made)
    assert page.mapping.isEnabled()


def test_a_file_dropped_on_a_list_goes_to_the_import_of_its_kind(qtbot: QtBot, context: UiContext, file: Path) -> None:
    area = AreaPage(context, next(area for area in AREAS if area.key == "leads"), Detail)
    qtbot.addWidget(area)
    area.resize(1100, 700)
    with qtbot.waitExposed(area):
        area.show()
    assert area.list.foot.bring.isVisible()
    area.show_kind("contact")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, keys)
    QApplication.sendEvent(area, enter)
    assert enter.isAccepted()
    with qtbot.waitSignal(context.bus.navigated) as went:
        QApplication.sendEvent(area, QDropEvent(QPoint(9, 9).toPointF(), Qt.DropAction.CopyAction, data, button, keys))
    assert went.args == [Place("contact", page="import", file=str(file))]
    area.show_kind("lead_share")
    assert not area.list.foot.bring.isVisible()
    refused = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, keys)
    refused.ignore()
    QApplication.sendEvent(area, refused)
    assert not refused.isAccepted()
