"""Base rows as they come from the hub: the running digest and the search index go with them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from prm_desktop.domain.commands import decode_command
from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.replica import outbox, search, tally
from prm_desktop.replica.database import Database
from prm_desktop.replica.digest import base_digest, counted_digest, current_digest, running_digest
from prm_desktop.replica.rows import ReplicaView, clear_base, drop_base, put_base
from prm_desktop.replica.transaction import Connection
from prm_desktop.services.workspace import Workspace
from tests.sync.hubs import PASSWORD, World
from tests.sync.replicas import OFFERED, ROWS, WORKING

NEW = "01900000-0000-7000-8000-000000000009"
WORKED: Lead = next(row for row in ROWS if isinstance(row, Lead) and row.id == WORKING)

OTHER = Lead(id="01900000-0000-7000-8000-000000000008", rv=8, title="Fences")


@pytest.fixture
def here(desk: Workspace) -> Database:
    """A replica in use, whose rows were counted once, with a pending change of one lead."""
    db = desk.db
    with db.write() as conn:
        counted_digest(conn)
        changes = {"changes": {"title": ["Cameras", "Domes"]}}
        outbox.enqueue(conn, decode_command("lead.update", {"lead_id": OFFERED, **changes}), "2026-03-02T09:00:00Z")
    return db


def put(conn: Connection, *rows: Row) -> None:
    """Let rows of one kind come from the hub."""
    entity = entity_of(type(rows[0]))
    put_base(conn, entity.kind, entity.columns, [entity.to_store(row) for row in rows])


def updated(conn: Connection, row: Row) -> str:
    """How a lead that comes changes the one that is here."""
    statements: list[str] = []
    raw: Any = conn.connection.driver_connection
    raw.set_trace_callback(statements.append)
    put(conn, row)
    raw.set_trace_callback(None)
    (found,) = (text for text in statements if text.startswith("UPDATE e_lead "))
    return found


def test_a_column_with_an_index_is_written_where_it_is_another_and_any_other_always(here: Database) -> None:
    """Whatever is set is written to every index that it is in, and comparing costs less than that alone."""
    other = replace(WORKED, rv=9, street="Hafen 1", status=LeadStatus.DISQUALIFIED)
    with here.write() as conn:
        first = updated(conn, replace(WORKED, rv=8, street="Hafen 1"))
        second = updated(conn, other)
        assert '"street"=' in first
        assert '"rv"=' in first
        assert '"status"=' not in first
        assert '"company"=' not in first
        assert '"status"=' in second
        assert ReplicaView(conn).get(Lead, WORKING) == other


def test_rows_that_differ_in_other_columns_come_together(here: Database) -> None:
    rows = [replace(WORKED, rv=9, city="Kiel"), Lead(id=NEW, rv=9, title="Doors"), replace(OTHER, rv=9, title="Gates")]
    with here.write() as conn:
        put(conn, Lead(id=NEW, rv=8, title="Doors", partner_id="somebody"), OTHER)
        put(conn, *rows)
        assert [ReplicaView(conn).get(Lead, row.id) for row in rows] == rows
        assert [found(conn, word) for word in ("Kiel", "Gates")] == [[WORKING], [OTHER.id]]
        assert base_digest(conn) == running_digest(conn)


def found(conn: Connection, text: str) -> list[str]:
    return [hit.id for hit in search.search_all(conn, text)]


def test_the_running_digest_follows_rows_that_come_change_and_go(here: Database) -> None:
    with here.write() as conn:
        put(conn, replace(WORKED, rv=9), Lead(id=NEW, rv=9, title="Doors", company="Falken AG"))
        assert running_digest(conn) == base_digest(conn)
        put(conn, Lead(id=OFFERED, rv=10, title="Cameras", company="Nordlys AS"))
        assert running_digest(conn) == base_digest(conn), "a row with pending changes counts as the hub sent it"
        drop_base(conn, "lead", [NEW, OFFERED, "not here", NEW])
        assert running_digest(conn) == base_digest(conn)
        put(conn, Lead(id=OFFERED, rv=11, title="Cameras", company="Nordlys AS"))
        assert running_digest(conn) == base_digest(conn)
        drop_base(conn, "task", [row.id for row in ROWS])
        assert running_digest(conn) == base_digest(conn)
        assert "task" not in running_digest(conn)


def test_a_row_sent_twice_in_one_page_counts_once(here: Database) -> None:
    with here.write() as conn:
        put(conn, Lead(id=NEW, rv=9, company="Falken AG"), Lead(id=NEW, rv=10, company="Falken SE"))
        assert running_digest(conn) == base_digest(conn)
        assert found(conn, "falken se") == [NEW]


def test_nothing_is_counted_on_while_all_rows_are_replaced(here: Database) -> None:
    with here.write() as conn:
        clear_base(conn)
        put(conn, WORKED)
        assert tally.kept(conn) is None
        assert running_digest(conn) == {"lead": (1, WORKED.rv)}


def test_few_rows_are_counted_each_time(here: Database) -> None:
    with here.write() as conn:
        conn.exec_driver_sql("DELETE FROM e_lead WHERE id = ?", (WORKING,))
        assert running_digest(conn) != base_digest(conn)
        assert current_digest(conn) == base_digest(conn)


def test_search_knows_the_words_of_a_changed_row_and_no_others(here: Database) -> None:
    with here.write() as conn:
        put(conn, replace(WORKED, rv=9, title="Turnstiles"))
        assert found(conn, "turnstiles") == [WORKING]
        assert found(conn, "sensors") == []
        put(conn, replace(WORKED, rv=10, title="Turnstiles", value=5))
        assert found(conn, "turnstiles") == [WORKING]
        drop_base(conn, "lead", [WORKING])
        assert found(conn, "turnstiles") == []


def test_columns_that_did_not_come_leave_the_search_index_alone(here: Database) -> None:
    with here.write() as conn:
        put_base(conn, "lead", ("id", "rv", "title", "unheard_of"), [[WORKING, 9, "Turnstiles", "x"]])
        assert found(conn, "ruiz turnstiles") == [WORKING]
        assert running_digest(conn) == base_digest(conn)


def test_after_a_day_everything_is_counted_again(world: World) -> None:
    anna = world.rep("anna@hanse.example")
    anna.sync()

    def asked() -> bool:
        anna.wire.bodies.clear()
        anna.sync()
        return any(b'"digest":true' in body for body in anna.wire.bodies)

    assert not asked()
    world.clock.wait(86_500)
    anna.http.sign_in("anna@hanse.example", PASSWORD)
    assert asked()
    assert not asked()
