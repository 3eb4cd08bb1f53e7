"""Replaying what waits comes to the same as doing it again row by row, and writes only what looks different."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prm_desktop.domain.registry import ENTITIES
from prm_desktop.errors import UserError
from prm_desktop.replica import outbox
from prm_desktop.replica.digest import base_digest
from prm_desktop.replica.rows import drop_base
from prm_desktop.replica.schema import SHADOW, TABLES
from prm_desktop.replica.search import index_name
from prm_desktop.replica.transaction import Connection
from prm_desktop.services.workspace import Workspace
from tests.sync.replicas import OFFERED, ROWS, TASK, WORKING, store
from tests.sync.step_by_step import do_again, restore_base

ACCOUNT, CONTACT, DEAL = (f"01900000-0000-7000-8000-0000000000{number}" for number in ("a1", "a2", "a3"))
WORDS = ("ruiz", "cafe", "bodega", "call", "second", "sensors")
STEPS = st.sampled_from(
    [
        ("lead.accept", {"lead_id": OFFERED}),
        ("lead.update", {"lead_id": WORKING, "changes": {"company": "Bodega Ruiz"}}),
        ("lead.update", {"lead_id": OFFERED, "changes": {"labels": ["x"]}}),
        ("lead.update", {"lead_id": WORKING, "changes": {"account_id": ACCOUNT}}),
        ("activity.log", {"lead_id": WORKING, "kind": "call", "subject": "Second call"}),
        ("task.add", {"lead_id": WORKING, "subject": "Call again"}),
        ("task.complete", {"task_id": TASK}),
        ("account.add", {"name": "Café Ruiz", "account_id": ACCOUNT}),
        ("account.update", {"account_id": ACCOUNT, "changes": {"city": "Cádiz"}}),
        ("account.remove", {"account_id": ACCOUNT}),
        ("contact.add", {"account_id": ACCOUNT, "name": "Ana", "contact_id": CONTACT}),
        ("contact.remove", {"contact_id": CONTACT}),
        ("comment.add", {"record_kind": "lead", "record_id": WORKING, "body": "@Ben please call"}),
        ("lead.convert", {"lead_id": WORKING, "deal_id": DEAL}),
        ("lead.convert", {"lead_id": OFFERED, "deal_id": DEAL}),
        ("pull", {"title": "From the hub"}),
        ("pull", {"status": "converted"}),
        ("gone", {"kind": "lead", "row_id": WORKING}),
        ("gone", {"kind": "task", "row_id": TASK}),
        ("answer", {}),
        ("withdraw", {}),
    ]
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(STEPS, max_size=14))
def test_it_comes_to_the_same_as_doing_everything_again_row_by_row(
    desk: Workspace, steps: list[tuple[str, dict[str, Any]]]
) -> None:
    _begin_anew(desk)
    for name, args in steps:
        _step(desk, name, args)
        with desk.db.write() as conn:
            shown, digest = _everything(conn), base_digest(conn)
            restore_base(conn)
            assert base_digest(conn) == digest, f"after {name}: the digest is of the base, whatever is pending"
            do_again(conn)
            assert _everything(conn) == shown, f"after {name}"


def test_what_looks_as_before_is_not_written_again(desk: Workspace) -> None:
    for number in range(40):
        desk.do("task.add", {"lead_id": WORKING, "subject": f"Task {number}"})
    desk.do("lead.update", {"lead_id": WORKING, "changes": {"company": "Bodega Ruiz"}})
    with desk.db.write() as conn:
        before = _written(conn)
        assert len(outbox.rebase(conn)) == 41
        assert _written(conn) == before
        outbox.take_batch(conn, 1)
        outbox.retire(conn, {1: {"status": "refused"}}, "2026-03-02T10:00:00Z")
        before = _written(conn)
        outbox.rebase(conn)
        assert 0 < _written(conn) - before < 10, "one task, its place in the search index, and its shadow"


def test_a_row_that_is_shown_again_keeps_its_number(desk: Workspace) -> None:
    desk.do("account.add", {"name": "Nordlys", "account_id": ACCOUNT})
    with desk.db.write() as conn:
        before = conn.execute(TABLES["account"].select()).all()
        store(desk.db, ROWS[4], conn, rv=9, title="From the hub")
        outbox.rebase(conn)
        assert conn.execute(TABLES["account"].select()).all() == before


def _begin_anew(desk: Workspace) -> None:
    """As the fixture made it: one desk serves all examples."""
    with desk.db.write() as conn:
        for table in ("outbox", "attention", "shadow", *(item.name for item in TABLES.values())):
            conn.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - declared names
        conn.exec_driver_sql("DELETE FROM meta WHERE key = 'tally'")
        for kind, entity in ENTITIES.items():
            if entity.search_fields:
                conn.exec_driver_sql(f"INSERT INTO {index_name(kind)}({index_name(kind)}) VALUES ('delete-all')")  # noqa: S608 - declared names
        for row in ROWS:
            store(desk.db, row, conn)


def _step(desk: Workspace, name: str, args: dict[str, Any]) -> None:
    if name == "withdraw":
        for item in desk.outbox()[:1]:
            desk.withdraw(item.seq)
    elif name in {"pull", "gone", "answer"}:
        with desk.db.write() as conn:
            _hears(desk, conn, name, args)
            outbox.rebase(conn)
    else:
        try:
            desk.do(name, args)
        except UserError:
            return


def _hears(desk: Workspace, conn: Connection, name: str, args: dict[str, Any]) -> None:
    if name == "pull":
        store(desk.db, ROWS[4], conn, rv=9, **args)
    elif name == "gone":
        drop_base(conn, args["kind"], [args["row_id"]])
    else:
        sent = outbox.take_batch(conn, 1)
        outbox.retire(conn, {item.mid: {"status": "applied"} for item in sent}, "2026-03-02T10:00:00Z")


def _everything(conn: Connection) -> dict[str, Any]:
    """All rows but their local numbers, all shadows, and what is found by some words."""
    rows: dict[str, Any] = {
        kind: sorted(tuple(row)[1:] for row in conn.execute(table.select())) for kind, table in TABLES.items()
    }
    found = {(kind, word): _found(conn, kind, word) for kind in ("lead", "task", "account", "deal") for word in WORDS}
    return rows | {"shadows": sorted(map(tuple, conn.execute(SHADOW.select()))), "found": found}


def _found(conn: Connection, kind: str, word: str) -> list[str]:
    index = index_name(kind)
    query = f"SELECT id FROM {TABLES[kind].name} JOIN {index} ON {index}.rowid = n WHERE {index} MATCH ?"  # noqa: S608 - declared names
    return sorted(row[0] for row in conn.exec_driver_sql(query, (word,)))


def _written(conn: Connection) -> int:
    """How many rows this connection has written so far."""
    driver = conn.connection.driver_connection
    assert driver is not None
    return int(driver.total_changes)
