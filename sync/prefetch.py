"""Reading an answer ahead: network, decompression and decoding on one thread while another one stores the rows.

The engine is given one of these functions. `directly` has no thread, so that a simulator decides what happens when.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, Queue

from sync.protocol import Line

Prefetch = Callable[[Iterator[Line]], Iterator[Line]]
"""Takes over the lines of an answer, `close` included, and gives the same lines."""
DEPTH = 2
"""Lines that wait at most, some megabytes each."""
PATIENCE = 1.0
"""Seconds that closing waits for the reader; one that waits for the network ends by itself, with its time limit."""


def directly(lines: Iterator[Line]) -> Iterator[Line]:
    """Each line is read when it is asked for."""
    return lines


def ahead(lines: Iterator[Line]) -> Iterator[Line]:
    """Lines are read on a thread of their own, before they are asked for; what reading raises is raised here."""
    return _Ahead(lines)


def close(lines: Iterator[Line]) -> None:
    """Let go of an answer, read to its end or not."""
    end = getattr(lines, "close", None)
    if end:
        end()


class _Ahead(Iterator[Line]):
    def __init__(self, lines: Iterator[Line]) -> None:
        self._lines = lines
        self._read: Queue[Line | BaseException | None] = Queue(DEPTH)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work, name="reads ahead", daemon=True)
        self._thread.start()

    def __next__(self) -> Line:
        if self._over.is_set():
            raise StopIteration
        found = self._read.get()
        if found is None or isinstance(found, BaseException):
            self._over.set()
            raise found or StopIteration
        return found

    def close(self) -> None:
        """Stop reading."""
        self._over.set()
        with suppress(Empty):
            while True:
                self._read.get_nowait()
        self._thread.join(PATIENCE)

    def _work(self) -> None:
        end: BaseException | None = None
        try:
            for line in self._lines:
                self._read.put(line)
                if self._over.is_set():
                    break
            close(self._lines)
        except BaseException as error:  # noqa: BLE001 - handed to the thread that asks
            end = error
        self._read.put(end)
