"""The one door off the UI thread. No other module of the screens makes a thread.

`Tasks.run(work, then)` runs `work` on a pool thread; its result comes back by one queued signal and is handed to `then`
on the UI thread. A `UserError` goes to `failed`; any other exception is a defect, is logged with its traceback, and
reaches the person as a plain sentence. Who may come not to want the result hands a `Stop` over with the work: stopped,
it ends where it next reads, or never begins, and nobody is told.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThread, QThreadPool, Signal, SignalInstance
from typing_extensions import override

from prm_desktop.errors import UserError
from prm_desktop.overtaken import Overtaken, Stop, heeding
from ui.text import mark

log = logging.getLogger(__name__)
T = TypeVar("T")
Failed = Callable[[UserError], None]

THREADS = 4
"""Enough that a slow sync never keeps a list waiting; SQLite reads of a desktop need no more."""


@dataclass(frozen=True, slots=True)
class _Finished:
    ticket: int
    result: Any = None
    error: UserError | None = None


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What belongs to a task and stays on the UI thread.

    Functions hold screens. Were the last hold on a screen let go on another thread, Qt would take it apart there, and
    the program would crash: so the worker lets go of its hold before it reports, and this one goes afterwards.
    """

    work: Callable[[], Any]
    then: Callable[[Any], None] | None
    failed: Failed | None
    stop: Stop


class _Job(QRunnable):
    def __init__(self, ticket: int, work: Callable[[], Any], stop: Stop, finished: SignalInstance) -> None:
        super().__init__()
        self._ticket = ticket
        self._stop = stop
        self._work: list[Callable[[], Any]] = [work]
        self._finished = finished

    @override
    def run(self) -> None:
        self._finished.emit(_attempt(self._ticket, self._work.pop(), self._stop))


def _attempt(ticket: int, work: Callable[[], Any], stop: Stop) -> _Finished:
    try:
        with heeding(stop):
            return _Finished(ticket, work())
    except Overtaken:
        return _Finished(ticket)
    except UserError as error:
        return _Finished(ticket, error=error.with_traceback(None))
    except Exception:  # a defect must reach the log and the person, and must not end the thread
        log.exception("a task failed")
        defect = UserError(
            mark("Something went wrong inside the program."),
            hint=mark("What was saved before is safe. Please try again, and report it if it comes back."),
        )
        return _Finished(ticket, error=defect)


class Newest:
    """Keeps the order of what is read again and again: threads may end in another one than they began.

    What was asked for before what is shown already is not shown any more. For use on the UI thread.
    """

    def __init__(self) -> None:
        self._asked = self._shown = 0

    def only(self, show: Callable[[T], None]) -> Callable[[T], None]:
        """`show` for a result that is asked for now; it does nothing where a later one has come first."""
        self._asked += 1
        asked = self._asked

        def newer(result: T) -> None:
            if asked > self._shown:
                self._shown = asked
                show(result)

        return newer


class _Loop(QThread):
    def __init__(self, body: Callable[[], None]) -> None:
        super().__init__()
        self._body = body

    @override
    def run(self) -> None:
        try:
            self._body()
        except Exception:  # a defect must reach the log; an exception must not cross into Qt
            log.exception("a service ended")


class Tasks(QObject):
    """Runs work off the UI thread and brings results back. Make one per window, on the UI thread."""

    _finished = Signal(object)

    def __init__(self, failed: Failed | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._failed = failed
        self._pool = QThreadPool()
        self._pool.setMaxThreadCount(THREADS)
        self._pool.setThreadPriority(QThread.Priority.LowPriority)
        self._tickets = count(1)
        self._waiting: dict[int, _Waiting] = {}
        self._open = True
        self._loops: list[tuple[QThread, Callable[[], None]]] = []
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> int:
        """How many tasks have not come back yet."""
        return len(self._waiting)

    def on_failure(self, failed: Failed) -> None:
        """Say who is told about failures that a caller does not handle."""
        self._failed = failed

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        urgent: bool = False,
        stop: Stop | None = None,
    ) -> None:
        """Run `work` off the UI thread, then hand its result to `then` on the UI thread. Call it on the UI thread.

        `urgent` goes before what waits: rows that somebody looks at before a count for a badge. Neither `then` nor
        `failed` is called once `stop` is stopped.
        """
        if not self._open:
            return
        ticket, stop = next(self._tickets), stop or Stop()
        self._waiting[ticket] = _Waiting(work, then, failed, stop)
        self._pool.start(_Job(ticket, work, stop, self._finished), 1 if urgent else 0)

    def serve(self, loop: Callable[[], None], stop: Callable[[], None]) -> None:
        """Run something that goes on until `stop` is called, on a thread of its own; `shut_down` stops it."""
        thread = _Loop(loop)
        self._loops.append((thread, stop))
        thread.start()

    def shut_down(self, milliseconds: int = 5_000) -> bool:
        """Start nothing more and wait for what runs; its results are dropped. False where something still runs."""
        self._open = False
        self._pool.clear()
        for _, stop in self._loops:
            stop()
        ended = all([thread.wait(milliseconds) for thread, _ in self._loops])  # noqa: C419 - wait for each of them
        return self._pool.waitForDone(milliseconds) and ended

    def _deliver(self, finished: _Finished) -> None:
        waiting = self._waiting.pop(finished.ticket, None)
        if waiting is None or waiting.stop.stopped or not self._open:
            return
        try:
            if finished.error is not None:
                self._report(finished.error, waiting.failed)
            elif waiting.then is not None:
                waiting.then(finished.result)
        except RuntimeError as error:
            # The screen that asked was closed meanwhile; Shiboken says so by this error.
            if "already deleted" not in str(error):
                raise

    def _report(self, error: UserError, failed: Failed | None) -> None:
        handler = failed or self._failed
        if handler is not None:
            handler(error)
