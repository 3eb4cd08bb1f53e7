"""Rows for the tests of the replica, and how they get into it without a hub."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from prm_desktop.domain.entities import Row, entity_of
from prm_desktop.domain.ids import uuid7_from
from prm_desktop.domain.leads import Lead
from prm_desktop.replica import search
from prm_desktop.replica.database import Database, insert_many
from prm_desktop.replica.rows import upsert_sql

KEY = bytes(range(32))
OTHER_KEY = bytes(32)


def made_id(number: int) -> str:
    """The id of the row with this number; a higher number sorts later."""
    return uuid7_from(1_700_000_000_000 + number * 1000, number.to_bytes(10, "big"))


def lead(number: int, **values: Any) -> Lead:
    """A lead with a company of its own."""
    told: dict[str, Any] = {"id": made_id(number), "rv": number, "company": f"Company {number}", "partner_id": "p-1"}
    return Lead(**told | values)


def put(db: Database, rows: Iterable[Row]) -> None:
    """Store rows and index them, as the engine does."""
    with db.write() as conn:
        put_in(conn, rows)


def put_in(conn: Connection, rows: Iterable[Row]) -> None:
    """The same within a transaction."""
    for row in rows:
        entity = entity_of(type(row))
        search.unindex(conn, entity.kind, [row.id])
        insert_many(conn, upsert_sql(entity.kind, entity.columns), [entity.to_store(row)])
        search.index(conn, entity.kind, [row.id])


def fresh(folder: Path, name: str = "replica-0123456789ab.db") -> Database:
    """A new replica in this folder."""
    return Database.create(folder / name, KEY)
