"""A replica that notices when a screen waits for it on the UI thread: that is what makes a window stand still."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from sqlalchemy import Connection
from typing_extensions import override

from prm_desktop.replica.database import Database

SCREENS = str(Path(__file__).parents[2] / "ui")
TESTS = str(Path(__file__).parents[1])


class WatchedDatabase(Database):
    """A replica for tests of screens. `waited`: the places in the screens that read or wrote it on the UI thread."""

    waited: list[str]

    @contextmanager
    @override
    def read(self) -> Iterator[Connection]:
        self._notice()
        with super().read() as conn:
            yield conn

    @contextmanager
    @override
    def write(self) -> Iterator[Connection]:
        self._notice()
        with super().write() as conn:
            yield conn

    def _notice(self) -> None:
        if threading.current_thread() is not threading.main_thread():
            return
        place = _screen(sys._getframe(2))  # noqa: SLF001 - who asks
        if place:
            self.__dict__.setdefault("waited", []).append(place)


def _screen(frame: FrameType | None) -> str:
    """The place in the screens that is nearest; empty for a test itself, and for a function that it tries by itself."""
    nearest, outermost = "", frame
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(SCREENS):
            nearest = nearest or f"{Path(name).name}:{frame.f_lineno} {frame.f_code.co_name}"
            outermost = frame
        elif name.startswith(TESTS):
            alone = outermost is not None and "self" not in outermost.f_locals
            return "" if outermost is not None and outermost.f_back is frame and alone else nearest
        frame = frame.f_back
    return nearest
