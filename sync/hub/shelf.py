"""Pages that many people see alike, encoded and compressed once and kept ready: prices, products, literature.

A page is known by what it was made from: the sets of scopes whose rows it holds, each as of its last change (`sums`),
so what was kept once is never out of date; it is only not asked for any more. Whoever asks for pages that somebody
makes at that moment waits for them, so a change that wakes a thousand clients is encoded once.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from threading import Lock

from sync.hub.wire import Packed, packed

LIMIT = 64 * 1024 * 1024
"""Bytes of compressed pages that one process keeps, those that were asked for last."""


class Shelf:
    """Safe for use from several threads."""

    def __init__(self, limit: int = LIMIT) -> None:
        self._limit = limit
        self._size = 0
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, tuple[Packed, ...]] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}

    def pages(self, key: Hashable, make: Callable[[], Iterable[bytes]]) -> tuple[Packed, ...]:
        """The pages known by this key; `make` gives their lines where they are not here. Raises what it raises."""
        with self._lock:
            turn = self._making.setdefault(key, Lock())
        with turn:
            found = self._found(key)
            try:
                return self._keep(key, tuple(map(packed, make()))) if found is None else found
            finally:
                with self._lock:
                    self._making.pop(key, None)

    def _found(self, key: Hashable) -> tuple[Packed, ...] | None:
        with self._lock:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def _keep(self, key: Hashable, pages: tuple[Packed, ...]) -> tuple[Packed, ...]:
        size = sum(map(len, pages))
        if size > self._limit:
            return pages
        with self._lock:
            self._size += size - sum(map(len, self._kept.pop(key, ())))
            self._kept[key] = pages
            while self._size > self._limit:
                self._size -= sum(map(len, self._kept.popitem(last=False)[1]))
        return pages
