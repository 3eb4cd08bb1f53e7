"""The rail: where one is, one stop of Tab with arrows from there, and words that fit in every language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Speak
from ui import translations
from ui.context import UiContext
from ui.widgets.rail import Rail
from ui.widgets.tab_order import stops


def shown(qtbot: QtBot, context: UiContext) -> Rail:
    rail = Rail(context)
    qtbot.addWidget(rail)
    rail.resize(rail.width(), 800)
    with qtbot.waitActive(rail):
        rail.show()
        rail.activateWindow()
    return rail


@pytest.mark.parametrize("language", translations.languages())
def test_every_place_fits_also_in_bold(qtbot: QtBot, context: UiContext, speak: Speak, language: str) -> None:
    speak(language)
    rail = shown(qtbot, context)
    for key, made in rail.buttons.items():
        rail.choose(key)
        room = rail.width() - 2 * context.theme.space("s")
        assert made.sizeHint().width() <= room, made.text()


def test_tab_stops_at_the_present_place_and_the_arrows_open_nothing(qtbot: QtBot, context: UiContext) -> None:
    rail = shown(qtbot, context)
    went: list[object] = []
    rail.chosen.connect(went.append)
    rail.choose("deals")
    deals = rail.buttons["deals"]
    assert stops(rail) == [deals]
    deals.setFocus()
    for key, name in ((Qt.Key.Key_Down, "catalogue"), (Qt.Key.Key_End, "settings"), (Qt.Key.Key_Home, "home")):
        QTest.keyClick(rail.focusWidget(), key)
        assert rail.focusWidget() is rail.buttons[name]
        assert stops(rail) == [rail.buttons[name]]  # whoever goes on with Tab goes on from here
    assert not went
    assert deals.accessibleDescription() == "You are here"
    QTest.keyClick(rail.focusWidget(), Qt.Key.Key_Space)
    assert went == ["home"]


def test_the_stop_is_the_present_place_again_once_the_focus_has_left(qtbot: QtBot, context: UiContext) -> None:
    rail = shown(qtbot, context)
    rail.choose("deals")
    rail.buttons["deals"].setFocus()
    QTest.keyClick(rail.buttons["deals"], Qt.Key.Key_Up)
    rail.focusWidget().clearFocus()
    assert stops(rail) == [rail.buttons["deals"]]
