"""`dev.py bench [sync|search|start|hub]`: prints one table of ratios per group.

Absolute times on a shared machine prove nothing; each line is a ratio to a yardstick that was run in turn with it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
from sqlalchemy import Connection

from prm_desktop.domain.leads import OPEN
from prm_desktop.replica import search
from prm_desktop.replica.database import Database
from prm_desktop.replica.queries import Query, list_ids
from prm_desktop.replica.rows import upsert_sql
from sync import protocol
from tests.bench import start, world
from tests.bench.hub import bench_hub
from tests.bench.measure import Row, paired, timed
from tests.bench.world import Client, Hub

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
WORDS = ("hanse", "netz", "kamera", "sensor", "gmb", "mül")


def bench_sync(hub: Hub, folder: Path) -> Iterator[Row]:
    """First sync, delta and no-op."""
    account = hub.accounts[0]
    pages = world.all_rows(hub, account)
    count = sum(len(page.rows) for page in pages)
    number = iter(range(1000))

    def first() -> float:
        made = world.client(hub, folder / f"first-{next(number)}.db", account)
        try:
            return timed(made.engine.sync_once)
        finally:
            made.close()

    def raw() -> float:
        path = folder / f"raw-{next(number)}.db"
        return timed(lambda: world.raw_load(pages, path))

    yield paired(f"first sync, {count:,} rows", first, "raw executemany", raw, ROUNDS)
    made = world.client(hub, folder / "delta.db", account)
    made.engine.sync_once()
    yield _delta(made, pages, folder)
    with httpx.Client() as http:
        yield paired(
            "no-op sync",
            lambda: timed(made.engine.sync_once),
            "bare HTTP round trip",
            lambda: timed(lambda: world.round_trip(hub, http)),
            ROUNDS * 10,
        )
    made.close()


def _delta(made: Client, pages: list[protocol.Page], folder: Path) -> Row:
    """1,000 leads that a colleague assigned come down; against a raw upsert of the same rows."""
    leads = next(page for page in pages if page.entity == "lead" and len(page.rows) >= 1000)
    place = {name: index for index, name in enumerate(leads.columns)}
    rows = [row for row in leads.rows if row[place["status"]] in OPEN][:1000]
    rounds = iter(range(1000))
    yard = Database.create(folder / "yard.db", world.KEY)
    with yard.write() as conn:
        conn.connection.cursor().executemany(world.insert_sql(leads), leads.rows)

    def raw() -> float:
        def work() -> None:
            with yard.write() as conn:
                conn.connection.cursor().executemany(upsert_sql("lead", leads.columns), rows)

        return timed(work)

    def delta() -> float:
        world.touch_leads(made, [str(row[place["id"]]) for row in rows], f"round {next(rounds)}")
        return timed(made.engine.sync_once)

    return paired(f"delta of {len(rows):,} leads", delta, "raw upsert of the same rows", raw, ROUNDS)


def bench_search(hub: Hub, folder: Path) -> Iterator[Row]:
    """Search as you type over the leads, and over everything."""
    made = world.client(hub, folder / "search.db", hub.accounts[0])
    made.engine.sync_once()

    def each(ask: Callable[[Connection, str], object]) -> Callable[[], float]:
        def work() -> None:
            with made.db.read() as conn:
                for word in WORDS:
                    ask(conn, word)

        return lambda: timed(work) / len(WORDS)

    newest = (("assigned_at", "desc"),)
    typed = each(lambda conn, word: list_ids(conn, "lead", Query(search=word, sort=newest, limit=200)))
    everything = each(lambda conn, word: search.search_all(conn, word, 50))
    sql = "SELECT n FROM e_lead WHERE company LIKE ? OR title LIKE ? LIMIT 200"
    raw = each(lambda conn, word: conn.exec_driver_sql(sql, (f"%{word}%", f"%{word}%")).all())
    yield paired("search as you type, first 200 of all leads", typed, "raw LIKE scan", raw, ROUNDS * 3)
    yield paired("search everything (Ctrl+K)", everything, "raw LIKE scan", raw, ROUNDS * 3)
    made.close()


def main(groups: list[str]) -> int:
    """Run the groups (all where none is named). Returns the exit status."""
    known: dict[str, Callable[[Hub, Path], Iterator[Row]]] = {
        "sync": bench_sync,
        "search": bench_search,
        "start": start.bench_start,
    }
    if unknown := sorted(set(groups) - {*known, "hub"}):
        print(f"no such group: {', '.join(unknown)}; there are {', '.join(known)}, hub", file=sys.stderr)
        return 2
    if "hub" in groups or not groups:
        _print_hub()
        groups = [group for group in groups if group != "hub"]
        if not groups and sys.argv[1:]:
            return 0
    with tempfile.TemporaryDirectory(prefix="prm-bench-") as name:
        os.environ["BENCH_FOLDER"] = name
        with world.hub(Path(name), os.environ.get("BENCH_SIZE", "large")) as hub:
            for group in groups or known:
                print(f"\n{group}")
                for row in known[group](hub, Path(name)):
                    print(f"  {row}", flush=True)
    return 0


def _print_hub() -> None:
    print("\nhub")
    with tempfile.TemporaryDirectory(prefix="prm-bench-") as name:
        for line in bench_hub(Path(name)):
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
