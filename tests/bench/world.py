"""What the benchmarks run against: a real hub process with a large partner, and replicas of it on disk."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import msgspec

from prm_desktop.clock import utc_now
from prm_desktop.domain.entities import SCHEMA
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.replica import search
from prm_desktop.replica.database import Database, insert_many
from prm_desktop.replica.meta import Meta, all_meta, get_meta
from prm_desktop.replica.schema import TABLES
from sync import protocol
from sync.client import HubClient
from sync.engine import Engine
from sync.prefetch import ahead
from sync.session import ReplicaTokens, remember_identity

KEY = bytes(range(32))


@dataclass(frozen=True)
class Hub:
    """A running hub and its demo accounts."""

    url: str
    accounts: list[dict[str, str]]
    pid: int


@contextmanager
def hub(folder: Path, size: str) -> Iterator[Hub]:
    """Start `prm-hub serve --demo` as its own process."""
    command = [sys.executable, "-m", "sync.hub", "serve", "--demo", "--size", size, "--port", "0", "--json"]
    command += ["--database", f"sqlite:///{folder / 'hub.db'}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ))  # noqa: S603 - our own program
    try:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        yield Hub(first["url"], first["accounts"], process.pid)
    finally:
        process.terminate()
        process.wait(30)


@dataclass
class Client:
    """One replica on disk and its engine."""

    db: Database
    engine: Engine
    http: HubClient

    def close(self) -> None:
        self.http.close()
        self.db.close()


def client(world: Hub, path: Path, account: dict[str, str]) -> Client:
    """A fresh replica, signed in but not synced."""
    db = Database.create(path, KEY)
    http = HubClient(world.url, ReplicaTokens(db))
    answer = http.sign_in(account["user"], account["password"])
    remember_identity(db, world.url, account["user"], answer)
    return Client(db, Engine(db, http, utc_now, prefetch=ahead), http)


def all_rows(world: Hub, account: dict[str, str]) -> list[protocol.Page]:
    """Everything that this account's first sync receives, decoded."""
    path = Path(os.environ["BENCH_FOLDER"]) / "rows.db"
    made = client(world, path, account)
    try:
        request = protocol.SyncRequest(client_id=new_uuid7(), schema=SCHEMA)
        return [line for line in made.http.exchange(request) if isinstance(line, protocol.Page)]
    finally:
        made.close()
        path.unlink()


def raw_load(pages: list[protocol.Page], db: Database, *, searched: bool) -> None:
    """The yardstick: the same rows by plain `executemany` into a new SQLCipher file with the same tables and indexes.

    `searched`: the search index is filled too, by one statement per entity at the end.
    """
    with db.write() as conn:
        for page in pages:
            insert_many(conn, insert_sql(page), page.rows)
        if searched:
            for kind in {page.entity: None for page in pages}:
                search.rebuild(conn, kind)


def insert_sql(page: protocol.Page) -> str:
    """A plain insert of the page's columns."""
    names = ", ".join(f'"{name}"' for name in page.columns)
    places = ", ".join("?" for _ in page.columns)
    return f"INSERT INTO {TABLES[page.entity].name} ({names}) VALUES ({places})"  # noqa: S608 - declared names


def pending_pages(made: Client) -> list[protocol.Page]:
    """The pages that the next sync of this replica will receive."""
    with made.db.read() as conn:
        meta = all_meta(conn)
    request = protocol.SyncRequest(
        client_id=meta[Meta.CLIENT_ID],
        schema=SCHEMA,
        epoch=meta[Meta.EPOCH],
        cursor=int(meta[Meta.CURSOR]),
        scopes=tuple(msgspec.json.decode(meta[Meta.SCOPES])),
    )
    return [line for line in made.http.exchange(request) if isinstance(line, protocol.Page)]


def round_trip(world: Hub, http: httpx.Client) -> Any:
    """A bare request to the same server."""
    return http.get(world.url + protocol.HUB_PATH)


def touch_leads(made: Client, ids: list[str], column: str, words: str) -> None:
    """Change these leads at the hub as a second copy of the program would: with an edit of a column of each."""
    with made.db.read() as conn:
        stored = conn.exec_driver_sql(f'SELECT id, "{column}" FROM e_lead')  # noqa: S608 - a declared name
        old: dict[str, str] = {row[0]: row[1] for row in stored}
        epoch, cursor = get_meta(conn, Meta.EPOCH), int(get_meta(conn, Meta.CURSOR))
    commands = tuple(
        protocol.WireCommand(
            number, "lead.update", {"lead_id": lead_id, "changes": {column: [old[lead_id], f"{words}, {number}"]}}
        )
        for number, lead_id in enumerate(ids, start=1)
    )
    other = new_uuid7()
    for start in range(0, len(commands), 200):
        part = commands[start : start + 200]
        request = protocol.SyncRequest(client_id=other, schema=SCHEMA, epoch=epoch, cursor=cursor, commands=part)
        refused = [line for line in made.http.exchange(request) if isinstance(line, protocol.Head)]
        assert all(item.status == "applied" for head in refused for item in head.results)
