"""Many histories, on as many processors as are wanted, and what became of them."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from tests.sync.simulation import client_defects, hub_defects
from tests.sync.simulation.cast import stage
from tests.sync.simulation.defects import DEFECTS, in_force
from tests.sync.simulation.history import script
from tests.sync.simulation.shrink import Failure, play

CHUNK = 20
PATIENCE = 400
"""Histories in which a defect is sought of which nobody knows how many it needs."""
DECLARING = (hub_defects, client_defects)
"""The modules that declare the defects."""


@dataclass
class Tally:
    """What a number of histories came to. `failures`: seeds with what was found."""

    histories: int = 0
    steps: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    failures: dict[int, str] = field(default_factory=dict)

    def add(self, other: Tally) -> None:
        """Take in what another one counted."""
        self.histories += other.histories
        self.steps += other.steps
        self.faults += other.faults
        self.kinds += other.kinds
        self.failures |= other.failures


def run(first: int, count: int) -> Tally:
    """Let the histories of these seeds happen."""
    stage()
    _spare_the_stage()
    tally = Tally(histories=count)
    for seed in range(first, first + count):
        failure, history = play(script(seed))
        tally.steps += history.done
        tally.faults += history.faults
        tally.kinds += Counter(step.kind for step in history.script.steps[: history.done])
        if failure:
            tally.failures[seed] = failure.message
    return tally


def _spare_the_stage() -> None:
    """What the stage is made of lasts: looking at it for garbage again and again takes a tenth of the time."""
    if not gc.get_freeze_count():  # once: what is garbage by then would be kept for ever
        gc.collect()
        gc.freeze()
        gc.set_threshold(50_000)


def run_all(first: int, count: int, jobs: int, seconds: float = 0.0) -> Iterator[Tally]:
    """The same in several processes, chunk by chunk, the sum so far each time; ends early after so many seconds."""
    total, end = Tally(), time.monotonic() + seconds
    starts = range(first, first + count, CHUNK)
    sizes = [min(CHUNK, first + count - start) for start in starts]
    if jobs == 1:
        chunks: Iterator[Tally] = map(run, starts, sizes)
        pool = None
    else:
        pool = ProcessPoolExecutor(jobs, get_context("spawn"))
        chunks = pool.map(run, starts, sizes)
    try:
        for tally in chunks:
            total.add(tally)
            yield total
            if seconds and time.monotonic() > end:
                return
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


def hunted(name: str, first: int = 1) -> tuple[int, Failure | None]:
    """How many histories it took until one failed with this defect in the code, and that one; None where none did."""
    stage()
    with in_force(name):
        for number in range(DEFECTS[name].within or PATIENCE):
            failure, _ = play(script(first + number))
            if failure:
                return number + 1, failure
    return DEFECTS[name].within or PATIENCE, None
