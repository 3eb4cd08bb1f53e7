"""Nothing that belongs into the window is ever a window by itself: it would flash up and take the keys away."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.services.workspace import Workspace
from tests.ui.test_sync_and_settings import Switch
from ui.context import UiContext
from ui.kinds import AREAS, area_kinds
from ui.main_window import MainWindow
from ui.models.table_model import Load
from ui.views.area import AreaPage
from ui.views.attention import AttentionPage
from ui.views.outbox import OutboxPage
from ui.views.sync_page import SyncPage
from ui.widgets.detail import Detail


class Watch(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.fixture
def watch(qapp: QApplication) -> Iterator[Watch]:
    made = Watch()
    qapp.installEventFilter(made)
    yield made
    qapp.removeEventFilter(made)


def test_no_part_of_the_window_is_a_window_for_a_moment(
    qtbot: QtBot, watch: Watch, context: UiContext, desk: Workspace
) -> None:
    demo = replace(context, sync=Switch(), workspace=Workspace(desk.db, desk.now, demo=True))
    pages = {
        "sync": lambda: SyncPage(demo),
        "outbox": lambda: OutboxPage(demo),
        "attention": lambda: AttentionPage(demo),
    }
    window = MainWindow(demo, Detail, pages)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    for kind in (kind for area in AREAS for kind in area_kinds(area.key) if kind in ENTITIES):
        demo.navigate(kind)
        page = window.stack.currentWidget()
        assert isinstance(page, AreaPage)
        qtbot.waitUntil(lambda page=page: page.list.model.load is Load.READY)  # type: ignore[misc]
    for name in pages:
        demo.open_page(name)
    assert watch.seen == ["MainWindow"]
    assert window.isActiveWindow()
