"""`dev.py bench [sync|search|start|hub|lists|peers|memory]`: prints one table of ratios per group.

The last three are run only where they are named: `peers` fetches other programs, the others make a million rows.

Absolute times on a shared machine prove nothing; each line is a ratio to a yardstick that was run in turn with it, in
wall time and in processor time (`measure`).
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import Connection

from prm_desktop.replica import search
from prm_desktop.replica.queries import Query, list_ids
from tests.bench import lists, memory, peers, start, syncing, world
from tests.bench.hub import bench_hub
from tests.bench.measure import HEADING, Cost, Row, load, paired, timed
from tests.bench.world import Hub

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
WORDS = ("hanse", "netz", "kamera", "sensor", "gmb", "mül")


def bench_search(hub: Hub, folder: Path) -> Iterator[Row]:
    """Search as you type over the leads, and over everything."""
    made = world.client(hub, folder / "search.db", hub.accounts[0])
    made.engine.sync_once()

    def each(ask: Callable[[Connection, str], object]) -> Callable[[], Cost]:
        def work() -> None:
            with made.db.read() as conn:
                for word in WORDS:
                    ask(conn, word)

        return lambda: timed(work).per(len(WORDS))

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
    known: dict[str, Callable[[Hub, Path], Iterator[Row | str]]] = {
        "sync": syncing.bench_sync,
        "search": bench_search,
        "start": start.bench_start,
        "lists": lists.bench_lists,
        "peers": peers.bench_peers,
        "memory": memory.bench_memory,
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
            for group in groups or ("sync", "search", "start"):
                print(f"\n{group} ({load()})\n  {HEADING}")
                for row in known[group](hub, Path(name)):
                    print(f"  {row}", flush=True)
    return 0


def _print_hub() -> None:
    print(f"\nhub ({load()})")
    with tempfile.TemporaryDirectory(prefix="prm-bench-") as name:
        for line in bench_hub(Path(name)):
            print(f"  {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
