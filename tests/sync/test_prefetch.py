"""Reading ahead gives the same lines and the same errors, and lets go of the answer however it ends."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.errors import HubError, Offline
from sync.engine import Engine
from sync.prefetch import DEPTH, Prefetch, ahead, close, directly
from sync.protocol import Gone, Line
from tests.sync.hubs import World, cut_after, seed

LINES = [Gone("lead", [str(number)]) for number in range(DEPTH * 5)]
both = pytest.mark.parametrize("prefetch", [directly, ahead])


class Source:
    """Lines that know how far they were read, and when they were let go."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error = error
        self.read = 0
        self.closed = threading.Event()

    def lines(self) -> Iterator[Line]:
        try:
            for line in LINES:
                self.read += 1
                yield line
            if self.error:
                raise self.error
        finally:
            self.closed.set()


@both
def test_all_lines_come_in_their_order(prefetch: Prefetch) -> None:
    source = Source()
    lines = prefetch(source.lines())
    assert list(lines) == LINES
    assert next(lines, None) is None, "and the end stays the end"
    close(lines)
    assert source.closed.is_set()


@both
def test_what_reading_raises_comes_after_the_lines_before_it(prefetch: Prefetch) -> None:
    lines = prefetch(Source(Offline("gone")).lines())
    found = []
    with pytest.raises(Offline, match="gone"):
        found += [next(lines) for _ in range(len(LINES) + 1)]
    assert next(lines, None) is None
    close(lines)


@both
def test_an_answer_that_is_not_wanted_any_more_is_let_go(prefetch: Prefetch) -> None:
    source = Source()
    lines = prefetch(source.lines())
    assert next(lines) == LINES[0]
    close(lines)
    assert source.closed.is_set()
    assert source.read <= DEPTH + 3, "no more is read than there is room for"


@both
def test_a_first_sync_that_breaks_off_goes_on_where_it_was(tmp_path: Path, prefetch: Prefetch) -> None:
    world = World(tmp_path)
    world.open(seed(leads=60))
    try:
        anna = world.rep("anna@hanse.example")
        engine = Engine(anna.desk.db, anna.http, world.clock.now, prefetch=prefetch)
        loaded = []
        for limit in (900, 1500):
            anna.wire.fault = cut_after(limit)
            with pytest.raises(HubError):
                engine.sync_once()
            loaded.append(anna.desk.status().progress_rows)
        anna.wire.fault = None
        assert 0 < loaded[0] <= loaded[1]
        assert engine.sync_once().full
        assert anna.desk.count("lead") == 30
        assert not [thread for thread in threading.enumerate() if thread.name == "reads ahead"]
    finally:
        world.close()
