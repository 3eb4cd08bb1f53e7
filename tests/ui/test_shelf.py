"""Literature in the window: where each document is, keeping that of a product or all of it, and what the room is."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from prm_desktop.errors import DiskFull, Offline
from prm_desktop.replica.blobs import EVERYTHING, Pin, State, note, pins
from prm_desktop.replica.vault import Vault
from prm_desktop.services.documents import Document, Documents
from prm_desktop.services.shelf import Shelf, Usage
from prm_desktop.services.workspace import Workspace
from prm_desktop.settings import BLOB_LIMIT, Settings
from sync.scheduler import Scheduler, SyncState
from sync.scheduler import State as Doing
from tests.services.test_shelf import CAMERA, LATEST, NEW, OLD, ROWS
from tests.sync.replicas import Clock, store
from tests.ui.late import Late
from tests.ui.test_files import Cabinet
from ui.context import Changed, FileMoved, Place, UiContext
from ui.file_mover import FileMover
from ui.models.filters import Filters
from ui.root import OpenProfile
from ui.views import settings as settings_page
from ui.views.settings import SettingsPage
from ui.widgets import keep_bar
from ui.widgets.file_bar import FileBar
from ui.widgets.keep_bar import KeepBar
from ui.widgets.list_view import ListView
from ui.widgets.row_delegate import FILES, NEWER, RowDelegate


@pytest.fixture
def cabinet(desk: Workspace, clock: Clock, tmp_path: Any) -> Cabinet:
    for row in ROWS:
        store(desk.db, row)
    with desk.db.write() as conn:
        note(conn, "a" * 64, 1_000, State.HERE, desk.now())
        note(conn, "b" * 64, 2_000, State.HERE, desk.now())
    return Cabinet(Documents(desk, Vault(tmp_path / "blobs", bytes(32)), clock.now), desk, Vault(tmp_path, bytes(32)))


@pytest.fixture
def ctx(context: UiContext, cabinet: Cabinet) -> UiContext:
    return replace(context, files=cabinet)


def kept(desk: Workspace) -> list[Pin]:
    with desk.db.read() as conn:
        return pins(conn)


def listed(qtbot: QtBot, view: ListView) -> dict[str, tuple[list[tuple[str, str]], str]]:
    """The titles with the icons of their marks, and what these say."""
    qtbot.waitUntil(lambda: all(view.model.list_row(place) for place in range(view.model.rowCount())))
    found = [view.model.list_row(place) for place in range(view.model.rowCount())]
    return {
        item.row.title: (RowDelegate.shown_marks(view.model.marks(item)), view.model.marks_text(item))
        for item in found
        if item is not None
    }


@pytest.fixture
def view(qtbot: QtBot, ctx: UiContext) -> ListView:
    made = ListView(ctx, "asset")
    qtbot.addWidget(made)
    made.resize(900, 500)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.waitUntil(lambda: made.model.rowCount() == 4)
    return made


def test_the_list_marks_where_each_document_is(qtbot: QtBot, view: ListView, ctx: UiContext) -> None:
    from prm_desktop.services.shelf import Place as Where  # noqa: PLC0415 - beside the Place of a window

    assert ctx.files is not None
    ctx.files.documents.pin("product", CAMERA)
    ctx.bus.changed.emit(Changed(frozenset({("asset", "")})))
    qtbot.waitUntil(lambda: listed(qtbot, view)["New"][0] == [FILES[Where.KEPT]])
    found = listed(qtbot, view)
    assert found["Old"] == ([FILES[Where.HERE], NEWER], "On this computer · There is a newer edition")
    assert found["Latest"] == ([FILES[Where.COMING]], "Comes to this computer with the next sync")
    assert found["Other"] == ([FILES[Where.AWAY]], "Not on this computer; opening it fetches it")


@pytest.mark.parametrize(
    ("file", "titles"),
    [("here", {"Old", "New"}), ("away", {"Latest", "Other"}), ("current", {"New", "Latest", "Other"})],
)
def test_the_list_is_narrowed_by_it(qtbot: QtBot, view: ListView, file: str, titles: set[str]) -> None:
    view.bar.choose(Filters(file=file))
    qtbot.waitUntil(lambda: view.model.rowCount() == len(titles))
    assert set(listed(qtbot, view)) == titles


def test_all_literature_is_kept_from_over_the_list(
    qtbot: QtBot, view: ListView, desk: Workspace, cabinet: Cabinet
) -> None:
    bar = view.findChild(KeepBar)
    assert isinstance(bar, KeepBar)
    qtbot.waitUntil(bar.isVisible)
    assert bar.words.text() == "3 documents, 9 KB; 2 KB of it on this computer"
    bar.keep.click()
    qtbot.waitUntil(lambda: cabinet.woken == 1)
    assert kept(desk) == [Pin(EVERYTHING)]
    bar.keep.click()
    qtbot.waitUntil(lambda: kept(desk) == [])


def test_the_literature_of_a_product_is_kept_from_its_page(qtbot: QtBot, ctx: UiContext, desk: Workspace) -> None:
    bar = FileBar(ctx)
    qtbot.addWidget(bar)
    bar.show_row("product", desk.get("product", CAMERA))
    qtbot.waitUntil(lambda: not bar.shelf.isHidden())
    assert bar.shelf.words.text() == "Literature: 2 documents, 5 KB; 2 KB of it on this computer"
    bar.shelf.keep.click()
    qtbot.waitUntil(lambda: kept(desk) == [Pin("product", CAMERA)])


def test_an_old_edition_leads_to_the_newer_one(qtbot: QtBot, ctx: UiContext, desk: Workspace) -> None:
    gone: list[Place] = []
    ctx.bus.navigated.connect(gone.append)
    bar = FileBar(ctx)
    qtbot.addWidget(bar)
    bar.show_row("asset", desk.get("asset", OLD))
    qtbot.waitUntil(lambda: not bar.isHidden())
    assert not bar.newer.isHidden()
    bar.newer.click()
    assert gone == [Place("asset", NEW)]
    bar.show_row("asset", desk.get("asset", NEW))
    assert bar.newer.isHidden()


def test_a_page_shows_how_far_its_file_is(qtbot: QtBot, ctx: UiContext, desk: Workspace) -> None:
    bar = FileBar(ctx)
    qtbot.addWidget(bar)
    bar.show_row("asset", desk.get("asset", NEW))
    qtbot.waitUntil(lambda: not bar.isHidden())
    ctx.bus.files.emit(FileMoved("f" * 64, 1, 2))
    ctx.bus.files.emit(FileMoved("b" * 64, 500, 2_000))
    qtbot.waitUntil(lambda: bar.state.text() == "Being fetched, 25%")
    ctx.bus.files.emit(FileMoved("b" * 64, 2_000, 2_000))
    qtbot.waitUntil(lambda: bar.state.text() == "On this computer")


def test_the_settings_say_what_documents_take_and_what_happens_at_the_limit(
    qtbot: QtBot, ctx: UiContext, tmp_path: Any
) -> None:
    settings = Settings(tmp_path / "settings.json")
    page = SettingsPage(ctx, settings)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    qtbot.waitUntil(lambda: page.room.text() == "Now: 2 files, 3 KB of 2.0 GB. 0 KB of it is kept offline.")
    store(ctx.workspace.db, ROWS[4], size=BLOB_LIMIT.low * 2_000_000)
    assert ctx.files is not None
    ctx.files.documents.pin(EVERYTHING)
    settings.set(BLOB_LIMIT, BLOB_LIMIT.low)
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: "needs more than this space. All of it stays" in page.room.text())


def test_a_switch_does_not_fall_back_to_what_was_read_before(
    qtbot: QtBot, ctx: UiContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ctx.files is not None
    bar = KeepBar(ctx)
    qtbot.addWidget(bar)
    reading: Late[Shelf] = Late(monkeypatch, keep_bar, "shelf")
    bar.show_scope(EVERYTHING)
    reading.has_read()
    ctx.files.documents.pin(EVERYTHING)
    bar.show_scope(EVERYTHING)
    qtbot.waitUntil(bar.keep.isChecked)
    reading.comes()
    qtbot.waitUntil(lambda: ctx.tasks.running == 0)
    assert bar.keep.isChecked()


def test_a_file_that_has_come_is_not_away_again(
    qtbot: QtBot, ctx: UiContext, desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ctx.files is not None
    bar = FileBar(ctx)
    qtbot.addWidget(bar)
    reading: Late[Document] = Late(monkeypatch, ctx.files.documents, "of")
    latest = desk.get("asset", LATEST)
    bar.show_row("asset", latest)
    reading.has_read()
    ctx.files.documents.pin("asset", LATEST)
    bar.show_row("asset", latest)
    qtbot.waitUntil(lambda: bar.state.text() == "Comes with the next sync")
    reading.comes()
    qtbot.waitUntil(lambda: ctx.tasks.running == 0)
    assert bar.state.text() == "Comes with the next sync"


def test_the_room_of_documents_is_what_was_read_last(
    qtbot: QtBot, ctx: UiContext, tmp_path: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = SettingsPage(ctx, Settings(tmp_path / "settings.json"))
    qtbot.addWidget(page)
    reading: Late[Usage] = Late(monkeypatch, settings_page, "usage")
    page.show()
    reading.has_read()
    with ctx.workspace.db.write() as conn:
        note(conn, "b" * 64, 8_000, State.HERE, ctx.workspace.now())
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: page.room.text().startswith("Now: 2 files, 9 KB"))
    reading.comes()
    qtbot.waitUntil(lambda: ctx.tasks.running == 0)
    assert page.room.text().startswith("Now: 2 files, 9 KB")


@dataclass
class Moves:
    """A profile whose files move as a test says."""

    outcomes: list[Exception | None]
    asked: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def move_files(self, on_moved: Callable[[str, int, int], None]) -> int:
        outcome = self.outcomes.pop(0)
        on_moved("f" * 64, 1, 2)
        self.asked.release()
        if outcome is not None:
            raise outcome
        return 0


@dataclass
class Online:
    state: SyncState = field(default_factory=lambda: SyncState(Doing.IDLE))

    def listen(self, listener: object) -> None:
        assert listener is not None


@pytest.mark.allow_log("moving files stopped at a defect")
def test_a_full_disk_is_told_once_until_there_is_room_again() -> None:
    moves = Moves([DiskFull("Full."), Offline("Away."), RuntimeError(), DiskFull("Full."), None, DiskFull("Full.")])
    mover = FileMover(cast("OpenProfile", moves), cast("Scheduler", Online()))
    told: list[DiskFull] = []
    moved: list[FileMoved] = []
    mover.on_full, mover.on_moved = told.append, moved.append
    worker = threading.Thread(target=mover.run)
    worker.start()
    for _ in range(6):
        mover.wake()
        assert moves.asked.acquire(timeout=30)
    mover.stop()
    worker.join(30)
    assert len(told) == 2
    assert moved[:2] == [FileMoved("f" * 64, 1, 2), FileMoved()]
