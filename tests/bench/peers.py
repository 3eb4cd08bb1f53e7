"""The same work done by others: Anki's client and sync server, and PouchDB with express-pouchdb.

Both are fetched once into a folder of the user's cache, never into the project. What cannot be fetched is passed over.
They get as many rows, each as long as a row of ours is encoded: a note of one text for Anki, a document of fifty fields
for PouchDB. Ours are leads of half a hundred columns with their indexes, encrypted and searchable; theirs are neither,
but that PouchDB does it again with as many indexes as lists of leads have, without which it shows no list in order.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from platformdirs import user_cache_path

from prm_desktop.domain.ids import new_uuid7
from prm_desktop.replica.schema import TABLES
from sync import protocol
from tests.bench import world
from tests.bench.measure import Cost, Row, least, load, middle, timed
from tests.bench.syncing import CHANGED, OTHER, open_leads
from tests.bench.world import Hub

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
HERE = Path(__file__).parent
PATIENCE = 1800
"""Seconds that another program may take over its work, or over being fetched."""
Costs = dict[str, Cost]


def bench_peers(hub: Hub, folder: Path) -> Iterator[Row | str]:
    """First sync, delta and no-op of each that can be had, against ours before and after it."""
    size, count = _rows(hub)
    ours = [_ours(hub, folder)]
    for name, fetch, more in PEERS:
        try:
            theirs = _theirs([*fetch(), str(count), str(size), str(CHANGED), str(ROUNDS), *more()])
        except (OSError, subprocess.SubprocessError, json.JSONDecodeError) as error:
            yield f"{name}: passed over, it cannot be had or run here ({type(error).__name__})"
            continue
        ours.append(_ours(hub, folder))
        yield f"{name} ({load()}), {count:,} rows of {size} bytes"
        for what, yard in theirs.items():
            pairs = [some[what] for some in ours[-2:]]
            yield Row(what, least(pairs), name, yard, middle(pairs).over(yard))


def _rows(hub: Hub) -> tuple[int, int]:
    """How large a row of ours is, encoded, and how many a first sync brings."""
    pages = world.all_rows(hub, hub.accounts[0])
    count = sum(len(page.rows) for page in pages)
    return sum(len(protocol.encode(page.rows)) for page in pages) // count, count


def _ours(hub: Hub, folder: Path) -> Costs:
    path = folder / f"peer-{new_uuid7()}.db"
    made = world.client(hub, path, hub.accounts[0])
    first = timed(made.engine.sync_once)
    with made.db.read() as conn:
        ids = open_leads(conn)
    deltas, quiet = [], []
    for turn in range(ROUNDS):
        world.touch_leads(made, ids, OTHER, f"{path.name} {turn}")
        deltas.append(timed(made.engine.sync_once))
        quiet.append(timed(made.engine.sync_once))
    made.close()
    return {"first sync": first, "delta of 1,000 rows": least(deltas), "no-op": least(quiet)}


def _theirs(command: list[str]) -> Costs:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)  # noqa: S603 - fetched above
    told = json.loads(done.stdout.splitlines()[-1])
    names = {"first sync": "first", "delta of 1,000 rows": "delta", "no-op": "noop"}
    return {what: least([Cost(*pair) for pair in told[name]]) for what, name in names.items()}


def _listed() -> list[str]:
    """The columns by which lists of leads are in order, as names of a document's fields."""
    kept = {index.columns[0].name for index in TABLES["lead"].indexes} - {"id", "rv"}  # those serve the sync
    return [json.dumps([f"f{place}" for place in range(len(kept))])]


def _anki() -> list[str]:
    def fetch(place: Path) -> None:
        _run([sys.executable, "-m", "venv", str(place)])
        _run([str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "anki"])

    return [str(_fetched("anki", fetch) / "bin" / "python"), str(HERE / "peer_anki.py")]


def _pouchdb() -> list[str]:
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        raise FileNotFoundError("npm")
    packages = ["pouchdb", "pouchdb-find", "express-pouchdb", "express@4"]
    install = [npm, "install", "--no-audit", "--no-fund", "--silent", "--prefix"]
    place = _fetched("pouchdb", lambda found: _run([*install, str(found), *packages]))
    script = place / "peer_pouchdb.js"
    shutil.copyfile(HERE / "peer_pouchdb.js", script)  # node looks for packages beside the script
    return [node, str(script)]


def _fetched(name: str, fetch: Callable[[Path], None]) -> Path:
    """The folder that it was fetched into, now or earlier."""
    place = user_cache_path("prm-desktop-bench") / name
    done = place / "fetched"
    if not done.exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        fetch(place)
        done.touch()
    return place


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)  # noqa: S603 - our own words


PEERS: tuple[tuple[str, Callable[[], list[str]], Callable[[], list[str]]], ...] = (
    ("Anki, row by row", _anki, list),
    ("PouchDB", _pouchdb, lambda: ["[]"]),
    ("PouchDB with the lists' indexes", _pouchdb, _listed),
)
"""Each with how it is fetched, and what its script is told beside the amounts."""
