"""Choosing several things at once: menus stay open, nothing is cut off, a saved view has its name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.leads import Lead
from tests.sync.replicas import store
from tests.ui.test_list_view import Show, show
from ui.context import Changed, UiContext
from ui.widgets.menus import ChoiceMenu

__all__ = ["show"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # a real platform does
def test_a_menu_of_choices_stays_open_until_it_is_left(qtbot: QtBot) -> None:
    menu = ChoiceMenu()
    qtbot.addWidget(menu)
    choices = [menu.addAction(text) for text in ("Status", "Company", "Town")]
    for act in choices:
        act.setCheckable(True)
    plain = menu.addAction("Usual columns")
    done: list[bool] = []
    plain.triggered.connect(lambda: done.append(True))
    menu.popup(QPoint(0, 0))
    for act in choices[:2]:
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(act).center())
    menu.setActiveAction(choices[2])
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert [act.isChecked() for act in choices] == [True] * 3
    assert menu.isVisible()
    menu.setActiveAction(plain)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert len(done) == 1
    assert not menu.isVisible()


def test_a_view_that_was_saved_is_shown_by_its_name(show: Show) -> None:
    view = show()
    view.bar.save_view("Monday round")
    assert view.bar._views.text() == "View: Monday round ▾"  # noqa: SLF001 - what a person reads


def test_buttons_for_many_rows_are_in_the_menu_where_they_would_be_cut_off(qtbot: QtBot, show: Show) -> None:
    view = show(width=900)
    view.table.selectAll()
    qtbot.waitUntil(view.bulk.isVisible)
    assert all(made.isVisible() for made in view.bulk.front)
    names = [made.text() for made in view.bulk.front]
    view.resize(440, 600)
    qtbot.waitUntil(lambda: not view.bulk.front[-1].isVisible())
    assert all(made.width() >= made.sizeHint().width() for made in view.bulk.front if made.isVisible())
    menu = next(item for item in view.bulk.findChildren(QMenu) if item.actions())
    menu.aboutToShow.emit()
    offered = {act.text() for act in menu.actions() if act.isVisible()}
    hidden = {name for name, made in zip(names, view.bulk.front, strict=True) if made.isHidden()}
    assert hidden
    assert hidden <= offered
    assert not offered & (set(names) - hidden)


def test_a_new_row_does_not_take_the_keys_from_what_acts_on_the_chosen_ones(
    qtbot: QtBot, show: Show, context: UiContext
) -> None:
    view = show()
    view.table.selectAll()
    chosen = view.table.selected_count()
    first = view.bulk.front[0]
    with qtbot.waitActive(view):
        view.activateWindow()
    first.setFocus()
    assert chosen > 1
    store(context.workspace.db, Lead(id=new_uuid7(), rv=9, company="Firm", status="working", partner_id="p-1"))
    rows = view.model.rowCount()
    with qtbot.waitSignal(view.model.modelReset):
        context.changed.emit(Changed(frozenset({("lead", "new")})))
    qtbot.waitUntil(lambda: view.model.rowCount() == rows + 1)
    assert view.table.selected_count() == chosen
    assert view.bulk.isVisible()
    assert first.hasFocus()
