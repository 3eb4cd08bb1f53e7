"""Everybody can use every screen of the tour: with a screen reader, with keys only, in either direction and theme.

The screens are the stops of the tour, so that a new one is walked by itself. Both walks are made once for all tests.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from prm_desktop.app_demo import TourCompany
from tests.ui import walker
from tests.ui.seeing import FocusSeen
from ui.guide import GotLostError
from ui.theme import Look, Mode, Theme
from ui.tour import on_tour
from ui.tour_stops import STOPS

Found = dict[str, list[str]]
"""By rule, what is in somebody's way, with the screen."""
RULES: dict[str, Callable[[QWidget], list[str]]] = {
    "named": walker.nameless,
    "told apart": walker.alike,
    "of the right role": walker.mute,
    "reached by keys": walker.unreachable,
    "left by Tab": walker.traps,
    "in reading order": walker.backwards,
    "explained where off": walker.unexplained,
    "in sight at full width": walker.cut,
}
LOOKS, REST_MS = 2, 300
LTR, RTL = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
WALKS = {"light": (LTR, Mode.LIGHT), "dark-mirrored": (RTL, Mode.DARK)}


def lasting(tell: Callable[[QWidget], list[str]], window: QWidget) -> list[str]:
    """What a rule still finds once the window has come to rest: on a busy computer it is laid out while it is read."""
    found = tell(window)
    for _ in range(LOOKS):
        if not found:
            break
        QTest.qWait(REST_MS)
        found = tell(window)
    return found


class Walks:
    """What the walks have found; each is made when a test first asks for it."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        self._app, self._theme = app, theme
        self._found: dict[str, Found] = {}
        self._lost: dict[str, GotLostError] = {}
        self.screens: set[str] = set()
        self.kinds: set[tuple[str, ...]] = set()

    def of(self, name: str) -> Found:
        """What the walk of this name has found."""
        if name in self._lost:
            raise self._lost[name]
        if name not in self._found:
            direction, mode = WALKS[name]
            self._app.setLayoutDirection(direction)
            self._app.setCursorFlashTime(0)
            self._theme.choose(Look(mode))
            try:
                self._found[name] = self._walk()
            except GotLostError as error:  # told by every test, waited for once
                self._lost[name] = error
                raise
        return self._found[name]

    def _walk(self) -> Found:
        found: Found = defaultdict(list)
        seen = FocusSeen()
        with on_tour(TourCompany(), self._theme) as visit:
            visit.window.resize(1280, 800)
            for stop in STOPS:
                visit.reach(stop)
                visit.shown.activateWindow()
                for rule, tell in RULES.items():
                    found[rule] += [f"{stop.name}: {what}" for what in lasting(tell, visit.shown)]
                found["seen with the focus"] += [f"{stop.name}: {what}" for what in seen.invisible(visit.shown)]
                self.screens.add(stop.name)
        self.kinds |= seen.looked
        return found


@pytest.fixture(scope="module")
def walks(qapp: QApplication, only_theme: Theme) -> Iterator[Walks]:
    direction, flash, look = qapp.layoutDirection(), qapp.cursorFlashTime(), only_theme.look
    yield Walks(qapp, only_theme)
    qapp.setLayoutDirection(direction)
    qapp.setCursorFlashTime(flash)
    only_theme.choose(look)


@pytest.mark.parametrize("walk", WALKS)
@pytest.mark.parametrize("rule", [*RULES, "seen with the focus"])
def test_every_control_is(walks: Walks, walk: str, rule: str) -> None:
    assert walks.of(walk)[rule] == []


def test_every_screen_and_many_kinds_of_controls_were_looked_at(walks: Walks) -> None:
    walks.of("light")
    assert walks.screens == {stop.name for stop in STOPS}
    assert {"QPushButton", "QToolButton", "QLineEdit", "QComboBox", "QCheckBox", "RowTable", "Cards"} <= {
        kind for kind, *_ in walks.kinds
    }
