"""A hub for the tests of one module, and people who sign in to it, each at a computer of their own."""

import gc
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.journeys.driver import Account, Hub, Rep
from tests.journeys.keyring_file import FileKeyring
from tests.journeys.window import Person


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a hub that was filled with demonstration data and stopped; others begin with a copy of it."""
    made = Hub(tmp_path_factory.mktemp("filled"))
    try:
        made.comes_back()
    finally:
        made.goes_away()
    return made.folder


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for the hub and the computers."""
    return tmp_path_factory.mktemp("journey")


@pytest.fixture(scope="module")
def hub(place: Path, filled: Path) -> Iterator[Hub]:
    """A running hub with demonstration data."""
    shutil.copytree(filled, place, dirs_exist_ok=True)
    made = Hub(place)
    try:
        made.comes_back()
        yield made
    finally:
        made.goes_away()


@pytest.fixture(scope="module")
def at_work(hub: Hub, place: Path) -> Callable[[Account], Rep]:
    """Somebody at a computer of their own, signed in and with everything there; the same one whenever asked again."""

    @cache
    def arrive(account: Account) -> Rep:
        rep = Rep(place / account.user, account, hub.url)
        rep.signs_in()
        return rep

    return arrive


@pytest.fixture
def at_window(qtbot: QtBot, qapp: QApplication, hub: Hub) -> Iterator[Callable[[Account], Person]]:
    """Somebody at a computer with a window, signed in there and with everything there."""
    people: list[Person] = []
    flashed: list[str] = []

    def note(window: QWindow | None) -> None:
        if window is not None and window.type() is Qt.WindowType.Window and not window.title():
            flashed.append(window.objectName())

    qapp.focusWindowChanged.connect(note)
    before = keyring.get_keyring()
    keyring.set_keyring(FileKeyring())  # type: ignore[no-untyped-call]  # keyring's base class has no types

    def arrive(account: Account) -> Person:
        person = Person(qtbot, qapp, account, hub)
        people.append(person)
        person.signs_in()
        return person

    yield arrive
    for person in reversed(people):
        person.ends()
    keyring.set_keyring(before)
    gc.collect()
    qapp.focusWindowChanged.disconnect(note)
    assert not flashed, "parts of the window were windows of their own for a moment, and took the keys away"
