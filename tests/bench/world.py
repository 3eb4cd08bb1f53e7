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

from prm_desktop.clock import utc_now
from prm_desktop.domain.ids import new_uuid7
from prm_desktop.replica.database import Database
from prm_desktop.replica.meta import Meta, get_meta
from prm_desktop.replica.schema import TABLES
from sync import protocol
from sync.client import HubClient
from sync.engine import Engine
from sync.session import ReplicaTokens, remember_identity

KEY = bytes(range(32))


@dataclass(frozen=True)
class Hub:
    """A running hub and its demo accounts."""

    url: str
    accounts: list[dict[str, str]]


@contextmanager
def hub(folder: Path, size: str) -> Iterator[Hub]:
    """Start `prm-hub serve --demo` as its own process."""
    command = [sys.executable, "-m", "sync.hub", "serve", "--demo", "--size", size, "--port", "0", "--json"]
    command += ["--database", f"sqlite:///{folder / 'hub.db'}"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ))  # noqa: S603 - our own program
    try:
        assert process.stdout is not None
        first = json.loads(process.stdout.readline())
        yield Hub(first["url"], first["accounts"])
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
    return Client(db, Engine(db, http, utc_now), http)


def all_rows(world: Hub, account: dict[str, str]) -> list[protocol.Page]:
    """Everything that this account's first sync receives, decoded."""
    path = Path(os.environ["BENCH_FOLDER"]) / "rows.db"
    made = client(world, path, account)
    try:
        request = protocol.SyncRequest(client_id=new_uuid7(), schema=1)
        return [line for line in made.http.exchange(request) if isinstance(line, protocol.Page)]
    finally:
        made.close()
        path.unlink()


def raw_load(pages: list[protocol.Page], path: Path) -> None:
    """The yardstick: the same rows by plain `executemany` into an SQLCipher file with the same tables and indexes."""
    db = Database.create(path, KEY)
    with db.write() as conn:
        cursor = conn.connection.cursor()
        for page in pages:
            cursor.executemany(insert_sql(page), page.rows)
    db.close()


def insert_sql(page: protocol.Page) -> str:
    """A plain insert of the page's columns."""
    names = ", ".join(f'"{name}"' for name in page.columns)
    places = ", ".join("?" for _ in page.columns)
    return f"INSERT OR REPLACE INTO {TABLES[page.entity].name} ({names}) VALUES ({places})"  # noqa: S608 - declared names


def round_trip(world: Hub, http: httpx.Client) -> Any:
    """A bare request to the same server."""
    return http.get(world.url + protocol.HUB_PATH)


def touch_leads(made: Client, ids: list[str], words: str) -> None:
    """Change these leads at the hub as a second copy of the program would: with an edit of each."""
    commands = tuple(
        protocol.WireCommand(
            number, "lead.update", {"lead_id": lead_id, "changes": {"street": ["", f"{words}, {number}"]}}
        )
        for number, lead_id in enumerate(ids, start=1)
    )
    with made.db.read() as conn:
        epoch = get_meta(conn, Meta.EPOCH)
        cursor = int(get_meta(conn, Meta.CURSOR))
    other = new_uuid7()
    for start in range(0, len(commands), 200):
        part = commands[start : start + 200]
        request = protocol.SyncRequest(client_id=other, schema=1, epoch=epoch, cursor=cursor, commands=part)
        for _line in made.http.exchange(request):
            pass
