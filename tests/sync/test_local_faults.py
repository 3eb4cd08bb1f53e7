"""The disk is full, or another program holds the file, while a sync goes on: told, nothing lost, mended by itself."""

from __future__ import annotations

from contextlib import closing, nullcontext

import pytest

from prm_desktop.domain.leads import Lead
from prm_desktop.errors import Busy, DiskFull
from prm_desktop.replica.database import Database
from prm_desktop.replica.driver import connect
from sync.engine import Engine
from sync.scheduler import Scheduler, State
from tests.sync.hubs import P1, Rep, World, lead_id

KEY = bytes(32)


def allow_pages(db: Database, more: int) -> None:
    """The disk has room for so many more pages of the file."""
    with db.write() as conn:
        count = int(conn.exec_driver_sql("PRAGMA page_count").scalar_one())
        conn.exec_driver_sql(f"PRAGMA max_page_count = {count + more}")


def test_a_disk_that_fills_up_during_a_sync_costs_nothing(world: World, anna: Rep) -> None:
    anna.do("task.add", lead_id=lead_id(2), subject="Before")
    with world.store.write() as unit:
        for number in range(100, 140):
            unit.put(Lead(id=lead_id(number), company="C", partner_id=P1, description="words " * 2_000))
    allow_pages(anna.desk.db, 8)
    cursor, leads = anna.desk.status().cursor, anna.desk.count("lead")
    with pytest.raises(DiskFull) as told:
        anna.sync()
    assert "no space" in told.value.message
    assert "safe" in told.value.hint
    with pytest.raises(DiskFull):
        anna.do("comment.add", record_kind="lead", record_id=lead_id(2), body="words " * 15_000)
    assert (anna.desk.status().cursor, anna.desk.count("lead")) == (cursor, leads)
    assert [item.args["subject"] for item in anna.desk.outbox()] == ["Before"]
    allow_pages(anna.desk.db, 100_000)
    anna.sync()
    assert (anna.desk.outbox(), anna.desk.count("lead")) == ([], leads + 40)
    assert [item.title for item in anna.desk.timeline("lead", lead_id(2))] == ["Before"]
    assert anna.desk.db.integrity() == []


def test_while_a_backup_holds_the_file_sync_waits_and_goes_on_by_itself(world: World, anna: Rep) -> None:
    anna.do("task.add", lead_id=lead_id(2), subject="Call back")
    with closing(Database.open(anna.desk.db.path, KEY, patience=0.05)) as impatient:
        engine = Engine(impatient, anna.http, world.clock.now)
        clock = world.clock.monotonic
        scheduler = Scheduler(engine, monotonic=clock, jitter=lambda: 1.0, guard=lambda: nullcontext(enter_result=True))
        backup = connect(anna.desk.db.path, KEY)
        backup.execute("BEGIN IMMEDIATE")
        scheduler.run_due()
        assert scheduler.state.state is State.WAITING
        assert isinstance(scheduler.state.error, Busy)
        assert "backup" in scheduler.state.error.hint
        backup.close()
        world.clock.wait(10)
        scheduler.run_due()
        assert [scheduler.state.state, scheduler.state.error] == [State.IDLE, None]
    assert anna.desk.outbox() == []
