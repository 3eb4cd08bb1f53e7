"""The one door off the UI thread."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from prm_desktop.errors import Offline, UserError
from prm_desktop.overtaken import Stop
from ui.tasks import THREADS, Tasks


def test_work_runs_elsewhere_and_its_result_comes_back_here(qtbot: QtBot, tasks: Tasks) -> None:
    seen: list[tuple[bool, bool]] = []
    here = threading.current_thread()

    def then(worker: threading.Thread) -> None:
        seen.append((worker is not here, threading.current_thread() is here))

    tasks.run(threading.current_thread, then)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(True, True)]


def test_the_window_goes_on_while_work_takes_long(qtbot: QtBot, tasks: Tasks) -> None:
    released = threading.Event()
    gaps: list[float] = []
    done: list[bool] = []
    last = time.monotonic()

    def beat() -> None:
        nonlocal last
        gaps.append(time.monotonic() - last)
        last = time.monotonic()
        if len(gaps) == 10:
            released.set()

    timer = QTimer()
    timer.timeout.connect(beat)
    timer.start(10)
    for _ in range(6):
        tasks.run(lambda: released.wait(10), done.append)
    assert not done
    qtbot.waitUntil(lambda: len(done) == 6)
    assert done == [True] * 6
    assert len(gaps) >= 10


def test_a_failure_goes_to_whoever_asked(qtbot: QtBot, tasks: Tasks) -> None:
    failures: list[UserError] = []

    def work() -> None:
        raise Offline("No way to the hub.")

    tasks.run(work, lambda _: pytest.fail("there is no result"), failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert isinstance(failures[0], Offline)


def test_a_failure_that_nobody_handles_goes_to_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    failures: list[UserError] = []
    tasks.on_failure(failures.append)

    def work() -> None:
        raise Offline("No way to the hub.")

    tasks.run(work)
    qtbot.waitUntil(lambda: bool(failures))
    assert str(failures[0]) == "No way to the hub."


@pytest.mark.allow_log("a task failed")
def test_a_defect_is_logged_and_told_in_plain_words(qtbot: QtBot, tasks: Tasks) -> None:
    failures: list[UserError] = []

    def work() -> None:
        raise ZeroDivisionError

    tasks.run(work, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    assert "ZeroDivision" not in str(failures[0])
    assert failures[0].hint


def test_after_the_end_nothing_starts_and_late_results_are_dropped(qtbot: QtBot) -> None:
    made = Tasks()
    seen: list[int] = []
    made.run(lambda: 1, seen.append)
    assert made.shut_down()
    made.run(lambda: 2, seen.append)
    qtbot.wait(20)
    assert not seen


def test_of_what_is_overtaken_nobody_hears_whether_it_ran_or_waits(qtbot: QtBot, tasks: Tasks) -> None:
    released, begun = threading.Event(), [threading.Event() for _ in range(THREADS)]
    told: list[object] = []
    stop = Stop()

    def work(at: threading.Event) -> bool:
        at.set()
        return released.wait(10)

    def fail() -> None:
        raise Offline("No way to the hub.")

    for event in begun:
        tasks.run(lambda event=event: work(event), told.append, stop=stop)  # type: ignore[misc]  # a default per turn
    assert all([event.wait(10) for event in begun])  # noqa: C419 - wait for each of them
    tasks.run(lambda: told.append("it began"), told.append, stop=stop)
    tasks.run(fail, told.append, told.append, stop=stop)
    stop.stop()
    released.set()
    tasks.run(lambda: "newer", told.append)
    qtbot.waitUntil(lambda: tasks.running == 0)
    assert told == ["newer"]


@pytest.mark.usefixtures("qapp")
def test_a_service_runs_until_the_end() -> None:
    made, stopped, started = Tasks(), threading.Event(), threading.Event()

    def loop() -> None:
        started.set()
        stopped.wait(10)

    made.serve(loop, stopped.set)
    assert started.wait(5)
    assert made.shut_down()
    assert stopped.is_set()
