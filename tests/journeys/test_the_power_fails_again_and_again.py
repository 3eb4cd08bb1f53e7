"""The client is killed in the middle of whatever it does, again and again: what it said was saved is saved, once.

PRM_KILLS sets how often; the default fits into a run of all tests.
"""

import json
import os
import random
import select
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.driver import ROOT, Account, Hub, Rep

KILLS = int(os.environ.get("PRM_KILLS", "30"))
SEED = 20261123
pytestmark = [
    pytest.mark.xdist_group("the_power_fails_again_and_again"),
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the worker forks"),
]


class Worker:
    """A process that makes children to be killed (`tests/journeys/worker.py`)."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._rest = b""
        self._lines: list[dict[str, Any]] = []

    def hears(self, seconds: float) -> dict[str, Any] | None:
        """The next line, or None where none comes in time."""
        out = self._process.stdout
        assert out is not None
        end = time.monotonic() + seconds
        while not self._lines:
            left = end - time.monotonic()
            if left <= 0 or not select.select([out], [], [], left)[0]:
                return None
            data = os.read(out.fileno(), 65536)
            assert data, "the worker ended"
            *lines, self._rest = (self._rest + data).split(b"\n")
            self._lines += [json.loads(line) for line in lines]
        return self._lines.pop(0)

    def starts(self, *words: str) -> int:
        """Send a child to work; its process id."""
        assert self._process.stdin is not None
        self._process.stdin.write((" ".join(words) + "\n").encode())
        self._process.stdin.flush()
        told = self.hears(60)
        assert told is not None
        return int(told["pid"])

    def finishes(self) -> tuple[list[dict[str, Any]], int]:
        """What the child told until it ended, and its exit code."""
        told: list[dict[str, Any]] = []
        while (line := self.hears(120)) is not None:
            if "ended" in line:
                return told, int(line["ended"])
            told.append(line)
        raise AssertionError("the child does not end")

    def completes(self, *words: str) -> list[dict[str, Any]]:
        """Let a child finish its work undisturbed."""
        self.starts(*words)
        told, code = self.finishes()
        assert code == 0
        return told


@contextmanager
def worker_of(rep: Rep) -> Iterator[Worker]:
    """A worker on this person's computer."""
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("worker.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=rep.environment(),
        cwd=ROOT,
    )
    worker = Worker(process)
    try:
        assert worker.hears(60) == {"ready": True}
        yield worker
    finally:
        process.kill()
        process.communicate()


def killed_after(worker: Worker, pid: int, seconds: float) -> list[dict[str, Any]]:
    """What a child told before it was killed that many seconds later, unless it was done."""
    told: list[dict[str, Any]] = []
    end = time.monotonic() + seconds
    while (line := worker.hears(max(end - time.monotonic(), 0))) is not None:
        if "ended" in line:
            return told
        told.append(line)
    os.kill(pid, signal.SIGKILL)
    return told + worker.finishes()[0]


def test_a_first_sync_that_is_killed_goes_on_where_it_was(hub: Hub, at_work: Callable[[Account], Rep]) -> None:
    colleague, account, *_ = hub.colleagues()[0]
    other = at_work(colleague)
    rep = Rep(other.home / "second", account, hub.url)
    rep.signs_in("--no-sync")
    pristine = other.home / "pristine"
    shutil.copytree(rep.home, pristine)
    chance = random.Random(SEED)  # noqa: S311 - a repeatable choice of moments
    resumed = 0
    with worker_of(rep) as worker:
        began = time.monotonic()
        worker.completes("sync")
        longest = time.monotonic() - began
        loaded, primed = 0, True
        for _ in range(KILLS):
            if primed:
                shutil.rmtree(rep.home)
                shutil.copytree(pristine, rep.home)
                loaded = 0
            killed_after(worker, worker.starts("sync"), chance.uniform(0, longest))
            (now,) = worker.completes("status")
            primed = now["primed"]
            assert primed or now["loaded"] >= loaded
            loaded = now["loaded"]
            resumed += not primed and loaded > 0
        worker.completes("sync")
        (now,) = worker.completes("status")
    assert now["primed"]
    assert resumed
    assert rep.does("doctor")["ok"]
    assert rep.sees("lead") == other.sees("lead")
    assert rep.sees("product") == other.sees("product")


def test_no_saved_work_is_lost_and_none_is_done_twice(hub: Hub, at_work: Callable[[Account], Rep]) -> None:
    first, second, *_ = hub.colleagues()[0]
    rep, colleague = at_work(first), at_work(second)
    lead = rep.sees("lead", "status=accepted,working")[0]["id"]
    chance = random.Random(SEED)  # noqa: S311 - a repeatable choice of moments
    acknowledged: list[str] = []
    with worker_of(rep) as worker:
        for turn in range(KILLS):
            pid = worker.starts("work", lead, f"turn{turn}", "100000")
            told = killed_after(worker, pid, chance.uniform(0.02, 0.25))
            acknowledged += [line["saved"] for line in told]
            killed_after(worker, worker.starts("sync"), chance.uniform(0, 0.8))
        assert acknowledged
        worker.completes("sync")
        (now,) = worker.completes("status")
    assert now["pending"] == 0
    assert rep.does("doctor")["ok"]

    colleague.syncs()
    for person in (rep, colleague):
        logged = person.sees("activity", f"lead_id={lead}", "subject~turn")
        times = Counter(item["subject"] for item in logged)
        assert not set(acknowledged) - set(times)
        assert set(times.values()) == {1}
        unannounced = set(times) - set(acknowledged)  # killed after it was saved, before it could say so
        assert len(unannounced) <= KILLS
    assert rep.attention() == []
