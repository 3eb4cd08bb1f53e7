"""How rows are painted: what is remembered from frame to frame must never be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.context import UiContext
from ui.models.table_model import Load
from ui.theme import Look, Mode, Theme
from ui.widgets.list_view import ListView

Shown = Callable[[], ListView]


@pytest.fixture
def shown(qtbot: QtBot, context: UiContext) -> Shown:
    """A list of leads as it is painted for the first time."""

    def show() -> ListView:
        view = ListView(context, "lead")
        qtbot.addWidget(view)
        view.resize(900, 400)
        with qtbot.waitExposed(view):
            view.show()
        qtbot.waitUntil(lambda: view.model.load is Load.READY)
        return view

    return show


def picture(view: ListView, width: int = 880) -> QImage:
    """The rows alone, in a width of their own: what lies around them keeps its size until the window is made anew."""
    view.table.setFixedSize(width, 250)
    return view.table.viewport().grab(QRect(0, 0, width, 160)).toImage()


def test_a_row_looks_the_same_however_often_it_is_painted(shown: Shown) -> None:
    view = shown()
    assert picture(view) == picture(view) == picture(shown())


@pytest.mark.parametrize("look", [Look(Mode.DARK), Look(Mode.LIGHT, zoom=150)])
def test_another_look_leaves_nothing_of_the_one_before(shown: Shown, theme: Theme, look: Look) -> None:
    view = shown()
    before = picture(view)
    theme.choose(look)
    after = picture(view)
    assert after != before
    assert after == picture(shown())


def test_in_another_width_and_direction_texts_are_made_to_fit_anew(shown: Shown) -> None:
    view = shown()
    wide = picture(view)
    narrow = picture(view, 500)
    assert narrow == picture(shown(), 500)
    assert picture(view) == wide
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    mirrored = picture(view)
    assert mirrored != wide
    other = shown()
    other.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert mirrored == picture(other)
