"""Six writers on PostgreSQL, some of them slow, and a reader that polls the feed: it misses no row.

The control shows that the test would notice: with a sequence in the counter's place the same reader misses rows.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial

import msgspec
import psycopg
import pytest

from sync.hub import feed
from sync.hub.store import Store
from sync.hub.unit import Unit
from tests.hub.support import NORTH, PEOPLE, lead, uid
from tests.sync.real.crowd import together
from tests.sync.real.often import KILLS

ROWS = 5 * KILLS
"""Of each writer."""
POLL = 0.002
SLOW = 0.03
"""Seconds between two polls, and for which a slow transaction stays open."""
Pause = Callable[[], object]
log = logging.getLogger(__name__)


@pytest.fixture
def pause() -> Pause:
    """Stand still within a transaction."""
    never = threading.Event()
    return lambda: never.wait(SLOW)


def quick(store: Store, name: str, _: Pause) -> None:
    store.transact(lambda unit: unit.put(lead(name)))


def slow_at_work(store: Store, name: str, pause: Pause) -> None:
    """Holds its rows for long before it takes its version."""

    def work(unit: Unit) -> None:
        unit.put(lead(name))
        pause()

    store.transact(work)


def slow_to_commit(store: Store, name: str, pause: Pause) -> None:
    """Has its version, and commits long after."""
    with store.write() as unit:
        unit.put(lead(name))
        unit.flush()
        pause()


KINDS = (quick, quick, quick, slow_at_work, slow_at_work, slow_to_commit)
Poll = Callable[[int], tuple[int, list[str]]]
"""From a position: the next position, and the names of the rows between them."""


def seen_while(poll: Poll, *writers: Callable[[int], None]) -> tuple[Counter[str], int]:
    """What a reader sees that polls while all write, each row by number; and how often it polled."""
    seen: Counter[str] = Counter()
    done = threading.Event()
    polls = 0

    def read(_: threading.Barrier) -> None:
        nonlocal polls
        since, last = 0, False
        while not last:
            last = done.wait(POLL)
            since, names = poll(since)
            seen.update(names)
            polls += 1

    def write(_: threading.Barrier) -> None:
        try:
            together([partial(_all_of, writer) for writer in writers])
        finally:
            done.set()

    together([read, write])
    return seen, polls


def _all_of(writer: Callable[[int], None], _: threading.Barrier) -> None:
    for number in range(ROWS):
        writer(number)


def test_a_reader_that_polls_misses_no_row(pg_database: str, pause: Pause) -> None:
    reader = Store(pg_database)
    reader.load(PEOPLE)
    stores = [Store(pg_database) for _ in KINDS]

    def poll(since: int) -> tuple[int, list[str]]:
        with reader.read() as conn:
            newest = feed.position(conn).newest
            ids = feed.put_ids("lead", feed.Span(since, (f"partner:{NORTH}",)))
            pages = [msgspec.json.decode(page) for page in feed.rows(conn, "lead", ("id", "rv"), ids, 2000)]
        assert all(since < rv <= newest for page in pages for _, rv in page)
        return newest, [row_id for page in pages for row_id, _ in page]

    def writer(place: int, number: int) -> None:
        KINDS[place](stores[place], f"{place} {number}", pause)

    seen, polls = seen_while(poll, *(partial(writer, place) for place in range(len(KINDS))))
    for store in (reader, *stores):
        store.close()
    log.info("%d rows by %d writers, %d polls", len(seen), len(KINDS), polls)
    assert seen == {uid(f"{place} {number}"): 1 for place in range(len(KINDS)) for number in range(ROWS)}
    assert polls > ROWS


def test_with_a_sequence_the_same_reader_would_miss_rows(pg_database: str, pause: Pause) -> None:
    with ExitStack() as stack:
        lines = [stack.enter_context(psycopg.connect(pg_database)) for _ in range(len(KINDS) + 1)]
        reader = lines.pop()
        reader.execute("CREATE TABLE control (v bigserial, name text)")
        reader.commit()
        stack.callback(reader.commit)
        stack.callback(reader.execute, "DROP TABLE control")

        def poll(since: int) -> tuple[int, list[str]]:
            found = reader.execute("SELECT v, name FROM control WHERE v > %s", (since,)).fetchall()
            reader.commit()
            return max([since, *(v for v, _ in found)]), [name for _, name in found]

        def writer(place: int, number: int) -> None:
            with lines[place].transaction():
                lines[place].execute("INSERT INTO control (name) VALUES (%s)", (f"{place} {number}",))
                if KINDS[place] is not quick:
                    pause()

        seen, _ = seen_while(poll, *(partial(writer, place) for place in range(len(KINDS))))
        log.info("missed %d of %d rows", ROWS * len(KINDS) - len(seen), ROWS * len(KINDS))
    assert len(seen) < ROWS * len(KINDS)
