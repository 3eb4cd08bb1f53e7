"""From the start to the window and to the end: what is opened, asked for, kept in step and closed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from prm_desktop.clock import elapsed
from prm_desktop.errors import BadInput, Damaged, Locked, UserError
from prm_desktop.profiles import Profile
from prm_desktop.replica.salvage import Salvaged
from prm_desktop.replica.vault import Vault
from prm_desktop.services.documents import Document, Documents
from prm_desktop.services.workspace import Workspace
from prm_desktop.settings import WORK_OFFLINE, Settings
from sync.scheduler import Scheduler, State
from tests.sync.hubs import Rep, World, lead_id, seed
from ui.app_start import Program, make_app
from ui.messages import Message
from ui.root import OpenProfile
from ui.single_instance import hand_over
from ui.widgets.detail import Detail


@dataclass
class Opened:
    """Anna's profile at a hub in this process."""

    rep: Rep
    profile: Profile
    key_place: str = "under your passphrase"
    closed: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        self._scheduler = Scheduler(self.rep.engine, monotonic=elapsed, jitter=lambda: 0.5, guard=_free)

    @property
    def documents(self) -> Documents:
        return Documents(self.rep.desk, Vault(self.profile.folder / "blobs", bytes(32)), self.rep.desk.now)

    def fetch(self, document: Document, on_progress: Callable[[int, int], None] | None = None) -> None:
        del document, on_progress
        raise BadInput("Not here.")

    def move_files(self, on_moved: Callable[[str, int, int], None] | None = None) -> int:
        del on_moved
        return 0

    @property
    def workspace(self) -> Workspace:
        return self.rep.desk

    def scheduler(self) -> Scheduler:
        return self._scheduler

    def wait_for_news(self, seconds: float) -> bool:
        self.closed.wait(seconds)
        return False

    def sign_out(self) -> None:
        self.rep.http.sign_out()

    def sign_in_again(self, password: str) -> None:
        del password
        raise BadInput("Not here.")

    def new_recovery_code(self) -> str:
        raise BadInput("Not here.")


@dataclass
class Ways:
    """The ways in: one profile, which may be locked."""

    opened: Opened
    known: bool = True
    trouble: list[UserError] = field(default_factory=list)
    hub_url: str = ""
    user: str = "anna"
    folder: Path | None = None
    damaged: bool = False

    def has_profile(self) -> bool:
        return self.known

    def open(self, passphrase: str = "") -> OpenProfile:
        if self.trouble and not passphrase:
            raise self.trouble[0]
        return self.opened

    def demo(self) -> OpenProfile:
        return self.opened

    def sign_in(self, hub_url: str, user: str, password: str, passphrase: str = "") -> tuple[OpenProfile, str]:
        del hub_url, user, password, passphrase
        return self.opened, ""

    def recover(self, recovery_code: str, passphrase: str = "") -> OpenProfile:
        del recovery_code
        return self.open(passphrase)

    def is_damaged(self) -> bool:
        return self.damaged

    def repair(self, passphrase: str = "") -> Salvaged | None:
        del passphrase
        self.trouble.clear()
        return None

    def close(self) -> None:
        self.opened.closed.set()


def _free() -> nullcontext[bool]:
    return nullcontext(True)  # noqa: FBT003 - what a guard yields


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Opened]:
    world = World(tmp_path)
    world.open(seed())
    folder = tmp_path / "profile"
    folder.mkdir()
    yield Opened(world.rep("anna@hanse.example"), Profile(name="anna", folder=folder))
    world.close()


def started(qapp: QApplication, ways: Ways, *, demo: bool = False, link: str = "") -> Program:
    program = Program(qapp, ways, demo=demo, link=link)
    program.start()
    return program


def test_a_known_profile_opens_and_fills_with_its_data(qtbot: QtBot, qapp: QApplication, opened: Opened) -> None:
    program = started(qapp, Ways(opened))
    qtbot.waitUntil(lambda: program.desk is not None and program.desk.window.isVisible())
    desk = program.desk
    assert desk is not None
    qtbot.waitUntil(lambda: opened.workspace.status().primed, timeout=10_000)
    desk.context.navigate("lead", lead_id(0))
    qtbot.waitUntil(lambda: _shown(desk.window.findChildren(Detail)) == "Company 0 GmbH", timeout=10_000)
    desk.window.close()
    program.stop()
    assert desk.scheduler.state.state in {State.IDLE, State.SYNCING}
    assert opened.closed.is_set()


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)  # a real platform does
def test_a_link_is_followed_at_the_start_and_by_the_window_that_is_open(
    qtbot: QtBot, qapp: QApplication, opened: Opened
) -> None:
    program = started(qapp, Ways(opened), link="prm://page/settings")
    qtbot.waitUntil(lambda: program.desk is not None and program.desk.window.stack.key == "settings")
    desk = program.desk
    assert desk is not None
    assert hand_over(opened.profile.folder, ["prm://page/sync"])
    qtbot.waitUntil(lambda: desk.window.stack.key == "sync")
    told: list[Message] = []
    desk.context.messages.posted.connect(told.append)
    assert hand_over(opened.profile.folder, ["prm://lead/1?do=accept"])
    qtbot.waitUntil(lambda: bool(told))
    assert told[0].text == "This link leads nowhere in this program: prm://lead/1?do=accept"
    assert desk.window.stack.key == "sync"
    for url in ("https://example.org/page/home", "prm://page/home"):  # as macOS hands links over
        QApplication.sendEvent(qapp, QFileOpenEvent(QUrl(url)))
        assert desk.window.stack.key == ("home" if url.startswith("prm") else "sync")
    desk.window.close()
    program.stop()


def _shown(details: list[Detail]) -> str:
    return next((item.row.company for item in details if item.row is not None), "")


def test_a_locked_profile_asks_and_then_opens(qtbot: QtBot, qapp: QApplication, opened: Opened) -> None:
    program = started(qapp, Ways(opened, trouble=[Locked("Your keyring is locked.")]))
    qtbot.waitUntil(lambda: program.first_run is not None)
    first_run = program.first_run
    assert first_run is not None
    assert first_run.pages.currentWidget() is first_run.unlock
    first_run.unlock.first().setText("correct horse")
    first_run.open()
    qtbot.waitUntil(lambda: program.desk is not None)
    assert program.first_run is None
    assert program.desk is not None
    program.desk.window.close()
    program.stop()


def test_without_a_profile_the_person_is_asked(qapp: QApplication, opened: Opened) -> None:
    program = started(qapp, Ways(opened, known=False))
    assert program.first_run is not None
    assert program.first_run.pages.currentWidget() is program.first_run.welcome
    program.first_run.close()
    program.stop()


def test_working_offline_is_remembered(qtbot: QtBot, qapp: QApplication, opened: Opened) -> None:
    program = started(qapp, Ways(opened))
    qtbot.waitUntil(lambda: program.desk is not None)
    assert program.desk is not None
    program.desk.scheduler.work_offline(on=True)
    desk = program.desk
    qtbot.waitUntil(lambda: desk.settings.get(WORK_OFFLINE))
    desk.window.close()
    program.stop()


def test_whoever_works_offline_stays_so_from_the_first_moment_of_the_next_start(
    qtbot: QtBot, qapp: QApplication, opened: Opened
) -> None:
    Settings(opened.profile.settings_file).set(WORK_OFFLINE, True)  # noqa: FBT003 - a value
    seen: list[State] = []
    opened.scheduler().listen(lambda picture: seen.append(picture.state))
    program = started(qapp, Ways(opened))
    try:
        qtbot.waitUntil(lambda: program.desk is not None and program.desk.context.bus.last_status is not None)
        assert program.desk is not None
        kept = program.desk.settings.get(WORK_OFFLINE)
    finally:
        if program.desk is not None:
            program.desk.window.close()
        program.stop()
    assert (kept, set(seen)) == (True, {State.WORKING_OFFLINE})


def test_there_is_one_application(qapp: QApplication) -> None:
    assert make_app() is qapp


def test_a_damaged_copy_is_offered_to_be_repaired_first(qtbot: QtBot, qapp: QApplication, opened: Opened) -> None:
    program = started(qapp, Ways(opened, trouble=[Damaged("Part of the local copy cannot be read any more.")]))
    qtbot.waitUntil(lambda: program.first_run is not None and program.first_run.repair.isVisible())
    assert program.first_run is not None
    repair = program.first_run.repair
    repair.go.click()
    qtbot.waitUntil(lambda: repair.done)
    repair.go.click()
    qtbot.waitUntil(lambda: program.desk is not None and program.desk.window.isVisible())
    assert program.desk is not None
    program.desk.window.close()
    program.stop()


def test_a_copy_that_was_found_damaged_last_time_can_be_repaired_or_used_as_it_is(
    qtbot: QtBot, qapp: QApplication, opened: Opened
) -> None:
    program = started(qapp, Ways(opened, damaged=True))
    assert program.first_run is not None
    repair = program.first_run.repair
    qtbot.waitUntil(repair.isVisible)
    assert program.first_run.focusWidget() is repair.go
    repair.later.click()
    qtbot.waitUntil(lambda: program.desk is not None and program.desk.window.isVisible())
    assert program.desk is not None
    program.desk.window.close()
    program.stop()
