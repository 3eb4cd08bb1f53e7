"""First sync, delta and no-op, each against the least that has to be done: the same rows by plain statements.

The yardsticks write into an SQLCipher file with the same tables, indexes, key and settings (`Database`), of the same
size. Each is measured twice: without the search index, which needs no upkeep then, and with it, as the replica has it.
Processor time is that of the client's process, of the no-op that of client and hub together.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from prm_desktop.replica import search
from prm_desktop.replica.database import Database, insert_many
from prm_desktop.replica.rows import upsert_sql
from prm_desktop.replica.transaction import Connection
from sync import protocol
from tests.bench import world
from tests.bench.measure import NOTHING, Cost, Row, in_turn, paired, timed
from tests.bench.world import Client, Hub

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
CHANGED = 1000
SEARCHED = "contact_name"
"""A column of leads whose words are searched for."""
OTHER = "street"
"""One whose words are not."""


def bench_sync(hub: Hub, folder: Path) -> Iterator[Row]:
    """First sync, delta and no-op."""
    pages = world.all_rows(hub, hub.accounts[0])
    yield from _first(hub, folder, pages)
    made = world.client(hub, folder / "delta.db", hub.accounts[0])
    made.engine.sync_once()
    yard = Yard(folder, pages)
    for column in (OTHER, SEARCHED):
        yield from _delta(made, yard, column)
    yard.close()
    with httpx.Client() as http:
        yield paired(
            "no-op sync",
            lambda: timed(made.engine.sync_once, hub.pid),
            "bare HTTP round trip",
            lambda: timed(lambda: world.round_trip(hub, http), hub.pid),
            ROUNDS * 20,
        )
    made.close()


def _first(hub: Hub, folder: Path, pages: list[protocol.Page]) -> Iterator[Row]:
    path = folder / "first.db"

    def ours() -> Cost:
        made = world.client(hub, path, hub.accounts[0])
        try:
            return timed(made.engine.sync_once)
        finally:
            made.close()
            _remove(path)

    def raw(*, searched: bool) -> Cost:
        db = Database.create(path, world.KEY)
        try:
            return timed(lambda: world.raw_load(pages, db, searched=searched))
        finally:
            db.close()
            _remove(path)

    count = sum(len(page.rows) for page in pages)
    yards = {
        "raw executemany, with search": lambda: raw(searched=True),
        "raw executemany, no search": lambda: raw(searched=False),
    }
    yield from in_turn(f"first sync, {count:,} rows", ours, yards, ROUNDS)


def _remove(path: Path) -> None:
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()


@dataclass
class Yard:
    """Two files with the same rows as the replica, one with the search index: what the same change costs raw."""

    folder: Path
    pages: list[protocol.Page]
    files: dict[bool, Database] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for searched in (True, False):
            db = Database.create(self.folder / f"yard-{searched}.db", world.KEY)
            world.raw_load(self.pages, db, searched=searched)
            self.files[searched] = db

    def raw(self, page: protocol.Page, *, searched: bool) -> Cost:
        """What an upsert of this page costs, durable on disk."""
        db = self.files[searched]
        ids = [row[page.columns.index("id")] for row in page.rows]

        def work() -> None:
            with db.write() as conn:
                insert_many(conn, upsert_sql(page.entity, page.columns), page.rows)
                if searched:
                    search.index(conn, page.entity, ids)

        return timed(work)

    def close(self) -> None:
        for db in self.files.values():
            db.close()


def _delta(made: Client, yard: Yard, column: str) -> Iterator[Row]:
    """1,000 leads that a colleague changed come down; against an upsert of the rows as they are on the wire."""
    with made.db.read() as conn:
        ids = open_leads(conn)
    rounds = iter(range(1000))
    pages: list[protocol.Page] = []

    def ours() -> Cost:
        world.touch_leads(made, ids, column, f"round {next(rounds)}")
        pages[:] = world.pending_pages(made)
        return timed(made.engine.sync_once)

    def raw(*, searched: bool) -> Cost:
        return sum((yard.raw(page, searched=searched) for page in pages), NOTHING)

    yards = {
        "raw upsert, with search": lambda: raw(searched=True),
        "raw upsert, no search": lambda: raw(searched=False),
    }
    what = "searched text" if column == SEARCHED else "other text"
    yield from in_turn(f"delta of {len(ids):,} leads, {what} changed", ours, yards, ROUNDS)


def open_leads(conn: Connection) -> list[str]:
    """Leads that a person may edit."""
    sql = "SELECT id FROM e_lead WHERE status IN ('offered', 'accepted', 'working') ORDER BY id LIMIT ?"
    return [str(row[0]) for row in conn.exec_driver_sql(sql, (CHANGED,))]
