"""A reading that comes back after later ones: threads may end in another order than they began."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, Generic, TypeVar

import pytest

T = TypeVar("T")
PATIENCE = 30
"""Seconds that a reading may take before the test fails."""


class Late(Generic[T]):
    """In the place of a function: what its first call has read comes back when the test says so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, place: object, name: str) -> None:
        self._real: Callable[..., T] = getattr(place, name)
        self._has_read, self._may_come = threading.Event(), threading.Event()
        monkeypatch.setattr(place, name, self)

    def __call__(self, *given: Any) -> T:
        found, first = self._real(*given), not self._has_read.is_set()
        if first:
            self._has_read.set()
            assert self._may_come.wait(PATIENCE)
        return found

    def has_read(self) -> None:
        """Wait until the first call has read what it brings."""
        assert self._has_read.wait(PATIENCE)

    def comes(self) -> None:
        """Let the first call come back."""
        self._may_come.set()
