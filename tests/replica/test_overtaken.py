"""Reading that nobody waits for any more ends, in the middle of a statement too, and leaves nothing behind."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from prm_desktop.overtaken import Overtaken, Stop, current, heeding
from prm_desktop.replica.database import Database
from prm_desktop.replica.driver import DriverError
from tests.replica.rows_for_tests import lead, put

ENDLESS = "WITH RECURSIVE up(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM up) SELECT count(*) FROM up"
PATIENCE_S = 30


def elsewhere(work: Callable[[], None]) -> list[BaseException | None]:
    """Do it on another thread, to its end. Returns what it raised."""
    ended: list[BaseException | None] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - whatever it is, the test wants to see it
            ended.append(error)
        else:
            ended.append(None)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(PATIENCE_S)
    return ended


def test_a_statement_without_end_ends_when_it_is_overtaken_and_its_connection_serves_the_next(db: Database) -> None:
    put(db, [lead(1)])
    stop, begun = Stop(), threading.Event()

    def search() -> None:
        with heeding(stop), db.read() as conn:
            conn.exec_driver_sql("SELECT 1").all()
            begun.set()
            conn.exec_driver_sql(ENDLESS).all()

    def type_on() -> None:
        begun.wait(PATIENCE_S)
        stop.stop()

    overtaker = threading.Thread(target=type_on)
    overtaker.start()
    assert [type(error) for error in elsewhere(search)] == [Overtaken]
    overtaker.join(PATIENCE_S)
    steps = "WITH RECURSIVE up(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM up WHERE x < 100000) SELECT count(*) FROM up"
    for _ in range(6):  # more than connections are kept
        with db.read() as conn:
            assert conn.exec_driver_sql(steps).scalar() == 100_000
    put(db, [lead(2)])


def test_what_is_overtaken_before_it_reads_does_not_begin(db: Database) -> None:
    stop = Stop()
    with heeding(stop):
        stop.stop()
        with pytest.raises(Overtaken), db.read():
            pytest.fail("it reads")
    with pytest.raises(Overtaken), heeding(stop):
        pytest.fail("it begins")
    assert current() is None


def test_a_change_is_made_whole_although_nobody_waits_for_it(db: Database) -> None:
    stop = Stop()
    with heeding(stop), db.write() as conn:
        stop.stop()
        conn.exec_driver_sql('INSERT INTO e_lead (id) SELECT value FROM json_each(\'["a", "b"]\')')
    with db.read() as conn:
        assert conn.exec_driver_sql("SELECT count(*) FROM e_lead").scalar() == 2


def test_a_fault_of_work_that_is_wanted_is_told_as_ever(db: Database) -> None:
    def work() -> None:
        with heeding(Stop()), db.read() as conn:
            conn.connection.cursor().execute("SELECT nothing FROM nowhere")

    assert [isinstance(error, DriverError) for error in elsewhere(work)] == [True]


def test_newer_work_overtakes_the_older_and_is_not_overtaken_itself() -> None:
    older = Stop()
    newer = older.renew()
    assert (older.stopped, newer.stopped) == (True, False)
