"""Names are offered after an @, so that nobody has to know how a colleague is spelled."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from prm_desktop.domain.partners import User
from prm_desktop.domain.work import Comment
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import WORKING, store
from ui.context import UiContext
from ui.widgets.detail import Detail
from ui.widgets.mention_text import fitting, people_around

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing the keyboard)", extend=True)
PEOPLE = (
    User(id="u-eve", rv=9, name="Eve Ångström", partner_id="p-1"),
    User(id="u-old", rv=9, name="Egon Gone", partner_id="p-1", active=False),
    Comment(
        id="c-1", rv=9, record_kind="lead", record_id=WORKING, body="Hi", author="Vera Lindström", partner_id="p-1"
    ),
)


@pytest.fixture
def detail(qtbot: QtBot, context: UiContext, desk: Workspace) -> Detail:
    for row in PEOPLE:
        store(desk.db, row)
    made = Detail(context)
    qtbot.addWidget(made)
    made.resize(700, 900)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.show_row("lead", WORKING)
    qtbot.waitUntil(lambda: made.row is not None and context.tasks.running == 0)
    return made


def test_colleagues_and_those_who_spoke_can_be_meant(desk: Workspace) -> None:
    for row in PEOPLE:
        store(desk.db, row)
    assert people_around(desk, "lead", WORKING) == ["Ben", "Eve Ångström", "Vera Lindström"]


@pytest.mark.parametrize(
    ("begun", "names"), [("", ["Ben", "Eve Ångström"]), ("ev", ["Eve Ångström"]), ("ång", ["Eve Ångström"]), ("x", [])]
)
def test_a_name_fits_by_any_of_its_words(begun: str, names: list[str]) -> None:
    assert fitting(["Ben", "Eve Ångström"], begun) == names


def test_a_name_is_offered_and_taken_with_one_key(qtbot: QtBot, detail: Detail, desk: Workspace) -> None:
    detail.add_bar.start_with("comment.add")
    text = detail.add_bar.text
    qtbot.waitUntil(text.hasFocus)
    QTest.keyClicks(text, "Ask @ev")
    assert text.offered == ["Eve Ångström"]
    popup = QApplication.activePopupWidget()  # the list takes the keys
    assert popup is not None
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert text.toPlainText() == "Ask @Eve Ångström "
    assert text.offered == []
    QTest.keyClicks(text, "please")
    detail.add_bar.save()
    qtbot.waitUntil(lambda: any(getattr(item, "mentions", ()) == ("u-eve",) for item in desk.find("comment")))


@pytest.mark.parametrize(("command", "words"), [("activity.log", "Called @e"), ("comment.add", "eve@e")])
def test_nothing_is_offered_where_nobody_would_be_told(qtbot: QtBot, detail: Detail, command: str, words: str) -> None:
    detail.add_bar.start_with(command)
    qtbot.waitUntil(detail.add_bar.text.hasFocus)
    QTest.keyClicks(detail.add_bar.text, words)
    assert detail.add_bar.text.offered == []
