"""Rows and clocks for tests of the replica's outbox and of the engine."""

from __future__ import annotations

from dataclasses import dataclass, replace

from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.leads import Lead, LeadStatus
from prm_desktop.domain.partners import Partner, User
from prm_desktop.domain.times import later
from prm_desktop.domain.work import Task
from prm_desktop.replica import search
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, set_meta
from prm_desktop.replica.rows import put_base

OFFERED = "01900000-0000-7000-8000-000000000001"
WORKING = "01900000-0000-7000-8000-000000000002"
TASK = "01900000-0000-7000-8000-000000000003"
ROWS: tuple[Row, ...] = (
    Partner(id="p-1", rv=1, name="Hanse Digital"),
    User(id="u-anna", rv=2, name="Anna", partner_id="p-1"),
    User(id="u-ben", rv=2, name="Ben", partner_id="p-1"),
    Lead(id=OFFERED, rv=3, title="Cameras", company="Nordlys AS", status=LeadStatus.OFFERED, partner_id="p-1"),
    Lead(id=WORKING, rv=4, title="Sensors", company="Café Ruiz", status=LeadStatus.WORKING, partner_id="p-1"),
    Task(id=TASK, rv=5, lead_id=WORKING, subject="Call back", partner_id="p-1", user_id="u-anna"),
)


@dataclass
class Clock:
    """A clock that a test sets."""

    instant: str = "2026-03-02T09:00:00Z"
    seconds: float = 0.0

    def now(self) -> str:
        return self.instant

    def monotonic(self) -> float:
        return self.seconds

    def wait(self, seconds: float) -> None:
        self.seconds += seconds
        self.instant = later(self.instant, seconds=seconds)


def primed(db: Database, rows: tuple[Row, ...] = ROWS) -> None:
    """Fill a fresh replica as a first sync does."""
    with db.write() as conn:
        for row in rows:
            store(db, row, conn=conn)
        set_meta(
            conn,
            {
                Meta.PHASE: "ready",
                Meta.EPOCH: "e",
                Meta.CURSOR: "5",
                Meta.CLIENT_ID: "01900000-0000-7000-8000-0000000000f1",
                Meta.USER_ID: "u-anna",
                Meta.USER_NAME: "Anna",
                Meta.PARTNER_ID: "p-1",
            },
        )


def store(db: Database, row: Row, conn: object = None, **values: object) -> None:
    """Enter a base row as a pull does."""
    row = replace(row, **values)  # type: ignore[arg-type]  # test values by name
    entity = entity_of(type(row))
    if conn is None:
        with db.write() as own:
            store(db, row, own)
        return
    search.unindex(conn, entity.kind, [row.id])  # type: ignore[arg-type]  # a connection
    put_base(conn, entity.kind, entity.columns, [entity.to_store(row)])  # type: ignore[arg-type]
    search.index(conn, entity.kind, [row.id])  # type: ignore[arg-type]
