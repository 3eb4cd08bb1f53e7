"""A list of a million leads at the window: opening, searching and scrolling it, and how long the window stands still.

The yardstick of opening is the same list with a thousand leads; of scrolling, a bare table of as many rows.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEventLoop, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QApplication, QTableView
from typing_extensions import override

from prm_desktop.domain.entities import entity_of
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.domain.leads import Lead
from prm_desktop.domain.times import instant
from prm_desktop.replica import search
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.replica.rows import load_base
from prm_desktop.services.workspace import Workspace
from tests.bench.measure import Cost, Row, paired, timed
from tests.bench.world import Hub
from ui.app_start import make_app
from ui.context import UiContext
from ui.format import Formatter
from ui.garbage import Garbage
from ui.messages import Messages
from ui.models.table_model import Load
from ui.state import UiState
from ui.tasks import Tasks
from ui.theme import Look, Mode, Theme
from ui.widgets.list_view import ListView

MANY = int(os.environ.get("BENCH_ROWS", "1000000"))
FEW = 1000
CHUNK = 50_000
BATCH = 50
"""Leads that were assigned in one instant, as by an import; they lie far from each other in the file."""
SCATTER = 7_919
BEGAN = datetime(2024, 5, 1, tzinfo=UTC)
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3")) * 2
NOW = "2026-03-02T09:00:00Z"
FIRST_WORDS = ("Hanse", "Nordlys", "Café", "Müller", "Baltic", "Alpine", "Weser", "Isar", "Polar", "Orion", "Terra")
SECOND_WORDS = ("Logistik", "Kamera", "Sensor", "Netz", "Energie", "Metall", "Foods", "Textil", "Optik", "Labor")
TYPED = ("hanse kam", "nordlys netz", "müller", "polar optik 77", "terra 4242")
FRAME_MS = 1000 / 60
TICK_MS = 3
"""A part of a frame. Ticking without a pause would itself keep the threads that read from going on."""
PATIENCE_S = 120.0


@dataclass
class Desk:
    """A replica and what a screen is given to show it."""

    context: UiContext
    tasks: Tasks

    def close(self) -> None:
        """Let go of everything."""
        self.tasks.shut_down()
        self.context.workspace.close()


def bench_lists(_hub: Hub, folder: Path) -> Iterator[Row | str]:
    """Open, search and scroll."""
    app = make_app()
    garbage = Garbage(app)
    theme = Theme(app, Look(Mode.LIGHT))
    few, many = (desk(app, theme, folder / f"list-{count}.db", count) for count in (FEW, MANY))
    yield paired(
        f"open a list of {MANY:,} leads, first rows", lambda: _opened(many), f"of {FEW:,}", lambda: _opened(few), ROUNDS
    )
    view = _shown(many)
    yield f"all {MANY:,} numbers are here after {_until(lambda: view.model.complete):.2f} s more"
    yield from _typing(view)
    yield from _scrolling(view)
    for each in (few, many):
        each.close()
    garbage.stop()


def desk(app: QApplication, theme: Theme, path: Path, count: int) -> Desk:
    """A replica with so many leads."""
    db = Database.create(path, bytes(32))
    with db.write() as conn:
        for start in range(0, count, CHUNK):
            _load(conn, start, min(CHUNK, count - start))
        search.rebuild(conn, "lead")
        set_meta(conn, {Meta.PHASE: "ready", Meta.EPOCH: "e", Meta.CURSOR: "1", Meta.LAST_SUCCESS: NOW})
    tasks = Tasks(parent=app)
    state = UiState(path.with_suffix(".ini"), app)
    made = UiContext(Workspace(db, lambda: NOW), tasks, theme, Formatter("en", UTC, lambda: NOW), Messages(), state)
    return Desk(made, tasks)


def _load(conn: Any, start: int, count: int) -> None:
    lead = entity_of(Lead)
    model = list(lead.to_store(Lead(id="", rv=1, country="DE", region="DACH", value=1_000_000, currency="EUR")))
    places = [lead.columns.index(name) for name in ("id", "company", "title", "status", "assigned_at", "city")]
    rows = []
    for number in range(start, start + count):
        first, second = FIRST_WORDS[number % 11], SECOND_WORDS[number // 11 % 10]
        status = ("working", "accepted", "converted", "declined")[number % 4]
        batch = number * SCATTER % MANY // BATCH
        when = instant(BEGAN + batch * timedelta(minutes=45))
        values = (new_uuid7(), f"{first} {second} {number}", f"{second} for {first}", status, when, first)
        row = list(model)
        for place, value in zip(places, values, strict=True):
            row[place] = value
        rows.append(row)
    load_base(conn, "lead", lead.columns, rows)


def _until(done: Callable[[], bool]) -> float:
    """Let the window work until something is so. The seconds it took."""
    began = time.perf_counter()
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
        if time.perf_counter() - began > PATIENCE_S:
            raise TimeoutError("the list does not come")
    return time.perf_counter() - began


def _shown(at: Desk) -> ListView:
    view = ListView(at.context, "lead")
    view.resize(1280, 800)
    view.show()
    _until(lambda: view.model.load is Load.READY)
    view.grab()
    return view


def _opened(at: Desk) -> Cost:
    """From nothing to painted rows."""
    views: list[ListView] = []
    cost = timed(lambda: views.append(_shown(at)))
    assert views[0].model.rowCount() > 0
    _until(lambda: views[0].model.complete and not at.tasks.running)
    views[0].close()
    return cost


def _typing(view: ListView) -> Iterator[str]:
    """Letter by letter; each is waited for, as by somebody who reads on."""
    whole, waits, gaps = view.model.rowCount(), [], Gaps()
    asked: list[int] = []
    view.bar.changed.connect(lambda _filters: asked.append(view.model.answers))
    for words in TYPED:
        for end in (place for place in range(1, len(words) + 1) if words[place - 1] != " "):
            began = time.perf_counter()
            asked.clear()
            view.bar.search.setText(words[:end])
            _until(lambda: bool(asked) and view.model.answers > asked[-1])
            view.grab()
            waits.append((time.perf_counter() - began) * 1000)
    yield f"search as you type over {MANY:,} rows, to painted rows: {_spread(waits)}; {gaps.end()}"
    view.bar.search.clear()
    _until(lambda: view.model.complete and view.model.rowCount() == whole)


def _scrolling(view: ListView) -> Iterator[str]:
    bare = QTableView()
    bare.setModel(Bare(view.model.rowCount(), view.model.columnCount()))
    bare.verticalHeader().setDefaultSectionSize(view.table.verticalHeader().defaultSectionSize())
    bare.resize(1280, 800)
    bare.show()
    for name, step in (("row by row", 36), ("page by page", 700), ("jumps", 1_000_003)):
        yield f"scroll {name}, per frame: {_frames(view.table, step)}; a bare table: {_frames(bare, step)}"


def _frames(table: QTableView, step: int) -> str:
    bar, found, gaps = table.verticalScrollBar(), list[float](), Gaps()
    for number in range(120):
        began = time.perf_counter()
        bar.setValue((number * step) % max(bar.maximum(), 1))
        table.viewport().repaint()
        found.append((time.perf_counter() - began) * 1000)
        QApplication.processEvents()
    return f"{_spread(found)}, {gaps.end()}"


def _spread(milliseconds: list[float]) -> str:
    parts = quantiles(milliseconds, n=20)
    return f"median {parts[9]:.1f} ms, p95 {parts[18]:.1f} ms, longest {max(milliseconds):.0f} ms"


class Gaps(QObject):
    """How long the window does not come to its events, at the longest."""

    def __init__(self) -> None:
        super().__init__()
        self._last = time.perf_counter()
        self._longest = 0.0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, now - self._last), now

    def end(self) -> str:
        """Stop looking, and say it."""
        self._timer.stop()
        frames = self._longest * 1000 / FRAME_MS
        return f"the window stood still for {self._longest * 1000:.0f} ms at the longest ({frames:.1f} frames)"


class Bare(QAbstractTableModel):
    """As many cells, each with the same text."""

    def __init__(self, rows: int, columns: int) -> None:
        super().__init__()
        self._rows, self._columns = rows, columns

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return self._rows

    @override
    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return self._columns

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return "Hanse Logistik" if role == Qt.ItemDataRole.DisplayRole else None
