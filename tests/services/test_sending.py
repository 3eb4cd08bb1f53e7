"""What waits, by record, with what may come back as a question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prm_desktop.domain.partners import Relation
from prm_desktop.domain.pool import PoolEntry
from prm_desktop.replica import blobs, outbox
from prm_desktop.replica.database import Database
from prm_desktop.replica.rows import drop_base
from prm_desktop.services.sending import Doubt, by_record
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, ROWS, TASK, WORKING, Clock, primed, store

LATER = "2026-03-02T10:10:00Z"
POOLED = "01900000-0000-7000-8000-000000000009"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    db = Database.create(tmp_path / "replica.db", bytes(32))
    primed(db)
    workspace = Workspace(db, Clock().now)
    yield workspace
    workspace.close()


def doubts(desk: Workspace) -> list[Doubt]:
    return [one.doubt for record in by_record(desk) for one in record.waiting]


def test_what_waits_is_grouped_by_record_in_the_order_of_the_work(desk: Workspace) -> None:
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"city": "Kiel"}})
    desk.do("lead.accept", {"lead_id": OFFERED})
    desk.do("activity.log", {"lead_id": WORKING, "kind": "call", "subject": "Spoke"})
    found = [(record.title, [one.item.name for one in record.waiting]) for record in by_record(desk)]
    assert found == [("Café Ruiz", ["lead.update", "activity.log"]), ("Nordlys AS", ["lead.accept"])]
    assert doubts(desk) == [Doubt.NONE] * 3


def test_nothing_waits(desk: Workspace) -> None:
    assert by_record(desk) == ()


def test_a_record_that_somebody_has_changed_since_is_told_with_who(desk: Workspace) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    store(desk.db, ROWS[3], updated_by="u-ben", updated_at=LATER)
    (record,) = by_record(desk)
    assert record.waiting[0].doubt is Doubt.CHANGED
    assert (record.waiting[0].by.who, record.waiting[0].by.name) == (Relation.COLLEAGUE, "Ben")


def test_what_i_changed_elsewhere_is_no_surprise(desk: Workspace) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    store(desk.db, ROWS[3], updated_by="u-anna", updated_at=LATER)
    assert doubts(desk) == [Doubt.NONE]


def test_only_the_hub_decides_a_claim(desk: Workspace) -> None:
    store(desk.db, PoolEntry(id=POOLED, rv=7, status="open"))
    desk.do("pool.claim", {"pool_entry_id": POOLED})
    assert doubts(desk) == [Doubt.HUB]


def test_a_record_that_is_gone_is_told(desk: Workspace) -> None:
    desk.do("lead.accept", {"lead_id": OFFERED})
    with desk.db.write() as conn:
        drop_base(conn, "lead", [OFFERED])
        outbox.rebase(conn)
    assert doubts(desk) == [Doubt.GONE]


def test_a_record_that_was_made_here_is_not_gone(desk: Workspace) -> None:
    made = desk.do("task.add", {"lead_id": WORKING, "subject": "Send an offer"})
    desk.do("task.complete", {"task_id": made.created["task_id"]})
    desk.do("task.complete", {"task_id": TASK})
    assert doubts(desk) == [Doubt.NONE] * 3


def test_what_names_a_file_waits_for_it(desk: Workspace) -> None:
    args = {"record_kind": "lead", "record_id": WORKING, "sha256": "a" * 64, "size": 3}
    desk.attach({**args, "file_name": "note.txt", "media_type": "text/plain"})
    with desk.db.read() as conn:
        assert blobs.unsent(conn)
    assert doubts(desk) == [Doubt.FILE]
