"""How much memory a first sync takes: of many more rows than fit into it, by a client and a hub in their own processes.

`python -m tests.bench.memory URL USER FILE` is the client: it syncs once and prints a line of JSON. Linux only.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from prm_desktop.domain.entities import entity_of
from prm_desktop.domain.leads import Lead
from sync.hub.store import Store
from tests.bench import world
from tests.bench.world import Hub

ROWS = int(os.environ.get("BENCH_ROWS", "1000000"))
STEP = 0.02
PASSWORD = "BENCH_PASSWORD"


def bench_memory(hub: Hub, folder: Path) -> Iterator[str]:
    """A first sync of a million leads."""
    if not Path("/proc/self/statm").exists():
        yield "memory: passed over, it is read from /proc"
        return
    account = hub.accounts[0]
    _grow(folder / "hub.db", account["partner"])
    idle = _resident(hub.pid)
    command = [sys.executable, "-m", "tests.bench.memory", hub.url, account["user"], str(folder / "memory.db")]
    environment = {**os.environ, PASSWORD: account["password"]}
    with Watch(hub.pid) as at_hub:
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - our own
    told = json.loads(done.stdout)
    yield f"first sync of {told['rows']:,} rows in {told['seconds']:.0f} s"
    yield f"  client: {told['peak'] - told['idle']:.0f} MB above idle ({told['idle']:.0f} MB)"
    yield f"  hub:    {at_hub.peak - idle:.0f} MB above idle ({idle:.0f} MB)"


def _grow(path: Path, partner: str) -> None:
    """Give the partner leads until there are as many as wanted: copies of those it has, with ids of their own."""
    store = Store(f"sqlite:///{path}")
    with store.raw() as conn:
        count = conn.exec_driver_sql("SELECT count(*) FROM e_lead WHERE partner_id = ?", (partner,)).scalar_one()
        copies = max(0, -(-ROWS // count) - 1)
        one = f"WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < {copies})"  # noqa: S608
        new_id = f"printf('0193b000-0000-7000-8000-%012x', e_lead.n * {copies} + one.n)"
        values = ", ".join({"id": new_id}.get(name, f'e_lead."{name}"') for name in entity_of(Lead).columns)
        names = ", ".join(f'"{name}"' for name in entity_of(Lead).columns)
        theirs = "e_lead.partner_id = ? ORDER BY e_lead.n, one.n"
        lines = f"{one} SELECT s.scope, s.entity, {new_id}, s.rv, s.live FROM row_scope s, one, e_lead"  # noqa: S608
        lines += f" WHERE e_lead.id = s.row_id AND {theirs}"
        if copies:  # the lines first: once there are more leads, those would be copied too
            conn.exec_driver_sql(f"INSERT INTO row_scope (scope, entity, row_id, rv, live) {lines}", (partner,))
            made = f"{one} SELECT {values} FROM e_lead, one WHERE {theirs}"  # noqa: S608 - declared names
            conn.exec_driver_sql(f"INSERT INTO e_lead ({names}) {made}", (partner,))
    store.recount()
    store.analyze()
    store.close()


class Watch:
    """Looks at the memory of a process until the block ends. `peak` in megabytes."""

    def __init__(self, pid: int) -> None:
        self.peak = _resident(pid)
        self._pid = pid
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(STEP):
            self.peak = max(self.peak, _resident(self._pid))


def _resident(pid: int) -> float:
    """The megabytes of memory that a process has."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(url: str, user: str, path: str) -> None:
    """The client: opened and signed in it is idle, then it syncs."""
    account = {"user": user, "password": os.environ[PASSWORD]}
    made = world.client(Hub(url, [account], 0), Path(path), account)
    idle = _resident(os.getpid())
    began = time.perf_counter()
    with Watch(os.getpid()) as here:
        outcome = made.engine.sync_once()
    seconds = time.perf_counter() - began
    made.close()
    sys.stdout.write(json.dumps({"idle": idle, "peak": here.peak, "seconds": seconds, "rows": outcome.received}))


if __name__ == "__main__":
    main(*sys.argv[1:])
