"""The same work done by others: Anki's client and sync server, and PouchDB with express-pouchdb.

Both are fetched once into a folder of the user's cache, never into the project. What cannot be fetched is passed over.
Their rows are of about 300 bytes; ours are leads of 48 columns, three to four times that, encrypted and searchable.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from platformdirs import user_cache_path

from tests.bench import world
from tests.bench.measure import Row, timed
from tests.bench.syncing import CHANGED, OTHER, open_leads
from tests.bench.world import Hub

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
HERE = Path(__file__).parent
PATIENCE = 1800
"""Seconds that another program may take over its work, or over being fetched."""
Times = dict[str, float]


def bench_peers(hub: Hub, folder: Path) -> Iterator[Row | str]:
    """First sync, delta and no-op of each that can be had, against ours."""
    ours, count = _ours(hub, folder)
    for name, fetch in (("Anki, row by row", _anki), ("PouchDB", _pouchdb)):
        try:
            theirs = _theirs([*fetch(), str(count), str(CHANGED), str(ROUNDS)])
        except (OSError, subprocess.SubprocessError, json.JSONDecodeError) as error:
            yield f"{name}: passed over, it cannot be had or run here ({type(error).__name__})"
            continue
        for what, seconds in ours.items():
            ratio = seconds / theirs[what]
            yield Row(f"{what} ({count:,} rows)", seconds, name, theirs[what], ratio, ratio)


def _ours(hub: Hub, folder: Path) -> tuple[Times, int]:
    made = world.client(hub, folder / "peer.db", hub.accounts[0])
    times: dict[str, list[float]] = {"first sync": [timed(made.engine.sync_once)], "delta": [], "no-op": []}
    with made.db.read() as conn:
        ids = open_leads(conn)
        count = int(conn.exec_driver_sql("SELECT count(*) FROM e_lead").scalar_one())
    for turn in range(ROUNDS):
        world.touch_leads(made, ids, OTHER, f"peers {turn}")
        times["delta"].append(timed(made.engine.sync_once))
        times["no-op"].append(timed(made.engine.sync_once))
    made.close()
    return {what: median(some) for what, some in times.items()}, count


def _theirs(command: list[str]) -> Times:
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)  # noqa: S603 - fetched above
    told = json.loads(done.stdout.splitlines()[-1])
    return {"first sync": told["first"], "delta": median(told["delta"]), "no-op": median(told["noop"])}


def _anki() -> list[str]:
    def fetch(place: Path) -> None:
        _run([sys.executable, "-m", "venv", str(place)])
        _run([str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", "anki"])

    return [str(_fetched("anki", fetch) / "bin" / "python"), str(HERE / "peer_anki.py")]


def _pouchdb() -> list[str]:
    npm, node = shutil.which("npm"), shutil.which("node")
    if not npm or not node:
        raise FileNotFoundError("npm")
    packages = ["pouchdb", "express-pouchdb", "express@4"]
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
