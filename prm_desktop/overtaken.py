"""Work that nobody waits for any more, such as the search for what was typed a letter ago: it is told to stop.

Whoever hands work to another thread keeps its `Stop` and calls `stop()`. The thread runs it under `heeding(stop)`; what
takes long looks at `current()` and raises `Overtaken`. The replica does so while it reads, in the middle of a statement
too. Nothing that is written heeds it: a change is made whole or not at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class Overtaken(Exception):
    """The work was given up because its result is not wanted any more. Nobody is told."""


class Stop:
    """Whether a piece of work is still wanted. Any thread may ask or tell."""

    __slots__ = ("_stopped",)

    def __init__(self) -> None:
        self._stopped = False

    @property
    def stopped(self) -> bool:
        """Whether nobody wants the result."""
        return self._stopped

    def stop(self) -> None:
        """Say that nobody wants the result. There is no way back."""
        self._stopped = True

    def renew(self) -> Stop:
        """Stop this work, and return what stops the newer work that takes its place."""
        self.stop()
        return Stop()


_current: ContextVar[Stop | None] = ContextVar("stop", default=None)


def current() -> Stop | None:
    """The stop of the work that this thread does; None where it cannot be overtaken."""
    return _current.get()


@contextmanager
def heeding(stop: Stop) -> Iterator[None]:
    """Do work that may be overtaken. Raises `Overtaken` where it was before it began."""
    if stop.stopped:
        raise Overtaken
    before = _current.set(stop)
    try:
        yield
    finally:
        _current.reset(before)
