"""A desk with a screen: a replica with a few rows, and everything that screens are given."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from prm_desktop.domain.leads import Lead
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import ROWS, Clock, primed
from tests.ui.watchdog import WatchedDatabase
from ui import translations
from ui.context import UiContext
from ui.format import Formatter
from ui.garbage import Garbage
from ui.main_window import MainWindow
from ui.messages import Messages
from ui.state import UiState
from ui.tasks import Tasks
from ui.theme import Look, Mode, Theme
from ui.widgets.detail import Detail

Speak = Callable[[str], None]
Pages = dict[str, Callable[[], QWidget]]
VALUES = {"Nordlys AS": 500_000, "Café Ruiz": 12_345_600}


@pytest.fixture(scope="session", autouse=True)
def garbage(qapp: QApplication) -> Iterator[Garbage]:
    """As in the program: no worker ever takes a closed screen apart."""
    made = Garbage(qapp)
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def _tidy(garbage: Garbage) -> Iterator[None]:
    yield
    garbage.collect()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Workspace]:
    """Anna's replica: Nordlys is offered until noon, Café Ruiz is being worked, with one open task."""
    rows = tuple(
        replace(row, value=VALUES[row.company], accept_by="2026-03-02T12:00:00Z") if isinstance(row, Lead) else row
        for row in ROWS
    )
    db = WatchedDatabase.create(tmp_path / "replica.db", bytes(32))
    primed(db, rows)
    with db.write() as conn:
        set_meta(conn, {Meta.REFRESH_TOKEN: "kept", Meta.LAST_SUCCESS: "2026-03-02T08:58:00Z"})
    workspace = Workspace(db, clock.now)
    yield workspace
    workspace.close()
    assert not getattr(db, "waited", []), "the window stood still while a screen waited for the replica"


@pytest.fixture(scope="session")
def only_theme(qapp: QApplication) -> Theme:
    """The one of this process: each new one would take over the letters of the one before."""
    return Theme(qapp, Look(Mode.LIGHT))


@pytest.fixture
def theme(only_theme: Theme) -> Iterator[Theme]:
    """The same look for every test, whatever one before it has chosen."""
    usual = only_theme.look
    yield only_theme
    if only_theme.look != usual:
        only_theme.choose(usual)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks(parent=qapp)
    yield made
    assert made.shut_down()


@pytest.fixture
def state(tmp_path: Path, qapp: QApplication) -> UiState:
    return UiState(tmp_path / "window.ini", qapp)


@pytest.fixture
def context(desk: Workspace, theme: Theme, tasks: Tasks, state: UiState, clock: Clock) -> UiContext:
    messages = Messages()
    tasks.on_failure(messages.problem)
    return UiContext(desk, tasks, theme, Formatter("en", UTC, clock.now), messages, state)


@pytest.fixture
def speak(qapp: QApplication) -> Iterator[Speak]:
    """Installs a language for one test."""
    before, direction = QLocale(), qapp.layoutDirection()
    installed = []
    yield lambda language: installed.extend(translations.install(qapp, language))
    for translator in installed:
        qapp.removeTranslator(translator)
    QLocale.setDefault(before)
    qapp.setLayoutDirection(direction)


@pytest.fixture
def pages() -> Pages:
    """The pages of the window that are no lists; a test may name its own."""
    return {}


@pytest.fixture
def window(qtbot: QtBot, context: UiContext, pages: Pages) -> MainWindow:
    """The main window, with the keyboard."""
    made = MainWindow(context, Detail, pages)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made
