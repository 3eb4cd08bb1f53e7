"""`dev.py bench hub`: what the hub takes, on PostgreSQL with two workers, spoken to by a crowd over real HTTP.

    BENCH_CROWD    sizes of the crowd (100,300,1000)    BENCH_SECONDS  of each measurement (8)
    BENCH_PRICES   rows of the large change (20000)     BENCH_PULLERS  how many load it (900)
    BENCH_ROWS     leads of the large hub (300000)      BENCH_REASSIGNED   leads that get another owner (10000)

The crowd, the hub and the database share the machine: rates are those of all three together.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from prm_desktop.domain.pricing import PriceBook
from sync.hub.store import Store
from tests.bench import growth, vendor
from tests.databases import server

SIZES = [int(item) for item in os.environ.get("BENCH_CROWD", "100,300,1000").split(",")]
SECONDS = float(os.environ.get("BENCH_SECONDS", "8"))
PRICES = int(os.environ.get("BENCH_PRICES", "20000"))
PULLERS = int(os.environ.get("BENCH_PULLERS", "900"))
WORKERS = 2
JITTER = 2.0
"""Seconds over which clients spread their pulls after a poke; that of the scheduler."""
ANSWER_BYTES = 500
"""The size of an answer without changes, about."""
PATIENCE = 120.0


def bench_hub(folder: Path) -> Iterator[str]:
    """The whole group, line by line."""
    yield from growth.bench_growth(folder)
    with server() as database:
        yield from _crowds(database)


def _crowds(database: str) -> Iterator[str]:
    store = Store(database)
    partners = -(-max(SIZES) // vendor.PEOPLE)
    store.load([*vendor.common_rows(), *(row for number in range(partners) for row in vendor.partner_rows(number))])
    people = vendor.sign_in(store, partners)
    with vendor.hub(database, WORKERS) as hub, vendor.bare(_free_port(), WORKERS, ANSWER_BYTES) as bare:
        crowd = vendor.Crowd(hub.url, people)
        for size in SIZES:
            yield from _with_so_many(crowd, store, (hub, bare), size)
            yield f"  memory of the workers: {_megabytes(hub)}"
        yield from _large_change(crowd, store, hub)
        crowd.close()
    store.close()


def _with_so_many(
    crowd: vendor.Crowd, store: Store, programs: tuple[vendor.Program, vendor.Program], size: int
) -> Iterator[str]:
    hub, bare = programs
    yield f"{size:,} clients, each listening"
    joined = crowd.do("join", count=size)
    yield f"  joined in {joined['seconds']:.1f} s; first load {_spread(joined, 'first')}{_wrong(joined)}"
    before = hub.cpu()
    mixed = crowd.do("mix", seconds=SECONDS)
    spent, before = (hub.cpu() - before) / _count(mixed), bare.cpu()
    yard = crowd.do("bare", seconds=max(SECONDS / 4, 1.0), url=bare.url, size=ANSWER_BYTES)
    bare_spent = (bare.cpu() - before) / _count(yard)
    rate, bare_rate = _count(mixed) / mixed["seconds"], _count(yard) / yard["seconds"]
    yield (
        f"  at full load {rate:,.0f} requests a second, {bare_rate / rate:.1f} x fewer than bare answers "
        f"({bare_rate:,.0f}){_wrong(mixed)}"
    )
    yield (
        f"  each costs the workers {spent * 1000:.2f} ms of processor time, {spent / bare_spent:.1f} x a bare answer "
        f"({bare_spent * 1000:.2f})"
    )
    yield from (f"    {kind:<6} {_spread(mixed, kind)}" for kind in sorted(mixed["took"]))
    calm = crowd.do("pace", seconds=SECONDS, rate=size / 10)
    yield f"  at {size / 10:.0f} requests a second, as if each asked every 10 s{_wrong(calm)}"
    yield from (f"    {kind:<6} {_spread(calm, kind)}" for kind in sorted(calm["took"]))
    yield _burst(crowd, store)


def _burst(crowd: vendor.Crowd, store: Store) -> str:
    crowd.begin("wait", version=store.version() + 1, seconds=PATIENCE, jitter=JITTER)
    assert crowd.line() == "ready"
    with store.write() as unit:
        unit.update(PriceBook(id=vendor.BOOK), name=f"Prices of version {store.version()}")
    done = time.monotonic()
    told = crowd.answer()
    return (
        f"  one price book changes: {told['have']:,} have it after {told['last'] - done:.1f} s; "
        f"a pull takes {_spread(told, 'pull')}{_wrong(told)}"
    )


def _large_change(crowd: vendor.Crowd, store: Store, hub: vendor.Program) -> Iterator[str]:
    before = hub.memory()
    rate = max(SIZES) / 20
    order = {"seconds": PATIENCE, "jitter": JITTER, "pullers": PULLERS, "rate": rate}
    crowd.begin("wait", version=store.version() + 1, **order)
    assert crowd.line() == "ready"
    store.load(vendor.price_rows("large", PRICES))
    done = time.monotonic()
    told = crowd.answer()
    more = max(after - was for after, was in zip(hub.memory(), before, strict=True))
    yield f"{PRICES:,} prices are published to {max(SIZES):,} clients, {PULLERS} load them{_wrong(told)}"
    yield f"  the last has them after {told['last'] - done:.1f} s; a pull takes {_spread(told, 'pull')}"
    yield f"  others meanwhile, {rate:.0f} a second: no-op {_spread(told, 'no-op')}"
    yield f"  memory of the workers: {_megabytes(hub)}, {more / 1e6:.0f} MB more at most"


def _count(told: dict[str, Any]) -> int:
    return sum(map(len, told["took"].values()))


def _spread(told: dict[str, Any], kind: str) -> str:
    took = told["took"].get(kind, [])
    if len(took) < 2:
        return "-"
    cuts = quantiles(took, n=100)
    middle, p95, worst = (f"{seconds * 1000:,.0f}" for seconds in (median(took), cuts[94], max(took)))
    return f"median {middle} ms, p95 {p95}, worst {worst} ({len(took):,})"


def _wrong(told: dict[str, Any]) -> str:
    later = f"  ({told['later']} were told to come again later)" if told["later"] else ""
    if not told["errors"] and not told["lost"]:
        return later
    return f"  !! {told['errors']} errors, {told['lost']} listeners lost: {told['first_error']}{later}"


def _megabytes(hub: vendor.Program) -> str:
    return " and ".join(f"{used / 1e6:.0f} MB" for used in hub.memory())


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
